/** Letters added, left out, exchanged or swapped with their neighbour on the way from one word to another. */
const distance = (one: string, other: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          last[column] + 1,
          current[column - 1] + 1,
          last[column - 1] + (same ? 0 : 1),
          swapped ? beforeLast[column - 2] + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length];
};

/** Longer words are not compared; nobody mistypes them so. */
const LONGEST = 64;

/**
 * The allowed word nearest to a mistyped one, where at most a third of its letters differ (one in short words). A word of one letter is
 * near to itself alone.
 */
export const nearestWord = (said: string, allowed: readonly string[]): string | undefined => {
  if (said.length > LONGEST) return undefined;
  const word = said.trim().toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of allowed) {
    const away = distance(word, candidate.toLowerCase());
    const isNear = away === 0 || Math.min(word.length, candidate.length) > 1;
    if (isNear && away < least) {
      nearest = candidate;
      least = away;
    }
  }
  return nearest;
};
