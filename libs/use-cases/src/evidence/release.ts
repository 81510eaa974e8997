import type { EventStore, StoredEvent } from '@samspar/event-store';

const PUBLICATION = 'publication-';
const RELEASE_ID = /^[\w-]{1,100}$/;

/** A publication as far as evidence of it goes. */
export type ReleaseInLog = Readonly<{
  association: string;
  /** Its figures have been released. */
  wasReleased: boolean;
  /** Its stream, and those of the releases that it follows. */
  streams: readonly string[];
  /** Fingerprints of the heads that it says its figures were counted under, without spaces. */
  heads: readonly string[];
}>;

const textIn = (value: unknown, name: string): string | undefined => {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof found === 'string' ? found : undefined;
};

export const isOfPublication = (stream: string): boolean => stream.startsWith(PUBLICATION);

/** The id of a publication, as its stream has it. */
export const publicationIn = (stream: string): string => stream.slice(PUBLICATION.length);

/** A publication with those that it takes the place of; undefined where there is none. Rejects with `StoreUnavailable`. */
export const releaseInLog = async (
  store: Pick<EventStore, 'readStream'>,
  id: string,
): Promise<ReleaseInLog | undefined> => {
  const streams: string[] = [];
  const heads: string[] = [];
  const events: StoredEvent[] = [];
  for (let next: string | undefined = id; next !== undefined && RELEASE_ID.test(next);) {
    const stream = PUBLICATION + next;
    if (streams.includes(stream)) break;
    const own: StoredEvent[] = [];
    for await (const page of store.readStream(stream)) own.push(...page);
    if (own.length === 0) break;
    streams.push(stream);
    if (events.length === 0) events.push(...own);
    heads.push(...own.flatMap(({ data }) => textIn(data['head'], 'hash')?.slice(0, 32) ?? []));
    next = own.flatMap(({ data }) => textIn(data['follows'], 'publication') ?? []).at(-1);
  }
  const association = textIn(events[0]?.data, 'association');
  if (association === undefined) return undefined;
  const wasReleased = events.some(({ type }) => type === 'PublicationReleased');
  return { association, wasReleased, streams, heads };
};
