import { type Day, dayInStockholm } from '@samspar/kernel';

const QUARTER_MS = 15 * 60_000;

let known: Readonly<{ quarter: number; today: Day }> | undefined;

/** The day it is in Stockholm; worked out once a quarter of an hour, for no day begins within one. */
export const todayBy = (clock: () => number): Day => {
  const now = clock();
  const quarter = Math.floor(now / QUARTER_MS);
  if (known?.quarter !== quarter) known = { quarter, today: dayInStockholm(now) };
  return known.today;
};
