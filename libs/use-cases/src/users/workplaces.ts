import { type User, userStream } from '@samspar/association';
import type { Party } from '@samspar/codes';
import { knownFrom, type StreamHandler } from '@samspar/event-store';

/** Where somebody works; null where it is at no member. */
export type WorkplaceThen = Readonly<{ party: Party | null; unit: string | null }>;
const NOWHERE: WorkplaceThen = { party: null, unit: null };

/** Where a user worked at a moment, in milliseconds since the epoch. */
export const workplacesOf = async (
  streams: StreamHandler,
  user: string,
): Promise<(at: number) => WorkplaceThen> => {
  const { stored } = await streams.load(userStream, user);
  let state: User = userStream.decider.initialState;
  let latest = 0;
  const moves = stored.map((event) => {
    state = userStream.decider.evolve(state, userStream.upcast(event));
    latest = knownFrom(event, latest);
    const to = state.status === 'none' ? NOWHERE : { party: state.party, unit: state.unit };
    return { at: latest, to };
  });
  return (at) => moves.findLast((move) => move.at <= at)?.to ?? NOWHERE;
};
