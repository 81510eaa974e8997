import {
  periodName,
  releasedQuestions,
  REPORT_DEFINITION,
  type ReportPeriod,
  reportTitle,
} from '@samspar/annual-report';
import { type Dimension, dimensionLabel, measureLabel } from '@samspar/statistics';
import { Command, type Outcome, type Sent } from '../message.js';
import { beginPublication } from './publish.js';
import { BeginPublication, type PublicationAnswer, type PublishRefusal } from './publish-messages.js';
import type { PublicationPorts } from './publication-ports.js';

/** Begins a publication of a report: its tables and, once they are frozen, the words as they then stand. */
export class PublishAnnualReport extends Command<Outcome<PublicationAnswer, PublishRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly period: ReportPeriod,
  ) {
    super(sent);
  }
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const divided = (by: readonly Dimension[]): string => {
  const names = by.map((dimension) => lower(dimensionLabel(dimension)));
  return names.length === 0
    ? ''
    : ` per ${names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} och ${names[names.length - 1] ?? ''}`}`;
};

/** What a draft of a report is begun with: its title, and the questions of its tables. */
export const draftOfReport = (period: ReportPeriod): BeginPublication['data'] => ({
  title: reportTitle(period).sv,
  text: '',
  follows: null,
  report: { name: period.name, period: periodName(period), definition: REPORT_DEFINITION },
  tables: releasedQuestions(
    period,
    (title, { measure, by }) => `${title}: ${lower(measureLabel(measure))}${divided(by)}`,
  ).map(({ title, query }) => ({ title, query, unprotectedBecause: null })),
});

export const publishAnnualReport = (
  ports: PublicationPorts,
): ((message: PublishAnnualReport) => Promise<Outcome<PublicationAnswer, PublishRefusal>>) => {
  const begin = beginPublication(ports);
  return ({ sent, period }) => begin(new BeginPublication(sent, draftOfReport(period)));
};
