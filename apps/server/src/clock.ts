import { type Day, dayInStockholm } from '@samspar/kernel';

const QUARTER_MS = 15 * 60_000;

export class Clock {
  #known: Readonly<{ quarter: number; today: Day }> | undefined;

  /** `now`: milliseconds since the epoch. */
  constructor(readonly now: () => number) {}

  /** The day it is in Stockholm; worked out once a quarter of an hour, for no day begins within one. */
  get today(): Day {
    const now = this.now();
    const quarter = Math.floor(now / QUARTER_MS);
    if (this.#known?.quarter !== quarter) this.#known = { quarter, today: dayInStockholm(now) };
    return this.#known.today;
  }
}
