import { globSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { OutcomeUnknown, type StoredEvent, StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import type { ShownJourney } from './journeys/read-journey.js';
import type { Card } from './cards/card.js';
import type { ShownCard } from './persons/read-card.js';
import { type Reading, ReadingLog, type Shown } from './reading-log.js';

const ANNA: Asker = {
  actor: 'anna',
  role: 'caseworker',
  roles: ['caseworker'],
  association: 'provkommun',
  interventions: ['novum'],
};
const READING: Reading = { asker: ANNA, correlationId: 'request-1', on: 'cases' };
const WHOM = { association: 'provkommun', journeys: ['j-1'], reason: 'assigned' } as const;

/** A journey with all that one has that is shown, but for the mark. */
type Unmarked = { [P in keyof ShownJourney as P extends symbol ? never : P]: ShownJourney[P] };

describe('what is shown of persons', () => {
  let store: SqliteEventStore;
  let streams: StreamHandler;
  let log: ReadingLog;
  let today: string;
  beforeEach(() => {
    today = '2026-11-29';
    store = SqliteEventStore.open({ file: ':memory:' });
    streams = new StreamHandler(store);
    log = new ReadingLog(streams, () => today);
  });
  afterEach(() => store.close());

  const events = async (): Promise<readonly StoredEvent[]> => {
    const all: StoredEvent[] = [];
    for await (const page of store.readAll({ after: 0n })) all.push(...page);
    return all;
  };
  const written = async (): Promise<readonly string[]> => (await events()).map(({ type }) => type);
  const show = (reading: Reading = READING) => log.show(reading, WHOM, async () => []);

  it('is made when it is written down, and knows where', async () => {
    const shown = await log.show(READING, WHOM, async (readAt) => [{ readAt, before: await written() }]);
    expect(shown).toEqual([{ readAt: 1n, before: ['PersonsShown'] }]);
  });

  it('is not made where it cannot be written down', async () => {
    await store.close();
    let made = false;
    const shown = log.show(READING, WHOM, async () => {
      made = true;
      return [];
    });
    await expect(shown).rejects.toThrow();
    expect(made).toBe(false);
  });

  it('is written down with who saw whom, where and why, on the day, by a command of its own', async () => {
    await show({ ...READING, asker: { ...ANNA, party: 'region' } });
    await show({ ...READING, on: 'search', toRegister: ['main'] });
    const [first, second] = await events();
    expect(first).toMatchObject({
      stream: 'access-anna-2026-11-29',
      occurredOn: '2026-11-29',
      metadata: { actor: 'anna', role: 'caseworker', party: 'region', correlationId: 'request-1' },
    });
    expect(first?.data).toEqual({ ...WHOM, on: 'cases' });
    expect(second?.data).toEqual({ ...WHOM, on: 'search', toRegister: ['main'] });
    expect(first?.metadata.commandId).not.toBe(second?.metadata.commandId);
  });

  it('is written to the day on which it is seen', async () => {
    await show();
    today = '2026-11-30';
    await show();
    expect((await events()).map(({ stream }) => stream)).toEqual([
      'access-anna-2026-11-29',
      'access-anna-2026-11-30',
    ]);
  });

  it('is written without reading again what the last reading of the day wrote', async () => {
    const load = jest.spyOn(streams, 'load');
    const handle = jest.spyOn(streams, 'handle');
    await show();
    await show();
    await show();
    expect(handle.mock.calls.map((call) => call[4]?.revision)).toEqual([undefined, 0, 1]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is read from the log again after a writing that failed, and no other user waits for it', async () => {
    const handle = jest.spyOn(streams, 'handle');
    handle.mockResolvedValueOnce({ outcome: 'stale', actual: 3 });
    const failing = show();
    const others = show({ ...READING, asker: { ...ANNA, actor: 'nina' } });
    await expect(failing).rejects.toThrow(OutcomeUnknown);
    await expect(others).resolves.toEqual([]);
    await show();
    expect(handle.mock.calls.map((call) => [call[1], call[4]])).toEqual([
      ['anna-2026-11-29', undefined],
      ['nina-2026-11-29', undefined],
      ['anna-2026-11-29', undefined],
    ]);
  });

  it('is not shown where others wrote again and again, which is told with the stream', async () => {
    jest.spyOn(streams, 'handle').mockResolvedValueOnce({ outcome: 'stale', actual: 3 });
    await expect(show()).rejects.toThrow('anna-2026-11-29 skrevs av andra');
  });

  it('lets more be told of what is shown', async () => {
    const [shown] = await log.show(READING, WHOM, async () => [{ id: 'j-1' }]);
    const more = { name: 'Ines Prov' };
    expect(shown && log.again(shown, more)).toBe(more);
  });

  it('leaves no line where it shows nobody', async () => {
    await log.show(READING, { ...WHOM, journeys: [] }, async () => []);
    expect(await written()).toEqual([]);
  });

  it('has each reading written after the one before it, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => log.show(READING, WHOM, async () => [])));
    expect(await written()).toHaveLength(8);
  });

  it('does not compile where nobody has written it down', () => {
    const person = { name: 'Ines Prov' };
    const unmarked = { id: 'j-1' } as Unmarked;
    // @ts-expect-error A thing about persons is not shown by being one.
    const shown: Shown<typeof person> = person;
    // @ts-expect-error Nor is a journey that somebody has put together.
    const journey: ShownJourney = unmarked;
    // @ts-expect-error Nor is the card of a person.
    const card: ShownCard = {} as Card;
    expect([shown, journey, card]).toHaveLength(3);
  });

  it('is called shown by the access log alone', () => {
    const calling = globSync('{libs,apps}/*/src/**/*.{ts,tsx}').filter((file) =>
      /\bas (readonly )?(Shown|ListedCase)/.test(readFileSync(file, 'utf8')),
    );
    expect(calling).toEqual(['libs/use-cases/src/reading-log.ts']);
  });
});
