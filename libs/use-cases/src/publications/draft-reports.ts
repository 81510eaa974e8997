import { hash } from 'node:crypto';
import { dueReports, type ReportPeriod, type ScheduledReport } from '@samspar/annual-report';
import { nameBasedId } from '@samspar/event-store';
import { publicationStream } from '@samspar/publications';
import { accepted, type Caller, Command, givenBy, type Outcome } from '../message.js';
import type { PublicationPorts } from './publication-ports.js';
import { draftOfReport } from './publish-report.js';

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

/** Whether anybody was referred or took part in the period. */
const isOfSomebody = ({ views }: DraftPorts, association: string, { from, to }: ReportPeriod): boolean =>
  (['referred', 'participants'] as const).some((measure) => {
    const where = { association: [association] };
    const result = views().statistics({ measure, from, to, by: [], where, unit: 'journey', protect: 'none' });
    return 'answer' in result && (result.answer.total ?? 0) > 0;
  });

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
        if (!isOfSomebody(ports, association.id, due.period)) continue;
        const data = { association: association.id, ...draftOfReport(due.period) };
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
