import { describe, expect, it } from '@jest/globals';
import { suggestionFor } from './suggestion.js';

describe('the nearest allowed word', () => {
  const allowed = ['woman', 'man', 'unknown'];
  it.each([
    ['womn', 'woman'],
    ['WOMAN', 'woman'],
    ['mn', 'man'],
    ['nman', 'man'],
    ['unkonwn', 'unknown'],
    ['xx', undefined],
    ['kvinna', undefined],
    ['', undefined],
    ['w'.repeat(65), undefined],
  ])('to "%s" is %s', (value, expected) => {
    expect(suggestionFor(value, allowed)).toBe(expected);
  });
});
