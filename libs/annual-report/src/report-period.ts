import type { Day, Sentence } from '@samspar/kernel';

/** The reports of a whole year and of half of one, by their names in addresses. */
export const ANNUAL_REPORT_NAMES = ['arsredovisning', 'halvarsrapport'] as const;
export type AnnualReportName = (typeof ANNUAL_REPORT_NAMES)[number];

/** Which report, and of which days: both are included. */
export type ReportPeriod = Readonly<{
  name: AnnualReportName;
  year: number;
  /** Of a half-year report alone. */
  half?: 1 | 2;
  from: Day;
  to: Day;
}>;

const TITLES: Readonly<Record<AnnualReportName, Sentence>> = {
  arsredovisning: { sv: 'Årsredovisning', en: 'Annual report' },
  halvarsrapport: { sv: 'Halvårsrapport', en: 'Half-year report' },
};

export const isAnnualReport = (name: string): name is AnnualReportName =>
  ANNUAL_REPORT_NAMES.some((known) => known === name);

const FORMS: Readonly<Record<AnnualReportName, RegExp>> = {
  arsredovisning: /^((?:19|20)\d\d)$/,
  halvarsrapport: /^((?:19|20)\d\d)-([12])$/,
};

/** The period of a report as addresses have it: `2024`, of half a year `2024-1` or `2024-2`. Undefined where it is none. */
export const reportPeriod = (name: string, text: string): ReportPeriod | undefined => {
  if (!isAnnualReport(name)) return undefined;
  const [, year, half] = FORMS[name].exec(text) ?? [];
  if (year === undefined) return undefined;
  const about = { name, year: Number(year) };
  if (half === undefined) return { ...about, from: `${year}-01-01`, to: `${year}-12-31` };
  return half === '1'
    ? { ...about, half: 1, from: `${year}-01-01`, to: `${year}-06-30` }
    : { ...about, half: 2, from: `${year}-07-01`, to: `${year}-12-31` };
};

/** The period as addresses have it. */
export const periodName = ({ year, half }: Pick<ReportPeriod, 'year' | 'half'>): string =>
  half === undefined ? String(year) : `${year}-${half}`;

/** `Årsredovisning 2024`, `Halvårsrapport, första halvåret 2024`. */
export const reportTitle = ({ name, year, half }: ReportPeriod): Sentence => {
  const { sv, en } = TITLES[name];
  if (half === undefined) return { sv: `${sv} ${year}`, en: `${en} ${year}` };
  return {
    sv: `${sv}, ${half === 1 ? 'första' : 'andra'} halvåret ${year}`,
    en: `${en}, ${half === 1 ? 'first' : 'second'} half of ${year}`,
  };
};

/** The year that a report is of, whose goals it shows: those are set for years. */
export const yearOf = ({ year }: ReportPeriod): ReportPeriod => ({
  name: 'arsredovisning',
  year,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
});
