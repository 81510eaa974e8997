import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type LogHead, HEADS, isHead, publicKeyOf, signedHead } from '@samspar/evidence';
import { append, collect, eventsOf } from '../../../test/contracts/stored-events.js';
import { itemAt } from '../../../test/item-at.js';
import { type HeadKeys, readHeadKeys } from './head-key.js';
import { readHeadsFile } from './heads-file.js';
import { HeadKeeping } from './keeping.js';
import { TreeFile } from './tree-file.js';
import { type TreeVerification, verifyTree } from './verify-tree.js';

/** Of each kind so many changes are made by chance: 200 in all. */
const OF_EACH = 25;
const BEFORE_HEADS = [12, 5, 9, 14];

/** Numbers that look drawn and are the same each time (mulberry32). */
const drawing = (seed: number) => {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

type Tampering = Readonly<{ sql: string; number: number; id: string | undefined }>;

const INSERTED = '11111111-1111-4111-8111-111111111111';

/** What somebody may do to the events of a log with a program for SQLite: to that with a number, and another after it. */
const EVENT_TAMPERINGS: Readonly<
  Record<string, (number: number, other: number, draw: (below: number) => number) => string>
> = {
  changed: (number, _other, draw) => {
    const columns = [
      `data = json_set(data, '$.number', ${1_000 + draw(1_000)})`,
      `metadata = json_set(metadata, '$.actor', 'somebody')`,
      `metadata = json_set(metadata, '$.digest', 'another')`,
      `occurred_on = '1999-01-01'`,
      `type = 'AnotherType'`,
      'schema_version = 7',
      'recorded_at = recorded_at - 1',
      `stream = stream || '-x'`,
    ];
    return `UPDATE event SET ${itemAt(columns, draw(columns.length))} WHERE position = ${number}`;
  },
  dropped: (number) =>
    `DELETE FROM event WHERE position = ${number}; UPDATE event SET position = position - 1 WHERE position > ${number}`,
  inserted: (number) =>
    `UPDATE event SET position = -position - 1 WHERE position >= ${number}; UPDATE event SET position = -position WHERE position < 0;
      INSERT INTO event VALUES (${number}, 'x', 0, '${INSERTED}', 'ParticipantReferred', 1, '2024-03-01', '{}', '{}', 1)`,
  reordered: (number, other) =>
    `UPDATE event SET position = -1 WHERE position = ${number}; UPDATE event SET position = ${number} WHERE position = ${other};
      UPDATE event SET position = ${other} WHERE position = -1`,
  replaced: (number) =>
    `UPDATE event SET id = '22222222-2222-4222-8222-222222222222', data = '{}' WHERE position = ${number}`,
  shortened: (number) => `DELETE FROM event WHERE position >= ${number}`,
};

/** One of these to one of events 1 … `last`, by chance. */
const tamperingOf = (kind: string, events: readonly StoredEvent[], last: number, seed: number): Tampering => {
  const draw = drawing(seed);
  const number = 1 + draw(last - 1);
  const sql = EVENT_TAMPERINGS[kind]?.(number, number + 1 + draw(last - number), draw) ?? '';
  return { sql, number, id: kind === 'inserted' ? INSERTED : itemAt(events, number - 1).id };
};

/** What somebody may make of a head, by chance. */
const forgedBy = (head: LogHead, draw: (below: number) => number): LogHead => {
  const bits = (text: string): string => {
    const at = draw(text.length);
    return `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
  };
  const ways: readonly (() => LogHead)[] = [
    () => ({ ...head, size: head.size + 1 }),
    () => ({ ...head, root: bits(head.root) }),
    () => ({ ...head, previous: bits('0'.repeat(64)) }),
    () => ({ ...head, moment: new Date(Date.parse(head.moment) + 1 + draw(1_000_000)).toISOString() }),
    () => ({ ...head, signature: bits(head.signature.slice(0, 80)) + head.signature.slice(80) }),
    () => signedHead(head, generateKeyPairSync('ed25519').privateKey),
  ];
  return itemAt(ways, draw(ways.length))();
};

describe('a log that was changed by hand', () => {
  let root: string;
  let folder: string;
  let keys: HeadKeys;
  let events: StoredEvent[];
  let elsewhere: readonly LogHead[];
  /** The last event that a head is about. */
  let last: number;

  const change = (sql: string, file = 'events.db'): void => {
    const database = new DatabaseSync(join(folder, file), { defensive: false });
    database.exec(sql);
    database.close();
  };
  const verified = async (
    options: Partial<Parameters<typeof verifyTree>[0]> & { withTree?: boolean } = {},
  ): Promise<TreeVerification> => {
    const { withTree = true, ...over } = options;
    const tree = withTree ? new TreeFile(join(folder, 'tree.db'), { readOnly: true }) : undefined;
    await using store = SqliteEventStore.open({ file: join(folder, 'events.db'), readOnly: true });
    try {
      return await verifyTree({ store, tree, elsewhere: [], trusted: keys.trusted, ...over });
    } finally {
      tree?.close();
    }
  };
  /** The event of the head at an index, and its number. */
  const headAt = (index: number): Readonly<{ number: number; event: StoredEvent }> => {
    const found = events.flatMap((event, at) => (event.stream === HEADS ? [{ event, number: at + 1 }] : []));
    return itemAt(found, index);
  };
  const rewriteHead = (index: number, head: object): void => {
    const database = new DatabaseSync(join(folder, 'events.db'));
    database
      .prepare('UPDATE event SET data = ? WHERE position = ?')
      .run(JSON.stringify(head), headAt(index).number);
    database.close();
  };

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'samspar-tampered-'));
    folder = mkdtempSync(join(root, 'made-'));
    let now = Date.parse('2026-11-30T08:00:00Z');
    const store = SqliteEventStore.open({ file: join(folder, 'events.db'), clock: () => now });
    const heads = join(folder, 'heads.jsonl');
    const keeping = new HeadKeeping({ folder, heads, store, clock: () => now, log: () => undefined });
    for (const [round, count] of BEFORE_HEADS.entries()) {
      for (let at = 0; at < count; at++)
        await append(store, `s-${round}-${at}`, 'noStream', eventsOf(1 + (at % 2)));
      now += 600_000;
      await keeping.grow(undefined, 0);
      await keeping.sign();
    }
    await append(store, 'later', 'noStream', eventsOf(2));
    await keeping.grow(undefined, 0);
    events = await collect(store.readAll({ after: 0n }));
    keeping.close();
    await store.close();
    elsewhere = readHeadsFile(heads);
    last = elsewhere.at(-1)?.size ?? 0;
    const found = readHeadKeys(join(folder, 'heads.key'));
    if (!found) throw new Error('The key was made.');
    keys = found;
    cpSync(folder, join(root, 'kept'), { recursive: true });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'case-'));
    cpSync(join(root, 'kept'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  afterAll(() => rmSync(root, { recursive: true }));

  it('is whole as it was written: each head holds, with the tree and without, and what is written after the last', async () => {
    const whole = { events: events.length, heads: 4, latest: elsewhere.at(-1) };
    expect(await verified()).toEqual(whole);
    expect(await verified({ elsewhere, withTree: false })).toEqual(whole);
    expect(await verified({ trusted: undefined })).toEqual(whole);
  });

  /** Each of so many changes, to files of its own. */
  const byChance = async (kind: string, work: (seed: number) => Promise<void>): Promise<void> => {
    const first = kind.length * 1_000;
    for (let seed = first; seed < first + OF_EACH; seed++) {
      cpSync(join(root, 'kept'), folder, { recursive: true, force: true });
      await work(seed);
    }
  };

  it.each(Object.keys(EVENT_TAMPERINGS))(
    `is found, and the event is named, number and id, each of ${OF_EACH} times by chance: %s`,
    (kind) =>
      byChance(kind, async (seed) => {
        const { sql, number, id } = tamperingOf(kind, events, last, seed);
        change(sql);
        const { fault } = await verified({ elsewhere });
        expect(fault).toMatchObject({ kind, number, id });
        expect(fault?.difference).toContain(`nummer ${number} `);
        expect(fault?.difference).toContain(id);
        const without = await verified({ elsewhere, withTree: false });
        expect(without.fault).toBeDefined();
        expect(without.fault?.number).toBeLessThanOrEqual(number);
      }),
  );

  it(`is told of a forged head, and of its event, each of ${OF_EACH} times by chance`, () =>
    byChance('forged', async (seed) => {
      const draw = drawing(seed);
      const index = draw(BEFORE_HEADS.length);
      const { event, number } = headAt(index);
      if (!isHead(event.data)) throw new Error('It is a head.');
      rewriteHead(index, forgedBy(event.data, draw));
      for (const withTree of [true, false])
        expect((await verified({ withTree })).fault).toMatchObject({
          kind: 'forgedHead',
          number,
          id: event.id,
          difference: expect.stringContaining(`nummer ${number} (${event.id})`),
        });
    }));

  it(`is told of a head elsewhere that was changed, each of ${OF_EACH} times by chance`, () =>
    byChance('elsewhere', async (seed) => {
      const draw = drawing(seed);
      const index = draw(elsewhere.length);
      const forged = forgedBy(itemAt(elsewhere, index), draw);
      const file = join(folder, 'heads.jsonl');
      const lines = elsewhere.map((head, at) => JSON.stringify(at === index ? forged : head));
      writeFileSync(file, lines.join('\n'));
      expect((await verified({ elsewhere: readHeadsFile(file) })).fault).toMatchObject({
        kind: 'forgedHead',
        number: null,
        difference: expect.stringContaining(
          `i SAMSPAR_HEADS från ${forged.moment} (${forged.size} händelser)`,
        ),
      });
    }));

  it('is named by the stretch between two heads where there is no tree from before', async () => {
    change(`UPDATE event SET occurred_on = '1999-01-01' WHERE position = ${last}`);
    const from = itemAt(elsewhere, 2).size;
    expect((await verified({ withTree: false })).fault).toMatchObject({
      kind: 'between',
      number: from + 1,
      id: events[from]?.id,
      difference: expect.stringMatching(new RegExp(`nummer ${from + 1} .* till ${last} `)),
    });
  });

  it.each<[string, (head: LogHead) => object]>([
    ['another size', (head) => ({ ...head, size: head.size - 1 })],
    ['another root', (head) => ({ ...head, root: 'ab'.repeat(32) })],
    ['another moment', (head) => ({ ...head, moment: '2026-12-24T15:00:00.000Z' })],
    ['no signature', ({ signature: _signature, ...head }) => head],
    ['the signature of another key', (head) => signedHead(head, generateKeyPairSync('ed25519').privateKey)],
    [
      'another head before it, signed with the key itself',
      (head) => signedHead({ ...head, previous: 'ab'.repeat(32) }, keys.signing),
    ],
    [
      'fewer events than the one before it, signed with the key itself',
      (head) => signedHead({ ...head, size: 1 }, keys.signing),
    ],
    [
      'another root, signed with the key itself',
      (head) => signedHead({ ...head, root: 'ab'.repeat(32) }, keys.signing),
    ],
  ])('is told of a head with %s, and of its event', async (what, forge) => {
    const { event, number } = headAt(1);
    if (!isHead(event.data)) throw new Error('It is a head.');
    rewriteHead(1, forge(event.data));
    const { fault } = await verified();
    expect(fault).toMatchObject({ number, id: event.id });
    expect(['forgedHead', 'changed']).toContain(fault?.kind);
    const without = (await verified({ withTree: false })).fault;
    // One that the key itself has signed is told from its events by the tree alone.
    const kinds = what.endsWith('the key itself') ? ['forgedHead', 'between'] : ['forgedHead'];
    expect(kinds).toContain(without?.kind);
    expect(without?.number).toBeLessThanOrEqual(number);
  });

  it('is told of a head elsewhere that the key has not signed', async () => {
    const forged = signedHead(itemAt(elsewhere, 1), generateKeyPairSync('ed25519').privateKey);
    const { fault } = await verified({ elsewhere: [...elsewhere, forged] });
    expect(fault).toMatchObject({ kind: 'forgedHead', number: null, id: null });
    expect(fault?.difference).toContain('i SAMSPAR_HEADS');
  });

  it('is told where it was written anew as a whole, and signed with another key', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const { event, number } = headAt(0);
    if (!isHead(event.data)) throw new Error('It is a head.');
    rewriteHead(0, signedHead(event.data, privateKey));
    expect((await verified({ withTree: false })).fault).toMatchObject({ kind: 'forgedHead', number });
    expect((await verified({ withTree: false, trusted: undefined, elsewhere })).fault).toMatchObject({
      kind: 'forgedHead',
      difference: expect.stringContaining(publicKeyOf(privateKey)),
    });
  });

  it('is found to be shortened together with its heads by the file elsewhere alone', async () => {
    const { number } = headAt(2);
    change(`DELETE FROM event WHERE position > ${number}`);
    expect((await verified({ withTree: false })).fault).toBeUndefined();
    expect((await verified({ withTree: false, elsewhere })).fault).toMatchObject({
      kind: 'shortened',
      number: number + 1,
      id: null,
      difference: expect.stringContaining(`räknar ${last} händelser, och loggen har ${number}`),
    });
    expect((await verified()).fault).toMatchObject({
      kind: 'shortened',
      number: number + 1,
      id: events[number]?.id,
    });
  });

  it('is told of a change after the last head by the tree, which says that no signature does', async () => {
    change(`UPDATE event SET occurred_on = '1999-01-01' WHERE position = ${events.length}`);
    expect((await verified()).fault).toMatchObject({
      kind: 'changed',
      number: events.length,
      difference: expect.stringContaining('efter det senaste huvudet'),
    });
    expect((await verified({ withTree: false })).fault).toBeUndefined();
  });

  it.each([
    ['a leaf', `UPDATE leaf SET hash = zeroblob(32) WHERE no = 3`],
    ['the id of one, which nothing hangs on', `UPDATE leaf SET id = 'x' WHERE no = 3`],
  ])('is not taken for changed where the file of the tree is: %s', async (_what, sql) => {
    change(sql, 'tree.db');
    const { fault } = await verified({ elsewhere });
    if (sql.includes('hash'))
      expect(fault).toMatchObject({ kind: 'tree', difference: expect.stringContaining('tree.db') });
    else expect(fault).toBeUndefined();
  });

  it('is found by the heads where log and tree were changed alike', async () => {
    change(`UPDATE event SET occurred_on = '1999-01-01' WHERE position = 3`);
    rmSync(join(folder, 'tree.db'));
    const tree = new TreeFile(join(folder, 'tree.db'));
    await using store = SqliteEventStore.open({ file: join(folder, 'events.db'), readOnly: true });
    tree.add(await collect(store.readAll({ after: 0n })));
    tree.close();
    expect((await verified()).fault).toMatchObject({ kind: 'between', number: 1, id: events[0]?.id });
  });

  it('has no heads to be held to before there are any', async () => {
    change(`DELETE FROM event WHERE position > 5; DELETE FROM event WHERE stream = 'heads'`);
    expect(await verified({ withTree: false, trusted: undefined })).toEqual({
      events: 5,
      heads: 0,
      latest: null,
    });
  });
});
