import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { StoredEvent } from '@samspar/event-store';
import {
  canonicalEvent,
  Frontier,
  type Hash,
  isKept,
  isSame,
  leafHash,
  type Nodes,
  nodesOf,
  rootOf,
} from '@samspar/evidence';
import { refuseForeignJournal, SqliteFile } from '@samspar/sqlite-file';

/** "Samt" in ASCII. */
const APPLICATION_ID = 0x53616d74;
/** Raised with the tables, or where the same events come to another tree: the file is then made anew. */
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;

const SCHEMA = `
  CREATE TABLE leaf (no INTEGER PRIMARY KEY, hash BLOB NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
  CREATE TABLE node (level INTEGER, no INTEGER, hash BLOB NOT NULL, PRIMARY KEY (level, no)) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/** The file is of another program, of another version, or nothing that can be read. */
export class TreeUnusable extends Error {
  override readonly name = 'TreeUnusable';
}

export type TreeLeaf = Readonly<{
  /** Its place in the order of the log, from 0. */
  index: number;
  hash: Hash;
  id: string;
  /** Where the store has it. */
  position: bigint;
}>;

export const leafOf = (event: StoredEvent): Hash => leafHash(Buffer.from(canonicalEvent(event)));

const hashOf = (value: SQLOutputValue | undefined): Hash => {
  if (value instanceof Uint8Array && value.length === 32) return value;
  throw new TreeUnusable('holds something else than hashes');
};

const pragma = (database: DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);

const prepareAll = (database: DatabaseSync) => {
  const leaves = database.prepare('SELECT no, hash, id, position FROM leaf WHERE no >= ? ORDER BY no');
  const withId = database.prepare('SELECT no, hash, id, position FROM leaf WHERE id = ? LIMIT 1');
  for (const statement of [leaves, withId]) statement.setReadBigInts(true);
  return {
    leaves,
    withId,
    size: database.prepare('SELECT coalesce(max(no), -1) + 1 AS size FROM leaf'),
    leafHashes: database.prepare('SELECT hash FROM leaf WHERE no >= ? AND no < ? ORDER BY no'),
    nodeHashes: database.prepare('SELECT hash FROM node WHERE level = ? AND no >= ? AND no < ? ORDER BY no'),
    addLeaf: database.prepare('INSERT INTO leaf VALUES (?, ?, ?, ?)'),
    addNode: database.prepare('INSERT INTO node VALUES (?, ?, ?)'),
  };
};

/**
 * The tree over the log in a file of its own: a leaf for each event, and every fourth level above them. Made of the log, and made again
 * where it is lost; where it is older than a change to the log, it alone tells which event that was. One process writes it; others may
 * read beside it. Throws `TreeUnusable`, and what SQLite throws.
 */
export class TreeFile {
  readonly #database: DatabaseSync;
  readonly #writing: SqliteFile | undefined;
  readonly #statements: ReturnType<typeof prepareAll>;
  #frontier: Frontier;

  constructor(file: string, { readOnly = false }: Readonly<{ readOnly?: boolean }> = {}) {
    // Readable by its owner alone, and what SQLite keeps beside it with it.
    if (!readOnly && !existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    if (!readOnly) refuseForeignJournal(file);
    this.#database = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
    try {
      const isEmpty = this.#database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
      if (!readOnly && isEmpty) this.#database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT`);
      if (
        pragma(this.#database, 'application_id') !== APPLICATION_ID ||
        pragma(this.#database, 'user_version') !== FORMAT
      )
        throw new TreeUnusable('is no tree of this version');
      if (readOnly) this.#database.exec('BEGIN');
      else this.#writing = new SqliteFile(file, this.#database, { durable: false, mayBeLost: true });
      this.#statements = prepareAll(this.#database);
      this.#frontier = Frontier.of(this.nodes, Number(this.#statements.size.get()?.['size']));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get size(): number {
    return this.#frontier.size;
  }

  get root(): Hash {
    return this.#frontier.root;
  }

  /** The root of its first `size` leaves. */
  rootAt(size: number): Hash {
    return rootOf(this.nodes, size);
  }

  readonly nodes: Nodes = nodesOf((level, from, count) => {
    const { leafHashes, nodeHashes } = this.#statements;
    const rows = level === 0 ? leafHashes.all(from, from + count) : nodeHashes.all(level, from, from + count);
    return rows.map(({ hash }) => hashOf(hash));
  });

  /** From an index on. */
  *leaves(from = 0): Generator<TreeLeaf, undefined> {
    for (const row of this.#statements.leaves.iterate(from)) yield this.#leaf(row);
  }

  leaf(index: number): TreeLeaf | undefined {
    for (const leaf of this.leaves(index)) return leaf.index === index ? leaf : undefined;
    return undefined;
  }

  /** Of the event at a position of the store; undefined where it is over none there. */
  indexAt(position: bigint): number | undefined {
    let [from, to] = [0, this.size];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((this.leaf(middle)?.position ?? 0n) < position) from = middle + 1;
      else to = middle;
    }
    return this.leaf(from)?.position === position ? from : undefined;
  }

  /** Reads all of them. */
  withId(id: string): TreeLeaf | undefined {
    const row = this.#statements.withId.get(id);
    return row && this.#leaf(row);
  }

  /** The position of the last event it is over; `0n` where there is none. */
  get position(): bigint {
    return this.leaf(this.size - 1)?.position ?? 0n;
  }

  /** Whether an event is the last one that it is over. */
  endsWith(event: StoredEvent | undefined): boolean {
    const last = this.leaf(this.size - 1);
    return last !== undefined && event !== undefined && isSame(last.hash, leafOf(event));
  }

  /** Takes in the events that follow, all or none. */
  add(events: readonly StoredEvent[]): void {
    const before = this.#frontier.size;
    const { addLeaf, addNode } = this.#statements;
    this.#writing?.mustBeWritable();
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const event of events) {
        const leaf = leafOf(event);
        addLeaf.run(this.#frontier.size, leaf, event.id, event.position);
        this.#frontier.add(leaf, (level, index, node) => {
          if (level > 0 && isKept(level)) addNode.run(level, index, node);
        });
      }
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      this.#frontier = Frontier.of(this.nodes, before);
      throw error;
    }
    this.#writing?.written();
  }

  close(): void {
    if (this.#writing) this.#writing.close();
    else if (this.#database.isOpen) this.#database.close();
  }

  #leaf({ no, hash, id, position }: Readonly<Record<string, SQLOutputValue>>): TreeLeaf {
    if (typeof position !== 'bigint') throw new TreeUnusable('holds something else than leaves');
    return { index: Number(no), hash: hashOf(hash), id: String(id), position };
  }
}
