import type { VersionColumns } from './columns.js';
import type { Dimension } from './query.js';

/** The days that a measure may go by: those of a journey, or its contact's own. */
export type DayOfMeasure =
  | Extract<keyof VersionColumns, 'referredOn' | 'startedOn' | 'exitedOn'>
  | 'contactOn';

/**
 * Why a journey, or a contact, is not counted in a figure. In the order in which they are asked, so that each has one alone:
 * the first that keeps it out, in whatever part of the period it comes furthest.
 */
export const REASONS = [
  /** Registered only after the moment that the question is about. */
  'notRegisteredThen',
  'misregistered',
  /** The entry of the contact was annulled. */
  'annulled',
  /** It has no such day: it has not been started, or not ended. */
  'dayMissing',
  /** Nobody knows the day. */
  'dayUnknown',
  'outsidePeriod',
  /** Its insats was not counted yet on that day, or not at all. */
  'notCounted',
  /** It has another code than is asked for, or counted. */
  'otherCode',
  'codeUnknown',
  /** The same of an anonymous journey, which tells no codes. */
  'codeWithheld',
  /** The other one of two days is missing that a median needs. */
  'otherDayMissing',
  /** Its person is counted already. */
  'samePerson',
  /** It is counted in other rows of a protected table, which says no more of it. */
  'otherRow',
] as const;
export type ReasonLeftOut = (typeof REASONS)[number];

/** Some of what was considered: what is counted, or what is left out for one reason. */
export type FigurePart =
  | Readonly<{ reason: 'counted' }>
  | Readonly<{
      reason: ReasonLeftOut;
      /** The day or the dimension that it is about. */
      of?: Dimension | DayOfMeasure;
    }>;

export const COUNTED_PART: FigurePart = { reason: 'counted' };

/** The name of a part in an address: `counted`, `otherCode:sex`. */
export const partName = (part: FigurePart): string =>
  'of' in part && part.of !== undefined ? `${part.reason}:${part.of}` : part.reason;
