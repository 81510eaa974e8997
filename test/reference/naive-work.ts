import type { JourneyEvent } from '@samspar/casework';
import { type Day, isKnown, known as stated, type OccurredOn, unreachable } from '@samspar/kernel';
import type { Dimension, Measure } from '@samspar/statistics';
import type { Facts } from './naive-journeys.js';

export type PersonOf = (participant: string) => string | undefined;

/** A journey, or one of its contacts, as it is looked at from a day. */
type Looked = Readonly<{
  facts: Facts;
  journeys: ReadonlyMap<string, Facts>;
  personOf: PersonOf;
  seenFrom: Day;
  contact: Facts['contacts'][number] | undefined;
  measure: Measure;
}>;

const hasCome = (on: OccurredOn, by: Day): boolean => !isKnown(on) || on <= by;

const bracket = (count: number, ...brackets: readonly (readonly [least: number, code: string])[]): string =>
  brackets.findLast(([least]) => count >= least)?.[1] ?? '';

const several = (codes: readonly string[], otherwise: string): readonly string[] =>
  codes.length > 0 ? [...new Set(codes)] : [otherwise];

const fromMeetings = (dimension: Dimension, events: readonly JourneyEvent[]): readonly string[] => {
  const meetings = events.flatMap((event) => (event.type === 'TeamMeetingHeld' ? [event.data] : []));
  if (meetings.length === 0) return ['no-meeting'];
  if (dimension === 'violenceQuestion')
    return [meetings.some(({ violenceQuestionAsked }) => violenceQuestionAsked) ? 'asked' : 'unasked'];
  if (dimension === 'livelihoodAtMeeting')
    return several(
      meetings.flatMap(({ livelihood }) => stated(livelihood)?.map(({ source }) => source) ?? []),
      'unknown',
    );
  const present = meetings.flatMap(({ attendance }) =>
    attendance.flatMap((one) => (one.present ? [one.party] : [])),
  );
  return several(present, meetings.some(({ attendance }) => attendance.length > 0) ? 'none' : 'unknown');
};

const returned = ({ facts, journeys, personOf, seenFrom }: Looked): string => {
  const { startedOn, referredOn } = facts.known;
  const person = personOf(facts.participant);
  const day = [startedOn, referredOn].find((one) => isKnown(one) && one <= seenFrom);
  if (person === undefined || day === undefined) return 'unknown';
  const first = Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();
  const isBack = [...journeys.values()].some((other) => {
    const { exitedOn } = other.known;
    return (
      other !== facts &&
      !other.anonymous &&
      personOf(other.participant) === person &&
      isKnown(exitedOn) &&
      exitedOn >= first &&
      exitedOn <= day
    );
  });
  return isBack ? 'returned' : 'not-returned';
};

/** How late something was registered, by when it happened and when that was first known. */
export const late = (happened: OccurredOn | undefined, knownOn: Day | undefined): string => {
  if (!isKnown(happened) || knownOn === undefined) return 'unknown';
  const { days } = Temporal.PlainDate.from(happened).until(Temporal.PlainDate.from(knownOn));
  return days <= 7 ? '0-7' : days <= 30 ? '8-30' : days <= 90 ? '31-90' : '90-plus';
};

const DAY_OF: Readonly<Partial<Record<Measure, 'referredOn' | 'exitedOn'>>> = {
  referred: 'referredOn',
  ended: 'exitedOn',
  daysInIntervention: 'exitedOn',
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
const isOfWork = (dimension: Dimension): dimension is (typeof OF_WORK)[number] =>
  OF_WORK.some((one) => one === dimension);

/** The codes of a journey in a dimension of its work, its person or its registration; undefined of another dimension. */
export const workCodes = (looked: Looked, dimension: Dimension): readonly string[] | undefined => {
  const { facts, seenFrom, contact, measure } = looked;
  const of = (kind: string) =>
    facts.contacts.filter((one) => one.kind === kind && hasCome(one.on, seenFrom)).map(({ event }) => event);
  if (dimension === 'registeredLate') {
    const day = DAY_OF[measure] ?? 'startedOn';
    return [contact ? late(contact.on, contact.knownOn) : late(facts.known[day], facts.first[day])];
  }
  if (!isOfWork(dimension)) return undefined;
  const told = (): readonly string[] => {
    switch (dimension) {
      case 'attendingParty':
      case 'violenceQuestion':
      case 'livelihoodAtMeeting':
        return fromMeetings(dimension, measure === 'meetings' && contact ? [contact.event] : of('meetings'));
      case 'meetingsHeld':
        return [bracket(of('meetings').length, [0, 'none'], [1, '1'], [2, '2-3'], [4, '4-6'], [7, '7-plus'])];
      case 'caseworkerChanges': {
        const changes = of('handovers').filter(
          (event) => event.type === 'CaseloadHandedOver' && event.data.from !== null,
        );
        return [bracket(changes.length, [0, 'none'], [1, '1'], [2, '2'], [3, '3-plus'])];
      }
      case 'parallelActions': {
        const most = of('plans').map((event) =>
          event.type === 'PlanAgreed' || event.type === 'PlanRevised' ? event.data.parallelActions.length : 0,
        );
        if (most.length === 0) return ['no-plan'];
        return [bracket(Math.max(...most), [0, 'none'], [1, '1'], [2, '2'], [3, '3-plus'])];
      }
      case 'returned':
        return [returned(looked)];
      default:
        return unreachable(dimension);
    }
  };
  return facts.anonymous ? ['unknown'] : told();
};
