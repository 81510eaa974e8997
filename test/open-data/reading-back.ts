import { fileOf, type OpenTable } from '@samspar/open-data';
import { type Answer, type Cell, DIMENSIONS, isMedian } from '@samspar/statistics';
import { parse } from 'csv-parse/sync';
import JSONstat from 'jsonstat-toolkit';
import Px from 'px';
import { readPx, valuesOf } from './px-reader.js';

export const TOTAL = '_T';
/** What a reader is to find at some codes and contents: a number, or null. */
export type Expected = Readonly<{
  codes: Readonly<Record<string, string>>;
  contents: string;
  value: number | null;
}>;

/** Every number that an answer lists, read off the answer as it was frozen. */
export const listed = (answer: Answer): readonly Expected[] => {
  const at = (
    codes: Readonly<Record<string, string>>,
    cell: Partial<Cell>,
    value: number | null,
  ): readonly Expected[] =>
    isMedian(answer)
      ? [
          { codes, contents: 'median', value },
          { codes, contents: 'lower', value: cell.quartiles?.[0] ?? null },
          { codes, contents: 'upper', value: cell.quartiles?.[2] ?? null },
          { codes, contents: 'n', value: cell.n ?? null },
          { codes, contents: 'without', value: cell.without ?? null },
        ]
      : [
          { codes, contents: 'count', value },
          ...(cell.share
            ? [
                { codes, contents: 'percent', value: cell.share.percent },
                { codes, contents: 'base', value: cell.share.denominator },
              ]
            : []),
        ];
  const isSeries = answer.by.some((one) => ['year', 'quarter', 'month'].includes(one));
  const all = Object.fromEntries(answer.by.map((one) => [one, TOTAL]));
  return [
    ...answer.cells.flatMap((cell) =>
      at(Object.fromEntries(answer.by.map((one) => [one, cell[one] ?? ''])), cell, cell.value ?? null),
    ),
    // The total of a series stands beside its times.
    ...(isSeries ? [] : at(all, answer, answer.total)),
  ];
};

/** A reader of a format: the number at some codes and contents, null where it says that there is none, undefined where it finds nothing. */
export type Reader = (table: OpenTable) => (one: Omit<Expected, 'value'>) => number | null | undefined;

export const byJsonStat: Reader = (table) => {
  const dataset = JSONstat(JSON.parse(fileOf(table, 'json')) as object);
  return ({ codes, contents }) => dataset.Data({ ...codes, contents })?.value;
};

/** By the code lists of the file, first dimension slowest. */
const placeOf = (lists: readonly (readonly string[])[], codes: readonly string[]): number =>
  lists.reduce((place, list, index) => place * list.length + list.indexOf(codes[index] ?? ''), 0);

export const byGrammar: Reader = (table) => {
  const { keywords, data } = readPx(fileOf(table, 'px'));
  const variables = [...valuesOf(keywords, 'STUB'), ...valuesOf(keywords, 'HEADING')];
  const lists = variables.map((variable) => valuesOf(keywords, 'CODES', undefined, [variable]));
  return ({ codes, contents }) => {
    const named = DIMENSIONS.filter((one) => codes[one] !== undefined);
    const order = variables.map((variable) => {
      const [code = ''] = valuesOf(keywords, 'VARIABLECODE', undefined, [variable]);
      return code === 'contents' ? contents : (codes[code] ?? '');
    });
    if (named.length !== order.length - 1) return undefined;
    const found = data[placeOf(lists, order)];
    return found === undefined ? undefined : found.startsWith('"') ? null : Number(found);
  };
};

export const byPx: Reader = (table) => {
  const file = new Px(fileOf(table, 'px'));
  const lists = file.variables().map((_variable, index) => file.codes(index));
  return ({ codes, contents }) => {
    const order = [...table.axes.map(({ dimension }) => codes[dimension] ?? ''), contents];
    const found = file.datum(lists.map((list, index) => list.indexOf(order[index] ?? '')));
    return /^\.+$/.test(found) ? null : Number(found);
  };
};

type CsvRow = Readonly<Record<string, string>>;
export const rowsOfCsv = (table: OpenTable): readonly CsvRow[] =>
  parse(fileOf(table, 'csv'), { columns: true, relax_column_count: false });

export const byCsv: Reader = (table) => {
  const rows = rowsOfCsv(table);
  return ({ codes, contents }) => {
    const row = rows.find(
      (one) =>
        one['contents'] === contents && Object.entries(codes).every(([column, code]) => one[column] === code),
    );
    return row === undefined ? undefined : row['value'] === '' ? null : Number(row['value']);
  };
};
