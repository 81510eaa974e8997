import { known, UNKNOWN_DAY } from '@samspar/kernel';
import { amongParties } from './consent.js';
import { anyValue } from './fact-checks.js';
import { correctable, toldAt, type ToldAt } from './fact-lists.js';
import { FACTS, FOLLOW_UP_MONTHS, type Fact, type FactValues, type MonthsAfterExit } from './facts.js';
import type { JourneyCommand, JourneyCommandOf } from './journey-commands.js';
import type { UnderTerms } from './journey-terms.js';
import { journeyDecider } from './journey.js';
import { openDecisions } from './journey-decisions.js';
import type { Journey, RegisteredJourney } from './journey-state.js';

/** A journey is erased from the list of what is due, not in the course of its work. */
type CommandType = Exclude<JourneyCommand['type'], 'ReferParticipant' | 'EraseJourney'>;

/** Nobody's id: differs from whoever is responsible. */
const SOMEBODY_ELSE = 'somebody-else';
const ANNULMENT = { reason: 'entry-error' } as const;

const NOTHING_TOLD = Object.fromEntries(
  toldAt('followUp').map((fact) => [fact, anyValue(FACTS[fact].kind)]),
) as Pick<FactValues, ToldAt<'followUp'>>;

/** Of each command what it could say with the best chance of being taken; one of several is enough. */
const PLAUSIBLE: {
  readonly [T in CommandType]: (journey: RegisteredJourney) => readonly JourneyCommandOf<T>['data'][];
} = {
  GiveConsent: () => [{ ...amongParties(['region']), purpose: '-', form: 'oral', language: 'sv' }],
  WithdrawConsent: () => [{}],
  GroundDisclosure: () => [
    { ground: 'decision', giver: SOMEBODY_ELSE, receiver: '-', kinds: ['plan'], why: '-' },
  ],
  AcceptReferral: () => [{}],
  DeclineReferral: () => [{ reason: 'other' }],
  WithdrawReferral: () => [{ reason: 'other' }],
  PlaceOnWaitingList: () => [{}],
  StartJourney: () => [{ profile: { sex: 'notAsked' } }],
  EndAnonymity: () => [{}],
  AssignCaseworker: () => [{ caseworker: SOMEBODY_ELSE }],
  HandOverCaseload: () => [{ to: SOMEBODY_ELSE }],
  RecordTeamMeeting: () => [{ attendance: [], decisions: [], violenceQuestionAsked: false }],
  CloseDecision: (journey) =>
    openDecisions(journey).map(({ meeting, decision }) => ({ meeting, decision, outcome: 'done' })),
  AgreePlan: () => [{ goals: ['-'], parallelActions: [] }],
  RevisePlan: () => [{ goals: ['-'], parallelActions: [] }],
  RecordEmployerContact: () => [{ kind: 'other' }],
  RecordAssessment: () => [{ kind: 'other', party: 'region', outcome: 'completed' }],
  ExitJourney: () => [{ exit: { type: 'ExitedForOtherReason', data: { reasons: 'unknown' } } }],
  RecordFollowUp: () => FOLLOW_UP_MONTHS.map((monthsAfterExit) => ({ monthsAfterExit, ...NOTHING_TOLD })),
  MissFollowUp: () => FOLLOW_UP_MONTHS.map((monthsAfterExit) => ({ monthsAfterExit })),
  CorrectFact: ({ facts }) => [
    { fact: 'sex', value: known(facts.sex) === 'man' ? 'woman' : 'man', ...ANNULMENT },
  ],
  AnnulEntry: ({ entries }) =>
    entries.toReversed().map(({ revision }) => ({ entry: revision, ...ANNULMENT })),
  CorrectNote: ({ notes }) => notes.map(({ revision }) => ({ revision, note: '-', ...ANNULMENT })),
  ReopenJourney: () => [ANNULMENT],
  MisregisterJourney: () => [ANNULMENT],
  ReinstateJourney: () => [ANNULMENT],
};

const COMMANDS = Object.keys(PLAUSIBLE) as readonly CommandType[];

/** On an unknown day, which no order rule refuses, whatever the association allows. */
const commandOf = (type: CommandType, data: object): UnderTerms =>
  ({ type, occurredOn: UNKNOWN_DAY, today: UNKNOWN_DAY, data, terms: null }) as UnderTerms;

/** The facts that a correction may name: those the journey has, and those it lacks and may keep. */
export const correctableFacts = (journey: Journey): readonly Fact[] =>
  correctable().filter((fact) => {
    const decision = journeyDecider.decide(
      commandOf('CorrectFact', { fact, value: anyValue(FACTS[fact].kind), ...ANNULMENT }),
      journey,
    );
    return (
      decision.accepted ||
      !['JourneyNotFound', 'JourneyIsMisregistered', 'FactNotYetKnown', 'FactNotKeptForAnonymous'].includes(
        decision.refusal.code,
      )
    );
  });

/**
 * The commands that the rules would now take, given the right data and a day in order: what can be done with a journey.
 * The rules themselves are asked, so that the two can never disagree.
 */
export const allowedCommands = (journey: Journey): readonly CommandType[] =>
  journey.status === 'none'
    ? []
    : COMMANDS.filter((type) =>
        PLAUSIBLE[type](journey).some(
          (data) => journeyDecider.decide(commandOf(type, data), journey).accepted,
        ),
      );

/** The follow-ups that are still to be recorded, or to be noted as missed. */
export const followUpsLeft = (
  journey: Journey,
): Readonly<Record<'recorded' | 'missed', readonly MonthsAfterExit[]>> => {
  const left = (type: 'RecordFollowUp' | 'MissFollowUp', rest: object) =>
    FOLLOW_UP_MONTHS.filter(
      (monthsAfterExit) =>
        journeyDecider.decide(commandOf(type, { monthsAfterExit, ...rest }), journey).accepted,
    );
  return {
    recorded: left('RecordFollowUp', NOTHING_TOLD),
    missed: left('MissFollowUp', {}),
  };
};
