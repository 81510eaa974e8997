import { JOURNEY_ENTRIES, type EntryType, type JourneyEvent, type JourneyEventOf } from './journey-events.js';

export type EntryEvent = JourneyEventOf<EntryType>;

/** Something that was registered in the course of the work, by its place: the revision of its event in the journey's stream. */
export type Entry = Readonly<{ revision: number; event: EntryEvent }>;

/** Whether an event is an entry, which may be corrected or struck as a whole (docs/adr/0026-entries-are-annulled-by-their-place.md). */
export const isEntry = (event: JourneyEvent): event is EntryEvent =>
  JOURNEY_ENTRIES.some((type) => type === event.type);

/** What still stands of some entries, in their places: one that was told anew stands in the place of that which it replaces. */
export const afterAnnulment = <Placed extends Readonly<{ revision: number }>>(
  entries: readonly Placed[],
  { entry, replacedBy }: JourneyEventOf<'EntryAnnulled'>['data'],
): readonly Placed[] => {
  // Where the old one is not shown, the new one stays where it was registered.
  if (!entries.some(({ revision }) => revision === entry)) return entries;
  const anew = entries.filter(({ revision }) => revision === replacedBy);
  return entries.flatMap((one) => {
    if (one.revision === entry) return anew;
    return anew.includes(one) ? [] : [one];
  });
};
