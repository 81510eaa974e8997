import { expect } from '@jest/globals';
import {
  type AppendResult,
  type EventStore,
  nameBasedId,
  type NewEvent,
  type StoredEvent,
} from '@samspar/event-store';

let made = 0;

/** A new event with an id of its own. */
export const event = (over: Partial<NewEvent> = {}): NewEvent => ({
  id: nameBasedId('contract', String(made++)),
  type: 'ParticipantReferred',
  schemaVersion: 1,
  occurredOn: '2024-03-01',
  data: { number: made },
  metadata: { actor: 'u-1', role: 'caseworker', commandId: nameBasedId('command'), correlationId: 'c-1' },
  ...over,
});
export const eventsOf = (count: number): NewEvent[] => Array.from({ length: count }, () => event());

/** An append that has to go well. */
export const append = async (
  store: EventStore,
  ...[stream, expected, events]: Parameters<EventStore['append']>
): Promise<Extract<AppendResult, { appended: true }>> => {
  const result = await store.append(stream, expected, events);
  if (result.appended !== true) throw new Error(`${stream} was not appended to: ${JSON.stringify(result)}`);
  return result;
};

/** Everything a read gives; no page of it may be empty. */
export const collect = async (pages: AsyncIterable<readonly StoredEvent[]>): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for await (const page of pages) {
    expect(page).not.toHaveLength(0);
    events.push(...page);
  }
  return events;
};
/** What a subscription delivered, and a promise for each state worth waiting for. */
export const listen = () => {
  const heard: StoredEvent[] = [];
  const caughtUpAt: bigint[] = [];
  const waiting: { until: () => boolean; resolve: () => void }[] = [];
  const check = (): void => waiting.filter(({ until }) => until()).forEach(({ resolve }) => resolve());
  const when = (until: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ until, resolve });
      check();
    });
  return {
    heard,
    caughtUpAt,
    handle: (events: readonly StoredEvent[]): void => {
      heard.push(...events);
      check();
    },
    caughtUp: (position: bigint): void => {
      caughtUpAt.push(position);
      check();
    },
    count: (count: number) => when(() => heard.length >= count),
    reached: (position: bigint) => when(() => (caughtUpAt.at(-1) ?? -1n) >= position),
  };
};
