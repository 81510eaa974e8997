import { type Asker, mayAmendEntry } from '@samspar/access';
import { type Association, authoritiesOf, ESF_RECEIVER } from '@samspar/association';
import {
  type Authorities,
  type Entry,
  type EntryEvent,
  kindsNeededFor,
  type Sealed,
  withEntries,
} from '@samspar/casework';
import {
  addressOfJourney,
  addressWith,
  ask,
  askText,
  entryInWords,
  type FormName,
  note,
  sealedIn,
  type Question,
  small,
  type Typed,
  words,
} from '@samspar/pages';
import { isToldWhole, notDisclosed, type ShownJourney } from '@samspar/use-cases';
import { JOURNEY_RESOURCES } from '../../journeys/resources.js';
import { FORM_OF } from './change-log.js';
import { whyCorrected } from './correction-forms.js';
import { decisionKind } from './decision-forms.js';
import type { FormKind, Kinds, Occasion } from './journey-form.js';

/** The entries that stand and that somebody may correct and strike, the latest first. */
export const amendable = (
  { state, events, withheld, isShielded }: ShownJourney,
  asker: Asker,
): readonly Entry[] => {
  const hers = new Set(
    events.filter(({ authority }) => mayAmendEntry(asker, authority)).map(({ revision }) => revision),
  );
  if (state.misregistered) return [];
  const isTold = ({ event }: Entry): boolean =>
    !(isShielded && !isToldWhole(event)) && !notDisclosed(withheld, kindsNeededFor('AnnulEntry', event.type));
  return state.entries.filter((entry) => hers.has(entry.revision) && isTold(entry)).toReversed();
};

const idsOf = ({ parties, authorities }: Authorities, association: Association): readonly string[] => [
  ...authoritiesOf(association)
    .filter(({ id, party }) => parties.includes(party) || authorities.includes(id))
    .map(({ id }) => id),
  ...authorities.filter((id) => id === ESF_RECEIVER.id),
];

/** What an entry says, as the form that registers one like it calls it. */
const saidIn = ({ type, data }: EntryEvent, association: Association): object => {
  if (type === 'CaseloadHandedOver') return { caseworker: data.to };
  if (type === 'ConsentWithdrawn')
    return data.receiving ? { receiving: idsOf(data.receiving, association) } : {};
  if (type !== 'ConsentGiven') return data;
  const { giving, receiving } = data;
  return { ...data, giving: idsOf(giving, association), receiving: idsOf(receiving, association) };
};

/** An entry's form, filled in with what it says. */
const prefilled = async (
  { event }: Entry,
  { questions }: FormKind,
  { file: { association }, revealed }: Occasion,
): Promise<Typed> => {
  const sealed = sealedIn(event);
  const texts = await revealed(sealed);
  const clear = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clear);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, clear(part)]));
    return typeof value === 'string' && sealed.includes(value) ? (texts.get(value) ?? '') : value;
  };
  const said = new Map(Object.entries({ occurredOn: event.occurredOn, ...saidIn(event, association) }));
  return Object.assign({}, ...questions.map(({ name, typed }) => typed(clear(said.get(name)))));
};

/** The kind of a form that registers entries of a type. */
const kindOf = (kinds: readonly FormKind[], { type, data }: EntryEvent): FormKind | undefined => {
  if (type === 'FollowUpRecorded') return kinds.find(({ name }) => name === 'recorded');
  if (type === 'DecisionClosed') return kinds.find(({ name }) => name === decisionKind(data));
  return type === 'FollowUpMissed' ? kinds.find(({ name }) => name === 'missed') : kinds[0];
};

/** How the form of corrections calls that of an entry. */
const correctionOf = (revision: number): string => `post-${revision}`;

/** The notes that somebody may set right, the latest first: of what she may amend as an entry, and is told of. */
export const amendableNotes = (
  { state, events, withheld, isShielded }: ShownJourney,
  asker: Asker,
): readonly ShownJourney['events'][number][] =>
  isShielded
    ? []
    : events
        .filter(({ authority, revision }) => {
          const stands = state.notes.find((one) => one.revision === revision);
          return (
            stands !== undefined &&
            mayAmendEntry(asker, authority) &&
            !notDisclosed(withheld, kindsNeededFor('CorrectNote', stands.about))
          );
        })
        .toReversed();

/** Where an entry is corrected, or the note of an event that set something right. */
export const correctionAddress = (journey: string, revision: number): string =>
  addressWith(addressOfJourney(journey, 'rattelse'), { val: correctionOf(revision) });

const longNote = words('note', askText('note', 'wholeNote'), { longest: 10_000, isLong: true });
/** All that a note is to say; nothing takes it away. */
const wholeNote: Question = { ...longNote, read: (typed, today) => longNote.read(typed, today) ?? '' };

const whyReplaced = [
  whyCorrected('replaces.reason', ask('whyCorrected')),
  words('replaces.note', askText('correctionNote', 'note'), { longest: 10_000, isLong: true }),
];

/** What corrects the entries: of each the form that registers one like it, as the journey stood before it. */
export const entryCorrections =
  (formOf: (form: FormName) => Kinds): Kinds =>
  async (occasion) => {
    const { file, asker, speech } = occasion;
    const { state } = file;
    const kinds = await Promise.all(
      amendable(file, asker).map(async (entry): Promise<readonly FormKind[]> => {
        const { event, revision } = entry;
        const before = withEntries(state, state.entries.slice(0, state.entries.indexOf(entry)));
        const then: Occasion = { ...occasion, file: { ...file, state: before }, corrects: event };
        const kind = kindOf(await formOf(FORM_OF[event.type])(then), event);
        return kind
          ? [
              {
                ...kind,
                name: correctionOf(revision),
                title: entryInWords(speech, event),
                about: speech.texts.journey.form.entry.correct,
                instead: {
                  href: addressWith(addressOfJourney(file.id, 'strykning'), { val: String(revision) }),
                  text: speech.texts.journey.form.entry.strike,
                },
                questions: [...kind.questions, ...whyReplaced],
                prefilled: await prefilled(entry, kind, occasion),
                given: { ...kind.given, replaces: { entry: revision } },
              },
            ]
          : [];
      }),
    );
    return kinds.flat();
  };

/** What sets right each of the notes. */
export const noteCorrections: Kinds = async (occasion) => {
  const { file, asker, speech, revealed } = occasion;
  const { form } = speech.texts.journey;
  const noteAt = (revision: number): Sealed =>
    file.state.notes.find((one) => one.revision === revision)?.note ?? '';
  const notes = amendableNotes(file, asker);
  const clear = await revealed(notes.map(({ revision }) => noteAt(revision)));
  return notes.map(({ event, revision }) => ({
    name: correctionOf(revision),
    title: form.noteOf(small(entryInWords(speech, event))),
    about: form.entry.correct,
    questions: [wholeNote, whyCorrected('reason', ask('reason'))],
    prefilled: wholeNote.typed(clear.get(noteAt(revision))),
    given: { event: revision },
    resource: JOURNEY_RESOURCES.correctNote,
  }));
};

export const entryStrikes: Kinds = ({ file, asker, speech }) =>
  amendable(file, asker).map(({ event, revision }) => ({
    name: String(revision),
    title: entryInWords(speech, event),
    questions: [whyCorrected('reason', ask('reason')), note],
    prefilled: {},
    given: { entry: revision },
    resource: JOURNEY_RESOURCES.strike,
  }));
