import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Configuration,
  ConfigurationRefused,
  type Installation,
  openForReading,
  openForVerifying,
  openForWriting,
  openInstallation,
  readConfiguration,
  rebuildViews,
  setUp,
  SHAPES,
  verify,
  viewFile,
} from '@samspar/installation';
import { type Double, startDouble } from '../eventstoredb/servers.js';
import { SETUP } from '../http/server.js';
import { itemAt } from '../item-at.js';
import { type PostgresServer, query as inDatabase, startPostgres } from '../postgres/server.js';
import { query } from '../reference/scenario.js';

const OPTIONS = { what: 'the test' };
const MASTER_KEY = '07'.repeat(32);
const HEADERS = 'Löpnummer;Insats;Anmälningsdatum;Startdatum;Kön;Personnummer';
const ANNA = '19900602-2397';
const ALMA = '19121212-1212';

let double: Double;
let postgres: PostgresServer;
let vaultUrl: string;
let root: string;
const open: { close: () => Promise<void> }[] = [];

const node = (name: string, eventStoreUrl = double.url): Configuration =>
  readConfiguration({
    SAMSPAR_DATA: join(root, name),
    EVENT_STORE_URL: eventStoreUrl,
    VAULT_URL: vaultUrl,
    MASTER_KEY,
  });
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
const importRows = async (
  { importer, views }: Installation,
  register: string,
  ...people: readonly string[]
): Promise<void> => {
  const rows = people.map((number, at) => `${at + 1};FINSAM-team;2024-02-01;2024-03-01;;${number}`);
  const outcome = await importer.import(Buffer.from([HEADERS, ...rows].join('\r\n')), {
    association: itemAt(views.associations(), 0),
    register,
    context: { actor: 'operator', role: 'operator' },
  });
  if (outcome.outcome === 'refused') throw new Error(outcome.sentence.en);
  expect(outcome.report).toMatchObject({ imported: people.length, rejected: [] });
};
const persons = async ({ views, store }: Installation): Promise<unknown> => {
  expect(await views.reached(await store.lastPosition(), 10_000)).toBe(true);
  const result = views.statistics({ ...query({ measure: 'started' }), unit: 'person' });
  if ('refusal' in result) throw new Error(result.refusal.code);
  return result.answer.total;
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'samspar-cluster-'));
  [double, postgres] = await Promise.all([startDouble(), startPostgres()]);
  vaultUrl = await postgres.database();
}, 60_000);
afterEach(closeAll);
afterAll(async () => {
  await Promise.all([double.stop(), postgres.stop()]);
  rmSync(root, { recursive: true });
}, 60_000);

describe('installations on EventStoreDB (the wire double) and PostgreSQL', () => {
  it('refuse to read a log that nothing was written to, and make no vault', async () => {
    const sentence = new ConfigurationRefused(
      'Det finns inga uppgifter i händelseloggen (EVENT_STORE_URL): kör samspar setup först, eller ange en annan adress.',
    );
    await expect(openForReading(node('first'), OPTIONS)).rejects.toEqual(sentence);
    await expect(rebuildViews(node('first'), OPTIONS)).rejects.toEqual(sentence);
    expect(await inDatabase(vaultUrl, 'SELECT 1 FROM pg_tables WHERE schemaname = current_schema()')).toEqual(
      [],
    );
    const serving = await opened(openInstallation(node('first'), OPTIONS));
    await expect(openForReading(node('first'), OPTIONS)).rejects.toEqual(sentence);
    expect(await serving.vault.isNew()).toBe(true);
  });

  it('share log and vault: one participant for a person that both meet, the same figures, both whole', async () => {
    const one = await opened(openInstallation(node('first'), OPTIONS));
    expect(await setUp(one, SETUP)).toMatchObject({ outcome: 'accepted' });
    await one.views.catchUp();
    const other = await opened(openInstallation(node('second'), OPTIONS));
    await other.views.catchUp();
    one.views.follow();
    other.views.follow();
    await Promise.all([importRows(one, 'a', ANNA, ALMA), importRows(other, 'b', ALMA, ANNA)]);
    expect(await persons(one)).toBe(2);
    expect(await persons(other)).toBe(2);
    const beside = await opened(openForWriting(node('second'), OPTIONS));
    await importRows(beside, 'c', ANNA);
    expect(await persons(other)).toBe(2);
    await closeAll();

    for (const each of [node('first'), node('second'), node('third')]) {
      const { store, close } = await openForReading(each, OPTIONS);
      expect(await verify(store, viewFile(each.folder), () => undefined, 'increasing')).toMatchObject({
        whole: true,
      });
      await close();
    }
  }, 60_000);

  it.each([
    [
      'it knew more events',
      /skriven av en nyare Samspår \(den kände 9999 slag.*Inget har ändrats/,
      `UPDATE log_mark SET shapes = 9999`,
      `UPDATE log_mark SET shapes = ${SHAPES}`,
    ],
    [
      'it had another format of the vault',
      /format från en nyare version.*Inget har ändrats/,
      `INSERT INTO vault_migration VALUES ('9999-later', '2026-11-29T08:15:00.000Z')`,
      `DELETE FROM vault_migration WHERE name = '9999-later'`,
    ],
  ])(
    'that a newer Samspår wrote to are refused, beside a server too, and nothing is written: %s',
    async (_what, sentence, byNewer, back) => {
      const serving = await opened(openInstallation(node('first'), OPTIONS));
      const written = async (): Promise<unknown> => {
        const rows: unknown[] = [];
        for await (const part of serving.vault.database.rows()) rows.push(part);
        return [await serving.store.lastPosition(), rows];
      };
      await inDatabase(vaultUrl, byNewer);
      const before = await written();
      for (const [name, begin] of [
        ['second', openInstallation],
        ['second', openForWriting],
        ['first', openForWriting],
        ['first', openForVerifying],
      ] as const)
        await expect(begin(node(name), OPTIONS)).rejects.toThrow(sentence);
      expect(await written()).toEqual(before);
      await inDatabase(vaultUrl, back);
    },
  );

  it('start where everyone was erased, and refuse a database without them', async () => {
    const one = await opened(openInstallation(node('first'), OPTIONS));
    for await (const page of one.vault.confirmed()) for (const id of page) await one.vault.shred(id);
    await closeAll();
    await opened(openInstallation(node('first'), OPTIONS));
    await closeAll();
    const elsewhere = { ...node('first'), vaultUrl: await postgres.database() };
    await expect(openInstallation(elsewhere, OPTIONS)).rejects.toThrow(
      /VAULT_URL\) är tomt, men loggen har deltagare/,
    );
  });
});
