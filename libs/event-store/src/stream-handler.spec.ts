import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type DomainCommand, type DomainEvent, refuse } from '@samspar/kernel';
import type { NewEvent, StoredEvent } from './event-store.js';
import { nameBasedId } from './ids.js';
import { type CommandContext, StreamHandler, type StreamKind } from './stream-handler.js';

type Deposited = DomainEvent<'Deposited', { kronor: number }>;
type Deposit = DomainCommand<'Deposit', { kronor: readonly number[] }>;
type Refusal = Readonly<{ code: 'PurseFull'; holds: number }>;

/** A purse that holds 100 kronor and warns once it is more than half full; one command may deposit several times or not at all. Version 1 counted in öre. */
const purse: StreamKind<number, Deposit, Deposited, Refusal, 'MoreThanHalf'> = {
  prefix: 'purse-',
  decider: {
    initialState: 0,
    decide: ({ occurredOn, data }, holds) => {
      const after = data.kronor.reduce((sum, kronor) => sum + kronor, holds);
      if (after > 100) return refuse({ code: 'PurseFull', holds });
      const events = data.kronor.map((kronor): Deposited => ({
        type: 'Deposited',
        occurredOn,
        data: { kronor },
      }));
      return { accepted: true, events, warnings: holds <= 50 && after > 50 ? ['MoreThanHalf'] : [] };
    },
    evolve: (holds, { data }) => holds + data.kronor,
  },
  schemaVersionOf: () => 2,
  upcast: ({ schemaVersion, occurredOn, data }) => {
    const kronor =
      'ore' in data ? Number(data.ore) / 100 : Number('kronor' in data ? data.kronor : Number.NaN);
    if (schemaVersion > 2) throw new Error(`Deposited of version ${schemaVersion} is from the future`);
    return { type: 'Deposited', occurredOn, data: { kronor } };
  },
};

const deposit = (...kronor: number[]): Deposit => ({
  type: 'Deposit',
  occurredOn: '2024-03-01',
  today: '2024-03-02',
  data: { kronor },
});
const deposited = (kronor: number): Deposited => ({
  type: 'Deposited',
  occurredOn: '2024-03-01',
  data: { kronor },
});
const by = (command: string, over: Partial<CommandContext> = {}): CommandContext => ({
  actor: 'u-1',
  role: 'caseworker',
  commandId: nameBasedId(command),
  correlationId: 'request-1',
  digest: 'digest of the body',
  ...over,
});

describe('the stream handler', () => {
  let store: SqliteEventStore;
  let streams: StreamHandler;
  beforeEach(() => {
    store = SqliteEventStore.open({ file: ':memory:' });
    streams = new StreamHandler(store);
  });
  afterEach(() => store.close());

  const log = async (): Promise<StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const page of store.readAll({ after: 0n })) events.push(...page);
    return events;
  };
  const handle = (commands: readonly Deposit[], context: CommandContext) =>
    streams.handle(purse, '1', commands, context);
  /** Lets somebody else write just before each of the next appends. */
  const loseRaces = (races: number): void => {
    const append = store.append.bind(store);
    const spy = jest.spyOn(store, 'append');
    for (let race = 0; race < races; race++)
      spy.mockImplementationOnce(async (stream, expected, events) => {
        const rival: NewEvent = {
          id: nameBasedId('rival', String(race)),
          type: 'Deposited',
          schemaVersion: 2,
          occurredOn: 'unknown',
          data: { kronor: 1 },
          metadata: by(`rival ${race}`),
        };
        await append(stream, expected, [rival]);
        return append(stream, expected, events);
      });
  };

  describe('given nothing', () => {
    it('decides on the initial state and stores the events with who and why', async () => {
      const outcome = await handle([deposit(30, 20)], by('a', { expected: 'noStream', party: 'region' }));
      expect(outcome).toEqual({
        outcome: 'accepted',
        events: [deposited(30), deposited(20)],
        warnings: [],
        revision: 1,
        position: 2n,
        repeated: false,
      });
      const { expected: _, ...metadata } = by('a', { party: 'region' });
      expect(await log()).toMatchObject([
        {
          stream: 'purse-1',
          type: 'Deposited',
          schemaVersion: 2,
          occurredOn: '2024-03-01',
          data: { kronor: 30 },
        },
        { data: { kronor: 20 } },
      ]);
      expect((await log()).map((event) => event.metadata)).toEqual([metadata, metadata]);
    });

    it('gives the same command the same event ids, and another body, stream or index others', async () => {
      await handle([deposit(1, 2)], by('a'));
      await streams.handle(purse, '2', [deposit(1)], by('a'));
      const first = (await log()).map(({ id }) => id);
      await store.close();
      store = SqliteEventStore.open({ file: ':memory:' });
      streams = new StreamHandler(store);
      await handle([deposit(1, 2)], by('a'));
      await streams.handle(purse, '2', [deposit(1)], by('a', { digest: 'of another body' }));
      const again = (await log()).map(({ id }) => id);
      expect(again.slice(0, 2)).toEqual(first.slice(0, 2));
      expect(new Set([...first, ...again]).size).toBe(4);
    });

    it('loads the initial state', async () => {
      expect(await streams.load(purse, '1')).toEqual({ state: 0, revision: 'noStream', stored: [] });
    });

    it('accepts a command that yields no events, and writes nothing', async () => {
      expect(await handle([deposit()], by('a'))).toEqual({
        outcome: 'accepted',
        events: [],
        warnings: [],
        revision: -1,
        position: 0n,
        repeated: false,
      });
      expect(await log()).toEqual([]);
    });
  });

  describe('given a stream', () => {
    beforeEach(() => handle([deposit(60)], by('first')));

    it('decides on the state that the stream folds to', async () => {
      expect(await handle([deposit(41)], by('a'))).toEqual({
        outcome: 'refused',
        refusal: { code: 'PurseFull', holds: 60 },
        command: 0,
      });
      expect(await handle([deposit(40)], by('a'))).toMatchObject({ outcome: 'accepted', revision: 1 });
      expect(await streams.load(purse, '1')).toMatchObject({ state: 100, revision: 1 });
    });

    it('decides several commands in turn and writes all of them', async () => {
      expect(await handle([deposit(10), deposit(), deposit(20)], by('a'))).toMatchObject({
        events: [deposited(10), deposited(20)],
        revision: 2,
      });
    });

    it('writes none of several commands where one is refused, and says which', async () => {
      expect(await handle([deposit(30), deposit(20)], by('a'))).toEqual({
        outcome: 'refused',
        refusal: { code: 'PurseFull', holds: 90 },
        command: 1,
      });
      expect(await log()).toHaveLength(1);
    });

    it('answers with the present revision where the commands yield no events', async () => {
      expect(await handle([deposit()], by('a'))).toMatchObject({ revision: 0, position: 1n, events: [] });
    });

    it('brings old versions up before it folds them', async () => {
      const old = { type: 'Deposited', schemaVersion: 1, occurredOn: 'unknown', data: { ore: 150 } };
      await store.append('purse-1', 0, [{ ...old, id: nameBasedId('old'), metadata: by('old') }]);
      expect(await streams.load(purse, '1')).toMatchObject({ state: 61.5, revision: 1 });
      expect(await handle([deposit(7)], by('old'))).toMatchObject({
        events: [{ occurredOn: 'unknown', data: { kronor: 1.5 } }],
        repeated: true,
      });
    });

    it('stops at a version from the future', async () => {
      const future = { type: 'Deposited', schemaVersion: 3, occurredOn: 'unknown', data: {} };
      await store.append('purse-1', 0, [{ ...future, id: nameBasedId('future'), metadata: by('future') }]);
      await expect(handle([deposit(1)], by('a'))).rejects.toThrow('from the future');
    });

    it.each(['noStream', 1] as const)('is stale for an asker who has seen %s', async (expected) => {
      expect(await handle([deposit(1)], by('a', { expected }))).toEqual({ outcome: 'stale', actual: 0 });
    });

    it('is stale for an asker whose stream is not there', async () => {
      expect(await streams.handle(purse, '9', [deposit(1)], by('a', { expected: 0 }))).toEqual({
        outcome: 'stale',
        actual: 'noStream',
      });
    });
  });

  describe('given a command that was carried out before', () => {
    const first = {
      outcome: 'accepted',
      events: [deposited(60)],
      warnings: ['MoreThanHalf'],
      revision: 0,
      position: 1n,
      repeated: true,
    };
    beforeEach(async () => {
      await handle([deposit(60)], by('first', { expected: 'noStream' }));
      await handle([deposit(10)], by('second'));
    });

    it.each<[string, Partial<CommandContext>]>([
      ['with the revision it named then', { expected: 'noStream' }],
      ['with a revision that never was', { expected: 17 }],
      ['with none', {}],
      ['without a digest', { digest: undefined }],
    ])('gives the first answer again with what it was warned of, asked %s', async (_case, over) => {
      expect(await handle([deposit(60)], by('first', over))).toEqual(first);
      expect(await log()).toHaveLength(2);
    });

    it('gives it again also where the rules would refuse it now', async () => {
      await handle([deposit(30)], by('third'));
      expect(await handle([deposit(60)], by('first'))).toEqual(first);
    });

    it('refuses the same command id with another body', async () => {
      expect(await handle([deposit(1)], by('first', { digest: 'of another body' }))).toEqual({
        outcome: 'otherBody',
      });
      expect(await log()).toHaveLength(2);
    });
  });

  describe('given others who write at the same time', () => {
    it('carries out a command once that is sent twice at once', async () => {
      const context = by('a', { expected: 'noStream' });
      const [one, other] = await Promise.all([
        handle([deposit(60)], context),
        handle([deposit(60)], context),
      ]);
      expect(one).toMatchObject({ outcome: 'accepted', revision: 0, position: 1n });
      expect(other).toMatchObject({ outcome: 'accepted', revision: 0, position: 1n });
      expect(await log()).toHaveLength(1);
    });

    it('refuses one of two bodies sent at once under one command id', async () => {
      const outcomes = await Promise.all([
        handle([deposit(60)], by('a', { digest: 'x' })),
        handle([deposit(61)], by('a', { digest: 'y' })),
      ]);
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'otherBody']);
      expect(await log()).toHaveLength(1);
    });

    describe.each<[string, boolean]>([
      ['was written all the same', true],
      ['was not written', false],
    ])('given an append without an answer that %s', (_case, written) => {
      const unanswered = (times: number): void => {
        const append = store.append.bind(store);
        const spy = jest.spyOn(store, 'append');
        for (let time = 0; time < times; time++)
          spy.mockImplementationOnce(async (...asked) => {
            if (written) await append(...asked);
            return { appended: 'unknown' };
          });
      };

      it('finds it or writes it once, and gives the answer', async () => {
        unanswered(1);
        expect(await handle([deposit(60)], by('a'))).toMatchObject({ outcome: 'accepted', revision: 0 });
        expect(await log()).toHaveLength(1);
      });

      it('says that the outcome is unknown only where no answer came again', async () => {
        unanswered(2);
        const asked = handle([deposit(60)], by('a', { expected: 'noStream' }));
        if (written) await expect(asked).resolves.toMatchObject({ repeated: true });
        else await expect(asked).rejects.toMatchObject({ name: 'OutcomeUnknown' });
        jest.restoreAllMocks();
        expect(await handle([deposit(60)], by('a', { expected: 'noStream' }))).toMatchObject({ revision: 0 });
        expect(await log()).toHaveLength(1);
      });
    });

    it('decides anew on what the others wrote', async () => {
      loseRaces(3);
      expect(await handle([deposit(97)], by('a'))).toMatchObject({ outcome: 'accepted', revision: 3 });
      expect(await streams.load(purse, '1')).toMatchObject({ state: 100 });
    });

    it('refuses what the others have made impossible', async () => {
      loseRaces(1);
      expect(await handle([deposit(100)], by('a'))).toMatchObject({
        outcome: 'refused',
        refusal: { holds: 1 },
      });
    });

    it('is stale for an asker who named a revision', async () => {
      loseRaces(1);
      expect(await handle([deposit(1)], by('a', { expected: 'noStream' }))).toEqual({
        outcome: 'stale',
        actual: 0,
      });
    });

    it('gives up as stale after losing time after time', async () => {
      loseRaces(10);
      expect(await handle([deposit(1)], by('a'))).toEqual({ outcome: 'stale', actual: 9 });
      expect(await log()).toHaveLength(10);
    });
  });
});
