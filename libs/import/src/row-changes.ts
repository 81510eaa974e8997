import {
  ageBy,
  type CorrectableFacts,
  type Correction,
  type Fact,
  FACTS,
  type JourneyCommandOf,
  type JourneyEventData,
  pickFacts,
  type RegisteredJourney,
  storable,
  type Terms,
  toldAt,
} from '@samspar/casework';
import { type Day, isKnown, UNKNOWN_DAY } from '@samspar/kernel';
import { type Column, CONSENT_COLUMNS } from './columns.js';
import { consentChange } from './consent-change.js';
import {
  acceptCommand,
  annulmentOfRow,
  exitCommand,
  exitTypeOf,
  personSources,
  PROFILE_COLUMNS,
  type RowCommand,
  startCommand,
} from './row-commands.js';
import { CHANGED_ELSEWHERE, inColumn, type RowChanges } from './changes.js';
import type { Judging } from './refused-commands.js';
import { isSame, type KnownRow } from './row-history.js';
import { exitOf, type ParsedRow } from './row-values.js';

type CorrectionReason = JourneyEventData['FactCorrected']['reason'];

type Wanted = { [F in Fact]: Readonly<{ column: Column; fact: F; value: CorrectableFacts[F] }> }[Fact];

export const correctCommand = (
  { fact, value }: Readonly<{ fact: Fact; value: Correction['new'] }>,
  reason: CorrectionReason,
  today: Day,
): JourneyCommandOf<'CorrectFact'> =>
  ({
    type: 'CorrectFact',
    occurredOn: today,
    today,
    data: { fact, value, reason },
  }) as JourneyCommandOf<'CorrectFact'>;

const DAYS_IN_ORDER = ['referredOn', 'acceptedOn', 'startedOn', 'exitedOn'] as const;

/**
 * An order in which days can be corrected one by one without ever running backwards in between: to unknown, earlier days
 * from the first on, later days from the last on, and days that were unknown.
 */
export const inSafeOrder = <W extends Readonly<{ fact: Fact; value: Correction['new'] }>>(
  wanted: readonly W[],
  facts: RegisteredJourney['facts'],
): readonly W[] => {
  const rank = ({ fact, value }: W): number => {
    const place = DAYS_IN_ORDER.findIndex((day) => day === fact);
    const name = DAYS_IN_ORDER[place];
    if (name === undefined || typeof value !== 'string') return 0;
    const old = facts[name];
    if (!isKnown(value)) return 1;
    if (!isKnown(old)) return 100;
    return value < old ? 10 + place : 30 - place;
  };
  return wanted.toSorted((one, other) => rank(one) - rank(other));
};

const ageOf = (row: ParsedRow): number | undefined => {
  const day = row.values.startedOn ?? row.values.referredOn ?? undefined;
  return ageBy(row.values.ageAtStart, personSources(row, day), day);
};

const wantedFacts = (
  row: ParsedRow,
  changed: ReadonlySet<Column>,
  { journey, setElsewhere }: KnownRow,
  starting: boolean,
  terms: Terms | null,
): readonly Wanted[] => {
  const { values } = row;
  const { facts, exit } = journey;
  const wanted: Wanted[] = [];
  const want = (column: Column, fact: Fact, value: Correction['new'] | undefined): void => {
    if (value !== undefined && !(value === 'notRegistered' && facts[fact] === undefined))
      wanted.push({ column, fact, value } as Wanted);
  };
  for (const fact of ['intervention', 'decidingParties', 'referringParty', 'referringUnit'] as const)
    if (changed.has(fact)) want(fact, fact, values[fact]);
  for (const column of PROFILE_COLUMNS)
    if (changed.has(column) && column !== 'ageAtStart') want(column, column, values[column]);
  if (changed.has('referredOn')) want('referredOn', 'referredOn', values.referredOn ?? UNKNOWN_DAY);
  if (changed.has('startedOn') && facts.startedOn !== undefined) {
    const startedOn = values.startedOn ?? UNKNOWN_DAY;
    want('startedOn', 'startedOn', startedOn);
    if (facts.acceptedOn === facts.startedOn && !setElsewhere.has('acceptedOn'))
      want('startedOn', 'acceptedOn', startedOn);
  }
  const told = exitOf(values);
  if (exit && told) {
    if (changed.has('exitedOn')) want('exitedOn', 'exitedOn', told.on);
    if (changed.has('exitReason')) want('exitReason', 'exitReasons', storable(told.reasons, terms));
    for (const fact of toldAt('exit')) if (changed.has(fact)) want(fact, fact, values[fact]);
  }
  const ageColumn = (['ageAtStart', 'birthYear', 'identity', 'startedOn'] as const).find((column) =>
    changed.has(column),
  );
  const derived = ageColumn === 'identity' || ageColumn === 'startedOn';
  if (ageColumn && !journey.anonymous && !starting && !(derived && setElsewhere.has('ageAtStart')))
    want(ageColumn, 'ageAtStart', ageOf(row) ?? (ageColumn === 'ageAtStart' ? values.ageAtStart : undefined));
  return wanted.filter(({ fact, value }) => !isSame(facts[fact], value));
};

/** The kind of exit the row tells of is another than the journey's, or one of the two has none. */
const exitChange = (
  { values }: ParsedRow,
  changed: ReadonlySet<Column>,
  { journey, setElsewhere }: KnownRow,
  today: Day,
):
  | Readonly<{ reopen: readonly RowCommand[]; exit: readonly RowCommand[] }>
  | Readonly<{ problem: Column }> => {
  const column = (['exitReason', 'exitedOn'] as const).find((candidate) => changed.has(candidate));
  const told = exitOf(values);
  const otherKind =
    told && journey.exit && changed.has('exitReason') && exitTypeOf(told.reasons) !== journey.exit;
  if (
    !column ||
    values.exitReason === 'misregistered' ||
    (Boolean(told) === Boolean(journey.exit) && !otherKind)
  )
    return { reopen: [], exit: [] };
  if (setElsewhere.has('exitedOn') || setElsewhere.has('exitReasons')) return { problem: column };
  const kept = pickFacts(toldAt('exit'), { ...journey.facts, ...values });
  return {
    reopen: journey.exit
      ? [{ column, command: annulmentOfRow('ReopenJourney', 'source-changed', today) }]
      : [],
    exit: told ? [{ column, command: exitCommand(told, kept, today) }] : [],
  };
};

const startChange = (
  row: ParsedRow,
  changed: ReadonlySet<Column>,
  { facts }: RegisteredJourney,
  today: Day,
): readonly RowCommand[] => {
  const { startedOn } = row.values;
  if (!startedOn || !changed.has('startedOn') || facts.startedOn !== undefined) return [];
  const start = startCommand(row, startedOn, [...changed, 'ageAtStart'], today);
  const profile = changed.has('sex')
    ? start.data.profile
    : { ...start.data.profile, sex: facts.sex ?? row.values.sex };
  const accept: RowCommand = { column: 'startedOn', command: acceptCommand(startedOn, today) };
  return [
    ...(facts.acceptedOn === undefined ? [accept] : []),
    { column: 'startedOn', command: { ...start, data: { ...start.data, profile } } },
  ];
};

/**
 * The commands that bring a journey to what its row now says, for the columns that changed since the row was last
 * imported (docs/import.md#the-same-file-again). A cell that somebody else changed meanwhile, to another value, is a problem.
 */
export const rowChanges = (
  row: ParsedRow,
  changed: ReadonlySet<Column>,
  known: KnownRow,
  { terms, today }: Pick<Judging, 'terms' | 'today'>,
): RowChanges => {
  const { journey, setElsewhere } = known;
  const misregistered = row.values.exitReason === 'misregistered';
  if (journey.misregistered && misregistered) return { commands: [] };
  if (journey.misregistered && (!changed.has('exitReason') || setElsewhere.has('misregistered')))
    return inColumn(changed.has('exitReason') ? 'exitReason' : 'number', CHANGED_ELSEWHERE);
  const consent = CONSENT_COLUMNS.some((column) => changed.has(column))
    ? consentChange(row, changed, known, { terms, today })
    : { commands: [] };
  if ('problems' in consent) return consent;
  const exit = exitChange(row, changed, known, today);
  if ('problem' in exit) return inColumn(exit.problem, CHANGED_ELSEWHERE);
  const start = startChange(row, changed, journey, today);
  const wanted = wantedFacts(row, changed, known, start.length > 0, terms);
  const conflicts = new Set(wanted.filter(({ fact }) => setElsewhere.has(fact)).map(({ column }) => column));
  if (conflicts.size > 0)
    return { problems: [...conflicts].map((column) => ({ column, reason: CHANGED_ELSEWHERE })) };
  const inStart: readonly Fact[] = start.length > 0 ? PROFILE_COLUMNS : [];
  const withExit = (fact: Fact): boolean => exit.reopen.length > 0 && FACTS[fact].of === 'exit';
  const corrections = inSafeOrder(wanted, journey.facts)
    .filter(({ fact }) => !inStart.includes(fact) && !withExit(fact))
    .map((fact): RowCommand => ({
      column: fact.column,
      command: correctCommand(fact, 'source-changed', today),
    }));
  return {
    commands: [
      ...(journey.misregistered
        ? [
            {
              column: 'exitReason',
              command: annulmentOfRow('ReinstateJourney', 'source-changed', today),
            } as const,
          ]
        : []),
      // An insats of another authority is asked for what consent there is.
      ...consent.commands,
      ...exit.reopen,
      ...corrections,
      ...start,
      ...exit.exit,
      ...(misregistered
        ? [
            {
              column: 'exitReason',
              command: annulmentOfRow('MisregisterJourney', 'source-changed', today),
            } as const,
          ]
        : []),
    ],
  };
};
