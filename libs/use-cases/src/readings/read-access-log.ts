import { type Asker, mayReadAccessLog } from '@samspar/access';
import type { Association } from '@samspar/association';
import { HIDDEN_AUTHORITY } from '@samspar/casework';
import type {
  JourneyOfReading,
  Listed,
  LookLine,
  ReadingLine,
  ReadingPage,
  ReadingQuery,
  Readings,
} from '@samspar/views';
import { caughtUp } from '../places.js';
import type { GivenExtract } from '../extracts/extract.js';
import { givenOf } from '../extracts/gather.js';
import type { ShownJourney } from '../journeys/read-journey.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { AccessLogPorts, JourneyPorts } from '../ports.js';
import { MOST_IN_FILE } from '../file-size.js';
import { logNow } from './log-now.js';

type Names = ReadonlyMap<string, string>;
type Reader = Readonly<{ id: string; name: string }>;

/** A page of the access log; names of those in it, and of all whom it could be narrowed to. */
export type AccessLogRead = Readonly<{
  association: Association;
  readings: ReadingPage;
  names: Names;
  readers: readonly Reader[];
  /** The last position of the log when it was asked for. */
  position: bigint;
  /** The journey that it is narrowed to, if it has one of that id. */
  journey: JourneyOfReading | undefined;
}>;

/** The access log of the asker's association, for its auditors: it shows no person, and that it is read is written down first (docs/adr/0011). */
export class ReadAccessLog extends Query<Outcome<AccessLogRead>> {
  constructor(
    caller: Caller,
    /** Undefined: nothing is read but whom it could be narrowed to. */
    readonly asked: Omit<ReadingQuery, 'association'> | undefined,
    /** As a workbook, which may be kept: of so many lines as one has. */
    readonly isFile = false,
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

export type LooksRead = Readonly<{ association: Association; listed: Listed<LookLine>; names: Names }>;

/**
 * Which auditors have been shown whose readings, for auditors of the association: the asker's own looks are for others to see. Reading it
 * is a look as any other.
 */
export class ReadLooks extends Query<Outcome<LooksRead>> {
  constructor(
    caller: Caller,
    readonly page: number,
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
  async ({ caller, asked, isFile }: ReadAccessLog): Promise<Outcome<AccessLogRead>> => {
    const association = audited(ports, caller.asker);
    if (association === undefined) return NOT_FOUND;
    const position = await ports.store.lastPosition();
    await caughtUp(ports, position);
    const log = ports.views().readings;
    const readings = asked
      ? log.page({ ...asked, association: association.id, ...(isFile && { most: MOST_IN_FILE }) })
      : { lines: [], hasMore: false };
    await ports.readings.look(caller, {
      association: association.id,
      on: isFile ? 'file' : 'log',
      readers: readings.lines.map(({ actor }) => actor),
      journey: asked?.journey ?? null,
    });
    return accepted({
      association,
      readings,
      position,
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
    if (!association || !found) return NOT_FOUND;
    const { line, journeys } = found;
    const [only, other] = journeys;
    await ports.readings.look(caller, {
      association: association.id,
      on: 'line',
      readers: [line.actor],
      journey: only && !other ? only.id : null,
    });
    return accepted({ ...found, association, names: await namesIn(ports, [line]) });
  };

export const readLooks =
  (ports: AccessLogPorts) =>
  async ({ caller, page }: ReadLooks): Promise<Outcome<LooksRead>> => {
    const association = audited(ports, caller.asker);
    if (!association) return NOT_FOUND;
    const listed = (await logNow(ports)).looks(association.id, caller.asker.actor, page);
    const actors = listed.lines.map(({ actor }) => actor);
    await ports.readings.look(caller, {
      association: association.id,
      on: 'looks',
      readers: actors,
      journey: null,
    });
    const readers = listed.lines.flatMap((line) => line.readers);
    return accepted({ association, listed, names: await ports.staff.namesOf([...actors, ...readers]) });
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
