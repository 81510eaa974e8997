import type { IdentityKind } from '@samspar/codes';
import { type Day, isDay, plainText, type Sentence, wholeYears } from '@samspar/kernel';

/** A checked identity number in its twelve-digit form; personal data, never to be logged or stored outside the vault. */
export type IdentityNumber = Readonly<{ kind: IdentityKind; digits: string }>;

/** Why a text is not an identity number, and what to do; the sentences never repeat the text. */
export const IDENTITY_PROBLEM = {
  form: {
    sv: 'Det är inget personnummer: skriv ÅÅÅÅMMDD-NNNN.',
    en: 'This is no identity number: write YYYYMMDD-NNNN.',
  },
  digitsMissing: {
    sv: 'Personnumret har för få siffror; inledande nollor försvinner när cellen är ett tal: formatera den som text.',
    en: 'The identity number lacks digits; leading zeros are lost where the cell is a number: format it as text.',
  },
  interim: {
    sv: 'Ett tillfälligt nummer eller reservnummer kan inte användas: ange personnummer eller samordningsnummer, eller inget.',
    en: 'An interim or reserve number cannot be used: give a personal or coordination number, or none.',
  },
  date: {
    sv: 'Personnumrets datum finns inte: kontrollera de första siffrorna.',
    en: 'The date of the identity number does not exist: check its first digits.',
  },
  future: {
    sv: 'Personnumrets datum ligger i framtiden: kontrollera de första siffrorna.',
    en: 'The date of the identity number lies in the future: check its first digits.',
  },
  tooOld: {
    sv: 'Personnumrets år ligger före 1870: kontrollera de första siffrorna.',
    en: 'The year of the identity number lies before 1870: check its first digits.',
  },
  checkDigit: {
    sv: 'Personnumrets kontrollsiffra stämmer inte: någon siffra är fel.',
    en: 'The check digit of the identity number does not agree: a digit is wrong.',
  },
} as const satisfies Record<string, Sentence>;
export type IdentityProblem = keyof typeof IDENTITY_PROBLEM;

const EARLIEST_YEAR = 1870;
/** What a coordination number adds to the day of its birth date (lag 2022:1697; folkbokföringslagen 18 §). */
const COORDINATION_DAYS = 60;

/** What people write between the parts of a number, the apostrophe before it included, by which a spreadsheet keeps it a text. */
const BETWEEN = /[\s._/'’]/g;
const DASHES = /\p{Pd}|\u2212/gu;
const TWELVE = /^(\d{4})(\d{2})(\d{2})-?(\d{4})$/;
const DATED = /^(\d{4})-(\d{2})-(\d{2})-?(\d{4})$/;
const TEN = /^(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/;
/** With a letter among the last four (T281, TF28, K069), or a region's own that begins with 99. */
const INTERIM =
  /^(?:\d{2})?\d{6}[-+]?(?:\p{L}\d{3}|\p{L}{2}\d{2}|\d\p{L}\d{2}|\d{2}\p{L}\d|\d{3}\p{L})$|^99(?:18|19|20)\d{4}-?\d{4}$/u;
const TOO_SHORT = /^\d{5,9}$|^\d{11}$/;

/** Whether the last of ten digits is the check digit of the nine before it (modulus 10). */
export const agrees = (tenDigits: string): boolean =>
  Array.from(tenDigits).reduce((sum, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return sum + (product > 9 ? product - 9 : product);
  }, 0) %
    10 ===
  0;

const dayWithout60 = (day: string): string =>
  String(Number(day) >= COORDINATION_DAYS ? Number(day) - COORDINATION_DAYS : Number(day)).padStart(2, '0');

/** The latest year that ends in these two digits and is not too late. */
const latestYear = (ending: string, isTooLate: (year: number) => boolean, today: Day): string => {
  let year = Number(today.slice(0, 2)) * 100 + Number(ending);
  while (isTooLate(year)) year -= 100;
  return String(year);
};

/** The twelve digits a text stands for, unchecked; undefined where it has no form of a number. */
const twelveDigits = (text: string, today: Day): string | undefined => {
  const twelve = TWELVE.exec(text) ?? DATED.exec(text);
  if (twelve) return twelve.slice(1).join('');
  const ten = TEN.exec(text);
  if (!ten) return undefined;
  const [, ending = '', month = '', day = '', separator, number = ''] = ten;
  const isTooLate =
    separator === '+'
      ? (year: number) => year > Number(today.slice(0, 4)) - 100
      : (year: number) => `${year}-${month}-${dayWithout60(day)}` > today;
  return `${latestYear(ending, isTooLate, today)}${month}${day}${number}`;
};

const orFirst = (part: string): string => (part === '00' ? '01' : part);

/** A day of the birth date's month and year: where a part is not known, the first. */
const dayWithin = ({ digits }: IdentityNumber): Day =>
  `${digits.slice(0, 4)}-${orFirst(digits.slice(4, 6))}-${orFirst(dayWithout60(digits.slice(6, 8)))}`;

/** Whether the number states the whole birth date: of a coordination number month or day may be 00, not known. */
const isDated = ({ digits }: IdentityNumber): boolean =>
  digits.slice(4, 6) !== '00' && dayWithout60(digits.slice(6, 8)) !== '00';

/**
 * The birth day a number states; from the day of a coordination number its 60 is taken away. Undefined where a coordination number
 * says that month or day are not known (Skatteverket writes them 00 and 60).
 */
export const birthDayOf = (number: IdentityNumber): Day | undefined =>
  isDated(number) ? dayWithin(number) : undefined;

const birthYearOf = ({ digits }: IdentityNumber): number => Number(digits.slice(0, 4));

/** The sex the number states: the last digit but one is odd for a man (folkbokföringslagen 18 §). */
export const sexDigitOf = ({ digits }: IdentityNumber): 'woman' | 'man' =>
  Number(digits[10]) % 2 === 1 ? 'man' : 'woman';

/** Completed years on a day, by the birth day the number states; where it states none, the difference of years. */
export const ageOn = (number: IdentityNumber, day: Day): number => {
  const born = birthDayOf(number);
  return born === undefined ? Number(day.slice(0, 4)) - birthYearOf(number) : wholeYears(born, day);
};

/**
 * Reads a personnummer or samordningsnummer: `YYYYMMDD-NNNN`, `YYMMDD-NNNN`, with or without the dash, the date with or without
 * separators, and `YYMMDD+NNNN` from the year the person turns 100. Two digits of a year mean the latest one that is not in the
 * future. Nothing is guessed: digits that a spreadsheet dropped are a problem. `today` is a day in Stockholm.
 */
export const readIdentityNumber = (
  text: string,
  today: Day,
): Readonly<{ number: IdentityNumber }> | Readonly<{ problem: IdentityProblem }> => {
  const written = plainText(text).replace(BETWEEN, '').replace(DASHES, '-');
  if (INTERIM.test(written)) return { problem: 'interim' };
  const digits = twelveDigits(written, today);
  if (!digits) return { problem: TOO_SHORT.test(written) ? 'digitsMissing' : 'form' };
  const kind = Number(digits.slice(6, 8)) >= COORDINATION_DAYS ? 'samordningsnummer' : 'personnummer';
  const number: IdentityNumber = { kind, digits };
  const within = dayWithin(number);
  if ((kind === 'personnummer' && !isDated(number)) || !isDay(within)) return { problem: 'date' };
  if (within > today) return { problem: 'future' };
  if (birthYearOf(number) < EARLIEST_YEAR) return { problem: 'tooOld' };
  return agrees(digits.slice(2)) ? { number } : { problem: 'checkDigit' };
};
