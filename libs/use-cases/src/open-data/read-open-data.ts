import { mayReadOpenly } from '@samspar/access';
import type { CataloguedRelease, OpenCatalogue, OpenPublisher } from '@samspar/open-data';
import type { ListedPublication } from '@samspar/views';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import {
  cataloguedRelease,
  followerOf,
  openRelease,
  type OpenDataPorts,
  publisherOf,
} from './open-release.js';

/** What is open to everyone: a catalogue for each association that opens its releases. */
export class ReadOpenData extends Query<Outcome<readonly OpenCatalogue[]>> {
  constructor(
    caller: Caller,
    /** Address of the server, without a path: the catalogue leads there. */
    readonly server: string,
  ) {
    super(caller);
  }
}

type ToldRelease = NonNullable<ReturnType<typeof cataloguedRelease>>;
type OpenList = Readonly<{ publisher: OpenPublisher; listed: readonly ListedPublication[] }>;

/** What the associations that open anything have released, as it is listed. */
const listsOf = ({ associations, views }: OpenDataPorts): readonly OpenList[] =>
  associations().flatMap((association) => {
    const publisher = publisherOf(association);
    if (!publisher) return [];
    const listed = views().publications.listed(association.id);
    return [{ publisher, listed: listed.filter((one) => mayReadOpenly(association.settings, one)) }];
  });

/** With whom each follows, as far as they are open; the latest first. */
const inTheirPlaces = (
  told: readonly ToldRelease[],
  listed: readonly ListedPublication[],
): readonly CataloguedRelease[] => {
  const ifOpen = (id: string | null): string | null => (told.some((one) => one.id === id) ? id : null);
  return told
    .map((release) => ({
      ...release,
      follows: ifOpen(listed.find(({ id }) => id === release.id)?.follows ?? null),
      followedBy: ifOpen(followerOf(listed, release.id)),
    }))
    .toSorted((one, other) => (one.released < other.released ? 1 : -1));
};

/**
 * What is released never changes, so that it is read and written once, and told again until something is released, followed or withdrawn;
 * as long as nothing has, the answer is the very same object.
 */
export const readOpenData = (ports: OpenDataPorts) => {
  let kept: ReadonlyMap<string, ToldRelease | undefined> = new Map();
  let last: Readonly<{ key: string; catalogues: Promise<readonly OpenCatalogue[]> }> | undefined;

  const made = async (server: string, lists: readonly OpenList[]): Promise<readonly OpenCatalogue[]> => {
    const now = new Map<string, ToldRelease | undefined>();
    const catalogues: OpenCatalogue[] = [];
    for (const { publisher, listed } of lists) {
      const told: ToldRelease[] = [];
      for (const one of listed) {
        const key = JSON.stringify([server, publisher, one]);
        const read = async () => {
          const release = await openRelease(ports, server, one.id);
          return release && cataloguedRelease(release);
        };
        const release = kept.has(key) ? kept.get(key) : await read();
        now.set(key, release);
        if (release) told.push(release);
      }
      catalogues.push({ publisher, releases: inTheirPlaces(told, listed) });
    }
    kept = now;
    return catalogues;
  };

  return async ({ server }: ReadOpenData): Promise<Outcome<readonly OpenCatalogue[]>> => {
    const lists = listsOf(ports);
    const key = JSON.stringify([server, lists]);
    if (last?.key !== key) {
      const catalogues = made(server, lists);
      last = { key, catalogues };
      catalogues.catch(() => {
        if (last?.catalogues === catalogues) last = undefined;
      });
    }
    return accepted(await last.catalogues);
  };
};
