import { hash } from 'node:crypto';
import { mayReadOpenly, OPERATOR } from '@samspar/access';
import type { Association } from '@samspar/association';
import {
  type CataloguedRelease,
  type CataloguedTable,
  fileOf,
  filesOf,
  type OpenPublisher,
  type OpenTable,
  openTable,
  tableAddress,
} from '@samspar/open-data';
import { type FrozenTable, releasedSections } from '@samspar/publications';
import type { ListedPublication } from '@samspar/views';
import { loadPublication, type LoadedPublication } from '../publications/find-publication.js';
import type { PublicationPorts } from '../publications/publication-ports.js';

/** What releases are opened with. */
export type OpenDataPorts = Pick<PublicationPorts, 'streams' | 'views' | 'associations'>;

/** Who publishes an association's releases openly; undefined where it does not. */
export const publisherOf = ({ id, settings }: Association): OpenPublisher | undefined =>
  settings.openData && {
    id,
    name: settings.name,
    email: settings.openData.email,
    places: settings.members.municipality,
  };

/** Whether small counts are hidden in it: no other table is for everyone. */
const isProtected = ({ query, unprotectedBecause }: FrozenTable): boolean =>
  query.protect === 'public' && unprotectedBecause === null;

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

/** A release that its association has opened, with who publishes it. */
export type OpenRelease = Readonly<{ loaded: LoadedPublication; publisher: OpenPublisher; server: string }>;

/** Undefined where there is no such release, or where it is not open. Nobody needs to have signed in. */
export const openRelease = async (
  ports: OpenDataPorts,
  server: string,
  id: string,
): Promise<OpenRelease | undefined> => {
  const loaded = await loadPublication(ports, { asker: OPERATOR }, id);
  const association = ports.associations().find((one) => one.id === loaded?.publication.association);
  if (!loaded || !association || !mayReadOpenly(association.settings, loaded.publication)) return undefined;
  const publisher = publisherOf(association);
  return publisher && { loaded, publisher, server };
};

/** A table of it by its place, from 1; undefined where it has none there that is open. */
export const openTableOf = (
  { loaded, publisher, server }: OpenRelease,
  place: number,
): OpenTable | undefined => {
  const { publication, listed, id } = loaded;
  const { figures, follows } = publication;
  const table = figures?.tables[place - 1];
  if (!figures || !table || !isProtected(table) || !listed.released) return undefined;
  return openTable(table, {
    publisher,
    release: id,
    place,
    asKnownAt: figures.asKnownAt,
    released: instant(listed.released.at),
    position: figures.position,
    explanation: follows?.explanation ?? null,
    address: tableAddress(server, id, place),
  });
};

const sha256 = (text: string): string => hash('sha256', text);

/** What the catalogue says of a release; undefined where none of its tables is open. Whom it follows is asked of the others. */
export const cataloguedRelease = (
  release: OpenRelease,
): Omit<CataloguedRelease, 'follows' | 'followedBy'> | undefined => {
  const { id, publication, listed } = release.loaded;
  const { title, text, follows, figures, withdrawnBecause } = publication;
  if (!figures || !listed.figures || !listed.released) return undefined;
  const tables = figures.tables.flatMap((_table, index): readonly CataloguedTable[] => {
    const table = openTableOf(release, index + 1);
    if (!table) return [];
    const files = filesOf((format) => fileOf(table, format), sha256);
    return [{ place: index + 1, title: table.title, counts: table.counts, files }];
  });
  if (tables.length === 0) return undefined;
  const open = new Set(tables.map(({ place }) => place));
  const sections = releasedSections(publication)?.flatMap(({ heading, places }) => {
    const opened = places.map((place) => place + 1).filter((place) => open.has(place));
    return opened.length > 0 ? [{ heading, places: opened }] : [];
  });
  return {
    id,
    title,
    text,
    asKnownAt: figures.asKnownAt,
    released: instant(listed.released.at),
    period: listed.figures.period,
    explanation: follows?.explanation ?? null,
    withdrawn: listed.withdrawn && {
      at: instant(listed.withdrawn.at),
      reason: withdrawnBecause ?? '',
    },
    tables: listed.withdrawn ? [] : tables,
    ...(sections && !listed.withdrawn && { sections }),
  };
};

/** The release that took the place of one, among those listed. */
export const followerOf = (all: readonly ListedPublication[], id: string): string | null =>
  all.find(({ follows, status }) => follows === id && status === 'released')?.id ?? null;
