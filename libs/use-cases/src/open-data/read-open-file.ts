import { fileOf, type OpenCatalogue, type OpenFormat } from '@samspar/open-data';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { openRelease, type OpenDataPorts, openTableOf } from './open-release.js';
import { ReadOpenData } from './read-open-data.js';

export type OpenFileRead = Readonly<{
  text: string;
  /** Id of the open release that took the place of this one. */
  followedBy: string | null;
}>;

/** It was open, and is withdrawn for this reason. */
export type OpenFileRefusal = Readonly<{ code: 'ReleaseWithdrawn'; reason: string }>;

/** A table that is open to everyone, in a format; its figures never change. */
export class ReadOpenFile extends Query<Outcome<OpenFileRead, OpenFileRefusal>> {
  constructor(
    caller: Caller,
    /** Address of the server, without a path. */
    readonly server: string,
    readonly publication: string,
    /** Its place in the release, from 1. */
    readonly table: number,
    readonly format: OpenFormat | 'csv-metadata',
  ) {
    super(caller);
  }
}

/** How many characters of files are kept at most. */
const KEPT_CHARACTERS = 20_000_000;

/** Files that were asked for last, so that whoever asks for one over and over takes no time from others. */
class KeptFiles {
  readonly #files = new Map<string, string>();
  #characters = 0;

  get(name: string): string | undefined {
    return this.#files.get(name);
  }

  keep(name: string, text: string): void {
    this.#files.set(name, text);
    this.#characters += text.length;
    for (const [oldest, file] of this.#files) {
      if (this.#characters <= KEPT_CHARACTERS) break;
      this.#files.delete(oldest);
      this.#characters -= file.length;
    }
  }
}

/** `readAll` tells what is open. */
export const readOpenFile = (
  ports: OpenDataPorts,
  readAll: (message: ReadOpenData) => Promise<Outcome<readonly OpenCatalogue[]>>,
) => {
  const kept = new KeptFiles();
  return async (message: ReadOpenFile): Promise<Outcome<OpenFileRead, OpenFileRefusal>> => {
    const { caller, server, publication: id, table: place, format } = message;
    const all = await readAll(new ReadOpenData(caller, server));
    if (!('answer' in all)) return all;
    const catalogue = all.answer.find(({ releases }) => releases.some((one) => one.id === id));
    const release = catalogue?.releases.find((one) => one.id === id);
    if (!catalogue || !release) return NOT_FOUND;
    const { withdrawn, tables, followedBy } = release;
    if (withdrawn) return refused({ code: 'ReleaseWithdrawn', reason: withdrawn.reason });
    if (!tables.some((table) => table.place === place)) return NOT_FOUND;
    const name = JSON.stringify([server, catalogue.publisher, id, place, format]);
    const before = kept.get(name);
    if (before !== undefined) return accepted({ text: before, followedBy });
    const opened = await openRelease(ports, server, id);
    const table = opened && openTableOf(opened, place);
    if (!table) return NOT_FOUND;
    const text = fileOf(table, format);
    kept.keep(name, text);
    return accepted({ text, followedBy });
  };
};
