import { describe, expect, it } from '@jest/globals';
import { nearestWord } from './nearest-word.js';

describe('the nearest allowed word', () => {
  const allowed = ['woman', 'man', 'unknown'];
  it.each([
    ['womn', 'woman'],
    ['WOMAN', 'woman'],
    ['mn', 'man'],
    ['nman', 'man'],
    ['unkonwn', 'unknown'],
    ['mna', 'man'],
    ['xx', undefined],
    ['kvinna', undefined],
    ['', undefined],
    ['w'.repeat(65), undefined],
  ])('to "%s" is %s', (value, expected) => {
    expect(nearestWord(value, allowed)).toBe(expected);
  });

  it.each([
    ['x', undefined],
    ['1', undefined],
    ['', undefined],
    ['kx', undefined],
    ['k', 'K'],
    ['kvina', 'Kvinna'],
  ])('is a single letter only where that is it: to "%s" it is %s', (value, expected) => {
    expect(nearestWord(value, ['K', 'M', 'Kvinna', 'Man'])).toBe(expected);
  });
});
