import { codesOf, REGISTERED_LATE, UNKNOWN } from '@samspar/codes';
import { dayInStockholm, dayNumber } from '@samspar/kernel';
import type { Axis, AxisSource } from './axis.js';
import type { Block } from './block.js';
import { FIXED_LISTS, isStretch } from './dimensions.js';
import { isItemMeasure, ITEM_RULES, type ItemRule } from './items.js';
import { SOME_DAY } from './row.js';
import { DAY_OF } from './rows-counted.js';

/** The days of a journey whose lateness its row tells, in their places. */
const DAYS = ['referredOn', 'startedOn', 'exitedOn'] as const;
type LateDay = (typeof DAYS)[number];

const LISTED = REGISTERED_LATE.length;
/** One more than the codes, for unknown. */
const BASE = LISTED + 1;
const LAST_DAYS = [7, 30, 90];

/** How late something was registered: the index of its bracket, that of `unknown` where the day is not known. */
export const lateness = (happenedOn: number, knownOn: number): number => {
  if (happenedOn === SOME_DAY) return LISTED;
  const found = LAST_DAYS.findIndex((last) => knownOn - happenedOn <= last);
  return found < 0 ? LISTED - 1 : found;
};

/** The lateness of referral, start and exit in one number. */
export const latenessOf = (of: Readonly<Record<LateDay, number>>): number =>
  DAYS.reduceRight((number, day) => number * BASE + of[day], 0);

const HOUR = 3_600_000;

/** Tells the number of the day that it is in Stockholm at a moment; each hour lies in one day, and is looked up once. */
const daysOfMoments = (): ((moment: number) => number) => {
  const days = new Map<number, number>();
  return (moment) => {
    const hour = Math.floor(moment / HOUR);
    const day = days.get(hour) ?? dayNumber(dayInStockholm(hour * HOUR));
    days.set(hour, day);
    return day;
  };
};

/** How long after it happened what a measure counts was registered: of stretches of time, the start; of what no entry tells, nobody knows. */
export const lateAxis = ({ contacts, query: { measure } }: AxisSource): Axis => {
  const codes = codesOf(FIXED_LISTS.registeredLate);
  const unknown = codes.indexOf(UNKNOWN);
  const axis = { dimension: 'registeredLate', codes, set: false } as const;
  const rule: ItemRule | undefined = isItemMeasure(measure) ? ITEM_RULES[measure] : undefined;
  if (rule?.of) {
    const { day, knownFrom } = contacts[rule.of].columns;
    const dayOf = daysOfMoments();
    return {
      ...axis,
      add: ({ n, items }: Block, to, stride) => {
        if (!items) throw new TypeError('Only rows of contacts are of one each.');
        const { contact: of } = items.columns;
        for (let i = 0; i < n; i++) {
          const at = items.at.at(i);
          const contact = of ? of.at(at) : at;
          const late = contact < 0 ? unknown : lateness(day.at(contact), dayOf(knownFrom.at(contact)));
          to.add(i, late * stride);
        }
      },
    };
  }
  const own = isStretch(measure) || isItemMeasure(measure) ? 'startedOn' : DAY_OF[measure];
  const base = BASE ** DAYS.indexOf(own);
  return {
    ...axis,
    add: ({ n, versions, columns: { registeredLate } }, to, stride) => {
      for (let i = 0; i < n; i++) {
        const late = Math.floor(registeredLate.at(versions.at(i)) / base) % BASE;
        to.add(i, (late < LISTED ? late : unknown) * stride);
      }
    },
  };
};
