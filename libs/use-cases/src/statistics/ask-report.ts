import { type AnsweredReport, answeredReport, type ReportQuery } from '@samspar/reports';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { crossedBy } from './ask-table.js';
import { posedFor, type StatisticsRefusal } from './posed-for.js';

/** A ready report over a period. */
export class AskReport extends Query<Outcome<AnsweredReport, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly question: ReportQuery,
    /** The log position that the answer must have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

export const askReport =
  (ports: Pick<JourneyPorts, 'views'>) =>
  async (asked: AskReport): Promise<Outcome<AnsweredReport, StatisticsRefusal>> => {
    const posed = await posedFor(ports, asked);
    if ('refusal' in posed) return refused(posed.refusal);
    const result = answeredReport(posed.question, {
      ...crossedBy(ports, posed.question),
      compare: (comparison, isTotalHidden) => ports.views().compare(comparison, isTotalHidden),
    });
    return 'refusal' in result ? refused(result.refusal) : accepted(result.report);
  };
