import { type Day, daysAfter } from '@samspar/kernel';
import type { ToAudit } from './matter.js';
import { daysOfQuarter, quarterNumber, quarterOfNumber } from './quarter.js';

/**
 * What counts as late: more than so many days after the day that was stated. An insats is to be checked where at least this share, and at
 * least this many, of what was registered by hand in a quarter was late: one or two are somebody's holiday.
 */
export const LATENESS = { days: 30, percent: 10, least: 3 } as const;

/** How many quarters back a check is asked for. */
const QUARTERS_BACK = 4;

/** The first quarter that a check is asked for by a day, by its number. */
export const firstQuarter = (today: Day): number => quarterNumber(today) - QUARTERS_BACK;

/** What was registered by hand in an insats in a quarter, and how much of it late. */
export type Lateness = Readonly<{
  /** Slug of the insats. */
  intervention: string;
  /** By its number. */
  quarter: number;
  registered: number;
  late: number;
}>;

/** The insatser and quarters whose late registrations are to be checked, before the next quarter has ended; the latest first. */
export const latenessToAudit = (found: readonly Lateness[], today: Day): readonly ToAudit[] =>
  found
    .filter(
      ({ quarter, registered, late }) =>
        quarter >= firstQuarter(today) &&
        quarter < quarterNumber(today) &&
        late >= LATENESS.least &&
        late * 100 >= registered * LATENESS.percent,
    )
    .toSorted((one, other) => other.quarter - one.quarter || other.late - one.late)
    .map(({ intervention, quarter, registered, late }) => ({
      matter: 'lateRegistrations',
      of: `${intervention}.${quarterOfNumber(quarter)}`,
      since: daysAfter(daysOfQuarter(quarter).to, 1),
      dueBy: daysOfQuarter(quarter + 1).to,
      counts: { late, registered },
    }));
