import { mayPublishOf } from '@samspar/access';
import {
  type ExpectedResult,
  NOTHING_EXPECTED,
  NOTHING_WRITTEN,
  type ReportPeriod,
  reportWordsStream,
  slotsOf,
  type WrittenResult,
  type WrittenText,
  yearOf,
} from '@samspar/annual-report';
import type { Association } from '@samspar/association';
import type { StoredEvent } from '@samspar/event-store';
import type { ReportDocument } from '@samspar/reports';
import { accepted, type Caller, Command, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { StatisticsRefusal } from '../statistics/posed-for.js';
import {
  type AnnualPorts,
  type AnnualQuestion,
  documentOf,
  keyOfBuild,
  loadWords,
  reportedFor,
  stepsOf,
  wordsOf,
} from './annual-question.js';

/** A report as its page shows it: built, or how far it has come. */
export type AnnualReportRead = Readonly<{
  association: Association;
  question: AnnualQuestion;
  build:
    | Readonly<{ at: 'building'; done: number; of: number }>
    | Readonly<{ at: 'cancelled' }>
    | Readonly<{ at: 'built'; document: ReportDocument }>;
  mayWrite: boolean;
}>;

/** The report, which is built in the background from when it is first asked for, unless that was cancelled. */
export class ReadAnnualReport extends Query<Outcome<AnnualReportRead, StatisticsRefusal>> {
  constructor(
    caller: Caller,
    readonly question: AnnualQuestion,
    /** Whether what was cancelled is begun again. */
    readonly again = false,
  ) {
    super(caller);
  }
}

/** Ends the building of a report that the asker waits for. */
export class CancelAnnualReport extends Command<Outcome<null>> {
  constructor(
    caller: Caller,
    readonly question: AnnualQuestion,
  ) {
    super(caller);
  }
}

/** A page waits so long for a report before it says how far it has come: most are there by then. */
const WAITED_MS = 400;

const atMost = async (waited: Promise<void>, ms: number): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([waited, promise]);
  clearTimeout(timer);
};

export const readAnnualReport =
  (ports: AnnualPorts) =>
  async ({
    caller,
    question,
    again,
  }: ReadAnnualReport): Promise<Outcome<AnnualReportRead, StatisticsRefusal>> => {
    const association = reportedFor(ports, caller);
    if (!association) return NOT_FOUND;
    const { reportBuilds } = ports;
    const key = keyOfBuild(association.id, caller, question);
    const before = reportBuilds.state(key);
    if (before?.at !== 'cancelled' || again)
      await atMost(reportBuilds.begin(key, stepsOf(ports, association, question)), WAITED_MS);
    const state = reportBuilds.state(key) ?? { at: 'cancelled' };
    if (state.at === 'failed') throw state.error;
    const read = { association, question, mayWrite: mayPublishOf(caller.asker, association.id) };
    if (state.at !== 'built') return accepted({ ...read, build: state });
    const words = await loadWords(ports, association.id, question.period);
    const made = documentOf(ports, association, question, state.result, words);
    return 'refusal' in made
      ? refused(made.refusal)
      : accepted({ ...read, build: { at: 'built', document: made.document } });
  };

export const cancelAnnualReport =
  (ports: Pick<AnnualPorts, 'associations' | 'reportBuilds'>) =>
  async ({ caller, question }: CancelAnnualReport): Promise<Outcome<null>> => {
    const association = reportedFor(ports, caller);
    if (!association) return NOT_FOUND;
    ports.reportBuilds.cancel(keyOfBuild(association.id, caller, question));
    return accepted(null);
  };

/** Something that was written, by whom and when; the latest first. */
export type WordsStep = Readonly<{ by: string; at: number; text: string; expected?: ExpectedResult }>;

/** A place for the office's words: what stands there, and all that has stood there. */
export type ReportPlaceRead = Readonly<{
  association: Association;
  written: WrittenText;
  expected: WrittenResult;
  history: readonly WordsStep[];
  names: ReadonlyMap<string, string>;
}>;

/** Where the office writes in a report: in a section, or what it expects of an insats. */
export type ReportPlace = Readonly<{ slot: string } | { intervention: string }>;

/** What stands in a place of a report, and what has stood there. */
export class ReadReportPlace extends Query<Outcome<ReportPlaceRead>> {
  constructor(
    caller: Caller,
    readonly period: ReportPeriod,
    readonly place: ReportPlace,
  ) {
    super(caller);
  }
}

/** Whether a report has such a place. */
export const isPlace = ({ interventions }: Association, period: ReportPeriod, place: ReportPlace): boolean =>
  'slot' in place
    ? slotsOf(period).includes(place.slot)
    : interventions.some(({ id }) => id === place.intervention);

const stepOf =
  (place: ReportPlace) =>
  (stored: StoredEvent): readonly WordsStep[] => {
    const event = reportWordsStream.upcast(stored);
    const by = { by: stored.metadata.actor, at: stored.recordedAt };
    if (event.type === 'ReportTextWritten')
      return 'slot' in place && event.data.slot === place.slot ? [{ ...by, text: event.data.text }] : [];
    const { intervention, participants, toWorkOrStudies, text } = event.data;
    return 'intervention' in place && intervention === place.intervention
      ? [{ ...by, text, expected: { participants, toWorkOrStudies, text } }]
      : [];
  };

export const readReportPlace =
  (ports: AnnualPorts & Pick<JourneyPorts, 'staff'>) =>
  async ({ caller, period, place }: ReadReportPlace): Promise<Outcome<ReportPlaceRead>> => {
    const association = reportedFor(ports, caller);
    if (!association || !isPlace(association, period, place)) return NOT_FOUND;
    const of = 'slot' in place ? period : yearOf(period);
    const { state, stored } = await ports.streams.load(reportWordsStream, wordsOf(association.id, of));
    const history = stored.flatMap(stepOf(place)).toReversed();
    return accepted({
      association,
      written: ('slot' in place && state.texts[place.slot]) || NOTHING_WRITTEN,
      expected: ('intervention' in place && state.expected[place.intervention]) || NOTHING_EXPECTED,
      history,
      names: await ports.staff.namesOf(history.map(({ by }) => by)),
    });
  };

/** What is expected of each insats in a year, by its id: those of which something is said. */
export class ReadExpectedResults extends Query<Outcome<Readonly<Record<string, ExpectedResult>>>> {
  constructor(
    caller: Caller,
    readonly year: number,
  ) {
    super(caller);
  }
}

export const readExpectedResults =
  (ports: AnnualPorts) =>
  async ({
    caller,
    year,
  }: ReadExpectedResults): Promise<Outcome<Readonly<Record<string, ExpectedResult>>>> => {
    const association = reportedFor(ports, caller);
    if (!association) return NOT_FOUND;
    const period = yearOf({ name: 'arsredovisning', year, from: '', to: '' });
    const { expected } = await loadWords(ports, association.id, period);
    return accepted(
      Object.fromEntries(
        Object.entries(expected)
          .filter(
            ([, { participants, toWorkOrStudies, text }]) =>
              participants !== null || toWorkOrStudies !== null || text !== '',
          )
          .map(([id, { participants, toWorkOrStudies, text }]) => [
            id,
            { participants, toWorkOrStudies, text },
          ]),
      ),
    );
  };
