import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acquireWriterLock } from '@samspar/event-store-sqlite';
import { openInstallation, operate, setUp } from '@samspar/installation';
import { BeginPublication, byOperator, ProposePublication, type Sent } from '@samspar/use-cases';
import { nameBasedId } from '@samspar/event-store';
import { configurationOf, KEY } from '../backup/installed.js';
import { SETUP } from '../http/server.js';
import { answerOf } from '../use-cases/journey-world.js';
import { tableOf } from '../use-cases/publishing.js';
import { run } from './command.js';

let now = Date.parse('2025-06-15T10:00:00Z');
const clock = (): number => now;

let root: string;
let folder: string;
const samspar = (...args: readonly string[]) =>
  run({ SAMSPAR_DATA: folder, MASTER_KEY: KEY.toString('hex') }, ...args);
/** As it goes while a server holds the folder. */
const besideServer: typeof samspar = async (...args) => {
  const server = acquireWriterLock(folder, 'samspar serve');
  try {
    return await samspar(...args);
  } finally {
    server.release();
  }
};
const KARIN = {
  actor: 'karin',
  role: 'office',
  roles: ['office'],
  association: SETUP.association,
  interventions: [],
} as const;

const sent = (step: string): Sent => ({
  ...byOperator(),
  asker: KARIN,
  commandId: nameBasedId('command', step),
  text: step,
});

const release = async (name: string, more: Readonly<{ headsKey?: string }> = {}): Promise<void> => {
  const configuration = { ...configurationOf(join(root, name)), ...more };
  const installation = await openInstallation(configuration, { what: 'test', clock });
  await setUp(installation, SETUP);
  await installation.views.catchUp();
  installation.views.follow();
  const send = await operate(installation, 'test', () => undefined);
  now += 1_000;
  const data = { title: 'Anmälda', text: '', follows: null, tables: [tableOf()] };
  const { publication } = answerOf(await send(new BeginPublication(sent('begin'), data)));
  answerOf(await send(new ProposePublication(sent('propose'), publication)));
  await installation.close();
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'samspar-releases-'));
  await release('released');
  await release('unsigned', { headsKey: join(root, 'no key') });
});
beforeEach(() => {
  folder = join(root, 'tried');
  cpSync(join(root, 'released'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => rmSync(root, { recursive: true }));

const frozen = (change: (data: { tables: { answer: { total: number }; hash: string }[] }) => void): void => {
  const log = new DatabaseSync(join(folder, 'events.db'), { defensive: false });
  const where = `WHERE type = 'FiguresFrozen'`;
  const data = JSON.parse(String(log.prepare(`SELECT data FROM event ${where}`).get()?.['data']));
  change(data);
  log.prepare(`UPDATE event SET data = ? ${where}`).run(JSON.stringify(data));
  log.close();
  for (const file of ['views.db', 'tree.db']) rmSync(join(folder, file), { force: true });
};

describe('samspar verify --publications', () => {
  it('counts all that is released again, with or without a server', async () => {
    for (const verified of [samspar, besideServer])
      expect(await verified('verify', '--publications', '--format', 'json')).toMatchObject({
        code: 0,
        said: expect.stringContaining('"publications": 1'),
      });
    expect(await samspar('verify', '--publications')).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 publicering omräknade ur loggen: siffrorna är desamma.'),
    });
    expect((await samspar('verify')).said).not.toContain('omräknade');
  });
});

describe('samspar publications', () => {
  it('lists what is released', async () => {
    const { code, said } = await samspar('publications');
    expect([code, said]).toEqual([0, expect.stringMatching(/Anmälda +Publicerad +2025-06-15 kl\. 12\.00/)]);
    expect(JSON.parse((await samspar('publications', '--format', 'json')).said).publications).toMatchObject([
      { status: 'released', title: 'Anmälda' },
    ]);
  });
});

describe('a release that was changed in the log', () => {
  it('is named by the heads of the log where they stand', async () => {
    frozen(({ tables: [table] }) => {
      if (table) table.answer.total = 99;
    });
    const { code, said } = await samspar('verify', '--publications');
    expect([code, said]).toEqual([1, expect.stringContaining('Första skillnaden: någon av händelserna')]);
  });

  it('is named by being counted again where nobody has signed a head', async () => {
    rmSync(folder, { recursive: true });
    cpSync(join(root, 'unsigned'), folder, { recursive: true });
    frozen(({ tables: [table] }) => {
      if (table) table.answer.total = 99;
    });
    const { code, said } = await samspar('verify', '--publications');
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(
        /Första skillnaden: publiceringen "Anmälda" \(.+\), tabellen "Anmälda 2025", .+ stämmer inte med sitt eget fingeravtryck/s,
      ),
    ]);
  });
});
