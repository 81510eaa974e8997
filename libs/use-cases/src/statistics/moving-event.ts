import { EXIT_EVENTS, type JourneyEvent, type ParticipantEvent, participantStream } from '@samspar/casework';
import { type Day, dayOfNumber, isKnown } from '@samspar/kernel';
import type { DifferenceCause, DifferenceMove, Measure } from '@samspar/statistics';
import type { RegisteredAt } from '@samspar/views';
import type { JourneyPorts } from '../ports.js';

/** The event that changed a figure: what it was, the day that was stated, and its place in the log. */
export type MovingEvent = Readonly<{
  type: JourneyEvent['type'] | ParticipantEvent['type'];
  /** Null where nobody knows it. */
  occurredOn: Day | null;
  position: string;
  /** Its place in the journey; absent of one that is told of the person. */
  revision?: number;
}>;

/** What is told of a measure by an event of a type. */
const OF_MEASURE: Readonly<Record<Measure, readonly JourneyEvent['type'][]>> = {
  referred: ['ParticipantReferred'],
  started: ['JourneyStarted'],
  daysToStart: ['JourneyStarted'],
  ended: EXIT_EVENTS,
  daysInIntervention: EXIT_EVENTS,
  participants: ['JourneyStarted'],
  ongoing: ['JourneyStarted'],
  meetings: ['TeamMeetingHeld'],
  handovers: ['CaseloadHandedOver'],
  employerContacts: ['EmployerContacted'],
  assessments: ['AssessmentRecorded'],
  followUps: ['FollowUpRecorded'],
  followUpsDue: ['FollowUpRecorded', 'FollowUpMissed', ...EXIT_EVENTS],
  decisions: ['TeamMeetingHeld', 'DecisionClosed'],
  consents: ['ConsentGiven', 'ConsentWithdrawn', 'JourneyStarted'],
  daysReferralToAnswer: ['ReferralAccepted', 'ReferralDeclined'],
  daysToFirstMeeting: ['TeamMeetingHeld'],
  daysBetweenMeetings: ['TeamMeetingHeld'],
  daysToFirstEmployerContact: ['EmployerContacted'],
  daysExitToFollowUp: ['FollowUpRecorded'],
};

const OF_CAUSE: Readonly<Partial<Record<DifferenceCause, readonly JourneyEvent['type'][]>>> = {
  exit: EXIT_EVENTS,
  reopening: ['JourneyReopened'],
  correction: ['FactCorrected', 'EntryAnnulled'],
  annulment: ['EntryAnnulled'],
  misregistration: ['JourneyMisregistered'],
  reinstatement: ['JourneyReinstated'],
  consent: ['ConsentWithdrawn', 'ConsentGiven'],
};

const OF_PERSON: Readonly<Partial<Record<DifferenceCause, readonly ParticipantEvent['type'][]>>> = {
  merge: ['ParticipantMerged'],
  unmerge: ['ParticipantUnmerged'],
  identification: ['PersonIdentified', 'PersonCorrected', 'IdentityRecorded', 'ParticipantCreated'],
};

const told = ({ type, day, position, revision }: RegisteredAt): MovingEvent => ({
  type,
  occurredOn: day === null ? null : dayOfNumber(day),
  position: String(position),
  revision,
});

/** Of what became known of a journey at once: that which changed the figure, or the last. */
const ofJourney = (
  registered: readonly RegisteredAt[],
  measure: Measure,
  cause: DifferenceCause,
): MovingEvent | undefined => {
  const types = OF_CAUSE[cause] ?? OF_MEASURE[measure];
  const found = registered.findLast(({ type }) => types.includes(type)) ?? registered.at(-1);
  return found && told(found);
};

/** What was told of who somebody is, in the streams of her records; undefined where none of them tells it. */
const ofPerson = async (
  { views, streams }: Pick<JourneyPorts, 'views' | 'streams'>,
  participantId: string,
  types: readonly ParticipantEvent['type'][],
  knownAt: number,
): Promise<MovingEvent | undefined> => {
  for (const record of views().persons.recordsOf(participantId)) {
    const { stored } = await streams.load(participantStream, record);
    const found = stored.findLast(
      ({ type, recordedAt }) => recordedAt <= knownAt && types.some((one) => one === type),
    );
    const type = types.find((one) => one === found?.type);
    if (found && type)
      return {
        type,
        occurredOn: isKnown(found.occurredOn) ? found.occurredOn : null,
        position: String(found.position),
      };
  }
  return undefined;
};

/** The event that changed a figure by a journey. */
export const movingEvent = async (
  ports: Pick<JourneyPorts, 'views' | 'streams'>,
  { journey, knownAt, cause }: Pick<DifferenceMove, 'journey' | 'knownAt' | 'cause'>,
  participantId: string,
  measure: Measure,
): Promise<MovingEvent | undefined> => {
  const types = OF_PERSON[cause];
  return types
    ? ofPerson(ports, participantId, types, knownAt)
    : ofJourney(ports.views().registrations.at(journey, knownAt), measure, cause);
};
