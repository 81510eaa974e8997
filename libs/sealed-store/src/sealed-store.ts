import type { Resealing, VaultDatabase } from '@samspar/vault-database';
import { Drafts } from './drafts.js';
import { EvaluationFiles } from './evaluation-files.js';
import { Jobs } from './jobs.js';
import { Sessions } from './sessions.js';
import { Shelf } from './shelf.js';
import { Staff } from './staff.js';

/** What lies beside the vault, each kind in a table of its own, under keys of its own, for as long as its kind is kept. */
export class SealedStore {
  readonly sessions: Sessions;
  /** Sign-ins on their way to the provider and back. */
  readonly signIns: Shelf;
  /** Where sign-ins that came back have led, by their state. */
  readonly answeredSignIns: Shelf;
  /** Notices of the provider that a session has ended: each is heard once. */
  readonly signOutNotices: Shelf;
  readonly drafts: Drafts;
  readonly staff: Staff;
  /** Files as they were sent, which wait for what is done with them. */
  readonly files: Shelf;
  readonly jobs: Jobs;
  /** Files for evaluation until they expire, and the keys of their pseudonyms. */
  readonly evaluationFiles: EvaluationFiles;

  /** Closed with the database. `clock` gives milliseconds since the epoch. */
  constructor(database: VaultDatabase, clock: () => number = Date.now) {
    this.sessions = new Sessions(database, clock);
    this.signIns = new Shelf(database, 'sign_in', clock);
    this.answeredSignIns = new Shelf(database, 'answered_sign_in', clock);
    this.signOutNotices = new Shelf(database, 'sign_out_notice', clock);
    this.drafts = new Drafts(database, clock);
    this.staff = new Staff(database);
    this.files = new Shelf(database, 'file', clock);
    this.jobs = new Jobs(database, 'job', clock);
    this.evaluationFiles = new EvaluationFiles(database, 'evaluation_file', clock);
  }

  /** How all of it is sealed by another master key. */
  get resealing(): readonly Resealing[] {
    const { sessions, signIns, answeredSignIns, signOutNotices, drafts, staff, files, jobs } = this;
    const { evaluationFiles } = this;
    return [
      staff,
      drafts,
      sessions,
      signIns,
      answeredSignIns,
      signOutNotices,
      files,
      jobs,
      evaluationFiles,
    ].map((kind) => kind.resealing);
  }

  /** Deletes of every kind what has outlived its time; who the users are stays. */
  async sweep(): Promise<void> {
    const { sessions, signIns, answeredSignIns, signOutNotices, drafts, files, jobs, evaluationFiles } = this;
    const kept = [sessions, signIns, answeredSignIns, signOutNotices, drafts, files, jobs, evaluationFiles];
    await Promise.all(kept.map((kind) => kind.sweep()));
  }
}
