import { pdfOf, workbookOf } from '@samspar/documents';
import { reportPaper, reportSheets } from '@samspar/pages';
import { annualReport2024 } from '../paper/annual-report.js';
import { threeYears } from '../plausibility/three-years.js';
import { type Figure, inTurn } from './figure.js';

const JOURNEYS = 20_000;
const ROUNDS = 5;
const MOST_MS = 2_000;
const REACHED = { position: 4711n, knownAt: Date.parse('2026-02-01T11:00:00Z') };

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** How long a report that is built takes to be written on paper, beside the same as a workbook. */
export const PAPER_FIGURE: Figure = {
  name: 'annual-report-paper',
  unit: `ms to write the annual report as a PDF (median), of ${JOURNEYS} journeys over three years; first: of the first, with all that is loaded for it`,
  aim: `at most ${MOST_MS} ms, the first too; the reference is the same report as a workbook, which has the same aim`,
  meets: ({ value, reference, also }) =>
    Math.max(value, reference ?? 0, also?.['first'] ?? Infinity) <= MOST_MS,
  measure: async () => {
    const { cube } = threeYears(7, JOURNEYS, 0);
    const report = annualReport2024({ ask: (query) => cube.answer(query, REACHED), threshold: 5 });
    const filed = { report, language: 'sv', address: 'https://samspar.example.se/rapporter' } as const;
    const paper = () => timed(() => pdfOf(reportPaper(filed), 0));
    const first = await paper();
    const measured = await inTurn(ROUNDS, paper, () => timed(() => workbookOf(reportSheets(filed))));
    return { ...measured, also: { first } };
  },
};
