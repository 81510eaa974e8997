import { type Day, plainText } from '@samspar/kernel';
import { ageOn, agrees, readIdentityNumber } from './identity-number.js';

/** Nobody younger takes part in an insats; so recent a date begins a running number (2411050001, 241105/0001). */
const YOUNGEST = 10;

/** What may stand between two parts of a number, by slip or to spread it out. */
const GAP = String.raw`[^\p{L}\p{N}]{0,3}`;
const YEAR = String.raw`(?:1[89]|20)?\d{2}`;
/** Month and day; the day of a coordination number has 60 added, and what is not known of its date is 00 and 60. */
const monthAndDay = (gap: string): string =>
  String.raw`(?:(?:0[1-9]|1[0-2])${gap}(?:0[1-9]|[12]\d|3[01]|[6-8]\d|9[01])|00${gap}(?:[6-8]\d|9[01]))`;
/** The last four of an interim or reserve number: T281, TF28, K069. */
const LETTERED = String.raw`(?:\p{L}\d{3}|\p{L}{2}\d{2}|\d\p{L}\d{2}|\d{2}\p{L}\d|\d{3}\p{L})`;
const alone = (date: string, rest: string): RegExp =>
  new RegExp(String.raw`(?<!\d)(?<date>${date})${rest}(?![\d\p{L}])`, 'gu');

/** The date in one piece, a gap, four digits. */
const NUMBER = new RegExp(
  String.raw`(?<!\d)(?<date>${YEAR}${monthAndDay('')})(?<gap>${GAP})\d{4}(?!\d)`,
  'gu',
);
/** The ways of writing that are not a personnummer's own: what is before the last four, and the last four. */
const OTHER_WRITINGS = [
  alone(YEAR + monthAndDay(''), GAP + LETTERED),
  // A region's own: 99, the year and six digits.
  alone(String.raw`99(?:18|19|20)\d{4}`, String.raw`${GAP}\d{4}`),
  // The date in pieces, and the last four joined to it by a sign; a period of two days is none.
  alone(
    String.raw`${YEAR}(?<sign>[-./_])${monthAndDay(String.raw`\k<sign>`)}`,
    String.raw`[-./_+]{1,3}(?:\d{4}|${LETTERED})(?!${GAP}\d{1,2}${GAP}\d)`,
  ),
];

/** Letters of several alphabets that pass for 0 and 1 among digits. */
const DIGITS_AND_LOOKALIKES = /[\dOoОоΟοlIІ|]{4,}/g;
const MARKS = /(?<=\d)\p{M}+/gu;
const DASHES = /\p{Pd}|\u2212/gu;

const digitsFrom = (run: string): string =>
  (run.match(/\d/g) ?? []).length < run.length / 2
    ? run
    : run.replace(/[OoОоΟο]/g, '0').replace(/[lIІ|]/g, '1');

/** What a text shows a reader who looks for a number in it. */
const legible = (text: string): string =>
  plainText(text).replace(MARKS, '').replace(DASHES, '-').replace(DIGITS_AND_LOOKALIKES, digitsFrom);

/** Six digits and four characters: fewer make no number. */
const couldHold = (text: string): boolean => (text.match(/\p{N}/gu) ?? []).length >= 6;

type Writing = Readonly<{
  /** As written, the separators aside. */
  date: string;
  /** How the last four are joined to it. */
  joined: 'dash' | 'blank' | 'otherwise';
}>;

const writingsIn = (text: string): readonly Writing[] => [
  ...Array.from(text.matchAll(NUMBER), ({ groups }): Writing => {
    const { date = '', gap = '' } = groups ?? {};
    return { date, joined: /[-+]/.test(gap) ? 'dash' : gap.trim() === '' ? 'blank' : 'otherwise' };
  }),
  ...OTHER_WRITINGS.flatMap((writing) =>
    Array.from(text.matchAll(writing), ({ groups }): Writing => ({
      date: (groups?.['date'] ?? '').replace(/\D/g, ''),
      joined: 'otherwise',
    })),
  ),
];

/** Where a number of so many digits has its parts: year, month, day, last four. */
const PARTS = new Map([
  [10, [0, 2, 4, 6, 10]],
  [12, [0, 2, 4, 6, 8, 12]],
]);

/** Whether groups of digits, one after the other, break a number where a person would: within its parts, or between them. */
const breaksAtParts = (groups: readonly string[], parts: readonly number[]): boolean => {
  let from = 0;
  return groups.every(({ length }) => {
    const to = from + length;
    const whole = parts.includes(from) && parts.includes(to);
    const within = !parts.some((part) => from < part && part < to);
    from = to;
    return whole || within;
  });
};

const DIGITS_SPREAD_OUT = /\d+(?:[^\p{L}\p{N}]{1,3}\d+)*/gu;

/** Ten or twelve digits in one piece or in several that could be the parts of a number, with the check digit right. */
const spreadOutIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(DIGITS_SPREAD_OUT), ([run]) => run.match(/\d+/g) ?? []).flatMap((groups) =>
    groups.flatMap((_group, from) => {
      const found: string[] = [];
      let digits = '';
      for (let to = from; to < groups.length && digits.length < 12; to += 1) {
        digits += groups[to];
        const parts = PARTS.get(digits.length);
        if (parts && breaksAtParts(groups.slice(from, to + 1), parts) && agrees(digits.slice(-10)))
          found.push(digits);
      }
      return found;
    }),
  );

const DATE = new RegExp(`^${YEAR}${monthAndDay('')}$`);
const hasDate = (digits: string): boolean => DATE.test(digits.slice(0, -4));

const isSomebodys = (digits: string, today: Day): boolean => {
  const read = readIdentityNumber(digits, today);
  return 'number' in read && ageOn(read.number, today) >= YOUNGEST;
};

/** The year of a date of six or eight digits, or of a region's 99 and year: of two digits the latest that is not in the future. */
const yearOf = (date: string, today: Day): number => {
  if (date.length === 8) return Number(date.startsWith('99') ? date.slice(2, 6) : date.slice(0, 4));
  const year = Number(today.slice(0, 2) + date.slice(0, 2));
  return year > Number(today.slice(0, 4)) ? year - 100 : year;
};

const isRecent = (date: string, today: Day): boolean =>
  yearOf(date, today) > Number(today.slice(0, 4)) - YOUNGEST;

/**
 * True where a text holds something that reads like an identity number, in any form people type one: personal, coordination,
 * interim and regions' reserve numbers, mistyped ones included, with other digits, signs or spaces between, or characters that nobody
 * sees. It must not be stored, shown or logged in the clear.
 */
export const looksLikeIdentityNumber = (text: string): boolean => {
  const shown = legible(text);
  return couldHold(shown) && (writingsIn(shown).length > 0 || spreadOutIn(shown).some(hasDate));
};

/**
 * The same of a text in which running numbers are at home: digits alone, or with spaces between, are an identity number only where date
 * and check digit agree and nobody of that age is too young; other writings, save that with a dash or plus, unless their date is as
 * recent. `today` is a day in Stockholm.
 */
export const holdsIdentityNumber = (text: string, today: Day): boolean => {
  const shown = legible(text);
  return (
    couldHold(shown) &&
    (writingsIn(shown).some(
      ({ date, joined }) => joined === 'dash' || (joined === 'otherwise' && !isRecent(date, today)),
    ) ||
      spreadOutIn(shown).some((digits) => isSomebodys(digits, today)))
  );
};

const TWELVE = /^\d{8}-?\d{4}$/;
const TEN = /^\d{6}[-+]?\d{4}$/;

/**
 * A text that may be an identity number, fit for a report: every letter and digit is a dot, save the year where the
 * text has the form of a number.
 */
export const mask = (text: string): string => {
  const written = plainText(text).trim().replace(DASHES, '-');
  const compact = written.replace(/\s/g, '');
  const shown = TWELVE.test(compact) ? 4 : TEN.test(compact) ? 2 : 0;
  let seen = 0;
  return written.replace(/[\p{L}\p{N}]/gu, (character) => (seen++ < shown ? character : '•'));
};

/** A text as a report may show it: masked where it reads like an identity number. */
export const masked = (text: string): string => (looksLikeIdentityNumber(text) ? mask(text) : text);
