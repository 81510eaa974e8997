import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { EventStore, StoredEvent } from '@samspar/event-store';
import { firstDifference } from '@samspar/views';
import type { Acknowledged } from './writer.js';

/** What is left in a folder after a crash, and what its writers had been promised. */
export type Aftermath = Readonly<{
  folder: string;
  store: EventStore;
  /** The whole log, in order. */
  log: readonly StoredEvent[];
  acknowledged: readonly Acknowledged[];
}>;

const everyAcknowledgedEventIsThere = ({ log, acknowledged }: Aftermath): void => {
  const there = new Map(log.map((event) => [event.id, event]));
  const lost = acknowledged.filter(({ id, stream, revision }) => {
    const event = there.get(id);
    return event?.stream !== stream || event.revision !== revision;
  });
  expect(lost).toEqual([]);
};

const noCommandIsHalf = ({ log }: Aftermath): void => {
  const journeys = log.filter(({ stream }) => stream.startsWith('journey-'));
  const commands = Map.groupBy(journeys, ({ metadata }) => metadata.commandId);
  const half = [...commands.values()].filter((events) =>
    events.some(({ metadata }) => metadata.correlationId !== `one of ${events.length}`),
  );
  expect(half).toEqual([]);
};

const positionsAndRevisionsAreWhole = ({ log }: Aftermath): void => {
  expect(log.filter(({ position }, index) => position !== BigInt(index + 1))).toEqual([]);
  for (const events of Map.groupBy(log, ({ stream }) => stream).values())
    expect(events.filter(({ revision }, index) => revision !== index)).toEqual([]);
};

const stampsNeverRunBackwards = ({ log }: Aftermath): void => {
  expect(log.filter(({ recordedAt }, index) => recordedAt < (log[index - 1]?.recordedAt ?? 0))).toEqual([]);
};

const viewsEqualAFreshBuild = async ({ folder, store }: Aftermath): Promise<void> => {
  expect(await firstDifference({ store, file: join(folder, 'views.db') })).toBeUndefined();
};

/** What must hold after every crash. */
export const INVARIANTS: readonly ((aftermath: Aftermath) => Promise<void> | void)[] = [
  everyAcknowledgedEventIsThere,
  noCommandIsHalf,
  positionsAndRevisionsAreWhole,
  stampsNeverRunBackwards,
  viewsEqualAFreshBuild,
];
