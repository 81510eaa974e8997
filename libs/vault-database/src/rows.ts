import { VaultUnavailable } from './failures.js';

export type VaultValue = string | number | Uint8Array | null;

/** A row as it lies, what is encrypted still encrypted; a yes or a no is 1 or 0 in every storage. */
export type VaultRow = Readonly<Record<string, VaultValue>>;

/** Some of a table's rows; a table without rows comes once, with none. */
export type TableRows = Readonly<{ table: string; rows: readonly VaultRow[] }>;

/** What a statement is given: a value, or a list for `= ANY($1)`, of bytes where it says `= ANY($1::bytea[])`. */
export type Parameter = VaultValue | readonly (string | Uint8Array)[];

/** A statement and what it is given. */
export type Statement = readonly [sql: string, ...given: readonly Parameter[]];

/** Rows that a table gets; `leavesPresent`: those whose key is there already are passed over. */
export type Insertion = TableRows & Readonly<{ leavesPresent?: true }>;

export type Change = Statement | Insertion;

/** What is done with rows that were read for it: the result, and what it changes. */
export type Work<Result> = (
  found: readonly (readonly VaultRow[])[],
) => Readonly<{ result: Result; changes: readonly Change[] }>;

/** How what lies in some tables is put under another master key: what is read for it, and what is written then. */
export type Resealing = Readonly<{
  reads: readonly Statement[];
  changes: (found: readonly (readonly VaultRow[])[]) => readonly Change[];
}>;

/** How many rows a page holds at most. */
export const ROWS_PAGE = 1_000;

/** `vault` names it: `Valvfilen vault.db`. */
export const mustBeEmpty = async (vault: string, present: AsyncIterable<TableRows>): Promise<void> => {
  for await (const { rows } of present)
    if (rows.length > 0)
      throw new VaultUnavailable(
        `${vault} har redan innehåll: kopiera till ett tomt valv, och med servrarna där stoppade.`,
      );
};

export const foreignTable = (table: string): VaultUnavailable =>
  new VaultUnavailable(
    `Tabellen ${table} hör inte till valvet: flytta den ur databasen, som ska vara valvets egen.`,
  );
