import { describe, expect, it } from '@jest/globals';
import {
  dayInStockholm,
  dayNumber,
  dayOfNumber,
  endOfDayInStockholm,
  isDay,
  isKnown,
  startOfDayInStockholm,
  wholeYears,
  yearsAfter,
} from './day.js';
import { isStatedUnknown, known } from './stated.js';

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '1970-01-01', '1900-02-28', '2024-12-31'])('%s exists', (day) =>
    expect(isDay(day)).toBe(true),
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-01',
    '2024-1-1',
    '',
    'unknown',
    null,
    20240101,
  ])('%s does not', (day) => expect(isDay(day)).toBe(false));

  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2024-03-01', 19_783],
  ])('%s is number %s, and back', (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayOfNumber(number)).toBe(day);
  });

  it('is known, or a stated unknown, or has not come', () =>
    expect([isKnown('2024-01-01'), isKnown('unknown'), isKnown(undefined)]).toEqual([true, false, false]));

  it.each([
    ['2019-01-10', '2024-01-09', 4],
    ['2019-01-10', '2024-01-10', 5],
    ['2004-02-29', '2023-02-27', 18],
    ['2004-02-29', '2023-02-28', 19],
    ['2004-02-29', '2024-02-28', 19],
    ['2004-02-29', '2024-02-29', 20],
  ])('from %s to %s are %s whole years', (from, to, years) => expect(wholeYears(from, to)).toBe(years));

  it.each([
    ['2019-01-10', 5, '2024-01-10'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2020-02-29', 5, '2025-02-28'],
  ])('%s is followed after %i years by %s', (day, years, later) =>
    expect(yearsAfter(day, years)).toBe(later),
  );
});

describe('the day in Stockholm', () => {
  it.each([
    ['2024-01-31T22:59:59.999Z', '2024-01-31'],
    ['2024-01-31T23:00:00Z', '2024-02-01'],
    ['2024-06-30T21:59:59.999Z', '2024-06-30'],
    ['2024-06-30T22:00:00Z', '2024-07-01'],
  ])('at %s is %s', (instant, day) => expect(dayInStockholm(Date.parse(instant))).toBe(day));

  it.each([
    ['2024-01-31', '2024-01-30T23:00:00.000Z'],
    ['2024-03-31', '2024-03-30T23:00:00.000Z'],
    ['2024-10-27', '2024-10-26T22:00:00.000Z'],
  ])('%s begins at %s, summer time or not', (day, instant) =>
    expect(new Date(startOfDayInStockholm(day)).toISOString()).toBe(instant),
  );

  it.each([
    ['2024-01-31', '2024-01-31T22:59:59.999Z'],
    ['2024-03-31', '2024-03-31T21:59:59.999Z'],
    ['2024-10-27', '2024-10-27T22:59:59.999Z'],
    ['9999-12-31', '9999-12-31T22:59:59.999Z'],
  ])('%s ends at %s, summer time or not', (day, instant) =>
    expect(new Date(endOfDayInStockholm(day)).toISOString()).toBe(instant),
  );
});

describe('a stated unknown', () => {
  it.each(['notAsked', 'doesNotKnow', 'willNotSay', 'notRegistered'] as const)('%s is no value', (value) => {
    expect(isStatedUnknown(value)).toBe(true);
    expect(known(value)).toBeUndefined();
  });

  it.each(['unknown', 0, 'woman'])('%s is a value', (value) => {
    expect(isStatedUnknown(value)).toBe(false);
    expect(known(value)).toBe(value);
  });
});
