import { type Day, dayInStockholm } from '@samspar/kernel';
import type { ToAudit } from './matter.js';
import { daysOfQuarter, quarterNumber } from './quarter.js';

/** What came of it when all that is released was counted again. */
export type Recounted = Readonly<{
  /** When, in milliseconds since the epoch. */
  at: number;
  released: number;
  /** Those that differ, by id, and in how many tables. */
  differing: readonly Readonly<{ publication: string; tables: number }>[];
}>;

/** A release that nothing has followed. */
export type AuditedRelease = Readonly<{
  publication: string;
  /** When it was released, in milliseconds since the epoch. */
  at: number;
  /** Corrections, reopenings and misregistrations that came after its figures, of journeys that were registered before its period ended and until it began or later. */
  corrections: number;
}>;

/** What `of` says where all that is released is to be counted again. */
export const EVERY_RELEASE = 'all';

const recountToAudit = (
  released: readonly AuditedRelease[],
  recounted: Recounted | undefined,
  today: Day,
): readonly ToAudit[] => {
  const moments = released.map(({ at }) => at).toSorted((one, other) => one - other);
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quarter = quarterNumber(today);
  const begun = daysOfQuarter(quarter).from;
  const isMore = recounted !== undefined && released.length > recounted.released;
  return [
    {
      matter: 'publications',
      of: EVERY_RELEASE,
      since: recounted ? (isMore ? dayInStockholm(last) : begun) : dayInStockholm(first),
      dueBy: daysOfQuarter(quarter).to,
      counts: { released: released.length, quarter },
    },
  ];
};

/** What of the releases is to be checked: that they come to the same, each quarter and once there are more; those that did not; and those that were corrected after. */
export const publicationsToAudit = (
  released: readonly AuditedRelease[],
  recounted: Recounted | undefined,
  today: Day,
): readonly ToAudit[] => [
  ...recountToAudit(released, recounted, today),
  ...(recounted?.differing ?? []).map(({ publication, tables }): ToAudit => ({
    matter: 'publications',
    of: publication,
    since: dayInStockholm(recounted?.at ?? 0),
    dueBy: null,
    counts: { tables },
  })),
  ...released
    .filter(({ corrections }) => corrections > 0)
    .map(({ publication, at, corrections }): ToAudit => ({
      matter: 'corrections',
      of: publication,
      since: dayInStockholm(at),
      dueBy: null,
      counts: { corrections },
    })),
];
