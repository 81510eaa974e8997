import type { VaultDatabase } from '@samspar/vault-database';
import { Drafts } from './drafts.js';
import { Sessions } from './sessions.js';
import { Staff } from './staff.js';

/** What lies beside the vault, each kind in a table of its own, under keys of its own, for as long as its kind is kept. */
export class SealedStore {
  readonly sessions: Sessions;
  readonly drafts: Drafts;
  readonly staff: Staff;

  /** Closed with the database. `clock` gives milliseconds since the epoch. */
  constructor(database: VaultDatabase, clock: () => number = Date.now) {
    this.sessions = new Sessions(database, clock);
    this.drafts = new Drafts(database, clock);
    this.staff = new Staff(database);
  }

  /** Deletes of every kind what has outlived its time. */
  async sweep(): Promise<void> {
    for (const kind of [this.sessions, this.drafts]) await kind.sweep();
  }
}
