import type { FindingPlace } from './finding.js';
import type { Release, TypedTable } from './release.js';
import { type CountedSet, setOf } from './set.js';

/** What is stated of a set outside the tables of the cube: how many it is, or what share of another. */
export type StatedSet = Readonly<{ set: CountedSet; place: FindingPlace }> &
  Readonly<{ count: number } | { percent: number; of: CountedSet }>;

const statedInTable = ({ title, query, total, parts, unknown }: TypedTable): readonly StatedSet[] => {
  if (!query) return [];
  const { measure, unit, where, from, to, by } = query;
  const [dimension] = by;
  const of = (code?: string): CountedSet | undefined =>
    setOf(
      { measure, unit, where, period: { from, to } },
      code === undefined || dimension === undefined ? {} : { [dimension]: code },
    );
  const place = { typed: title };
  const whole = of();
  return [
    { set: whole, count: total?.count },
    { set: dimension && of('unknown'), count: unknown },
    ...parts.map(({ code, ...stated }) => ({ set: code === undefined ? undefined : of(code), ...stated })),
  ].flatMap(({ set, ...stated }): readonly StatedSet[] => {
    if (set === undefined) return [];
    if (stated.count !== undefined) return [{ set, place, count: stated.count }];
    return 'percent' in stated && stated.percent !== undefined && whole
      ? [{ set, place, percent: stated.percent, of: whole }]
      : [];
  });
};

/** What the tables of a release that are typed by hand state of sets that the cube counts. */
export const statedInTables = ({ typed = [] }: Pick<Release, 'typed'>): readonly StatedSet[] =>
  typed.flatMap(statedInTable);
