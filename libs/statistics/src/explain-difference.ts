import type { Association } from '@samspar/association';
import { dayInStockholm, dayNumber } from '@samspar/kernel';
import { countedAt } from './answer.js';
import {
  type AnswerSource,
  type AskedQuery,
  askedOf,
  type AssociationVersion,
  dimensionsOf,
} from './asked.js';
import { CellNumbers } from './explain-difference-cells.js';
import { isMedian } from './dimensions.js';
import type { DifferenceCause } from './explain-difference-cause.js';
import { type DifferenceStep, walk } from './explain-difference-walk.js';
import type { Answer, Dimension, StatisticsQuery } from './query.js';

/** The difference of a figure, or of one of its cells, between two moments, both in milliseconds since the epoch and included. */
export type DifferenceQuery = Readonly<{
  question: Omit<StatisticsQuery, 'asKnownAt'>;
  from: number;
  to: number;
  /** The versions of the definitions that the two figures are counted by; absent: the latest. */
  versions?: readonly [number, number];
}>;

/** What moves many at once. */
export type ChangeOfMany = Readonly<{
  cause: DifferenceCause;
  total: number;
  cells: readonly (readonly [cell: number, more: number])[];
}>;

/** What the association changed itself, when, and where in the log it stands. */
export type DefinitionStep = ChangeOfMany & Readonly<{ at: number; position: number }>;

/** How much a step changed a cell; undefined where it has nothing to do with it. */
export const moreIn = ({ cells }: Pick<DifferenceStep, 'cells'>, cell: number): number | undefined =>
  cells.find(([one]) => one === cell)?.[1];

const SETTINGS: Readonly<Record<string, readonly Dimension[]>> = {
  units: ['referringUnit', 'referringAuthority'],
  authorities: ['referringAuthority', 'runBy'],
  districts: ['district'],
};

/** What an association says that a question is counted by, by what is said to have changed where it has. */
const saidOf = (association: Association, query: StatisticsQuery): ReadonlyMap<DifferenceCause, string> => {
  const asked = [...query.by, ...dimensionsOf(query.where)];
  const asks = (setting: string) =>
    SETTINGS[setting]?.some((dimension) => asked.includes(dimension)) ?? false;
  const { settings, units, authorities, interventions } = association;
  const registeredSince = settings.registeredSince ?? {};
  const parts: [DifferenceCause, unknown][] = [];
  if (asks('units')) parts.push(['units', units]);
  if (asks('authorities'))
    parts.push([
      'authorities',
      [authorities, settings.members, interventions.map(({ id, owner }) => [id, owner])],
    ]);
  if (asks('districts')) parts.push(['districts', settings.districts]);
  if (Object.keys(registeredSince).length > 0)
    parts.push(['registeredSince', [registeredSince, interventions.map(({ id, to }) => [id, to])]]);
  return new Map(parts.map(([cause, said]) => [cause, JSON.stringify(said)]));
};

/** What differs, in the order in which it is told. */
const changed = (
  one: ReadonlyMap<DifferenceCause, string>,
  other: ReadonlyMap<DifferenceCause, string>,
): readonly DifferenceCause[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((cause) => one.get(cause) !== other.get(cause));

/** An association with what a cause is about as it is after. */
const taking = (cause: DifferenceCause, before: Association, after: Association): Association => {
  const { settings, units, authorities } = after;
  if (cause === 'units') return { ...before, units };
  if (cause === 'districts')
    return { ...before, settings: { ...before.settings, districts: settings.districts } };
  if (cause !== 'authorities') return after;
  const interventions = after.interventions.map((one) => {
    const former = before.interventions.find(({ id }) => id === one.id);
    return former ? { ...one, to: former.to } : one;
  });
  return {
    ...before,
    authorities,
    interventions,
    settings: { ...before.settings, members: settings.members },
  };
};

type Figures = Readonly<{ total: number; cells: ReadonlyMap<number, number> }>;

/** A figure as one definition counts it, by the numbers of its cells; of what cannot be counted there is nothing. */
const figures = (
  source: AnswerSource,
  query: StatisticsQuery,
  ready: AskedQuery | undefined,
  cells: CellNumbers,
): Figures => {
  if (!ready) return { total: 0, cells: new Map() };
  const { cells: tally, total } = countedAt(source, query, ready);
  const numberOf = cells.of(tally);
  const found = query.by.length === 0 ? [] : tally.counts();
  return { total: total.count, cells: new Map(found.map(([key, count]) => [numberOf(key), count])) };
};

/** A figure as an answer that is not protected tells it. */
const figuresIn = (answer: Answer, cells: CellNumbers): Figures => {
  const { by, total, n } = answer;
  const count = (value: number | null | undefined, of: number | undefined) =>
    (isMedian(answer) ? of : value) ?? 0;
  return {
    total: count(total, n),
    cells: new Map(
      answer.cells.map((cell) => [
        cells.number(by.map((dimension) => [dimension, cell[dimension] ?? ''] as const)),
        count(cell.value, cell.n),
      ]),
    ),
  };
};

const more = (before: Figures, after: Figures): Figures => {
  const cells = new Map(after.cells);
  for (const [cell, count] of before.cells) cells.set(cell, (cells.get(cell) ?? 0) - count);
  return {
    total: after.total - before.total,
    cells: new Map([...cells].filter(([, count]) => count !== 0)),
  };
};

/** All that changed a figure from one moment to another, and the figure then and now. */
export type AccountedDifference = Readonly<{
  before: Figures;
  after: Figures;
  /** Which cells the numbers are of. */
  cells: CellNumbers;
  steps: readonly DifferenceStep[];
  definitions: readonly DefinitionStep[];
  /** What the definitions of the two figures make of the same journeys; absent where they count alike. */
  redefined?: ChangeOfMany;
  /** Journeys erased meanwhile that are still counted: in all, and by cell. */
  erased: Figures;
}>;

/** What two versions of the definitions make: how far each of them parts from what was walked through, at its own moment. */
const redefined = (told: readonly [Figures, Figures], walked: readonly [Figures, Figures]) => {
  const first = more(told[0], walked[0]);
  const second = more(walked[1], told[1]);
  const cells = new Map(first.cells);
  for (const [cell, count] of second.cells) cells.set(cell, (cells.get(cell) ?? 0) + count);
  const total = first.total + second.total;
  const moved = [...cells].filter(([, count]) => count !== 0);
  return total !== 0 || moved.length > 0
    ? { redefined: { cause: 'definition' as const, total, cells: moved } }
    : {};
};

/**
 * Accounts for the difference of a figure between two moments, of which `answers` are the answers, without protection. What became known is
 * walked through in its order, and each change of the figure is told once, so that the steps make the difference, always. Where the association
 * was set up otherwise meanwhile, what was known until then is counted by both definitions.
 */
export const accounted = (
  source: Omit<AnswerSource, 'association'>,
  associations: readonly AssociationVersion[],
  { question, from, to }: DifferenceQuery,
  erasedBetween: ReadonlySet<number>,
  answers: readonly [Answer, Answer],
): AccountedDifference => {
  const cells = new CellNumbers();
  const steps: DifferenceStep[] = [];
  const definitions: DefinitionStep[] = [];
  const erased = { total: 0, cells: new Map<number, number>() };
  const until = dayNumber(dayInStockholm(from));
  const by = (association: Association) => {
    const ready = askedOf({ ...source, association }, question);
    return {
      source: { ...source, association },
      said: saidOf(association, question),
      ready: 'refusal' in ready || ready.registered.nothing ? undefined : ready,
    };
  };
  const first = associations.findLast(({ knownFrom }) => knownFrom <= from);
  if (!first) throw new RangeError('The association was not known at the first moment.');
  let definition = by(first.association);
  let at = from;
  const walkTo = (moment: number, isLast: boolean) => {
    const { source: counted, ready } = definition;
    if (ready)
      walk(
        {
          source: counted,
          query: question,
          ready,
          cells,
          between: { from: at, to: moment },
          until,
          erased: isLast ? erasedBetween : new Set(),
        },
        {
          step: (step) => steps.push(step),
          erased: (where, isCounted) => {
            if (isCounted) erased.total++;
            for (const cell of where) erased.cells.set(cell, (erased.cells.get(cell) ?? 0) + 1);
          },
        },
      );
    at = moment;
  };
  const figuresAt = (asKnownAt: number) =>
    figures(definition.source, { ...question, asKnownAt }, definition.ready, cells);

  const walkedFrom = figuresAt(from);
  for (const { knownFrom, position, association } of associations) {
    if (knownFrom <= from || knownFrom > to) continue;
    const causes = changed(definition.said, saidOf(association, question));
    if (causes.length === 0) continue;
    walkTo(knownFrom - 1, false);
    for (const cause of causes) {
      const was = figuresAt(at);
      const { association: before } = definition.source;
      definition = by(cause === causes.at(-1) ? association : taking(cause, before, association));
      const step = more(was, figuresAt(at));
      if (step.total !== 0 || step.cells.size > 0)
        definitions.push({ at: knownFrom, position, cause, total: step.total, cells: [...step.cells] });
    }
  }
  walkTo(to, true);
  const before = figuresIn(answers[0], cells);
  const after = figuresIn(answers[1], cells);
  return {
    before,
    after,
    cells,
    steps,
    definitions,
    ...redefined([before, after], [walkedFrom, figuresAt(to)]),
    erased,
  };
};

/** All that moved many at once. */
export const changesOfMany = ({
  definitions,
  redefined: also,
}: AccountedDifference): readonly ChangeOfMany[] => (also ? [...definitions, also] : definitions);

/** Whether the steps make the difference, in the total and in each cell. */
export const isAccountedFor = (all: AccountedDifference): boolean => {
  const { before, after, steps } = all;
  const left = { total: after.total - before.total, cells: new Map(more(before, after).cells) };
  for (const { total, cells } of [...steps, ...changesOfMany(all)]) {
    left.total -= total;
    for (const [cell, count] of cells) left.cells.set(cell, (left.cells.get(cell) ?? 0) - count);
  }
  return left.total === 0 && [...left.cells.values()].every((count) => count === 0);
};
