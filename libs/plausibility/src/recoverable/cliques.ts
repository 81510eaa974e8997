/** Names in order, each once. */
export type Clique = readonly string[];

const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((one) => all.includes(one));

/** Those that are within no other, each once. */
export const maximal = (sets: readonly Clique[]): readonly Clique[] => {
  const largestFirst = sets.toSorted((one, other) => other.length - one.length);
  return largestFirst.reduce<readonly Clique[]>(
    (kept, set) => (kept.some((other) => isWithin(set, other)) ? kept : [...kept, set]),
    [],
  );
};

/**
 * Sets that hold every one of the given ones and that a tree can join, so that figures by each of them which agree where two
 * meet are margins of one table by all (a triangulation of the graph of names that stand together; the name with the fewest new
 * pairs is taken out first).
 */
export const cliquesOf = (sets: readonly Clique[]): readonly Clique[] => {
  const neighbours = new Map<string, Set<string>>();
  for (const set of sets)
    for (const name of set) {
      const known = neighbours.get(name) ?? new Set<string>();
      for (const other of set) if (other !== name) known.add(other);
      neighbours.set(name, known);
    }
  const of = (name: string) => [...(neighbours.get(name) ?? [])];
  const fill = (name: string) => {
    const around = of(name);
    return around.reduce(
      (missing, one) =>
        missing + around.filter((other) => other !== one && !neighbours.get(one)?.has(other)).length,
      0,
    );
  };
  const found: Clique[] = sets.length > 0 ? [[]] : [];
  while (neighbours.size > 0) {
    const names = [...neighbours.keys()].toSorted();
    const next = names.reduce((best, name) => (fill(name) < fill(best) ? name : best), names[0] ?? '');
    const around = of(next);
    found.push([next, ...around].toSorted());
    for (const one of around) {
      for (const other of around) if (other !== one) neighbours.get(one)?.add(other);
      neighbours.get(one)?.delete(next);
    }
    neighbours.delete(next);
  }
  return maximal(found);
};

/** Pairs of sets that make a tree of them, each with what both hold: neighbours hold as much in common as they can. */
export const treeOf = (
  cliques: readonly Clique[],
): readonly Readonly<{ one: Clique; other: Clique; common: Clique }>[] => {
  const [first, ...rest] = cliques;
  if (first === undefined) return [];
  const joined = [first];
  const left = new Set(rest);
  const tree: { one: Clique; other: Clique; common: Clique }[] = [];
  while (left.size > 0) {
    const pairs = joined.flatMap((one) =>
      [...left].map((other) => ({ one, other, common: one.filter((name) => other.includes(name)) })),
    );
    const best = pairs.reduce((most, pair) => (pair.common.length > most.common.length ? pair : most));
    tree.push(best);
    joined.push(best.other);
    left.delete(best.other);
  }
  return tree;
};
