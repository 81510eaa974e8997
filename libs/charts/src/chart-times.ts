import type { Day } from '@samspar/kernel';
import type { Dimension } from '@samspar/statistics';
import type { Chart } from './chart.js';

/** The dimensions whose codes are times. */
const TIMES = ['year', 'quarter', 'month'] as const satisfies readonly Dimension[];
export type Time = (typeof TIMES)[number];

export const isTimeOf = (dimension: Dimension): dimension is Time => TIMES.some((time) => time === dimension);

const codeOf = (time: Time, month: Temporal.PlainYearMonth): string =>
  time === 'year'
    ? `${month.year}`
    : time === 'quarter'
      ? `${month.year}-Q${Math.ceil(month.month / 3)}`
      : month.toString();

/** The years, quarters or months from one day to another, those in which nothing happened included. */
export const timesBetween = (
  time: Time,
  { from, to }: Readonly<{ from: Day; to: Day }>,
): readonly string[] => {
  const codes = new Set<string>();
  const last = Temporal.PlainYearMonth.from(to.slice(0, 7));
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    codes.add(codeOf(time, month));
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
