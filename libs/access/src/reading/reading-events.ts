import type { CardReason } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/** Where somebody is shown persons: the pages by name, and the JSON API. */
export const SHOWN_ON = [
  'case',
  'case-changes',
  'case-reads',
  'form',
  'my-day',
  'cases',
  'search',
  'inbox',
  'same-person',
  'shares',
  'retention',
  'api',
  'case-person',
  'case-extract',
] as const;
export type ShownOn = (typeof SHOWN_ON)[number];

/**
 * Why she may see them: responsible for the journey, assigned to its insats, the sender of the referral, the lead of the insats, or in an
 * emergency, for an hour; or to put together what is given out to the person, on her request.
 */
export const READING_REASONS = ['responsible', 'assigned', 'sender', 'lead', 'emergency', 'request'] as const;
export type ReadingReason = (typeof READING_REASONS)[number];

/** One request that showed journeys, written down before they were shown (docs/adr/0011). Who and when are in the envelope. */
export type PersonsShown = DomainEvent<
  'PersonsShown',
  {
    association: string;
    /** Ids, each once, in the order in which they were shown. */
    journeys: readonly string[];
    on: ShownOn;
    reason: ReadingReason;
    /** What she was about to register, where a form was opened: types of commands on a journey. */
    toRegister?: readonly string[];
    /** What she said that she opened the card of somebody with a protected identity for. */
    openedFor?: CardReason;
  }
>;

export type ReadingEvent = PersonsShown;
