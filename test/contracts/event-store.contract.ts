import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, type ExpectedRevision, nameBasedId, type NewEvent } from '@samspar/event-store';
import { append, collect, event, eventsOf } from './stored-events.js';
import { describeSubscribing } from './subscribing.contract.js';

/** A store on an empty log; `close` ends whatever `open` began and removes what it left. */
export type OpenedStore = Readonly<{ store: EventStore; close: () => Promise<void> }>;

const ids = (events: readonly Readonly<{ id: string }>[]): string[] => events.map(({ id }) => id);

/**
 * What every event store keeps to (docs/architecture.md); each adapter enrols once. `open` gives a store on an empty log that stamps
 * with `clock` (milliseconds since the epoch).
 */
export const describeEventStore = (name: string, open: (clock: () => number) => Promise<OpenedStore>): void =>
  describe(`${name} keeps the contract of the event store`, () => {
    let opened: OpenedStore;
    let store: EventStore;
    let drift = 0;

    beforeEach(async () => {
      drift = 0;
      opened = await open(() => Date.now() + drift);
      store = opened.store;
    });
    afterEach(async () => {
      await opened.close();
    });

    const readStream = (...parameters: Parameters<EventStore['readStream']>) =>
      collect(store.readStream(...parameters));
    const readAll = (...parameters: Parameters<EventStore['readAll']>) =>
      collect(store.readAll(...parameters));

    describe('appending', () => {
      it('starts a stream at revision 0 and goes on without gaps', async () => {
        expect(await append(store, 's-1', 'noStream', eventsOf(2))).toMatchObject({ revision: 1 });
        expect(await append(store, 's-1', 1, eventsOf(3))).toMatchObject({ revision: 4 });
        expect((await readStream('s-1')).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
      });

      it.each<[string, number, ExpectedRevision, ExpectedRevision]>([
        ['a stream that is there, expected not to be', 2, 'noStream', 1],
        ['a stream further on than expected', 2, 0, 1],
        ['a stream not yet as far as expected', 2, 2, 1],
        ['a missing stream, expected to be there', 0, 0, 'noStream'],
      ])('answers with the actual revision: %s', async (_case, there, expected, actual) => {
        if (there > 0) await append(store, 's-1', 'noStream', eventsOf(there));
        expect(await store.append('s-1', expected, [event()])).toEqual({ appended: false, actual });
        expect(await readAll({ after: 0n })).toHaveLength(there);
      });

      it('keeps everything an event carries, exactly', async () => {
        const full = event({
          type: 'TeamMeetingHeld',
          schemaVersion: 7,
          occurredOn: 'unknown',
          data: {
            text: 'Åsa på Östermalm – ”smörgås” 🧭\u0000\n',
            deep: { list: [1, 2.5, null, true, 'é'] },
          },
          metadata: {
            actor: 'operator',
            role: 'operator',
            party: 'municipality',
            legalBasis: 'lag 2018:218',
            commandId: nameBasedId('full'),
            correlationId: 'c',
            causationId: 'd',
            digest: 'e',
            batch: 'b',
            row: { register: 'main', number: '17', digests: { Kön: 'x' } },
          },
          recordedAt: 1_700_000_000_123,
        });
        const { position } = await append(store, 's-å', 'noStream', [full]);
        const expected = { ...full, stream: 's-å', revision: 0, position };
        expect(await readStream('s-å')).toEqual([expected]);
        expect(await readAll({ after: 0n })).toEqual([expected]);
      });

      it('carries a payload of half a megabyte', async () => {
        const text = 'åäö🧭'.repeat(50_000);
        await append(store, 's-1', 'noStream', [event({ data: { text } })]);
        expect((await readStream('s-1'))[0]?.data).toEqual({ text });
      });

      it('stores what the event was when it was handed in', async () => {
        const data = { said: 'before' };
        const appended = append(store, 's-1', 'noStream', [event({ data })]);
        data.said = 'after';
        await appended;
        expect((await readStream('s-1'))[0]?.data).toEqual({ said: 'before' });
      });

      it.each<[string, () => NewEvent[]]>([
        ['no event at all', () => []],
        ['an id that is no UUID', () => [event(), event({ id: 'journey-1' })]],
        ['data that JSON cannot carry', () => [event(), event({ data: { amount: 1n } })]],
      ])('rejects %s and writes nothing', async (_case, events) => {
        await expect(store.append('s-1', 'noStream', events())).rejects.toThrow(TypeError);
        expect(await readAll({ after: 0n })).toEqual([]);
        expect(await append(store, 's-1', 'noStream', [event()])).toMatchObject({ revision: 0 });
      });

      it.each([-1, 0.5, Number.NaN])('rejects %d as an expected revision', async (expected) => {
        await expect(store.append('s-1', expected, [event()])).rejects.toThrow(TypeError);
      });

      it('lets exactly one of 32 simultaneous appends win each revision', async () => {
        const writers = Array.from({ length: 32 }, async () => {
          for (let expected: ExpectedRevision = 'noStream', tries = 1; ; tries++) {
            const result = await store.append('s-1', expected, [event()]);
            if (result.appended) return tries;
            expected = result.actual;
          }
        });
        const tries = await Promise.all(writers);
        expect(tries.toSorted((a, b) => a - b)[0]).toBe(1);
        const events = await readStream('s-1');
        expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 32 }, (_, i) => i));
        expect(new Set(ids(events)).size).toBe(32);
      });

      it('lets 32 simultaneous appends to different streams all land', async () => {
        const results = await Promise.all(
          Array.from({ length: 32 }, (_, i) => append(store, `s-${i}`, 'noStream', eventsOf(3))),
        );
        expect(new Set(results.map(({ position }) => position)).size).toBe(32);
        expect(await readAll({ after: 0n })).toHaveLength(96);
      });
    });

    describe('repeating an append', () => {
      it('gives the first answer again, also after later appends', async () => {
        const [first, second] = [eventsOf(3), eventsOf(2)];
        const answers = [
          await append(store, 's-1', 'noStream', first),
          await append(store, 's-1', 2, second),
        ];
        await append(store, 's-1', 4, [event()]);
        expect(await store.append('s-1', 'noStream', first)).toEqual(answers[0]);
        expect(await store.append('s-1', 2, second)).toEqual(answers[1]);
        expect(await readStream('s-1')).toHaveLength(6);
      });

      it.each([
        [2, 1],
        [2, 40],
        [3, 1],
        [3, 40],
      ])('gives %d at once of %d events each one answer, the first', async (times, count) => {
        await append(store, 's-1', 'noStream', [event()]);
        const events = eventsOf(count);
        const answers = await Promise.all(
          Array.from({ length: times }, () => store.append('s-1', 0, events)),
        );
        const [first, last] = [{ appended: true, revision: count }, (await readStream('s-1')).at(-1)];
        expect(answers).toEqual(answers.map(() => ({ ...first, position: last?.position })));
        expect(last?.revision).toBe(count);
        await append(store, 's-1', count, [event()]);
        expect(await store.append('s-1', 0, events)).toEqual(answers[0]);
      });

      it('is a conflict also where it runs at once with one that has only some of the ids', async () => {
        const [a, b] = [event(), event()];
        const answers = await Promise.all([
          store.append('s-1', 'noStream', [a, b]),
          store.append('s-1', 'noStream', [a, event()]),
          store.append('s-1', 'noStream', [a, b, event()]),
        ]);
        expect(answers.filter(({ appended }) => appended === true)).toHaveLength(1);
        const { length } = await readStream('s-1');
        for (const answer of answers)
          if (answer.appended !== true) expect(answer).toEqual({ appended: false, actual: length - 1 });
      });

      it('is a conflict where only some of the ids match', async () => {
        const [a, b, c] = [event(), event(), event()];
        await append(store, 's-1', 'noStream', [a, b, c]);
        const conflict = { appended: false, actual: 2 };
        expect(await store.append('s-1', 'noStream', [a, b, event()])).toEqual(conflict);
        expect(await store.append('s-1', 'noStream', [a, b, c, event()])).toEqual(conflict);
        expect(await store.append('s-1', 'noStream', [b, c])).toEqual(conflict);
        expect(await readStream('s-1')).toHaveLength(3);
      });
    });

    describe('stamping', () => {
      it('never runs backwards, even where the clock does', async () => {
        for (const [index, offset] of [0, 40, -40, 10].entries()) {
          drift = offset;
          await append(store, 's-1', index === 0 ? 'noStream' : index - 1, [event()]);
        }
        const stamps = (await readStream('s-1')).map(({ recordedAt }) => recordedAt);
        expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
        expect(Math.abs((stamps[0] ?? 0) - Date.now())).toBeLessThan(60_000);
      });

      it('keeps the stamps of a copied log', async () => {
        const stamps = [1_500_000_000_000, 1_500_000_000_001];
        await append(
          store,
          's-1',
          'noStream',
          stamps.map((recordedAt) => event({ recordedAt })),
        );
        expect((await readStream('s-1')).map(({ recordedAt }) => recordedAt)).toEqual(stamps);
      });
    });

    describe('reading a stream', () => {
      it('finds nothing where there is none', async () => {
        expect(await readStream('s-1')).toEqual([]);
        expect(await readStream('s-1', { direction: 'backwards' })).toEqual([]);
      });

      it.each<[Parameters<EventStore['readStream']>[1], number[]]>([
        [{}, [0, 1, 2, 3, 4]],
        [{ fromRevision: 3 }, [3, 4]],
        [{ fromRevision: 5 }, []],
        [{ maxCount: 2 }, [0, 1]],
        [{ maxCount: 0 }, []],
        [{ fromRevision: 1, maxCount: 2 }, [1, 2]],
        [{ direction: 'backwards' }, [4, 3, 2, 1, 0]],
        [{ direction: 'backwards', maxCount: 1 }, [4]],
        [{ direction: 'backwards', fromRevision: 2 }, [2, 1, 0]],
        [{ direction: 'backwards', fromRevision: 9, maxCount: 2 }, [4, 3]],
      ])('of five events with %j gives %j', async (options, revisions) => {
        await append(store, 's-1', 'noStream', eventsOf(5));
        await append(store, 's-10', 'noStream', eventsOf(1));
        expect((await readStream('s-1', options)).map(({ revision }) => revision)).toEqual(revisions);
      });

      it('gives a long stream whole, in both directions', async () => {
        const events = eventsOf(1_203);
        await append(store, 's-1', 'noStream', events);
        expect(ids(await readStream('s-1'))).toEqual(ids(events));
        expect(ids(await readStream('s-1', { direction: 'backwards' }))).toEqual(ids(events).toReversed());
        expect(await readStream('s-1', { maxCount: 1_001 })).toHaveLength(1_001);
      });
    });

    describe('reading the log', () => {
      it('is empty at position 0', async () => {
        expect(await readAll({ after: 0n })).toEqual([]);
        expect(await store.lastPosition()).toBe(0n);
      });

      it('gives every event after a position, in an order that strictly increases', async () => {
        const written = [
          await append(store, 'a-1', 'noStream', eventsOf(2)),
          await append(store, 'b-1', 'noStream', eventsOf(2)),
          await append(store, 'a-1', 1, eventsOf(1)),
        ];
        const all = await readAll({ after: 0n });
        const positions = all.map(({ position }) => position);
        expect(all.map(({ stream }) => stream)).toEqual(['a-1', 'a-1', 'b-1', 'b-1', 'a-1']);
        expect(positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? 0n))).toBe(true);
        expect(written.map(({ position }) => position)).toEqual([positions[1], positions[3], positions[4]]);
        expect(await store.lastPosition()).toBe(positions[4]);
        for (const [i, after] of positions.entries())
          expect(await readAll({ after })).toEqual(all.slice(i + 1));
      });

      it.each<[readonly string[] | undefined, number | undefined, string[]]>([
        [undefined, 2, ['a-1', 'b-1']],
        [['a-'], undefined, ['a-1', 'a-2']],
        [['a-'], 1, ['a-1']],
        [['b-', 'ab'], undefined, ['b-1', 'ab-1']],
        [['c-'], undefined, []],
      ])('with prefixes %j and at most %j gives %j', async (prefixes, maxCount, streams) => {
        for (const stream of ['a-1', 'b-1', 'ab-1', 'a-2'])
          await append(store, stream, 'noStream', [event()]);
        const read = await readAll({
          after: 0n,
          ...(prefixes && { prefixes }),
          ...(maxCount !== undefined && { maxCount }),
        });
        expect(read.map(({ stream }) => stream)).toEqual(streams);
      });

      it('finds the few of a prefix in a log of many', async () => {
        await append(store, 'a-1', 'noStream', eventsOf(1_100));
        await append(store, 'b-1', 'noStream', [event()]);
        await append(store, 'a-1', 1_099, eventsOf(700));
        await append(store, 'b-2', 'noStream', [event()]);
        expect((await readAll({ after: 0n, prefixes: ['b-'] })).map(({ stream }) => stream)).toEqual([
          'b-1',
          'b-2',
        ]);
      });
    });

    describeSubscribing(() => store);
  });
