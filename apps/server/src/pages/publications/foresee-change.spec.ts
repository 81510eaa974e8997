import { describe, expect, it } from '@jest/globals';
import { textsOf } from '@samspar/pages';
import type { Redefinition } from '@samspar/use-cases';
import { associationWith } from '../../../../../test/statistics/feeding.js';
import { changeIn, CHANGES, type ChangeName, fieldRefused, questionsOf } from './foresee-change.js';

const asked = { language: 'sv', association: associationWith(), definitions: [1, 2] } as const;
const read = (change: ChangeName, typed: Readonly<Record<string, string>>) =>
  changeIn(change, typed, asked, '2025-06-15');
const wrongIn = (...said: Parameters<typeof read>) => {
  const result = read(...said);
  return 'errors' in result ? result.errors.map(({ field, message }) => [field, message]) : [];
};

const FILLED: Readonly<Record<ChangeName, readonly [Readonly<Record<string, string>>, Redefinition]>> = {
  unitName: [
    { skrivet: 'JT', enhet: 'u' },
    { change: 'unitName', written: 'JT', unit: 'u' },
  ],
  unitRenamed: [
    { enhet: 'u', namn: 'Nya' },
    { change: 'unitRenamed', unit: 'u', name: 'Nya' },
  ],
  unitNew: [
    { namn: 'Nya', myndighet: 'm' },
    { change: 'unitNew', name: 'Nya', authority: 'm' },
  ],
  unitAuthority: [
    { enhet: 'u', myndighet: 'm', fran: '2025-01-01' },
    { change: 'unitAuthority', unit: 'u', authority: 'm', since: '2025-01-01' },
  ],
  authorityNew: [
    { namn: 'Nya', part: 'region' },
    { change: 'authorityNew', name: 'Nya', party: 'region' },
  ],
  owner: [
    { insats: 'novum', drivs: 'm' },
    { change: 'owner', intervention: 'novum', owner: 'm' },
  ],
  interventionEnds: [
    { insats: 'novum', till: '' },
    { change: 'interventionEnds', intervention: 'novum', to: null },
  ],
  districtEnds: [
    { stadsdel: 'farsta', till: '2025-01-01', blir: 'jarva', ny: '' },
    { change: 'districtEnds', district: 'farsta', to: '2025-01-01', successor: { id: 'jarva' } },
  ],
  registeredSince: [
    { variabel: 'sex', insats: '*', fran: '' },
    { change: 'registeredSince', variable: 'sex', intervention: '*', since: null },
  ],
  threshold: [{ grans: '9' }, { change: 'threshold', threshold: 9 }],
  afterWithdrawal: [{ raknas: 'anonymous' }, { change: 'afterWithdrawal', counts: 'anonymous' }],
  definition: [{ version: '2' }, { change: 'definition', version: 2 }],
};

describe('what a form says of a change', () => {
  it.each(CHANGES)('is read as it was filled in, and what lacks is said at its field: %s', (change) => {
    const [typed, redefinition] = FILLED[change];
    expect(read(change, typed)).toEqual({ redefinition });
    expect(questionsOf(change, asked).map(({ name }) => name)).toEqual(
      expect.arrayContaining(Object.keys(typed)),
    );
    for (const language of ['sv', 'en'] as const)
      expect(textsOf(language).publications.foresee.changes[change]).toMatch(/\w/);
    const blank = wrongIn(change, {}).map(([field]) => field);
    expect(Object.keys(typed)).toEqual(expect.arrayContaining(blank));
    expect(blank.length).toBeGreaterThan(0);
  });

  it('is a new district where one is named, and none where neither is', () => {
    const ended = { stadsdel: 'farsta', till: '2025-01-01' };
    expect(read('districtEnds', { ...ended, ny: 'Nya' })).toMatchObject({
      redefinition: { successor: { name: 'Nya' } },
    });
    expect(read('districtEnds', ended)).toMatchObject({ redefinition: { successor: null } });
  });

  it('is wrong where a day cannot be read, or what is chosen is not there', () => {
    expect(wrongIn('interventionEnds', { insats: 'novum', till: 'i fjol' })).toEqual([
      ['till', expect.stringContaining('ÅÅÅÅ-MM-DD')],
    ]);
    expect(wrongIn('registeredSince', { variabel: 'colour' }).map(([field]) => field)).toEqual(['variabel']);
    expect(wrongIn('authorityNew', { namn: 'Nya', part: 'staten' }).map(([field]) => field)).toEqual([
      'part',
    ]);
  });
});

describe('a refusal of a change', () => {
  it.each([
    ['unitName', { code: 'NameTaken', field: 'aliases', name: 'a', by: 'b' }, 'skrivet'],
    ['unitRenamed', { code: 'NameMissing', field: 'name' }, 'namn'],
    ['districtEnds', { code: 'NameTaken', field: 'name', name: 'a', by: 'b' }, 'ny'],
    ['districtEnds', { code: 'DistrictsInRing', field: 'successor' }, 'blir'],
    ['threshold', { code: 'ThresholdOutside', field: 'threshold', least: 1, most: 9 }, 'grans'],
    ['definition', { code: 'AssociationNotSetUp' }, undefined],
  ] as const)('stands at the field that it is of: %s %j', (change, refusal, field) =>
    expect(fieldRefused(change, refusal, asked)).toBe(field),
  );
});
