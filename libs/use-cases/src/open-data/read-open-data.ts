import type { CataloguedRelease, OpenCatalogue } from '@samspar/open-data';
import { mayReadOpenly } from '@samspar/access';
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

type Told = ReturnType<typeof cataloguedRelease>;

/**
 * What is released never changes, so that it is read and written once, and told again until something is released, followed or withdrawn;
 * as long as nothing has, the answer is the very same object.
 */
export const readOpenData = (ports: OpenDataPorts) => {
  let kept: ReadonlyMap<string, Told> = new Map();
  let last: Readonly<{ key: string; catalogues: readonly OpenCatalogue[] }> = { key: '', catalogues: [] };

  return async ({ server }: ReadOpenData): Promise<Outcome<readonly OpenCatalogue[]>> => {
    const open = ports.associations().flatMap((association) => {
      const publisher = publisherOf(association);
      if (!publisher) return [];
      const listed = ports.views().publications.listed(association.id);
      return [
        { publisher, listed, releases: listed.filter((one) => mayReadOpenly(association.settings, one)) },
      ];
    });
    const key = JSON.stringify([server, open]);
    if (key === last.key) return accepted(last.catalogues);

    const now = new Map<string, Told>();
    const toldOf = async (context: object, listed: ListedPublication): Promise<Told> => {
      const own = JSON.stringify([server, context, listed]);
      const before = kept.get(own);
      const release = before ? undefined : await openRelease(ports, server, listed.id);
      const told = before ?? (release && cataloguedRelease(release));
      now.set(own, told);
      return told;
    };
    const catalogues: OpenCatalogue[] = [];
    for (const { publisher, listed, releases } of open) {
      const told: Exclude<Told, undefined>[] = [];
      for (const one of releases) {
        const release = await toldOf(publisher, one);
        if (release) told.push(release);
      }
      const isOpen = (id: string | null): boolean => told.some((one) => one.id === id);
      catalogues.push({
        publisher,
        releases: told
          .map((release): CataloguedRelease => {
            const follows = listed.find(({ id }) => id === release.id)?.follows ?? null;
            const followedBy = followerOf(listed, release.id);
            return {
              ...release,
              follows: isOpen(follows) ? follows : null,
              followedBy: isOpen(followedBy) ? followedBy : null,
            };
          })
          .toSorted((one, other) => (one.released < other.released ? 1 : -1)),
      });
    }
    kept = now;
    last = { key, catalogues };
    return accepted(catalogues);
  };
};
