import { accept, refuse, unreachable, type Decider } from '@samspar/kernel';
import type {
  JourneyCommand,
  MisregisterJourney,
  ReferParticipant,
  ReinstateJourney,
  ReopenJourney,
} from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';
import { occurredOnProblem, partiesProblem } from './fact-checks.js';
import { asKept } from './journey-anonymous.js';
import { orderProblem } from './journey-order.js';
import {
  acceptReferral,
  declineReferral,
  giveConsent,
  placeOnWaitingList,
  refer,
  start,
  withdrawConsent,
  withdrawReferral,
} from './journey-referral.js';
import type { JourneyRefusal } from './journey-refusals.js';
import type { Ruling } from './journey-ruling.js';
import { evolveJourney, type Journey, type RegisteredJourney } from './journey-state.js';
import { asStorable, type Terms, termsProblem, type UnderTerms } from './journey-terms.js';
import { type JourneyWarning, journeyWarnings } from './journey-warnings.js';
import {
  agreePlan,
  assignCaseworker,
  correct,
  exit,
  handOver,
  missFollowUp,
  recordEmployerContact,
  recordFollowUp,
  recordMeeting,
} from './journey-work.js';

/** An annulment says no more than why. */
const annulment = <Type extends 'JourneyReopened' | 'JourneyMisregistered' | 'JourneyReinstated'>(
  type: Type,
  { occurredOn, data: { reason, note } }: ReopenJourney | MisregisterJourney | ReinstateJourney,
) => ({ type, occurredOn, data: { reason, ...(note !== undefined && { note }) } });

const rule = (command: Exclude<JourneyCommand, ReferParticipant>, journey: RegisteredJourney): Ruling => {
  switch (command.type) {
    case 'GiveConsent':
      return giveConsent(command);
    case 'WithdrawConsent':
      return withdrawConsent(command, journey);
    case 'AcceptReferral':
      return acceptReferral(command, journey);
    case 'DeclineReferral':
      return declineReferral(command, journey);
    case 'WithdrawReferral':
      return withdrawReferral(command, journey);
    case 'PlaceOnWaitingList':
      return placeOnWaitingList(command, journey);
    case 'StartJourney':
      return start(command, journey);
    case 'AssignCaseworker':
      return assignCaseworker(command, journey);
    case 'HandOverCaseload':
      return handOver(command, journey);
    case 'RecordTeamMeeting':
      return recordMeeting(command, journey);
    case 'AgreePlan':
    case 'RevisePlan':
      return agreePlan(command, journey);
    case 'RecordEmployerContact':
      return recordEmployerContact(command, journey);
    case 'ExitJourney':
      return exit(command, journey);
    case 'RecordFollowUp':
      return recordFollowUp(command, journey);
    case 'MissFollowUp':
      return missFollowUp(command, journey);
    case 'CorrectFact':
      return correct(command, journey);
    case 'ReopenJourney':
      return journey.status === 'ended'
        ? accept(annulment('JourneyReopened', command))
        : refuse({ code: 'JourneyNotExited' });
    case 'MisregisterJourney':
      return accept(annulment('JourneyMisregistered', command));
    case 'ReinstateJourney':
      return accept(annulment('JourneyReinstated', command));
    default:
      return unreachable(command);
  }
};

/**
 * Whatever was decided must leave days that run forwards, a referring party that is not a deciding one too, and what the association's
 * terms allow; an anonymous journey's events say no more than it keeps.
 */
const inOrder = (ruling: Ruling, command: JourneyCommand, journey: Journey, terms: Terms | null): Ruling => {
  if (!ruling.accepted) return ruling;
  const next = ruling.events.reduce(evolveJourney, journey);
  if (next.status === 'none') return ruling;
  const events = ruling.events.map((event) => asKept(event, next));
  const problem =
    orderProblem(next) ??
    partiesProblem(next) ??
    events.map((event) => termsProblem(event, next, terms)).find((outside) => outside !== undefined);
  if (problem) return refuse(problem);
  return { accepted: true, events, warnings: journeyWarnings(command, events, journey, next) };
};

const decide = ({ terms, ...told }: UnderTerms, journey: Journey): Ruling => {
  const command = asStorable(told, terms);
  const problem = occurredOnProblem('occurredOn', command.occurredOn, command.today);
  if (command.type === 'ReferParticipant') {
    if (journey.status !== 'none') return refuse({ code: 'JourneyAlreadyExists' });
    return problem ? refuse(problem) : inOrder(refer(command), command, journey, terms);
  }
  if (journey.status === 'none') return refuse({ code: 'JourneyNotFound' });
  if (journey.misregistered !== (command.type === 'ReinstateJourney'))
    return refuse({ code: journey.misregistered ? 'JourneyIsMisregistered' : 'JourneyNotMisregistered' });
  return problem ? refuse(problem) : inOrder(rule(command, journey), command, journey, terms);
};

/** The rules of one person's way through one insats, from referral to follow-up (docs/events.md#the-rules-of-a-journey). */
export const journeyDecider: Decider<Journey, UnderTerms, JourneyEvent, JourneyRefusal, JourneyWarning> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveJourney,
};
