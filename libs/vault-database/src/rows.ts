import type { KeyObject } from 'node:crypto';
import { VaultUnavailable } from './failures.js';

export type VaultValue = string | number | Uint8Array | null;

/** A row as it lies, what is encrypted still encrypted; a yes or a no is 1 or 0 in every storage. */
export type VaultRow = Readonly<Record<string, VaultValue>>;

/** Some of a table's rows; a table without rows comes once, with none. */
export type TableRows = Readonly<{ table: string; rows: readonly VaultRow[] }>;

/** What a statement is given: a value, or a list for `= ANY($1)`, of bytes where it says `= ANY($1::bytea[])`. */
export type Parameter = VaultValue | readonly (string | Uint8Array)[];

export type Statement = readonly [sql: string, ...given: readonly Parameter[]];

/** Rows that a table gets; `leavesPresent`: those whose key is there already are passed over. */
export type Insertion = TableRows & Readonly<{ leavesPresent?: true }>;

export type Change = Statement | Insertion;

/** What is read in turn; a function is asked once the master keys are known that the vault is under. */
export type Reads = readonly Statement[] | (() => readonly Statement[]);

/** What is done with rows that were read for it, and with the master key that is written under: the result, and what it changes. */
export type RowsWork<Result> = (
  found: readonly (readonly VaultRow[])[],
  key: KeyObject,
) => Readonly<{ result: Result; changes: readonly Change[] }>;

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
