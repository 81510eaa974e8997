import {
  type Journey,
  type JourneyRefusal,
  journeyStream,
  type JourneyWarning,
  type Terms,
} from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import { type Column, columnOfFact } from './columns.js';
import { firstCommands, type RowCommand } from './row-commands.js';
import type { ParsedRow, RowProblem } from './row-values.js';

/** Participant of a row that is only tried, not written. */
const NOBODY = 'nobody';

/** What rows are judged by, beside what they say. */
export type Judging = Readonly<{ association: string; terms: Terms | null; today: Day }>;

/** The column a refusal is about: the one it names, else that of the command. */
const columnOf = (refusal: JourneyRefusal, command: Column): Column => {
  if (refusal.code === 'DecidingPartyIsReferring' || refusal.code === 'TooManyDecidingParties')
    return 'decidingParties';
  if (refusal.code === 'AgeConflict') return refusal.basis === 'number' ? 'ageAtStart' : 'birthYear';
  const named =
    'field' in refusal
      ? (refusal.field ?? command)
      : 'fact' in refusal
        ? (refusal.fact ?? command)
        : 'what' in refusal
          ? refusal.what
          : command;
  return columnOfFact(named) ?? command;
};

export const refusedAt = (refusal: JourneyRefusal, command: RowCommand | undefined): RowProblem => ({
  column: columnOf(refusal, command?.column ?? 'number'),
  // A file has no day of acceptance: whoever started has been accepted on that day.
  reason:
    refusal.code === 'DaysRunBackwards' && refusal.what === 'acceptedOn'
      ? { ...refusal, what: 'startedOn' }
      : refusal,
});

type Tried = Readonly<{ refusal?: RowProblem; warnings: readonly JourneyWarning[] }>;

/** Commands decided in turn, none of them written: the first refusal, and what is warned of until then. */
const tried = (
  commands: readonly RowCommand[],
  terms: Terms | null,
  before: Journey = journeyStream.decider.initialState,
): Tried => {
  const { decide, evolve } = journeyStream.decider;
  const warnings: JourneyWarning[] = [];
  let journey = before;
  for (const asked of commands) {
    const decision = decide({ ...asked.command, terms }, journey);
    if (!decision.accepted) return { refusal: refusedAt(decision.refusal, asked), warnings };
    warnings.push(...decision.warnings);
    journey = decision.events.reduce(evolve, journey);
  }
  return { warnings };
};

export const firstRefusal = (
  commands: readonly RowCommand[],
  terms: Terms | null,
  before: Journey,
): RowProblem | undefined => tried(commands, terms, before).refusal;

const triedAnew = (row: ParsedRow, { association, terms, today }: Judging): Tried =>
  tried(firstCommands(row, association, NOBODY, today), terms);

/** The columns without which a row says nothing; of a start that is refused the referral is left out instead. */
const KEPT: readonly Column[] = ['number', 'intervention', 'sex'];

export type Judged = Readonly<{ refusals: readonly RowProblem[]; warnings: readonly RowProblem[] }>;

/** A row with what the rules of a journey refuse of it where it is met for the first time. */
export type JudgedRow = ParsedRow & Pick<Judged, 'refusals'>;

/** All that the rules of a journey say of a row met for the first time: what they refuse is left out, and they are asked again. */
export const judged = (row: ParsedRow, judging: Judging): Judged => {
  const first = triedAnew(row, judging);
  const warnings = first.warnings.map((reason) => ({
    column: columnOfFact(reason.fact) ?? 'number',
    reason,
  }));
  const refusals: RowProblem[] = [];
  let { values } = row;
  let { refusal } = first;
  while (refusal && !refusals.some(({ column }) => column === refusal?.column)) {
    refusals.push(refusal);
    if (KEPT.includes(refusal.column)) break;
    const culprit = refusal.column === 'startedOn' ? 'referredOn' : refusal.column;
    values = { ...values, [culprit]: undefined };
    ({ refusal } = triedAnew({ ...row, values }, judging));
  }
  return { refusals, warnings };
};
