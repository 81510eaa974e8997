import { accept, refuse } from '@samspar/kernel';
import type { JourneyCommandOf } from './journey-commands.js';
import type { Ruling } from './journey-ruling.js';
import type { JourneyStatus, RegisteredJourney } from './journey-state.js';

const OVER: readonly JourneyStatus[] = ['ended', 'declined', 'withdrawn'];

/** Nothing more is to be done in it: it has ended, its referral was declined or withdrawn, or it is misregistered. */
export const isOver = ({
  status,
  misregistered,
}: Pick<RegisteredJourney, 'status' | 'misregistered'>): boolean => misregistered || OVER.includes(status);

/** A journey is erased (gallras) when it is over, on the day on which its rule says so or later (SoL 2025:400 16:1). */
export const eraseJourney = (
  { occurredOn, today, data }: JourneyCommandOf<'EraseJourney'>,
  journey: RegisteredJourney,
): Ruling => {
  if (!isOver(journey)) return refuse({ code: 'JourneyGoesOn' });
  const { dueOn } = data.rule;
  return today < dueOn
    ? refuse({ code: 'ErasureNotDue', dueOn })
    : accept({ type: 'JourneyErased', occurredOn, data });
};
