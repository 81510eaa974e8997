import type { FigureCell, FigureExplanation, StatisticsQuery } from '@samspar/statistics';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { posedFor, type StatisticsRefusal } from './posed-for.js';

/** Why a figure is what it is, in counts: for everyone who may see it. */
export class ExplainFigure extends Query<Outcome<FigureExplanation, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly question: StatisticsQuery,
    /** The codes of its cell; none of the total. */
    readonly cell: FigureCell,
    /** The log position that the explanation must have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

export const explainFigure =
  (ports: Pick<JourneyPorts, 'views'>) =>
  async (asked: ExplainFigure): Promise<Outcome<FigureExplanation, StatisticsRefusal>> => {
    const posed = await posedFor(ports, asked);
    if ('refusal' in posed) return refused(posed.refusal);
    const result = ports.views().explain(posed.question, asked.cell);
    return 'refusal' in result ? refused(result.refusal) : accepted(result.explanation);
  };
