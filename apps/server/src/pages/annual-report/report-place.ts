import { periodName, type ReportPeriod, reportPeriod } from '@samspar/annual-report';
import { dayInStockholm } from '@samspar/kernel';
import { readTypedDay } from '@samspar/pages';
import { momentIn } from '@samspar/statistics';
import type { AnnualQuestion } from '@samspar/use-cases';
import { reportNotFound } from '../../annual-report/report-problems.js';
import { refusedQuestion } from '../../statistics/statistics.controller.js';
import type { PageVisit } from '../visit.js';

const REPORTS_PLACE = '/rapporter';

/** The page of a report, without what is asked of it. */
export const placeOf = (period: ReportPeriod): string =>
  `${REPORTS_PLACE}/${period.name}/${periodName(period)}`;

/** Which report the address names. Throws the problem of one that is none. */
export const periodOf = (visit: PageVisit): ReportPeriod => {
  const period = reportPeriod(visit.param('name'), visit.param('period'));
  if (!period) throw reportNotFound();
  return period;
};

const KNOWN = 'asKnownAt';
const PROTECT = 'protect';

/** What the address asks of a report, and the same as it should be asked: with a moment, where it says none. Throws the problem of a moment that cannot be read. */
export const askedOf = (
  visit: PageVisit,
): Readonly<{ question: AnnualQuestion; address: string } | { address: string }> => {
  const period = periodOf(visit);
  const typed = visit.parameters.get(KNOWN)?.trim() ?? '';
  const protect = visit.parameters.get(PROTECT) === 'public' ? 'public' : 'none';
  const asKnownAt = typed === '' ? undefined : momentIn(readTypedDay(typed, visit.today) ?? typed);
  if (typed !== '' && asKnownAt === undefined)
    throw refusedQuestion({ code: 'NotAMoment', parameter: KNOWN, value: typed });
  const addressAt = (known: string): string =>
    `${placeOf(period)}?${new URLSearchParams([
      [KNOWN, known],
      ...(protect === 'public' ? [[PROTECT, protect]] : []),
    ]).toString()}`;
  // What is known now has a moment too, so that the same address always has the same figures.
  if (asKnownAt === undefined) return { address: addressAt(new Date(visit.now).toISOString()) };
  return { question: { period, asKnownAt, protect }, address: addressAt(typed) };
};

/** The latest years, and the halves of the one that is shown. */
export const periodsAround = ({ year }: ReportPeriod, now: number): readonly ReportPeriod[] => {
  const thisYear = Number(dayInStockholm(now).slice(0, 4));
  return [
    ...[0, 1, 2, 3].map((back) => ['arsredovisning', `${thisYear - back}`] as const),
    ...[1, 2].map((half) => ['halvarsrapport', `${year}-${half}`] as const),
  ].flatMap(([name, text]) => reportPeriod(name, text) ?? []);
};
