import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = 'libs/use-cases/src';
/** What puts the use cases together, beside all their folders. */
const TOGETHER = ['all.ts', 'index.ts', 'ports.ts'];

type Imports = Readonly<{ file: string; imported: readonly string[] }>;

/** The files that each file imports, below the root. */
const imports = (): readonly Imports[] =>
  globSync('**/*.ts', { cwd: ROOT })
    .filter((file) => !file.endsWith('.spec.ts') && !TOGETHER.includes(file))
    .map((file) => ({
      file,
      imported: Array.from(readFileSync(join(ROOT, file), 'utf8').matchAll(/from '(\.[^']+)'/g), ([, from]) =>
        normalize(join(dirname(file), from ?? '')).replace(/\.js$/, '.ts'),
      ).filter((imported) => !TOGETHER.includes(imported)),
    }));

/** Folders that import each other, by way of others too: each with those that it reaches and that reach it. */
const cyclesIn = (files: readonly Imports[]): readonly string[] => {
  const edges = new Map<string, Set<string>>();
  for (const { file, imported } of files)
    for (const one of imported) {
      const [from, to] = [dirname(file), dirname(one)];
      if (from !== to) edges.set(from, new Set([...(edges.get(from) ?? []), to]));
    }
  const reachedFrom = (folder: string, reached = new Set<string>()): ReadonlySet<string> => {
    for (const next of edges.get(folder) ?? []) if (!reached.has(next)) reachedFrom(next, reached.add(next));
    return reached;
  };
  return [...edges.keys()].filter((folder) => reachedFrom(folder).has(folder)).toSorted();
};

describe('the folders of use cases', () => {
  it('do not import each other in a circle', () => {
    const files = imports();
    expect(files.length).toBeGreaterThan(80);
    expect(cyclesIn(files)).toEqual([]);
  });

  it('would be found where they did, beside the root too', () => {
    const circle = [
      { file: 'cases/list.ts', imported: ['journeys/read.ts'] },
      { file: 'journeys/told.ts', imported: ['places.ts'] },
      { file: 'places.ts', imported: ['cases/line.ts'] },
      { file: 'imports/file.ts', imported: ['cases/line.ts'] },
    ];
    expect(cyclesIn(circle)).toEqual(['.', 'cases', 'journeys']);
    expect(cyclesIn(circle.slice(1))).toEqual([]);
  });
});
