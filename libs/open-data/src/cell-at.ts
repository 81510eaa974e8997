import type { Dimension } from '@samspar/statistics';

/** The code of all codes of an axis together, as SDMX writes it. */
export const TOTAL = '_T';

/** Codes by dimension; `TOTAL` of all codes of one together. */
export type CellAt = Readonly<Partial<Record<Dimension, string>>>;
