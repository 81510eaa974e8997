import type { RecordedEvent } from '@eventstore/db-client';
import { type EventMetadata, type NewEvent, type StoredEvent, StoreUnavailable } from '@samspar/event-store';

export type Recorded = RecordedEvent;

/** The custom metadata of an event: what is ours beside its id, its type and its data. */
type Envelope = Readonly<{
  schemaVersion: number;
  occurredOn: string;
  /** Milliseconds since the epoch. */
  recordedAt: number;
  /** The store object that stamped the event; absent where the stamp came with it. */
  writer?: string;
  metadata: EventMetadata;
}>;

/** An event ready to be sent: serialised when it was handed in, so that nothing done to it afterwards counts. */
export type EventToSend = Readonly<{ id: string; type: string; data: Buffer; metadata: Uint8Array }>;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const NIL = '00000000-0000-0000-0000-000000000000';

const utf8 = new TextEncoder();

/** Throws `TypeError` on an id that is no UUID and on data that JSON cannot carry. */
export const eventToSend = (
  { id, type, schemaVersion, occurredOn, data, metadata, recordedAt }: NewEvent,
  stamp: Readonly<{ recordedAt: number; writer: string }>,
): EventToSend => {
  if (!UUID.test(id) || id === NIL)
    throw new TypeError(`The id of event ${type} is not a UUID to be stored: ${id}`);
  const envelope: Envelope = {
    schemaVersion,
    occurredOn,
    ...(recordedAt === undefined ? stamp : { recordedAt }),
    metadata,
  };
  return {
    id,
    type,
    data: Buffer.from(JSON.stringify(data)),
    // The client takes a plain array alone for bytes.
    metadata: utf8.encode(JSON.stringify(envelope)),
  };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const isMetadata = (value: unknown): value is EventMetadata =>
  isObject(value) &&
  typeof value['actor'] === 'string' &&
  typeof value['role'] === 'string' &&
  typeof value['commandId'] === 'string' &&
  typeof value['correlationId'] === 'string';

const isEnvelope = (value: unknown): value is Envelope =>
  isObject(value) &&
  Number.isSafeInteger(value['schemaVersion']) &&
  typeof value['occurredOn'] === 'string' &&
  typeof value['recordedAt'] === 'number' &&
  isMetadata(value['metadata']);

/** Not the server's own: no system stream, no deletion mark, no link. */
export const isOurs = ({ streamId, type }: Recorded): boolean =>
  !streamId.startsWith('$') && !type.startsWith('$');

const METADATA_OF = '$$';

/** What an event of the server's own says of a stream of ours: whether some of it is hidden from now on; undefined where it says nothing of that. */
export const hiding = ({
  streamId,
  type,
  data,
}: Recorded): Readonly<{ stream: string; isHidden: boolean }> | undefined => {
  if (type === '$streamDeleted') return { stream: streamId, isHidden: true };
  const stream = streamId.slice(METADATA_OF.length);
  if (!streamId.startsWith(METADATA_OF) || stream.startsWith('$')) return undefined;
  const isHidden =
    isObject(data) && ['$tb', '$maxCount', '$maxAge'].some((limit) => data[limit] !== undefined);
  return { stream, isHidden };
};

/** What the server writes where it does not know an event's place. */
const NO_POSITION = 2n ** 63n;

/** Throws `StoreUnavailable` that names the position where the event is none of Samspår's. */
export const storedEvent = (recorded: Recorded, store: string): StoredEvent => {
  const { streamId, id, type, revision, data, metadata, position } = recorded;
  // Written by us, an event is its own commit; a pair that differs would not survive as one number.
  if (position === undefined || position.commit !== position.prepare || position.commit >= NO_POSITION)
    throw new StoreUnavailable(
      `${store} säger inte var händelse ${revision} i ${streamId} står i loggen: Samspår behöver EventStoreDB 23.10 eller senare.`,
    );
  if (!isEnvelope(metadata) || !isObject(data))
    throw new StoreUnavailable(
      `${store} har en händelse på position ${position.commit} (${streamId}, ${revision}) som Samspår inte kan läsa: den är ` +
        'skadad eller skriven av något annat. Återställ loggen från säkerhetskopia, eller låt Samspår ha databasen för sig.',
    );
  return {
    id,
    type,
    schemaVersion: metadata.schemaVersion,
    occurredOn: metadata.occurredOn,
    data,
    metadata: metadata.metadata,
    stream: streamId,
    revision: Number(revision),
    position: position.commit,
    recordedAt: metadata.recordedAt,
  };
};

/** How far, in milliseconds, the stamp of an event of this writer is ahead of the store's; undefined where it is not its stamp. */
export const aheadOfStore = ({ metadata, created }: Recorded, writer: string): number | undefined =>
  isObject(metadata) && metadata['writer'] === writer && isEnvelope(metadata)
    ? metadata.recordedAt - created.getTime()
    : undefined;
