import type { AuthorityWork, Party } from '@samspar/codes';
import type { Day, DomainEvent } from '@samspar/kernel';

/**
 * How long an authority keeps a journey: whole years after its last event, then erased within the next calendar year, or kept
 * for good. Persons born on `exemptBirthDays` of a month are kept for research all the same (förordning 2025:468 13:1).
 */
export type Retention =
  | Readonly<{ kind: 'years'; years: number; exemptBirthDays: readonly number[] }>
  | Readonly<{ kind: 'kept' }>;

/** An authority (myndighet) of a party: who a caseworker works for, runs insatser and answers for what it has registered. */
export type Authority = Readonly<{
  /** The slug of the setup file. */
  id: string;
  party: Party;
  /** By which its secrecy goes, and so on which grounds it may give out, or be told, without consent. */
  work: AuthorityWork;
  name: string;
  aliases: readonly string[];
  /** How a person reaches it: an address on paper or on the web, or a telephone number of the authority. */
  contact: string | null;
  retention: Retention;
  /** The name of the authority whose archive its recordings belong to (arkivlagen 1990:782 3 §); null: its own. */
  archive: string | null;
  /** Its last day. */
  to: Day | null;
}>;

/** A unit (enhet) of an authority: what refers, and where a caseworker sits. Journeys say its name as it was written. */
export type Unit = Readonly<{
  id: string;
  authority: string;
  /** Where it belonged before, the first first, each with its last day there; absent: it has belonged where it does all along. */
  earlier?: readonly Readonly<{ authority: string; to: Day }>[];
  name: string;
  /** What it is also called where somebody writes or imports it. */
  aliases: readonly string[];
  district: string | null;
  from: Day | null;
  /** Its last day. */
  to: Day | null;
}>;

export type AuthorityRegistered = DomainEvent<'AuthorityRegistered', { authority: Authority }>;
export type AuthorityChanged = DomainEvent<'AuthorityChanged', { authority: Authority }>;
export type UnitRegistered = DomainEvent<'UnitRegistered', { unit: Unit }>;
export type UnitChanged = DomainEvent<'UnitChanged', { unit: Unit }>;
export type OrganisationEvent = AuthorityRegistered | AuthorityChanged | UnitRegistered | UnitChanged;

/** The authorities and units of an association, in the order in which they were registered. */
export type Organisation = Readonly<{ authorities: readonly Authority[]; units: readonly Unit[] }>;
