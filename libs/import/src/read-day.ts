import { type Day, dayOfNumber, isDay } from '@samspar/kernel';
import { type Cell, textOf } from './cell.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MONTH_NAMES =
  /^(jan(uari)?|feb(ruari)?|mars?|apr(il)?|maj|juni?|juli?|aug(usti)?|sept?(ember)?|okt(ober)?|nov(ember)?|dec(ember)?)\.?$/i;

/** Days from 1899-12-30, Excel's day 0, to 1970-01-01. */
const EXCEL_EPOCH = 25_569;
/** Serial numbers that can be days of a journey: 1954 to 2119. Smaller ones are ages, months or years. */
const SERIALS = { first: 20_000, last: 80_000 };

const pad = (number: string): string => number.padStart(2, '0');

const existing = (year: string, month: string, day: string): Day | undefined => {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return isDay(text) ? text : undefined;
};

const monthOf = (name: string): string | undefined =>
  MONTH_NAMES.test(name) ? String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1) : undefined;

const dayOfText = (text: string): Day | undefined => {
  const withoutTime = text
    .replace(/\s+/g, ' ')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const yearFirst =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(withoutTime) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(withoutTime);
  if (yearFirst) return existing(yearFirst[1] ?? '', yearFirst[3] ?? '', yearFirst[4] ?? '');
  const dayFirst = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/.exec(withoutTime);
  if (dayFirst) return existing(dayFirst[3] ?? '', dayFirst[2] ?? '', dayFirst[1] ?? '');
  const named = /^(?:den\s+)?(\d{1,2})(?::?e)?\s+(\p{L}+\.?)\s+(\d{4})$/u.exec(withoutTime);
  const month = named && monthOf(named[2] ?? '');
  return named && month ? existing(named[3] ?? '', month, named[1] ?? '') : undefined;
};

/**
 * The day a cell names: a date cell, an Excel serial number (a part of a day is left out), 2024-03-05, 2024/03/05, 20240305, 5/3 2024, 5.3.2024 or
 * 5 mars 2024 (day before month, as in Sweden). Undefined where it names none, or one that does not exist.
 */
export const readDay = (cell: Cell): Day | undefined => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : textOf(cell);
  const text = textOf(cell);
  const whole = /^(\d{5})(?:[.,]\d+)?$/.exec(text);
  if (whole) {
    const serial = Number(whole[1]);
    return serial >= SERIALS.first && serial <= SERIALS.last ? dayOfNumber(serial - EXCEL_EPOCH) : undefined;
  }
  return typeof cell === 'boolean' ? undefined : dayOfText(text);
};

/** As `readDay`, and a month alone (2021-03, 202103, mars 2021) is its first day. */
export const readDayOrMonth = (cell: Cell): Day | undefined => {
  const day = readDay(cell);
  if (day !== undefined || cell instanceof Date) return day;
  const text = textOf(cell);
  const numbers = /^(\d{4})[-/.]?(\d{2})$/.exec(text);
  if (numbers) return existing(numbers[1] ?? '', numbers[2] ?? '', '1');
  const named = /^(\p{L}+\.?)\s+(\d{4})$/u.exec(text);
  const month = named && monthOf(named[1] ?? '');
  return named && month ? existing(named[2] ?? '', month, '1') : undefined;
};
