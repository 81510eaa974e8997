import type { DatabaseSync } from 'node:sqlite';
import {
  foreignTable,
  type Insertion,
  mustBeEmpty,
  ROWS_PAGE,
  type TableRows,
  type VaultRow,
} from './rows.js';

const tablesOf = (database: DatabaseSync, among?: readonly string[]): readonly string[] =>
  database
    .prepare(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT IN ('key_check', 'generation') ORDER BY name`,
    )
    .all()
    .map(({ name }) => String(name))
    .filter((name) => among?.includes(name) ?? true);

export const countRows = (database: DatabaseSync, among?: readonly string[]): number => {
  const counted = tablesOf(database, among).map((table) =>
    Number(database.prepare(`SELECT count(*) AS count FROM "${table}"`).get()?.['count']),
  );
  return counted.reduce((sum, count) => sum + count, 0);
};

/** See `VaultDatabase.rows`. */
export async function* readRows(
  database: DatabaseSync,
  among?: readonly string[],
): AsyncGenerator<TableRows, undefined> {
  for (const table of tablesOf(database, among)) {
    let rows: VaultRow[] = [];
    for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) {
      if (rows.push(row as VaultRow) < ROWS_PAGE) continue;
      yield { table, rows };
      rows = [];
    }
    yield { table, rows };
  }
}

export const insert = (database: DatabaseSync, { table, rows, leavesPresent }: Insertion): void => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const statement = database.prepare(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join()}) VALUES (${columns.map(() => '?').join()})
     ${leavesPresent ? 'ON CONFLICT DO NOTHING' : ''}`,
  );
  for (const row of rows) statement.run(...columns.map((column) => row[column] ?? null));
};

/** Puts the rows into an empty vault's file, within the caller's transaction. */
export const writeRows = async (
  database: DatabaseSync,
  file: string,
  given: AsyncIterable<TableRows>,
): Promise<void> => {
  await mustBeEmpty(`Valvfilen ${file}`, readRows(database));
  const tables = tablesOf(database);
  for await (const part of given) {
    if (!tables.includes(part.table)) throw foreignTable(part.table);
    insert(database, part);
  }
};
