import type { Answer, QueryRefusal, StatisticsQuery } from '@samspar/statistics';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { posedFor } from './posed-for.js';

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

/** One measure over a period. */
export class AskStatistics extends Query<Outcome<Answer, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly question: StatisticsQuery,
    /** The log position that the answer must have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

export const askStatistics =
  (ports: Pick<JourneyPorts, 'views'>) =>
  async (asked: AskStatistics): Promise<Outcome<Answer, StatisticsRefusal>> => {
    const posed = await posedFor(ports, asked);
    if ('refusal' in posed) return refused(posed.refusal);
    const result = ports.views().statistics(posed.question);
    return 'refusal' in result ? refused(result.refusal) : accepted(result.answer);
  };
