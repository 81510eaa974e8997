import type { Day } from '@samspar/kernel';
import type { ToAudit } from './matter.js';

/** What of an authority's journeys the case list says of their time. */
export type ErasureCounts = Readonly<{
  authority: string;
  /** Whose time is out, as far as the list knows: those kept for research are among them. */
  waiting: number;
  /** Of those, which should have been erased by the end of last year. */
  overdue: number;
  erased: number;
  /** The day on which the first of those that wait ran out. */
  oldest: Day | null;
}>;

/** The authorities whose erasures are to be checked: some wait, or have been made. */
export const erasuresToAudit = (found: readonly ErasureCounts[], today: Day): readonly ToAudit[] =>
  found
    .filter(({ waiting, erased }) => waiting + erased > 0)
    .map(({ authority, waiting, overdue, erased, oldest }) => ({
      matter: 'erasures',
      of: authority,
      since: oldest ?? today,
      dueBy: null,
      counts: { waiting, overdue, erased },
    }));
