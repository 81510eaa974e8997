import type { Association } from '@samspar/association';
import type { StoredEvent } from '@samspar/event-store';
import type { BundleSubject, LogHead } from '@samspar/evidence';
import type { HeadsLink, NoEvidence } from '@samspar/log-tree';
import { type Day, unreachable } from '@samspar/kernel';
import type { KnownEvent } from '../journeys/disclosed.js';
import type { Sealed } from '@samspar/casework';
import type { AuditGround } from '@samspar/codes';
import type { WholeReplay } from '../replay/replay-journey.js';

/** What somebody asks evidence of. */
export type EvidenceOf = Readonly<
  /** Id of the journey, or its number. */
  | { kind: 'journey'; journey: string }
  | { kind: 'publication'; publication: string }
  /** Days in Stockholm, both included. */
  | { kind: 'period'; from: Day; to: Day }
>;

/**
 * Why an event is in a bundle by its hash alone: it says which participant a journey is about; why consent was given, in words; it is of a journey whose
 * person has a protected identity, or names the number that an erased one had; no consent lets whoever asks be told it; it is another association's; or it is of no
 * kind that is shown.
 */
export const WITHHELD_FOR = [
  'participant',
  'purpose',
  'protected',
  'erased',
  'undisclosed',
  'elsewhere',
  'other',
] as const;
export type WithheldFor = (typeof WITHHELD_FOR)[number];

/** An event of a bundle. */
export type EvidenceEvent = Readonly<{
  /** Its place in the log, from 1. */
  number: number;
  event: StoredEvent;
  leaf: string;
  proof: readonly string[];
  /** Absent where the event itself is there. */
  withheld?: WithheldFor | undefined;
  /** What of it is told in the report; absent where that is no more than that it is there. */
  told?: Readonly<{ known: KnownEvent; reference: string }> | undefined;
}>;

/** A text of a journey in the clear: of which event, by its place in the log, and where in its data the sealed one stands (`decisions.0.what`). */
export type OpenedText = Readonly<{ number: number; field: string; text: string }>;

/** What shows a journey, a release or a period to be what the log said when its heads were signed. */
export type EvidenceBundle = Readonly<{
  association: Association;
  subject: BundleSubject;
  /** When it was made, in milliseconds since the epoch. */
  at: number;
  /** All events are there, whatever they tell. */
  isWhole: boolean;
  events: readonly EvidenceEvent[];
  /** How many that belong to it were written after the last head. */
  later: number;
  /** The last is the one that all events are proved under. */
  heads: readonly LogHead[];
  links: readonly HeadsLink[];
  /** Of each head, as it is printed. */
  fingerprints: readonly string[];
  /** Hash of the last head. */
  head: string;
  /** A journey as an auditor replays it. */
  journey?: WholeReplay;
  /** Its texts, where they are opened for whoever asked. */
  opened?: Readonly<{
    /** Her full name, or her id where that is not known. */
    by: string;
    /** On which ground an auditor asked; absent of whoever is responsible. */
    ground?: AuditGround | undefined;
    texts: readonly OpenedText[];
    clear: ReadonlyMap<Sealed, string>;
  }>;
}>;

/** Why the texts of a journey are not in its evidence. */
export type TextsRefusal = Readonly<
  | { code: 'TextsNotGiven' | 'TextsProtected' | 'TextsErased' }
  /** An auditor says on which ground. */
  | { code: 'GroundMissing' }
>;

/** There is nothing to show: `field` of what was asked is the period, or the head that was named. */
export type EvidenceRefusal =
  | Readonly<{ code: 'NoHeadYet' }>
  | Readonly<{ code: 'NothingInPeriod' }>
  | Readonly<{ code: 'TooManyEvents'; count: number; most: number }>
  | Readonly<{ code: 'NoSuchHead' }>
  | Readonly<{ code: 'LogDiffers' }>
  | Readonly<{ code: 'PeriodBackwards' }>
  | Readonly<{ code: 'HeadKeyMissing' }>
  | TextsRefusal;

export const refusalOf = ({ lacks, count = 0, most = 0 }: NoEvidence): EvidenceRefusal => {
  switch (lacks) {
    case 'noHead':
      return { code: 'NoHeadYet' };
    case 'nothing':
      return { code: 'NothingInPeriod' };
    case 'tooMany':
      return { code: 'TooManyEvents', count, most };
    case 'noSuchHead':
      return { code: 'NoSuchHead' };
    case 'differs':
      return { code: 'LogDiffers' };
    default:
      return unreachable(lacks);
  }
};
