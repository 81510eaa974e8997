import type { Association } from '@samspar/association';
import { type Day, dayNumber } from '@samspar/kernel';
import type { Dictionary } from './dictionary.js';
import { countedFacts } from './dimensions.js';
import { dimensionLabel, measureLabel } from './labels.js';
import { isItemMeasure, ITEM_RULES, type ItemRule } from './items.js';
import { Int32s, Uint8s } from './numbers.js';
import { isTime } from './periods.js';
import { type Dimension, DIMENSIONS, type AnswerNote, type StatisticsQuery } from './query.js';
import { CONTACT_KINDS, NEVER } from './row.js';

/** What is registered of a question, and since when (docs/statistics.md#not-registered-is-not-zero). */
export type RegisteredPart = Readonly<{
  /**
   * By number of the insats: day number it is counted from; `NEVER` where it is left out, for the period or the insats itself ends
   * before that, `ALWAYS` without a day.
   */
  began: Int32s;
  /** By dimension and number of the insats: 1 where the insats does not register it. */
  lacking: ReadonlyMap<Dimension, Uint8s>;
  /** Registrations that began within the period. */
  beginnings: readonly Readonly<{ intervention: string; date: Day }>[];
  notes: readonly AnswerNote[];
  /** Stands where nothing remains. */
  nothing?: Readonly<{ dimension: string; since: Day | null; reason: string }>;
}>;

/** Earlier than every day, later than the stated unknown. */
const ALWAYS = -0x7fffffff;

const JOURNEYS = 'journeys';

const labelOf = (variable: string): string => {
  if (variable === JOURNEYS) return 'Deltagarna';
  const dimension = DIMENSIONS.find((candidate) => candidate === variable);
  const kind = CONTACT_KINDS.find((candidate) => candidate === variable);
  return dimension ? dimensionLabel(dimension) : kind ? measureLabel(kind) : variable;
};

const nothingOf = (dimension: string, since: Day | null, ends: string): RegisteredPart['nothing'] => ({
  dimension,
  since,
  reason:
    since === null
      ? `${labelOf(dimension)} registreras inte av någon insats som frågan gäller.`
      : `${labelOf(dimension)} registreras från och med ${since} av de insatser som frågan gäller, och ${ends} slutar före den dagen.`,
});

/** What else a variable is registered with, where the association does not say of itself since when it is. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  referringAuthority: ['referringParty'],
  attendingParty: ['meetings'],
  violenceQuestion: ['meetings'],
  livelihoodAtMeeting: ['meetings'],
  meetingsHeld: ['meetings'],
  caseworkerChanges: ['handovers'],
  // A finer list with the one that it is finer than.
  ...Object.fromEntries(
    countedFacts().map(({ dimension, definition: { countedAs = dimension } }) => [dimension, [countedAs]]),
  ),
};

type RegisteredVariable = Readonly<{ variable: string; since: Day | undefined }>;
type Standing = Readonly<{
  id: string;
  /** Last day of the insats. */
  to: Day | null;
  journeys: Day | undefined;
  variables: readonly RegisteredVariable[];
}>;

/** The variable that is registered last, of an insats that registers them all. */
const latest = ({ journeys, variables }: Standing): { variable: string; since: Day } | undefined => {
  let last = { variable: JOURNEYS, since: journeys ?? '' };
  for (const { variable, since } of variables) {
    if (since === undefined) return undefined;
    if (since > last.since) last = { variable, since };
  }
  return last.since === '' ? undefined : last;
};

/** The first day on which some insats registers all that is asked for; for one variable alone where it is named. */
const earliest = (standings: readonly Standing[], only?: string) =>
  standings
    .map((standing) =>
      latest({
        ...standing,
        variables: standing.variables.filter(({ variable }) => only === undefined || variable === only),
      }),
    )
    .filter((last) => last !== undefined)
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))
    .at(0);

/** Reads `registeredSince` for the insatser (by id) that the question admits. */
export const registeredFor = (
  association: Association,
  query: StatisticsQuery,
  interventions: readonly string[],
  dictionary: Dictionary,
): RegisteredPart => {
  const entries = association.settings.registeredSince ?? {};
  const entryOf = (asked: string) => {
    const variable = [asked, ...(TOLD_BY[asked] ?? [])].find((name) => Object.hasOwn(entries, name));
    return variable === undefined ? undefined : entries[variable];
  };
  const sinceOf = (variable: string, id: string): Day | undefined => {
    const entry = entryOf(variable);
    const listed = [id, '*'].find((key) => entry && Object.hasOwn(entry, key));
    return listed === undefined ? undefined : entry?.[listed];
  };
  const dimensions = DIMENSIONS.filter(
    (dimension) =>
      (query.by.includes(dimension) ||
        query.alongside?.includes(dimension) ||
        query.where[dimension] !== undefined) &&
      dimension !== 'association' &&
      dimension !== 'intervention' &&
      !isTime(dimension) &&
      entryOf(dimension) !== undefined,
  );
  const rule: ItemRule | undefined = isItemMeasure(query.measure) ? ITEM_RULES[query.measure] : undefined;
  const kind = rule?.of !== undefined && entryOf(rule.of) !== undefined ? rule.of : undefined;
  const variables: readonly string[] = kind === undefined ? dimensions : [...dimensions, kind];
  const lastDays = new Map(association.interventions.map(({ id, to }) => [id, to]));
  const standings: Standing[] = interventions.map((id) => ({
    id,
    to: lastDays.get(id) ?? null,
    journeys: sinceOf(JOURNEYS, id),
    variables: variables.map((variable) => ({ variable, since: sinceOf(variable, id) })),
  }));

  const began = new Int32s(dictionary.codes.length).fill(ALWAYS);
  const lacking = new Map(dimensions.map((dimension) => [dimension, new Uint8s(began.length)] as const));
  const beginnings: { intervention: string; date: Day }[] = [];
  const notes: AnswerNote[] = [];
  const remaining: Standing[] = [];
  for (const standing of standings) {
    const { id } = standing;
    const ordinal = dictionary.find(id);
    const days = [{ variable: JOURNEYS, since: standing.journeys }, ...standing.variables];
    const late = days.find(({ since }) => since !== undefined && since > query.to);
    const ended = days.find(
      ({ since }) => since !== undefined && since > query.from && standing.to !== null && standing.to < since,
    );
    const uncounted = days.some(({ variable, since }) => variable === kind && since === undefined);
    if (late?.since !== undefined)
      notes.push({ code: 'leftOut', dimension: late.variable, intervention: id, date: late.since });
    else if (ended?.since !== undefined && standing.to !== null)
      notes.push({
        code: 'endedBefore',
        dimension: ended.variable,
        intervention: id,
        date: ended.since,
        ended: standing.to,
      });
    else if (uncounted && kind !== undefined)
      notes.push({ code: 'notRegistered', dimension: kind, intervention: id });
    else remaining.push(standing);
    if (late || ended || uncounted) {
      if (ordinal !== undefined) began[ordinal] = NEVER;
      continue;
    }
    for (const { variable, since } of days) {
      if (since !== undefined && since > query.from) {
        notes.push({ code: 'registrationBegan', dimension: variable, intervention: id, date: since });
        beginnings.push({ intervention: id, date: since });
      }
      if (since !== undefined && ordinal !== undefined)
        began[ordinal] = Math.max(began.at(ordinal), dayNumber(since));
      if (since === undefined && variable !== JOURNEYS) {
        notes.push({ code: 'notRegistered', dimension: variable, intervention: id });
        const dimension = dimensions.find((candidate) => candidate === variable);
        const table = dimension && lacking.get(dimension);
        if (table && ordinal !== undefined) table[ordinal] = 1;
      }
    }
  }

  const found = { began, lacking, beginnings, notes };
  if (standings.length > 0 && remaining.length === 0) {
    const first = earliest(standings);
    const { variable, since } = first ?? { variable: kind ?? JOURNEYS, since: null };
    const ends = since !== null && since <= query.to ? 'de' : 'perioden';
    return { ...found, nothing: nothingOf(variable, since, ends) };
  }
  const unregistered = variables.find(
    (name) =>
      !remaining.some((standing) =>
        standing.variables.some(({ variable, since }) => variable === name && since),
      ),
  );
  return unregistered === undefined
    ? found
    : {
        ...found,
        nothing: nothingOf(unregistered, earliest(standings, unregistered)?.since ?? null, 'perioden'),
      };
};
