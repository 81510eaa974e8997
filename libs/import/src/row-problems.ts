import { known } from '@samspar/kernel';
import { type Column, OF_CONSENT } from './columns.js';
import { judged, type JudgedRow, type Judging } from './refused-commands.js';
import {
  exitColumnOf,
  exitOf,
  isAnonymousRow,
  type ParsedRow,
  type RowProblem,
  saysConsent,
} from './row-values.js';

type Faulty = ReadonlySet<Column>;

const daysMissing = ({ values }: ParsedRow, faulty: Faulty): readonly RowProblem[] => {
  if (values.startedOn || faulty.has('startedOn')) return [];
  const column = 'startedOn' in values ? 'startedOn' : 'referredOn';
  const neither = !values.referredOn && !faulty.has('referredOn');
  return [
    ...(neither ? [{ column, reason: { code: 'DaysMissing' } } as const] : []),
    ...(exitOf(values)
      ? [{ column: exitColumnOf(values), reason: { code: 'ExitWithoutStart' } } as const]
      : []),
  ];
};

/** Stands for an insats that nobody knows: the rules of a journey ask only that there is one. */
const ANY = 'any';

/** The row without an exit where it has no start to end, so that nothing is said of what nobody knows. */
const asFarAsKnown = ({ raw, values }: ParsedRow): ParsedRow => ({
  raw,
  values: {
    ...values,
    intervention: values.intervention || ANY,
    ...(!values.startedOn && exitOf(values) && { exitedOn: null, exitReason: null }),
  },
});

const AT_EXIT = ['livelihoodAtExit', 'occupationAtExit'] as const;

/** What is unusual about a row that is taken, beside what the rules of a journey warn of. */
const unusual = ({ values }: ParsedRow): readonly RowProblem[] => [
  ...AT_EXIT.filter((column) => !exitOf(values) && known<unknown>(values[column]) !== undefined).map(
    (column) => ({ column, reason: { code: 'ToldBeforeExit' } }) as const,
  ),
  ...(['personName', 'formerIdentity'] as const)
    .filter((column) => values[column] && !values.identity)
    .map((column) => ({ column, reason: { code: 'WithoutIdentityNumber' } }) as const),
];

/** What is said of a consent that was not given; of one that is refused the day on which it was withdrawn may be told. */
const ofNoConsent = ({ values }: ParsedRow): readonly RowProblem[] =>
  saysConsent(values)
    ? []
    : OF_CONSENT.filter(
        (column) => values[column] && !(column === 'consentWithdrawnOn' && values.consent === 'refused'),
      ).map((column) => ({ column, reason: { code: 'ConsentNotGiven' } }));

/**
 * What the cells of a row say against one another, where `faulty` cells said nothing that could be understood: such a cell is told of
 * by itself, and nothing is concluded from it. What the rules of a journey refuse of the row where it is met for the first time, if it has no
 * problem; and what is unusual about it, if it is taken.
 */
export const examined = (
  row: ParsedRow,
  faulty: Faulty,
  judging: Judging,
): Readonly<
  { problems: readonly RowProblem[]; warnings: readonly RowProblem[] } & Pick<JudgedRow, 'refusals'>
> => {
  const missing = daysMissing(row, faulty);
  const told = new Set([...faulty, ...missing.map(({ column }) => column)]);
  const said = judged(asFarAsKnown(row), {
    ...judging,
    terms: row.values.intervention ? judging.terms : null,
  });
  const refusals = said.refusals.filter(({ column }) => !told.has(column));
  // A row without a fault is set against the log later, where it may be known; what it says of an age it says against itself.
  return {
    refusals,
    problems:
      told.size > 0
        ? [...missing, ...refusals]
        : refusals.filter(({ reason }) => reason.code === 'AgeConflict'),
    warnings: [
      ...(isAnonymousRow(row)
        ? [{ column: 'consent', reason: { code: 'AnonymousWithoutConsent' } } as const]
        : [...said.warnings, ...unusual(row)]),
      ...ofNoConsent(row),
    ],
  };
};
