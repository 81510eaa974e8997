import { hash } from 'node:crypto';
import { mayPublishOf } from '@samspar/access';
import {
  type ExpectedResult,
  periodName,
  type ReportPeriod,
  type ReportWordsCommand,
  type ReportWordsRefusal,
  reportWordsStream,
  yearOf,
} from '@samspar/annual-report';
import { unreachable } from '@samspar/kernel';
import type { CommandIdReused } from '../journeys/answer.js';
import { Command, givenBy, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { type AnnualPorts, wordsOf } from './annual-question.js';
import { isPlace, type ReportPlace } from './read-annual-report.js';

export type WriteReportRefusal = ReportWordsRefusal | CommandIdReused;

/** What stands in a place after it was written: how often that has been done. */
export type WrittenPlace = Readonly<{ edition: number; position: string }>;

/** Writes in a section of a report, over what its writer has seen: `edition` of that, 0 where nothing was written. */
export class WriteReportText extends Command<Outcome<WrittenPlace, WriteReportRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly period: ReportPeriod,
    readonly slot: string,
    readonly data: Readonly<{ text: string; edition: number }>,
  ) {
    super(sent);
  }
}

/** Says what an insats is expected to come to in the year of a report. */
export class ExpectResult extends Command<Outcome<WrittenPlace, WriteReportRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly period: ReportPeriod,
    readonly intervention: string,
    readonly data: ExpectedResult & Readonly<{ edition: number }>,
  ) {
    super(sent);
  }
}

type WritePorts = Pick<AnnualPorts, 'streams' | 'associations'> & Pick<JourneyPorts, 'today'>;

const write = async (
  ports: WritePorts,
  sent: Sent,
  period: ReportPeriod,
  place: ReportPlace,
  commandOf: (
    whose: Readonly<{ association: string; report: string; period: string }>,
  ) => Pick<ReportWordsCommand, 'type' | 'data'>,
): Promise<Outcome<WrittenPlace, WriteReportRefusal>> => {
  const association = ports.associations().find(({ id }) => mayPublishOf(sent.asker, id));
  if (!association || !isPlace(association, period, place)) return NOT_FOUND;
  const today = ports.today();
  const whose = { association: association.id, report: period.name, period: periodName(period) };
  const command = { ...commandOf(whose), occurredOn: today, today } as ReportWordsCommand;
  const id = wordsOf(association.id, period);
  const handled = await ports.streams.handle(reportWordsStream, id, [command], {
    ...givenBy(sent, sent.commandId),
    digest: `sha256.${hash('sha256', sent.text)}`,
  });
  switch (handled.outcome) {
    case 'refused':
      return refused(handled.refusal, handled.refusal.field);
    case 'otherBody':
      return refused({ code: 'CommandIdReused' });
    case 'stale':
      return { outcome: 'stale', revision: 0 };
    case 'accepted': {
      const { state } = await ports.streams.load(reportWordsStream, id);
      const written = 'slot' in place ? state.texts[place.slot] : state.expected[place.intervention];
      return {
        outcome: handled.repeated ? 'repeated' : 'accepted',
        answer: { edition: written?.edition ?? 0, position: handled.position.toString() },
      };
    }
    default:
      return unreachable(handled);
  }
};

export const writeReportText =
  (ports: WritePorts) =>
  ({ sent, period, slot, data }: WriteReportText) =>
    write(ports, sent, period, { slot }, (whose) => ({
      type: 'WriteReportText',
      data: { ...whose, slot, ...data },
    }));

export const expectResult =
  (ports: WritePorts) =>
  ({ sent, period, intervention, data }: ExpectResult) =>
    write(ports, sent, yearOf(period), { intervention }, (whose) => ({
      type: 'ExpectResult',
      data: { ...whose, intervention, ...data },
    }));
