import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import {
  ageOn,
  birthDayOf,
  IDENTITY_PROBLEM,
  type IdentityNumber,
  readIdentityNumber,
  sexDigitOf,
} from './identity-number.js';

const TODAY = '2026-11-22';
const read = (text: string, today = TODAY) => readIdentityNumber(text, today);
const digitsOf = (text: string, today = TODAY): string => {
  const answer = read(text, today);
  return 'number' in answer ? answer.number.digits : answer.problem;
};
const numberOf = (text: string): IdentityNumber => {
  const answer = read(text);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.number;
};

/** The check digit by the sum of digits of each product: another way than the reader's. */
const checkDigit = (nine: string): string => {
  const digits = Array.from(nine, (digit, index) => String(Number(digit) * (index % 2 ? 1 : 2))).join('');
  return String((10 - (Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0) % 10)) % 10);
};

/** Twelve digits that obey the law, of a person born from 1870 until today. */
const validDigits = fc
  .record({
    born: fc.integer({ min: dayNumber('1870-01-01'), max: dayNumber(TODAY) }).map(dayOfNumber),
    coordination: fc.boolean(),
    birthNumber: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ born, coordination, birthNumber }) => {
    const day = Number(born.slice(8)) + (coordination ? 60 : 0);
    const eight = born.slice(0, 4) + born.slice(5, 7) + String(day).padStart(2, '0');
    const eleven = eight + String(birthNumber).padStart(3, '0');
    return eleven + checkDigit(eleven.slice(2));
  });

describe('an identity number', () => {
  it.each([
    ['19900602-2397', '199006022397'],
    ['199006022397', '199006022397'],
    ['900602-2397', '199006022397'],
    ['9006022397', '199006022397'],
    [' 1990 06 02 - 2397 ', '199006022397'],
    ['900602\u00A02397', '199006022397'],
    ['900602–2397', '199006022397'],
    ['900602−2397', '199006022397'],
    ['\u200B900602\u2011\u00AD2397', '199006022397'],
    ["'19900602-2397", '199006022397'],
    ['1990-06-02-2397', '199006022397'],
    ['1990.06.02/2397', '199006022397'],
    ['１９９００６０２２３９７', '199006022397'],
    ['121212+1212', '191212121212'],
    ['900101+9802', '189001019802'],
    ['18900101-9802', '189001019802'],
  ])('written %p is read', (text, digits) => {
    expect(read(text)).toEqual({ number: { kind: 'personnummer', digits } });
  });

  it.each([
    ['', 'form'],
    ['okänd', 'form'],
    ['19900602', 'digitsMissing'],
    ['6022397', 'digitsMissing'],
    ['006022397', 'digitsMissing'],
    ['19900622397', 'digitsMissing'],
    ['90-06-02-2397', 'form'],
    ['19900602+2397', 'form'],
    ['19900602--2397', 'form'],
    ['1990060223977', 'form'],
    ['900602-T397', 'interim'],
    ['19900602T397', 'interim'],
    ['19900602-TF28', 'interim'],
    ['19900602SF28', 'interim'],
    ['19900602K069', 'interim'],
    ['991993000032', 'interim'],
    ['900230-2397', 'date'],
    ['900002-2397', 'date'],
    ['901302-2397', 'date'],
    ['900600-2397', 'date'],
    ['900060-239', 'form'],
    ['900630-0060', 'checkDigit'],
    ['900692-2397', 'date'],
    ['20261123-2392', 'future'],
    ['18691231-2393', 'tooOld'],
    ['199006022398', 'checkDigit'],
  ])('written %p is refused: %s', (text, problem) => {
    expect(read(text)).toEqual({ problem });
  });

  it('with 60 added to its day is a samordningsnummer', () => {
    const nine = '900662239';
    const number = numberOf(`19${nine}${checkDigit(nine)}`);
    expect(number.kind).toBe('samordningsnummer');
    expect(birthDayOf(number)).toBe('1990-06-02');
  });

  it.each([
    ['900660239', '1990-06-01', 0],
    ['900060239', '2024-03-05', 34],
    ['900072239', '1990-12-31', 0],
  ])('%s… of a samordningsnummer says that month or day of birth are not known', (nine, day, years) => {
    const number = numberOf(`19${nine}${checkDigit(nine)}`);
    expect(number.kind).toBe('samordningsnummer');
    expect(birthDayOf(number)).toBeUndefined();
    expect(ageOn(number, day)).toBe(years);
  });

  it.each([
    ['121212-1212', '2012-12-12', '201212121212'],
    ['121212-1212', '2012-12-11', '191212121212'],
    ['121212+1212', '2012-01-01', '191212121212'],
    ['121212+1212', '2011-12-31', 'tooOld'],
    ['121212+1212', '2112-01-01', '201212121212'],
    ['121212-1212', '2112-12-12', '211212121212'],
  ])(
    '%s read on %s is %s: a dash is the latest year not in the future, a plus 100 years or more',
    (text, today, expected) => {
      expect(digitsOf(text, today)).toBe(expected);
    },
  );

  it('is read back from every way of writing it', () => {
    fc.assert(
      fc.property(validDigits, (digits) => {
        const turns100 = Number(digits.slice(0, 4)) + 100 <= Number(TODAY.slice(0, 4));
        expect(digitsOf(digits)).toBe(digits);
        expect(digitsOf(`${digits.slice(0, 8)}-${digits.slice(8)}`)).toBe(digits);
        if (Number(digits.slice(0, 4)) >= 1927)
          expect(digitsOf(`${digits.slice(2, 8)}${turns100 ? '+' : '-'}${digits.slice(8)}`)).toBe(digits);
      }),
    );
  });

  it('with one digit changed is refused', () => {
    fc.assert(
      fc.property(validDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const changed = Array.from(digits);
        changed[at + 2] = String((Number(changed[at + 2]) + by) % 10);
        expect(read(changed.join(''))).toHaveProperty('problem');
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(text)));
  });

  it.each([
    ['199006022397', 'man'],
    ['191212121212', 'man'],
    ['189001019802', 'woman'],
  ] as const)('%s states the sex %s', (digits, sex) => {
    expect(sexDigitOf(numberOf(digits))).toBe(sex);
  });

  it.each([
    ['2024-06-01', 33],
    ['2024-06-02', 34],
    ['1990-06-02', 0],
  ])('gives the completed years on %s: %i', (day, age) => {
    expect(ageOn(numberOf('199006022397'), day)).toBe(age);
  });

  it('has a problem with a sentence in both languages, always', () => {
    for (const sentence of Object.values(IDENTITY_PROBLEM)) {
      expect(sentence.sv).toMatch(/\.$/);
      expect(sentence.en).toMatch(/\.$/);
    }
  });
});
