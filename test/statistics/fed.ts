import type { AssessmentKind, AssessmentOutcome, Party } from '@samspar/codes';
import type { Association } from '@samspar/association';
import type { ContactRow, JourneyRow, MergeRow } from '@samspar/statistics';

/** What an entry says beside its day, in words. */
export type Said = Readonly<{
  months?: 6 | 12 | 24 | 36;
  isMade?: boolean;
  occupation?: string;
  livelihood?: readonly string[];
  dueOn?: number;
  /** Instead of something agreed: that the first thing that the meeting of that revision agreed on is closed. */
  closes?: Readonly<{ meeting: number; isDone: boolean }>;
  assessment?: Readonly<{ kind: AssessmentKind; party: Party; outcome: AssessmentOutcome }>;
  consent?: 'given' | 'withdrawn' | 'narrowed';
}>;
/** What a meeting told: `unknown` is 0 where nothing is stated of why, 1 not asked, 2 does not know, 3 will not say. */
export type Meeting = Readonly<{
  present: readonly string[];
  isAbsenceTold: boolean;
  isViolenceAsked: boolean;
  sources: readonly string[];
  unknown: number;
}>;
export type FedContact = ContactRow & Readonly<{ knownTo: number; said: Said; meeting: Meeting }>;

/** What a cube was fed, as plain objects. */
export type Fed = Readonly<{
  versions: readonly Readonly<{ row: JourneyRow; knownFrom: number; knownTo: number }>[];
  contacts: readonly FedContact[];
  merges: readonly MergeRow[];
  identified: readonly Readonly<{ participant: number; knownFrom: number }>[];
  association: Association;
  interventions: readonly string[];
  units: readonly string[];
  districts: readonly string[];
}>;
