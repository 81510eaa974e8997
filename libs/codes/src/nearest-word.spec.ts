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
});
