import { maySeeUnreleased } from '@samspar/access';
import type { Association } from '@samspar/association';
import { type AddressQuestion, changedQuestion, tidy, usualPeriods, yearsAsked } from '@samspar/pages';
import { AskStatistics } from '@samspar/use-cases';
import { associationsFor } from './question-names.js';
import type { PageVisit } from './visit.js';

export type PeriodAsked = Readonly<{
  typed: AddressQuestion;
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  /** The years that have figures. */
  years: readonly string[];
  association: Association | undefined;
  /** The asker's own, where there are several. */
  own: string | undefined;
}>;

/** Years before this one that are offered to whoever is not told which have figures. */
const YEARS_OFFERED = 4;

const yearsOf = async (visit: PageVisit, association: string | undefined): Promise<readonly string[]> => {
  const { today, asker } = visit;
  if (!maySeeUnreleased(asker)) {
    const last = Number(today.slice(0, 4)) - 1;
    return Array.from({ length: YEARS_OFFERED }, (_year, ago) => String(last - ago)).toReversed();
  }
  const asked = await visit.send(new AskStatistics(visit.caller, yearsAsked(today, association)));
  const cells = asked.outcome === 'accepted' ? asked.answer.cells : [];
  return cells.flatMap(({ year, value }) => (year !== undefined && value ? [year] : []));
};

/** What the address says that figures are about; where it says no period, the latest year that is over and has figures. */
export const periodAsked = async (
  visit: PageVisit,
  typed: AddressQuestion = [...visit.parameters],
): Promise<PeriodAsked> => {
  const { today } = visit;
  const { shown, asked: own } = await associationsFor(visit);
  const years = await yearsOf(visit, own);
  const latest = years.at(-1);
  const usual = latest ? { from: `${latest}-01-01`, to: `${latest}-12-31` } : usualPeriods(today).thisYear;
  const hasPeriod = typed.some(([name, value]) => (name === 'from' || name === 'to') && value !== '');
  const about = tidy(hasPeriod ? typed : changedQuestion(typed, usual), today, own);
  const valueOf = (name: 'from' | 'to') => about.find(([key]) => key === name)?.[1] ?? usual[name];
  return {
    typed,
    about,
    period: { from: valueOf('from'), to: valueOf('to') },
    years,
    association: shown,
    own,
  };
};
