import { mayHold } from '@samspar/import';
import type { SealedStore } from '@samspar/sealed-store';
import { asOf, type BegunJob, type ImportJob, type Stage } from './import-job.js';

/** How long a file is kept after it was sent, and what became of it after the last step, in milliseconds. */
const KEPT_MS = 2 * 60 * 60_000;

type Store = Pick<SealedStore, 'files' | 'jobs'>;

const turnOf = (association: string): string => `import ${association}`;

/**
 * Where files that are tried wait for their confirmation: sealed beside the vault, so that they survive a restart, are the same on
 * every node and are gone by themselves. Nothing of them is in the browser.
 */
export class JobShelf {
  readonly #store: Store;
  readonly #clock: () => number;

  constructor(store: Store, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Until when what is kept now is there, in milliseconds since the epoch. */
  get until(): number {
    return this.#clock() + KEPT_MS;
  }

  async keepFile(id: string, bytes: Uint8Array): Promise<void> {
    await this.#store.files.keep(id, bytes, this.until);
  }

  /** Undefined where it was thrown away, or its time is up. */
  async file(id: string): Promise<Uint8Array | undefined> {
    return (await this.#store.files.find(id))?.bytes;
  }

  /** Keeps how far it has come; what waits for its confirmation no longer than its file. */
  async keep(begun: BegunJob, stage: Stage): Promise<void> {
    const waits = stage.at === 'tried' || stage.at === 'refused';
    const job: ImportJob = { ...begun, stage, expiresAt: waits ? begun.fileUntil : this.until };
    await this.#store.jobs.keep(job.id, JSON.stringify(job), job.expiresAt);
  }

  async find(id: string): Promise<ImportJob | undefined> {
    return this.#read(await this.#store.jobs.find(id));
  }

  async throwAway(id: string): Promise<void> {
    await this.throwFileAway(id);
    await this.#store.jobs.remove(id);
  }

  async throwFileAway(id: string): Promise<void> {
    await this.#store.files.remove(id);
  }

  /** Throws away, whoever sent them, the files in which a cell is one of these, or that cannot be read, and the jobs that say one of these. */
  async throwAwayThose(isOne: (text: string) => boolean): Promise<void> {
    await this.#store.files.removeThose((bytes) => mayHold(bytes, isOne));
    await this.#store.jobs.removeThose(async (bytes) => isOne(bytes.toString()));
  }

  /** The job whose turn it is in an association. */
  async turn(association: string): Promise<ImportJob | undefined> {
    return this.#read(await this.#store.jobs.inTurn(turnOf(association)));
  }

  async giveTurn({ association, id }: BegunJob): Promise<void> {
    await this.#store.jobs.giveTurn(turnOf(association), id);
  }

  #read(kept: Readonly<{ bytes: Buffer }> | undefined): ImportJob | undefined {
    return kept && asOf(JSON.parse(kept.bytes.toString()) as ImportJob, this.#clock());
  }
}
