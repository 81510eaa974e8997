import { expect } from '@jest/globals';
import type { StoredEvent } from '@samspar/event-store';
import type { Acknowledged } from './writer.js';

/** What is left in a folder after a crash: its whole log in order, and what its writers had been promised. */
export type Aftermath = Readonly<{
  folder: string;
  log: readonly StoredEvent[];
  /** By event id. */
  acknowledged: ReadonlyMap<string, Acknowledged>;
}>;

const everyAcknowledgedEventIsThere = ({ log, acknowledged }: Aftermath): void => {
  const there = new Map(log.map((event) => [event.id, event]));
  const lost = [...acknowledged.values()].filter(({ id, stream, revision }) => {
    const event = there.get(id);
    return event?.stream !== stream || event.revision !== revision;
  });
  expect(lost).toEqual([]);
};

const noCommandIsHalf = ({ log }: Aftermath): void => {
  const commands = Map.groupBy(log, ({ metadata }) => metadata.commandId);
  const half = [...commands.values()].filter((events) =>
    events.some(({ data }, part) => data['part'] !== part || data['of'] !== events.length),
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

/** What must hold after every crash. */
export const INVARIANTS: readonly ((aftermath: Aftermath) => Promise<void> | void)[] = [
  everyAcknowledgedEventIsThere,
  noCommandIsHalf,
  positionsAndRevisionsAreWhole,
  stampsNeverRunBackwards,
];
