import type { Sessions } from '@samspar/sealed-store';
import { asOf, type Begun, type Stage, type Work } from './work.js';

/** How long a file is kept after it was sent, and what became of it after the last step, in milliseconds. */
const KEPT_MS = 2 * 60 * 60_000;

const fileOf = (id: string): string => `import file ${id}`;
const workOf = (id: string): string => `import ${id}`;
const stopOf = (id: string): string => `import stop ${id}`;
const turnOf = (association: string): string => `import turn ${association}`;

/**
 * Where files that are tried wait for their confirmation: sealed beside the vault, so that they survive a restart, are the same on
 * every node and are gone by themselves. Nothing of them is in the browser.
 */
export class WorkShelf {
  readonly #sessions: Sessions;
  readonly #clock: () => number;

  constructor(sessions: Sessions, clock: () => number) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  /** Until when what is kept now is there, in milliseconds since the epoch. */
  get until(): number {
    return this.#clock() + KEPT_MS;
  }

  async keepFile(id: string, bytes: Uint8Array): Promise<void> {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    await this.#keep(fileOf(id), data, this.until);
  }

  /** Undefined where it was thrown away, or its time is up. */
  async file(id: string): Promise<Uint8Array | undefined> {
    const kept = await this.#sessions.find(fileOf(id));
    return kept && Buffer.from(kept.data, 'base64');
  }

  /** Keeps how far it has come; what waits for its confirmation no longer than its file. */
  async keep(begun: Begun, stage: Stage): Promise<void> {
    const waits = stage.at === 'tried' || stage.at === 'refused';
    const work: Work = { ...begun, stage, expiresAt: waits ? begun.fileUntil : this.until };
    await this.#keep(workOf(work.id), JSON.stringify(work), work.expiresAt);
  }

  async find(id: string): Promise<Work | undefined> {
    const kept = await this.#sessions.find(workOf(id));
    return kept && asOf(JSON.parse(kept.data) as Work, this.#clock());
  }

  /** Asks whichever node runs it to stop. */
  async askToStop(id: string): Promise<void> {
    await this.#keep(stopOf(id), '', this.until);
  }

  async isToStop(id: string): Promise<boolean> {
    return (await this.#sessions.find(stopOf(id))) !== undefined;
  }

  async forgetToStop(id: string): Promise<void> {
    await this.#sessions.remove(stopOf(id));
  }

  async throwAway(id: string): Promise<void> {
    await this.throwFileAway(id);
    await this.#sessions.remove(workOf(id));
  }

  async throwFileAway(id: string): Promise<void> {
    await this.#sessions.remove(fileOf(id));
  }

  /** The work whose turn it is in an association. */
  async turn(association: string): Promise<Work | undefined> {
    const id = (await this.#sessions.find(turnOf(association)))?.data;
    return id === undefined ? undefined : this.find(id);
  }

  async giveTurn({ association, id }: Begun): Promise<void> {
    await this.#keep(turnOf(association), id, this.until);
  }

  async #keep(id: string, data: string, until: number): Promise<void> {
    await this.#sessions.store(id, { subject: '', data }, until);
  }
}
