import { type Bounds, CLOSE, type How, programOf, valueOf } from '../recoverable/bounds.js';
import type { Coefficient, LinearProgram, LinearRow } from '../recoverable/linear-program.js';
import type { Model, OpenCount } from '../recoverable/model.js';
import { apart, reduced } from '../recoverable/reduced.js';
import { type Choice, choicesOf } from './choices.js';
import { sumDemands, type Demand } from './sums.js';

/** So often the choice is made anew before what is left is hidden without asking what would be least. */
const MOST_ROUNDS = 60;

/** Something that must not come back: a count of a choice, or one that an earlier release hides. */
type Guarded = Readonly<{ entries: readonly Coefficient[]; choice?: number }>;

/** Open counts with what else is known of them, without what follows of that at once. */
type Known = Readonly<{
  program: LinearProgram;
  counts: readonly Readonly<{ entries: readonly Coefficient[]; count: number; choice: number }>[];
  guarded: readonly Guarded[];
  moved: readonly Coefficient[];
  choices: readonly Choice[];
}>;

const knownOf = (model: Model, threshold: number): Known | undefined => {
  const moves = new Set(model.rows.moves);
  const left = reduced(model.rows.rows, moves);
  if (left === undefined) return undefined;
  const choices = choicesOf(model.open, threshold);
  const choiceOf = new Map(choices.flatMap(({ counts }, choice) => counts.map((count) => [count, choice])));
  const counts = model.open.map(({ entries, count }, place) => {
    const { known, left: rest } = apart(entries, left.fixed);
    return { entries: rest, count: count - known, choice: choiceOf.get(place) ?? -1 };
  });
  const hidden = model.hidden.map(({ entries }) => ({ entries: apart(entries, left.fixed).left }));
  const { program, columns, own } = programOf({ rows: left.rows, hidden: [...counts, ...hidden] });
  const owned = counts.map((one) => ({ ...one, entries: own(one.entries) }));
  return {
    program: {
      ...program,
      most: program.most + 10 * counts.reduce((most, { count }) => Math.max(most, count), 0),
    },
    counts: owned,
    guarded: [...owned, ...hidden.map(({ entries }) => ({ entries: own(entries) }))],
    moved: own(columns.filter((column) => moves.has(column)).map((column): Coefficient => [column, 1])),
    choices,
  };
};

/** How wide what somebody knows leaves a guarded count, and what it would take to widen it: for each choice, at most. */
type Width = Readonly<{ wide: number; exactly: number; wider: ReadonlyMap<number, number> }>;

/**
 * How wide those that are guarded are where some choices are hidden, no further than `enough` of each. Undefined where figures cannot all be
 * true, or the solver gives up.
 */
const widthsOf = (
  { program, counts, moved }: Known,
  isHidden: (choice: number) => boolean,
  guarded: readonly Guarded[],
  { solver, enough }: Readonly<{ solver: How['solver']; enough: (place: number) => number }>,
): readonly Width[] | undefined => {
  const shown = counts.filter(({ choice }) => !isHidden(choice));
  const told: LinearProgram = {
    ...program,
    rows: [
      ...program.rows,
      ...shown.map(({ entries, count }): LinearRow => ({ lower: count, upper: count, entries })),
    ],
  };
  const least =
    moved.length === 0
      ? 0
      : solver(told, (minimise) => {
          const values = minimise(moved);
          return typeof values === 'string' ? undefined : valueOf(moved, values);
        });
  if (least === undefined) return undefined;
  const held: LinearProgram =
    moved.length === 0
      ? told
      : { ...told, rows: [...told.rows, { lower: 0, upper: least + CLOSE, entries: moved }] };

  return solver(held, (minimise, prices) => {
    const found = guarded.map((): Bounds => ({ low: Infinity, high: -Infinity }));
    const widths: Width[] = [];
    for (const [place, { entries }] of guarded.entries()) {
      const bounds = found[place] ?? { low: 0, high: 0 };
      const wide = () => Math.floor(bounds.high + CLOSE) - Math.ceil(bounds.low - CLOSE);
      const wider = new Map<number, number>();
      for (const sign of [1, -1]) {
        if (wide() >= enough(place)) break;
        const values = minimise(entries.map(([column, factor]): Coefficient => [column, sign * factor]));
        if (typeof values === 'string') return undefined;
        guarded.forEach((other, at) => {
          const value = valueOf(other.entries, values);
          const seen = found[at];
          if (seen === undefined) return;
          seen.low = Math.min(seen.low, value);
          seen.high = Math.max(seen.high, value);
        });
        const price = prices();
        shown.forEach(({ count, choice }, row) => {
          const each = price[program.rows.length + row] ?? 0;
          // A count that is hidden falls to nought at most, and rises as far as anything does.
          const most = each > 0 ? each * count : -each * held.most;
          if (most > CLOSE) wider.set(choice, (wider.get(choice) ?? 0) + most);
        });
      }
      widths.push({ wide: wide(), exactly: bounds.high - bounds.low, wider });
    }
    return widths;
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
    ...demands.map(({ of, by }): LinearRow =>
      of === undefined
        ? { lower: 1, upper: Infinity, entries: [...by] }
        : { lower: 0, upper: Infinity, entries: [...by, [of, -1]] },
    ),
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

const cheapest = (choices: readonly Choice[], by: ReadonlyMap<number, number>): number | undefined =>
  [...by.keys()].toSorted((one, other) => (choices[one]?.cost ?? 0) - (choices[other]?.cost ?? 0))[0];

/**
 * The choice of counts to hide so that all small ones are hidden and none that is hidden, here or in a release before, is confined to fewer
 * than the width of the threshold, at the least cost. Demands are added to a program of whole numbers until it holds: the prices of what
 * confines a count tell what would widen it (Fischetti and Salazar-González, Journal of the American Statistical Association 95, 2000).
 * Undefined where figures cannot all be true, or the solver gives up.
 */
export const leastHidden = (model: Model, how: How): LeastHidden | undefined => {
  const { solver, threshold } = how;
  const known = knownOf(model, threshold);
  if (known === undefined) return undefined;
  const { choices, counts, guarded, moved } = known;
  /** What earlier releases leave of each by themselves: no more can be asked. */
  const before = widthsOf(known, () => true, guarded, { solver, enough: () => threshold });
  if (before === undefined) return undefined;

  const demandsWhere = (hidden: readonly boolean[]): readonly Demand[] | undefined => {
    const places = guarded.flatMap(({ choice }, place) =>
      choice === undefined || hidden[choice] ? [place] : [],
    );
    const enough = (place: number) => Math.min(threshold, before[places[place] ?? -1]?.wide ?? 0);
    const some = places.flatMap((place) => guarded[place] ?? []);
    const widths = widthsOf(known, (choice) => hidden[choice] ?? true, some, { solver, enough });
    return widths?.flatMap(({ wide, exactly, wider }, place): Demand[] => {
      if (wide >= enough(place)) return [];
      const lacking = Math.max(enough(place) - exactly, 1e-3);
      const by = new Map([...wider].map(([choice, most]) => [choice, Math.min(1, most / lacking)]));
      return by.size > 0 ? [{ of: some[place]?.choice, by }] : [];
    });
  };

  const choiceOf = new Map(model.open.map((count, place) => [count, counts[place]?.choice ?? -1]));
  const demands: Demand[] = [...sumDemands(model.open, (count) => choiceOf.get(count) ?? -1, threshold)];
  const first = leastOf(choices, demands, how);
  let isLeast = first !== undefined && moved.length === 0;
  let hidden: readonly boolean[] = first ?? choices.map(({ isSmall }) => isSmall);
  for (let round = 0; ; round++) {
    const more = demandsWhere(hidden);
    if (more === undefined) return undefined;
    if (more.length === 0) {
      const found = hidden;
      return {
        open: model.open,
        isHidden: (count) => found[choiceOf.get(count) ?? -1] ?? true,
        isLeast,
      };
    }
    demands.push(...more);
    const least = round < MOST_ROUNDS ? leastOf(choices, demands, how) : undefined;
    isLeast &&= least !== undefined;
    hidden =
      least ?? hidden.map((is, choice) => is || more.some(({ by }) => cheapest(choices, by) === choice));
  }
};
