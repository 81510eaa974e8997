import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectPostgres, KeyRing, SealBroken, VaultFile, VaultUnavailable } from '@samspar/vault-database';
import { describeDrafts } from '../../../test/contracts/drafts.contract.js';
import { describeKinds } from '../../../test/contracts/kinds.contract.js';
import { describeSessions } from '../../../test/contracts/sessions.contract.js';
import { describeStaff } from '../../../test/contracts/staff.contract.js';
import { type PostgresServer, startPostgres } from '../../../test/postgres/server.js';
import { SealedStore } from './sealed-store.js';

const key = randomBytes(32);
const masterKey = new KeyRing(() => [key]);
const ANNIKA = { subject: 'annika', data: 'the-data' };
const HANNA = { issuer: 'https://id.example', externalId: 'hsa-1', name: 'Hanna' };
const soon = (): number => Date.now() + 60_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-sealed-'));
  file = join(folder, 'vault.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop(), 60_000);

const inFile = async (): Promise<VaultFile> => VaultFile.open(file, masterKey);
const inPostgres = async () => connectPostgres(await server.emptied(), masterKey);

for (const [name, open] of [
  ['a file', inFile],
  ['PostgreSQL', inPostgres],
] as const) {
  describeSessions(`The store in ${name}`, open);
  describeDrafts(`The store in ${name}`, open);
  describeStaff(`The store in ${name}`, open);
  describeKinds(`The store in ${name}`, open);
}

describe('what lies beside a vault in a file', () => {
  let database: VaultFile;
  let store: SealedStore;
  beforeEach(async () => {
    database = await inFile();
    store = new SealedStore(database);
  });
  afterEach(() => database.close());

  it('tells neither the id of a session nor its data in the clear', async () => {
    await store.sessions.store('the-id', ANNIKA, soon());
    const onDisk = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    expect(['annika', 'the-id', 'the-data'].map((text) => onDisk.includes(text))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('refuses data that were moved to another session', async () => {
    await store.sessions.store('mine', { subject: 'erik', data: 'mine' }, soon());
    await store.sessions.store('hers', ANNIKA, soon());
    const thief = new DatabaseSync(file);
    thief.exec(`UPDATE session SET data = (SELECT data FROM session WHERE subject = 'annika')
      WHERE subject = 'erik'`);
    thief.close();
    await expect(store.sessions.find('mine')).rejects.toBeInstanceOf(SealBroken);
  });

  it('refuses what was moved to another kind', async () => {
    await store.signIns.keep('id', 'the-data', soon());
    const thief = new DatabaseSync(file);
    thief.exec('INSERT INTO file SELECT * FROM sign_in');
    thief.close();
    await expect(store.files.find('id')).rejects.toBeInstanceOf(SealBroken);
  });

  it('takes nothing more of any kind where the file was removed under its process', async () => {
    rmSync(file);
    const writing: readonly (() => Promise<unknown>)[] = [
      () => store.drafts.keep('user', 'draft', 'text'),
      () => store.sessions.store('id', ANNIKA, soon()),
      () => store.staff.keep('user', HANNA),
      () => store.signIns.keep('id', 'text', soon()),
      () => store.answeredSignIns.keep('id', 'text', soon()),
      () => store.signOutNotices.keep('id', '', soon()),
      () => store.files.keep('id', 'text', soon()),
      () => store.jobs.keep('id', 'text', soon()),
    ];
    for (const write of writing) await expect(write()).rejects.toBeInstanceOf(VaultUnavailable);
  });
});

it('Two servers on one database see the sessions of each other', async () => {
  const url = await server.emptied();
  const databases = [await connectPostgres(url, masterKey), await connectPostgres(url, masterKey)];
  const [one, other] = databases.map((database) => new SealedStore(database));
  await one?.sessions.store('id', ANNIKA, soon());
  expect(await other?.sessions.find('id')).toMatchObject(ANNIKA);
  await other?.sessions.remove('id');
  expect(await one?.sessions.find('id')).toBeUndefined();
  for (const database of databases) await database.close();
});

it.each<[string, string, (store: SealedStore) => Promise<unknown>]>([
  [
    'A session opens in no row that says it is another user’s',
    "UPDATE session SET subject = 'hanna'",
    (store) => store.sessions.find('id'),
  ],
  [
    'A draft opens in no row that says it is another’s',
    'UPDATE draft SET owner_hash = (SELECT max(owner_hash) FROM draft)',
    async (store) => [await store.drafts.of('annika'), await store.drafts.of('hanna')],
  ],
])('%s', async (_rule, change, read) => {
  const database = VaultFile.open(file, new KeyRing(() => [key]));
  const store = new SealedStore(database, () => 1);
  await store.sessions.store('id', ANNIKA, 1_000);
  await store.drafts.keep('annika', 'one', 'hers');
  await store.drafts.keep('hanna', 'two', 'another’s');
  await database.change(change);
  await expect(read(store)).rejects.toBeInstanceOf(SealBroken);
  await database.close();
});
