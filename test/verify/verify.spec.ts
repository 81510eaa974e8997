import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import {
  eventFile,
  type Installation,
  openInstallation,
  readConfiguration,
  setUp,
  type Verification,
  verify,
  viewFile,
} from '@samspar/installation';
import { ViewsUnavailable } from '@samspar/views';
import { SETUP } from '../http/server.js';
import { itemAt } from '../item-at.js';

const NOON = Date.parse('2025-06-15T10:00:00Z');
const ROWS = [
  'Löpnummer;Insats;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön',
  '1;FINSAM-team;2024-02-01;2024-03-01;2024-09-01;Börjat arbeta;Kvinna',
  '2;Novum;2024-02-01;2024-03-01;;;Man',
];

let folder: string;
let now: number;
const opened: Installation[] = [];

const open = async (): Promise<Installation> => {
  const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
    what: 'verify.spec',
    clock: () => now,
  });
  opened.push(installation);
  return installation;
};
const closeAll = async (): Promise<void> => {
  for (const installation of opened.splice(0)) await installation.close();
};
const importRows = async ({ importer, views }: Installation, register: string): Promise<void> => {
  const association = itemAt(views.associations(), 0);
  const outcome = await importer.import(Buffer.from(ROWS.join('\r\n')), {
    association,
    register,
    dryRun: false,
    acceptChanges: false,
    context: { actor: 'operator', role: 'operator' },
  });
  if (outcome.outcome === 'refused') throw new Error(outcome.sentence.en);
  await views.catchUp();
};

beforeEach(async () => {
  now = NOON;
  folder = mkdtempSync(join(tmpdir(), 'samspar-verify-'));
  const installation = await open();
  await setUp(installation, SETUP);
  await installation.views.catchUp();
  await importRows(installation, 'main');
  await closeAll();
});
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true });
});

const verified = async (): Promise<Verification> => {
  const store = SqliteEventStore.open({ file: eventFile(folder), readOnly: true });
  try {
    return await verify(store, viewFile(folder), () => undefined);
  } finally {
    await store.close();
  }
};
/** The sentence that a verification gives; undefined where all is well. */
const fault = async (): Promise<string | undefined> => {
  const result = await verified();
  return result.whole ? undefined : result.difference;
};
const inFile = (file: string, sql: string): unknown[] => {
  const database = new DatabaseSync(file);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};
const inLog = (sql: string): unknown[] => inFile(eventFile(folder), sql);
/** The second event of a journey: position and stream. */
const someEvent = (): Readonly<{ position: number; stream: string; type: string }> => {
  const [found] = inLog(
    `SELECT position, stream, type FROM event WHERE stream LIKE 'journey-%' AND revision = 1 LIMIT 1`,
  );
  return found as ReturnType<typeof someEvent>;
};

describe('verifying an installation', () => {
  it('finds log and views whole, counts the events, and leaves nothing behind', async () => {
    const before = readdirSync(folder);
    const [{ count }] = inLog('SELECT count(*) AS count FROM event') as [{ count: number }];
    expect(await verified()).toEqual({ whole: true, events: count });
    expect(readdirSync(folder).filter((name) => !before.includes(name) && !/-(wal|shm)$/.test(name))).toEqual(
      [],
    );
  });

  it('goes beside a process that writes meanwhile', async () => {
    const writing = await open();
    writing.views.follow();
    const results = await Promise.all([verified(), importRows(writing, 'second'), verified()]);
    expect([results[0].whole, results[2].whole]).toEqual([true, true]);
    expect((await verified()).whole).toBe(true);
  });

  it('names the event after one that was deleted', async () => {
    const { position } = someEvent();
    inLog(`DELETE FROM event WHERE position = ${position}`);
    expect(await fault()).toMatch(
      new RegExp(`^position ${position + 1} .* följer inte direkt efter position ${position - 1}\\.$`),
    );
  });

  it('tells that the last events are gone by the views that have seen them', async () => {
    inLog('DELETE FROM event WHERE position > (SELECT max(position) - 2 FROM event)');
    await expect(verified()).rejects.toThrow(ViewsUnavailable);
    await expect(verified()).rejects.toThrow(
      /stämmer inte med loggen: .*loggen slutar vid position \d+\. .*säkerhetskopia/,
    );
  });

  it('names an event that was swapped with another of its stream', async () => {
    const { position, stream, type } = someEvent();
    inLog(`UPDATE event SET revision = -1 WHERE position = ${position}`);
    inLog(`UPDATE event SET revision = 1 WHERE stream = '${stream}' AND revision = 2`);
    inLog(`UPDATE event SET revision = 2 WHERE position = ${position}`);
    expect(await fault()).toBe(`position ${position} (${stream}, ${type}) har revision 2, väntad var 1.`);
  });

  it('finds events of two streams that were swapped by where the views have them', async () => {
    const [one, other] = inLog(
      `SELECT position FROM event WHERE stream LIKE 'journey-%' AND revision = 0 ORDER BY position`,
    ) as [{ position: number }, { position: number }];
    inLog(`UPDATE event SET position = 0 WHERE position = ${one.position}`);
    inLog(`UPDATE event SET position = ${one.position} WHERE position = ${other.position}`);
    inLog(`UPDATE event SET position = ${other.position} WHERE position = 0`);
    expect(await fault()).toMatch(/revision 1, väntad var 0|^tabellen /);
  });

  it('names an event of a type that nobody knows', async () => {
    const { position } = someEvent();
    inLog(`UPDATE event SET type = 'JourneyTeleported' WHERE position = ${position}`);
    expect(await fault()).toMatch(
      new RegExp(`^position ${position} .*JourneyTeleported.* går inte att läsa: `),
    );
  });

  it('names an event that is no JSON any more', async () => {
    const { position } = someEvent();
    inLog(`UPDATE event SET data = substr(data, 2) WHERE position = ${position}`);
    await expect(verified()).rejects.toThrow(
      `${eventFile(folder)} är skadad vid position ${position}: återställ den från säkerhetskopia.`,
    );
  });

  it('finds an event that was changed as long as the views tell the first, and no longer', async () => {
    inLog(`UPDATE event SET data = replace(data, '"woman"', '"man"') WHERE stream LIKE 'journey-%'`);
    expect(await fault()).toMatch(
      /^tabellen journey, rad \d+, kolumn record: i vyerna .*woman.*, i en ny uppbyggnad .*man/,
    );
    rmSync(viewFile(folder));
    await (await open()).views.catchUp();
    expect(await fault()).toBeUndefined();
  });

  it('names the cell of a view that was changed', async () => {
    inFile(viewFile(folder), 'UPDATE journey_version SET sex = 1 - sex WHERE version = 0');
    expect(await fault()).toMatch(
      /^tabellen journey_version, rad 0, kolumn sex: i vyerna [01], i en ny uppbyggnad [01]\.$/,
    );
  });

  it('names views that cannot be read, and says what to do', async () => {
    inFile(viewFile(folder), `UPDATE checkpoint SET head = '{'`);
    await expect(verified()).rejects.toThrow(`Vyfilen ${viewFile(folder)} är skadad: kör samspar rebuild.`);
  });

  it('names views that are missing, and makes none', async () => {
    rmSync(viewFile(folder));
    await expect(verified()).rejects.toThrow(
      new ViewsUnavailable(`Vyfilen ${viewFile(folder)} saknas: kör samspar rebuild.`),
    );
    expect(existsSync(viewFile(folder))).toBe(false);
  });

  it('names views that are another folder’s, though of the same file and the same length', async () => {
    const mine = folder;
    now += 1;
    folder = mkdtempSync(join(tmpdir(), 'samspar-verify-'));
    const installation = await open();
    await setUp(installation, SETUP);
    await installation.views.catchUp();
    await importRows(installation, 'main');
    await closeAll();
    copyFileSync(viewFile(mine), viewFile(folder));
    rmSync(mine, { recursive: true });
    await expect(verified()).rejects.toThrow(/stämmer inte med loggen/);
  });
});
