import { describe, expect, it } from '@jest/globals';
import type { Association } from '@samspar/association';
import { codesOf, PARTY } from '@samspar/codes';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';

const authority = (id: string): Association['authorities'][number] => ({
  id,
  party: 'municipality',
  work: 'social-services',
  name: `Nämnden ${id}`,
  aliases: [],
  contact: null,
  retention: { kind: 'kept' },
  archive: null,
  to: null,
});
const registered: Association = {
  ...associationWith(),
  authorities: [authority('farsta'), authority('jarva')],
  units: [
    {
      id: 'e',
      authority: 'farsta',
      name: 'Enheten',
      aliases: [],
      district: 'farsta',
      from: null,
      to: null,
    },
  ],
};
const DIMENSIONS = ['district', 'referringUnit', 'referringAuthority'] as const;

/** Two journeys of Farsta, the second under another record of its person until the moment 200; and one unit that it alone names. */
const told = () => {
  const log = new Told2024(registered);
  const { referringUnit, district } = log.cube.dictionaries;
  const at = {
    startedOn: '2024-03-01',
    referringParty: codesOf(PARTY).indexOf('municipality'),
    lives: 'farsta',
    referringUnit: referringUnit.ordinal('enheten', 'Enheten'),
  } as const;
  log.tell(at);
  log.tell({ ...at, participant: 7 }, { knownFrom: 100, knownTo: 200 });
  log.cube.addVersion({ ...log.row(at), journey: 1, participant: 8 }, 200);
  log.cube.addVersion(
    {
      ...log.row({
        ...at,
        lives: 'egen-stadsdel',
        referringUnit: referringUnit.ordinal('boendet', 'Boendet'),
      }),
      journey: 2,
      participant: 9,
    },
    0,
  );
  return { log, cube: log.cube, district };
};

describe('the journeys of a person whose identity is protected', () => {
  it.each(DIMENSIONS)('count as unknown by %s, and in every total as before', (dimension) => {
    const { log, cube } = told();
    const before = log.values({ by: [dimension] });
    expect(before).not.toHaveProperty('unknown', 3);
    cube.protect(0, true);
    const { cells, total, checks } = log.ask({ by: [dimension] });
    expect(cells.find((cell) => cell[dimension] === 'unknown')?.value).toBeGreaterThan(0);
    expect([total, checks.parts]).toEqual([3, true]);
    cube.protect(0, false);
    expect(log.values({ by: [dimension] })).toEqual(before);
  });

  it.each([Infinity, 250, 150, 50])(
    'do so as known at any moment, also before anybody knew (%s)',
    (asKnownAt) => {
      const { log, cube } = told();
      const asked = { by: ['district'], ...(asKnownAt < Infinity && { asKnownAt }) } as const;
      expect(log.values(asked)).toHaveProperty('farsta', asKnownAt < 100 ? 1 : 2);
      cube.protect(8, true);
      expect(log.values(asked)).toHaveProperty('farsta', 1);
      expect(log.ask({ ...asked, where: { district: ['farsta'] } }).total).toBe(1);
    },
  );

  it('are all of hers, whichever of her records says so, while they are said to be one person’s', () => {
    for (const [record, other] of [
      [0, 8],
      [8, 0],
    ] as const) {
      const { log, cube } = told();
      cube.protect(record, true);
      const merge = cube.addMerge({ participant: record, into: other, knownFrom: 300, knownTo: Infinity });
      expect(log.values({ by: ['district'] })).toEqual({ 'egen-stadsdel': 1, unknown: 2 });
      expect(log.values({ by: ['district'], asKnownAt: 250 })).toEqual({ 'egen-stadsdel': 1, unknown: 2 });
      cube.closeMerge(merge, 400);
      expect(log.values({ by: ['district'] })).toEqual({ farsta: 1, 'egen-stadsdel': 1, unknown: 1 });
    }
  });

  it('are not those that turned out to be somebody else’s, whose record is protected', () => {
    const { log, cube } = told();
    cube.protect(7, true);
    expect(log.values({ by: ['district'], asKnownAt: 150 })).toHaveProperty('farsta', 2);
  });

  it('leave no trace of a name that nobody else has: neither among the codes that can be asked for nor by asking for it', () => {
    const { log, cube } = told();
    const asked = { where: { referringUnit: ['boendet'] } };
    expect(log.ask(asked).total).toBe(1);
    cube.protect(9, true);
    for (const where of [asked.where, { referringUnit: ['x'] }, { district: ['egen-stadsdel'] }]) {
      const refusal = log.refusal({ where });
      expect(refusal).toMatchObject({ code: 'ValueUnknown' });
      expect(JSON.stringify(refusal && 'allowed' in refusal && refusal.allowed)).not.toMatch(/boendet|egen/);
    }
    expect(log.values({ by: ['referringUnit'] })).toEqual({ enheten: 2, unknown: 1 });
  });
});
