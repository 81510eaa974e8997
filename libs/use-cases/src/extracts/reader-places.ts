import { type User, userStream } from '@samspar/association';
import { knownFrom, type StreamHandler } from '@samspar/event-store';
import type { ReadingLine } from '@samspar/views';
import type { JourneyPorts } from '../ports.js';
import type { ExtractReading } from './extract.js';

type Workplace = Pick<ExtractReading, 'party' | 'unit'>;
const NOWHERE: Workplace = { party: null, unit: null };

/** Where a user worked at a moment. */
const workplacesOf = async (streams: StreamHandler, user: string): Promise<(at: number) => Workplace> => {
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

/** Every line of the access log about a journey up to a moment, the oldest first. */
const linesOf = (
  { views }: Pick<JourneyPorts, 'views'>,
  association: string,
  journey: string,
  to: number,
): readonly ReadingLine[] => {
  const lines: ReadingLine[] = [];
  for (;;) {
    const asked = { association, journey, to, isOldestFirst: true, after: lines.at(-1) };
    const page = views().readings.page(asked);
    lines.push(...page.lines);
    if (!page.hasMore) return lines;
  }
};

/**
 * Who was shown a journey, as the person is told: when, for what, from which unit and in which role. Who they are by name is told where the association
 * has said so: she has a right to the days and purposes, and to names only where she needs them (EU-domstolen C-579/21).
 */
export const readingsFor = async (
  ports: Pick<JourneyPorts, 'views' | 'streams' | 'staff'>,
  association: string,
  journey: string,
  to: number,
  isNamed: boolean,
): Promise<readonly ExtractReading[]> => {
  const lines = linesOf(ports, association, journey, to);
  const readers = [...new Set(lines.map(({ actor }) => actor))];
  const names = isNamed ? await ports.staff.namesOf(readers) : new Map<string, string>();
  const places = new Map(
    await Promise.all(
      readers.map(async (reader) => [reader, await workplacesOf(ports.streams, reader)] as const),
    ),
  );
  return lines.map(({ knownAt, actor, role, on, reason }) => ({
    knownAt,
    actor,
    role,
    ...(places.get(actor)?.(knownAt) ?? NOWHERE),
    name: names.get(actor) ?? null,
    on,
    reason,
  }));
};
