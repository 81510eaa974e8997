import type { CaseRecord } from '../caseload/projection.js';
import type { AssociationVersion, JourneyRow, OpenDimension } from '@samspar/statistics';
import type { CountedChanges } from '../statistics/counted-changes.js';
import type { CountedRecord } from '../statistics/projection-consent.js';

/** The last event taken in: the log is the one the views were built from where it has this event in this place. */
export type Head = Readonly<{
  stream: string;
  revision: number;
  id: string;
  position: string;
  recordedAt: number;
}>;

/**
 * A journey as the views hold it, each its own part, missing while that view is not kept; `version` is the number of its open
 * version, null while it has none.
 */
export type JourneyEntry = {
  readonly id: string;
  readonly no: number;
  /** Whom it is about, as far as is known. */
  participant: number;
  record: CountedRecord | undefined;
  /** The same journey as the case list has it. */
  caseRecord: CaseRecord | undefined;
  /** Numbers of its association and insats, for the case list. */
  association: number;
  intervention: number;
  row: JourneyRow | undefined;
  version: number | null;
  knownFrom: number | null;
};

export type ParticipantEntry = { readonly no: number; identifiedFrom: number | null };

type Merge = Readonly<{ no: number; participant: number; into: number; knownFrom: number }>;
type ClosedMerge = Readonly<{ no: number; knownTo: number }>;

type NewCode = Readonly<{ list: OpenDimension; ordinal: number; code: string; label: string }>;

/** What one batch of events changes of what all views stand on, in the order it came. Times are milliseconds since the epoch. */
export class Changes {
  readonly codes: NewCode[] = [];
  readonly newParticipants = new Map<string, ParticipantEntry>();
  readonly identified: ParticipantEntry[] = [];
  readonly protected: Readonly<{ no: number; isProtected: boolean }>[] = [];
  /** New, or with something new. */
  readonly journeys = new Set<JourneyEntry>();
  /** Journeys that are found to be about somebody else. */
  readonly moved = new Set<JourneyEntry>();
  readonly erased: JourneyEntry[] = [];
  readonly merges: Merge[] = [];
  readonly closedMerges: ClosedMerge[] = [];
  readonly associations: AssociationVersion[] = [];
  /** What it changes of what is counted, once that is written. */
  counted: CountedChanges | undefined;
}
