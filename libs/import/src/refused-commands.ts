import { type Journey, type JourneyRefusal, journeyStream } from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import { type Column, columnOfFact } from './columns.js';
import { firstCommands, type RowCommand } from './row-commands.js';
import type { ParsedRow, RowProblem } from './row-values.js';

/** Participant of a row that is only tried, not written. */
const NOBODY = 'nobody';

/** The column a refusal is about: the one it names, else that of the command. */
const columnOf = (refusal: JourneyRefusal, command: Column): Column => {
  if (refusal.code === 'DecidingPartyIsReferring' || refusal.code === 'TooManyDecidingParties')
    return 'decidingParties';
  const named =
    'field' in refusal
      ? refusal.field
      : 'fact' in refusal
        ? refusal.fact
        : 'what' in refusal
          ? refusal.what
          : command;
  return columnOfFact(named) ?? command;
};

/** A refusal as the report says it. */
export const refusedAt = (refusal: JourneyRefusal, command: RowCommand | undefined): RowProblem => ({
  column: columnOf(refusal, command?.column ?? 'number'),
  // A file has no day of acceptance: whoever started has been accepted on that day.
  reason:
    refusal.code === 'DaysRunBackwards' && refusal.what === 'acceptedOn'
      ? { ...refusal, what: 'startedOn' }
      : refusal,
});

/** The first refusal of commands decided in turn, none of them written. */
export const firstRefusal = (
  commands: readonly RowCommand[],
  before: Journey = journeyStream.decider.initialState,
): RowProblem | undefined => {
  const { decide, evolve } = journeyStream.decider;
  let journey = before;
  for (const asked of commands) {
    const decision = decide(asked.command, journey);
    if (!decision.accepted) return refusedAt(decision.refusal, asked);
    journey = decision.events.reduce(evolve, journey);
  }
  return undefined;
};

/** What the rules of a journey say of a row met for the first time; where its start is refused, also what they say of its exit. */
export const refusalsOfRow = (row: ParsedRow, association: string, today: Day): readonly RowProblem[] => {
  const refusalOf = (values: ParsedRow['values']): RowProblem | undefined =>
    firstRefusal(firstCommands({ ...row, values }, association, NOBODY, today));
  const first = refusalOf(row.values);
  if (first?.column !== 'startedOn') return first ? [first] : [];
  const next = refusalOf({ ...row.values, referredOn: null });
  return next && next.column !== first.column ? [first, next] : [first];
};
