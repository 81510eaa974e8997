import type { ReportName } from '@samspar/reports';
import type { Comparison } from '@samspar/statistics';
import { addressOfQuestion, type AddressQuestion, changedQuestion } from './question.js';

/** Where the statistics open. */
export const STATISTICS_PAGE = '/statistik';

/** Where it is stated how many live in the districts. */
export const POPULATION = '/statistik/folkmangd';

/** The page of a report, or its tables as a file. */
export const reportAddress = (name: ReportName, about: AddressQuestion, file = ''): string =>
  `${STATISTICS_PAGE}/rapport/${name}${file}?${addressOfQuestion(about)}`;

/** The page of a comparison, before and after. */
export const BEFORE_AFTER = `${STATISTICS_PAGE}/fore-och-efter`;

/** What only questions of other kinds than comparisons say. */
const NOT_COMPARED = ['unit', 'compareWith', 'order', 'percentOf'];

/** The page of a comparison, or its tables as a file, of what else a question is about. */
export const comparisonAddress = (
  { of, at }: Pick<Comparison, 'of' | 'at'>,
  about: AddressQuestion,
  file = '',
): string =>
  `${BEFORE_AFTER}${file}?${addressOfQuestion([
    ...about.filter(([name]) => !['of', 'at', ...NOT_COMPARED].includes(name)),
    ['of', of],
    ['at', at.join(',')],
  ])}`;

/** Years that can be chosen, latest first. */
const MOST_YEARS = 4;

type Choice = Readonly<{ label: string; from: string; to: string }>;
type Labels = Readonly<Record<'year' | 'firstHalf' | 'secondHalf', (year: string) => string>>;

/** The periods that a report is usually of: the years that have figures, and the halves of the one that is shown. */
export const periodChoices = (years: readonly string[], shown: string, texts: Labels): readonly Choice[] => [
  ...years
    .toReversed()
    .slice(0, MOST_YEARS)
    .map((year) => ({ label: texts.year(year), from: `${year}-01-01`, to: `${year}-12-31` })),
  { label: texts.firstHalf(shown), from: `${shown}-01-01`, to: `${shown}-06-30` },
  { label: texts.secondHalf(shown), from: `${shown}-07-01`, to: `${shown}-12-31` },
];

/** What a report is about, of other days. */
export const ofPeriod = (
  about: AddressQuestion,
  { from, to }: Pick<Choice, 'from' | 'to'>,
): AddressQuestion => changedQuestion(about, { from, to });
