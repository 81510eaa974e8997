import type { Association } from '@samspar/association';
import { TARGET_AGES } from '@samspar/casework';
import { type Day, isStatedUnknown, known } from '@samspar/kernel';
import { ageOn, sexDigitOf } from '@samspar/identity-number';
import type { Column } from './columns.js';
import { refusalsOfRow } from './refused-commands.js';
import { exitOf, isAnonymous, type ParsedRow, type RowProblem } from './row-values.js';

const ageOf = ({ values }: ParsedRow): number | undefined => {
  const day = values.startedOn ?? values.referredOn;
  return values.identity && day ? ageOn(values.identity, day) : undefined;
};

const yearsOf = ({ values }: ParsedRow): number | undefined => {
  const day = values.startedOn ?? values.referredOn;
  return values.birthYear && day ? Number(day.slice(0, 4)) - values.birthYear : undefined;
};

/** Age at start as stated, else from the identity number, else the difference of years (docs/events.md#the-rules-of-a-journey). */
export const ageAtStart = (row: ParsedRow): number | undefined =>
  known(row.values.ageAtStart) ?? ageOf(row) ?? yearsOf(row);

const apart = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && Math.abs(one - other) > 1;

type Faulty = ReadonlySet<Column>;

const daysMissing = ({ values }: ParsedRow, faulty: Faulty): readonly RowProblem[] => {
  if (values.startedOn || faulty.has('startedOn')) return [];
  const column = 'startedOn' in values ? 'startedOn' : 'referredOn';
  const neither = !values.referredOn && !faulty.has('referredOn');
  return [
    ...(neither ? [{ column, reason: { code: 'DaysMissing' } } as const] : []),
    ...(exitOf(values)
      ? [
          {
            column: values.exitedOn ? 'exitedOn' : 'exitReason',
            reason: { code: 'ExitWithoutStart' },
          } as const,
        ]
      : []),
  ];
};

const agesApart = (row: ParsedRow): readonly RowProblem[] => {
  const stated = known(row.values.ageAtStart);
  const problems: RowProblem[] = [];
  if (apart(stated, ageOf(row))) problems.push({ column: 'ageAtStart', reason: { code: 'AgeUnlikeNumber' } });
  if (apart(stated ?? ageOf(row), yearsOf(row)))
    problems.push({ column: 'birthYear', reason: { code: 'BirthYearUnlikeAge' } });
  return problems;
};

/** Stands for an insats that nobody knows: the rules of a journey ask only that there is one. */
const ANY = 'any';

/** The row without ages that were told of, and without an exit where it has no start to end, so that nothing is said twice or of what nobody knows. */
const asFarAsKnown = ({ row, values }: ParsedRow, agesTold: boolean): ParsedRow => ({
  row,
  values: {
    ...values,
    intervention: values.intervention || ANY,
    ...(agesTold && { ageAtStart: 'notRegistered', birthYear: null, identity: null }),
    ...(!values.startedOn && { exitedOn: null, exitReason: null }),
  },
});

/**
 * What the cells of a row say against one another, where `faulty` cells said nothing that could be understood: such a cell is told of
 * by itself, and nothing is concluded from it.
 */
export const rowProblems = (
  row: ParsedRow,
  faulty: Faulty,
  association: string,
  today: Day,
): readonly RowProblem[] => {
  const ages = agesApart(row);
  const problems = [...daysMissing(row, faulty), ...ages];
  // A row without a fault is set against the log later, and the rules of a journey are asked then.
  if (faulty.size + problems.length === 0) return [];
  const told = new Set([...faulty, ...problems.map(({ column }) => column)]);
  return [
    ...problems,
    ...refusalsOfRow(asFarAsKnown(row, ages.length > 0), association, today).filter(
      ({ column }) => !told.has(column),
    ),
  ];
};

/** A day outside the time the insats runs: the file may know better than the setup, so that the row is taken. */
const outsideIntervention = (
  { values }: ParsedRow,
  { interventions }: Association,
): readonly RowProblem[] => {
  const column = values.startedOn ? 'startedOn' : 'referredOn';
  const day = values[column];
  const found = interventions.find(({ id }) => id === values.intervention);
  if (!found || !day || ((found.from ?? day) <= day && day <= (found.to ?? day))) return [];
  const { name, from, to } = found;
  return [{ column, reason: { code: 'OutsideIntervention', name, from: from ?? '', to: to ?? '' } }];
};

/** What is unusual about a row that is taken. */
export const warningsOf = (row: ParsedRow, association: Association): readonly RowProblem[] => {
  const { values } = row;
  const warnings: RowProblem[] = [...outsideIntervention(row, association)];
  if (isAnonymous(row))
    return [...warnings, { column: 'consent', reason: { code: 'AnonymousWithoutConsent' } }];
  if (values.identity && !isStatedUnknown(values.sex) && sexDigitOf(values.identity) !== values.sex)
    warnings.push({ column: 'sex', reason: { code: 'SexUnlikeNumber' } });
  const age = ageAtStart(row);
  if (age !== undefined && (age < TARGET_AGES.from || age > TARGET_AGES.to))
    warnings.push({ column: 'ageAtStart', reason: { code: 'AgeOutsideTarget', age, ...TARGET_AGES } });
  if (!exitOf(values) && known(values.livelihoodAtExit))
    warnings.push({ column: 'livelihoodAtExit', reason: { code: 'LivelihoodBeforeExit' } });
  return warnings;
};
