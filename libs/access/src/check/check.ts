import {
  accept,
  type Day,
  type Decider,
  type DomainCommand,
  refuse,
  storedEvents,
  daysAfter,
  acceptIf,
  monthsAfter,
} from '@samspar/kernel';
import type {
  CheckBegun,
  CheckEvent,
  CheckRecorded,
  MatterChecked,
  ReleasesRecounted,
} from './check-events.js';

export type CheckCommand =
  | DomainCommand<'BeginCheck', CheckBegun['data']>
  | DomainCommand<'RecordCheck', CheckRecorded['data']>
  | DomainCommand<'CheckMatter', MatterChecked['data']>
  | DomainCommand<'RecordRecount', ReleasesRecounted['data']>;

/** A month that has not ended may still get readings; of one that nobody has begun nothing is drawn. */
export type CheckRefusal = Readonly<{ code: 'MonthNotOver' }> | Readonly<{ code: 'CheckNotBegun' }>;

export type Check =
  | Readonly<{ status: 'none' }>
  | (Readonly<{ status: 'begun' | 'recorded'; parts: CheckRecorded['data']['parts'] }> & CheckBegun['data']);

export const monthOf = (day: Day): string => day.slice(0, 7);

export const checkDecider: Decider<Check, CheckCommand, CheckEvent, CheckRefusal> = {
  initialState: { status: 'none' },
  decide: (command, check) => {
    const { occurredOn } = command;
    if (command.type === 'BeginCheck') {
      if (command.data.month >= monthOf(command.today)) return refuse({ code: 'MonthNotOver' });
      return acceptIf(check.status === 'none', { type: 'CheckBegun', occurredOn, data: command.data });
    }
    if (command.type === 'RecordRecount')
      return accept({ type: 'ReleasesRecounted', occurredOn, data: command.data });
    if (command.type === 'CheckMatter')
      return accept({ type: 'MatterChecked', occurredOn, data: command.data });
    return check.status === 'none'
      ? refuse({ code: 'CheckNotBegun' })
      : accept({ type: 'CheckRecorded', occurredOn, data: command.data });
  },
  evolve: (check, event) => {
    // Of another matter each check stands for itself.
    if (event.type === 'MatterChecked' || event.type === 'ReleasesRecounted') return check;
    if (event.type === 'CheckBegun') return { status: 'begun', parts: [], ...event.data };
    if (check.status === 'none') throw new Error('A check begins with CheckBegun.');
    return { ...check, status: 'recorded', parts: event.data.parts };
  },
};

/** How checks are stored: `check-{uuid}`, the UUID derived by the caller from association and month, or matter. Stored type names are frozen. */
export const checkStream = {
  prefix: 'check-',
  decider: checkDecider,
  ...storedEvents<CheckEvent>({
    CheckBegun: ['association', 'month', 'seed'],
    CheckRecorded: ['parts'],
    MatterChecked: ['association', 'matter', 'of', 'counts', 'result'],
    ReleasesRecounted: ['association', 'released', 'differing'],
  }),
} as const;

const monthAfter = (month: string, months: number): string => monthOf(monthsAfter(`${month}-01`, months));

/** How many months back a check is asked for. */
const MONTHS_BACK = 12;

/**
 * The months that are to be checked by a day, the latest first: those that have ended since the first reading, and no more than a year of
 * them. A month is checked before the next one has ended: `isLate` where that one has.
 */
export const monthsToCheck = (
  first: Day,
  today: Day,
): readonly Readonly<{ month: string; isLate: boolean }>[] => {
  const now = monthOf(today);
  return Array.from({ length: MONTHS_BACK }, (_none, back) => monthAfter(now, -1 - back))
    .filter((month) => month >= monthOf(first))
    .map((month) => ({ month, isLate: monthAfter(month, 1) < now }));
};

export const daysOfMonth = (month: string): Readonly<{ from: Day; to: Day }> => ({
  from: `${month}-01`,
  to: daysAfter(`${monthAfter(month, 1)}-01`, -1),
});
