import {
  type EntryType,
  type Exit,
  EXIT_EVENTS,
  JOURNEY_ENTRIES,
  type JourneyEvent,
  type JourneyEventData,
  type JourneyEventOf,
  NOTED_EVENTS,
  type NotedType,
  type Sealed,
} from './journey-events.js';

export type EntryEvent = JourneyEventOf<EntryType>;

/** Something that was registered in the course of the work, by its place: the revision of its event in the journey's stream. */
export type Entry = Readonly<{ revision: number; event: EntryEvent }>;

/** Whether an event is an entry, which may be corrected or struck as a whole (docs/adr/0026-entries-are-annulled-by-their-place.md). */
export const isEntry = (event: JourneyEvent): event is EntryEvent =>
  JOURNEY_ENTRIES.some((type) => type === event.type);

export const isExit = (event: Readonly<{ type: string }>): event is Exit =>
  EXIT_EVENTS.some((type) => type === event.type);

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

/** The note of an event that set something right or took it back, as it stands: by the revision of that event; `note` is empty where it is taken away. */
export type Note = Readonly<
  Pick<JourneyEventData['NoteCorrected'], 'revision' | 'type' | 'about'> & { note: Sealed }
>;

const isNoted = (event: JourneyEvent): event is JourneyEventOf<NotedType> =>
  NOTED_EVENTS.some((type) => type === event.type);

const aboutIn = (event: JourneyEventOf<NotedType>): Pick<Note, 'about'> => {
  if (event.type === 'FactCorrected') return { about: event.data.correction.fact };
  return event.type === 'EntryAnnulled' ? { about: event.data.type } : {};
};

/** The notes as they stand after an event, which is in its place. */
export const notesAfter = (
  notes: readonly Note[],
  event: JourneyEvent,
  revision: number,
): readonly Note[] => {
  if (event.type === 'NoteCorrected') {
    const { revision: of, note = '' } = event.data;
    return notes.map((one) => (one.revision === of ? { ...one, note } : one));
  }
  if (!isNoted(event) || event.data.note === undefined) return notes;
  return [...notes, { revision, type: event.type, ...aboutIn(event), note: event.data.note }];
};
