import { type Association, type AssociationSettings, authoritiesOf } from '@samspar/association';
import {
  afterAnnulment,
  asAnonymous,
  CONSENT_AT_SOURCE,
  consentSaid,
  consentsLeft,
  type ConsentStatement,
  evolveOutline,
  type JourneyEvent,
  type JourneyOutline,
  type PartysAuthority,
} from '@samspar/casework';
import { dayInStockholm, dayNumber } from '@samspar/kernel';

/** What an association says of consent when something is said of one in a journey. */
export type AsSetUp = Readonly<{
  /** How a journey counts whose consent is withdrawn from all. */
  afterWithdrawal: AssociationSettings['afterWithdrawal'];
  authorities: readonly PartysAuthority[];
}>;
export const NOT_ASKED: AsSetUp = { afterWithdrawal: 'asBefore', authorities: [] };

/** The same by the association as it was set up; nothing of one that was not. */
export const asSetUpIn = (association: Association | undefined): AsSetUp =>
  association
    ? { afterWithdrawal: association.settings.afterWithdrawal, authorities: authoritiesOf(association) }
    : NOT_ASKED;

/** What was said of consent after the referral, by its place in the stream, and what the association said then. */
type Said = Readonly<{
  revision: number;
  statement: ConsentStatement;
  counts: AssociationSettings['afterWithdrawal'];
}>;

/** When the days of a journey were first known, each for as long as there has been one. */
export type KnownOn = Readonly<Partial<Record<'referredOn' | 'startedOn' | 'exitedOn', number>>>;

/** A journey as statistics keep it; plain JSON. */
export type CountedRecord = JourneyOutline &
  Readonly<{
    /** The file that it was read from says that consent was given. */
    consentAtSource?: true;
    /** Absent where nothing was said. */
    said?: readonly Said[];
    /** The days, as numbers, on which the days of referral, start and exit that stand were first known. */
    knownOn?: KnownOn;
    /** Nobody is told any longer, and the journey counts as an anonymous one. */
    isWithdrawn?: true;
  }>;

/** What an event leaves of all that was said of consent; undefined where it concerns none of it. */
const saidAfter = (
  before: readonly Said[],
  event: JourneyEvent,
  revision: number,
  counts: Said['counts'],
): readonly Said[] | undefined => {
  const statement = consentSaid(event);
  if (statement) return [...before, { revision, statement, counts }];
  const annuls = event.type === 'EntryAnnulled' ? event.data : undefined;
  return annuls && before.some((one) => one.revision === annuls.entry)
    ? afterAnnulment(before, annuls)
    : undefined;
};

/** Whether what was said last was a withdrawal that leaves nobody who is told, and counts as nothing then. */
const isWithdrawn = (
  { consentAtSource }: CountedRecord,
  said: readonly Said[],
  authorities: AsSetUp['authorities'],
): boolean => {
  const last = said.at(-1);
  if (last?.counts !== 'anonymous' || !('withdrawnFrom' in last.statement)) return false;
  const statements = said.map(({ statement }) => statement);
  return (
    consentsLeft(consentAtSource ? [CONSENT_AT_SOURCE, ...statements] : statements, authorities).length === 0
  );
};

const DAYS = ['referredOn', 'startedOn', 'exitedOn'] as const;

/** When the days that stand were first known, as an event leaves them: one that is set right stays known since it was first told. */
const knownAfter = ({ facts, knownOn: before = {} }: CountedRecord, knownAt: number): KnownOn => {
  const isNew = DAYS.some((day) => facts[day] !== undefined && before[day] === undefined);
  const today = isNew ? dayNumber(dayInStockholm(knownAt)) : 0;
  const standing = DAYS.filter((day) => facts[day] !== undefined);
  return Object.fromEntries(standing.map((day) => [day, before[day] ?? today]));
};

const withKnown = (record: CountedRecord, knownAt: number): CountedRecord => ({
  ...record,
  knownOn: knownAfter(record, knownAt),
});

/**
 * Folds one event at its place in the stream, known from a moment on. A journey whose consent is withdrawn from all that it was given for counts as its association said when that became known,
 * until consent is given anew; which authorities a party had is known as it was then.
 */
export const evolveCounted = (
  record: CountedRecord | undefined,
  event: JourneyEvent,
  revision: number,
  { afterWithdrawal, authorities }: AsSetUp,
  knownAt: number,
): CountedRecord => {
  const evolved: CountedRecord = evolveOutline(record, event);
  const outline = evolved === record ? evolved : withKnown(evolved, knownAt);
  if (event.type === 'ParticipantReferred')
    return event.data.consentAtSource ? { ...outline, consentAtSource: true } : outline;
  const said = saidAfter(outline.said ?? [], event, revision, afterWithdrawal);
  if (!said) return outline;
  const { isWithdrawn: _was, ...counted } = outline;
  return { ...counted, said, ...(isWithdrawn(counted, said, authorities) && { isWithdrawn: true }) };
};

/** A journey as it would be if all that was withdrawn counted in one way, whatever its association said then. */
export const supposingCounts = (
  record: CountedRecord,
  { afterWithdrawal: counts, authorities }: AsSetUp,
): CountedRecord => {
  const { isWithdrawn: _is, ...rest } = record;
  const said = rest.said?.map((one) => ({ ...one, counts })) ?? [];
  return { ...rest, ...(isWithdrawn(rest, said, authorities) && { isWithdrawn: true }) };
};

/** A journey as it is counted. */
export const asCounted = (record: CountedRecord): JourneyOutline =>
  record.isWithdrawn ? asAnonymous(record) : record;
