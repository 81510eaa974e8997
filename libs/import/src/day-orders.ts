import { breathe } from './breathe.js';
import type { Sentence } from '@samspar/kernel';
import { type Column, DAY_COLUMNS, headerOf } from './columns.js';
import type { RawRow } from './headers.js';
import { type DayOrder, openDayIn, type Sign } from './read-day.js';

const SIGNS: readonly Sign[] = ['/', '-'];

/** What may be said of a whole column, by its header. */
const NOTES = {
  MonthFirst: (header: string): Sentence => ({
    sv: `Dagarna i kolumnen ${header} är skrivna med månaden först och läses så.`,
    en: `The days in the column “${header}” are written month first, and are read so.`,
  }),
  DayOrdersMixed: (header: string): Sentence => ({
    sv: `I kolumnen ${header} är några dagar skrivna med dagen först och andra med månaden först: kontrollera dem.`,
    en: `In the column “${header}” some days are written day first and others month first: check them.`,
  }),
};

export type ColumnNote = Readonly<{ column: string; code: keyof typeof NOTES; sentence: Sentence }>;

/** In which order the days of a file are written, column by column. */
export type DayOrders = Readonly<{
  orderOf: (column: Column, sign: Sign) => DayOrder | undefined;
  /** Headers of the columns whose days can be read both ways, though nothing in the file shows which is meant. */
  unclear: readonly string[];
  notes: readonly ColumnNote[];
}>;

/** What the days of one column that are written with one sign show. */
type SeenDay = Readonly<{ column: Column; sign: Sign; certain: ReadonlySet<DayOrder>; isOpen: boolean }>;

const shownBy = (rows: readonly RawRow[], column: Column): readonly SeenDay[] => {
  const seen = SIGNS.map((sign) => ({ column, sign, certain: new Set<DayOrder>(), isOpen: false }));
  for (const { cell } of rows) {
    const day = openDayIn(cell(column));
    const of = day && seen.find(({ sign }) => sign === day.sign);
    if (!of) continue;
    const { 'day-first': dayFirst, 'month-first': monthFirst } = day;
    if (dayFirst !== undefined && monthFirst !== undefined) of.isOpen ||= dayFirst !== monthFirst;
    else if (dayFirst !== undefined) of.certain.add('day-first');
    else if (monthFirst !== undefined) of.certain.add('month-first');
  }
  return seen;
};

const only = (orders: ReadonlySet<DayOrder>): DayOrder | undefined =>
  orders.size === 1 ? [...orders][0] : undefined;

const note = (column: Column, code: ColumnNote['code']): ColumnNote => {
  const header = headerOf(column);
  return { column: header, code, sentence: NOTES[code](header) };
};

/**
 * Finds out of each column with days like 5/3/2024 which number is the month: by a day in it that can only be read in one way, else by
 * the file's other columns, else by what was `asked` for. What was asked for decides wherever both ways are possible.
 */
export const dayOrdersOf = async (
  rows: readonly RawRow[],
  asked: DayOrder | undefined,
): Promise<DayOrders> => {
  const shown: SeenDay[] = [];
  for (const column of DAY_COLUMNS) {
    await breathe();
    shown.push(...shownBy(rows, column));
  }
  const ofFile = (sign: Sign): DayOrder | undefined =>
    only(new Set(shown.filter((of) => of.sign === sign).flatMap(({ certain }) => [...certain])));
  const orderOf = (column: Column, sign: Sign): DayOrder | undefined => {
    const certain = shown.find((of) => of.column === column && of.sign === sign)?.certain;
    return asked ?? (certain && certain.size > 0 ? only(certain) : ofFile(sign));
  };
  const unclear = shown.filter(
    ({ column, sign, certain, isOpen }) =>
      isOpen && certain.size === 0 && orderOf(column, sign) === undefined,
  );
  const notes = shown.flatMap(({ column, sign, certain, isOpen }) => {
    const order = orderOf(column, sign);
    if (certain.size > 1 || (isOpen && certain.size > 0 && !certain.has(order ?? 'day-first')))
      return [note(column, 'DayOrdersMixed')];
    return asked === undefined && order === 'month-first' && (isOpen || certain.size > 0)
      ? [note(column, 'MonthFirst')]
      : [];
  });
  return { orderOf, unclear: [...new Set(unclear.map(({ column }) => headerOf(column)))], notes };
};
