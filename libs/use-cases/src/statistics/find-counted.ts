import { mayReplay } from '@samspar/access';
import type { Association } from '@samspar/association';
import { type JourneyEvent, journeyStream } from '@samspar/casework';
import { knownFrom, type StoredEvent } from '@samspar/event-store';
import {
  type Dimension,
  type FigureCell,
  type FigureExplanation,
  type FigureItem,
  partName,
  sensitiveIn,
  type SortedFigure,
  type StatisticsQuery,
} from '@samspar/statistics';
import { decidingPlace, type Listed } from '@samspar/views';
import { referenceOf } from '../identities/person.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { caughtUp } from '../places.js';
import type { AccessLogPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { posedFor, type StatisticsRefusal } from './posed-for.js';

/** An event of a journey, with when it was known and its place in the log. */
export type DecidingEvent = Readonly<{
  event: Pick<JourneyEvent, 'type' | 'occurredOn'>;
  revision: number;
  position: string;
  /** Milliseconds since the epoch. */
  knownAt: number;
}>;

/** A journey that a figure counts or leaves out, by its number, and the event since which it does. */
export type CountedJourney = Readonly<{
  journey: string;
  reference: string;
  decided: DecidingEvent | undefined;
}>;

export type FoundCounted = Readonly<{
  association: Association;
  explanation: FigureExplanation;
  /** The name of the part that is listed. */
  part: string;
  listed: Listed<Shown<CountedJourney>>;
}>;

export type CountedRefusal =
  | StatisticsRefusal
  /** Journeys of a protected figure are not listed: that would be its count. */
  | Readonly<{ code: 'CountedProtected' }>
  /** Nobody lists persons by what is sensitive (lag 2018:218 3 kap. 3 §): of these dimensions there are counts alone. */
  | Readonly<{ code: 'CountedSensitive'; dimensions: readonly Dimension[] }>
  /** The figure has no such part. */
  | Readonly<{ code: 'NoSuchPart'; parts: readonly string[] }>;

/**
 * The journeys that are in one part of a figure, each by its number, for auditors of the association: what is counted, or what is left out for
 * one reason. Which they are is written down first.
 */
export class FindCounted extends Query<Outcome<FoundCounted, CountedRefusal>> {
  constructor(
    caller: Caller,
    readonly question: StatisticsQuery,
    readonly cell: FigureCell,
    /** The name of the part, `counted` or a reason. */
    readonly part: string,
    readonly page = 1,
  ) {
    super(caller);
  }
}

const PER_PAGE = 30;

/** True where a refusal is one that a question to the statistics has too. */
export const isOfStatistics = (refusal: CountedRefusal): refusal is StatisticsRefusal =>
  !['CountedProtected', 'CountedSensitive', 'NoSuchPart'].includes(refusal.code);

type Known = Readonly<{ event: JourneyEvent; revision: number; position: bigint; knownAt: number }>;

/** The events of a journey that views up to a position have taken in. */
const knownUpTo = (stored: readonly StoredEvent[], position: bigint): readonly Known[] => {
  let knownAt = 0;
  return stored
    .filter((one) => one.position <= position)
    .map((one) => {
      knownAt = knownFrom(one, knownAt);
      return { event: journeyStream.upcast(one), revision: one.revision, position: one.position, knownAt };
    });
};

type Asked = Readonly<{ part: string; moment: number; sorted: SortedFigure }>;

/** Of a meeting, a handover or an employer contact: that which says so, annuls it, or takes its journey out. */
const ofContact = (events: readonly Known[], contact: number, part: string): Known | undefined => {
  if (part === 'annulled')
    return events.findLast(({ event: { type, data } }) => type === 'EntryAnnulled' && data.entry === contact);
  if (part === 'misregistered')
    return events.findLast(({ event: { type } }) => type === 'JourneyMisregistered');
  return events.find(({ revision }) => revision === contact);
};

const decidingOf = (
  { figureJourneys }: ReturnType<AccessLogPorts['views']>,
  all: readonly Known[],
  { journey, contact }: FigureItem,
  { part, moment, sorted }: Asked,
): Known | undefined => {
  if (part === 'notRegisteredThen' && contact === undefined) return all[0];
  const events = part === 'notRegisteredThen' ? all : all.filter(({ knownAt }) => knownAt <= moment);
  if (contact !== undefined) return ofContact(events, contact, part);
  const rows = figureJourneys.rowsAfter(journey, events);
  const names = sorted.wouldBe(rows.filter((row) => row !== undefined));
  let next = 0;
  return events[decidingPlace(rows.map((row) => (row ? (names[next++] ?? '') : 'misregistered')))];
};

export const findCounted =
  (ports: AccessLogPorts) =>
  async (asked: FindCounted): Promise<Outcome<FoundCounted, CountedRefusal>> => {
    const { caller, cell, part, page } = asked;
    const association = ports.associations().find(({ id }) => mayReplay(caller.asker, id));
    if (!association) return NOT_FOUND;
    await caughtUp(ports, await ports.store.lastPosition());
    const posed = await posedFor(ports, asked);
    if ('refusal' in posed) return refused<CountedRefusal>(posed.refusal);
    const { question } = posed;
    const views = ports.views();
    const { position } = views;
    const result = views.explain(question, cell);
    if ('refusal' in result) return refused<CountedRefusal>(result.refusal);
    const { explanation, sorted } = result;
    if (question.protect === 'public') return refused<CountedRefusal>({ code: 'CountedProtected' });
    const parts = sorted?.parts.map((one) => ({ name: partName(one.part), count: one.count })) ?? [];
    const found = parts.find(({ name }) => name === part);
    if (!sorted || !found)
      return refused<CountedRefusal>({ code: 'NoSuchPart', parts: parts.map(({ name }) => name) });
    const dimensions = sensitiveIn(question, cell, part);
    if (dimensions.length > 0) return refused<CountedRefusal>({ code: 'CountedSensitive', dimensions });

    const items = sorted.pick(part, (page - 1) * PER_PAGE, PER_PAGE);
    const ids = views.figureJourneys.ids(items.map(({ journey }) => journey));
    const idOf = ({ journey }: FigureItem): string => ids.get(journey) ?? '';
    const moment = question.asKnownAt ?? Infinity;
    const lines = await ports.readings.show(
      { ...caller, on: 'figure' },
      { association: association.id, journeys: [...new Set(items.map(idOf))], reason: 'replay' },
      () =>
        Promise.all(
          items.map(async (item): Promise<CountedJourney> => {
            const journey = idOf(item);
            const { state, stored } = await ports.streams.load(journeyStream, journey);
            const isErased = state.status !== 'none' && state.erasedOn !== undefined;
            const known = decidingOf(views, knownUpTo(stored, position), item, { part, moment, sorted });
            return {
              journey,
              reference: (isErased ? undefined : stored[0]?.metadata.row?.number) ?? referenceOf(journey),
              decided: known && {
                event: { type: known.event.type, occurredOn: known.event.occurredOn },
                revision: known.revision,
                position: String(known.position),
                knownAt: known.knownAt,
              },
            };
          }),
        ),
    );
    const total = found.count;
    return accepted({
      association,
      explanation,
      part,
      listed: { lines, total, page, pages: Math.ceil(total / PER_PAGE) },
    });
  };
