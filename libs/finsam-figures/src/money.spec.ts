import { describe, expect, it } from '@jest/globals';
import { inKronor, readKronor } from './money.js';

describe('kronor', () => {
  it.each([
    ['1 250 000', 125_000_000],
    ['1\u00a0250,50', 125_050],
    ['99.5', 9_950],
    ['12 kr', 1_200],
    ['12 kronor', 1_200],
    ['-300', -30_000],
    ['−300', -30_000],
    ['-0', 0],
    ['0,29', 29],
  ])('are read as they are typed: %s', (text, ore) => expect(readKronor(text)).toBe(ore));

  it.each(['', 'mkr', '1,250', '1.250.000', '1e6', '12,5,0', '1234567890123'])(
    'are not read of what is no amount: "%s"',
    (text) => expect(readKronor(text)).toBeUndefined(),
  );

  it('are said with decimals only where there are some', () => {
    expect(inKronor(125_000_000)).toBe('1\u00a0250\u00a0000');
    expect(inKronor(-125_005)).toBe('−1\u00a0250,05');
    expect(inKronor(125_050, 'en')).toBe('1,250.50');
    expect(readKronor(inKronor(-125_005))).toBe(-125_005);
  });
});
