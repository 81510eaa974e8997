/** Number of letters to insert, remove or change to make one word of the other (Levenshtein). */
const editDistance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
};

/** Longer words are not compared; nobody mistypes them so. */
const LONGEST = 64;

/** The allowed word nearest to a mistyped one, where at most a third of its letters differ (one in short words). */
export const suggestionFor = (value: string, allowed: readonly string[]): string | undefined => {
  if (value.length > LONGEST) return undefined;
  const typed = value.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(value.length / 3)) + 1;
  for (const word of allowed) {
    const distance = editDistance(typed, word.toLowerCase());
    if (distance < least) {
      nearest = word;
      least = distance;
    }
  }
  return nearest;
};
