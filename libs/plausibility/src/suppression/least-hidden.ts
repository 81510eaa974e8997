import { type Bounds, CLOSE, type How, programOf, valueOf } from '../recoverable/bounds.js';
import type { Coefficient, LinearProgram, LinearRow } from '../recoverable/linear-program.js';
import type { Model, OpenCount } from '../recoverable/model.js';
import { apart, reduced } from '../recoverable/reduced.js';
import { type Choice, choicesOf } from './choices.js';

/** So often the choice is made anew before what is left is hidden without asking what would be least. */
const MOST_ROUNDS = 60;

/** A row that what is hidden must satisfy: one more is hidden wherever `of` is and these are not. */
type Demand = Readonly<{ of: number; by: ReadonlyMap<number, number> }>;

/** Open counts with what else is known of them, without what follows of that at once. */
type Known = Readonly<{
  rows: readonly LinearRow[];
  counts: readonly Readonly<{ entries: readonly Coefficient[]; count: number }>[];
  columns: LinearProgram;
  moved: readonly Coefficient[];
  choices: readonly Choice[];
  /** By count the choice that it is of. */
  choiceOf: readonly number[];
}>;

const knownOf = (model: Model, threshold: number): Known | undefined => {
  const moves = new Set(model.rows.moves);
  const left = reduced(model.rows.rows, moves);
  if (left === undefined) return undefined;
  const counts = model.open.map(({ entries, count }) => {
    const { known, left: rest } = apart(entries, left.fixed);
    return { entries: rest, count: count - known };
  });
  const { program, columns, own } = programOf({ rows: left.rows, hidden: counts });
  const choices = choicesOf(model.open, threshold);
  const choiceOf: number[] = [];
  choices.forEach(({ counts: of }, choice) => of.forEach((count) => (choiceOf[count] = choice)));
  return {
    rows: program.rows,
    counts: counts.map(({ entries, count }) => ({ entries: own(entries), count })),
    columns: {
      ...program,
      most: program.most + 10 * counts.reduce((most, { count }) => Math.max(most, count), 0),
    },
    moved: own(columns.filter((column) => moves.has(column)).map((column): Coefficient => [column, 1])),
    choices,
    choiceOf,
  };
};

/** What everyone knows where some counts are shown: each in a row of its own, after those that are known anyhow. */
const shownIn = ({ rows, counts, columns }: Known, shown: readonly number[]): LinearProgram => ({
  ...columns,
  rows: [
    ...rows,
    ...shown.map((place): LinearRow => {
      const { entries = [], count = 0 } = counts[place] ?? {};
      return { lower: count, upper: count, entries };
    }),
  ],
});

/** Hidden counts that come back, each with what must be hidden besides; undefined where nobody can tell. */
const demandsOf = (
  known: Known,
  isHidden: readonly boolean[],
  { solver, threshold }: How,
): readonly Demand[] | undefined => {
  const { counts, choiceOf, moved, rows } = known;
  const places = [...counts.keys()];
  const hidden = places.filter((place) => isHidden[choiceOf[place] ?? -1]);
  const shown = places.filter((place) => !isHidden[choiceOf[place] ?? -1]);
  const program = shownIn(known, shown);
  const least =
    moved.length === 0
      ? 0
      : solver(program, (minimise) => {
          const values = minimise(moved);
          return typeof values === 'string' ? undefined : valueOf(moved, values);
        });
  if (least === undefined) return undefined;
  const held: LinearProgram =
    moved.length === 0
      ? program
      : { ...program, rows: [...program.rows, { lower: 0, upper: least + CLOSE, entries: moved }] };

  return solver(held, (minimise, prices) => {
    const found = new Map(
      hidden.map((place): [number, Bounds] => [place, { low: Infinity, high: -Infinity }]),
    );
    const demands: Demand[] = [];
    for (const place of hidden) {
      const entries = counts[place]?.entries ?? [];
      const width = () => {
        const { low, high } = found.get(place) ?? { low: 0, high: 0 };
        return Math.floor(high + CLOSE) - Math.ceil(low - CLOSE);
      };
      /** How much each choice that is shown widens what the count can be, at most. */
      const wider = new Map<number, number>();
      for (const sign of [1, -1]) {
        if (width() >= threshold) break;
        const values = minimise(entries.map(([column, factor]): Coefficient => [column, sign * factor]));
        if (typeof values === 'string') return undefined;
        for (const [other, bounds] of found) {
          const value = valueOf(counts[other]?.entries ?? [], values);
          bounds.low = Math.min(bounds.low, value);
          bounds.high = Math.max(bounds.high, value);
        }
        const price = prices();
        shown.forEach((other, row) => {
          const each = price[rows.length + row] ?? 0;
          if (Math.abs(each) < CLOSE) return;
          // A count that is hidden falls to nought at most, and rises as far as anything does.
          const most = each > 0 ? each * (counts[other]?.count ?? 0) : -each * held.most;
          const choice = choiceOf[other] ?? -1;
          wider.set(choice, (wider.get(choice) ?? 0) + most);
        });
      }
      if (width() >= threshold) continue;
      const { low, high } = found.get(place) ?? { low: 0, high: 0 };
      const lacking = Math.max(threshold - (high - low), 1e-3);
      const by = [...wider]
        .map(([choice, most]): [number, number] => [choice, Math.min(1, most / lacking)])
        .filter(([, most]) => most > 1e-3);
      if (by.length > 0) demands.push({ of: choiceOf[place] ?? -1, by: new Map(by) });
    }
    return demands;
  });
};

/** The choices that cost least of those that satisfy all demands; undefined where the solver gives up. */
const leastOf = (
  choices: readonly Choice[],
  demands: readonly Demand[],
  { solver }: How,
): readonly boolean[] | undefined => {
  const rows: LinearRow[] = [
    ...choices.flatMap(({ isSmall }, choice): LinearRow[] =>
      isSmall ? [{ lower: 1, upper: 1, entries: [[choice, 1]] }] : [],
    ),
    ...demands.map(({ of, by }): LinearRow => ({ lower: 0, upper: Infinity, entries: [...by, [of, -1]] })),
  ];
  const program = { columns: choices.length, most: 1, rows, isWhole: true };
  return solver(program, (minimise) => {
    const values = minimise(choices.map(({ cost }, choice): Coefficient => [choice, cost]));
    return typeof values === 'string' ? undefined : Array.from(values, (value) => value > 0.5);
  });
};

/** What is hidden, count by count; whether no choice that keeps the small ones costs less. */
export type LeastHidden = Readonly<{
  open: readonly OpenCount[];
  isHidden: (count: OpenCount) => boolean;
  isLeast: boolean;
}>;

/**
 * The choice of counts to hide so that all small ones are hidden and none that is hidden is confined to fewer than the width of the threshold,
 * at the least cost. Cuts are added to a program of whole numbers until it holds: the prices of what confines a count tell what would widen
 * it (Fischetti and Salazar-González, 2001). Undefined where figures cannot all be true, or the solver gives up.
 */
export const leastHidden = (model: Model, how: How): LeastHidden | undefined => {
  const known = knownOf(model, how.threshold);
  if (known === undefined) return undefined;
  const { choices, choiceOf } = known;
  const result = (hidden: readonly boolean[], isLeast: boolean): LeastHidden => ({
    open: model.open,
    isHidden: (count) => hidden[choiceOf[model.open.indexOf(count)] ?? -1] ?? true,
    isLeast,
  });
  const demands: Demand[] = [];
  let hidden = choices.map(({ isSmall }) => isSmall);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const more = demandsOf(known, hidden, how);
    if (more === undefined) return undefined;
    if (more.length === 0) return result(hidden, known.moved.length === 0);
    demands.push(...more);
    const next = leastOf(choices, demands, how);
    if (next === undefined) break;
    hidden = [...next];
  }
  for (;;) {
    const more = demandsOf(known, hidden, how);
    if (more === undefined) return undefined;
    if (more.length === 0) return result(hidden, false);
    hidden = hidden.map((is, choice) => is || more.some(({ by }) => cheapest(choices, by) === choice));
  }
};

const cheapest = (choices: readonly Choice[], by: ReadonlyMap<number, number>): number | undefined =>
  [...by.keys()].reduce<number | undefined>(
    (best, choice) =>
      best !== undefined && (choices[best]?.cost ?? 0) <= (choices[choice]?.cost ?? 0) ? best : choice,
    undefined,
  );
