import type { Association } from '@samspar/association';
import { type AddressQuestion, changedQuestion, tidy, usualPeriods, yearsAsked } from '@samspar/pages';
import { AskStatistics } from '@samspar/use-cases';
import { associationsFor } from './question-names.js';
import type { PageVisit } from './visit.js';

/** What an address asks figures about. */
export type AskedAbout = Readonly<{
  /** As it stands in the address. */
  typed: AddressQuestion;
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  /** Years that are over and have figures. */
  years: readonly string[];
  association: Association | undefined;
}>;

/** What the address says that figures are about; where it says no period, the latest year that is over and has figures. */
export const askedAbout = async (visit: PageVisit): Promise<AskedAbout> => {
  const { today } = visit;
  const { shown, asked: one } = await associationsFor(visit);
  const asked = await visit.send(new AskStatistics(visit.caller, yearsAsked(today, one)));
  const cells = asked.outcome === 'accepted' ? asked.answer.cells : [];
  const years = cells.flatMap(({ year, value }) => (year !== undefined && value ? [year] : []));
  const latest = years.at(-1);
  const typed: AddressQuestion = [...visit.parameters];
  const usual = latest ? { from: `${latest}-01-01`, to: `${latest}-12-31` } : usualPeriods(today).thisYear;
  const hasPeriod = typed.some(([name, value]) => (name === 'from' || name === 'to') && value !== '');
  const about = tidy(hasPeriod ? typed : changedQuestion(typed, usual), today, one);
  const valueOf = (name: 'from' | 'to') => about.find(([key]) => key === name)?.[1] ?? usual[name];
  return {
    typed,
    about,
    period: { from: valueOf('from'), to: valueOf('to') },
    years,
    association: shown,
  };
};
