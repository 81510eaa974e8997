import { accept, isDay, known, refuse, type OccurredOn } from '@samspar/kernel';
import type { JourneyCommandOf } from './journey-commands.js';
import type { Correction } from './journey-events.js';
import {
  blankProblem,
  correctionProblem,
  unitAsKept,
  exitGroupProblem,
  factProblem,
  factsProblem,
  repeatedProblem,
} from './fact-checks.js';
import { pickFacts, TOLD_AT_EXIT, toldAt } from './fact-lists.js';
import { FOLLOW_UP_MONTHS } from './facts.js';
import { backwards } from './journey-order.js';
import { ageConflict } from './journey-profile.js';
import { answered } from './journey-referral.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { unless, type Rules, type Ruling } from './journey-ruling.js';
import { isSameDecision, openDecisions } from './journey-decisions.js';
import type { RegisteredJourney } from './journey-state.js';

const TOLD_AT_MEETING = toldAt('meeting');
const TOLD_AT_FOLLOW_UP = toldAt('followUp');

const begun = ({ status }: RegisteredJourney): JourneyRefusal | undefined =>
  status === 'started' || status === 'ended' ? undefined : { code: 'JourneyNotStarted' };

/** What is registered only of somebody who is known. */
const keptOfKnown = ({ anonymous }: RegisteredJourney): JourneyRefusal | undefined =>
  anonymous ? { code: 'NotKeptForAnonymous' } : undefined;

/** A caseworker may be named from the referral on, also after the exit: somebody does the follow-ups. */
const caseworkerProblem = (
  journey: RegisteredJourney,
  id: string,
  on: OccurredOn,
): JourneyRefusal | undefined =>
  blankProblem('caseworker', id) ??
  (journey.status === 'declined' || journey.status === 'withdrawn' ? answered(journey) : undefined) ??
  backwards({ what: 'assignedOn', on: journey.caseworker?.since }, { what: 'assignedOn', on });

/** A plan is agreed once, and revised after that. */
const planned = (
  type: 'PlanAgreed' | 'PlanRevised',
  { occurredOn, data: { goals, parallelActions } }: JourneyCommandOf<'AgreePlan' | 'RevisePlan'>,
  journey: RegisteredJourney,
): Ruling => {
  const isFirst = type === 'PlanAgreed';
  return unless(
    begun(journey) ??
      (isFirst === journey.planAgreed
        ? { code: isFirst ? 'PlanAlreadyAgreed' : 'PlanNotAgreed' }
        : goals.length + parallelActions.length === 0
          ? { code: 'ValueMissing', field: 'goals' }
          : undefined),
    { type, occurredOn, data: { goals, parallelActions } },
  );
};

/** One follow-up for each of the four times; one that was missed may still be made up for. */
const followUpProblem = (
  { status, followUps }: RegisteredJourney,
  { type, data: { monthsAfterExit } }: JourneyCommandOf<'RecordFollowUp' | 'MissFollowUp'>,
): JourneyRefusal | undefined => {
  if (status !== 'ended') return { code: 'JourneyNotExited' };
  if (!FOLLOW_UP_MONTHS.includes(monthsAfterExit))
    return {
      code: 'ValueNotAllowed',
      field: 'monthsAfterExit',
      value: monthsAfterExit,
      allowed: FOLLOW_UP_MONTHS,
    };
  const stands = followUps.some(
    (followUp) =>
      followUp.monthsAfterExit === monthsAfterExit && (followUp.recorded || type === 'MissFollowUp'),
  );
  return stands ? { code: 'FollowUpAlreadyRegistered', monthsAfterExit } : undefined;
};

/** The old value beside the new one. `facts` holds under each fact a value of its type, which the compiler cannot follow. */
const correctionOf = (
  { facts }: RegisteredJourney,
  { fact, value }: JourneyCommandOf<'CorrectFact'>['data'],
): Correction => JSON.parse(JSON.stringify({ fact, old: facts[fact] ?? null, new: value }));

/** An annulment says no more than why. */
const annulled = <Type extends 'JourneyReopened' | 'JourneyMisregistered' | 'JourneyReinstated'>(
  type: Type,
  {
    occurredOn,
    data: { reason, note },
  }: JourneyCommandOf<'ReopenJourney' | 'MisregisterJourney' | 'ReinstateJourney'>,
) => accept({ type, occurredOn, data: { reason, ...(note !== undefined && { note }) } });

/** The rules of the work with a journey, and of what is set right in it or annulled. */
export const workRules = {
  AssignCaseworker: ({ occurredOn, data: { caseworker } }, journey) =>
    unless(
      journey.caseworker
        ? { code: 'CaseworkerAlreadyAssigned', caseworker: journey.caseworker.id }
        : caseworkerProblem(journey, caseworker, occurredOn),
      { type: 'CaseworkerAssigned', occurredOn, data: { caseworker } },
    ),
  HandOverCaseload: ({ occurredOn, data: { to } }, journey) => {
    const from = journey.caseworker?.id ?? null;
    return unless(
      from === to
        ? { code: 'CaseworkerUnchanged', caseworker: to }
        : caseworkerProblem(journey, to, occurredOn),
      { type: 'CaseloadHandedOver', occurredOn, data: { from, to } },
    );
  },
  RecordTeamMeeting: ({ occurredOn, today, data }, journey) => {
    const { attendance, decisions, violenceQuestionAsked, note } = data;
    const parties = attendance.map(({ party }) => party);
    return unless(
      begun(journey) ??
        repeatedProblem('attendance', parties) ??
        factsProblem(TOLD_AT_MEETING, data, today) ??
        (decisions.every(({ dueOn }) => dueOn === undefined || isDay(dueOn))
          ? undefined
          : { code: 'NotADay', field: 'decisionDueOn' }),
      {
        type: 'TeamMeetingHeld',
        occurredOn,
        data: {
          attendance,
          ...pickFacts(TOLD_AT_MEETING, data),
          decisions,
          violenceQuestionAsked,
          ...(note !== undefined && { note }),
        },
      },
    );
  },
  CloseDecision: ({ occurredOn, data: { meeting, decision, outcome } }, journey) => {
    const open = openDecisions(journey).find((one) => isSameDecision(one, { meeting, decision }));
    return unless(
      keptOfKnown(journey) ??
        begun(journey) ??
        (open
          ? backwards({ what: 'meetingOn', on: open.agreedOn }, { what: 'decisionClosedOn', on: occurredOn })
          : { code: 'DecisionNotOpen' }),
      { type: 'DecisionClosed', occurredOn, data: { meeting, decision, outcome } },
    );
  },
  AgreePlan: (command, journey) => planned('PlanAgreed', command, journey),
  RevisePlan: (command, journey) => planned('PlanRevised', command, journey),
  RecordEmployerContact: ({ occurredOn, data: { kind } }, journey) =>
    unless(begun(journey), { type: 'EmployerContacted', occurredOn, data: { kind } }),
  RecordAssessment: ({ occurredOn, data: { kind, party, outcome, note } }, journey) =>
    unless(keptOfKnown(journey) ?? begun(journey), {
      type: 'AssessmentRecorded',
      occurredOn,
      data: { kind, party, outcome, ...(note !== undefined && { note }) },
    }),
  ExitJourney: ({ occurredOn, today, data: { exit } }, journey) => {
    const { type, data } = exit;
    const { facts, status } = journey;
    return unless(
      (status === 'ended'
        ? ({ code: 'JourneyAlreadyExited', exitedOn: facts.exitedOn ?? 'unknown' } as const)
        : begun(journey)) ??
        factProblem('exitReasons', data.reasons, today) ??
        exitGroupProblem(type, data.reasons) ??
        factsProblem(TOLD_AT_EXIT, data, today),
      { ...exit, occurredOn },
    );
  },
  RecordFollowUp: (command, journey) => {
    const { occurredOn, today, data } = command;
    return unless(followUpProblem(journey, command) ?? factsProblem(TOLD_AT_FOLLOW_UP, data, today), {
      type: 'FollowUpRecorded',
      occurredOn,
      data,
    });
  },
  MissFollowUp: (command, journey) =>
    unless(followUpProblem(journey, command), {
      type: 'FollowUpMissed',
      occurredOn: command.occurredOn,
      data: { monthsAfterExit: command.data.monthsAfterExit },
    }),
  CorrectFact: ({ occurredOn, today, data: said }, journey) => {
    const data = said.fact === 'referringUnit' ? { ...said, value: unitAsKept(said.value) } : said;
    const problem =
      correctionProblem(journey, data, today) ??
      (data.fact === 'ageAtStart' ? ageConflict(known(data.value), 'number', data.ageFromNumber) : undefined);
    return unless(problem, {
      type: 'FactCorrected',
      occurredOn,
      data: {
        correction: correctionOf(journey, data),
        reason: data.reason,
        ...(data.note !== undefined && { note: data.note }),
      },
    });
  },
  CorrectNote: ({ occurredOn, data: { revision, reason, note } }, { notes }) => {
    const stands = notes.find((one) => one.revision === revision);
    if (!stands) return refuse({ code: 'EntryNotInForce' });
    if (stands.note === (note ?? '')) return refuse({ code: 'CorrectionChangesNothing' });
    const { note: _before, ...of } = stands;
    return accept({
      type: 'NoteCorrected',
      occurredOn,
      data: { ...of, reason, ...(note !== undefined && { note }) },
    });
  },
  ReopenJourney: (command, { status }) =>
    status === 'ended' ? annulled('JourneyReopened', command) : refuse({ code: 'JourneyNotExited' }),
  MisregisterJourney: (command) => annulled('JourneyMisregistered', command),
  ReinstateJourney: (command) => annulled('JourneyReinstated', command),
} satisfies Partial<Rules>;
