import { escapeIdentifier, type Pool, type PoolClient } from 'pg';
import {
  foreignTable,
  type Insertion,
  mustBeEmpty,
  ROWS_PAGE,
  type Statement,
  type TableRows,
  type VaultRow,
} from './rows.js';

type Running = Pool | PoolClient;

export const found = async (db: Running, [text, ...given]: Statement): Promise<readonly VaultRow[]> =>
  (await db.query<VaultRow>(text, given)).rows;

export const rowsChanged = async (db: Running, [text, ...given]: Statement): Promise<number> =>
  (await db.query(text, given)).rowCount ?? 0;

const tablesOf = async (db: Running, among?: readonly string[]): Promise<readonly string[]> => {
  const rows = await found(db, [
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = current_schema() AND tablename <> 'key_check' AND NOT starts_with(tablename, 'vault_migration')
     ORDER BY tablename COLLATE "C"`,
  ]);
  return rows.map(({ name }) => String(name)).filter((name) => among?.includes(name) ?? true);
};

/** Every row as the client's transaction sees it; see `VaultDatabase.rows`. */
export async function* readRows(
  client: PoolClient,
  among?: readonly string[],
): AsyncGenerator<TableRows, undefined> {
  for (const table of await tablesOf(client, among)) {
    await client.query(`DECLARE reading NO SCROLL CURSOR FOR SELECT * FROM ${escapeIdentifier(table)}`);
    for (let more = true; more;) {
      const rows = await found(client, [`FETCH ${ROWS_PAGE} FROM reading`]);
      yield { table, rows };
      more = rows.length === ROWS_PAGE;
    }
    await client.query('CLOSE reading');
  }
}

export const countRows = async (db: Running, among?: readonly string[]): Promise<number> => {
  let sum = 0;
  for (const table of await tablesOf(db, among)) {
    const [row] = await found(db, [`SELECT count(*) AS count FROM ${escapeIdentifier(table)}`]);
    sum += Number(row?.['count']);
  }
  return sum;
};

/** Rows of one statement, which holds 65,535 values at most. */
const ROWS = 5_000;

export const insert = async (
  client: PoolClient,
  { table, rows, leavesPresent }: Insertion,
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  const placesOf = (_row: VaultRow, at: number): string =>
    `(${columns.map((_column, index) => `$${at * columns.length + index + 1}`).join()})`;
  for (let start = 0; start < rows.length; start += ROWS) {
    const some = rows.slice(start, start + ROWS);
    await client.query(
      `INSERT INTO ${escapeIdentifier(table)} (${columns.map(escapeIdentifier).join()})
       VALUES ${some.map(placesOf).join()} ${leavesPresent ? 'ON CONFLICT DO NOTHING' : ''}`,
      some.flatMap((row) => columns.map((column) => row[column])),
    );
  }
};

/** Puts the rows into an empty vault and lets `check` read them there, within the client's transaction. */
export const writeRows = async (
  client: PoolClient,
  given: AsyncIterable<TableRows>,
  check: (written: AsyncIterable<TableRows>) => Promise<void>,
): Promise<void> => {
  await mustBeEmpty('Valvet i PostgreSQL', readRows(client));
  const tables = await tablesOf(client);
  for await (const { table, rows } of given) {
    if (!tables.includes(table)) throw foreignTable(table);
    await insert(client, { table, rows });
  }
  await check(readRows(client));
};
