import { describe, expect, it } from '@jest/globals';
import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import { countSubPeriods, isTimeCode, subPeriods, timeCode, type TimeDimension } from './periods.js';

const parts = (dimension: TimeDimension, from: Day, to: Day) =>
  subPeriods(dimension, { from: dayNumber(from), to: dayNumber(to) }).map((part) => [
    dayOfNumber(part.from),
    dayOfNumber(part.to),
  ]);

describe('a period is cut into years, quarters and months', () => {
  it.each<[TimeDimension, Day, Day, Day[][]]>([
    [
      'month',
      '2024-02-29',
      '2024-03-01',
      [
        ['2024-02-29', '2024-02-29'],
        ['2024-03-01', '2024-03-01'],
      ],
    ],
    [
      'quarter',
      '2023-12-31',
      '2024-04-01',
      [
        ['2023-12-31', '2023-12-31'],
        ['2024-01-01', '2024-03-31'],
        ['2024-04-01', '2024-04-01'],
      ],
    ],
    [
      'year',
      '2023-06-30',
      '2024-06-30',
      [
        ['2023-06-30', '2023-12-31'],
        ['2024-01-01', '2024-06-30'],
      ],
    ],
    ['year', '9999-12-30', '9999-12-31', [['9999-12-30', '9999-12-31']]],
    [
      'month',
      '0099-12-31',
      '0100-01-01',
      [
        ['0099-12-31', '0099-12-31'],
        ['0100-01-01', '0100-01-01'],
      ],
    ],
  ])('by %s from %s to %s', (dimension, from, to, expected) => {
    expect(parts(dimension, from, to)).toEqual(expected);
    expect(countSubPeriods(dimension, from, to)).toBe(expected.length);
  });

  it.each<[Day, string]>([
    ['2024-01-01', '2024-Q1'],
    ['2024-03-31', '2024-Q1'],
    ['2024-04-01', '2024-Q2'],
    ['2024-09-30', '2024-Q3'],
    ['2024-10-01', '2024-Q4'],
  ])('%s lies in %s', (day, code) => {
    expect(timeCode('quarter', day)).toBe(code);
  });

  it.each<[TimeDimension, string, boolean]>([
    ['year', '2024', true],
    ['year', '24', false],
    ['quarter', '2024-Q4', true],
    ['quarter', '2024-Q5', false],
    ['month', '2024-12', true],
    ['month', '2024-13', false],
    ['month', '2024-00', false],
  ])('as a %s, %s is a code: %s', (dimension, code, expected) => {
    expect(isTimeCode(dimension, code)).toBe(expected);
  });
});
