import type { PersonsShown, ReadingsShown } from '@samspar/access';

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

/** That somebody was shown readings, as those who look after the log list it. */
export type LookRow = ReadingEnvelope & ReadingsShown['data'];

/** What an event adds to the access log. */
export const readingRow = ({ data }: PersonsShown, envelope: ReadingEnvelope): ReadingRow => ({
  ...data,
  ...envelope,
});

/** What it adds to what is known of who has read that. */
export const lookRow = ({ data }: ReadingsShown, envelope: ReadingEnvelope): LookRow => ({
  ...data,
  ...envelope,
});
