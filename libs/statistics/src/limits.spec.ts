import { describe, expect, it } from '@jest/globals';
import { associationWith, type Days, Told2024 } from '../../../test/statistics/feeding.js';
import { readQuery } from './read-query.js';

describe('days that run backwards', () => {
  it.each<[start: string, exit: string, closes: boolean]>([
    ['2024-01-01', '2023-12-31', false],
    ['2024-12-31', '2023-05-01', false],
    ['2025-01-01', '2024-01-01', false],
    ['2025-01-01', '2024-12-31', false],
    ['2025-01-01', '2023-12-31', true],
    ['2024-05-01', '2024-01-01', true],
    ['2024-12-31', '2024-06-01', true],
  ])('from a start on %s to an exit on %s: 2024 closes is %s', (startedOn, exitedOn, closes) => {
    const journeys = new Told2024();
    journeys.tell({ startedOn, exitedOn });
    expect(journeys.ask({ measure: 'participants' }).checks.closes).toBe(closes);
  });

  it('are looked for from the day registration began, that day included', () => {
    const registeredSince = { journeys: { '*': '2024-12-31' } };
    const journeys = new Told2024(associationWith({ registeredSince }));
    journeys.tell({ startedOn: '2024-12-31', exitedOn: '2024-12-01' });
    expect(journeys.ask({ measure: 'started' }).checks.closes).toBe(false);
  });

  it('are forgotten when the journey is corrected', () => {
    const journeys = new Told2024();
    const row = journeys.row({ startedOn: '2024-05-01' });
    journeys.tell({ startedOn: '2024-05-01', exitedOn: '2023-05-01' }, { knownFrom: 1 });
    journeys.cube.closeVersion(0, 9);
    journeys.cube.addVersion(row, 9);
    expect(journeys.ask().checks.closes).toBe(true);
    expect(journeys.ask({ asKnownAt: 8 }).checks.closes).toBe(false);
  });
});

const told = (days: Days, times: number): Told2024 => {
  const journeys = new Told2024();
  journeys.tell(days, { times });
  return journeys;
};
const note = (times: number) =>
  told({ startedOn: '2024-05-01' }, times).ask({ unit: 'person', protect: 'public' }).notes[0];
const without = (lacking: number) => {
  const journeys = told({ referredOn: '2024-04-01', startedOn: '2024-05-01' }, 9);
  journeys.tell({ referredOn: 'unknown', startedOn: '2024-05-01' }, { times: lacking });
  return journeys.ask({ measure: 'daysToStart', protect: 'public' }).without;
};

describe('a figure at its limit', () => {
  it('of persons who are not known is said from the threshold on', () => {
    expect(note(5)).toEqual({ code: 'personNotKnown', journeys: 5 });
    expect(note(4)).toEqual({ code: 'personNotKnown' });
  });

  it('of those that lack a day is said from the threshold on, in the total as in the cells', () => {
    expect([0, 4, 5].map(without)).toEqual([0, undefined, 5]);
  });

  it('of days in an insats that never began lacks the day', () => {
    const asked = { measure: 'daysInIntervention' } as const;
    expect(told({ exitedOn: '2024-05-01' }, 2).ask(asked)).toMatchObject({ total: null, n: 0, without: 2 });
  });

  it('of persons goes by the first moment at which it was known who somebody is', () => {
    const journeys = told({ startedOn: '2024-05-01' }, 1);
    for (const knownFrom of [7, 5, 9]) journeys.cube.identify(0, knownFrom);
    const notes = (asKnownAt: number) => journeys.ask({ unit: 'person', asKnownAt }).notes.length;
    expect([4, 5, 6].map(notes)).toEqual([1, 0, 0]);
  });

  it('of a year that lies outside the period is none, not a mistake', () =>
    expect(told({ startedOn: '2024-05-01' }, 1).ask({ where: { year: ['2030'] } }).total).toBe(0));

  it('may lie in the last year of the calendar', () =>
    expect(
      told({ startedOn: '2024-05-01' }, 1).values({
        measure: 'ongoing',
        from: '9998-12-31',
        to: '9999-12-31',
        by: ['year'],
      }),
    ).toEqual({ 9998: 1, 9999: 1 }));
});

describe('what is not known yet', () => {
  it('ends with the very millisecond at which the association was set up', () => {
    const journeys = new Told2024(null);
    journeys.cube.addAssociation({ knownFrom: 10, position: 10, association: associationWith() });
    journeys.cube.addAssociation({ knownFrom: 20, position: 20, association: associationWith({}, ['team']) });
    journeys.tell({ startedOn: '2024-05-01', in: 'team' });
    expect(journeys.ask({ asKnownAt: 9 }).total).toBe(null);
    expect(journeys.ask({ asKnownAt: 10 }).total).toBe(1);
    expect(journeys.refusal({ asKnownAt: 20, where: { intervention: ['novum'] } })).toMatchObject({
      code: 'ValueUnknown',
    });
    expect(journeys.refusal({ asKnownAt: 19, where: { intervention: ['novum'] } })).toBeUndefined();
  });

  it('is everything where no association is set up, whichever is named', () =>
    expect(new Told2024(null).ask({ where: { association: ['stockholm'] } })).toMatchObject({
      total: null,
      notRegistered: { dimension: 'association', since: null },
    }));

  it('has its day from the insats that registers first, in whatever order they stand', () => {
    for (const [novum, team] of [
      ['2025-03-01', '2025-06-01'],
      ['2025-06-01', '2025-03-01'],
    ] as const) {
      const registeredSince = { journeys: { novum, 'finsam-team': team } };
      const journeys = new Told2024(associationWith({ registeredSince }));
      expect(journeys.ask().notRegistered).toMatchObject({ dimension: 'journeys', since: '2025-03-01' });
    }
  });

  it('cannot be asked of the end of the calendar', () =>
    expect(
      readQuery([
        ['measure', 'started'],
        ['from', '2024-01-01'],
        ['to', '2024-12-31'],
        ['asKnownAt', '9999-12-31'],
      ]),
    ).toEqual({ refusal: { code: 'NotAMoment', parameter: 'asKnownAt', value: '9999-12-31' } }));
});
