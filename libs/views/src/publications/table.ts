import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '@samspar/event-store';
import { publicationStream } from '@samspar/publications';
import type { View, ViewIntake } from '../runner/view.js';
import { evolveListed, type ListedPublication, type PublicationChange } from './projection.js';

/** What is released, and what is about to be, as it is listed. */
export const PUBLICATIONS: View = {
  name: 'publications',
  version: 2,
  called: 'Listan över publiceringar',
  tables: { publication: ['id'] },
  schema: `
    CREATE TABLE publication (
      id TEXT PRIMARY KEY, association TEXT NOT NULL, position INTEGER NOT NULL, listed TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
  indexes: 'CREATE INDEX publication_last ON publication (association, position);',
  ofJourney: [],
  streams: { prefix: publicationStream.prefix, areLooks: false },
  open: (database) => new PublicationIntake(database),
};

/** Takes publications in as they are listed. */
class PublicationIntake implements ViewIntake {
  readonly #found: StatementSync;
  readonly #write: StatementSync;
  #changes: PublicationChange[] = [];

  constructor(database: DatabaseSync) {
    this.#found = database.prepare('SELECT listed FROM publication WHERE id = ?');
    this.#write = database.prepare('INSERT OR REPLACE INTO publication VALUES (?, ?, ?, ?)');
  }

  take(stored: StoredEvent, knownAt: number): void {
    this.#changes.push({
      id: stored.stream.slice(publicationStream.prefix.length),
      event: publicationStream.upcast(stored),
      actor: stored.metadata.actor,
      knownAt,
      position: Number(stored.position),
    });
  }

  write(): void {
    for (const change of this.#changes) this.#writeOne(change);
    this.#changes = [];
  }

  #writeOne(change: PublicationChange): void {
    const found = this.#found.get(change.id)?.['listed'];
    const before = typeof found === 'string' ? (JSON.parse(found) as ListedPublication) : undefined;
    const listed = evolveListed(before, change);
    this.#write.run(change.id, listed.association, change.position, JSON.stringify(listed));
  }
}
