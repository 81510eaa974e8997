import { mayAskStatisticsOf, mayCountPersons } from '@samspar/access';
import type { Dimension, QueryRefusal, StatisticsQuery } from '@samspar/statistics';
import type { Caller } from '../message.js';
import { caughtUp } from '../places.js';
import type { JourneyPorts } from '../ports.js';

export type StatisticsRefusal =
  | QueryRefusal
  /** The figures of an association are for those who work in it. */
  | Readonly<{ code: 'StatisticsOfOthers' }>
  /** Persons are counted in one's own insatser alone (docs/adr/0013); `allowed` are their ids. */
  | Readonly<{ code: 'PersonsOfOthers'; allowed: readonly string[] }>
  /** The views have not reached the position that the answer must have seen; `position` is how far they have come. */
  | Readonly<{ code: 'ViewsBehind'; after: bigint; position: bigint }>;

/** Whether a refusal is about what the question says, and not about who asks it when. */
export const isOfQuestion = (refusal: StatisticsRefusal): refusal is QueryRefusal =>
  !['StatisticsOfOthers', 'PersonsOfOthers', 'ViewsBehind'].includes(refusal.code);

type Narrowed = Pick<StatisticsQuery, 'where' | 'unit'> &
  Readonly<Partial<Record<'by' | 'rows' | 'columns', readonly Dimension[]>>>;
type Posed<Question extends Narrowed> = Readonly<{
  caller: Caller;
  question: Question;
  after?: bigint | undefined;
}>;

/**
 * A question as it may be put to the views for this asker, about her own association where there are several; or why she may not ask it, or
 * not yet.
 */
export const posedFor = async <Question extends Narrowed>(
  ports: Pick<JourneyPorts, 'views'>,
  { caller: { asker }, question, after }: Posed<Question>,
): Promise<Readonly<{ question: Question } | { refusal: StatisticsRefusal }>> => {
  const { where } = question;
  if (!mayAskStatisticsOf(asker, where.association)) return { refusal: { code: 'StatisticsOfOthers' } };
  if (question.unit === 'person' && !mayCountPersons(asker, where.intervention))
    return { refusal: { code: 'PersonsOfOthers', allowed: asker.interventions } };
  // An earlier journey may be in any insats, whichever the question is about.
  const { by = [], rows = [], columns = [] } = question;
  const named = [...by, ...rows, ...columns, ...Object.keys(where)];
  if (named.includes('returned') && !mayCountPersons(asker, undefined))
    return { refusal: { code: 'EarlierOfOthers', dimension: 'returned' } };
  const views = ports.views();
  if (after !== undefined && !(await caughtUp(ports, after)))
    return { refusal: { code: 'ViewsBehind', after, position: views.position } };
  const own = views.associations().length > 1 ? asker.association : null;
  return { question: own === null ? question : { ...question, where: { ...where, association: [own] } } };
};
