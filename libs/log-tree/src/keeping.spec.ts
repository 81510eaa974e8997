import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { fingerprint, headHash, isSigned, publicKeyOf } from '@samspar/evidence';
import { append, collect, eventsOf } from '../../../test/contracts/stored-events.js';
import { readHeadsFile } from './heads-file.js';
import { headsAfter } from './heads.js';
import { HeadKeeping } from './keeping.js';

const NOON = Date.parse('2026-11-30T11:00:00Z');
const MINUTE = 60_000;
const pemOf = (key: KeyObject): string =>
  key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' });

/** What a server does every minute. */
const kept = async (keeper: HeadKeeping): ReturnType<HeadKeeping['sign']> => {
  await keeper.grow(undefined, 0);
  return keeper.sign();
};

describe('the heads of a log', () => {
  let folder: string;
  let store: SqliteEventStore;
  let now: number;
  let said: string[];
  const keepers: HeadKeeping[] = [];
  const keeping = (places: { heads?: string; headsKey?: string; folder?: string } = {}): HeadKeeping => {
    const keeper = new HeadKeeping({
      folder,
      store,
      clock: () => now,
      log: (line) => said.push(line),
      ...places,
    });
    keepers.push(keeper);
    return keeper;
  };
  let streams = 0;
  const write = async (count = 3): Promise<void> => {
    await append(store, `s-${streams++}`, 'noStream', eventsOf(count));
    now += 10 * MINUTE;
  };
  const closeAll = async (): Promise<void> => {
    for (const keeper of keepers.splice(0)) keeper.close();
    await store.close();
  };
  const openLog = (): void => {
    store = SqliteEventStore.open({ file: join(folder, 'events.db'), clock: () => now });
  };
  const inLog = async (sql: string): Promise<void> => {
    await closeAll();
    const database = new DatabaseSync(join(folder, 'events.db'));
    database.exec(sql);
    database.close();
    openLog();
  };
  const key = (): string => join(folder, 'heads.key');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-keeping-'));
    now = NOON;
    said = [];
    openLog();
  });
  afterEach(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  it('say how they fare: the newest, since when an event waits for one, and when something was last found amiss, on whichever server', async () => {
    const heads = join(folder, 'no-folder', 'heads');
    const keeper = keeping();
    const nothing = { newest: null, waitingSince: null, faultSince: null, hasFile: false };
    expect(await keeper.state()).toEqual(nothing);
    const written = now;
    await write();
    expect(await keeper.state()).toEqual({ ...nothing, waitingSince: written });
    const head = await kept(keeper);
    const newest = { at: Date.parse(head?.moment ?? ''), fingerprint: head && fingerprint(head) };
    expect(await keeper.state()).toEqual({ ...nothing, newest });
    const outside = keeping({ heads });
    const since = now;
    await kept(outside);
    now += MINUTE;
    await kept(outside);
    // What was found is an event, which waits for a head as others do.
    const fared = { newest, waitingSince: since, faultSince: since };
    expect(await outside.state()).toEqual({ ...fared, hasFile: true });
    expect(await keeping().state()).toEqual({ ...fared, hasFile: false });
    const again = () => kept(keeping({ heads }));
    await again();
    expect((await keeping().state()).faultSince).toBe(since);
    now += 24 * 60 * MINUTE;
    await again();
    expect((await keeping().state()).faultSince).toBeGreaterThan(since);
  });

  it('begin with the first start on an old log, which is said, and with a key for its owner alone', async () => {
    await write(300);
    const keeper = keeping();
    const head = await kept(keeper);
    expect(head).toMatchObject({ size: 300, previous: null, moment: new Date(now).toISOString() });
    expect(head && isSigned(head)).toBe(true);
    expect(statSync(key()).mode & 0o777).toBe(0o600);
    expect(said).toEqual([
      expect.stringContaining('Ett träd räknas över loggens händelser, som inte har haft något'),
      expect.stringContaining('har skapats i'),
      expect.stringMatching(
        new RegExp(`första signerade huvud: 300 händelser, ${head && fingerprint(head)}`),
      ),
    ]);
    expect((await collect(store.readAll({ after: 300n })))[0]).toMatchObject({
      stream: 'heads',
      type: 'LogHeadSigned',
      data: head,
      metadata: { actor: 'operator', role: 'operator' },
    });
    expect(keeper.warnings()).toEqual([]);
  });

  it('follow each other, each naming the one before, where something but a head has come since and ten minutes have passed', async () => {
    const keeper = keeping();
    expect(await kept(keeper)).toBeUndefined();
    await write();
    const first = await kept(keeper);
    now += 60 * MINUTE;
    expect(await kept(keeper)).toBeUndefined();
    await append(store, 'more', 'noStream', eventsOf(1));
    now = Date.parse(first?.moment ?? '') + 10 * MINUTE - 1;
    expect(await kept(keeper)).toBeUndefined();
    now += 1;
    const second = await kept(keeper);
    expect(second).toMatchObject({ size: 5, previous: first && headHash(first) });
    expect(await headsAfter(store, undefined)).toEqual([first, second]);
    expect(await headsAfter(store, first)).toEqual([second]);
  });

  it('go on after a restart, where nothing of it is said again', async () => {
    await write();
    const first = await kept(keeping());
    await closeAll();
    openLog();
    await write();
    said = [];
    expect(await kept(keeping())).toMatchObject({ size: 7, previous: first && headHash(first) });
    expect(said).toEqual([]);
  });

  it('are added to a file elsewhere; where that cannot be written they are signed all the same, and added when it can', async () => {
    const heads = join(folder, 'elsewhere', 'heads.jsonl');
    const keeper = keeping({ heads });
    await write();
    const first = await kept(keeper);
    expect(first).toBeDefined();
    expect(keeper.warnings()).toEqual([
      expect.stringMatching(/SAMSPAR_HEADS\) går inte att läsa och skriva/),
    ]);
    await write();
    const second = await kept(keeper);
    expect(said.filter((line) => line.includes('SAMSPAR_HEADS'))).toHaveLength(1);
    mkdirSync(join(folder, 'elsewhere'));
    expect(await kept(keeper)).toBeUndefined();
    expect(readHeadsFile(heads)).toEqual([first, second]);
    expect(keeper.warnings()).toEqual([]);
    appendFileSync(heads, '{"size":9');
    await write();
    const third = await kept(keeper);
    expect(readHeadsFile(heads)).toEqual([first, second, third]);
  });

  it('are signed by one of two nodes that both would, and both go on', async () => {
    await write();
    const headsKey = join(folder, 'given.key');
    writeFileSync(headsKey, pemOf(generateKeyPairSync('ed25519').privateKey));
    const nodes = ['one', 'other'].map((name) => {
      mkdirSync(join(folder, name));
      return keeping({ folder: join(folder, name), headsKey });
    });
    for (const node of nodes) await node.grow(undefined, 0);
    await Promise.all(nodes.map((node) => node.sign()));
    expect(await headsAfter(store, undefined)).toHaveLength(1);
    await write();
    await nodes[1]?.grow(undefined, 0);
    expect(await nodes[1]?.sign()).toMatchObject({ size: 7 });
    // The other's tree has not come to that head yet, and that is no fault.
    now += 10 * MINUTE;
    expect(await nodes[0]?.sign()).toBeUndefined();
    expect(nodes.flatMap((node) => node.warnings())).toEqual([]);
    expect(existsSync(key())).toBe(false);
  });

  it('are signed with one key where two nodes begin at once, each without any', async () => {
    await write();
    const nodes = ['one', 'other'].map((name) => {
      mkdirSync(join(folder, name));
      return keeping({ folder: join(folder, name) });
    });
    for (const node of nodes) await node.grow(undefined, 0);
    const signed = await Promise.all(nodes.map((node) => node.sign()));
    expect(signed.map((head) => head !== undefined)).toEqual([true, false]);
    expect(['one', 'other'].map((name) => existsSync(join(folder, name, 'heads.key')))).toEqual([
      true,
      false,
    ]);
    await write();
    for (const node of nodes) await node.grow(undefined, 0);
    expect(await nodes[1]?.sign()).toBeUndefined();
    expect(await nodes[0]?.sign()).toMatchObject({ size: 7 });
    expect(nodes.flatMap((node) => node.warnings())).toEqual([]);
  });

  it('are not signed with a new key where the old one is lost: that is said after a day, and another node may have it', async () => {
    await write();
    await kept(keeping());
    rmSync(key());
    const keeper = keeping();
    await write();
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toEqual([]);
    now += 24 * 60 * MINUTE;
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toEqual([expect.stringContaining('saknas: lägg tillbaka den')]);
    expect(existsSync(key())).toBe(false);
  });

  it('are not signed with another key, but where the former stands behind it in the file', async () => {
    await write();
    const first = await kept(keeping());
    const former = pemOf(generateKeyPairSync('ed25519').publicKey);
    const next = generateKeyPairSync('ed25519').privateKey;
    const old = readFileSync(key(), 'utf8');
    writeFileSync(key(), pemOf(next) + former);
    await write();
    const keeper = keeping();
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toEqual([expect.stringContaining('inte signerat med nyckeln i')]);
    writeFileSync(key(), pemOf(next) + old);
    expect(await kept(keeper)).toMatchObject({ previous: first && headHash(first), key: publicKeyOf(next) });
    expect(keeper.warnings()).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['that is no key', 'secret', /ska vara en privat nyckel för Ed25519 i PEM/],
    [
      'of another kind',
      pemOf(generateKeyPairSync('x25519').privateKey),
      /huvuden .* går inte att läsa|Ed25519/,
    ],
    ['that is public', pemOf(generateKeyPairSync('ed25519').publicKey), /ska vara en privat nyckel/],
  ])('are not signed with a file %s', async (_what, text, sentence) => {
    await write();
    writeFileSync(key(), text);
    const keeper = keeping();
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toEqual([expect.stringMatching(sentence)]);
  });

  it('are not signed where the operator’s key is missing, and none is made there', async () => {
    await write();
    const headsKey = join(folder, 'given.key');
    const keeper = keeping({ headsKey });
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toEqual([expect.stringContaining('HEADS_KEY_FILE) saknas')]);
    expect(existsSync(headsKey)).toBe(false);
  });

  it('are not signed over a log that its last head does not hold of', async () => {
    await write();
    await kept(keeping());
    await write();
    await inLog(`UPDATE event SET occurred_on = '1999-01-01' WHERE position = 2`);
    rmSync(join(folder, 'tree.db'));
    const keeper = keeping();
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toEqual([expect.stringMatching(/stämmer inte med sitt huvud.*samspar verify/)]);
  });

  it('are not signed over a log that lacks what the file elsewhere knows', async () => {
    const heads = join(folder, 'heads.jsonl');
    await write();
    await write();
    const first = await kept(keeping({ heads }));
    await inLog('DELETE FROM event WHERE position > 4');
    rmSync(join(folder, 'tree.db'));
    const keeper = keeping({ heads });
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toContainEqual(
      expect.stringMatching(/stämmer inte med sitt huvud.*flytta undan/),
    );
    renameSync(heads, `${heads}.until-restored`);
    expect(await kept(keeper)).toMatchObject({ size: 5, previous: null });
    expect(keeper.warnings()).toEqual([]);
    expect(first?.size).toBe(6);
  });

  it('wait while the log is not the one that the tree was made of', async () => {
    await write();
    await kept(keeping());
    await inLog('DELETE FROM event WHERE position > 2');
    const keeper = keeping();
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toContainEqual(
      expect.stringMatching(/inte längre den som .*tree\.db räknades på/),
    );
    rmSync(join(folder, 'tree.db'));
    expect(await kept(keeper)).toMatchObject({ size: 4 });
  });

  it('wait while the tree cannot be read, which is no matter for the log', async () => {
    writeFileSync(join(folder, 'tree.db'), 'nothing of the kind'.repeat(300));
    await write();
    const keeper = keeping();
    expect(await kept(keeper)).toBeUndefined();
    expect(keeper.warnings()).toContainEqual(
      expect.stringContaining('Trädet över loggen går inte att räkna'),
    );
    rmSync(join(folder, 'tree.db'));
    expect(await kept(keeper)).toMatchObject({ size: 5 });
    expect(keeper.warnings()).toEqual([]);
  });

  it('wait where the tree is told to stop', async () => {
    await write(600);
    const keeper = keeping();
    let asked = 0;
    expect(await keeper.grow(() => ++asked > 1, 0)).toBe(false);
    expect(await keeper.grow(undefined, 0)).toBe(true);
    expect(await keeper.sign()).toMatchObject({ size: 600 });
  });

  it('leave it to the log to say that it cannot be reached', async () => {
    await write();
    await store.close();
    const keeper = keeping();
    await expect(keeper.grow()).rejects.toThrow(StoreUnavailable);
    expect(keeper.warnings()).toEqual([]);
  });

  it('are signed at once where something is released, however short ago the last one was', async () => {
    const keeper = keeping();
    await write();
    await kept(keeper);
    await append(store, 'released', 'noStream', eventsOf(1));
    now += MINUTE;
    expect(await kept(keeper)).toBeUndefined();
    const head = await keeper.signAtOnce();
    expect([head?.size, await keeper.latest()]).toEqual([5, head]);
    expect(await keeper.signAtOnce()).toEqual(head);
  });

  it('count each event once where the tree grows from two sides', async () => {
    const keeper = keeping();
    await write(500);
    const [, head] = await Promise.all([keeper.grow(undefined, 0), keeper.signAtOnce()]);
    expect(head?.size).toBe(500);
    expect((await collect(store.readAll({ after: 0n }))).length).toBe(501);
  });
});
