import type { EvaluationCell, EvaluationColumn, EvaluationRows } from './columns.js';

const DAY_MS = 86_400_000;

const element = ({ name, type }: EvaluationColumn) => {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'whole') return { ...optional, type: 'INT32' } as const;
  if (type === 'day') return { ...optional, type: 'INT32', converted_type: 'DATE' } as const;
  return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
};

/** Days are numbered from 1970-01-01, as Parquet does. */
const stored = ({ type }: EvaluationColumn, cell: EvaluationCell | undefined): EvaluationCell =>
  type === 'day' && typeof cell === 'string' ? Date.parse(cell) / DAY_MS : (cell ?? null);

/** Rows as Parquet, days as DATE. */
export const parquetOf = async (
  columns: readonly EvaluationColumn[],
  rows: EvaluationRows,
): Promise<Uint8Array> => {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(element)],
      columnData: columns.map((column, index) => ({
        name: column.name,
        data: rows.map((row) => stored(column, row[index])),
      })),
    }),
  );
};
