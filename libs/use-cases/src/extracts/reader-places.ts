import type { ReadingLine } from '@samspar/views';
import type { JourneyPorts } from '../ports.js';
import { workplacesOf } from '../users/workplaces.js';
import type { ExtractReading } from './extract.js';

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
    ...(places.get(actor)?.(knownAt) ?? { party: null, unit: null }),
    name: names.get(actor) ?? null,
    on,
    reason,
  }));
};
