/** What disclosure control sees of an answer: counts, the group each cell shares a denominator with, and the total. */
export type Table = Readonly<{
  counts: readonly number[];
  /** By cell: number of its group, dense from 0. */
  groups: readonly number[];
  /** False where no denominators are shown, so that only the total tells about the cells. */
  showsGroups: boolean;
  total: number;
}>;

/** What is hidden: cells and denominators by number, and the total. */
export type Hidden = Readonly<{
  cells: ReadonlySet<number>;
  groups: ReadonlySet<number>;
  total: boolean;
}>;

/**
 * Hides every count from 1 up to the threshold, and as many more as it takes for nothing to come back by subtraction:
 * wherever a sum is shown, the hidden cells in it are at least two and make the threshold together. What cannot be
 * hidden so loses its sum: the denominator, at last the total (docs/statistics.md#protected-tables; primary and secondary suppression).
 */
export const hide = ({ counts, groups, showsGroups, total }: Table, threshold: number): Hidden => {
  const isSmall = (count: number) => count > 0 && count < threshold;
  const hidden = new Set<number>();
  counts.forEach((count, cell) => {
    if (isSmall(count)) hidden.add(cell);
  });
  const smallestFirst = counts.map((_, cell) => cell).toSorted((one, other) => counts[one] - counts[other]);
  const hiddenIn = (among: (cell: number) => boolean) => [...hidden].filter(among);
  const isSafe = (cells: readonly number[]) =>
    cells.length === 0 ||
    (cells.length > 1 && cells.reduce((sum, cell) => sum + counts[cell], 0) >= threshold);
  const hideOneMore = (among: (cell: number) => boolean): number | undefined => {
    const cell = smallestFirst.find((candidate) => !hidden.has(candidate) && among(candidate));
    if (cell !== undefined) hidden.add(cell);
    return cell;
  };

  const hiddenGroups = new Set<number>(showsGroups ? [] : groups);
  for (const group of new Set(groups)) {
    if (hiddenGroups.has(group)) continue;
    const among = (cell: number) => groups[cell] === group;
    while (!isSafe(hiddenIn(among)))
      if (hideOneMore(among) === undefined) {
        hiddenGroups.add(group);
        break;
      }
  }

  const inHiddenGroups = (cell: number) => hiddenGroups.has(groups[cell]);
  let totalHidden = isSmall(total);
  while (!totalHidden && !isSafe(hiddenIn(inHiddenGroups))) {
    const elsewhere = [...hidden].find((cell) => !inHiddenGroups(cell));
    const more = hideOneMore(inHiddenGroups) ?? elsewhere ?? hideOneMore(() => true);
    if (more === undefined) totalHidden = true;
    else hiddenGroups.add(groups[more]);
  }
  return { cells: hidden, groups: hiddenGroups, total: totalHidden };
};
