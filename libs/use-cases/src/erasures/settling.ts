/** What is erased may still have keys, since this process began on what it found: until they are destroyed nothing of persons is shown. */
export class ErasuresUnsettled extends Error {
  override readonly name = 'ErasuresUnsettled';

  constructor(why?: Error) {
    super(
      `Inget om personer visas förrän det som är gallrat är förstört på nytt, och det är inte gjort än${why ? `: ${why.message}` : '.'}`,
      { cause: why },
    );
  }
}

/**
 * Whether what is erased has been destroyed since this process began: log and vault may both be older than the erasures. Whatever shows persons
 * waits for it, and has it done where it is not.
 */
export class Settling {
  #isDone = false;
  #why: Error | undefined;
  #underWay: Promise<void> | undefined;

  /** Does it, once at a time. Rejects with why it cannot be done. */
  run(settle: () => Promise<void>): Promise<void> {
    this.#underWay ??= this.#run(settle).finally(() => (this.#underWay = undefined));
    return this.#underWay;
  }

  /** Why nothing of persons is shown; undefined where it is. */
  get lacking(): ErasuresUnsettled | undefined {
    return this.#isDone ? undefined : new ErasuresUnsettled(this.#why);
  }

  async #run(settle: () => Promise<void>): Promise<void> {
    try {
      await settle();
      this.#isDone = true;
    } catch (error) {
      this.#why = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
}
