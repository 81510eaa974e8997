import type { PersonsShown, ReadingEvent } from '@samspar/access';

/** What the envelope of a reading tells the access log. */
export type ReadingEnvelope = Readonly<{
  /** User id. */
  actor: string;
  role: string;
  /** Place in the log. */
  position: number;
  /** When it became known, in milliseconds since the epoch. */
  knownAt: number;
}>;

/** A reading as the access log lists it. */
export type ReadingRow = ReadingEnvelope & PersonsShown['data'];

/** What an event adds to the access log. */
export const readingRow = ({ data }: ReadingEvent, envelope: ReadingEnvelope): ReadingRow => ({
  ...data,
  ...envelope,
});
