import type { EsfChange, EsfLeftOut } from '@samspar/codes';
import { type EsfPart, type EsfRow, placedIn } from './list.js';
import type { Month } from './month.js';

/** What differs of one journey. `why`: it is left out now; absent where it took no part in the month, as is known now. */
export type EsfDifference = Readonly<{
  journey: string;
  what: EsfChange;
  was?: string | null;
  is?: string | null;
  why?: EsfLeftOut;
}>;

/** A journey of a list: as it was told, as it stands now (undefined where it has no part any longer), and whether whose it is was said otherwise since. */
export type EsfThenAndNow = Readonly<{
  journey: string;
  /** Undefined where the list did not tell of it. */
  was: EsfRow | undefined;
  now: EsfPart | undefined;
  isOtherwiseKnown: boolean;
}>;

const differenceOf = (
  { journey, was, now, isOtherwiseKnown }: EsfThenAndNow,
  month: Month,
): readonly EsfDifference[] => {
  const placed = now && placedIn(now, month);
  if (typeof placed !== 'object')
    return was ? [{ journey, what: 'removed', ...(placed !== undefined && { why: placed }) }] : [];
  if (!was) return [{ journey, what: 'added' }];
  const changed = (['start', 'end', 'sex'] as const).filter((what) => was[what] !== placed[what]);
  return [
    ...changed.map((what) => ({ journey, what, was: was[what], is: placed[what] })),
    ...(isOtherwiseKnown ? [{ journey, what: 'identity' as const }] : []),
  ];
};

/** What a list of a month would tell otherwise now, journey by journey. */
export const differencesIn = (journeys: readonly EsfThenAndNow[], month: Month): readonly EsfDifference[] =>
  journeys.flatMap((one) => differenceOf(one, month));
