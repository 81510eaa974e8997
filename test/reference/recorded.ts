import type { JourneyEvent, ParticipantEvent } from '@samspar/casework';

/** One recorded event, as the reference reads it. `knownAt` is in milliseconds since the epoch. */
export type Recorded = Readonly<{ knownAt: number }> &
  (
    | Readonly<{ journey: string; event: JourneyEvent }>
    | Readonly<{ participant: string; event: ParticipantEvent }>
  );

/** What is known at a moment, each in its place in its journey, without what is then annulled, and without that it was. What replaces something is an event like any other. */
export const knownAt = (
  log: readonly Recorded[],
  moment: number,
): readonly (Recorded & Readonly<{ revision: number }>)[] => {
  const known = log.filter((recorded) => recorded.knownAt <= moment);
  const places = new Map<string, number>();
  const annulled = new Set<string>();
  const placed = known.map((recorded) => {
    if (!('journey' in recorded)) return { recorded, place: '', revision: 0 };
    const { journey, event } = recorded;
    const revision = places.get(journey) ?? 0;
    places.set(journey, revision + 1);
    if (event.type === 'EntryAnnulled') annulled.add(`${journey} ${event.data.entry}`);
    return { recorded, place: `${journey} ${revision}`, revision };
  });
  return placed
    .filter(({ place }) => !annulled.has(place))
    .map(({ recorded, revision }) => ({ ...recorded, revision }));
};
