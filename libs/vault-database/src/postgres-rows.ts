import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import {
  foreignTable,
  type Insertion,
  mustBeEmpty,
  ROWS_PAGE,
  type TableRows,
  type VaultRow,
} from './rows.js';

/** Where statements run: each by itself, or many that are all on disk or none. */
type Running = Readonly<{
  run: <Result>(work: (db: Kysely<unknown>) => Promise<Result>) => Promise<Result>;
  write: <Result>(work: (db: Transaction<unknown>) => Promise<Result>) => Promise<Result>;
}>;

const tablesOf = async (db: Kysely<unknown>, among?: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> 'key_check' AND NOT starts_with(tablename, 'vault_migration')
    ORDER BY tablename COLLATE "C"`.execute(db);
  return rows.map(({ name }) => name).filter((name) => among?.includes(name) ?? true);
};

/** A yes or a no as 1 or 0. */
export const plain = (row: Readonly<Record<string, VaultRow[string] | boolean>>): VaultRow =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'boolean' ? Number(value) : value,
    ]),
  );

/** Every row as the transaction sees it; see `VaultDatabase.rows`. */
async function* readWithin(
  transaction: Transaction<unknown>,
  database: Running,
  among?: readonly string[],
): AsyncGenerator<TableRows, undefined> {
  for (const table of await database.run(() => tablesOf(transaction, among))) {
    await database.run(() =>
      sql`DECLARE reading NO SCROLL CURSOR FOR SELECT * FROM ${sql.table(table)}`.execute(transaction),
    );
    for (let more = true; more;) {
      const { rows } = await database.run(() =>
        sql<VaultRow>`FETCH ${sql.raw(String(ROWS_PAGE))} FROM reading`.execute(transaction),
      );
      yield { table, rows: rows.map(plain) };
      more = rows.length === ROWS_PAGE;
    }
    await database.run(() => sql`CLOSE reading`.execute(transaction));
  }
}

/** How many rows there are in some tables, or all. */
export const countRows = async (database: Running, among?: readonly string[]): Promise<number> =>
  database.run(async (db) => {
    let count = 0;
    for (const table of await tablesOf(db, among)) {
      const { rows } = await sql<{
        count: number;
      }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(db);
      count += rows[0]?.count ?? 0;
    }
    return count;
  });

/** Every row as all of them were at one moment; see `VaultDatabase.rows`. */
export async function* readRows(
  database: Running,
  among?: readonly string[],
): AsyncGenerator<TableRows, undefined> {
  const transaction = await database.run((db) =>
    db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(),
  );
  try {
    yield* readWithin(transaction, database, among);
  } finally {
    await database.run(() => transaction.rollback().execute());
  }
}

/** Rows of one statement, which holds 65,535 values at most. */
const ROWS = 5_000;

const statementOf = (
  table: string,
  rows: readonly VaultRow[],
  leavesPresent = false,
): RawBuilder<unknown> => {
  const columns = Object.keys(rows[0] ?? {});
  return sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) VALUES ${sql.join(
    rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`),
  )} ${sql.raw(leavesPresent ? 'ON CONFLICT DO NOTHING' : '')}`;
};

export const insert = async (
  transaction: Transaction<unknown>,
  { table, rows, leavesPresent }: Insertion,
): Promise<void> => {
  for (let start = 0; start < rows.length; start += ROWS)
    await statementOf(table, rows.slice(start, start + ROWS), leavesPresent).execute(transaction);
};

/** Puts the rows into an empty vault and lets `check` read them there; on disk once both are done, else not there at all. */
export const writeRows = async (
  database: Running,
  given: AsyncIterable<TableRows>,
  check: (written: AsyncIterable<TableRows>) => Promise<void>,
): Promise<void> =>
  database.write(async (transaction) => {
    await mustBeEmpty('Valvet i PostgreSQL', readWithin(transaction, database));
    const tables = await tablesOf(transaction);
    for await (const { table, rows } of given) {
      if (!tables.includes(table)) throw foreignTable(table);
      await insert(transaction, { table, rows });
    }
    await check(readWithin(transaction, database));
  });
