import type { JourneyEvent } from '@samspar/casework';
import type { JourneyRow } from '@samspar/statistics';
import { asCounted, type AsSetUp, type CountedRecord, evolveCounted } from './projection-consent.js';
import { journeyRow, type Ordinals } from './projection-rows.js';

/** An event of a journey at its place in the stream, what its association said of consent then, and since when it was known. */
export type EventSetUp = Readonly<{
  event: JourneyEvent;
  revision: number;
  asSetUp: AsSetUp;
  knownAt: number;
}>;

/** The row that a journey has in the statistics after each of its events; undefined while it is misregistered. */
export const rowsAfter = (
  events: readonly EventSetUp[],
  ordinals: Ordinals,
): readonly (JourneyRow | undefined)[] => {
  let record: CountedRecord | undefined;
  return events.map(({ event, revision, asSetUp, knownAt }) => {
    record = evolveCounted(record, event, revision, asSetUp, knownAt);
    return journeyRow(asCounted(record), ordinals);
  });
};

/** The place of the event since which a row is as it is at last: in one part of a figure, by the names of those that the rows would be in. */
export const decidingPlace = (names: readonly string[]): number => {
  const last = names.at(-1);
  return names.findLastIndex((name) => name !== last) + 1;
};
