import { refuse, type Decider } from '@samspar/kernel';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';
import { occurredOnProblem, partiesProblem } from './fact-checks.js';
import { annulEntry } from './journey-annulment.js';
import { asKept } from './journey-anonymous.js';
import { eraseJourney } from './journey-erasure.js';
import { orderProblem } from './journey-order.js';
import { refer, referralRules } from './journey-referral.js';
import type { JourneyRefusal } from './journey-refusals.js';
import type { Rule, Rules, Ruling } from './journey-ruling.js';
import { evolveJourney, type Journey } from './journey-state.js';
import { asStorable, type Terms, termsProblem, type UnderTerms } from './journey-terms.js';
import { type JourneyWarning, journeyWarnings, NOT_COVERED } from './journey-warnings.js';
import { workRules } from './journey-work.js';
import { referralNotCovered } from './referral-covered.js';

const RULES: Rules = {
  ...referralRules,
  ...workRules,
  AnnulEntry: (command, journey, terms) => annulEntry(command, journey, terms, rule),
};

const rule: Rule = (command, journey, terms) => RULES[command.type](command, journey, terms);

/** The entry that a command tells anew: what was registered under other terms stands. */
const toldBefore = (command: JourneyCommand, journey: Journey): JourneyEvent | undefined =>
  command.type === 'AnnulEntry' && journey.status !== 'none'
    ? journey.entries.find(({ revision }) => revision === command.data.entry)?.event
    : undefined;

/**
 * Whatever was decided must leave days that run forwards, a referring party that is not a deciding one too, and what the association's
 * terms allow; an anonymous journey's events say no more than it keeps. A referral, or a correction, to an insats whose authority may not be told is refused where the
 * association requires consent, and warned of where it does not yet.
 */
const inOrder = (ruling: Ruling, command: JourneyCommand, journey: Journey, terms: Terms | null): Ruling => {
  if (!ruling.accepted) return ruling;
  const next = ruling.events.reduce(evolveJourney, journey);
  if (next.status === 'none') return ruling;
  const events = ruling.events.map((event) => asKept(event, next));
  const problem =
    orderProblem(next) ??
    partiesProblem(next) ??
    events
      .map((event) => termsProblem(event, next, terms, toldBefore(command, journey)))
      .find((outside) => outside !== undefined);
  if (problem) return refuse(problem);
  const notCovered = referralNotCovered(journey, next, terms, command.today);
  if (notCovered && terms?.requireConsent === 'enforce') return refuse(notCovered);
  const warnings = journeyWarnings(command, events, journey, next);
  return { accepted: true, events, warnings: notCovered ? [...warnings, NOT_COVERED] : warnings };
};

const decide = ({ terms, ...told }: UnderTerms, journey: Journey): Ruling => {
  const command = asStorable(told, terms);
  const problem = occurredOnProblem('occurredOn', command.occurredOn, command.today);
  if (command.type === 'ReferParticipant') {
    if (journey.status !== 'none') return refuse({ code: 'JourneyAlreadyExists' });
    return problem ? refuse(problem) : inOrder(refer(command, terms), command, journey, terms);
  }
  if (journey.status === 'none') return refuse({ code: 'JourneyNotFound' });
  if (journey.erasedOn !== undefined) return refuse({ code: 'JourneyIsErased', erasedOn: journey.erasedOn });
  if (command.type === 'EraseJourney') return eraseJourney(command, journey);
  // What is written of a misregistered journey can be wrong, too.
  if (command.type !== 'CorrectNote' && journey.misregistered !== (command.type === 'ReinstateJourney'))
    return refuse({ code: journey.misregistered ? 'JourneyIsMisregistered' : 'JourneyNotMisregistered' });
  return problem ? refuse(problem) : inOrder(rule(command, journey, terms), command, journey, terms);
};

/** The rules of one person's way through one insats, from referral to follow-up (docs/events.md#the-rules-of-a-journey). */
export const journeyDecider: Decider<Journey, UnderTerms, JourneyEvent, JourneyRefusal, JourneyWarning> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveJourney,
};
