import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { verifyPair } from '@samspar/installation';
import { giveOlderNames, refuseOlderVault, scopeOf } from '@samspar/registration';
import { SealedStore } from '@samspar/sealed-store';
import { copyWhole } from '@samspar/sqlite-file';
import { type Identity, Vault } from '@samspar/vault';
import { Installed, KEY } from '../backup/installed.js';
import { type PostgresServer, query, startPostgres } from './server.js';
import { NO_TOOLS, toolsFor } from './tools.js';

const NOW = Date.parse('2026-11-29T08:15:00Z');

const server: PostgresServer = await startPostgres();
const [{ server_version_num: version } = {}] = await query(
  await server.database(),
  'SHOW server_version_num',
);
const tools = toolsFor(Math.floor(Number(version) / 10_000));
afterAll(() => server.stop(), 60_000);

const connect = (url: string, clock = (): number => NOW): Promise<Vault> =>
  Vault.connect({ url, masterKey: KEY, clock });

describe('a vault in PostgreSQL as a Samspår wrote it that knew four steps', () => {
  const ANNA: Identity = { number: { kind: 'personnummer', digits: '199006022397' } };
  const BERTA: Identity = { number: { kind: 'personnummer', digits: '188912299818' } };
  const ALMA: Identity = { number: { kind: 'personnummer', digits: '191212121212' } };
  const OLDER = fileURLToPath(new URL('../fixtures/vault/postgres-of-step-4.sql', import.meta.url));

  let url: string;
  let vault: Vault;
  let log: SqliteEventStore;
  beforeEach(async () => {
    url = await server.database();
    await query(url, readFileSync(OLDER, 'utf8'));
    vault = await connect(url);
    log = SqliteEventStore.open({ file: ':memory:' });
  });
  afterEach(async () => {
    await vault.close();
    await log.close();
  });

  const refer = (participant: string, journey: string, intervention: string) =>
    log.append(journeyStream.prefix + journey, 'noStream', [
      {
        id: nameBasedId('event', journey),
        type: 'ParticipantReferred',
        schemaVersion: 1,
        occurredOn: '2025-01-15',
        data: {
          association: 'stockholm',
          intervention,
          participantId: `participant-${participant}`,
          anonymous: false,
          referringParty: 'municipality',
          referringUnit: 'Jobbtorg',
          decidingParties: [],
          profile: { sex: 'woman' },
        },
        metadata: { actor: 'anna', role: 'caseworker', commandId: 'command', correlationId: 'command' },
      },
    ]);
  const known = (participant: string, intervention: string, journey = '') =>
    vault.identityOf({
      participantId: `participant-${participant}`,
      scope: scopeOf(intervention),
      journey,
    });

  it('has its people by their numbers, their keys, their answers, and the order they came in', async () => {
    for (const [who, { number }] of Object.entries({ anna: ANNA, berta: BERTA, alma: ALMA }))
      expect(await vault.find('stockholm', number)).toBe(`participant-${who}`);
    expect(
      await vault.texts.reveal('v1.jmMwUHMo7vv0lKl24K4dEK-ssOC25EezBjmz1dOr0o2EYOFMtkJWQHb3XPh9uO9yGA', {
        participantId: 'participant-anna',
        journey: 'any',
        command: 'any',
        field: 'note',
      }),
    ).toBe('Trivs på Åsö gård');
    expect(await vault.digest('stockholm', 'row', ['cell'])).toEqual([
      'aEIv9YxxiJ3dmSQhjBjXTQcgVl6mXWL2rGPSpRHt_N4',
    ]);
    const confirmed: string[] = [];
    for await (const page of vault.confirmed()) confirmed.push(...page);
    expect(confirmed).toEqual(['nobody', 'alma', 'anna', 'berta'].map((who) => `participant-${who}`));
    expect(await vault.leftovers()).toMatchObject([{ participantId: 'participant-waiting' }]);
    const again = {
      commandId: 'command-erased',
      association: 'stockholm',
      participantId: 'participant-erased',
    };
    expect(await vault.reserve([again])).toMatchObject([{ existing: false, confirmed: true }]);
    expect(await vault.identityOf({ participantId: 'participant-erased', scope: '' })).toBeUndefined();
  });

  it('shows names once the log has told whose they are, in that insats alone, and looks for them no more', async () => {
    expect(await known('anna', 'finsam-team', 'first')).toEqual(ANNA);
    await refer('anna', 'first', 'finsam-team');
    await refer('anna', 'second', 'novum');
    await giveOlderNames(log, vault);
    expect(await known('anna', 'finsam-team')).toEqual({
      ...ANNA,
      name: 'Anna Exempel',
      contact: '070-1740605',
    });
    expect(await known('anna', 'novum', 'second')).toEqual(ANNA);
    expect(await known('berta', 'finsam-team', 'first')).toEqual(BERTA);
    await vault.close();
    vault = await connect(url);
    for await (const page of vault.particulars.unowned()) expect(page).toEqual([]);
    expect(await known('anna', 'moved-to', 'first')).toMatchObject({ name: 'Anna Exempel' });
  });

  it('has drafts, sessions, and the users’ names', async () => {
    const sealed = new SealedStore(vault.database, () => Date.parse('2026-11-23T08:00:00Z'));
    expect(await sealed.drafts.find('user-1', 'referral')).toMatchObject({ text: '{"note":"Ringde i går"}' });
    expect(await sealed.drafts.of('user-1')).toEqual([]);
    await sealed.drafts.keep('user-1', 'referral', '{}');
    expect(await sealed.drafts.of('user-1')).toMatchObject([{ text: '{}' }]);
    expect(await sealed.sessions.find('import 7')).toMatchObject({ subject: 'user-1', data: 'shelf' });
    expect(await sealed.staff.memberOf('user-1')).toMatchObject({ name: 'Hanna Läggare' });
    expect(await sealed.staff.find('https://id.example', 'hsa-1')).toBe('user-1');
  });

  it('is whole to the last row, before its names are given and afterwards', async () => {
    const told: number[][] = [];
    expect(await vault.examine((...counts) => told.push(counts))).toEqual({ participants: 5 });
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
    await giveOlderNames(log, vault);
    expect(await vault.examine()).toEqual({ participants: 5 });
    await query(url, `UPDATE participant SET identity_index = '\\x00' WHERE id = 'participant-anna'`);
    expect(await vault.examine()).toMatchObject({ fault: expect.stringContaining('participant-anna') });
  });
});

if (!tools) process.stderr.write(`${NO_TOOLS}\n`);

(tools ? describe : describe.skip)('a vault put back with pg_dump and pg_restore', () => {
  let folder: string;
  let url: string;
  let live: Installed;
  const at = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-dumped-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    rmSync(folder, { recursive: true });
    for (const name of ['live', 'restored']) mkdirSync(at(name), { recursive: true });
    url = await server.database();
    live = new Installed(at('live'), await connect(url));
    await live.register(1);
    await live.register(2);
  });

  const copyLog = (): Promise<void> => copyWhole(at('live/events.db'), at('restored/events.db'));
  const dump = (): void => tools?.dump(url, at('vault.dump'));
  /** The copies, opened as a server would; over what another vault has left where the database is not new. */
  const restored = async (): Promise<Installed> => {
    await live.close();
    const database = await server.database();
    await (await connect(database)).close();
    tools?.restore(database, at('vault.dump'));
    return new Installed(at('restored'), await connect(database));
  };

  it('after the log, has a key for everyone in it; who came between is settled, and registered again', async () => {
    await copyLog();
    await live.register(3);
    dump();
    await live.register(4);
    const there = await restored();
    await expect(there.registration.settle(NOW)).rejects.toThrow(/settle --log-restored/);
    expect(await there.registration.afterRestore()).toEqual({ unconfirmed: 1 });
    expect(await there.registration.settle(NOW)).toEqual({ confirmed: 0, deleted: 0 });
    await refuseOlderVault(there.store, there.vault);
    expect(await verifyPair(there.store, there.vault, () => undefined)).toMatchObject({ whole: true });
    expect(await there.lost([1, 2, 3, 4])).toEqual([3, 4]);
    await there.register(3);
    expect(await there.lost([1, 2, 3])).toEqual([]);
    await there.close();
  });

  it('before the log, lacks who came between, and is refused beside it', async () => {
    dump();
    await live.register(3);
    await copyLog();
    const there = await restored();
    await expect(refuseOlderVault(there.store, there.vault)).rejects.toThrow(/äldre än loggen/);
    await there.close();
  });
});
