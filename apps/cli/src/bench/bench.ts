import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figureLine } from './figure.js';
import { IMPORT_FIGURE } from './import-figure.js';
import { LOG_FIGURES } from './log-figures.js';
import { MEMORY_FIGURE, REBUILD_FIGURE } from './log-of-a-million.js';
import { HTTP_FIGURE } from './http-figure.js';
import { STATISTICS_FIGURES } from './statistics-figures.js';

/** In the order in which they are printed. */
export const FIGURES: readonly Figure[] = [
  ...LOG_FIGURES,
  REBUILD_FIGURE,
  ...STATISTICS_FIGURES,
  HTTP_FIGURE,
  IMPORT_FIGURE,
  MEMORY_FIGURE,
];

/** Measures figures one after the other, each in a folder of its own, and prints a line of JSON for each. */
export const bench = async (figures: readonly Figure[], print: (line: string) => void): Promise<void> => {
  for (const figure of figures) {
    const folder = await mkdtemp(join(tmpdir(), 'samspar-bench-'));
    try {
      print(figureLine(figure, await figure.measure(folder)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
};
