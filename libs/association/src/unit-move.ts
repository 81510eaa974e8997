import { type Day, daysAfter } from '@samspar/kernel';
import type { Unit } from './authority-events.js';

type Belonging = Pick<Unit, 'authority' | 'earlier'>;
type Earlier = NonNullable<Unit['earlier']>;

/** A unit that came from where it belongs now has not moved. */
const belonging = (authority: string, earlier: Earlier): Belonging => {
  if (earlier.at(-1)?.authority === authority) return belonging(authority, earlier.slice(0, -1));
  return earlier.length === 0 ? { authority } : { authority, earlier };
};

/** Where a unit belongs that was said to belong elsewhere by mistake: there since it last moved, which takes a move back to where it came from. */
export const corrected = ({ earlier = [] }: Belonging, authority: string): Belonging =>
  belonging(authority, earlier);

/**
 * Where a unit belongs that moved to an authority on a day; the day of its last move, where it is there already. Undefined where the day is
 * not after the moves before it.
 */
export const moved = (
  { authority: present, earlier = [] }: Belonging,
  authority: string,
  since: Day,
): Belonging | undefined => {
  const before = authority === present ? earlier.slice(0, -1) : earlier;
  const left = authority === present ? earlier.at(-1)?.authority : present;
  if (left === undefined) return { authority };
  const to = daysAfter(since, -1);
  const last = before.at(-1);
  return last && to <= last.to ? undefined : belonging(authority, [...before, { authority: left, to }]);
};
