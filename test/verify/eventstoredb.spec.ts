import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Configuration,
  type Installation,
  logAddress,
  openDestination,
  openForReading,
  openForWriting,
  openInstallation,
  openSource,
  readConfiguration,
  rebuildViews,
  setUp,
  verify,
  verifyHeads,
  viewFile,
} from '@samspar/installation';
import { EvidenceOfLog, HeadKeeping } from '@samspar/log-tree';
import type { Answer } from '@samspar/statistics';
import { copyViews } from '@samspar/views';
import { copyLog, type CopyReport } from '../../apps/cli/src/copy/copy-log.js';
import { append, collect, eventsOf } from '../contracts/stored-events.js';
import { type Double, startDouble } from '../eventstoredb/servers.js';
import { SETUP } from '../http/server.js';
import { itemAt } from '../item-at.js';
import { query } from '../reference/scenario.js';

const OPTIONS = { what: 'the test' };
const ROWS = [
  'Löpnummer;Insats;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön',
  '1;FINSAM-team;2024-02-01;2024-03-01;2024-09-01;Börjat arbeta;Kvinna',
  '2;Novum;2024-02-01;2024-03-01;;;Man',
];

let double: Double;
let root: string;
const open: { close: () => Promise<void> }[] = [];

/** An installation's folder; on the server where the address is given, else embedded. */
const node = (name: string, url?: string): Configuration => {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  return readConfiguration({ SAMSPAR_DATA: folder, ...(url && { EVENT_STORE_URL: url }) });
};
/** With what a running node has not moved into the file yet. */
const copyKeyAndVault = (from: Configuration, to: Configuration): void => {
  for (const name of ['master.key', 'vault.db', 'vault.db-wal'])
    if (existsSync(join(from.folder, name))) copyFileSync(join(from.folder, name), join(to.folder, name));
};
const opened = async <Opened extends { close: () => Promise<void> }>(
  of: Promise<Opened>,
): Promise<Opened> => {
  const one = await of;
  open.push(one);
  return one;
};
const closeAll = async (): Promise<void> => {
  for (const one of open.splice(0).toReversed()) await one.close();
};
const importRows = async ({ importer, views }: Installation, register: string): Promise<void> => {
  const outcome = await importer.import(Buffer.from(ROWS.join('\r\n')), {
    association: itemAt(views.associations(), 0),
    register,
    context: { actor: 'operator', role: 'operator' },
  });
  if (outcome.outcome === 'refused') throw new Error(outcome.sentence.en);
  expect(outcome.report).toMatchObject({ imported: 2, rejected: [] });
};
const started = ({ views }: Pick<Installation, 'views'>): Answer => {
  const result = views.statistics(query({ measure: 'started', by: ['sex', 'intervention'] }));
  if ('refusal' in result) throw new Error(result.refusal.code);
  return result.answer;
};
const copy = async (from: Configuration, to: Configuration): Promise<CopyReport> => {
  const source = await openSource(logAddress(from), OPTIONS);
  const destination = await openDestination(logAddress(to), OPTIONS);
  try {
    return await copyLog({
      source: source.store,
      destination: destination.store,
      progress: () => () => undefined,
    });
  } finally {
    await destination.close();
    await source.close();
  }
};
const isWhole = async (of: Configuration): Promise<unknown> => {
  const { store } = await opened(openForReading(of, OPTIONS));
  return verify(store, viewFile(of.folder), () => undefined, 'increasing');
};

beforeAll(async () => {
  double = await startDouble();
  root = mkdtempSync(join(tmpdir(), 'samspar-eventstoredb-'));
});
afterEach(closeAll);
afterAll(async () => {
  await double.stop();
  rmSync(root, { recursive: true });
});

describe('an installation on EventStoreDB (the wire double)', () => {
  it('is set up, imported into beside its own server, verified, rebuilt and copied both ways', async () => {
    const first = node('first', double.url);
    const server = await opened(openInstallation(first, OPTIONS));
    expect(await setUp(server, SETUP)).toMatchObject({ outcome: 'accepted' });
    await server.views.catchUp();
    server.views.follow();
    await importRows(server, 'main');
    const { store } = server;
    expect(await server.views.reached(await store.lastPosition(), 10_000)).toBe(true);

    // A second process on the same folder: it needs log and vault, and only reads the views.
    const beside = await opened(openForWriting(first, OPTIONS));
    await importRows(beside, 'second');
    const end = await store.lastPosition();
    expect(await server.views.reached(end, 10_000)).toBe(true);
    expect(started(server)).toMatchObject({ total: 4, position: String(end) });
    expect(started(await opened(openForReading(first, OPTIONS)))).toEqual(started(server));
    expect(await isWhole(first)).toMatchObject({ whole: true });

    // A new node that begins with the views of another.
    const second = node('second', double.url);
    copyViews(viewFile(first.folder), viewFile(second.folder));
    copyKeyAndVault(first, second);
    const notices: string[] = [];
    const other = await opened(
      openInstallation(second, { ...OPTIONS, notice: (sentence) => notices.push(sentence) }),
    );
    expect(other.views.position).toBe(server.views.position);
    expect(notices.join()).not.toMatch(/byggs nu upp/);
    const answer = started(server);
    await closeAll();

    expect(await rebuildViews(first, OPTIONS)).toBe(end);
    expect(await isWhole(first)).toMatchObject({ whole: true });
    await closeAll();

    const embedded = node('embedded');
    const { events } = await copy(first, embedded);
    expect(events).toBeGreaterThan(10);
    expect(await copy(first, embedded)).toMatchObject({ events, copied: 0 });
    copyKeyAndVault(first, embedded);
    const moved = await opened(openForReading(embedded, OPTIONS));
    expect({ ...started(moved), position: '' }).toEqual({ ...answer, position: '' });
    expect(await verify(moved.store, viewFile(embedded.folder), () => undefined)).toMatchObject({
      whole: true,
      events,
    });
    await closeAll();

    const back = await startDouble();
    try {
      const returned = node('returned', back.url);
      expect(await copy(embedded, returned)).toMatchObject({ events, copied: events });
      copyKeyAndVault(first, returned);
      const again = await opened(openForReading(returned, OPTIONS));
      expect({ ...started(again), position: '' }).toEqual({ ...answer, position: '' });
      await closeAll();
    } finally {
      await back.stop();
    }
  }, 60_000);

  it('is held to its signed heads, and so is a copy; an event that was exchanged, scavenged or hidden is named, and one that is there is shown', async () => {
    const file = join(root, 'kept.log');
    const kept = await startDouble({ file });
    try {
      const first = node('heads', kept.url);
      const store = await opened(openDestination(logAddress(first), OPTIONS)).then((log) => log.store);
      let now = Date.parse('2026-11-30T08:00:00Z');
      const keeping = new HeadKeeping({ ...first, store, clock: () => now, log: () => undefined });
      for (const round of [0, 1]) {
        for (const at of [0, 1, 2]) await append(store, `s-${round}-${at}`, 'noStream', eventsOf(2));
        now += 600_000;
        await keeping.grow(undefined, 0);
        expect(await keeping.sign()).toMatchObject({ size: 6 + 7 * round });
      }
      keeping.close();
      const events = await collect(store.readAll({ after: 0n }));
      const shown = await new EvidenceOfLog({ ...first, store }).gather({ streams: ['s-1-0', 's-0-2'] });
      expect(shown).toMatchObject({
        events: [5, 6, 8, 9].map((number) => ({ number, event: { id: itemAt(events, number - 1).id } })),
        heads: [{ size: 6 }, { size: 13 }],
        links: [{ first: 6, second: 13 }],
      });
      await closeAll();
      const held = async (of: Configuration): ReturnType<typeof verifyHeads> => {
        const { store: log } = await opened(openSource(logAddress(of), OPTIONS));
        const verified = await verifyHeads(of, log);
        await closeAll();
        return verified;
      };
      expect(await held(first)).toMatchObject({ events: 14, heads: 2, keyKnown: true });
      expect((await held(first)).fault).toBeUndefined();
      const embedded = node('heads-embedded');
      await copy(first, embedded);
      const there = await held(embedded);
      expect(there).toMatchObject({ events: 14, heads: 2, keyKnown: false });
      expect(there.fault).toBeUndefined();

      await kept.kill('SIGKILL');
      const text = readFileSync(file, 'utf8');
      const { id, data } = itemAt(events, 3);
      const [was, is] = [data, { ...data, number: -1 }].map((of) =>
        Buffer.from(JSON.stringify(of)).toString('base64'),
      );
      writeFileSync(file, text.replace(was ?? '', is ?? ''));
      await kept.restart();
      expect((await held(first)).fault).toMatchObject({ kind: 'changed', number: 4, id });
      await kept.kill('SIGKILL');
      writeFileSync(file, text);
      await kept.restart();
      expect((await held(first)).fault).toBeUndefined();

      /** What an administrator of the store does, and what it comes to; then the store is as it was. */
      const found = async (
        work: (client: EventStoreDBClient) => Promise<unknown>,
        of = first,
      ): Promise<unknown> => {
        const client = EventStoreDBClient.connectionString(kept.url);
        await work(client);
        await client.dispose();
        const { fault } = await held(of);
        await kept.kill('SIGKILL');
        writeFileSync(file, text);
        await kept.restart();
        return fault;
      };
      const numbered = (stream: string) => {
        const index = events.findIndex((event) => event.stream === stream);
        return { number: index + 1, id: itemAt(events, index).id };
      };
      const scavenge = () => kept.control({ do: 'scavenge' });
      const dropped = { kind: 'dropped', ...numbered('s-1-1') };
      expect(
        await found(async (client) => {
          await client.deleteStream('s-1-1');
          await scavenge();
        }),
      ).toMatchObject(dropped);
      expect(
        await found(async (client) => {
          await client.tombstoneStream('s-1-1');
          await scavenge();
        }),
      ).toMatchObject(dropped);
      expect(
        await found(async (client) => {
          await client.setStreamMetadata('s-1-1', { truncateBefore: 1 });
          await scavenge();
        }),
      ).toMatchObject(dropped);
      // A chunk that was replaced has another event where one was.
      expect(
        await found(async () => {
          await kept.kill('SIGKILL');
          const other = '22222222-2222-4222-8222-222222222222';
          writeFileSync(file, text.replaceAll(id, other).replace(was ?? '', is ?? ''));
          await kept.restart();
        }),
      ).toMatchObject({ kind: 'replaced', number: 4, id });
      // What is hidden and not scavenged yet is told where neither tree nor key nor a file elsewhere is there.
      const alone = node('heads-alone', kept.url);
      expect(await found(async () => undefined, alone)).toBeUndefined();
      const ways: readonly ((client: EventStoreDBClient, stream: string) => Promise<unknown>)[] = [
        (client, stream) => client.deleteStream(stream),
        (client, stream) => client.tombstoneStream(stream),
        (client, stream) => client.setStreamMetadata(stream, { truncateBefore: 1 }),
      ];
      for (const stream of ['s-1-1', 'heads'])
        for (const hide of stream === 'heads' ? ways.filter((_way, at) => at !== 1) : ways)
          expect(await found((client) => hide(client, stream), alone)).toMatchObject({
            kind: 'hidden',
            ...numbered(stream),
            difference: expect.stringContaining(` i ${stream}) är dold`),
          });
      const again = await found(async (client) => {
        await client.setStreamMetadata('s-1-1', { truncateBefore: 1 });
        await client.setStreamMetadata('s-1-1', {});
      }, alone);
      expect(again).toBeUndefined();
    } finally {
      await closeAll();
      await kept.stop();
    }
  }, 60_000);
});
