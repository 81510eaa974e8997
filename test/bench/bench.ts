import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANNUAL_REPORT_FIGURES } from './annual-report-figures.js';
import { BESIDE_FIGURES } from './beside-figures.js';
import { DIFFERENCE_FIGURES } from './difference-figures.js';
import { ESF_FIGURE } from './esf-figure.js';
import { EVALUATION_FIGURE } from './evaluation-figure.js';
import { EVENTSTOREDB_FIGURES } from './eventstoredb-figures.js';
import { type Figure, figureLine } from './figure.js';
import { IMPORT_FIGURE } from './import-figure.js';
import { LOG_FIGURES } from './log-figures.js';
import { MEMORY_FIGURE, REBUILD_FIGURE } from './log-of-a-million.js';
import { HTTP_FIGURE } from './http-figure.js';
import { PAGE_FIGURES } from './page-figures.js';
import { PAPER_FIGURE } from './paper-figure.js';
import { REPORT_FIGURES } from './report-figures.js';
import { STALL_FIGURE } from './stall-figure.js';
import { STATISTICS_FIGURES } from './statistics-figures.js';
import { SUPPRESSION_FIGURE } from './suppression-figure.js';
import { TREE_FIGURES } from './tree-figures.js';

/** In the order in which they are printed. */
const FIGURES: readonly Figure[] = [
  ...LOG_FIGURES,
  ...TREE_FIGURES,
  REBUILD_FIGURE,
  ...STATISTICS_FIGURES,
  ...BESIDE_FIGURES,
  ...DIFFERENCE_FIGURES,
  SUPPRESSION_FIGURE,
  ...ANNUAL_REPORT_FIGURES,
  HTTP_FIGURE,
  ...PAGE_FIGURES,
  ...REPORT_FIGURES,
  EVALUATION_FIGURE,
  ESF_FIGURE,
  PAPER_FIGURE,
  IMPORT_FIGURE,
  STALL_FIGURE,
  ...EVENTSTOREDB_FIGURES,
  MEMORY_FIGURE,
];

/** Measures a figure in a folder of its own and prints it as a line of JSON. */
const measure = async (figure: Figure): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'samspar-bench-'));
  try {
    process.stdout.write(`${figureLine(figure, await figure.measure(folder))}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Measures the figures named, or all: `npm run bench [-- NAME...]`. It runs as it is built, as what it measures does. */
const names = process.argv.slice(2);
const all = FIGURES.map(({ name }) => name);
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No figure: ${unknown.join(', ')}. There are: ${all.join(', ')}.\n`);
  process.exitCode = 2;
} else
  for (const figure of FIGURES) if (names.length === 0 || names.includes(figure.name)) await measure(figure);
