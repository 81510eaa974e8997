import { describe, expect, it } from '@jest/globals';
import { type EsfThenAndNow, differencesIn } from './differences.js';
import { type EsfPart, type EsfRow, listOf, placedIn } from './list.js';
import { isMonth, lastDayOf, monthsOver } from './month.js';
import { standingsOf } from './standing.js';

const part = (said: Partial<EsfPart> = {}): EsfPart => ({
  journey: 'a',
  start: '2025-03-10',
  end: null,
  sex: 'woman',
  by: 'number',
  barred: null,
  ...said,
});
const row = (said: Partial<EsfRow> = {}): EsfRow => ({
  journey: 'a',
  start: '2025-03-10',
  end: null,
  sex: 'woman',
  by: 'number',
  ...said,
});

describe('who is in the list of a month', () => {
  it.each<[string, Partial<EsfPart>, boolean]>([
    ['began on its last day', { start: '2025-05-31' }, true],
    ['begins on the day after', { start: '2025-06-01' }, false],
    ['ended on its first day', { end: '2025-05-01' }, true],
    ['ended on the day before', { end: '2025-04-30' }, false],
    ['was there all along', {}, true],
    ['came and went in it', { start: '2025-05-02', end: '2025-05-03' }, true],
  ])('takes part on any day of it: %s', (_what, said, isThere) =>
    expect(typeof placedIn(part(said), '2025-05') === 'object').toBe(isThere),
  );

  it('is told to have ended in the month of the end, and not before', () => {
    const ended = part({ end: '2025-05-20' });
    expect(placedIn(ended, '2025-04')).toEqual(row());
    expect(placedIn(ended, '2025-05')).toEqual(row({ end: '2025-05-20' }));
    expect(placedIn(ended, '2025-06')).toBeUndefined();
  });

  it.each<[string, Partial<EsfPart>, string]>([
    ['anonymous', { barred: 'anonymous' }, 'anonymous'],
    ['on a day of start that nobody knows', { start: 'unknown' }, 'day-unknown'],
    ['to a day of end that nobody knows', { end: 'unknown' }, 'day-unknown'],
    ['of a sex that is not known, and without a number', { by: 'none', sex: 'unknown' }, 'sex-unknown'],
    [
      'with consent withdrawn, whatever else is not known',
      { barred: 'withdrawn', start: 'unknown' },
      'withdrawn',
    ],
  ])('is left out, and counted, who takes part %s', (_what, said, why) => {
    expect(listOf([part(said), part()], '2025-05')).toEqual({ rows: [row()], leftOut: { [why]: 1 } });
  });

  it('is not counted as left out who took no part that month', () =>
    expect(listOf([part({ barred: 'withdrawn', end: '2025-04-01' })], '2025-05')).toEqual({
      rows: [],
      leftOut: {},
    }));

  it('stands in the order of the starts', () =>
    expect(
      listOf(
        [part({ journey: 'b' }), part({ journey: 'c', start: '2025-01-01' }), part()],
        '2025-05',
      ).rows.map(({ journey }) => journey),
    ).toEqual(['c', 'a', 'b']));
});

describe('what a list would tell otherwise now', () => {
  const now = (said: Partial<EsfThenAndNow> = {}) =>
    differencesIn([{ journey: 'a', was: row(), now: part(), isOtherwiseKnown: false, ...said }], '2025-05');

  it('is nothing where nothing of the month was changed', () => {
    expect(now()).toEqual([]);
    expect(now({ now: part({ end: '2025-06-01' }) })).toEqual([]);
    expect(now({ was: undefined, now: part({ start: '2025-06-01' }) })).toEqual([]);
  });

  it.each<[string, Partial<EsfThenAndNow>, object]>([
    ['a day', { now: part({ start: '2025-03-11' }) }, { what: 'start', was: '2025-03-10', is: '2025-03-11' }],
    [
      'an end within the month',
      { now: part({ end: '2025-05-30' }) },
      { what: 'end', was: null, is: '2025-05-30' },
    ],
    ['a sex', { now: part({ sex: 'man' }) }, { what: 'sex', was: 'woman', is: 'man' }],
    ['who it is', { isOtherwiseKnown: true }, { what: 'identity' }],
    ['somebody who was not told', { was: undefined }, { what: 'added' }],
    ['somebody who has no part any longer', { now: undefined }, { what: 'removed' }],
    ['an end before the month', { now: part({ end: '2025-04-01' }) }, { what: 'removed' }],
    [
      'consent that is withdrawn',
      { now: part({ barred: 'withdrawn' }) },
      { what: 'removed', why: 'withdrawn' },
    ],
    ['an erasure', { now: part({ barred: 'erased' }) }, { what: 'removed', why: 'erased' }],
  ])('is told, journey by journey: %s', (_what, said, difference) =>
    expect(now(said)).toEqual([{ journey: 'a', ...difference }]),
  );
});

const standing = (made: Parameters<typeof standingsOf>[0], ...changed: readonly string[]) =>
  Object.fromEntries(standingsOf(made, (list) => changed.includes(list)));

describe('how the list of a month stands', () => {
  const first = { list: '1', month: '2025-03' };
  const second = { list: '2', month: '2025-04' };
  const third = { list: '3', month: '2025-05' };
  it('is as it was made, while nothing is changed', () =>
    expect(standing([first, second, third])).toEqual({ 1: 'current', 2: 'current', 3: 'current' }));

  it('is to be made anew with all later months, once something of it is changed', () =>
    expect(standing([first, second, third], '2')).toEqual({ 1: 'current', 2: 'changed', 3: 'follows' }));

  it('follows the month that was made anew, until it is made anew itself', () => {
    const anew = { list: '4', month: '2025-04', changes: { end: 1 } };
    expect(standing([first, second, third, anew])).toEqual({
      1: 'current',
      2: 'replaced',
      3: 'follows',
      4: 'current',
    });
    expect(standing([first, second, third, anew, { list: '5', month: '2025-05', changes: {} }])).toEqual({
      1: 'current',
      2: 'replaced',
      3: 'replaced',
      4: 'current',
      5: 'current',
    });
  });

  it('follows no month that was made anew and told the same', () =>
    expect(standing([second, third, { list: '4', month: '2025-04', changes: {} }])).toMatchObject({
      3: 'current',
    }));

  it('follows an earlier month that was first made after it', () =>
    expect(standing([third, second])).toEqual({ 2: 'current', 3: 'follows' }));

  it('asks nothing of a list that was replaced', () =>
    expect(standing([second, { ...second, list: '4', changes: {} }, third], '2')).toMatchObject({
      2: 'replaced',
      3: 'current',
    }));
});

describe('a month', () => {
  it('is written with year and month', () => {
    expect(['2025-05', '2025-13', '2025-5', '2025-05-01', ''].map(isMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(['2024-02', '2025-02', '2025-12'].map(lastDayOf)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2025-12-31',
    ]);
  });

  it('is reported once it is over, from when the insats began', () => {
    expect(monthsOver('2025-03-31', '2024-12-15', 12)).toEqual(['2025-02', '2025-01', '2024-12']);
    expect(monthsOver('2025-03-31', null, 2)).toEqual(['2025-02', '2025-01']);
  });
});
