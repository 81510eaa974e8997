import { hash } from 'node:crypto';
import type { Association } from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import { type AskedTable, publicationStream } from '@samspar/publications';
import {
  dueReports,
  type DueReport,
  REPORTS,
  type ReportTable,
  type ScheduledReport,
} from '@samspar/reports';
import { isMedian, measureLabel } from '@samspar/statistics';
import { accepted, type Caller, Command, givenBy, type Outcome } from '../message.js';
import { counted } from './freeze.js';
import type { PublicationPorts } from './publication-ports.js';

/**
 * Makes drafts of the reports whose day has come, of each association, for its office to look at, change and release. Each is made once: one that the office has
 * thrown away is not made again. Answers with the ids of those that were made now.
 */
export class DraftReports extends Command<Outcome<readonly string[]>> {
  constructor(
    caller: Caller,
    readonly schedule: readonly ScheduledReport[],
  ) {
    super(caller);
  }
}

type DraftPorts = Pick<PublicationPorts, 'streams' | 'views' | 'associations' | 'today'>;

/** The questions of a table, one for each measure: what is released has one measure to a table. */
const askedIn = (
  { title, measures, rows, columns, where = {} }: ReportTable,
  { from, to }: DueReport['period'],
): readonly AskedTable[] =>
  measures.map((measure) => ({
    title: measures.length === 1 ? title.sv : `${title.sv}: ${measureLabel(measure)}`,
    query: { measure, from, to, by: [...rows, ...columns], where, unit: 'journey', protect: 'public' },
    unprotectedBecause: null,
  }));

/** The tables of a report, but for those of what is not registered; none where nothing at all is counted in them. */
const tablesOf = (
  { views }: DraftPorts,
  association: Association,
  { name, period }: DueReport,
): readonly AskedTable[] => {
  const answered = REPORTS[name].tables
    .flatMap((part) => ('of' in part ? [] : askedIn(part, period)))
    .flatMap((table) => {
      const result = counted(views(), association.id, table);
      return 'answer' in result && !result.answer.notRegistered ? [{ table, answer: result.answer }] : [];
    });
  const isOfSomething = answered.some(({ answer }) => !isMedian(answer) && answer.total !== 0);
  return isOfSomething ? answered.map(({ table }) => table) : [];
};

export const draftReports =
  (ports: DraftPorts) =>
  async ({ caller, schedule }: DraftReports): Promise<Outcome<readonly string[]>> => {
    const today = ports.today();
    const made: string[] = [];
    for (const association of ports.associations())
      for (const due of dueReports(schedule, today)) {
        const id = nameBasedId('scheduled-report', association.id, due.every, due.period.to);
        const { state } = await ports.streams.load(publicationStream, id);
        if (state.status !== 'none') continue;
        const tables = tablesOf(ports, association, due);
        if (tables.length === 0) continue;
        const data = { association: association.id, title: due.title.sv, text: '', follows: null, tables };
        const begun = await ports.streams.handle(
          publicationStream,
          id,
          [{ type: 'BeginPublication', occurredOn: today, today, data }],
          { ...givenBy(caller, id), digest: `sha256.${hash('sha256', id)}` },
        );
        if (begun.outcome !== 'accepted') throw new Error(`A draft of a report came to ${begun.outcome}.`);
        if (!begun.repeated) made.push(id);
      }
    return accepted(made);
  };
