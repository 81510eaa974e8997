import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import { holdsIdentityNumber, looksLikeIdentityNumber, mask } from './identity-in-text.js';

const TODAY = '2026-11-22';
const held = (text: string): boolean => holdsIdentityNumber(text, TODAY);

/** Ten digits of constructed persons, personal and coordination numbers. */
const PERSONS = ['9006022397', '1212121212', '8507142387', '8800602382', '8803602399', '8800722402'];
const luhn = (nine: string): string => {
  const digits = Array.from(nine, (digit, index) => String(Number(digit) * (index % 2 ? 1 : 2))).join('');
  return String((10 - (Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0) % 10)) % 10);
};
const right = PERSONS.map((digits) => digits.slice(0, 9) + luhn(digits.slice(0, 9)));

const SCRIPTS = ['0', '٠', '۰', '०', '０', '𝟎'];
const inScript = (digits: string, zero: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 48) + Number(digit)));
const UNSEEN = ['', '\u200B', '\u00AD', '\u2060', '\uFEFF', '\u202A', '\uFE0F', '\u034F', '\u0000'];
const BETWEEN = ['-', ' ', '.', '/', '_', ' - ', '\u2011', '\u00A0', ' · ', ':', '–', ''];

const DAY = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2029-12-31') }).map(dayOfNumber);
const padded = (most: number, length: number) =>
  fc.nat(most).map((number) => String(number).padStart(length, '0'));
const twoDigits = (most: number) => padded(most, 2);
const block = (length: number) => padded(10 ** length - 1, length);

describe('an identity number in a text', () => {
  it('is found in any form people type it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...right),
        fc.boolean(),
        fc.constantFrom(...SCRIPTS),
        fc.array(fc.constantFrom(...UNSEEN), { minLength: 12, maxLength: 12 }),
        fc.constantFrom(...BETWEEN),
        fc.constantFrom(...BETWEEN),
        fc.constantFrom('', 'Löp ', 'A-', 'Anna, '),
        fc.constantFrom('', '.', ' Jobbtorg', ')'),
        (ten, full, zero, unseen, inDate, beforeLast, before, after) => {
          const century = full ? '19' : '';
          const parts = [century + ten.slice(0, 2), ten.slice(2, 4), ten.slice(4, 6)];
          const text = parts.join(inDate) + beforeLast + ten.slice(6);
          const spread = Array.from(text, (character, index) => character + (unseen[index % 12] ?? ''));
          const written = before + inScript(spread.join(''), zero) + after;
          expect(looksLikeIdentityNumber(written)).toBe(true);
          expect(held(written)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is found with every digit apart', () => {
    for (const ten of right)
      for (const between of [' ', '-', '. ', ' / '])
        for (const digits of [ten, `19${ten}`]) {
          const written = Array.from(digits).join(between);
          expect(looksLikeIdentityNumber(written)).toBe(true);
          expect(held(written)).toBe(true);
        }
  });

  it.each([
    '1990 06 02 2398',
    '1990 06 02 23 98',
    '1990 06 02-2398',
    '1990-06-02 2398',
    '1990, 06, 02, 2398',
    '90 06 02 - 2398',
    '90 06 02-23 98',
    '19900602 23 98',
    '19900602 2398',
    '900602-23 98',
    '900602 - 2398',
    '900602-2398',
    '19900602+2398',
    '900602–2398',
    '19900602/2398',
    '19900602_2398',
    '1990-06-02-2398',
    '1990/06/02/2398',
    '19900602-T397',
    '900602T397',
    '19900602-TF28',
    '19900602 TF28',
    '19900602SF28',
    '19900602K069',
    '1990-06-02-TF28',
    '19900602-0A12',
    '991990000032',
    '99199000-0032',
    '1990O602-2398',
    'l9900602-2398',
    '1̲9̲9̲0̲0̲6̲0̲2̲-2398',
    '1️⃣9️⃣9️⃣0️⃣0️⃣6️⃣0️⃣2️⃣-2398',
    '19880060-2380',
    '19880372-2380',
  ])('is found mistyped, interim or of a region: %s', (text) => {
    for (const written of [text, `Löp ${text}`, `${text}.`, `Tel 070 123 45 67, ${text}, rum 12`]) {
      expect(looksLikeIdentityNumber(written)).toBe(true);
      expect(held(written)).toBe(true);
    }
  });

  it('is not seen in two days, nor in a day and a time, however they are written', () => {
    fc.assert(
      fc.property(
        DAY,
        DAY,
        twoDigits(23),
        twoDigits(59),
        fc.constantFrom('-', '.', '/', ' '),
        fc.constantFrom(' - ', '–', ' ', ', ', ' till '),
        (day, other, hour, minute, sign, between) => {
          const [one, two] = [day, other].map((of) => of.replaceAll('-', sign));
          for (const text of [
            `${one}${between}${two}`,
            `${one} ${hour}:${minute}`,
            `${one} kl. ${hour}.${minute}`,
            ...(sign === '.' ? [] : [`${one} ${hour}.${minute}`]),
          ])
            expect([text, looksLikeIdentityNumber(text), held(text)]).toEqual([text, false, false]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not seen in a telephone number or a sum, as people group them, nor in a time on a recent day', () => {
    fc.assert(
      fc.property(block(2), block(2), block(2), block(3), block(3), (one, two, three, long, other) => {
        for (const text of [
          `070-${long} ${one} ${two}`,
          `0${long}-${one} ${two} ${three}`,
          `08-${long} ${other} ${one}`,
          `+46 70 ${long} ${one} ${two}`,
          `1 ${long} ${other} kr`,
          `${long} ${other},${two} kr`,
        ])
          expect([text, looksLikeIdentityNumber(text), held(text)]).toEqual([text, false, false]);
        expect(held(`2024 11 05 ${one} ${two}`)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    '42',
    '2024-0017',
    '20240602',
    '902602-2397',
    '900600-2397',
    '070-1740605',
    '08-508 25 000',
    '08-12 12 12 34',
    '0701-12 12 34',
    '2003-06-12 11:00',
    '1998-05-01 12:00:00',
    '10 12 15 1000 kr',
    '070-123 45 67',
    '1990060223971',
    'FT-2024-06',
    '2024-01-01 - 2024-12-31',
    '2024-01-01–2024-12-31',
    '2025-02-01T00:00:00Z',
    '1.1.2024-31.12.2024',
    'Rum 412, plan 3',
    '5 mars 2024 kl. 10.30',
  ])('is not seen in %j', (text) => {
    expect(looksLikeIdentityNumber(text)).toBe(false);
    expect(held(text)).toBe(false);
  });

  it.each(['2411050001', '241105 0001', '241105/0001', '2024-11-05-0001', '20241105-AB12', '241105_K012'])(
    'is not seen in a running number that begins with a recent day: %s',
    (text) => expect(held(text)).toBe(false),
  );

  it.each(['9006022398', '900602 2398', '199006022398'])(
    'is not seen in a running number of bare digits whose check digit is wrong: %s',
    (text) => {
      expect(held(text)).toBe(false);
      expect(looksLikeIdentityNumber(text)).toBe(true);
    },
  );

  it('is looked for in any text without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        looksLikeIdentityNumber(text);
        held(text);
      }),
    );
  });
});

describe('a masked text', () => {
  it.each([
    ['199006022397', '1990••••••••'],
    ['19900602-2397', '1990••••-••••'],
    ['900602-2397', '90••••-••••'],
    ['19900602 2397', '1990•••• ••••'],
    ['١٩٩٠٠٦٠٢-٢٣٩٧', '1990••••-••••'],
    ['19900602\u200B2397', '1990••••••••'],
    ['900602-T397', '••••••-••••'],
    ['9006022', '•••••••'],
    ['Anna Exempel 42', '•••• ••••••• ••'],
    ['', ''],
  ])('of %j shows at most the year: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});
