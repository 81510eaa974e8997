import type { BeforeAndAfter, Comparison } from '@samspar/statistics';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { posedFor, type StatisticsRefusal } from './posed-for.js';

/** Livelihood or occupation of the same journeys at two moments. */
export class CompareBeforeAfter extends Query<Outcome<BeforeAndAfter, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly comparison: Comparison,
    /** The log position that the answer must have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

export const compareBeforeAfter =
  (ports: Pick<JourneyPorts, 'views'>) =>
  async ({
    caller,
    comparison,
    after,
  }: CompareBeforeAfter): Promise<Outcome<BeforeAndAfter, StatisticsRefusal>> => {
    const posed = await posedFor(ports, { caller, question: comparison.question, after });
    if ('refusal' in posed) return refused(posed.refusal);
    const result = ports.views().compare({ ...comparison, question: posed.question });
    return 'refusal' in result ? refused(result.refusal) : accepted(result.comparison);
  };
