import { describe, expect, it } from '@jest/globals';
import { isCalledAlike, isNamesake } from './likeness.js';
import { isOutsideHours, isWorkday } from './office-hours.js';
import {
  type CheckedReading,
  type Finding,
  findingsIn,
  HANDING_OVER_MS,
  MANY_IN_A_ROW,
  type OpenedJourney,
  type Surroundings,
} from './patterns.js';

/** A Tuesday in office hours. */
const AT = Date.parse('2025-06-10T10:00:00+02:00');
const MINUTE = 60_000;
const ORDINARY: Surroundings = {
  wasAssigned: () => true,
  handedOverAt: () => undefined,
  wasProtected: ({ journey: { isProtected } }) => isProtected,
  likeness: () => undefined,
};

const elsewhere = () => false;
const alike = () => 'namesake' as const;

const journey = (id: string, said: Partial<OpenedJourney> = {}): OpenedJourney => ({
  id,
  intervention: 'finsam-team',
  isProtected: false,
  ...said,
});
let position = 0;
const reading = (said: Partial<CheckedReading> = {}): CheckedReading => ({
  position: (position += 1),
  knownAt: AT,
  actor: 'anna',
  on: 'case',
  reason: 'assigned',
  opened: [journey('a')],
  ...said,
});
const found = (readings: readonly CheckedReading[], around: Partial<Surroundings> = {}): readonly Finding[] =>
  findingsIn(readings, { ...ORDINARY, ...around });
const patternsOf = (...asked: Parameters<typeof found>) => found(...asked).map(({ pattern }) => pattern);

describe('a reading asks for a look (lag 2001:454 10 §)', () => {
  it('never where nothing stands out', () => expect(found([reading(), reading()])).toEqual([]));

  it('where the reader was not assigned to the insats, unless she had sent the referral', () => {
    expect(found([reading()], { wasAssigned: elsewhere })).toEqual([
      {
        pattern: 'otherInsats',
        reader: 'anna',
        journeys: 1,
        seen: { from: AT, to: AT, readings: 1, journey: 'a' },
      },
    ]);
    expect(found([reading({ reason: 'sender' })], { wasAssigned: elsewhere })).toEqual([]);
  });

  it.each([
    ['not while she may still have to explain it', HANDING_OVER_MS, 'assigned', []],
    ['later', HANDING_OVER_MS + 1, 'assigned', ['afterHandOver']],
    ['not where it has come back to her', HANDING_OVER_MS + 1, 'responsible', []],
  ] as const)('after she handed the journey over: %s', (_rule, since, reason, patterns) =>
    expect(patternsOf([reading({ reason })], { handedOverAt: () => AT - since })).toEqual(patterns),
  );

  it('where the identity is protected and she is not responsible, whoever it is about', () => {
    const opened = [journey('a', { isProtected: true })];
    expect(patternsOf([reading({ opened })], { likeness: alike })).toEqual(['protected']);
    expect(patternsOf([reading({ opened, reason: 'responsible' })], { likeness: alike })).toEqual([]);
  });

  it.each(['namesake', 'colleague'] as const)(
    'where the journey is about a %s, and neither which journey nor when is told',
    (pattern) => {
      const readings = [reading(), reading({ opened: [journey('b')] })];
      expect(found(readings, { likeness: () => pattern })).toEqual([
        { pattern, reader: 'anna', journeys: 2 },
      ]);
    },
  );

  it('where more journeys than a caseworker has are opened within an hour, one finding a run', () => {
    const run = (count: number, everyMs: number, from = AT) =>
      Array.from({ length: count }, (_none, place) =>
        reading({ knownAt: from + place * everyMs, opened: [journey(`j${place}`)] }),
      );
    const { journeys, withinMs } = MANY_IN_A_ROW;
    expect(found(run(journeys, MINUTE))).toEqual([]);
    expect(found(run(journeys + 10, MINUTE))).toMatchObject([
      { pattern: 'manyInARow', journeys: journeys + 10, seen: { readings: journeys + 10 } },
    ]);
    expect(found(run(journeys + 10, withinMs / journeys + 1))).toEqual([]);
    expect(patternsOf([...run(journeys + 1, 1_000), ...run(journeys + 1, 1_000, AT + 2 * withinMs)])).toEqual(
      ['manyInARow', 'manyInARow'],
    );
  });

  it('not for the same journeys over and over, nor for a list', () => {
    const again = Array.from({ length: 60 }, (_none, place) => reading({ knownAt: AT + place * 1_000 }));
    expect(found(again)).toEqual([]);
    expect(found(again.map((one) => ({ ...one, on: 'cases' as const, opened: [] })))).toEqual([]);
  });

  it('outside office hours, lists too, one finding a reader and day', () => {
    const late = Date.parse('2025-06-10T21:30:00+02:00');
    const readings = [
      reading({ knownAt: late }),
      reading({ knownAt: late + MINUTE, on: 'my-day', opened: [] }),
      reading({ knownAt: late + MINUTE, actor: 'bo' }),
    ];
    expect(found(readings)).toMatchObject([
      { reader: 'anna', journeys: 1, seen: { readings: 2, from: late, to: late + MINUTE } },
      { pattern: 'outsideHours', reader: 'bo', seen: { readings: 1 } },
    ]);
  });
});

describe('office hours', () => {
  it.each([
    ['2025-06-10T05:59:59+02:00', true],
    ['2025-06-10T06:00:00+02:00', false],
    ['2025-12-10T19:59:59+01:00', false],
    ['2025-12-10T20:00:00+01:00', true],
    ['2025-06-14T10:00:00+02:00', true],
  ])('are those of Stockholm, in summer and winter: %s lies outside, %s', (moment, is) =>
    expect(isOutsideHours(Date.parse(moment))).toBe(is),
  );

  it.each([
    '2025-01-01',
    '2025-01-06',
    '2025-05-01',
    '2025-06-06',
    '2025-12-25',
    '2025-12-26',
    '2025-04-18',
    '2025-04-21',
    '2025-05-29',
    '2024-03-29',
    '2024-04-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-14',
    '2038-04-26',
    '2025-06-21',
    '2025-06-22',
  ])('are none on %s (lag 1989:253, Saturdays and Sundays)', (day) => expect(isWorkday(day)).toBe(false));

  it.each(['2025-01-02', '2025-04-17', '2025-04-22', '2025-05-30', '2025-06-20', '2025-12-24'])(
    'are there on %s',
    (day) => expect(isWorkday(day)).toBe(true),
  );
});

describe('names are alike', () => {
  it.each([
    ['Anna Lind', 'Ines LIND', true],
    ['Anna Lind', 'Ines Lind-Berg', true],
    ['Anna Lind', 'Ines Lindberg', false],
    ['Anna Lind', 'Lind', false],
    ['Åsa Öberg', 'Bo Öberg', true],
  ])('by the last of them: %s and %s, %s', (one, other, are) =>
    expect([isNamesake(one, other), isNamesake(other, one)]).toEqual([are, are]),
  );

  it('as a whole, however they are spaced', () => {
    expect(isCalledAlike('Anna  Lind', 'anna lind ')).toBe(true);
    expect(isCalledAlike('Anna Lind', 'Anna Maria Lind')).toBe(false);
  });
});
