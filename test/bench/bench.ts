import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../../apps/cli/src/terminal.js';
import { EVENTSTOREDB_FIGURES } from './eventstoredb-figures.js';
import { CannotMeasure, type Figure, figureLine } from './figure.js';
import { IMPORT_FIGURE } from './import-figure.js';
import { LOG_FIGURES } from './log-figures.js';
import { MEMORY_FIGURE, REBUILD_FIGURE } from './log-of-a-million.js';
import { HTTP_FIGURE } from './http-figure.js';
import { PAGE_FIGURES } from './page-figures.js';
import { STALL_FIGURE } from './stall-figure.js';
import { STATISTICS_FIGURES } from './statistics-figures.js';

/** In the order in which they are printed. */
export const FIGURES: readonly Figure[] = [
  ...LOG_FIGURES,
  REBUILD_FIGURE,
  ...STATISTICS_FIGURES,
  HTTP_FIGURE,
  ...PAGE_FIGURES,
  IMPORT_FIGURE,
  STALL_FIGURE,
  ...EVENTSTOREDB_FIGURES,
  MEMORY_FIGURE,
];

/** Measures figures one after the other, each in a folder of its own, and prints a line of JSON for each that can be measured here. */
export const bench = async (figures: readonly Figure[], print: (line: string) => void): Promise<void> => {
  for (const figure of figures) {
    const folder = await mkdtemp(join(tmpdir(), 'samspar-bench-'));
    try {
      print(figureLine(figure, await figure.measure(folder)));
    } catch (error) {
      if (!(error instanceof CannotMeasure)) throw error;
      say(`${figure.name}: ${error.message}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
};
