import { globSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import type { ShownJourney } from '../journeys/read-journey.js';
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
  let log: ReadingLog;
  beforeEach(() => {
    store = SqliteEventStore.open({ file: ':memory:' });
    log = new ReadingLog(new StreamHandler(store), () => '2026-11-29');
  });
  afterEach(() => store.close());

  const written = async (): Promise<readonly string[]> => {
    const types: string[] = [];
    for await (const page of store.readAll({ after: 0n })) types.push(...page.map(({ type }) => type));
    return types;
  };

  it('is made when it is written down, and knows where', async () => {
    const shown = await log.show(READING, WHOM, async (readAt) => [{ readAt, before: await written() }]);
    expect(shown).toEqual([{ readAt: 1n, before: ['PersonsShown'] }]);
  });

  it('is not made where it cannot be written down', async () => {
    await store.close();
    let made = false;
    const show = log.show(READING, WHOM, async () => {
      made = true;
      return [];
    });
    await expect(show).rejects.toThrow();
    expect(made).toBe(false);
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
    expect([shown, journey]).toHaveLength(2);
  });

  it('is called shown by the access log alone', () => {
    const calling = globSync('{libs,apps}/*/src/**/*.{ts,tsx}').filter((file) =>
      /\bas (readonly )?(Shown\b|ListedCase|ShownJourney)/.test(readFileSync(file, 'utf8')),
    );
    expect(calling).toEqual(['libs/use-cases/src/readings/reading-log.ts']);
  });
});
