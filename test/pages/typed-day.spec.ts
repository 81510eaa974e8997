import { describe, expect, it } from '@jest/globals';
import { readTypedDay } from '@samspar/pages';

const TODAY = '2024-03-01';

describe('a typed day', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    [' 2024-3-5 ', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['2024/03/05', '2024-03-05'],
    ['5/3 2024', '2024-03-05'],
    ['5/3/2024', '2024-03-05'],
    ['05.03.2024', '2024-03-05'],
    ['5 3 2024', '2024-03-05'],
    ['29/2 2024', '2024-02-29'],
    ['idag', TODAY],
    ['I dag', TODAY],
    ['today', TODAY],
    ['igår', '2024-02-29'],
  ])('%j is %s', (text, day) => expect(readTypedDay(text, TODAY)).toBe(day));

  it.each([
    '',
    'mars',
    '2023-02-29',
    '20240230',
    '5/3',
    '5/3 24',
    '24-03-05',
    '2024-03',
    '2024-03-05T10:00',
    '13/13 2024',
  ])('%j is none', (text) => expect(readTypedDay(text, TODAY)).toBeUndefined());
});
