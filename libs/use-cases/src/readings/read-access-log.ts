import { type Asker, mayReadAccessLog } from '@samspar/access';
import type { Association } from '@samspar/association';
import { HIDDEN_AUTHORITY } from '@samspar/casework';
import type {
  ReadingLine,
  ReadingPage,
  ReadingQuery,
  Readings,
  ShownJourney as JourneyOfReading,
} from '@samspar/views';
import { caughtUp } from '../cases/places.js';
import type { GivenExtract } from '../extracts/extract.js';
import { givenOf } from '../extracts/gather.js';
import type { ShownJourney } from '../journeys/read-journey.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { AccessLogPorts, JourneyPorts } from '../ports.js';
import { logNow } from './log-now.js';

type Names = ReadonlyMap<string, string>;
type Reader = Readonly<{ id: string; name: string }>;

/** A page of the access log; names of those in it, and of all whom it could be narrowed to. */
export type AccessLogRead = Readonly<{
  association: Association;
  readings: ReadingPage;
  names: Names;
  readers: readonly Reader[];
  /** The journey that it is narrowed to, if it has one of that id. */
  journey: JourneyOfReading | undefined;
}>;

/** The access log of the asker's association, for its auditors: it shows no person, and reading it is not logged (docs/adr/0011). */
export class ReadAccessLog extends Query<Outcome<AccessLogRead>> {
  constructor(
    caller: Caller,
    /** Undefined: nothing is read but whom it could be narrowed to. */
    readonly asked: Omit<ReadingQuery, 'association'> | undefined,
  ) {
    super(caller);
  }
}

export type ReadingRead = Readonly<{ association: Association; names: Names }> &
  NonNullable<ReturnType<Readings['at']>>;

/** One reading, by its position in the log. */
export class ReadReading extends Query<Outcome<ReadingRead>> {
  constructor(
    caller: Caller,
    readonly position: number,
  ) {
    super(caller);
  }
}

/** Who has been shown a journey, and what was given out of it to the person. */
export type JourneyReadings = Pick<AccessLogRead, 'readings' | 'names' | 'readers'> &
  Readonly<{ extracts: readonly GivenExtract[] }>;

/** Who has been shown a journey that the asker has been shown herself. */
export class ReadJourneyReadings extends Query<Outcome<JourneyReadings>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
    readonly asked: Omit<ReadingQuery, 'association'>,
  ) {
    super(caller);
  }
}

const audited = ({ associations }: JourneyPorts, asker: Asker): Association | undefined =>
  associations().find(({ id }) => mayReadAccessLog(asker, id));

const namesIn = ({ staff }: JourneyPorts, lines: readonly Pick<ReadingLine, 'actor'>[]): Promise<Names> =>
  staff.namesOf(lines.map(({ actor }) => actor));

export const readAccessLog =
  (ports: AccessLogPorts) =>
  async ({ caller, asked }: ReadAccessLog): Promise<Outcome<AccessLogRead>> => {
    const association = audited(ports, caller.asker);
    if (association === undefined) return NOT_FOUND;
    const log = await logNow(ports);
    const readings = asked
      ? log.page({ ...asked, association: association.id })
      : { lines: [], hasMore: false };
    return accepted({
      association,
      readings,
      names: await namesIn(ports, readings.lines),
      readers: await ports.staff.byName(ports.usersOf(association.id)),
      journey: asked?.journey === undefined ? undefined : log.journey(association.id, asked.journey),
    });
  };

export const readReading =
  (ports: AccessLogPorts) =>
  async ({ caller, position }: ReadReading): Promise<Outcome<ReadingRead>> => {
    const association = audited(ports, caller.asker);
    const found = association && (await logNow(ports)).at(association.id, position);
    return association && found
      ? accepted({ ...found, association, names: await namesIn(ports, [found.line]) })
      : NOT_FOUND;
  };

export const readJourneyReadings =
  (ports: AccessLogPorts) =>
  async ({
    journey: { id, association, readAt, isShielded },
    asked,
  }: ReadJourneyReadings): Promise<Outcome<JourneyReadings>> => {
    await caughtUp(ports, readAt);
    const log = ports.views().readings;
    const readings = log.page({ ...asked, association: association.id, journey: id });
    const given = await givenOf(ports, id);
    const extracts = isShielded ? given.map((one) => ({ ...one, authority: HIDDEN_AUTHORITY })) : given;
    return accepted({
      readings,
      names: await namesIn(ports, [...readings.lines, ...extracts]),
      readers: await ports.staff.byName(log.readersOf(id)),
      extracts,
    });
  };
