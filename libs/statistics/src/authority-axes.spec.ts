import { describe, expect, it } from '@jest/globals';
import type { Association, Authority, Unit } from '@samspar/association';
import { codesOf, PARTY, worksOf } from '@samspar/codes';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { codeLabel } from './labels.js';
import type { Answer } from './query.js';

const authority = (id: string, party: Authority['party']): Authority => ({
  id,
  party,
  work: worksOf(party)[0],
  name: `Nämnden ${id}`,
  aliases: [],
  contact: null,
  retention: { kind: 'kept' },
  archive: null,
  to: null,
});
const unit = (name: string, of: string, ...aliases: readonly string[]): Unit => ({
  id: name.toLowerCase(),
  authority: of,
  name,
  aliases,
  district: null,
  from: null,
  to: null,
});
const authorities = [
  authority('soc', 'municipality'),
  authority('arb', 'municipality'),
  authority('psyk', 'region'),
];
const registered: Association = {
  ...associationWith(),
  authorities,
  units: [unit('Jobbtorg', 'arb', 'JT', 'Jobbtorget'), unit('Psykosvården', 'psyk')],
};
const partyNumber = (code: Authority['party']): number => codesOf(PARTY).indexOf(code);
const started = { startedOn: '2024-03-01' } as const;
const codes = ({ cells }: Answer, dimension: 'referringUnit' | 'referringAuthority' | 'runBy') =>
  Object.fromEntries(cells.map((cell) => [cell[dimension], cell.value]));

/** A log in which three spellings of a unit and an unknown one refer, and a register that comes at 500. */
const told = () => {
  const log = new Told2024();
  const { referringUnit } = log.cube.dictionaries;
  for (const [code, name] of [
    ['jobbtorg', 'Jobbtorg'],
    ['jobbtorget', 'Jobbtorget'],
    ['jt', 'JT'],
    ['socialkontoret', 'Socialkontoret'],
  ] as const)
    log.tell({
      ...started,
      referringUnit: referringUnit.ordinal(code, name),
      referringParty: partyNumber('municipality'),
    });
  log.cube.addAssociation({ knownFrom: 500, position: 500, association: registered });
  return log;
};

describe('the register of authorities in the statistics', () => {
  it('counts a unit under one name, however it was written, from when the register knows', () => {
    const log = told();
    expect(codes(log.ask({ by: ['referringUnit'] }), 'referringUnit')).toEqual({
      jobbtorg: 3,
      socialkontoret: 1,
    });
    expect(codes(log.ask({ by: ['referringUnit'], asKnownAt: 499 }), 'referringUnit')).toEqual({
      jobbtorg: 1,
      jobbtorget: 1,
      jt: 1,
      socialkontoret: 1,
    });
  });

  it('tells the authority of a unit that it has, and of a party that has one alone', () => {
    const log = told();
    const { referringUnit } = log.cube.dictionaries;
    const said = (name: string, party: Authority['party']) =>
      log.tell({
        ...started,
        referringUnit: referringUnit.ordinal(name),
        referringParty: partyNumber(party),
      });
    said('okand', 'region');
    said('okand', 'forsakringskassan');
    // A unit of another party than the one that is said tells nothing.
    said('jt', 'region');
    said('psykosvarden', 'municipality');
    expect(codes(log.ask({ by: ['referringAuthority'] }), 'referringAuthority')).toEqual({
      arb: 3,
      psyk: 2,
      forsakringskassan: 1,
      unknown: 2,
    });
    expect(codes(log.ask({ by: ['referringAuthority'], asKnownAt: 499 }), 'referringAuthority')).toEqual({
      municipality: 5,
      region: 2,
      forsakringskassan: 1,
    });
  });

  it('tells the authority that a unit belonged to on the day of the referral, from when its move is known', () => {
    const log = told();
    const { referringUnit } = log.cube.dictionaries;
    for (const referredOn of ['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-01', 'unknown'] as const)
      log.tell({
        ...started,
        referredOn,
        referringUnit: referringUnit.ordinal('jobbtorg'),
        referringParty: partyNumber('municipality'),
      });
    expect(codes(log.ask({ by: ['referringAuthority'] }), 'referringAuthority')).toEqual({
      arb: 8,
      unknown: 1,
    });
    const earlier = [
      { authority: 'psyk', to: '2023-12-31' },
      { authority: 'soc', to: '2024-01-31' },
    ];
    log.cube.addAssociation({
      knownFrom: 600,
      position: 600,
      association: {
        ...registered,
        units: registered.units.map((one) => (one.name === 'Jobbtorg' ? { ...one, earlier } : one)),
      },
    });
    // That of another party tells nothing, as with a unit of another party.
    expect(codes(log.ask({ by: ['referringAuthority'] }), 'referringAuthority')).toEqual({
      soc: 2,
      arb: 3 + 2,
      unknown: 1 + 1,
    });
    expect(codes(log.ask({ by: ['referringAuthority'], asKnownAt: 599 }), 'referringAuthority')).toEqual({
      arb: 8,
      unknown: 1,
    });
  });

  it('names the authority that runs an insats', () => {
    const [novum, team] = registered.interventions;
    const log = new Told2024();
    log.tell({ ...started, in: 'novum' });
    log.tell({ ...started, in: 'finsam-team' });
    log.tell({ ...started, in: 'nedlagd' });
    log.cube.addAssociation({
      knownFrom: 500,
      position: 500,
      association: {
        ...registered,
        interventions: [novum, team].flatMap((one) =>
          one ? [{ ...one, owner: one.id === 'novum' ? 'region' : 'soc' }] : [],
        ),
      },
    });
    expect(codes(log.ask({ by: ['runBy'] }), 'runBy')).toEqual({ soc: 1, psyk: 1, unknown: 1 });
  });

  it('is not known of referrals where an insats does not register who referred', () => {
    const log = told();
    const lacking = { ...registered.settings, registeredSince: { referringParty: {} } };
    log.cube.addAssociation({
      knownFrom: 600,
      position: 600,
      association: { ...registered, settings: lacking },
    });
    const { notRegistered } = log.ask({ by: ['referringAuthority'] });
    expect(notRegistered?.dimension).toBe('referringAuthority');
  });

  it('gives its names to the codes', () => {
    const names = { association: registered, unitName: () => 'som skrevs' };
    expect(codeLabel('referringUnit', 'jobbtorg', names)).toBe('Jobbtorg');
    expect(codeLabel('referringUnit', 'okand', names)).toBe('som skrevs');
    expect(codeLabel('runBy', 'soc', names)).toBe('Nämnden soc');
    expect(codeLabel('referringAuthority', 'forsakringskassan', names)).toBe('Försäkringskassan');
    expect(codeLabel('referringAuthority', 'unknown', names)).toBe('Uppgift saknas');
  });
});
