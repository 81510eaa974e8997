import type { Association } from '@samspar/association';
import type { Day } from '@samspar/kernel';
import { keptWhenAnonymous, termsOf } from '@samspar/casework';
import { breathe } from './breathe.js';
import { type CellReaders, cellReaders } from './cell-readers.js';
import { type FileCell, formulaErrorIn, isSaid, isUnknownCell } from './cell.js';
import { type Column, COLUMNS } from './columns.js';
import type { DayOrders } from './day-orders.js';
import type { RawRow } from './headers.js';
import type { Reason } from './reasons.js';
import { shown } from './reported-row.js';
import { judged, type JudgedRow } from './refused-commands.js';
import { examined } from './row-problems.js';
import {
  exitOf,
  isAnonymousRow,
  type ParsedRow,
  type RowProblem,
  type RowValues,
  type ToldRow,
} from './row-values.js';
import { comparedNumber, numberText } from './running-number.js';

/** The rows that are understood, those that are not, and what should be looked at twice; each row is in one of the first two. */
export type ParsedRows = Readonly<{
  parsed: readonly JudgedRow[];
  rejected: readonly ToldRow[];
  warned: readonly ToldRow[];
}>;

/** Rows that a report tells of one by one: more than anybody reads. */
export const TOLD_ROWS = 1_000;
/** Rows between two breaths. */
const TOGETHER = 100;

type ReadCells = Readonly<{ parsed: ParsedRow; problems: readonly RowProblem[] }>;

const faultIn = (cell: FileCell): Reason | undefined => {
  if (isUnknownCell(cell))
    return { code: cell.unknown === 'formula' ? 'FormulaNotCalculated' : 'CellsMerged' };
  const error = formulaErrorIn(cell);
  return error === undefined ? undefined : { code: 'FormulaFails', error };
};

/** Every cell of a row by itself: one that is not understood says nothing, and is told of. */
const readCells = (raw: RawRow, readers: CellReaders): ReadCells => {
  const values: ParsedRow['values'] = { number: '', intervention: '', sex: 'notRegistered' };
  const problems: RowProblem[] = [];
  for (const column of COLUMNS) {
    const cell = raw.cell(column);
    if (cell === undefined) continue;
    const fault = faultIn(cell);
    const read: ReturnType<CellReaders[Column]> = fault ? { reason: fault } : readers[column](cell);
    if ('reason' in read) problems.push({ column, reason: read.reason });
    else Object.assign(values, { [column]: read.value });
  }
  return { parsed: { raw, values }, problems };
};

const KEPT_WHEN_ANONYMOUS: readonly string[] = ['consent', 'consentWithdrawnOn', ...keptWhenAnonymous()];

/** Without consent nothing but insats, sex and days leaves the file (docs/data-protection.md); a misregistration still is one. */
const withoutIdentity = (row: ParsedRow): ParsedRow => {
  if (!isAnonymousRow(row)) return row;
  const { number, intervention, sex, exitReason } = row.values;
  const kept: ParsedRow['values'] = { number, intervention, sex };
  for (const [column, value] of Object.entries(row.values))
    if (KEPT_WHEN_ANONYMOUS.includes(column)) Object.assign(kept, { [column]: value });
  const ended = exitOf(row.values) !== undefined && !kept.exitedOn;
  return {
    raw: row.raw,
    values: {
      ...kept,
      ...(exitReason === 'misregistered' && { exitReason }),
      ...(ended && { exitReason: [] as RowValues['exitReason'] }),
    },
  };
};

/** The rows whose Löpnummer stand in other rows too, each with one of those. */
const doubles = (rows: readonly RawRow[]): ReadonlyMap<RawRow, RawRow> => {
  const byNumber = new Map<string, RawRow[]>();
  for (const raw of rows) {
    const cell = raw.cell('number');
    if (!isSaid(cell)) continue;
    const number = comparedNumber(numberText(cell));
    const same = byNumber.get(number);
    if (same) same.push(raw);
    else byNumber.set(number, [raw]);
  }
  return new Map(
    [...byNumber.values()].flatMap((same) =>
      same.length < 2 ? [] : same.map((raw, at) => [raw, same[at === 0 ? 1 : 0] ?? raw] as const),
    ),
  );
};

const numberTwice = (raw: RawRow, other: RawRow, today: Day): RowProblem => {
  const [here, there] = [raw, other].map((of) => shown('number', of.cell('number'), today));
  return {
    column: 'number',
    reason: { code: 'NumberTwice', otherRow: other.row, ...(there !== here && { written: there ?? '' }) },
  };
};

/** Reads every row by itself, and rejects all rows that share a Löpnummer. What there is to say of rows is kept of the first `most` of each kind. */
export const parseRows = async (
  rows: readonly RawRow[],
  association: Association,
  today: Day,
  orderOf: DayOrders['orderOf'],
  most = TOLD_ROWS,
): Promise<ParsedRows> => {
  const readers = cellReaders(association, today, orderOf);
  const judging = { association: association.id, terms: termsOf(association), today };
  const parsed: JudgedRow[] = [];
  const rejected: ToldRow[] = [];
  const warned: ToldRow[] = [];
  const tell = (of: ToldRow[], raw: RawRow, problems: readonly RowProblem[]): void => {
    of.push({ raw, problems: of.length < most ? problems : [] });
  };
  const twice = doubles(rows);
  for (const [at, raw] of rows.entries()) {
    if (at % TOGETHER === 0) await breathe();
    const { parsed: row, problems: ofCells } = readCells(raw, readers);
    const faulty = new Set(ofCells.map(({ column }) => column));
    const other = twice.get(raw);
    const { problems: ofRow, warnings, refusals } = examined(row, faulty, judging);
    const problems = [
      ...ofCells,
      ...(other && !faulty.has('number') ? [numberTwice(raw, other, today)] : []),
      ...ofRow,
    ];
    if (problems.length > 0) tell(rejected, raw, problems);
    else {
      if (warnings.length > 0) tell(warned, raw, warnings);
      const kept = withoutIdentity(row);
      parsed.push({ ...kept, refusals: kept === row ? refusals : judged(kept, judging).refusals });
    }
  }
  return { parsed, rejected, warned };
};
