import { unreachable } from '@samspar/kernel';
import {
  codeLabel,
  dimensionLabel,
  DIMENSIONS,
  measureLabel,
  MEASURES,
  type CodeNames,
  type AnswerNote,
  noteSentence,
} from '@samspar/statistics';
import { codeName } from './names.js';

/** What is registered, in the middle of a sentence: a dimension, a kind of contact, or all journeys. */
const registered = (name: string): string => {
  const dimension = DIMENSIONS.find((known) => known === name);
  const measure = MEASURES.find((known) => known === name);
  if (dimension) return dimensionLabel(dimension, 'en').toLowerCase();
  return measure ? measureLabel(measure, 'en').toLowerCase() : 'journeys as a whole';
};

/** A note of an answer in English, as the page names things; the API names them by their codes. */
export const noteInEnglish = (note: AnswerNote, names: CodeNames): string => {
  const named = (id: string): string => codeLabel('intervention', id, names);
  switch (note.code) {
    case 'registrationBegan':
      return `${named(note.intervention)}: registration of ${registered(note.dimension)} began on ${note.date}; counted from that day.`;
    case 'leftOut':
      return `${named(note.intervention)}: left out, as registration of ${registered(note.dimension)} did not begin until ${note.date}.`;
    case 'endedBefore':
      return `${named(note.intervention)}: left out, as it ended on ${note.ended}, before registration of ${registered(note.dimension)} began on ${note.date}.`;
    case 'notRegistered':
      return MEASURES.some((measure) => measure === note.dimension)
        ? `${named(note.intervention)}: left out, as ${registered(note.dimension)} are not registered there.`
        : `${named(note.intervention)}: ${registered(note.dimension)} is not registered and counted as not stated.`;
    case 'multiValued':
      return `${dimensionLabel(note.dimension, 'en')} may have several values: the parts may exceed the total.`;
    case 'roundedSum': {
      const group = DIMENSIONS.flatMap((dimension) => {
        const code = note[dimension];
        return code === undefined ? [] : [codeName('en', dimension, code, names)];
      }).join(', ');
      return `The shares${group && ` of ${group}`} add up to ${note.sum} % because they are rounded to whole per cents.`;
    }
    case 'personNotKnown':
    case 'medianOfJourneys':
    case 'suppressed':
    case 'protectedFew':
      return noteSentence(note, names).en;
    default:
      return unreachable(note);
  }
};
