import type { EsfListMade, ExtractGiven, ReadingReason, ShownOn } from '@samspar/access';
import type { Association, Authority, RetentionRule, RetentionRuling } from '@samspar/association';
import type { Giving, RegisteredJourney, Sealed } from '@samspar/casework';
import type { Party } from '@samspar/codes';
import type { OccurredOn } from '@samspar/kernel';
import type { KnownEvent } from '../journeys/disclosed.js';
import type { Card } from '../cards/card.js';

/** An entry that is given out, and why this authority gives it. */
export type ExtractEntry = KnownEvent &
  Readonly<{
    giving: Exclude<Giving, 'left'>;
    /** It was wrong: it was told anew, or struck. */
    annulled?: 'corrected' | 'struck';
  }>;

/** How many entries an authority answers for itself; null where nobody knows which. */
export type LeftEntries = Readonly<{ authority: Authority | null; count: number }>;

/** That somebody was shown a journey: where she worked then, and her name where the association tells names. */
export type ExtractReading = Readonly<{
  /** In milliseconds since the epoch. */
  knownAt: number;
  /** User id, or `operator`. */
  actor: string;
  role: string;
  party: Party | null;
  unit: string | null;
  name: string | null;
  on: ShownOn;
  reason: ReadingReason;
}>;

/** An extract that was given out, as the log has it. `actor` and `at` (milliseconds since the epoch): by whom and when. */
export type GivenExtract = ExtractGiven['data'] & Readonly<{ actor: string; at: number }>;

/** A list to ESF that tells of a journey. `at`: when it was made, in milliseconds since the epoch. */
export type ReportedToEsf = Pick<EsfListMade['data'], 'month' | 'project' | 'ground'> &
  Readonly<{ at: number }>;

/** What is kept in one journey, as far as the authority that is asked gives it out. */
export type ExtractedJourney = Readonly<{
  id: string;
  /** Its number. */
  reference: string;
  state: RegisteredJourney;
  /** Of the last entry that was looked through. */
  revision: number;
  card: Card;
  /** What is known of the person, and another authority answers for. */
  left: readonly LeftEntries[];
  entries: readonly ExtractEntry[];
  /** Their sealed texts in the clear. */
  clear: ReadonlyMap<Sealed, string>;
  /** How many entries were held back. */
  heldBack: number;
  readings: readonly ExtractReading[];
  /** The lists to ESF of this authority that tell of it, in the order in which they were made. */
  reported: readonly ReportedToEsf[];
  /** Authority that answers for the journey; undefined where that is not known. */
  controller: Authority | undefined;
  retention: RetentionRuling;
  /** Extracts that were given out before. */
  given: readonly GivenExtract[];
}>;

/** A journey of which nothing is left that tells of the person. */
export type ErasedJourney = Readonly<{
  reference: string;
  intervention: string;
  erasedOn: OccurredOn;
  rule: RetentionRule;
}>;

/** All that an authority gives out to the person whom a journey is about. */
export type PersonExtract = Readonly<{
  association: Association;
  /** Who gives it out. */
  authority: Authority;
  /** All authorities of the association but that one. */
  others: readonly Authority[];
  /** It tells of all journeys in the association in which the authority keeps anything; otherwise of those in the insatser of whoever asked. */
  isWhole: boolean;
  /** The moment as of which it stands, in milliseconds since the epoch. */
  at: number;
  journeys: readonly ExtractedJourney[];
  erased: readonly ErasedJourney[];
  /** Full names of the users whom entries name, by id. */
  names: ReadonlyMap<string, string>;
}>;
