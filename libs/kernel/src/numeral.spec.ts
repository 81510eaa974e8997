import { describe, expect, it } from '@jest/globals';
import { numeral } from './numeral.js';

describe('a number as it is read', () => {
  it.each([
    [999, '999', '999'],
    [1_275, '1\u00A0275', '1,275'],
    [1_234_567, '1\u00A0234\u00A0567', '1,234,567'],
  ])('%d has its thousands apart and never breaks', (number, sv, en) => {
    expect(numeral(number)).toBe(sv);
    expect(numeral(number, 'en')).toBe(en);
  });
});
