import type { Day, Sentence } from '@samspar/kernel';
import type { MissingThing } from '@samspar/reports';
import {
  type AnswerNote,
  codeLabel,
  type CodeNames,
  type CrossedTable,
  type Dimension,
  dimensionLabel,
  DIMENSIONS,
  type Measure,
  measureLabel,
  MEASURES,
  noteSentence,
} from '@samspar/statistics';

const isDimension = (name: string): name is Dimension => DIMENSIONS.some((known) => known === name);
const isMeasure = (name: string): name is Measure => MEASURES.some((known) => known === name);

const nameOf = (thing: string): Sentence => {
  if (isDimension(thing)) return { sv: dimensionLabel(thing), en: dimensionLabel(thing, 'en') };
  if (isMeasure(thing)) return { sv: measureLabel(thing), en: measureLabel(thing, 'en') };
  return { sv: 'Deltaganden', en: 'Journeys' };
};

type OfRegistration = Extract<AnswerNote, { intervention: string; dimension: string }>;

const isOfRegistration = (note: AnswerNote): note is OfRegistration =>
  note.code === 'registrationBegan' ||
  note.code === 'leftOut' ||
  note.code === 'endedBefore' ||
  note.code === 'notRegistered';

const sinceOf = (note: OfRegistration): Day | null => ('date' in note ? note.date : null);

const listed = (names: readonly string[], and: string): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} ${and} ${names[names.length - 1] ?? ''}`;

/** What the figures of these tables leave out because it is not registered, or was not from the beginning: each thing once, with the insatser it is about. */
export const missingThings = (tables: readonly CrossedTable[], names: CodeNames): readonly MissingThing[] => {
  const notes = new Map(
    tables
      .flatMap((table) => table.notes)
      .filter(isOfRegistration)
      .map((note) => [JSON.stringify(note), note]),
  );
  const alike = Map.groupBy(notes.values(), (note) => JSON.stringify({ ...note, intervention: undefined }));
  const whole = new Map(
    tables.flatMap(({ notRegistered }) => (notRegistered ? [[notRegistered.reason, notRegistered]] : [])),
  );
  return [
    ...[...whole.values()].map(({ dimension, since, reason }) => ({
      what: nameOf(dimension),
      why: { sv: reason, en: reason },
      since,
    })),
    ...[...alike.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const insatser = group.map(({ intervention }) => codeLabel('intervention', intervention, names));
      return [
        {
          what: nameOf(first.dimension),
          why: {
            sv: noteSentence({ ...first, intervention: listed(insatser, 'och') }).sv,
            en: noteSentence({ ...first, intervention: listed(insatser, 'and') }).en,
          },
          since: sinceOf(first),
        },
      ];
    }),
  ];
};
