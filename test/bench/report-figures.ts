import type { Figure } from './figure.js';
import { constructedVisits, type PagesOf } from './page-association.js';
import { firstBytes } from './page-figures.js';

const PERIOD = 'from=2022-01-01&to=2022-12-31';

/** What the office reads of a year. */
const READ: PagesOf = {
  office: {
    statistics: '/statistik',
    year: `/statistik/rapport/aret?${PERIOD}`,
    compared: `/statistik/rapport/resultat?${PERIOD}&compareWith=year`,
    protected: `/statistik/rapport/resultat?${PERIOD}&protect=public`,
    question: `/statistik/fraga?measure=ended&${PERIOD}&rows=exitGroup,exitReason&columns=sex`,
  },
};
const TAKEN_ALONG: PagesOf = { office: { workbook: `/statistik/rapport/aret.xlsx?${PERIOD}` } };

/** An office has few who read reports at the same time. */
const READERS = 3;
const MOST_MS = 50;
const MOST_WORKBOOK_MS = 2_000;

const measured = async (folder: string, journeys: number, pages: PagesOf) => {
  const visits = await constructedVisits(folder, journeys, [4, 4, 4, 3, 1], pages);
  return firstBytes(folder, visits.filter((own) => own.length > 0).slice(0, READERS));
};

export const REPORT_FIGURES: readonly Figure[] = [
  {
    name: 'report-first-byte',
    unit: `ms to the first byte (p95 of the slowest page), 100,000 journeys, ${READERS} who read reports at once`,
    aim: `at most ${MOST_MS} ms; the reference is an empty page for the same users; withoutPause: all pages, with no pause at all`,
    meets: ({ value }) => value <= MOST_MS,
    measure: (folder) => measured(folder, 100_000, READ),
  },
  {
    name: 'report-workbook',
    unit: 'ms to the first byte (p95) of the workbook of the year, 100,000 journeys',
    aim: `at most ${MOST_WORKBOOK_MS} ms`,
    meets: ({ value }) => value <= MOST_WORKBOOK_MS,
    measure: (folder) => measured(folder, 100_000, TAKEN_ALONG),
  },
];
