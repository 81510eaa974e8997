import type { Association } from '@samspar/association';
import {
  FACTS,
  type FactCatalogue,
  type FactDefinition,
  type FactKind,
  isUnknown,
  type RegisteredJourney,
} from '@samspar/casework';
import {
  type CodeList,
  codeList,
  LIVELIHOOD,
  OUTSIDE,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
  timeBracketOf,
} from '@samspar/codes';
import { isKnown, type Sentence, STATED_UNKNOWNS, wholeYears } from '@samspar/kernel';
import { isSensitive } from '@samspar/statistics';

/** What is in a cell; null: it has not happened, is not known by day, or was not registered. */
export type EvaluationCell = string | number | null;

/** Rows as they are kept until the file expires: plain JSON. */
export type EvaluationRows = readonly (readonly EvaluationCell[])[];

/** Stands in a cell of what another authority has registered and no consent lets the giver be told. */
const WITHHELD = 'withheld';

export type EvaluationColumn = Readonly<{
  name: string;
  label: Sentence;
  type: 'code' | 'codes' | 'whole' | 'day' | 'pseudonym';
  /** Tells of health, or of what somebody lives on: it is given on a ground that covers that alone. */
  isSensitive: boolean;
  /** Under which variable the association says since when it is registered. */
  registeredAs: string;
  codes: (association: Association) => CodeList;
  of: (state: RegisteredJourney) => EvaluationCell;
}>;

/** Between the codes of a cell that has several. */
export const BETWEEN_CODES = '|';

const UNKNOWNS: Readonly<Record<(typeof STATED_UNKNOWNS)[number], Sentence>> = {
  notAsked: { sv: 'Frågan inte ställd', en: 'Not asked' },
  doesNotKnow: { sv: 'Vet inte', en: 'Does not know' },
  willNotSay: { sv: 'Vill inte uppge', en: 'Will not say' },
  notRegistered: { sv: 'Inte registrerat', en: 'Not registered' },
};
const WHY_UNKNOWN: CodeList = [
  ...STATED_UNKNOWNS.map((code) => ({ code, ...UNKNOWNS[code] })),
  {
    code: WITHHELD,
    sv: 'Lämnas inte: registrerat av en annan myndighet, utan samtycke till den som lämnar filen',
    en: 'Not given: registered by another authority, without consent to the one that gives the file',
  },
];

const STATUS = codeList([
  { code: 'referred', sv: 'Anmäld', en: 'Referred' },
  { code: 'waiting', sv: 'På väntelista', en: 'On the waiting list' },
  { code: 'accepted', sv: 'Antagen', en: 'Accepted' },
  { code: 'declined', sv: 'Avböjd', en: 'Declined' },
  { code: 'withdrawn', sv: 'Återtagen', en: 'Withdrawn' },
  { code: 'started', sv: 'Startad', en: 'Started' },
  { code: 'ended', sv: 'Avslutad', en: 'Ended' },
] as const satisfies CodeList<RegisteredJourney['status']>);

type Values = {
  readonly [K in Exclude<FactKind['is'], 'text' | 'name'>]: Readonly<{
    type: EvaluationColumn['type'];
    codes: (kind: Extract<FactKind, { is: K }>, association: Association) => CodeList;
    cell: (value: never, state: RegisteredJourney) => EvaluationCell;
  }>;
};

const inOrder = (several: readonly string[]): string => [...new Set(several)].join(BETWEEN_CODES);

/** How each kind of fact stands in a cell. Texts and names have none: they say what no code says. */
const KINDS = {
  code: { type: 'code', codes: ({ list }) => list, cell: (code: string) => code },
  codes: { type: 'codes', codes: ({ list }) => list, cell: inOrder },
  sources: {
    type: 'codes',
    codes: () => LIVELIHOOD,
    cell: (sources: readonly Readonly<{ source: string }>[]) => inOrder(sources.map(({ source }) => source)),
  },
  whole: { type: 'whole', codes: () => [], cell: (number: number) => number },
  day: { type: 'day', codes: () => [], cell: (day: string) => (isKnown(day) ? day : null) },
  months: {
    type: 'code',
    codes: () => TIME_BRACKET,
    cell: (time: Readonly<{ months: number } | { bracket: string }>) =>
      'months' in time ? timeBracketOf(time.months / 12) : time.bracket,
  },
  since: {
    type: 'code',
    codes: () => TIME_ON_ASSISTANCE,
    cell: (time: 'none' | Readonly<{ since: string } | { bracket: string }>, { facts }) => {
      if (time === 'none') return time;
      if ('bracket' in time) return time.bracket;
      const until = facts.startedOn ?? facts.referredOn;
      return isKnown(until) && time.since <= until
        ? timeBracketOf(wholeYears(time.since, until))
        : 'notRegistered';
    },
  },
  district: {
    type: 'code',
    codes: (_kind, { settings }) => [
      ...settings.districts.map(({ id, name }) => ({ code: id, sv: name, en: name })),
      OUTSIDE,
    ],
    cell: (id: string) => id,
  },
  intervention: {
    type: 'code',
    codes: (_kind, { interventions }) =>
      interventions.map(({ id, name }) => ({ code: id, sv: name, en: name })),
    cell: (id: string) => id,
  },
} satisfies Values;

const isOfCodes = (type: EvaluationColumn['type']): boolean => type === 'code' || type === 'codes';

const columnOf = (
  name: string,
  { kind, name: label, countedAs }: FactDefinition,
): readonly EvaluationColumn[] => {
  if (kind.is === 'text' || kind.is === 'name') return [];
  const { type, codes, cell } = KINDS[kind.is] as unknown as Readonly<{
    type: EvaluationColumn['type'];
    codes: (of: FactKind, association: Association) => CodeList;
    cell: (value: unknown, state: RegisteredJourney) => EvaluationCell;
  }>;
  return [
    {
      name,
      label,
      type,
      isSensitive: countedAs !== undefined && isSensitive(countedAs),
      registeredAs: countedAs ?? 'journeys',
      codes: (association) => {
        const list = codes(kind, association);
        return list.length > 0 && kind.unknown === 'stated' ? [...list, ...WHY_UNKNOWN] : list;
      },
      of: (state) => {
        const said: Readonly<Record<string, unknown>> = state.facts;
        const value = said[name];
        if (value === undefined) return null;
        if (isUnknown(kind, value)) return typeof value === 'string' && isOfCodes(type) ? value : null;
        return cell(value, state);
      },
    },
  ];
};

const firstMeetingOf = ({ contacts }: RegisteredJourney): EvaluationCell =>
  contacts
    .flatMap(({ what, on }) => (what === 'meetingOn' && isKnown(on) ? [on] : []))
    .toSorted()
    .at(0) ?? null;

/**
 * All that a file for evaluation may hold of a journey beside whose it is: every fact of the catalogue that is a code, a number or a day, with where the
 * journey stands and the day of the first meeting. What is asked again at each meeting or follow-up is not one value of a journey.
 */
export const evaluationColumns = (catalogue: FactCatalogue = FACTS): readonly EvaluationColumn[] => [
  {
    name: 'status',
    label: { sv: 'Läge', en: 'Status' },
    type: 'code',
    isSensitive: false,
    registeredAs: 'journeys',
    codes: () => STATUS,
    of: ({ status }) => status,
  },
  {
    name: 'firstMeetingOn',
    label: { sv: 'Första mötet', en: 'First meeting' },
    type: 'day',
    isSensitive: false,
    registeredAs: 'meetings',
    codes: () => [],
    of: firstMeetingOf,
  },
  ...Object.entries<FactDefinition>(catalogue)
    .filter(([, { of }]) => of !== 'followUp')
    .flatMap(([name, definition]) => columnOf(name, definition)),
];

/** Whose row it is: the same for each journey of a person in what is made for one receiver and one assignment, and in nothing else. */
export const PERSON: EvaluationColumn = {
  name: 'person',
  label: { sv: 'Person (pseudonym)', en: 'Person (pseudonym)' },
  type: 'pseudonym',
  isSensitive: false,
  registeredAs: 'journeys',
  codes: () => [],
  of: () => null,
};

/** The columns of these names, in the order of the catalogue. */
export const columnsNamed = (names: readonly string[]): readonly EvaluationColumn[] =>
  evaluationColumns().filter(({ name }) => names.includes(name));

/** What a journey tells in some columns, as far as the giver is told it. */
export const cellsOf = (
  columns: readonly EvaluationColumn[],
  told: RegisteredJourney,
  registered: RegisteredJourney,
): readonly EvaluationCell[] =>
  columns.map((column) => {
    const cell = column.of(told);
    return cell === null && isOfCodes(column.type) && column.of(registered) !== null ? WITHHELD : cell;
  });
