/**
 * Readings drawn a month. One kind of unlawful reading that makes up a tenth of all is then met within a month with 88 % certainty
 * (1 − 0.9²⁰), one that makes up a hundredth within a year with 91 % (1 − 0.99²⁴⁰); and twenty are looked at in an hour.
 */
export const SAMPLE_SIZE = 20;

/** Numbers from 0 until 1 that follow from a seed (mulberry32); the log holds seeds, so what follows from one never changes. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Which of so many readings are drawn by a seed, by their places from 0; all where there are no more than a sample holds. */
export const drawn = (seed: number, count: number): readonly number[] => {
  if (count <= SAMPLE_SIZE) return Array.from({ length: count }, (_none, place) => place);
  const next = numbersFrom(seed);
  const places = new Set<number>();
  while (places.size < SAMPLE_SIZE) places.add(Math.floor(next() * count));
  return [...places].toSorted((one, other) => one - other);
};
