import { NEVER, SOME_DAY } from './row.js';
import type { VersionColumns } from './columns.js';
import { TOLD } from './told.js';

/** Why a figure became another from one moment to the next (docs/statistics.md#why-a-figure-changed). */
export const DIFFERENCE_CAUSES = [
  /** Told after the first moment, and happened before or on its day. */
  'late',
  /** Told and happened after it. */
  'happened',
  /** An exit that takes out of the figure or across its cells. */
  'exit',
  'reopening',
  'correction',
  'annulment',
  'misregistration',
  'reinstatement',
  'importReversal',
  /** Consent withdrawn or given anew, where the journey counts as an anonymous one meanwhile. */
  'consent',
  /** It became known whose journey it is. */
  'identification',
  'merge',
  'unmerge',
  /** Units were mapped, or moved to another authority. */
  'units',
  'authorities',
  'districts',
  /** It was set up otherwise since when something is registered, or when an insats ended. */
  'registeredSince',
  /** The two figures are counted by different versions of what measures and dimensions mean. */
  'definition',
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

/** A version of a journey, by its place in the columns it lies in. */
export type VersionAt = Readonly<{ columns: VersionColumns; at: number }>;

/** What changed of one journey at one moment. */
export type JourneyChange = Readonly<{
  /** Undefined: it was not counted before, or is not after. */
  before: VersionAt | undefined;
  after: VersionAt | undefined;
  /** Days of contacts that were told, and how many were taken back; of measures that count them. */
  contacts: Readonly<{ told: readonly number[]; takenBack: number }>;
  /** How much the figure went up. */
  more: number;
  /** The column that tells when what is counted happened. */
  day: 'referredOn' | 'startedOn' | 'exitedOn' | undefined;
}>;

const isDay = (day: number): boolean => day !== NEVER && day !== SOME_DAY;

/** What nobody knows the day of counts as late, for it cannot be shown to have happened after. */
const byDay = (day: number, until: number): DifferenceCause =>
  isDay(day) && day > until ? 'happened' : 'late';

/** The first that holds, of what was told at once. */
const SAID: readonly (readonly [number, DifferenceCause])[] = [
  [TOLD.importReversal, 'importReversal'],
  [TOLD.misregistration, 'misregistration'],
  [TOLD.reinstatement, 'reinstatement'],
  [TOLD.reopening, 'reopening'],
  [TOLD.correction, 'correction'],
  [TOLD.annulment, 'annulment'],
  [TOLD.consent, 'consent'],
  [TOLD.identification, 'identification'],
];

const ofContacts = (
  { told, takenBack }: JourneyChange['contacts'],
  until: number,
): DifferenceCause | undefined => {
  if (takenBack > 0) return told.length > 0 ? 'correction' : 'annulment';
  return told.length > 0 ? byDay(Math.max(...told), until) : undefined;
};

const dayIn = ({ columns, at }: VersionAt, column: 'referredOn' | 'startedOn' | 'exitedOn'): number =>
  columns[column].at(at);

/** Why a journey is counted otherwise than before; `until` is the number of the first moment's day. */
export const causeOf = (
  { before, after, contacts, more, day }: JourneyChange,
  until: number,
): DifferenceCause => {
  if (!after) {
    const closedBy = before ? before.columns.closedBy.at(before.at) : 0;
    return SAID.find(([bit]) => (closedBy & bit) !== 0)?.[1] ?? 'misregistration';
  }
  const ofContact = ofContacts(contacts, until);
  if (ofContact) return ofContact;
  const told = after.columns.told.at(after.at);
  if (before) {
    const isNew = (column: 'startedOn' | 'exitedOn') =>
      dayIn(before, column) === NEVER && dayIn(after, column) !== NEVER;
    if (
      more > 0 &&
      day &&
      day !== 'referredOn' &&
      isNew(day) &&
      (told & (TOLD.registration | TOLD.exit)) !== 0
    )
      return byDay(dayIn(after, day), until);
    if ((told & TOLD.exit) !== 0 && isNew('exitedOn')) return 'exit';
  }
  const said = SAID.find(([bit]) => (told & bit) !== 0);
  // A journey that is new is registered, whatever else was told of it at once.
  if (said && (before || said[0] === TOLD.reinstatement || said[0] === TOLD.importReversal)) return said[1];
  const own = day && isDay(dayIn(after, day)) ? dayIn(after, day) : after.columns.toldOn.at(after.at);
  return byDay(before ? after.columns.toldOn.at(after.at) : own, until);
};
