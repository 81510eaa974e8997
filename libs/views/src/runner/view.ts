import type { DatabaseSync } from 'node:sqlite';
import type { JourneyEvent } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import type { Dictionary, OpenDimension } from '@samspar/statistics';
import type { AsSetUp } from '../statistics/projection-consent.js';
import type { Changes, JourneyEntry } from './changes.js';

/** The views of a file, by what they answer. */
export type ViewName = 'statistics' | 'caseload' | 'readings' | 'registrations' | 'publications' | 'checks';

/** A view as the runner knows it. What its rows are made of is in the pure `projection*.ts` of its folder. */
export type View = Readonly<{
  name: ViewName;
  /** Raised whenever its tables, or what it makes of an event, change: then this view, and it alone, is built anew. */
  version: number;
  /** What it is called on the screen of whoever operates it, in the definite form. */
  called: string;
  /** Its tables, each with the columns that number its rows. */
  tables: Readonly<Record<string, readonly string[]>>;
  /** Makes its tables. */
  schema: string;
  /** Makes its indexes, after its rows where a file is filled at once. */
  indexes: string;
  /** The columns of `journey` that it alone writes and reads. */
  ofJourney: readonly string[];
  /** The streams that it alone reads; a look changes nothing of what is known of journeys, and so sets no clock. */
  streams?: Readonly<{ prefix: string; areLooks: boolean }>;
  /** Opens what takes the log in, in a file that has it whole. */
  open: (database: DatabaseSync, footing: Footing) => ViewIntake;
}>;

export type Dictionaries = Readonly<Record<OpenDimension, Dictionary>>;

/** What all views stand on, as the runner has taken it in. */
export type Footing = Readonly<{
  dictionaries: Dictionaries;
  /** The number of a journey; undefined where it is not there. */
  journeyNumber: (id: string) => number | undefined;
  /** All rows of a query. Throws `ViewsUnavailable`. */
  rows: (sql: string, ...values: number[]) => Iterable<Readonly<Record<string, unknown>>>;
}>;

/** An event of a journey. */
export type JourneyTaken = Readonly<{
  event: JourneyEvent;
  stored: StoredEvent;
  /** When it became known, in milliseconds since the epoch. */
  knownAt: number;
  /** What its association says by now of consent, where the event concerns it. */
  asSetUp: AsSetUp;
}>;

/** Takes in what a view is made of, and writes it batch by batch. One that fails is thrown away, and another opened. */
export type ViewIntake = Readonly<{
  takeJourney?: (entry: JourneyEntry, taken: JourneyTaken) => void;
  /** A journey was found to be about somebody else. */
  move?: (entry: JourneyEntry, knownAt: number) => void;
  /** A journey was read back from the file. */
  recall?: (entry: JourneyEntry) => void;
  /** Takes in an event of the view's own streams. */
  take?: (stored: StoredEvent, knownAt: number) => void;
  /** Writes what it has of a journey that is new or has something new. */
  writeJourney?: (entry: JourneyEntry) => void;
  /** Writes the rest of what the batch brought. */
  write?: (changes: Changes) => void;
}>;
