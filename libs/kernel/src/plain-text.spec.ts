import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { plainLines, plainText, saysTheSame } from './plain-text.js';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('a plain text', () => {
  it.each([
    ['a\u030Angra', 'ångra'],
    ['\uFEFFLo\u0308pnummer', 'Löpnummer'],
    ['FINSAM\u00ADteam', 'FINSAMteam'],
    ['1\u200B9\u2060', '19'],
    ['\u202A1985\u202C', '1985'],
    ['a\u00A0b\u2003c', 'a b c'],
    ['１９８５', '1985'],
    ['١٩٨٥', '1985'],
    ['۱۹۸۵', '1985'],
    ['१९८५', '1985'],
    ['𝟏𝟗𝟖𝟓', '1985'],
    ['①²', '12'],
    ['a\u2800b', 'a b'],
    ['a\u0000\u0007b', 'ab'],
    ['rad\r\nrad\t', 'rad\r\nrad\t'],
    ['Jobbtorg Kista', 'Jobbtorg Kista'],
  ])('of %j reads %j', (text, plain) => expect(plainText(text)).toBe(plain));

  it('is plain already: a second time changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => expect(plainText(plainText(text))).toBe(plainText(text))),
      { numRuns: 2000 },
    );
  });

  it('has no digit but 0–9', () => {
    fc.assert(fc.property(anyText, (text) => expect(plainText(text)).not.toMatch(/[^\P{Nd}0-9]/u)));
  });
});

describe('two texts', () => {
  it.each([
    ['a\nb', 'a\r\nb', true],
    ['a\r\n\r\nb', 'a\n\nb', true],
    ['a\rb', 'a\nb', true],
    [' a\n', 'a', true],
    ['', ' \r\n', true],
    ['a\nb', 'a\n\nb', false],
    ['a\nb', 'ab', false],
    ['a', 'A', false],
  ])('of %j and %j say the same: %s', (one, other, isSame) => {
    expect(saysTheSame(one, other)).toBe(isSame);
    expect(saysTheSame(other, one)).toBe(isSame);
  });

  it('are not there, or one of them: nothing is not a blank', () => {
    expect(saysTheSame(undefined, undefined)).toBe(true);
    expect(saysTheSame(undefined, '')).toBe(false);
    expect(saysTheSame('', undefined)).toBe(false);
  });

  it('are written with lines that end one way', () => expect(plainLines(' a\r\nb\rc\n')).toBe(' a\nb\nc\n'));
});
