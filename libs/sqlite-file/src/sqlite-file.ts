import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { FileExchanged, HeldByReader } from './failures.js';
import { addGeneration, beginGeneration } from './generation.js';
import { readersOf } from './readers.js';

const PAGE_BYTES = 4_096;
/** Changed pages that gather before they are moved into the file: what many commits touch is moved once, and nobody waits long for it. */
const GATHERED_PAGES = 4_000;
/** How much of the write-ahead log stays on the disk once it has been moved, in bytes: what gathers anyway. */
const KEPT_BYTES = GATHERED_PAGES * PAGE_BYTES;
/** More than this waits only while somebody reads the file for long, in bytes. */
const MUCH_BYTES = 64 * 1_024 * 1_024;
/** So much may wait, some days of an office's work; then nothing more is written until the reader has ended. */
const MOST_BYTES = 4 * MUCH_BYTES;
/** A folder that changed so short a time before it was looked at may have changed again since with the same stamp, in milliseconds. */
const COARSEST_CLOCK_MS = 20;
/** How often somebody is looked for who no longer reads, in milliseconds. */
const LOOK_EVERY_MS = 1_000;
const MEMORY = ':memory:';
/** Pages that are held in memory: ids are random, so that what is written together lies all over the file, and SQLite's 2 MB hold too little of it. In KiB. */
const CACHE_KIB = 8 * 1_024;

const JOURNAL = '-wal';
const PARTS = ['', JOURNAL] as const;

export type JournalLimit = Readonly<{
  /** How much of the write-ahead log may wait for somebody who reads, in bytes; 256 MiB unless stated. */
  mostWaitingBytes?: number;
}>;

export type SqliteFileOptions = JournalLimit &
  Readonly<{
    /** Has every commit on the disk before it returns; else it is whole, and may be missing, after a power cut. */
    durable: boolean;
    /** Is written also where it is no longer the file at its path, for it can be made anew. */
    mayBeLost?: boolean;
  }>;

const seen = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });

const isSame = (one: Stats | undefined, other: Stats | undefined): boolean =>
  one !== undefined && one.ino === other?.ino && one.dev === other.dev;

/**
 * A database in a file that this process alone writes, with a write-ahead log: keeps that log short, also after a long reader, bounds
 * it while the reader stays, and knows when the file at its path is no longer the one it has open. Nothing is told as saved before
 * `written` has returned.
 */
export class SqliteFile {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #gathered: StatementSync;
  readonly #move: StatementSync;
  readonly #watch: NodeJS.Timeout | undefined;
  readonly #mostBytes: number;
  readonly #mayBeLost: boolean;
  #opened: readonly (Stats | undefined)[] = [];
  /** The folders that name the file, and how they were when all was last found in place; undefined where that must be seen again. */
  readonly #folders: readonly string[];
  #inPlace: readonly (Stats | undefined)[] | undefined;
  /** Pages of the write-ahead log, as last seen. */
  #waitingPages = 0;
  /** False from when all of the write-ahead log was moved until it has begun with a token: before that nothing else is written. */
  #begun = true;
  #moveAt = GATHERED_PAGES;
  #exchanged: FileExchanged | undefined;

  /** Takes over an open database that holds its tables; whoever opened it has asked `refuseForeignJournal` first. */
  constructor(
    file: string,
    database: DatabaseSync,
    { durable, mayBeLost = false, mostWaitingBytes = MOST_BYTES }: SqliteFileOptions,
  ) {
    this.#file = file;
    this.#mayBeLost = mayBeLost;
    this.#mostBytes = mostWaitingBytes;
    this.#database = database;
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = ${KEPT_BYTES}; PRAGMA cache_size = -${CACHE_KIB}`,
    );
    const added = addGeneration(database);
    database.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    this.#gathered = database.prepare('PRAGMA wal_checkpoint(NOOP)');
    this.#move = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
    // Where it is not new: a copy from before this moment is not the file that this process goes on with.
    if (!added) this.#moveWhatCan();
    this.#moveWhatCan();
    this.#folders = file === MEMORY ? [] : [...new Set([file, realpathSync(file)].map(dirname))];
    if (file === MEMORY) return;
    this.#opened = PARTS.map((part) => seen(file + part));
    this.#watch = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  /** After each commit, before anybody is told of it. Throws `FileExchanged` where what was written is not at the path. */
  written(): void {
    this.#exchanged ??= this.#whatHappened();
    if (this.#exchanged) throw this.#exchanged;
    this.#moveWhatGathered(this.#moveAt);
  }

  /**
   * Before each change. Throws `FileExchanged` where `written` ever did, and `HeldByReader` for as long as somebody reads the file and
   * its write-ahead log has grown to its limit.
   */
  mustBeWritable(): void {
    if (this.#exchanged) throw this.#exchanged;
    this.#begin();
    if (this.#waitingPages * PAGE_BYTES < this.#mostBytes) return;
    this.#moveWhatCan();
    if (this.waitingBytes >= this.#mostBytes)
      throw new HeldByReader(
        `${this.#grown} och får inte bli större: avsluta det, så går det vidare av sig självt.`,
      );
  }

  /** What whoever operates the file should know, a sentence each. */
  warnings(): readonly string[] {
    if (!this.#database.isOpen) return [];
    this.#exchanged ??= this.#whatHappened();
    return [
      ...(this.#exchanged ? [this.#exchanged.message] : []),
      ...(this.waitingBytes > MUCH_BYTES
        ? [`${this.#grown}: avsluta det, så krymper filen av sig själv.`]
        : []),
    ];
  }

  /** Bytes of the write-ahead log that are not in the file yet: more than usual only while somebody reads it for long. */
  get waitingBytes(): number {
    return this.#gatheredPages() * PAGE_BYTES;
  }

  /** Moves all that is in the write-ahead log into the file, and empties it; false where a reader needs some of it still. */
  moveAll(): boolean {
    const moved = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
    this.#begun = false;
    this.#begin();
    return moved;
  }

  close(): void {
    clearInterval(this.#watch);
    this.#database.close();
  }

  get #grown(): string {
    const readers = readersOf(this.#file);
    const who = readers.length > 0 ? ` (${readers.join('; ')})` : '';
    const megabytes = Math.round(this.waitingBytes / 1e6);
    return `${this.#file}${JOURNAL} har vuxit till ${megabytes} MB, för ett annat program${who} håller ${this.#file} öppen för läsning`;
  }

  #look(): void {
    this.#exchanged ??= this.#whatHappened();
    if (!this.#exchanged) this.#moveWhatGathered(GATHERED_PAGES);
  }

  #gatheredPages(): number {
    this.#waitingPages = Number(this.#gathered.get()?.['log']);
    return this.#waitingPages;
  }

  /** Never waits: what a reader needs still is moved when it no longer does. */
  #moveWhatGathered(least: number): void {
    try {
      if (this.#database.isTransaction || this.#gatheredPages() < least) return;
      this.#moveWhatCan();
    } catch {
      // What was written stays so, and it is tried again; whoever writes next is told.
    }
  }

  #moveWhatCan(): void {
    const { log, checkpointed } = this.#move.get() ?? {};
    const whole = log === checkpointed;
    if (whole) this.#begun = false;
    this.#moveAt = whole ? GATHERED_PAGES : Number(log) + GATHERED_PAGES / 4;
    this.#begin();
  }

  /** Begun anew, the write-ahead log is cut to what is kept of it. */
  #begin(): void {
    if (this.#begun) return;
    beginGeneration(this.#database);
    this.#begun = true;
  }

  /**
   * Looks at the files only where a folder has changed that names them: to ask after a file that has just been written costs a write
   * of its own on file systems that then stamp it more finely.
   */
  #whatHappened(): FileExchanged | undefined {
    const folders = this.#folders.map(seen);
    const before = this.#inPlace;
    if (before && folders.every((now, at) => isSame(now, before[at]) && now?.ctimeMs === before[at]?.ctimeMs))
      return undefined;
    const exchanged = this.#exchangedPart();
    const latest = Math.max(...folders.map((folder) => folder?.ctimeMs ?? Infinity));
    this.#inPlace = !exchanged && Date.now() - latest > COARSEST_CLOCK_MS ? folders : undefined;
    return exchanged;
  }

  #exchangedPart(): FileExchanged | undefined {
    if (this.#mayBeLost) return undefined;
    for (const [index, part] of PARTS.entries()) {
      const then = this.#opened[index];
      const now = then && seen(this.#file + part);
      if (!then || isSame(now, then)) continue;
      return new FileExchanged(
        `${this.#file}${part} är inte längre den fil som öppnades, för den har ${now ? 'ersatts' : 'tagits bort eller flyttats'}: Samspår sparar ` +
          'inget mer. Stoppa det, lägg tillbaka filen eller återställ med samspar restore, och starta igen.',
      );
    }
    return undefined;
  }
}
