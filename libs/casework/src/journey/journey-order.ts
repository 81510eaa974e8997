import { isKnown, type Day, type OccurredOn } from '@samspar/kernel';
import type { JourneyRefusal } from './journey-refusals.js';
import type { RegisteredJourney } from './journey-state.js';
import type { DayName } from './journey-words.js';

type Milestone = Readonly<{ what: DayName; on: OccurredOn | undefined }>;
type KnownMilestone = Readonly<{ what: DayName; on: Day }>;

const known = (milestones: readonly Milestone[]): readonly KnownMilestone[] =>
  milestones.filter((milestone): milestone is KnownMilestone => isKnown(milestone.on));

/** The first milestone of a sequence that lies before an earlier one; the same day is in order, unknown days are skipped. */
export const backwards = (...sequence: readonly Milestone[]): JourneyRefusal | undefined => {
  let latest: KnownMilestone | undefined;
  for (const milestone of known(sequence)) {
    if (latest && milestone.on < latest.on)
      return {
        code: 'DaysRunBackwards',
        what: milestone.what,
        on: milestone.on,
        before: latest.what,
        beforeOn: latest.on,
      };
    latest = milestone;
  }
  return undefined;
};

/** The known days of a group whose members have no order among themselves: all lie between what comes before and after. */
const byDay = (group: readonly Milestone[]): readonly KnownMilestone[] =>
  known(group).toSorted((a, b) => (a.on < b.on ? -1 : 1));

/**
 * The order of a whole journey (docs/events.md#the-rules-of-a-journey): referred ≤ on the waiting list ≤ answered ≤ started ≤ meetings, plans,
 * employer contacts and assessments ≤ exited ≤ followed up; and no caseworker before the referral.
 */
export const orderProblem = (journey: RegisteredJourney): JourneyRefusal | undefined => {
  const { facts, contacts, followUps, caseworker } = journey;
  const referredOn = { what: 'referredOn', on: facts.referredOn } as const;
  return (
    backwards(
      referredOn,
      { what: 'waitingOn', on: facts.waitingOn },
      { what: 'acceptedOn', on: facts.acceptedOn },
      { what: 'declinedOn', on: facts.declinedOn },
      { what: 'withdrawnOn', on: facts.withdrawnOn },
      { what: 'startedOn', on: facts.startedOn },
      ...byDay(contacts),
      { what: 'exitedOn', on: facts.exitedOn },
      ...byDay(followUps.map(({ on }) => ({ what: 'followUpOn', on }))),
    ) ?? backwards(referredOn, { what: 'assignedOn', on: caseworker?.since })
  );
};
