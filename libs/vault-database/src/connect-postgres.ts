import type { KeyRing } from './key-ring.js';
import type { PostgresDatabase } from './postgres-database.js';

const TIMEOUT_MS = 5_000;

/**
 * The database at `postgres://user:password@host:port/database`; the password is never repeated, and the master key never in it. Its
 * tables are made or brought up to date. `timeoutMs` is how long the server may take to connect, to answer or to let this one write. The
 * driver is loaded here, as most installations have no PostgreSQL. Rejects with `VaultUnavailable` and a sentence where the server
 * cannot be reached, refuses the account or holds a vault of another master key.
 */
export const connectPostgres = async (
  url: string,
  keys: KeyRing,
  timeoutMs = TIMEOUT_MS,
): Promise<PostgresDatabase> => {
  const { openPostgres } = await import('./postgres-connection.js');
  return openPostgres(url, keys, timeoutMs);
};
