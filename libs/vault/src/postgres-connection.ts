import type { KeyObject } from 'node:crypto';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { DatabaseError, Pool, types } from 'pg';
import { VaultUnavailable } from './failures.js';
import { opensKeyCheck, sealKeyCheck, wrongMasterKey } from './key-check.js';
import { MIGRATIONS, type Tables } from './postgres-schema.js';

/** Any number; the same in every version, so that two of them never write at once. */
const WRITER_LOCK = 0x53_53_50_56;
/** A connection that hangs, its server gone without a word, is in the pool no longer than this. */
const MAX_LIFETIME_SECONDS = 60;
const POOL_SIZE = 10;

/** PostgreSQL's SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html), whole or its class. */
const SENTENCES: Readonly<Record<string, string>> = {
  '08': 'svarar inte: kontrollera att servern är igång och går att nå, och försök igen',
  '25006': 'går bara att läsa: ange den server i VAULT_URL som går att skriva till',
  '25P03': 'svarade inte i tid: försök igen',
  '28': 'tar inte emot kontot i VAULT_URL: kontrollera användare och lösenord',
  '3D000': 'finns inte: skapa databasen eller ange en annan i VAULT_URL',
  '3F000': 'saknar ett schema som kontot får skapa tabeller i: ge kontot rätt till det',
  '40': 'är upptaget: försök igen',
  '42501': 'nekar kontot i VAULT_URL: ge det rätt att skapa, läsa och skriva valvets tabeller',
  '42P07': 'har redan tabeller som inte är valvets: ange en egen databas för valvet i VAULT_URL',
  '53100': 'har full disk: gör plats och försök igen',
  '53300': 'har inga lediga anslutningar: höj max_connections eller försök igen',
  '53': 'har inte resurser nog: kontrollera servern och försök igen',
  '55P03': 'är upptaget av en annan server: försök igen',
  '57014': 'svarade inte i tid: försök igen',
  '57': 'stänger eller startar: försök igen om en stund',
  '58': 'kan inte läsa eller skriva sin disk: kontrollera servern',
  XX: 'är skadat: återställ det från en säkerhetskopia',
};
const NO_ANSWER = SENTENCES['08'];
const NOT_TRUSTED =
  'har ingen kryptering som godkänns: kontrollera serverns certifikat och sslmode i VAULT_URL';

/** What the driver says, without a code, where a connection broke or was waited for too long. */
const CONNECTION = /^(Connection terminated|Query read timeout|timeout exceeded|Client has)/;

const sentenceOf = (error: object): string | undefined => {
  const code = 'code' in error ? String(error.code) : '';
  const message = 'message' in error ? String(error.message) : '';
  if (error instanceof DatabaseError) return SENTENCES[code] ?? SENTENCES[code.slice(0, 2)];
  if (/CERT|TLS|SSL/.test(code) || / SSL /.test(message)) return NOT_TRUSTED;
  // A system call that failed, several addresses that were tried, or the driver itself.
  return 'syscall' in error || 'errors' in error || CONNECTION.test(message) ? NO_ANSWER : undefined;
};

/**
 * What PostgreSQL or the network refused, as a sentence that names the server and never the password. Anything else is a
 * fault of the program's own and given as it is.
 */
const postgresFailure = (server: string, error: unknown): unknown => {
  const sentence = typeof error === 'object' && error !== null ? sentenceOf(error) : undefined;
  return sentence === undefined
    ? error
    : new VaultUnavailable(`Valvet på ${server} ${sentence}.`, { cause: error });
};

/** Host, port and database of the address: what may be shown. */
const serverOf = (url: string): string => {
  const { protocol, hostname, port, pathname } = URL.parse(url) ?? {};
  if ((protocol !== 'postgres:' && protocol !== 'postgresql:') || !hostname)
    throw new VaultUnavailable(
      'VAULT_URL går inte att läsa: skriv postgres://användare:lösenord@värd:port/databas, med särskilda tecken procentkodade.',
    );
  return `${hostname}:${port || 5432}${pathname}`;
};

/** PostgreSQL's number of the type. */
const BIGINT = 20;

/** A bigint as a number: all of them here are milliseconds. */
const parserOf: typeof types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === BIGINT ? Number : types.getTypeParser(type, format);

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

/** Held to the transaction's end: what meets or changes participants is done by one at a time, on all servers. */
const lockWriters = async (transaction: Transaction<Tables>): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(WRITER_LOCK)})`.execute(transaction);
};

const migrate = async (db: Kysely<Tables>, server: string): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: 'vault_migration',
    migrationLockTableName: 'vault_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && /^corrupted migrations.* is missing$/.test(error.message))
    throw new VaultUnavailable(
      `Valvet på ${server} har ett format från en nyare version än den här: uppgradera Samspår. Inget har ändrats.`,
      { cause: error },
    );
  if (error) throw error;
};

const checkKey = async (
  transaction: Transaction<Tables>,
  server: string,
  masterKey: KeyObject,
): Promise<void> => {
  const kept = await transaction.selectFrom('key_check').select('sealed').executeTakeFirst();
  if (!kept)
    await transaction
      .insertInto('key_check')
      .values({ sealed: sealKeyCheck(masterKey) })
      .execute();
  else if (!opensKeyCheck(masterKey, kept.sealed)) throw wrongMasterKey(`Valvet på ${server}`);
};

/** An open vault database; `run` gives what PostgreSQL refuses as `VaultUnavailable`. */
export type VaultDatabase = Readonly<{
  run: <Result>(work: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;
  /** All of it on disk, or none; one writer at a time. */
  write: <Result>(work: (db: Transaction<Tables>) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
}>;

/**
 * Connects, makes or upgrades the tables under an advisory lock, so that servers that start at once do it one after the
 * other, and checks the master key. Rejects with `VaultUnavailable`, within `timeoutMs` where the server is silent.
 */
export const openVaultDatabase = async (
  url: string,
  masterKey: KeyObject,
  timeoutMs: number,
): Promise<VaultDatabase> => {
  const server = serverOf(url);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url, timeoutMs) }) });
  const run: VaultDatabase['run'] = async (work) => {
    try {
      return await work(db);
    } catch (error) {
      throw postgresFailure(server, error);
    }
  };
  const write: VaultDatabase['write'] = (work) =>
    run((whole) =>
      whole.transaction().execute(async (transaction) => {
        await lockWriters(transaction);
        return work(transaction);
      }),
    );
  try {
    await run(() => migrate(db, server));
    await write((transaction) => checkKey(transaction, server, masterKey));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { run, write, close: () => db.destroy() };
};
