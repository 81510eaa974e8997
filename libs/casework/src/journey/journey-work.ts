import { isDay, known } from '@samspar/kernel';
import type {
  AgreePlan,
  AssignCaseworker,
  CorrectFact,
  ExitJourney,
  HandOverCaseload,
  MissFollowUp,
  RecordEmployerContact,
  RecordFollowUp,
  RecordTeamMeeting,
  RevisePlan,
} from './journey-commands.js';
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
import { pickFacts, toldAt } from './fact-lists.js';
import { FOLLOW_UP_MONTHS } from './facts.js';
import { backwards } from './journey-order.js';
import { ageConflict } from './journey-profile.js';
import { answered } from './journey-referral.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { unless, type Ruling } from './journey-ruling.js';
import type { RegisteredJourney } from './journey-state.js';

const begun = ({ status }: RegisteredJourney): JourneyRefusal | undefined =>
  status === 'started' || status === 'ended' ? undefined : { code: 'JourneyNotStarted' };

/** A caseworker may be named from the referral on, also after the exit: somebody does the follow-ups. */
const caseworkerProblem = (
  journey: RegisteredJourney,
  id: string,
  on: AssignCaseworker['occurredOn'],
): JourneyRefusal | undefined =>
  blankProblem('caseworker', id) ??
  (journey.status === 'declined' || journey.status === 'withdrawn' ? answered(journey) : undefined) ??
  backwards({ what: 'assignedOn', on: journey.caseworker?.since }, { what: 'assignedOn', on });

export const assignCaseworker = (
  { occurredOn, data: { caseworker } }: AssignCaseworker,
  journey: RegisteredJourney,
): Ruling =>
  unless(
    journey.caseworker
      ? { code: 'CaseworkerAlreadyAssigned', caseworker: journey.caseworker.id }
      : caseworkerProblem(journey, caseworker, occurredOn),
    { type: 'CaseworkerAssigned', occurredOn, data: { caseworker } },
  );

export const handOver = (
  { occurredOn, data: { to } }: HandOverCaseload,
  journey: RegisteredJourney,
): Ruling => {
  const from = journey.caseworker?.id ?? null;
  return unless(
    from === to
      ? { code: 'CaseworkerUnchanged', caseworker: to }
      : caseworkerProblem(journey, to, occurredOn),
    { type: 'CaseloadHandedOver', occurredOn, data: { from, to } },
  );
};

export const recordMeeting = (
  { occurredOn, today, data }: RecordTeamMeeting,
  journey: RegisteredJourney,
): Ruling => {
  const { attendance, decisions, violenceQuestionAsked, note } = data;
  const parties = attendance.map(({ party }) => party);
  return unless(
    begun(journey) ??
      repeatedProblem('attendance', parties) ??
      factsProblem(toldAt('meeting'), data, today) ??
      (decisions.every(({ dueOn }) => dueOn === undefined || isDay(dueOn))
        ? undefined
        : { code: 'NotADay', field: 'decisionDueOn' }),
    {
      type: 'TeamMeetingHeld',
      occurredOn,
      data: {
        attendance,
        ...pickFacts(toldAt('meeting'), data),
        decisions,
        violenceQuestionAsked,
        ...(note !== undefined && { note }),
      },
    },
  );
};

export const agreePlan = (command: AgreePlan | RevisePlan, journey: RegisteredJourney): Ruling => {
  const { occurredOn } = command;
  const { goals, parallelActions } = command.data;
  const first = command.type === 'AgreePlan';
  return unless(
    begun(journey) ??
      (first === journey.planAgreed
        ? { code: first ? 'PlanAlreadyAgreed' : 'PlanNotAgreed' }
        : goals.length + parallelActions.length === 0
          ? { code: 'ValueMissing', field: 'goals' }
          : undefined),
    { type: first ? 'PlanAgreed' : 'PlanRevised', occurredOn, data: { goals, parallelActions } },
  );
};

export const recordEmployerContact = (
  { occurredOn, data: { kind } }: RecordEmployerContact,
  journey: RegisteredJourney,
): Ruling => unless(begun(journey), { type: 'EmployerContacted', occurredOn, data: { kind } });

/** What an exit tells beside its day and reasons. */
const TOLD_AT_EXIT = [...toldAt('exitToWork'), ...toldAt('exit')];

export const exit = (command: ExitJourney, journey: RegisteredJourney): Ruling => {
  const { type, data } = command.data.exit;
  const { facts, status } = journey;
  return unless(
    (status === 'ended'
      ? ({ code: 'JourneyAlreadyExited', exitedOn: facts.exitedOn ?? 'unknown' } as const)
      : begun(journey)) ??
      factProblem('exitReasons', data.reasons, command.today) ??
      exitGroupProblem(type, data.reasons) ??
      factsProblem(TOLD_AT_EXIT, data, command.today),
    { ...command.data.exit, occurredOn: command.occurredOn },
  );
};

/** One follow-up for each of the four times; one that was missed may still be made up for. */
const followUpProblem = (
  { status, followUps }: RegisteredJourney,
  { type, data: { monthsAfterExit } }: RecordFollowUp | MissFollowUp,
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

export const recordFollowUp = (command: RecordFollowUp, journey: RegisteredJourney): Ruling => {
  const { occurredOn, today, data } = command;
  return unless(followUpProblem(journey, command) ?? factsProblem(toldAt('followUp'), data, today), {
    type: 'FollowUpRecorded',
    occurredOn,
    data,
  });
};

export const missFollowUp = (command: MissFollowUp, journey: RegisteredJourney): Ruling =>
  unless(followUpProblem(journey, command), {
    type: 'FollowUpMissed',
    occurredOn: command.occurredOn,
    data: { monthsAfterExit: command.data.monthsAfterExit },
  });

/** The old value beside the new one. `facts` holds under each fact a value of its type, which the compiler cannot follow. */
const correctionOf = ({ facts }: RegisteredJourney, { fact, value }: CorrectFact['data']): Correction =>
  JSON.parse(JSON.stringify({ fact, old: facts[fact] ?? null, new: value }));

export const correct = (
  { occurredOn, today, data: said }: CorrectFact,
  journey: RegisteredJourney,
): Ruling => {
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
};
