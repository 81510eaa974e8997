import { type Day, dayInStockholm } from '@samspar/kernel';
import type { ToAudit } from './matter.js';

/** What may be amiss with the signed heads of the log. */
export const HEAD_FINDINGS = [
  /** What has been written is not under a head. */
  'late',
  /** The tree, the key or the file elsewhere cannot be used. */
  'fault',
  /** The heads lie beside the log alone. */
  'noFile',
] as const;
export type HeadFinding = (typeof HEAD_FINDINGS)[number];

/** Heads are signed every tenth minute: one that has not come within an hour, in milliseconds, has something in its way. */
export const HEADS_LATE_MS = 3_600_000;

/** How the heads fare; moments in milliseconds since the epoch. */
export type HeadsState = Readonly<{
  /** When the newest was signed, and its fingerprint; null where there is none. */
  newest: Readonly<{ at: number; fingerprint: string }> | null;
  /** When the first event that is under none was written; null where there is none. */
  waitingSince: number | null;
  /** When something was last found amiss, by whichever server; null where nothing ever was. */
  faultSince: number | null;
  /** They are added to a file elsewhere. */
  hasFile: boolean;
}>;

const found = (of: HeadFinding, since: Day, count: number): ToAudit => ({
  matter: 'heads',
  of,
  since,
  dueBy: null,
  counts: { since: count },
});

/** What of the heads is to be checked, at a moment; that they have no file elsewhere once a year. */
export const headsToAudit = (
  { waitingSince, faultSince, hasFile }: HeadsState,
  now: number,
): readonly ToAudit[] => {
  const year = dayInStockholm(now).slice(0, 4);
  return [
    ...(waitingSince !== null && now - waitingSince > HEADS_LATE_MS
      ? [found('late', dayInStockholm(waitingSince), waitingSince)]
      : []),
    ...(faultSince === null ? [] : [found('fault', dayInStockholm(faultSince), faultSince)]),
    ...(hasFile ? [] : [found('noFile', `${year}-01-01`, Number(year))]),
  ];
};
