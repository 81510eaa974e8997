import type { CaseRecord } from '../caseload/projection.js';
import type {
  AssociationVersion,
  ClosedContact,
  ContactRow,
  JourneyRow,
  OpenDimension,
  ToldOf,
} from '@samspar/statistics';
import type { CountedRecord } from '../statistics/projection-consent.js';
import type { PublicationChange } from '../publications/projection.js';
import type { CheckChange } from '../checks/projection.js';
import type { LookRow } from '../readings/projection.js';
import type { RegisteredEvent } from '../registrations/projection.js';
import type { ReadingEntry } from '../readings/table.js';

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
  /** What is counted of it. */
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

/** A version opened in this batch, or one that got another row in the very millisecond it was opened (`replaces`). */
type VersionChange = {
  readonly version: number;
  readonly knownFrom: number;
  readonly replaces: boolean;
  row: JourneyRow;
  knownTo: number | null;
  /** What opened it, and what closed it where none follows, in bits of `TOLD`. */
  told: ToldOf;
  closedBy: number;
};

type ClosedVersion = Readonly<{ version: number; journey: number; knownTo: number; closedBy: number }>;

type Merge = Readonly<{ no: number; participant: number; into: number; knownFrom: number }>;
type ClosedMerge = Readonly<{ no: number; knownTo: number }>;

type NewCode = Readonly<{ list: OpenDimension; ordinal: number; code: string; label: string }>;

/** Everything that one batch of events changes, in the order it came. Times are milliseconds since the epoch. */
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
  readonly closedVersions: ClosedVersion[] = [];
  readonly versions = new Map<number, VersionChange>();
  readonly contacts: ContactRow[] = [];
  readonly closedContacts: ClosedContact[] = [];
  readonly merges: Merge[] = [];
  readonly closedMerges: ClosedMerge[] = [];
  readonly associations: AssociationVersion[] = [];
  readonly readings: ReadingEntry[] = [];
  readonly looks: LookRow[] = [];
  readonly registrations: RegisteredEvent[] = [];
  readonly publications: PublicationChange[] = [];
  readonly checks: CheckChange[] = [];
}
