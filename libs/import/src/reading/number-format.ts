import { dayOfNumber } from '@samspar/kernel';
import type { FileCell } from '../cell.js';

/** What a number cell shows: the number itself, or the parts of a moment. */
export type NumberFormat = Readonly<{
  /** One for positive numbers, one for negative ones and one for zero, as far as they differ. */
  sections: readonly Shows[];
}>;

/** The parts of a moment that are shown; undefined: it is a number. */
type Shows =
  | Readonly<{ year: boolean; month: boolean; day: boolean; time: boolean; elapsed: boolean }>
  | undefined;

/** The codes of the formats that have a number and no code of their own (ECMA-376 18.8.30), and those of other languages. */
const builtIn = (id: number): string => {
  if (id === 16) return 'd mmm';
  if (id === 17) return 'mmm yy';
  if (id === 46) return '[h]:mm:ss';
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return 'h:mm:ss';
  const isDay = id === 14 || id === 15 || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDay ? 'yyyy-mm-dd' : '0';
};

/** Texts in quotes, single characters that stand for themselves, fillers, and brackets other than those of elapsed time. */
const LITERAL = /"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\][]*\]|general|standard|am\/pm|a\/p/gi;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;

const showsOf = (section: string): Shows => {
  const code = section.toLowerCase().replace(/(s)[.,]0+/g, '$1');
  if (/[0#?@]|e[+-]/.test(code)) return undefined;
  const elapsed = ELAPSED.test(code);
  // An m beside hours or seconds is minutes.
  const minutesOut = code.replace(/(h[^a-zåäö]*)m+/g, '$1').replace(/(?<!m)m+([^a-zåäö]*s)/g, '$1');
  const shows = {
    year: /[yeg]/.test(code),
    month: /m/.test(minutesOut) && !elapsed,
    day: /(?<!d)d{1,2}(?!d)/.test(code),
    time: /[hs]/.test(code) || elapsed,
    elapsed,
  };
  return shows.year || shows.month || shows.time || /d/.test(code) ? shows : undefined;
};

/** How a number is shown under a format: by its code, or where it has none by the id it is known by. */
export const numberFormat = (id: number, code = builtIn(id)): NumberFormat => {
  const sections = code.slice(0, 255).replace(LITERAL, '').split(';');
  const ofNumbers = sections.filter((section) => !section.includes('@')).slice(0, 3);
  return { sections: ofNumbers.length === 0 ? [undefined] : ofNumbers.map(showsOf) };
};

const MS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;
/** Days from day 0 of the 1900 system to 1970-01-01, to its day 0 from that of the 1904 system, and to its last day, 9999-12-31. */
const EPOCH = 25_569;
const FROM_1904 = 1_462;
const LAST = 2_958_465;
/** The 1900 system has a 29 February 1900, which there never was: days before it are one later than they count. */
const NO_SUCH_DAY = 60;
/** What a spreadsheet shows instead of a moment that lies outside its calendar. */
const OUTSIDE_CALENDAR = '#####';
const MONTHS = 'januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december'.split(
  ',',
);

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const clock = (seconds: number): string => {
  const rest = seconds % 60;
  const minutes = Math.floor(seconds / 60);
  const text = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return rest === 0 ? text : `${text}:${twoDigits(rest)}`;
};

/** The day a number counts in the 1900 system; two of its days are not in any calendar. */
const dayOf = (number: number): string =>
  number === 0
    ? '1900-01-00'
    : number === NO_SUCH_DAY
      ? '1900-02-29'
      : dayOfNumber(number - EPOCH + (number < NO_SUCH_DAY ? 1 : 0));

const partsShown = (day: string, seconds: number, shows: NonNullable<Shows>): FileCell => {
  const [year = '', month = '', date = ''] = day.split('-');
  if (shows.year && !shows.month && !shows.day && !shows.time) return Number(year);
  const name = MONTHS[Number(month) - 1] ?? month;
  const calendar =
    shows.year && shows.month
      ? [`${year}-${month}`]
      : [
          ...(shows.day ? [String(Number(date))] : []),
          ...(shows.month ? [name] : []),
          ...(shows.year ? [year] : []),
        ];
  return [...calendar, ...(shows.time ? [clock(seconds)] : [])].join(' ');
};

/** A number as a cell shows it. Of a fraction a spreadsheet shows ten digits at most, so that what arithmetic leaves over is not seen. */
const plainNumber = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(10));

/**
 * What a number shows under a format, in a workbook that counts its days from 1900 or from 1904. A moment is shown to the second, so that a
 * hair below midnight is the next day.
 */
export const shownNumber = (value: number, { sections }: NumberFormat, isFrom1904: boolean): FileCell => {
  const section = value < 0 && sections.length > 1 ? 1 : value === 0 && sections.length > 2 ? 2 : 0;
  const shows = sections[section];
  if (!shows) return plainNumber(value);
  const seconds = Math.round(value * SECONDS_PER_DAY);
  if (shows.elapsed) return seconds < 0 ? OUTSIDE_CALENDAR : clock(seconds);
  const number = Math.floor(seconds / SECONDS_PER_DAY) + (isFrom1904 ? FROM_1904 : 0);
  if (!(value >= 0) || number > LAST) return OUTSIDE_CALENDAR;
  const day = dayOf(number);
  if (!shows.day || !shows.month || !shows.year) return partsShown(day, seconds % SECONDS_PER_DAY, shows);
  return day.endsWith('00') || number === NO_SUCH_DAY ? day : new Date(day);
};

const ISO = /^(\d{4}-\d{2}-\d{2})?T?(?:(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * The number, in the 1900 system, of a day, a time or a moment in ISO 8601. One without a zone is what the clock on the wall showed; an instant is taken
 * where it happened, in Stockholm. Undefined where the text is none.
 */
export const numberOfIso = (text: string): number | undefined => {
  const found = ISO.exec(text);
  if (!found || (found[1] === undefined && found[2] === undefined)) return undefined;
  const [, day = '1899-12-30', hours = '0', minutes = '0', seconds = '0', zone] = found;
  const wall = Date.parse(day) + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  if (Number.isNaN(wall)) return undefined;
  const local = zone === undefined ? wall : inStockholm(wall, zone);
  return local / MS_PER_DAY + EPOCH;
};

/** A wall clock of another zone as that of Stockholm, both in milliseconds as if they were UTC. */
const inStockholm = (wall: number, zone: string): number => {
  const [, sign = '', hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(wall - offset));
  const { offsetNanoseconds } = instant.toZonedDateTimeISO('Europe/Stockholm');
  return instant.epochMilliseconds + offsetNanoseconds / 1e6;
};
