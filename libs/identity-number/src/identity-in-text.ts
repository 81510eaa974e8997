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
const FULL_YEAR = String.raw`(?:1[89]|20)\d{2}`;
const SAME_SIGN = String.raw`\k<sign>`;
/** The second day of a period, whose year is not the last four of a number. */
const SECOND_DAY = String.raw`(?:19|20)\d{2}${GAP}(?:0?[1-9]|1[0-2])${GAP}\d`;
const LAST_FOUR = String.raw`(?!${SECOND_DAY})\d{4}`;
const FOUR_IN_TWO = String.raw`\d{2}\s{1,3}\d{2}`;
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
  // The date in pieces, and the last four joined to it by a sign.
  alone(
    String.raw`${YEAR}(?<sign>[-./_])${monthAndDay(SAME_SIGN)}`,
    String.raw`[-./_+]{1,3}(?:${LAST_FOUR}|${LETTERED})`,
  ),
  // The date in pieces with its century, and the last four after it in any way.
  alone(String.raw`${FULL_YEAR}(?<sign>[^\p{L}\p{N}:]{1,3})${monthAndDay(SAME_SIGN)}`, GAP + LAST_FOUR),
  // With blanks in it; the last four may be in two. Without its century it needs the dash: so are telephone numbers written.
  alone(String.raw`${FULL_YEAR}(?<sign>\s{0,3})${monthAndDay(SAME_SIGN)}`, GAP + FOUR_IN_TWO),
  alone(
    String.raw`\d{2}(?<sign>\s{0,3})${monthAndDay(SAME_SIGN)}`,
    String.raw`\s{0,2}[-+]\s{0,2}(?:${LAST_FOUR}|${FOUR_IN_TWO})`,
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

/** Six digits and four that may be letters: fewer make no number, and no day does. */
const couldHold = (text: string): boolean =>
  /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){10}/u.test(text) && (text.match(/\p{N}/gu) ?? []).length >= 6;

type Writing = Readonly<{
  /** As written, the separators aside. */
  date: string;
  /** How the last four are joined to it: a blank joins parts of a running number too, but not to a date with its century. */
  joined: 'dash' | 'blank' | 'otherwise';
}>;

const writingsIn = (text: string): readonly Writing[] => [
  ...Array.from(text.matchAll(NUMBER), ({ groups }): Writing => {
    const { date = '', gap = '' } = groups ?? {};
    if (/[-+]/.test(gap)) return { date, joined: 'dash' };
    return { date, joined: gap === '' || (gap.trim() === '' && date.length === 6) ? 'blank' : 'otherwise' };
  }),
  ...OTHER_WRITINGS.flatMap((writing) =>
    Array.from(text.matchAll(writing), ({ groups }): Writing => ({
      date: (groups?.['date'] ?? '').replace(/\D/g, ''),
      joined: 'otherwise',
    })),
  ),
];

/** Where the parts of a number begin and end: year, month, day, last four. */
const IN_TEN: readonly number[] = [0, 2, 4, 6, 10];
const IN_TWELVE: readonly number[] = [0, 2, 4, 6, 8, 12];
const PARTS = new Map([
  [10, IN_TEN],
  [12, IN_TWELVE],
]);

type Group = Readonly<{ digits: string; /** what stands after it, before the next */ after: string }>;

/**
 * Whether groups of digits, one after the other, break a number where a person would: within its parts, or between them. Four digits
 * that begin ten are a year or an area code.
 */
const breaksAtParts = (groups: readonly Group[], parts: readonly number[]): boolean => {
  let from = 0;
  if (parts === IN_TEN && groups[0]?.digits.length === 4) return false;
  return groups.every(({ digits }) => {
    const to = from + digits.length;
    const whole = parts.includes(from) && parts.includes(to);
    const within = !parts.some((part) => from < part && part < to);
    from = to;
    return whole || within;
  });
};

/**
 * Whether groups that end in two pairs are something else: a telephone number, which begins with a nought, or a day and a time, whose
 * signs differ.
 */
const isPhoneOrTime = (groups: readonly Group[]): boolean => {
  const [first, hour, minute] = [groups[0], ...groups.slice(-2)];
  if (!first || hour?.digits.length !== 2 || minute?.digits.length !== 2) return false;
  const sign = hour.after.trim();
  return first.digits.startsWith('0') || ((sign === ':' || sign === '.') && first.after.trim() !== sign);
};

const BEGINS_SECOND_DAY = new RegExp(`^${SECOND_DAY}`, 'u');
const DIGITS_SPREAD_OUT = /\d+(?:[^\p{L}\p{N}]{1,3}\d+)*/gu;

/** Ten or twelve digits in one piece or in several that could be the parts of a number, with the check digit right. */
const spreadOutIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(DIGITS_SPREAD_OUT), ([run]) => {
    const groups = Array.from(run.matchAll(/(?<digits>\d+)(?<after>\D*)/g), ({ groups: of, index }) => ({
      digits: of?.['digits'] ?? '',
      after: of?.['after'] ?? '',
      index,
    }));
    return groups.flatMap((_group, from) => {
      const found: string[] = [];
      let digits = '';
      for (const [at, { index, digits: more }] of groups.slice(from, from + 12).entries()) {
        if (digits.length >= 12) break;
        digits += more;
        const parts = PARTS.get(digits.length);
        const tried = groups.slice(from, from + at + 1);
        if (
          parts &&
          breaksAtParts(tried, parts) &&
          agrees(digits.slice(-10)) &&
          !isPhoneOrTime(tried) &&
          !(at > 0 && BEGINS_SECOND_DAY.test(run.slice(index)))
        )
          found.push(digits);
      }
      return found;
    });
  }).flat();

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
export const maskedText = (text: string): string => (looksLikeIdentityNumber(text) ? mask(text) : text);
