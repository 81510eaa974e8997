import { VaultUnavailable } from './failures.js';

export type VaultValue = string | number | Uint8Array | null;

/** A row as it lies, what is encrypted still encrypted; a yes or a no is 1 or 0 in every storage. */
export type VaultRow = Readonly<Record<string, VaultValue>>;

/** Some of a table's rows; a table without rows comes once, with none. */
export type TableRows = Readonly<{ table: string; rows: readonly VaultRow[] }>;

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
