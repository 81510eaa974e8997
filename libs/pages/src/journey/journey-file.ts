import type { Association } from '@samspar/association';
import type { JourneyEvent, RegisteredJourney } from '@samspar/casework';

/** An event of a journey, with when it was known (milliseconds since the epoch) and by whom. */
export type KnownEvent = Readonly<{
  event: JourneyEvent;
  revision: number;
  knownAt: number;
  /** User id, or `operator`. */
  actor: string;
  /** In which it was done: a role, or `operator`. */
  role: string;
  isImported: boolean;
  /** The row that it was read from says itself that consent was given. */
  isConsentStated: boolean;
}>;

/** One journey as its pages need it. */
export type JourneyFile = Readonly<{
  id: string;
  /** Its own number, where it was read from a register. */
  reference: string;
  revision: number;
  state: RegisteredJourney;
  events: readonly KnownEvent[];
  association: Association;
  /** False for the sender of a referral, who sees its status and nothing else. */
  isWhole: boolean;
}>;

/** The address of a journey, and of a page or form of it. */
export const addressOfJourney = (id: string, form?: string): string =>
  form === undefined ? `/arenden/${id}` : `/arenden/${id}/${form}`;
