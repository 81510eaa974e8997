import { EMPLOYMENT_AT_EXIT, EXTENT, REGISTERED_LATE } from '@samspar/codes';
import { dayInStockholm, dayNumber, dayOfNumber, unreachable, yearsAfter } from '@samspar/kernel';
import {
  type ContactRow,
  type Dimension,
  type JourneyRow,
  type Measure,
  SOME_DAY,
  STATED_DIMENSIONS,
  type StatisticsQuery,
} from '@samspar/statistics';
import type { Fed, Meeting } from './fed.js';
import { has, oneOf, personOf } from './naive-persons.js';
import type { NaiveThing } from './naive-things.js';

/** How a journey, or a thing that is counted of it, is looked at. */
export type Look = Readonly<{
  query: StatisticsQuery;
  /** The last day of the part of the period. */
  to: number;
  /** The day that times go by. */
  own: number;
  thing?: NaiveThing | undefined;
}>;

const isKnownAt = (knownFrom: number, knownTo: number, moment: number): boolean =>
  moment === Infinity ? knownTo === Infinity : knownFrom <= moment && knownTo > moment;

/** What stands of a kind of work of a journey by a day. */
const workOf = (fed: Fed, { journey }: JourneyRow, kind: ContactRow['kind'], { query, to }: Look) => {
  const moment = query.asKnownAt ?? Infinity;
  return fed.contacts.filter(
    (one) =>
      one.journey === journey &&
      one.kind === kind &&
      one.knownFrom <= moment &&
      (one.knownTo === Infinity || one.knownTo > moment) &&
      one.day <= to,
  );
};

const some = (codes: readonly string[], otherwise: string): readonly string[] =>
  codes.length > 0 ? [...new Set(codes)] : [otherwise];

/** What meetings tell: of a meeting that is counted its own, else of all that the journey had. */
const meetingCodes = (dimension: Dimension, meetings: readonly Meeting[]): readonly string[] => {
  if (meetings.length === 0) return ['no-meeting'];
  if (dimension === 'violenceQuestion')
    return [meetings.some(({ isViolenceAsked }) => isViolenceAsked) ? 'asked' : 'unasked'];
  if (dimension === 'livelihoodAtMeeting')
    return some(
      meetings.flatMap(({ sources }) => sources),
      'unknown',
    );
  const isNobody = meetings.some(({ present, isAbsenceTold }) => present.length === 0 && isAbsenceTold);
  return some(
    meetings.flatMap(({ present }) => present),
    isNobody ? 'none' : 'unknown',
  );
};

const meetingsOf = (fed: Fed, row: JourneyRow, look: Look): readonly Meeting[] =>
  look.query.measure === 'meetings' && look.thing?.contact
    ? [look.thing.contact.meeting]
    : workOf(fed, row, 'meetings', look).map(({ meeting }) => meeting);

const lateCode = (days: number): string =>
  days <= 7 ? '0-7' : days <= 30 ? '8-30' : days <= 90 ? '31-90' : '90-plus';

const returnedCode = (fed: Fed, row: JourneyRow, { query, to }: Look): string => {
  const moment = query.asKnownAt ?? Infinity;
  const person = personOf(fed, moment);
  const whose = person(row.participant);
  const isBegun = (day: number) => has(day) && day <= to;
  const day = [row.startedOn, row.referredOn].find(isBegun);
  if (whose === undefined || day === undefined) return 'unknown';
  const first = dayNumber(yearsAfter(dayOfNumber(day), -1));
  const isSame = fed.versions.some(
    ({ row: other, knownFrom, knownTo }) =>
      isKnownAt(knownFrom, knownTo, moment) &&
      other.journey !== row.journey &&
      other.association === 1 &&
      other.outcome !== 4 &&
      person(other.participant) === whose &&
      has(other.exitedOn) &&
      other.exitedOn >= first &&
      other.exitedOn <= day,
  );
  return isSame ? 'returned' : 'not-returned';
};

/** Of which days a row tells how late they were registered, in their order. */
const LATE: Readonly<Partial<Record<Measure, number>>> = { referred: 0, ended: 2, daysInIntervention: 2 };

const lateOf = (row: JourneyRow, { query, thing }: Look): readonly string[] => {
  if (thing) {
    const { toldBy } = thing;
    if (!toldBy || toldBy.day === SOME_DAY) return ['unknown'];
    return [lateCode(dayNumber(dayInStockholm(toldBy.knownFrom)) - toldBy.day)];
  }
  return oneOf(Math.floor(row.registeredLate / 5 ** (LATE[query.measure] ?? 1)) % 5, REGISTERED_LATE);
};

/** The codes of a journey in a dimension of its work, its person, its registration or its exit; undefined of another dimension. */
export const workCodes = (
  fed: Fed,
  row: JourneyRow,
  look: Look,
  dimension: Dimension,
): readonly string[] | undefined => {
  const ended = row.exitedOn === SOME_DAY || row.exitedOn <= look.to;
  if (dimension === 'registeredLate') return lateOf(row, look);
  if (dimension === 'employment') return ended ? oneOf(row.employment, EMPLOYMENT_AT_EXIT) : ['not-ended'];
  if (dimension === 'extent') return ended ? oneOf(row.extent, EXTENT) : ['not-ended'];
  if (!isOfWork(dimension)) return undefined;
  return row.outcome === 4 ? ['unknown'] : codesOfWork(fed, row, look, dimension);
};

const OF_WORK = [
  'attendingParty',
  'violenceQuestion',
  'livelihoodAtMeeting',
  'meetingsHeld',
  'caseworkerChanges',
  'parallelActions',
  'returned',
] as const satisfies readonly Dimension[];
type OfWork = (typeof OF_WORK)[number];
const isOfWork = (dimension: Dimension): dimension is OfWork => OF_WORK.some((one) => one === dimension);

const codesOfWork = (fed: Fed, row: JourneyRow, look: Look, dimension: OfWork): readonly string[] => {
  switch (dimension) {
    case 'attendingParty':
    case 'violenceQuestion':
    case 'livelihoodAtMeeting':
      return meetingCodes(dimension, meetingsOf(fed, row, look));
    case 'meetingsHeld': {
      const { length } = workOf(fed, row, 'meetings', look);
      return [
        length === 0 ? 'none' : length === 1 ? '1' : length < 4 ? '2-3' : length < 7 ? '4-6' : '7-plus',
      ];
    }
    case 'caseworkerChanges': {
      const changes = workOf(fed, row, 'handovers', look).filter(({ detail }) => detail === 1).length;
      return [changes === 0 ? 'none' : changes < 3 ? `${changes}` : '3-plus'];
    }
    case 'parallelActions': {
      const plans = workOf(fed, row, 'plans', look).map(({ detail = 0 }) => detail);
      const most = Math.max(...plans);
      if (plans.length === 0) return ['no-plan'];
      return [most === 0 ? 'none' : most < 3 ? `${most}` : '3-plus'];
    }
    case 'returned':
      return [returnedCode(fed, row, look)];
    default:
      return unreachable(dimension);
  }
};

/** Why something is not known, where kinds of unknown are told apart. */
export const kindOf = (fed: Fed, row: JourneyRow, look: Look, dimension: Dimension): string => {
  if (row.outcome === 4) return 'protected';
  const place = STATED_DIMENSIONS.indexOf(dimension);
  const stated =
    dimension === 'livelihoodAtMeeting'
      ? Math.max(
          0,
          ...meetingsOf(fed, row, look).map(({ unknown, sources }) => (sources.length > 0 ? 0 : unknown)),
        )
      : place < 0
        ? 0
        : Math.floor(row.whyUnknown / 4 ** place) % 4;
  return ['not-registered', 'not-asked', 'does-not-know', 'will-not-say'][stated] ?? '';
};
