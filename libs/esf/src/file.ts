import type { EsfField, EsfTemplate } from '@samspar/association';
import { workbookOf } from '@samspar/documents';
import { type Day, daysAfter } from '@samspar/kernel';
import { stringify } from 'csv-stringify/sync';
import type { EsfRow } from './list.js';
import type { Month } from './month.js';

/** A row with whose it is: twelve digits, or a day that stands for nobody's birth. */
export type EsfRowNamed = Pick<EsfRow, 'start' | 'end' | 'sex'> &
  Readonly<{ number: string } | { standIn: Day }>;

/** The list of a month, as it is written. */
export type EsfListNamed = Readonly<{
  project: string;
  /** The name of the insats. */
  intervention: string;
  month: Month;
  rows: readonly EsfRowNamed[];
}>;

/** The first day of those that stand for nobody's birth, and how many they are: nobody who takes part was born then. */
const STAND_INS = { from: '1900-01-01', days: 3_650 } as const;

/**
 * Days that stand for the births of those whose numbers are not told, one for each: always the same for the same `seeds` (whole numbers), but where two would
 * have the same one, of which the later one has the next.
 */
export const standInDays = (seeds: readonly number[]): readonly Day[] => {
  const taken = new Set<number>();
  return seeds.map((seed) => {
    let place = seed % STAND_INS.days;
    while (taken.has(place)) place = (place + 1) % STAND_INS.days;
    taken.add(place);
    return daysAfter(STAND_INS.from, place);
  });
};

const dayIn = (day: Day, form: EsfTemplate['days']): string => {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)];
  return form.replace('YYYY', year).replace('MM', month).replace('DD', date);
};

const numberOf = (row: EsfRowNamed, { number, protectedEnding }: EsfTemplate): string => {
  const between = number === 'YYYYMMDD-NNNN' ? '-' : '';
  if ('number' in row) return `${row.number.slice(0, 8)}${between}${row.number.slice(8)}`;
  // Whose sex is not known either is in no list.
  const ending = row.sex === 'unknown' ? '' : protectedEnding[row.sex];
  return `${row.standIn.replaceAll('-', '')}${between}${ending}`;
};

type Cell = (row: EsfRowNamed, list: EsfListNamed, template: EsfTemplate) => string;

const CELLS: Readonly<Record<EsfField, Cell>> = {
  number: (row, _list, template) => numberOf(row, template),
  sex: ({ sex }, _list, template) => template.sex[sex],
  start: ({ start }, _list, { days }) => dayIn(start, days),
  end: ({ end }, _list, { days }) => (end === null ? '' : dayIn(end, days)),
  month: (_row, { month }, { months }) =>
    months.replace('YYYY', month.slice(0, 4)).replace('MM', month.slice(5)),
  project: (_row, { project }) => project,
  intervention: (_row, { intervention }) => intervention,
  empty: () => '',
};

/** The list in the columns of a template, heads first. */
export const esfTable = (list: EsfListNamed, template: EsfTemplate): readonly (readonly string[])[] => [
  template.columns.map(({ head }) => head),
  ...list.rows.map((row) => template.columns.map(({ is }) => CELLS[is](row, list, template))),
];

/** The list as the file that a template says, all cells text. */
export const esfFile = async (list: EsfListNamed, template: EsfTemplate): Promise<Uint8Array> => {
  const [titles = [], ...rows] = esfTable(list, template);
  if (template.file === 'xlsx') return workbookOf([{ name: template.sheet, titles, rows }]);
  const delimiter = template.separator === 'tab' ? '\t' : template.separator;
  return Buffer.from(
    stringify([titles, ...rows], { delimiter, bom: true, record_delimiter: '\r\n', escape_formulas: true }),
  );
};

/** What it is called where it is saved: of which insats (its id) and which month. */
export const esfFileName = (intervention: string, month: Month, { file }: EsfTemplate): string =>
  `esf-${intervention}-${month}.${file}`;
