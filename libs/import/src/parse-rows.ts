import type { Association } from '@samspar/association';
import { type Day, isStatedUnknown, known } from '@samspar/kernel';
import {
  ageOn,
  holdsIdentityNumber,
  looksLikeIdentityNumber,
  mask,
  sexDigitOf,
} from '@samspar/identity-number';
import { type CellReaders, cellReaders } from './cell-readers.js';
import { type Cell, formulaErrorIn, textOf } from './cell.js';
import { type Column, COLUMNS, headerOf } from './columns.js';
import type { RawRow } from './headers.js';
import { inWords, type Reason } from './reasons.js';
import { exitOf, isAnonymous, type ParsedRow, type RejectedRow, type RowValues } from './row-values.js';

/** The rows that are understood, those that are not, and what should be looked at twice; each row is in one of the first two. */
export type ParsedRows = Readonly<{
  parsed: readonly ParsedRow[];
  rejected: readonly RejectedRow[];
  warnings: readonly RejectedRow[];
}>;

/** Ages the interventions are meant for (design §4). */
const TARGET_AGES = { from: 16, to: 65 };

/** What is wrong with a row, and in which column. */
export type RowProblem = Readonly<{ column: Column; reason: Reason }>;

/** Longer values are cut in the report. */
const LONGEST_SHOWN = 100;

const shown = (column: Column, cell: Cell | undefined, today: Day): string => {
  const error = formulaErrorIn(cell);
  if (error !== undefined) return error;
  const line = textOf(cell).replace(/\s+/g, ' ');
  const text = line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
  const secret =
    column === 'identity' ||
    (column === 'number' ? holdsIdentityNumber(line, today) : looksLikeIdentityNumber(line));
  return secret ? mask(text) : text;
};

/** A row's place in the report. */
export const inReport = (raw: RawRow, { column, reason }: RowProblem, today: Day): RejectedRow => {
  const { code, sentence } = inWords(reason);
  const value = shown(column, raw.cell(column), today);
  return { row: raw.row, column: headerOf(column), value, code, reason: sentence.sv, sentence };
};

const readCells = (
  raw: RawRow,
  readers: CellReaders,
): Readonly<{ parsed: ParsedRow }> | Readonly<{ problem: RowProblem }> => {
  const values: ParsedRow['values'] = { number: '', intervention: '', sex: 'notRegistered' };
  for (const { column } of COLUMNS) {
    const cell = raw.cell(column);
    if (cell === undefined) continue;
    const error = formulaErrorIn(cell);
    if (error !== undefined) return { problem: { column, reason: { code: 'FormulaFails', error } } };
    const read = readers[column](cell);
    if ('reason' in read) return { problem: { column, reason: read.reason } };
    Object.assign(values, { [column]: read.value });
  }
  return { parsed: { row: raw.row, values } };
};

const ageOf = ({ values }: ParsedRow): number | undefined => {
  const day = values.startedOn ?? values.referredOn;
  return values.identity && day ? ageOn(values.identity, day) : undefined;
};

const yearsOf = ({ values }: ParsedRow): number | undefined => {
  const day = values.startedOn ?? values.referredOn;
  return values.birthYear && day ? Number(day.slice(0, 4)) - values.birthYear : undefined;
};

/** Age at start as stated, else from the identity number, else the difference of years (design §4). */
export const ageAtStart = (row: ParsedRow): number | undefined =>
  known(row.values.ageAtStart) ?? ageOf(row) ?? yearsOf(row);

const apart = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && Math.abs(one - other) > 1;

const rowProblem = (row: ParsedRow): RowProblem | undefined => {
  const { values } = row;
  if (!values.referredOn && !values.startedOn)
    return {
      column: 'startedOn' in values ? 'startedOn' : 'referredOn',
      reason: { code: 'DaysMissing' },
    };
  if (exitOf(values) && !values.startedOn)
    return {
      column: values.exitedOn ? 'exitedOn' : 'exitReason',
      reason: { code: 'ExitWithoutStart' },
    };
  const stated = known(values.ageAtStart);
  if (apart(stated, ageOf(row))) return { column: 'ageAtStart', reason: { code: 'AgeUnlikeNumber' } };
  if (apart(stated ?? ageOf(row), yearsOf(row)))
    return { column: 'birthYear', reason: { code: 'BirthYearUnlikeAge' } };
  return undefined;
};

/** A day outside the time the insats runs: the file may know better than the setup, so that the row is taken. */
const outsideIntervention = (
  { values }: ParsedRow,
  { interventions }: Association,
): readonly RowProblem[] => {
  const column = values.startedOn ? 'startedOn' : 'referredOn';
  const day = values[column];
  const found = interventions.find(({ id }) => id === values.intervention);
  if (!found || !day || ((found.from ?? day) <= day && day <= (found.to ?? day))) return [];
  const { name, from, to } = found;
  return [{ column, reason: { code: 'OutsideIntervention', name, from: from ?? '', to: to ?? '' } }];
};

const warningsOf = (row: ParsedRow, association: Association): readonly RowProblem[] => {
  const { values } = row;
  const warnings: RowProblem[] = [...outsideIntervention(row, association)];
  if (isAnonymous(row))
    return [...warnings, { column: 'consent', reason: { code: 'AnonymousWithoutConsent' } }];
  if (values.identity && !isStatedUnknown(values.sex) && sexDigitOf(values.identity) !== values.sex)
    warnings.push({ column: 'sex', reason: { code: 'SexUnlikeNumber' } });
  const age = ageAtStart(row);
  if (age !== undefined && (age < TARGET_AGES.from || age > TARGET_AGES.to))
    warnings.push({ column: 'ageAtStart', reason: { code: 'AgeOutsideTarget', age, ...TARGET_AGES } });
  if (!exitOf(values) && known(values.livelihoodAtExit))
    warnings.push({ column: 'livelihoodAtExit', reason: { code: 'LivelihoodBeforeExit' } });
  return warnings;
};

const KEPT_WHEN_ANONYMOUS = ['referredOn', 'startedOn', 'exitedOn', 'consent'] as const;

/** Without consent nothing but insats, sex and days leaves the file (design §4); a misregistration still is one. */
const withoutIdentity = (row: ParsedRow): ParsedRow => {
  if (!isAnonymous(row)) return row;
  const { number, intervention, sex, exitReason } = row.values;
  const kept: ParsedRow['values'] = { number, intervention, sex };
  for (const column of KEPT_WHEN_ANONYMOUS)
    if (column in row.values) Object.assign(kept, { [column]: row.values[column] });
  const ended = exitOf(row.values) !== undefined && !kept.exitedOn;
  return {
    row: row.row,
    values: {
      ...kept,
      ...(exitReason === 'misregistered' && { exitReason }),
      ...(ended && { exitReason: [] as RowValues['exitReason'] }),
    },
  };
};

/** Reads every row by itself, and rejects a Löpnummer that stood in an earlier row. */
export const parseRows = (rows: readonly RawRow[], association: Association, today: Day): ParsedRows => {
  const readers = cellReaders(association, today);
  const parsed: ParsedRow[] = [];
  const rejected: RejectedRow[] = [];
  const warnings: RejectedRow[] = [];
  const firstRow = new Map<string, number>();
  for (const raw of rows) {
    const read = readCells(raw, readers);
    if ('problem' in read) {
      rejected.push(inReport(raw, read.problem, today));
      continue;
    }
    const row = read.parsed;
    const first = firstRow.get(row.values.number);
    const problem: RowProblem | undefined =
      first === undefined
        ? rowProblem(row)
        : { column: 'number', reason: { code: 'NumberTwice', firstRow: first } };
    firstRow.set(row.values.number, first ?? row.row);
    if (problem) {
      rejected.push(inReport(raw, problem, today));
      continue;
    }
    warnings.push(...warningsOf(row, association).map((warning) => inReport(raw, warning, today)));
    parsed.push(withoutIdentity(row));
  }
  return { parsed, rejected, warnings };
};
