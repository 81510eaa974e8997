import type { DataKind, ExitReason } from '@samspar/codes';
import type { AnyFact, ConsentForm, FactValues } from '@samspar/casework';
import type { Day, OccurredOn } from '@samspar/kernel';
import type { IdentityNumber } from '@samspar/identity-number';
import { type Column, COLUMNS } from './columns.js';
import type { RawRow } from './headers.js';
import type { Reason, ReasonInWords } from './reasons.js';

/** What each column says once it is understood; null and `notRegistered` stand for a blank. */
export type RowValues = Readonly<
  {
    number: string;
    referredOn: Day | null;
    startedOn: Day | null;
    exitedOn: Day | null;
    exitReason: readonly ExitReason[] | 'misregistered' | null;
    birthYear: number | null;
    consent: 'given' | 'refused' | 'withdrawn' | null;
    consentGivenOn: Day | null;
    consentExpiresOn: Day | null;
    consentForm: ConsentForm | null;
    /** Ids of authorities. */
    consentGiving: readonly string[] | null;
    consentReceiving: readonly string[] | null;
    consentKinds: readonly DataKind[] | null;
    consentPurpose: string | null;
    consentWithdrawnOn: Day | null;
    identity: IdentityNumber | null;
    personName: string | null;
    formerIdentity: IdentityNumber | null;
  } & Pick<FactValues, Exclude<Column & AnyFact, 'referredOn' | 'startedOn' | 'exitedOn'>>
>;

/** A row that is understood. A column the file lacks is absent: it says nothing, not even that nothing is known. */
export type ParsedRow = Readonly<{
  raw: RawRow;
  values: Partial<RowValues> & Pick<RowValues, 'number' | 'intervention' | 'sex'>;
}>;

export type RowProblem = Readonly<{ column: Column; reason: Reason }>;

export type ToldRow = Readonly<{ raw: RawRow; problems: readonly RowProblem[] }>;

/**
 * One thing that is wrong with a row that was not taken, or unusual about one that was, named as the office sees it: `number` is the
 * row's Löpnummer, `reason` the Swedish sentence (docs/import.md). An identity number stands only masked.
 */
export type RejectedRow = Readonly<{
  row: number;
  number: string;
  column: string;
  value: string;
  reason: string;
}> &
  ReasonInWords;

/** Taken when the row's person becomes known, and not compared afterwards: they are then changed on the person's card. */
const TAKEN_ONCE: readonly Column[] = ['personName', 'formerIdentity'];

/** The columns of a row that it has a value for and that are compared with last time, in the order of the columns. */
export const columnsOf = ({ values }: ParsedRow): readonly Column[] =>
  COLUMNS.filter((column) => column in values && !TAKEN_ONCE.includes(column));

/**
 * A value in the one form that is compared with last time (docs/import.md#the-same-file-again), or undefined for a blank; the column is part of it,
 * so that equal values of two columns have nothing in common.
 */
export const textOfValues = (column: Column, values: Partial<RowValues>): string | undefined => {
  const value = values[column];
  if (value === undefined || value === null || value === 'notRegistered') return undefined;
  if (column === 'decidingParties' && values.decidingParties?.length === 0) return undefined;
  return `${column}:${JSON.stringify(value)}`;
};

export const isStated = (column: Column, values: Partial<RowValues>): boolean =>
  textOfValues(column, values) !== undefined;

/** Consent as the row tells it: where it says on which day it was withdrawn as well, it was. */
export const consentTold = ({ consent, consentWithdrawnOn }: Partial<RowValues>): RowValues['consent'] =>
  consent === 'given' && consentWithdrawnOn ? 'withdrawn' : (consent ?? null);

/** That consent was given, whether or not it was withdrawn since; a row that says nothing does not say it. */
export const saysConsent = ({ consent }: Pick<Partial<RowValues>, 'consent'>): boolean =>
  consent === 'given' || consent === 'withdrawn';
export const isAnonymousRow = ({ values }: ParsedRow): boolean => values.consent === 'refused';

export const exitColumnOf = ({ exitedOn }: Partial<RowValues>): Column =>
  exitedOn ? 'exitedOn' : 'exitReason';

export type ToldExit = Readonly<{ on: OccurredOn; reasons: readonly ExitReason[] | 'unknown' }>;

/** The reasons of an exit the row tells of, `unknown` where it gives only a day; undefined where it tells of none. */
export const exitOf = ({ exitedOn, exitReason }: Partial<RowValues>): ToldExit | undefined => {
  if (exitReason === 'misregistered' || (!exitedOn && !exitReason)) return undefined;
  return { on: exitedOn ?? 'unknown', reasons: exitReason?.length ? exitReason : 'unknown' };
};
