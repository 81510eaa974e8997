import { type Day, dayInStockholm, dayNumber, dayOfNumber, hourInStockholm } from '@samspar/kernel';

/** From the first of these whole hours until the second, in Stockholm: wider than any office's, for flexible hours are no anomaly. */
export const OFFICE_HOURS = { from: 6, until: 20 } as const;

/** Holidays that may fall on another day than a Saturday or Sunday (lag 1989:253), as month and day. */
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-25', '12-26'];
/** Those that move: Good Friday, Easter Monday and Ascension Day, in days after Easter Sunday. */
const AFTER_EASTER = [-2, 1, 39];

/** Easter Sunday of a year (the Gregorian computus, as anonymously published in Nature, 20 April 1876), as a day number. */
const easter = (year: number): number => {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
  const [leaps, after] = [Math.floor(century / 4), century % 4];
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leaps - moon + 15) % 30;
  const weekday = (32 + 2 * after + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return dayNumber(`${year}-03-22`) + epact + weekday - 7 * late;
};

/** Whether offices are open: no Saturday, no Sunday, no holiday. */
export const isWorkday = (day: Day): boolean => {
  const number = dayNumber(day);
  // 1970-01-01 was a Thursday.
  const weekday = (number + 3) % 7;
  const movable = AFTER_EASTER.map((days) => dayOfNumber(easter(Number(day.slice(0, 4))) + days));
  return weekday < 5 && !FIXED.includes(day.slice(5)) && !movable.includes(day);
};

/** Whether an instant, in milliseconds since the epoch, lies when offices are closed. */
export const isOutsideHours = (epochMs: number): boolean => {
  const hour = hourInStockholm(epochMs);
  return hour < OFFICE_HOURS.from || hour >= OFFICE_HOURS.until || !isWorkday(dayInStockholm(epochMs));
};
