/** Number of letters to change, add, leave out or swap to get from one text to another. */
const distance = (from: string, to: string): number => {
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        rows[i - 1][j] + 1,
        row[j - 1] + 1,
        rows[i - 1][j - 1] + (same ? 0 : 1),
        swapped ? rows[i - 2][j - 2] + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[from.length][to.length];
};

const LONGEST = 60;

/** The allowed word that was most likely meant: at most a third of its letters differ. */
export const nearest = (said: unknown, allowed: readonly string[]): string | undefined => {
  if (typeof said !== 'string' || said.length > LONGEST) return undefined;
  const word = said.trim().toLowerCase();
  const candidates = allowed
    .map((candidate) => ({ candidate, far: distance(word, candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= Math.max(1, candidate.length / 3))
    .sort((a, b) => a.far - b.far);
  return candidates[0]?.candidate;
};
