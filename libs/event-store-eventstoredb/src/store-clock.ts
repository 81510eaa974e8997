import { StoreUnavailable } from '@samspar/event-store';

/** How far, in milliseconds, a node's stamps may be from the store's before it must not write (docs/operations.md#clocks). */
const TOLERANCE_MS = 60_000;

/** Stamps what this node writes, and compares the stamps with the store's own time when they come back. */
export class StoreClock {
  readonly #clock: () => number;
  readonly #store: string;
  #latest = 0;
  #wrong: string | undefined;

  /** `clock`: milliseconds since the epoch. */
  constructor(clock: () => number, store: string) {
    this.#clock = clock;
    this.#store = store;
  }

  /** The next stamp: never before an earlier one. Throws `StoreUnavailable` once a stamp was found too far from the store's. */
  stamp(): number {
    if (this.#wrong !== undefined) throw new StoreUnavailable(this.#wrong);
    this.#latest = Math.max(this.#latest, this.#clock());
    return this.#latest;
  }

  /** `ahead`: how far a stamp was ahead of the store's time, in milliseconds. True where that is found too far, the first time. */
  compare(ahead: number): boolean {
    if (Math.abs(ahead) <= TOLERANCE_MS || this.#wrong !== undefined) return false;
    const seconds = Math.round(Math.abs(ahead) / 1_000);
    this.#wrong =
      `Klockan på den här noden går ${seconds} s ${ahead > 0 ? 'före' : 'efter'} ${this.#store}: inget mer skrivs härifrån. ` +
      'Ställ klockan och starta om.';
    return true;
  }

  get warning(): string | undefined {
    return this.#wrong;
  }
}
