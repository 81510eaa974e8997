import type { AuditGround, CardReason } from '@samspar/codes';
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
  'disclosures',
  'replay',
  'replay-search',
  'figure',
  'replay-identity',
  'replay-file',
  'evidence',
  'evidence-texts',
  'difference',
  'evaluation',
  'esf-lists',
  'esf-list',
] as const;
export type ShownOn = (typeof SHOWN_ON)[number];

/**
 * Why she may see them: responsible for the journey, assigned to its insats, the sender of the referral, the lead of the insats, or in an
 * emergency, for an hour; or to put together what is given out to the person, on her request; or to look after what authorities give out, or what
 * was registered when; or, told whom it is about, to audit it for a member or for Riksrevisionen.
 */
export const READING_REASONS = [
  'responsible',
  'assigned',
  'sender',
  'lead',
  'emergency',
  'request',
  'audit',
  'replay',
  'member-audit',
  'state-audit',
] as const;
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
    /** On which ground an auditor was told whom it is about. */
    ground?: AuditGround;
  }
>;

/** Where readings themselves are shown to auditors: the access log, one line of it, the check of a month, and what others have looked at of these; or a workbook of it. */
export const LOG_PAGES = ['log', 'line', 'check', 'looks', 'file'] as const;
export type LogPage = (typeof LOG_PAGES)[number];

/** One request that showed readings to whoever looks after them, written down before they were shown (lag 2001:454 10 §). Who and when are in the envelope. */
export type ReadingsShown = DomainEvent<
  'ReadingsShown',
  {
    association: string;
    on: LogPage;
    /** Whose readings, by user id, each once. */
    readers: readonly string[];
    /** The journey that they were chosen by, or that the only one showed; null where there is none. */
    journey: string | null;
  }
>;

export type ReadingEvent = PersonsShown | ReadingsShown;
