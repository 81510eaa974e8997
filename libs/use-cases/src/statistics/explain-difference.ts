import { mayCountChanges } from '@samspar/access';
import type { FigureDifference, ReadDifference } from '@samspar/statistics';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { posedFor, type StatisticsRefusal } from './posed-for.js';

/** Which figure differs between which moments. */
export type DifferenceAsked = Omit<ReadDifference, 'after'>;

/** Why a figure differs between two moments, in counts: for everyone who may see it. Small ones are put together for whoever may not see single journeys. */
export class ExplainDifference extends Query<Outcome<FigureDifference, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly asked: DifferenceAsked,
    /** The log position that the explanation must have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

export const explainDifference =
  (ports: Pick<JourneyPorts, 'views'>) =>
  async ({
    caller,
    asked,
    after,
  }: ExplainDifference): Promise<Outcome<FigureDifference, StatisticsRefusal>> => {
    const posed = await posedFor(ports, { caller, question: asked.question, after });
    if ('refusal' in posed) return refused(posed.refusal);
    const { question } = posed;
    const result = ports
      .views()
      .explainDifference({ ...asked, question, isExact: mayCountChanges(caller.asker) });
    return 'refusal' in result ? refused(result.refusal) : accepted(result.difference);
  };
