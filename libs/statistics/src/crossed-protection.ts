/** A hierarchy of rows or of columns: where the parent of each node stands; of the root nowhere (-1). */
export type AxisHierarchy = readonly Readonly<{ parent: number }>[];

/** Counts by node of rows and node of columns. Sheets with the same link tell of each other: what is in one is in another, or not. */
export type SheetOfCounts = Readonly<{ link: string; counts: readonly (readonly number[])[] }>;

/** What is to be protected: several sheets over the same rows and columns, in which the same cells are hidden. */
export type TablesToProtect = Readonly<{
  sheets: readonly SheetOfCounts[];
  rows: AxisHierarchy;
  columns: AxisHierarchy;
  threshold: number;
  /** What is hidden elsewhere, and may not come back here. */
  isGiven?: (row: number, column: number) => boolean;
}>;

const pathOf = (nodes: AxisHierarchy, leaf: number): readonly number[] => {
  const path: number[] = [];
  for (let node = leaf; node >= 0; node = nodes[node]?.parent ?? -1) path.push(node);
  return path;
};

const leavesOf = (nodes: AxisHierarchy): readonly number[] =>
  nodes.flatMap((_node, at) => (nodes.some(({ parent }) => parent === at) ? [] : [at]));

/** Hiding a sum costs more than hiding any of its parts. */
const OF_A_SUM = 1e9;

/** A count that is to be protected, in a sheet of a link. */
type Concern = Readonly<{ link: string; count: number }>;

/** The nodes along an axis that change where one of two leaves gains what the other loses; with one alone, all above it. */
type Shift = Readonly<{ gains: number; loses?: number; changed: readonly number[] }>;

const countIn = ({ counts }: SheetOfCounts, row: number, column: number): number =>
  counts[row]?.[column] ?? 0;

/** How far each node is from the leaves that lie deepest. */
const heights = (nodes: AxisHierarchy, paths: readonly (readonly number[])[]) => {
  const deepest = Math.max(...paths.map(({ length }) => length));
  return nodes.map((_node, at) => deepest - (paths[at]?.length ?? 0));
};

/** The shifts along an axis that change a node. */
const shiftsOf = (
  node: number,
  leaves: readonly number[],
  paths: readonly (readonly number[])[],
): readonly Shift[] =>
  leaves
    .filter((leaf) => paths[leaf]?.includes(node))
    .flatMap((gains) => {
      const own = paths[gains] ?? [];
      const others = leaves.filter((leaf) => !paths[leaf]?.includes(node));
      return [
        { gains, changed: own },
        ...others.map((loses) => {
          const theirs = paths[loses] ?? [];
          return {
            gains,
            loses,
            changed: [
              ...own.filter((at) => !theirs.includes(at)),
              ...theirs.filter((at) => !own.includes(at)),
            ],
          };
        }),
      ];
    });

/**
 * Which counts are hidden, by node of rows and node of columns, so that none below the threshold comes back by any subtraction.
 *
 * Of each small count there is a way in which the table could be another, with the same sums wherever one is shown: some of it moved to another
 * row, and as many back in another column. All that such a move changes is hidden, and the move is so wide that the count can be one as well as the threshold; where there is none
 * such, that what it can be has the width of the threshold. Whatever more is hidden leaves the move as it is. Where no move within the table is wide enough the sums are hidden too,
 * at last the total: then the count can be anything.
 */
export const hiddenCounts = ({
  sheets,
  rows,
  columns,
  threshold,
  isGiven,
}: TablesToProtect): readonly (readonly boolean[])[] => {
  const hidden = rows.map(() => columns.map(() => false));
  const isSmall = (count: number) => count > 0 && count < threshold;
  const [rowLeaves, columnLeaves] = [leavesOf(rows), leavesOf(columns)];
  const [rowPaths, columnPaths] = [
    rows.map((_, at) => pathOf(rows, at)),
    columns.map((_, at) => pathOf(columns, at)),
  ];
  const links = [...new Set(sheets.map(({ link }) => link))];
  const leastOf = new Map(
    links.map((link) => [
      link,
      rows.map((_row, row) =>
        columns.map((_column, column) =>
          Math.min(
            ...sheets.filter((sheet) => sheet.link === link).map((sheet) => countIn(sheet, row, column)),
          ),
        ),
      ),
    ]),
  );
  const [rowHeights, columnHeights] = [heights(rows, rowPaths), heights(columns, columnPaths)];
  const costs = rows.map((_row, row) =>
    columns.map(
      (_column, column) =>
        1 +
        Math.max(...sheets.map((sheet) => countIn(sheet, row, column))) +
        OF_A_SUM * ((rowHeights[row] ?? 0) + (columnHeights[column] ?? 0)),
    ),
  );

  /** How far a count can be moved down and up without any leaf of the sheets of a link becoming less than nought. */
  const reachOf = (link: string, along: Shift, across: Shift) => {
    const least = (row: number | undefined, column: number | undefined) =>
      row === undefined || column === undefined ? Infinity : (leastOf.get(link)?.[row]?.[column] ?? 0);
    return {
      down: Math.min(least(along.gains, across.gains), least(along.loses, across.loses)),
      up: Math.min(least(along.gains, across.loses), least(along.loses, across.gains)),
    };
  };

  const costOf = (along: Shift, across: Shift): number => {
    let cost = 0;
    for (const row of along.changed)
      for (const column of across.changed) if (!hidden[row]?.[column]) cost += costs[row]?.[column] ?? 0;
    return cost;
  };

  const protect = (row: number, column: number, concerned: readonly Concern[]) => {
    type Move = Readonly<{ cost: number; along: Shift; across: Shift }>;
    let wide: Move | undefined;
    let whole: Move | undefined;
    const acrosses = shiftsOf(column, columnLeaves, columnPaths);
    for (const along of shiftsOf(row, rowLeaves, rowPaths))
      for (const across of acrosses) {
        const reaches = concerned.map(({ link, count }) => ({ ...reachOf(link, along, across), count }));
        if (!reaches.every(({ down, up }) => down + up >= threshold)) continue;
        const move = { cost: costOf(along, across), along, across };
        if (!wide || move.cost < wide.cost) wide = move;
        const isWhole = reaches.every(({ down, up, count }) => count - down <= 1 && count + up >= threshold);
        if (isWhole && (!whole || move.cost < whole.cost)) whole = move;
      }
    const best = whole ?? wide;
    for (const at of best?.along.changed ?? [])
      for (const to of best?.across.changed ?? []) {
        const line = hidden[at];
        if (line) line[to] = true;
      }
  };

  for (const [row, line] of rows.entries()) {
    if (!line) continue;
    for (const column of columns.keys()) {
      const counted = sheets.map((sheet) => ({ link: sheet.link, count: countIn(sheet, row, column) }));
      const small = counted.filter(({ count }) => isSmall(count));
      const concerned = small.length > 0 ? small : isGiven?.(row, column) ? counted : [];
      if (concerned.length > 0) protect(row, column, concerned);
    }
  }
  return hidden;
};
