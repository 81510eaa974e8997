/** Letters added, left out, exchanged or swapped with their neighbour on the way from one word to another. */
const distance = (one: string, other: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  let away = other.length;
  for (let row = 1; row <= one.length; row++) {
    const current: number[] = [];
    let diagonal = Infinity;
    away = Infinity;
    for (const [column, above] of last.entries()) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const beforeSwap = swapped ? beforeLast[column - 2] : undefined;
      away = Math.min(above + 1, away + 1, diagonal + (same ? 0 : 1), (beforeSwap ?? Infinity) + 1);
      current.push(away);
      diagonal = above;
    }
    beforeLast = last;
    last = current;
  }
  return away;
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
    const name = candidate.toLowerCase();
    // Each letter more or less is one to add or leave out.
    if (Math.abs(name.length - word.length) >= least) continue;
    const away = distance(word, name);
    const isNear = away === 0 || Math.min(word.length, name.length) > 1;
    if (isNear && away < least) {
      nearest = candidate;
      least = away;
    }
  }
  return nearest;
};
