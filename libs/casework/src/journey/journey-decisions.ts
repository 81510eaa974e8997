import type { DecisionOutcome } from '@samspar/codes';
import type { OccurredOn } from '@samspar/kernel';
import type { Entry } from './journey-entries.js';
import type { MeetingDecision } from './journey-events.js';

/** What a team meeting agreed on, by the revision of the meeting's event and its place among the decisions, from 0. */
export type DecisionPlace = Readonly<{ meeting: number; decision: number }>;
export type DecisionClosing = DecisionPlace & Readonly<{ on: OccurredOn; outcome: DecisionOutcome }>;

export const isSameDecision = (one: DecisionPlace, other: DecisionPlace): boolean =>
  one.meeting === other.meeting && one.decision === other.decision;

/** What team meetings have agreed on that nobody has closed, in order, with the day of the meeting. */
export const openDecisions = ({
  entries,
  closings,
}: Readonly<{ entries: readonly Entry[]; closings: readonly DecisionClosing[] }>): readonly (DecisionPlace &
  Readonly<{ agreedOn: OccurredOn; said: MeetingDecision }>)[] =>
  entries
    .flatMap(({ revision: meeting, event }) =>
      event.type === 'TeamMeetingHeld'
        ? event.data.decisions.map((said, decision) => ({
            meeting,
            decision,
            agreedOn: event.occurredOn,
            said,
          }))
        : [],
    )
    .filter((one) => !closings.some((closing) => isSameDecision(closing, one)));
