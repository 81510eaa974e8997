import type { ReportPeriod } from '@samspar/annual-report';
import type { ReportDocument } from '@samspar/reports';
import type { CrossedQuery } from '@samspar/statistics';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import type { StatisticsRefusal } from '../statistics/posed-for.js';
import {
  type AnnualPorts,
  documentOf,
  keyOfBuild,
  loadWords,
  reportedFor,
  stepsOf,
} from './annual-question.js';

/** The report of a year or half of one as a whole: answered once it is built. */
export class AskAnnualReport extends Query<Outcome<ReportDocument, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly period: ReportPeriod,
    readonly about: Readonly<{
      protect: CrossedQuery['protect'];
      /** Milliseconds since the epoch. */
      asKnownAt: number;
    }>,
  ) {
    super(caller);
  }
}

export const askAnnualReport =
  (ports: AnnualPorts) =>
  async ({ caller, period, about }: AskAnnualReport): Promise<Outcome<ReportDocument, StatisticsRefusal>> => {
    const association = reportedFor(ports, caller);
    if (!association) return NOT_FOUND;
    const question = { period, ...about };
    // Nobody cancels what somebody else waits for.
    const key = `${caller.correlationId} ${keyOfBuild(association.id, caller, question)}`;
    await ports.reportBuilds.begin(key, stepsOf(ports, association, question));
    const state = ports.reportBuilds.state(key);
    if (state?.at === 'failed') throw state.error;
    if (state?.at !== 'built') return NOT_FOUND;
    const words = await loadWords(ports, association.id, period);
    const made = documentOf(ports, association, question, state.result, words);
    return 'refusal' in made ? refused(made.refusal) : accepted(made.document);
  };
