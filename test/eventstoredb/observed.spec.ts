import { randomUUID } from 'node:crypto';
import {
  type AllStreamRecordedEvent,
  type AppendExpectedRevision,
  BACKWARDS,
  END,
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  type Position,
  START,
  StreamNotFoundError,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Double, NO_REAL_SERVER, realServer, startDouble } from './servers.js';

type Observed = Readonly<{ name: string; url: string; stop(): Promise<void> }>;

const double = (name: string, started: Double): Observed => ({
  name,
  url: started.url,
  stop: () => started.stop(),
});

const real = await realServer();
if (real === undefined) process.stderr.write(`${NO_REAL_SERVER}\n`);

const SERVERS: readonly Observed[] = [
  double('the double', await startDouble()),
  double('the double without batch appends', await startDouble({ batch: false })),
  ...(real === undefined ? [] : [{ name: 'a real server', ...real }]),
];
afterAll(async () => {
  await Promise.all(SERVERS.map((server) => server.stop()));
});

const MEBIBYTE = 1_048_576;

const event = (id: string = randomUUID(), type = 'Observed', data: object = {}) =>
  jsonEvent({ id, type, data: { ...data } });
const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

const newStream = (): string => `observed-${randomUUID()}`;
const wrong = (expectedVersion: unknown, actualVersion: unknown) => ({
  type: 'wrong-expected-version',
  expectedVersion,
  actualVersion,
});

describe.each(SERVERS)('$name', ({ url }) => {
  let client: EventStoreDBClient;
  beforeAll(() => {
    client = EventStoreDBClient.connectionString(url);
  });
  afterAll(() => client.dispose());

  const append = (
    stream: string,
    expectedRevision: AppendExpectedRevision,
    events: readonly string[] | ReturnType<typeof event>[] = [randomUUID()],
  ) =>
    client.appendToStream(
      stream,
      events.map((given) => (typeof given === 'string' ? event(given) : given)),
      { expectedRevision },
    );
  const read = async (stream: string, fromRevision: bigint | typeof START = START): Promise<string[]> => {
    const found: string[] = [];
    for await (const resolved of client.readStream(stream, { fromRevision, maxCount: 1_000 }))
      if (resolved.event !== undefined) found.push(resolved.event.id);
    return found;
  };
  const readAll = async (
    options: Parameters<EventStoreDBClient['readAll']>[0],
  ): Promise<AllStreamRecordedEvent[]> => {
    const found: AllStreamRecordedEvent[] = [];
    for await (const resolved of client.readAll(options))
      if (resolved.event !== undefined) found.push(resolved.event);
    return found;
  };
  /** What a stream holds that was just written anew: a server takes a deletion back a moment after it has answered. */
  const readReborn = async (stream: string): Promise<string[]> => {
    for (;;)
      try {
        return await read(stream);
      } catch (error) {
        if (!(error instanceof StreamNotFoundError)) throw error;
      }
  };

  describe('an expected revision', () => {
    it.each<[string, AppendExpectedRevision, number, bigint | 'no_stream']>([
      ['no_stream on a stream that is there', 'no_stream', 1, 0n],
      ['a revision that is past', 0n, 2, 1n],
      ['a revision that is to come', 5n, 1, 0n],
      ['a revision on a missing stream', 0n, 0, 'no_stream'],
      ['stream_exists on a missing stream', 'stream_exists', 0, 'no_stream'],
    ])('%s is a wrong version that names both', async (_, expected, before, actual) => {
      const stream = newStream();
      if (before > 0) await append(stream, 'no_stream', ids(before));
      await expect(append(stream, expected)).rejects.toMatchObject(wrong(expected, actual));
    });

    it('stream_exists is met by a stream that has metadata only', async () => {
      const stream = newStream();
      await client.setStreamMetadata(stream, { maxCount: 10 });
      expect((await append(stream, 'stream_exists')).nextExpectedRevision).toBe(0n);
    });

    it('lets one of fifty appends at once begin a stream', async () => {
      const stream = newStream();
      const settled = await Promise.allSettled(ids(50).map((id) => append(stream, 'no_stream', [id])));
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of settled)
        if (result.status === 'rejected') expect(result.reason).toMatchObject(wrong('no_stream', 0n));
    });
  });

  describe('a repeated append', () => {
    it.each<[string, AppendExpectedRevision]>([
      ['the same expected revision', 'no_stream'],
      ['any', 'any'],
    ])('with the same id and %s is answered with the original revision and position', async (_, expected) => {
      const stream = newStream();
      const [id = ''] = ids(1);
      const first = await append(stream, 'no_stream', [id]);
      await append(stream, 0n);
      expect(await append(stream, expected, [id])).toEqual(first);
      expect(await read(stream)).toHaveLength(2);
    });

    it.each<[string, AppendExpectedRevision, readonly number[]]>([
      ['0, 1, 2 with no_stream', 'no_stream', [0, 1, 2]],
      ['1, 2 expecting 0', 0n, [1, 2]],
    ])('of %s, in a stream that holds 0..3, gives revision 2', async (_, expected, repeated) => {
      const stream = newStream();
      const known = ids(4);
      await append(stream, 'no_stream', known);
      const again = repeated.map((index) => event(known[index], 'Observed', { other: 'data' }));
      expect((await append(stream, expected, again)).nextExpectedRevision).toBe(2n);
      expect(await read(stream)).toEqual(known);
    });

    it('with a lower expected revision than it was written at is a wrong version', async () => {
      const stream = newStream();
      const known = ids(3);
      await append(stream, 'no_stream', known);
      await expect(append(stream, 0n, known.slice(2))).rejects.toMatchObject(wrong(0n, 2n));
    });

    it('that expects the current revision is written again', async () => {
      const stream = newStream();
      const [id = ''] = ids(1);
      await append(stream, 'no_stream', [id]);
      expect((await append(stream, 0n, [id])).nextExpectedRevision).toBe(1n);
      expect(await read(stream)).toEqual([id, id]);
    });

    it.each<AppendExpectedRevision>(['no_stream', 'any'])(
      'of a known and a new id is a wrong version (%s)',
      async (expected) => {
        const stream = newStream();
        const known = ids(2);
        await append(stream, 'no_stream', known);
        const mixed = [known[0] ?? '', ...ids(1)];
        await expect(append(stream, expected, mixed)).rejects.toMatchObject(wrong(expected, 1n));
        expect(await read(stream)).toEqual(known);
      },
    );

    it('is no repeat in another stream', async () => {
      const known = ids(1);
      await append(newStream(), 'no_stream', known);
      const other = newStream();
      await append(other, 'any', known);
      expect(await read(other)).toEqual(known);
    });

    it('stores an id twice that is twice in one append', async () => {
      const stream = newStream();
      const [id = ''] = ids(1);
      await append(stream, 'no_stream', [id, id]);
      expect(await read(stream)).toEqual([id, id]);
    });
  });

  describe('the size of an append', () => {
    it('of no events takes a position and leaves the stream empty', async () => {
      const stream = newStream();
      const { nextExpectedRevision, position } = await append(stream, 'no_stream', []);
      expect(nextExpectedRevision).toBe(0n);
      const next = await append(newStream(), 'no_stream');
      expect(next.position?.commit).toBeGreaterThan(position?.commit ?? 0n);
      await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    });

    it('of no events leaves the revision of a stream that is there', async () => {
      const stream = newStream();
      await append(stream, 'no_stream', ids(2));
      expect((await append(stream, 1n, [])).nextExpectedRevision).toBe(1n);
    });

    it('above 1 MiB is refused with the limit', async () => {
      const large = event(randomUUID(), 'Observed', { text: 'x'.repeat(2 * MEBIBYTE) });
      await expect(append(newStream(), 'no_stream', [large])).rejects.toMatchObject({
        type: 'maximum-append-size-exceeded',
        maxAppendSize: MEBIBYTE,
      });
    });
  });

  describe('positions', () => {
    it('are those of bytes in a log: commit equals prepare, and the next is some hundred later', async () => {
      const stream = newStream();
      const first = (await append(stream, 'no_stream')).position;
      const second = (await append(stream, 0n)).position;
      expect(first?.commit).toBe(first?.prepare);
      expect(second?.commit).toBeGreaterThan((first?.commit ?? 0n) + 1n);
    });

    it('leave room for the events of the server itself, of which $all shows some and the first', async () => {
      const [own] = await readAll({ maxCount: 1 });
      expect(own).toMatchObject({ type: '$metadata', streamId: expect.stringMatching(/^\$\$\$/) });
      expect(own?.position.commit).toBeGreaterThan(0n);
    });
  });

  describe('a read', () => {
    it('past the end is empty', async () => {
      const stream = newStream();
      await append(stream, 'no_stream');
      expect(await read(stream, 1n)).toEqual([]);
    });

    it('of a stream that is truncated to nothing is empty', async () => {
      const stream = newStream();
      await append(stream, 'no_stream', ids(2));
      await client.setStreamMetadata(stream, { truncateBefore: 5 });
      expect(await read(stream)).toEqual([]);
    });

    it('of a missing stream is refused while it is iterated', async () => {
      await expect(read(newStream())).rejects.toMatchObject({ type: 'stream-not-found' });
    });

    it('backwards from the end gives the last event first', async () => {
      const stream = newStream();
      const known = ids(3);
      await append(stream, 'no_stream', known);
      const found: string[] = [];
      for await (const resolved of client.readStream(stream, {
        direction: BACKWARDS,
        fromRevision: END,
        maxCount: 2,
      }))
        found.push(resolved.event?.id ?? '');
      expect(found).toEqual([known[2], known[1]]);
    });

    it('of $all begins with the event at its position', async () => {
      const stream = newStream();
      const [id = ''] = ids(1);
      const { position } = await append(stream, 'no_stream', [id]);
      const found: string[] = [];
      for await (const resolved of client.readAll({ fromPosition: position ?? START, maxCount: 1 }))
        found.push(resolved.event?.id ?? '');
      expect(found).toEqual([id]);
    });

    it('of $all from a position where no event begins is refused', async () => {
      const { position } = await append(newStream(), 'no_stream');
      const between = { commit: (position?.commit ?? 0n) + 1n, prepare: (position?.prepare ?? 0n) + 1n };
      await append(newStream(), 'no_stream');
      const reading = async (): Promise<void> => {
        for await (const resolved of client.readAll({ fromPosition: between, maxCount: 1 })) void resolved;
      };
      await expect(reading()).rejects.toMatchObject({
        code: 2,
        message: expect.stringContaining('Unexpected ReadAllResult: InvalidPosition'),
      });
    });
  });

  describe('a deleted stream', () => {
    it('is not found, and goes on at the old revision + 1 with the new event alone', async () => {
      const stream = newStream();
      await append(stream, 'no_stream', ids(5));
      await client.deleteStream(stream, { expectedRevision: 4n });
      await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
      await expect(append(stream, 'stream_exists')).rejects.toMatchObject({ type: 'stream-deleted' });
      const [reborn = ''] = ids(1);
      expect((await append(stream, 'no_stream', [reborn])).nextExpectedRevision).toBe(5n);
      expect(await readReborn(stream)).toEqual([reborn]);
    });

    it('has lost its other metadata, and $all tells the deletion, the new event and that it goes on', async () => {
      const stream = newStream();
      const first = await append(stream, 'no_stream');
      await client.setStreamMetadata(stream, { maxCount: 9 });
      await client.deleteStream(stream);
      await append(stream, 'no_stream');
      await readReborn(stream);
      const told = (await readAll({ fromPosition: first.position ?? START })).filter(({ streamId }) =>
        streamId.endsWith(stream),
      );
      expect(told.map(({ streamId, data }) => [streamId.startsWith('$$'), data])).toEqual([
        [false, {}],
        [true, { $maxCount: 9 }],
        [true, { $tb: Number(2n ** 63n - 1n) }],
        [false, {}],
        [true, { $tb: 1 }],
      ]);
    });

    it('answers a repeat of what it held without a position, and can be deleted by who expects no stream', async () => {
      const stream = newStream();
      const known = ids(3);
      await append(stream, 'no_stream', known);
      await client.deleteStream(stream);
      const repeat = await append(stream, 'no_stream', known);
      expect([repeat.nextExpectedRevision, repeat.position]).toEqual([2n, undefined]);
      await client.deleteStream(stream, { expectedRevision: 'no_stream' });
      await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    });

    it('may be one that has metadata only', async () => {
      const stream = newStream();
      await client.setStreamMetadata(stream, { maxCount: 10 });
      await client.deleteStream(stream);
      await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
      expect((await append(stream, 'no_stream')).nextExpectedRevision).toBe(0n);
    });

    it('that never was is a wrong version: expected -2, actual -1', async () => {
      await expect(client.deleteStream(newStream())).rejects.toMatchObject({ code: 9, ...wrong(-2n, -1n) });
    });

    it('at another revision than expected is a wrong version', async () => {
      const stream = newStream();
      await append(stream, 'no_stream', ids(2));
      await expect(client.deleteStream(stream, { expectedRevision: 0n })).rejects.toMatchObject({
        code: 9,
        message: expect.stringContaining('Delete failed due to WrongExpectedVersion'),
        ...wrong(0n, 1n),
      });
    });

    it('with a tombstone can never be read, written or deleted again, and $all says so', async () => {
      const stream = newStream();
      const first = await append(stream, 'no_stream');
      await client.tombstoneStream(stream);
      const gone = { type: 'stream-deleted' };
      await expect(read(stream)).rejects.toMatchObject(gone);
      await expect(append(stream, 'any')).rejects.toMatchObject(gone);
      await expect(client.deleteStream(stream)).rejects.toMatchObject(gone);
      const told = (await readAll({ fromPosition: first.position ?? START })).filter(
        ({ streamId }) => streamId === stream,
      );
      const tombstone = { type: '$streamDeleted', isJson: false, revision: 2n ** 63n - 1n };
      expect(told).toMatchObject([{ type: 'Observed' }, tombstone]);
      expect(told[1]?.data).toHaveLength(0);
    });

    it.each<[string, 'any' | 'no_stream']>([
      ['that never was', 'any'],
      ['that never was, of whom expects none', 'no_stream'],
    ])('with a tombstone may be one %s', async (_, expectedRevision) => {
      const stream = newStream();
      await client.tombstoneStream(stream, { expectedRevision });
      await expect(append(stream, 'no_stream')).rejects.toMatchObject({ type: 'stream-deleted' });
    });
  });

  describe('a filtered subscription to $all', () => {
    type Followed = { seen: string[]; checkpoints: Position[]; caughtUp: number };

    /** Follows one type of events until `until` holds. */
    const follow = async (
      type: string,
      fromPosition: Position | typeof START,
      until: (followed: Followed) => boolean,
      during: () => Promise<unknown> = () => Promise.resolve(),
    ): Promise<Followed> => {
      const followed: Followed = { seen: [], checkpoints: [], caughtUp: 0 };
      const subscription = client.subscribeToAll({
        fromPosition,
        filter: eventTypeFilter({
          prefixes: [type],
          checkpointInterval: 1,
          maxSearchWindow: 32,
          checkpointReached: (_, position) => {
            followed.checkpoints.push(position);
            subscription.emit('progress');
            return Promise.resolve();
          },
        }),
      });
      await new Promise<void>((resolve, reject) => {
        const look = (): void => {
          if (until(followed)) resolve();
        };
        subscription.on('progress', look);
        subscription.on('error', reject);
        subscription.on('data', ({ event: seen }) => {
          followed.seen.push(seen?.id ?? '');
          look();
        });
        subscription.on('caughtUp', () => {
          followed.caughtUp++;
          if (followed.caughtUp === 1) during().catch(reject);
          look();
        });
      });
      await subscription.unsubscribe();
      return followed;
    };

    it('gives the events in order, says once that it has caught up, and tells of checkpoints', async () => {
      const type = `Rare${randomUUID()}`;
      await append(newStream(), 'no_stream', ids(100));
      const before = ids(3);
      await append(
        newStream(),
        'no_stream',
        before.map((id) => event(id, type)),
      );
      const after = ids(2);
      const followed = await follow(
        type,
        START,
        ({ seen, checkpoints }) => seen.length === 5 && checkpoints.at(-1)?.prepare !== 0n,
        async () => {
          await append(
            newStream(),
            'no_stream',
            after.map((id) => event(id, type)),
          );
          await append(newStream(), 'no_stream', ids(64));
        },
      );
      expect(followed.seen).toEqual([...before, ...after]);
      expect(followed.caughtUp).toBe(1);
      expect(followed.checkpoints[0]).toEqual({ commit: 0n, prepare: 0n });
      expect(followed.checkpoints[1]).toEqual({ commit: expect.any(BigInt), prepare: 0n });
      const live = followed.checkpoints.at(-1);
      expect(live?.prepare).toBe(live?.commit);

      for (const from of followed.checkpoints.slice(0, 3)) {
        const resumed = await follow(type, from, ({ seen }) => seen.length === 5);
        expect(resumed.seen).toEqual(followed.seen);
      }
    });

    it('resumes after the event at its position', async () => {
      const type = `Resumed${randomUUID()}`;
      const known = ids(4);
      const positions: Position[] = [];
      for (const id of known) {
        const { position } = await append(newStream(), 'no_stream', [event(id, type)]);
        if (position !== undefined) positions.push(position);
      }
      for (const [index, position] of positions.entries()) {
        const { seen } = await follow(type, position, ({ caughtUp }) => caughtUp === 1);
        expect(seen).toEqual(known.slice(index + 1));
      }
    });
  });
});
