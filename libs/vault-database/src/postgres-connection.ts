import { Pool, types } from 'pg';
import { VaultUnavailable } from './failures.js';
import { KEY_STATE, keyStateOf, sealKeyCheck } from './key-check.js';
import type { KeyRing } from './key-ring.js';
import { PostgresDatabase } from './postgres-database.js';
import { found, insert } from './postgres-rows.js';
import { bringUpToDate } from './postgres-schema.js';

/** A connection that hangs, its server gone without a word, is in the pool no longer than this. */
const MAX_LIFETIME_SECONDS = 60;
const POOL_SIZE = 10;

/** Host, port and database of the address: what may be shown. */
const serverOf = (url: string): string => {
  const { protocol, hostname, port, pathname } = URL.parse(url) ?? {};
  if ((protocol !== 'postgres:' && protocol !== 'postgresql:') || !hostname)
    throw new VaultUnavailable(
      'VAULT_URL går inte att läsa: skriv postgres://användare:lösenord@värd:port/databas, med särskilda tecken procentkodade.',
    );
  return `${hostname}:${port || 5432}${pathname}`;
};

/** PostgreSQL's numbers of the types. */
const [BOOLEAN, BIGINT] = [16, 20];

/** A bigint as a number: all of them here are milliseconds or counts. A yes or a no as 1 or 0. */
const parserOf: typeof types.getTypeParser = (type: number, format?: 'text' | 'binary') => {
  if (type === BIGINT) return Number;
  return type === BOOLEAN ? (value: unknown) => Number(value === 't') : types.getTypeParser(type, format);
};

const openPool = (url: string, timeoutMs: number): Pool => {
  const pool = new Pool({
    connectionString: url,
    application_name: 'samspar',
    types: { getTypeParser: parserOf },
    max: POOL_SIZE,
    maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
    keepAlive: true,
    connectionTimeoutMillis: timeoutMs,
    lock_timeout: timeoutMs,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + 1_000,
    idle_in_transaction_session_timeout: 2 * timeoutMs,
  });
  // A connection that breaks is taken out by the pool, and its query or the next one says so.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** Whoever opens it first makes it, under the key that is given first. */
const checkKey = (database: PostgresDatabase, server: string, keys: KeyRing): Promise<void> =>
  database.write(async (client) => {
    const state = keyStateOf((await found(client, KEY_STATE))[0]);
    const [first] = keys.known;
    if (state) keys.writing(state, `Valvet på ${server}`);
    else if (first) await insert(client, { table: 'key_check', rows: [{ sealed: sealKeyCheck(first) }] });
  });

/**
 * Connects, makes or upgrades the tables under an advisory lock, so that servers that start at once do it one after the
 * other, and checks the master keys. Rejects with `VaultUnavailable`, within `timeoutMs` where the server is silent.
 */
export const openPostgres = async (
  url: string,
  keys: KeyRing,
  timeoutMs: number,
): Promise<PostgresDatabase> => {
  const server = serverOf(url);
  const database = new PostgresDatabase(openPool(url, timeoutMs), server, keys);
  try {
    await database.write((client) => bringUpToDate(client, server));
    await checkKey(database, server, keys);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};
