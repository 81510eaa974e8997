import { EXIT_EVENTS, type JourneyEvent, SILENCE_DAYS } from '@samspar/casework';
import { type Day, dayInStockholm, dayNumber, isKnown } from '@samspar/kernel';
import type { Clocks, ReplayedEvent, ReplayedJourney } from '@samspar/use-cases';

/** What an event is drawn among. */
export const LANES = ['steps', 'meetings', 'employers', 'handovers', 'consents', 'setRight'] as const;
export type Lane = (typeof LANES)[number];

const LANE_OF: Readonly<Record<JourneyEvent['type'], Lane>> = {
  ParticipantReferred: 'steps',
  ReferralAccepted: 'steps',
  ReferralDeclined: 'steps',
  ReferralWithdrawn: 'steps',
  PlacedOnWaitingList: 'steps',
  JourneyStarted: 'steps',
  AnonymityEnded: 'steps',
  ExitedToWorkOrStudies: 'steps',
  ExitedToCare: 'steps',
  ExitedToContinuedSupport: 'steps',
  ExitedForOtherReason: 'steps',
  FollowUpRecorded: 'steps',
  FollowUpMissed: 'steps',
  TeamMeetingHeld: 'meetings',
  DecisionClosed: 'meetings',
  PlanAgreed: 'meetings',
  PlanRevised: 'meetings',
  AssessmentRecorded: 'meetings',
  EmployerContacted: 'employers',
  CaseworkerAssigned: 'handovers',
  CaseloadHandedOver: 'handovers',
  ConsentGiven: 'consents',
  ConsentWithdrawn: 'consents',
  DisclosureGrounded: 'consents',
  FactCorrected: 'setRight',
  EntryAnnulled: 'setRight',
  NoteCorrected: 'setRight',
  JourneyReopened: 'setRight',
  JourneyMisregistered: 'setRight',
  JourneyReinstated: 'setRight',
  JourneyErased: 'setRight',
};

export type Phase = 'before' | 'ongoing' | 'after';
export type LineMark = Readonly<{ lane: Lane; day: Day; events: readonly ReplayedEvent[]; isLate: boolean }>;
export type Gap = Readonly<{ from: Day; to: Day; days: number }>;

/** A journey along its days, as it is known now. */
export type LineOfJourney = Readonly<{
  from: Day;
  to: Day;
  phases: readonly Readonly<{ phase: Phase; from: Day; to: Day }>[];
  /** What was told of the same day in the same lane together. */
  marks: readonly LineMark[];
  /** Longer than an ongoing journey goes without being looked at again, with no event of the work. */
  gaps: readonly Gap[];
  /** The moments that are looked at, and those that they are compared with, where they lie on the line. */
  moments: readonly Readonly<{ clock: keyof Clocks; day: Day; isCompared: boolean }>[];
}>;

const latest = (days: readonly Day[]): Day => days.toSorted().at(-1) ?? '';

/** What sets right stands at its own day here, and not where that does which it sets right. */
const drawnOn = ({ event, knownAt, holdsFrom }: ReplayedEvent): Day => {
  if (LANE_OF[event.type] !== 'setRight') return holdsFrom;
  return isKnown(event.occurredOn) ? event.occurredOn : dayInStockholm(knownAt);
};

const momentsOf = ({ asOf, knownAt }: Clocks, isCompared: boolean): LineOfJourney['moments'] => [
  ...(asOf === undefined ? [] : [{ clock: 'asOf', day: asOf, isCompared } as const]),
  ...(knownAt === undefined ? [] : [{ clock: 'knownAt', day: dayInStockholm(knownAt), isCompared } as const]),
];

const marksOf = (events: readonly ReplayedEvent[]): readonly LineMark[] =>
  Array.from(
    Map.groupBy(events, (one) => `${LANE_OF[one.event.type]} ${drawnOn(one)}`).values(),
    (together) =>
      together.slice(0, 1).map((one) => ({
        lane: LANE_OF[one.event.type],
        day: drawnOn(one),
        events: together,
        isLate: together.some(({ daysLate }) => daysLate !== null && daysLate > 0),
      })),
  ).flat();

const gapsBetween = (days: readonly Day[]): readonly Gap[] =>
  days.flatMap((to, index) => {
    const from = days[index - 1] ?? to;
    const between = dayNumber(to) - dayNumber(from);
    return between > SILENCE_DAYS ? [{ from, to, days: between }] : [];
  });

/** The line of a journey that is there. What was struck is not on it, for it never happened. */
export const lineOfJourney = ({ whole, clocks, compared, today }: ReplayedJourney): LineOfJourney => {
  const struck = new Set(
    whole.flatMap(({ event: { type, data } }) => (type === 'EntryAnnulled' ? [data.entry] : [])),
  );
  const events = whole.filter(({ revision }) => !struck.has(revision));
  const marks = marksOf(events);
  const dayOf = (types: readonly JourneyEvent['type'][]): Day | undefined =>
    events.findLast(({ event }) => types.includes(event.type))?.holdsFrom;
  const state = whole.at(-1)?.after;
  const from = events[0]?.holdsFrom ?? today;
  const started = dayOf(['JourneyStarted']);
  const over = state?.exit ? dayOf(EXIT_EVENTS) : dayOf(['ReferralDeclined', 'ReferralWithdrawn']);
  const end = over ?? latest([today, from]);
  const followed = over && state?.exit && dayOf(['FollowUpRecorded', 'FollowUpMissed']);
  const moments = [...momentsOf(clocks, false), ...(compared ? momentsOf(compared.clocks, true) : [])].filter(
    ({ day }) => day >= from && day <= today,
  );
  const worked = marks.filter(({ lane, day }) => lane !== 'setRight' && day <= end).map(({ day }) => day);
  return {
    from,
    to: latest([end, ...marks.map(({ day }) => day), ...moments.map(({ day }) => day)]),
    phases: [
      { phase: 'before' as const, from, to: started ?? end },
      ...(started === undefined ? [] : [{ phase: 'ongoing' as const, from: started, to: end }]),
      ...(over !== undefined && followed ? [{ phase: 'after' as const, from: over, to: followed }] : []),
    ],
    marks,
    gaps: gapsBetween([...new Set([...worked, end])].toSorted()),
    moments,
  };
};
