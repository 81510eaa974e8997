import {
  type CrossedBy,
  type CrossedQuery,
  type CrossedTable,
  crossedTable,
  type StatisticsQuery,
} from '@samspar/statistics';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { posedFor, type StatisticsRefusal } from './posed-for.js';

/** A table of rows and columns. */
export class AskTable extends Query<Outcome<CrossedTable, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly question: CrossedQuery,
    /** The log position that the answer must have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

/** What tables are made by; many tables ask the same question, which the views count once. */
export const crossedBy = (
  ports: Pick<JourneyPorts, 'views'>,
  { where }: Pick<StatisticsQuery, 'where'>,
): CrossedBy => {
  const views = ports.views();
  const associations = views.associations();
  const [named] = where.association ?? [];
  const association = associations.find(({ id }) => id === named) ?? associations[0];
  return {
    ask: (question) => views.statistics(question),
    threshold: association?.settings.suppressionThreshold ?? 0,
  };
};

export const askTable =
  (ports: Pick<JourneyPorts, 'views'>) =>
  async (asked: AskTable): Promise<Outcome<CrossedTable, StatisticsRefusal>> => {
    const posed = await posedFor(ports, asked);
    if ('refusal' in posed) return refused(posed.refusal);
    const result = crossedTable(posed.question, crossedBy(ports, posed.question));
    return 'refusal' in result ? refused(result.refusal) : accepted(result.table);
  };
