import type { Day } from '@samspar/kernel';
import type { Dimension } from '@samspar/statistics';
import type { Chart } from './chart.js';

/** The dimensions whose codes are times. */
const TIMES = ['year', 'quarter', 'month'] as const satisfies readonly Dimension[];
export type Time = (typeof TIMES)[number];

export const isTimeOf = (dimension: Dimension): dimension is Time => TIMES.some((time) => time === dimension);

const MONTHS_A_YEAR = 12;

/** Months since the year 0 of a day. */
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * MONTHS_A_YEAR + Number(day.slice(5, 7)) - 1;

const codeOf = (time: Time, month: number): string => {
  const year = Math.floor(month / MONTHS_A_YEAR);
  const ofYear = month % MONTHS_A_YEAR;
  if (time === 'year') return String(year);
  return time === 'quarter'
    ? `${year}-Q${Math.floor(ofYear / 3) + 1}`
    : `${year}-${String(ofYear + 1).padStart(2, '0')}`;
};

/** The years, quarters or months from one day to another, those in which nothing happened included. */
export const timesBetween = (
  time: Time,
  { from, to }: Readonly<{ from: Day; to: Day }>,
): readonly string[] => {
  const codes = new Set<string>();
  for (let month = monthOf(from); month <= monthOf(to); month++) codes.add(codeOf(time, month));
  return [...codes];
};

const MONTHS = {
  sv: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

/** A time as briefly as an axis needs it. */
export const timeText = (time: Time, code: string, language: Chart['language']): string => {
  const [year = '', part = ''] = code.split('-', 2);
  if (time === 'month') return `${MONTHS[language][Number(part) - 1] ?? part} ${year}`;
  if (time === 'quarter')
    return language === 'sv' ? `kv ${part.slice(1)} ${year}` : `Q${part.slice(1)} ${year}`;
  return code;
};
