import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';

/** Repeatable choices: the same seed gives the same choices in the same order, on every machine. */
export type SeededRandom = Readonly<{
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number;
  /** True in `percent` cases of a hundred. */
  chance: (percent: number) => boolean;
  /** One of some items; throws where there is none. */
  oneOf: <Item>(items: readonly Item[]) => Item;
  /** One of the keys, as often as its weight says. */
  weighted: (weights: Readonly<Record<string, number>>) => string;
  shuffled: <Item>(items: readonly Item[]) => Item[];
  /** A Monday to Friday from one day to another, both included; throws where there is none. */
  weekday: (from: Day, to: Day) => Day;
}>;

/** The numbers of 1970-01-03 and -04, a Saturday and a Sunday, are 2 and 3. */
const isWeekend = (day: number): boolean => day % 7 === 2 || day % 7 === 3;

/** Mulberry32: 32 bits of state, good enough for a demonstration and nothing else. */
export const seededRandom = (seed: number): SeededRandom => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
  return {
    between,
    chance: (percent) => next() * 100 < percent,
    oneOf,
    weighted: (weights) => oneOf(bag(weights)),
    shuffled: (items) => {
      const mixed = [...items];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        // The two change places.
        mixed.splice(other, 1, ...mixed.splice(last, 1, ...mixed.slice(other, other + 1)));
      }
      return mixed;
    },
    weekday: (from, to) => {
      const [first, last] = [dayNumber(from), dayNumber(to)];
      const days = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
        (day) => !isWeekend(day),
      );
      if (days.length === 0) throw new Error(`No Monday to Friday from ${from} to ${to}.`);
      return dayOfNumber(oneOf(days));
    },
  };
};

/** Every key as many times as its count says, in order. */
export const bag = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).flatMap(([key, count]) => Array<string>(count).fill(key));
