import type { Answer, StatisticsQuery } from '@samspar/statistics';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { posedFor, type StatisticsRefusal } from './posed-for.js';

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
