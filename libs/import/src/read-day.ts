import { type Day, dayInStockholm, dayOfNumber, isDay } from '@samspar/kernel';
import { type FileCell, textOf } from './cell.js';

/** Which comes first where day and month are numbers and the year is last: 5/3/2024 is 5 March, or 3 May. */
export const DAY_ORDERS = ['day-first', 'month-first'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** A day that can be read in two ways, both of which exist. */
export type TwoReadings = Readonly<{ one: Day; other: Day }>;

/** The sign between three numbers that is used in both orders; a full stop, or a space before the year, is day first. */
export type Sign = '/' | '-';

/** The order of days with a sign, as their column shows it; undefined where nobody knows. */
export type OrderOf = (sign: Sign) => DayOrder | undefined;

/** Longer texts name no day. */
const LONGEST = 40;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MONTH_NAMES =
  /^(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/** Days from 1899-12-30, Excel's day 0, to 1970-01-01. */
const EXCEL_EPOCH = 25_569;
/** Serial numbers that can be days: 1954 to 2119. Smaller ones are ages, months or years. */
const SERIALS = { first: 20_000, last: 80_000 };
/** Half a second, in days: a serial so little short of a whole day is shown as that day. */
const HAIR = 0.5 / 86_400;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const TIME = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?$/;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const pad = (number: string): string => number.padStart(2, '0');

const existing = (year = '', month = '', day = ''): Day | undefined => {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return isDay(text) ? text : undefined;
};

const monthOf = (name = ''): string | undefined =>
  MONTH_NAMES.test(name) ? String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1) : undefined;

/** The text of a cell that may name a day, its dashes and spaces in one form and none of them beside a sign. */
const lineOf = (cell: FileCell): string => {
  const text = typeof cell === 'boolean' ? '' : textOf(cell);
  if (text.length > LONGEST) return '';
  return ISO_DAY.test(text)
    ? text
    : text
        .replace(/\s+/g, ' ')
        .replace(/\p{Pd}|\u2212/gu, '-')
        .replace(/ ?([-/.]) ?(?=\d)/g, '$1');
};

/** 2024-03-05, 20240305, 5.3.2024, 5/3 2024 or 5 mars 2024. */
const certainDayIn = (line: string): Day | undefined => {
  const yearFirst =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(line) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(line);
  if (yearFirst) return existing(yearFirst[1], yearFirst[3], yearFirst[4]);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/. ](\d{4})$/.exec(line);
  if (dayFirst) return existing(dayFirst[3], dayFirst[2], dayFirst[1]);
  const named = /^(?:den )?(\d{1,2})(?::?e|\.)? (\p{L}{3,9})[. ]{1,2}(\d{4})$/u.exec(line);
  const month = monthOf(named?.[2]);
  return named && month ? existing(named[3], month, named[1]) : undefined;
};

/** The day that six digits name the Swedish way, without the century: 240305, or 40105 where the first zero is lost. */
const shortDay = (digits: string): Day | undefined => {
  const [, year, month, day] = /^(\d{2})(\d{2})(\d{2})$/.exec(digits.padStart(6, '0')) ?? [];
  return year === undefined ? undefined : existing(`20${year}`, month, day);
};

/** The day of a serial number; a part of a day is left out. A whole one may be a day without its century just as well. */
const dayOfSerial = (line: string): Day | TwoReadings | undefined => {
  const serial = Number(/^\d{5}(?:[.,]\d{1,20})?$/.exec(line)?.[0].replace(',', '.'));
  if (!(serial >= SERIALS.first && serial <= SERIALS.last)) return undefined;
  const day = dayOfNumber(Math.floor(serial + HAIR) - EXCEL_EPOCH);
  const short = shortDay(line);
  return short === undefined ? day : { one: day, other: short };
};

/** Days from 1899-12-30 to 1904-01-01, day 0 of the other date system. */
const FROM_1904 = 1_462;

/** A bare number in a column of days, of a workbook that counts them from 1904, as the same day is counted otherwise. One that may be a short day stays. */
export const countedFrom1900 = (cell: FileCell | undefined): FileCell | undefined =>
  typeof cell === 'number' && shortDay(lineOf(cell)) === undefined ? cell + FROM_1904 : cell;

/** What a day whose first two numbers can stand in either order is in each; undefined where it does not exist in that order. */
export type OpenDay = Readonly<{ sign: Sign }> & Readonly<Record<DayOrder, Day | undefined>>;

/** 5/3/2024 or 05-03-2024. */
export const openDayIn = (cell: FileCell | undefined): OpenDay | undefined => {
  if (cell === undefined || cell instanceof Date) return undefined;
  const [, one, sign, other, year] =
    /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/.exec(lineOf(cell).replace(TIME, '')) ?? [];
  return sign === undefined
    ? undefined
    : {
        sign: sign as Sign,
        'day-first': existing(year, other, one),
        'month-first': existing(year, one, other),
      };
};

const inOrder = (open: OpenDay, orderOf: OrderOf): Day | TwoReadings | undefined => {
  const { 'day-first': one, 'month-first': other } = open;
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const order = orderOf(open.sign);
  return order === undefined ? { one, other } : open[order];
};

/**
 * The day a cell names: a date cell, an Excel serial number, an instant (its day in Stockholm), 2024-03-05, 2024/03/05, 20240305, 5/3 2024,
 * 5.3.2024, 5 mars 2024, or 5/3/2024 in the order of its column. Undefined where it names none, or one that does not exist.
 */
export const dayInCell = (cell: FileCell, orderOf: OrderOf): Day | TwoReadings | undefined => {
  if (cell instanceof Date) return textOf(cell);
  const line = lineOf(cell);
  if (INSTANT.test(line)) {
    const instant = Date.parse(line);
    return Number.isNaN(instant) ? undefined : dayInStockholm(instant);
  }
  const serial = dayOfSerial(line);
  if (serial !== undefined) return serial;
  const open = openDayIn(cell);
  return open ? inOrder(open, orderOf) : certainDayIn(line.replace(TIME, ''));
};

/** As `readDay`, and a month alone (2021-03, 202103, mars 2021) is its first day. */
export const readDayOrMonth = (cell: FileCell, orderOf: OrderOf): Day | TwoReadings | undefined => {
  const day = dayInCell(cell, orderOf);
  if (day !== undefined || cell instanceof Date) return day;
  const line = lineOf(cell);
  const numbers = /^(\d{4})[-/.]?(\d{2})$/.exec(line);
  const named = /^(\p{L}{3,9})[. ]{1,2}(\d{4})$/u.exec(line);
  const first = numbers
    ? existing(numbers[1], numbers[2], '1')
    : existing(named?.[2], monthOf(named?.[1]), '1');
  const short = /^\d{6}$/.test(line) ? shortDay(line) : undefined;
  return first !== undefined && short !== undefined ? { one: first, other: short } : first;
};
