import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acquireWriterLock } from '@samspar/event-store-sqlite';
import { openInstallation, setUp } from '@samspar/installation';
import { HeadKeeping } from '@samspar/log-tree';
import { configurationOf, KEY } from '../backup/installed.js';
import { SETUP } from '../http/server.js';
import { run } from './command.js';

const NOON = Date.parse('2025-06-15T10:00:00Z');
const WHOLE =
  /stämmer med 1 signerat huvud, senast ([\da-f]{4} ){7}[\da-f]{4} från 2025-06-15T10:00:00\.000Z \(\d+ händelser, och 1 efter det\)\./;

const clock = (): number => NOON;

let root: string;
let folder: string;
const heads = (): string => join(folder, 'heads.jsonl');
const samspar = (...args: readonly string[]) =>
  run({ SAMSPAR_DATA: folder, MASTER_KEY: KEY.toString('hex'), SAMSPAR_HEADS: heads() }, ...args);
/** As it goes while a server holds the folder. */
const besideServer: typeof samspar = async (...args) => {
  const server = acquireWriterLock(folder, 'samspar serve');
  try {
    return await samspar(...args);
  } finally {
    server.release();
  }
};
const inLog = <Result>(work: (log: DatabaseSync) => Result): Result => {
  const log = new DatabaseSync(join(folder, 'events.db'), { defensive: false });
  try {
    return work(log);
  } finally {
    log.close();
  }
};
const idAt = (position: number): string =>
  inLog((log) => String(log.prepare('SELECT id FROM event WHERE position = ?').get(position)?.['id']));

/** What `samspar proof` answers a program; nothing is told beside it. */
const answered = async (...args: readonly string[]): Promise<unknown> => {
  const { code, said } = await samspar('proof', ...args, '--format', 'json');
  expect(code).toBe(0);
  return JSON.parse(said);
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'samspar-heads-'));
  folder = join(root, 'unsigned');
  const install = await openInstallation(configurationOf(folder), { what: 'test', clock });
  await setUp(install, SETUP);
  await install.views.catchUp();
  await install.close();
  cpSync(folder, join(root, 'signed'), { recursive: true });
  folder = join(root, 'signed');
  const { store, close } = await openInstallation(configurationOf(folder), { what: 'test', clock });
  const keeping = new HeadKeeping({ folder, heads: heads(), store, clock, log: () => undefined });
  await keeping.grow(undefined, 0);
  await keeping.sign();
  keeping.close();
  await close();
});
beforeEach(() => {
  folder = join(root, 'tried');
  cpSync(join(root, 'signed'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => rmSync(root, { recursive: true }));

describe('samspar verify holds the log to its signed heads', () => {
  it('and says that there are none before the server has signed one', async () => {
    rmSync(folder, { recursive: true });
    cpSync(join(root, 'unsigned'), folder, { recursive: true });
    expect(await samspar('verify')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Loggen har inga signerade huvuden än'),
    });
  });

  it('and tells of the latest, beside a server too, and where the key is not at hand', async () => {
    for (const way of [samspar, besideServer])
      expect(await way('verify')).toMatchObject({ code: 0, said: expect.stringMatching(WHOLE) });
    rmSync(join(folder, 'heads.key'));
    expect(await samspar('verify')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nyckeln till dem finns inte här'),
    });
  });

  it('and names the event that was changed, number and id, in a sentence and in JSON', async () => {
    inLog((log) => log.exec('UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 5'));
    rmSync(join(folder, 'views.db'));
    const difference = `Första skillnaden: händelse nummer 5 (${idAt(5)}, `;
    for (const way of [samspar, besideServer])
      expect(await way('verify')).toMatchObject({ code: 1, said: expect.stringContaining(difference) });
    const { code, said } = await samspar('verify', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1))).toMatchObject({
      whole: false,
      kind: 'changed',
      number: 5,
      id: idAt(5),
    });
  });

  it('after a restore too, which sets the tree aside; the file elsewhere tells of what a log lacks', async () => {
    const copy = join(folder, 'copy');
    expect(await samspar('backup', copy)).toMatchObject({ code: 0 });
    expect(await samspar('restore', copy)).toMatchObject({ code: 0 });
    expect(readdirSync(folder)).not.toContain('tree.db');
    expect(await samspar('verify')).toMatchObject({ code: 0, said: expect.stringMatching(WHOLE) });
    inLog((log) => log.exec('DELETE FROM event WHERE position > 4'));
    expect(await samspar('verify')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/händelse nummer 5 saknas: loggen är förkortad\. Huvudet från 2025-06-15/),
    });
  });

  it('and says which file it is, where the heads elsewhere or the key cannot be read', async () => {
    writeFileSync(heads(), 'something else');
    expect(await samspar('verify')).toMatchObject({
      code: 1,
      said: expect.stringContaining('SAMSPAR_HEADS'),
    });
    writeFileSync(join(folder, 'heads.key'), 'no key');
    expect(await samspar('verify')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Ed25519 i PEM'),
    });
  });
});

describe('samspar proof', () => {
  const HASH = /^[\da-f]{64}$/;
  it('proves an event by its number or its id under the latest head, and shows nothing of what it tells', async () => {
    const { code, said } = await samspar('proof', '3');
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(
        /^Händelse nummer 3 \(.*\) hör till det som loggens huvud .* är signerat över\.\nBlad [\da-f]{64}\nBevis, \d hashvärden:\n/,
      ),
    });
    const proved = await answered(idAt(3));
    expect(proved).toEqual({
      number: 3,
      id: idAt(3),
      type: expect.any(String),
      stream: expect.any(String),
      revision: expect.any(Number),
      leaf: expect.stringMatching(HASH),
      head: expect.objectContaining({ size: expect.any(Number) }),
      proof: expect.arrayContaining([expect.stringMatching(HASH)]),
    });
  });

  it('proves without a tree of the server’s, and leaves none behind', async () => {
    const before = await answered('3');
    rmSync(join(folder, 'tree.db'));
    expect(await answered('3')).toEqual(before);
    expect(readdirSync(folder)).not.toContain('tree.db');
  });

  it('proves one head to begin another, and says which heads there are', async () => {
    const { head } = (await answered('3')) as { head: { size: number } };
    expect(await answered('--from', String(head.size))).toMatchObject({
      first: head,
      second: head,
      proof: [],
    });
    expect(await samspar('proof', '--from', '1')).toMatchObject({
      code: 1,
      said: expect.stringContaining(`de finns över ${head.size}.`),
    });
  });

  it.each([[[]], [['3', '--from', '1']], [['--from', 'three']]])('is used wrongly with %j', async (args) => {
    expect((await samspar('proof', ...args)).code).toBe(2);
  });
});
