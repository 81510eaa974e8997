import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SealedStore } from '@samspar/sealed-store';
import { Vault } from '@samspar/vault';
import { KEY } from '../backup/installed.js';
import { type PostgresServer, query, startPostgres } from './server.js';

/** A day after the fixtures were written. */
const NOW = Date.parse('2026-11-30T08:00:00Z');
const SESSION = 'A'.repeat(43);

const server: PostgresServer = await startPostgres();
afterAll(() => server.stop(), 60_000);

const folder = mkdtempSync(join(tmpdir(), 'samspar-version-0-1-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/vault/${name}`, import.meta.url));

const inFile = async (): Promise<Vault> => {
  const file = join(folder, 'vault.db');
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
  copyFileSync(fixture('vault-of-format-7.db'), file);
  chmodSync(file, 0o600);
  return Vault.open({ file, masterKey: KEY, clock: () => NOW });
};

const inPostgres = async (): Promise<Vault> => {
  const url = await server.database();
  await query(url, readFileSync(fixture('postgres-of-step-7.sql'), 'utf8'));
  return Vault.connect({ url, masterKey: KEY, clock: () => NOW });
};

const person = (digits: string) => ({ kind: 'personnummer', digits }) as const;
const ANNA = person('199006022397');

describe.each([
  {
    where: 'a file',
    open: inFile,
    sealed: 'v1.60uqRZANwX4bNKXzZ3-UsGffR4Xk3JNw-2-ay9SCD-eqj9l_PJ9uIb5M7GGPfi4lEQ',
    digest: '88DK8pU6T2yYs3YW-dbe4ii0aUC7Oa9eAPqkZVrZnMk',
  },
  {
    where: 'PostgreSQL',
    open: inPostgres,
    sealed: 'v1.zb0vJC_c2p8Fno8tHUbAtgS4JGlGpn1yICI4Ct_6o1WpB17XGje_YyAGfLWChnusRQ',
    digest: 'bU7MNnnDudhMI48zceqW7IQHCdky2-U-QzDF6rBY8q8',
  },
])('a vault of version 0.1.0 in $where', ({ open, sealed, digest }) => {
  let vault: Vault;
  beforeEach(async () => {
    vault = await open();
  });
  afterEach(() => vault.close());

  const known = (scope: string, journey = '') =>
    vault.identityOf({ participantId: 'participant-anna', scope, journey });

  it('opens with its people by their numbers, their keys, their answers, and the order they came in', async () => {
    expect(await vault.find('stockholm', ANNA)).toBe('participant-anna');
    expect(await vault.find('stockholm', person('191212121212'))).toBe('participant-alma');
    expect(await vault.find('stockholm', person('189001019802'))).toBeUndefined();
    const place = { participantId: 'participant-anna', journey: 'any', command: 'any', field: 'note' };
    expect(await vault.texts.reveal(sealed, place)).toBe('Trivs på Åsö gård');
    expect(await vault.digest('stockholm', 'row', ['cell'])).toEqual([digest]);
    const confirmed: string[] = [];
    for await (const page of vault.confirmed()) confirmed.push(...page);
    expect(confirmed).toEqual(['nobody', 'alma', 'anna', 'berta'].map((who) => `participant-${who}`));
    expect(await vault.leftovers()).toMatchObject([{ participantId: 'participant-waiting' }]);
    expect(await vault.logMark()).toEqual({ firstEvent: 'first-event', shapes: 62 });
    const again = {
      commandId: 'command-erased',
      association: 'stockholm',
      participantId: 'participant-erased',
    };
    expect(await vault.reserve([again])).toMatchObject([{ existing: false, confirmed: true }]);
  });

  it('opens with each name shown where it was registered, and nowhere else', async () => {
    expect(await known('intervention:finsam-team')).toEqual({
      number: ANNA,
      name: 'Anna Exempel',
      contact: '070-1740605',
    });
    expect(await known('intervention:novum')).toEqual({ number: ANNA, name: 'Anna Skyddad' });
    expect(await known('moved-to', 'journey-anna')).toMatchObject({ name: 'Anna Exempel' });
    expect(await known('elsewhere')).toEqual({ number: ANNA });
  });

  it('opens with who the users are, who is signed in, and what they have not saved', async () => {
    const beside = new SealedStore(vault.database, () => NOW);
    expect(await beside.staff.memberOf('user-1')).toMatchObject({ name: 'Hanna Läggare' });
    expect(await beside.staff.find('https://id.example', 'hsa-1')).toBe('user-1');
    expect(await beside.sessions.find(SESSION)).toMatchObject({
      subject: 'hsa-1',
      providerSession: 'sid-1',
      data: expect.stringContaining('Hanna Läggare'),
    });
    expect((await beside.drafts.of('user-1')).map(({ text }) => JSON.parse(text))).toMatchObject([
      { id: 'draft-2', typed: {} },
      { id: 'draft-1', typed: { note: 'Ringde i går' } },
    ]);
  });

  it('opens without what lay among the sessions and was none', async () => {
    const { sessions } = new SealedStore(vault.database, () => NOW);
    for (const id of [
      `begun ${'B'.repeat(43)}`,
      'said token',
      'import file 7',
      'import 7',
      'import turn stockholm',
    ])
      expect(await sessions.find(id)).toBeUndefined();
  });

  it('is whole', async () => {
    expect(await vault.examine()).toEqual({ participants: 5 });
    expect(await new SealedStore(vault.database).staff.fault()).toBeUndefined();
  });
});
