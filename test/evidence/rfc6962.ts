import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest();

/** All levels of the tree of RFC 6962 over its entries, level by level from the leaves: nothing of ours. */
const levelsOf = (entries: readonly string[]): readonly (readonly Buffer[])[] => {
  const levels = [entries.map((entry) => sha256(Buffer.from([0]), Buffer.from(entry, 'utf8')))];
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
    const above: Buffer[] = [];
    for (let at = 0; at < below.length; at += 2) {
      const [left, right] = below.slice(at, at + 2);
      if (left) above.push(right ? sha256(Buffer.from([1]), left, right) : left);
    }
    levels.push(above);
  }
  return levels;
};

/** A tree as it is drawn on paper: its root, and for each leaf the neighbours that are hashed in on the way up. */
export const drawnTree = (entries: readonly string[]) => {
  const levels = levelsOf(entries);
  return {
    root: levels.at(-1)?.[0]?.toString('hex'),
    leaf: (index: number): string | undefined => levels[0]?.[index]?.toString('hex'),
    path: (index: number): readonly string[] =>
      levels.flatMap((level, height) => {
        const at = Math.floor(index / 2 ** height);
        const neighbour = level[at % 2 === 0 ? at + 1 : at - 1];
        return neighbour ? [neighbour.toString('hex')] : [];
      }),
  };
};
