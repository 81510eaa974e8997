import type { Month } from './month.js';

/**
 * How the list of a month stands. `changed`: it would tell otherwise now. `follows`: an earlier month was told otherwise after it was made, or would be now, and whoever receives
 * them reads all later months anew. `replaced`: another has been made of the month since.
 */
export type EsfStanding = 'current' | 'changed' | 'follows' | 'replaced';

/** A list, of one insats. */
type Made = Readonly<{
  list: string;
  month: Month;
  /** How much it told otherwise than the one before it of the month; absent where it was the first. */
  changes?: Readonly<Partial<Record<string, number>>>;
}>;

/** Each list's standing, by its id; `made` in the order in which they were made, `isChanged` those that would tell otherwise now. */
export const standingsOf = (
  made: readonly Made[],
  isChanged: (list: string) => boolean,
): ReadonlyMap<string, EsfStanding> => {
  const latest = new Map(made.map((one) => [one.month, one]));
  const place = new Map(made.map(({ list }, index) => [list, index]));
  const toldOtherwise = ({ changes }: Made): boolean =>
    changes === undefined || Object.keys(changes).length > 0;
  const standingOf = (one: Made): EsfStanding => {
    if (latest.get(one.month) !== one) return 'replaced';
    if (isChanged(one.list)) return 'changed';
    const isBehind = made.some(
      (earlier) =>
        earlier.month < one.month &&
        ((Number(place.get(earlier.list)) > Number(place.get(one.list)) && toldOtherwise(earlier)) ||
          (latest.get(earlier.month) === earlier && isChanged(earlier.list))),
    );
    return isBehind ? 'follows' : 'current';
  };
  return new Map(made.map((one) => [one.list, standingOf(one)]));
};
