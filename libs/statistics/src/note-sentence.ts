import { numeral, type Sentence, unreachable } from '@samspar/kernel';
import { codeLabel, dimensionLabel, measureLabel, type CodeNames } from './labels.js';
import { DIMENSIONS, type Dimension, MEASURES, type Measure, type AnswerNote } from './query.js';

const isDimension = (name: string): name is Dimension => DIMENSIONS.some((dimension) => dimension === name);
const isMeasure = (name: string): name is Measure => MEASURES.some((measure) => measure === name);

/** What is registered, in words: a dimension, a kind of contact, or all journeys. */
const registered = (name: string): string =>
  (isDimension(name)
    ? dimensionLabel(name)
    : isMeasure(name)
      ? measureLabel(name)
      : 'alla deltaganden'
  ).toLowerCase();

/** A note of an answer in words; codes by the names they are given. */
export const noteSentence = (note: AnswerNote, names?: CodeNames): Sentence => {
  const named = (id: string): string => codeLabel('intervention', id, names);
  switch (note.code) {
    case 'registrationBegan':
      return {
        sv:
          note.dimension === 'journeys'
            ? `Siffrorna för ${named(note.intervention)} börjar ${note.date}, då registreringen började.`
            : `${named(note.intervention)} registrerar ${registered(note.dimension)} sedan ${note.date}; räknat från den dagen.`,
        en: `${named(note.intervention)}: ${note.dimension} has been registered since ${note.date}; counted from that day.`,
      };
    case 'leftOut':
      return {
        sv: `${named(note.intervention)} ingår inte: ${registered(note.dimension)} registreras där först sedan ${note.date}.`,
        en: `${named(note.intervention)} is left out: ${note.dimension} has been registered only since ${note.date}.`,
      };
    case 'endedBefore':
      return {
        sv: `${named(note.intervention)} ingår inte: slutade ${note.ended}, innan ${note.dimension === 'journeys' ? 'registreringen' : `registreringen av ${registered(note.dimension)}`} började ${note.date}.`,
        en: `${named(note.intervention)} is left out: ended ${note.ended}, before registration of ${note.dimension} began ${note.date}.`,
      };
    case 'notRegistered':
      if (isMeasure(note.dimension))
        return {
          sv: `${named(note.intervention)} ingår inte: ${registered(note.dimension)} registreras inte där.`,
          en: `${named(note.intervention)} is left out: it does not register ${note.dimension}.`,
        };
      return {
        sv: `${named(note.intervention)} registrerar inte ${registered(note.dimension)}; de räknas under Uppgift saknas.`,
        en: `${named(note.intervention)} does not register ${note.dimension}: counted as unknown.`,
      };
    case 'multiValued':
      return {
        sv: `${dimensionLabel(note.dimension)}: en deltagare kan räknas i flera rader, så summan kan bli större än totalen.`,
        en: `${note.dimension} may have several values: the parts may exceed the total.`,
      };
    case 'roundedSum': {
      const group = DIMENSIONS.flatMap((dimension) => {
        const code = note[dimension];
        return code === undefined ? [] : [codeLabel(dimension, code, names)];
      }).join(', ');
      return {
        sv: `Andelarna${group && ` för ${group}`} blir ${note.sum} % på grund av avrundning till hela procent.`,
        en: `The shares${group && ` of ${group}`} make ${note.sum} % because they are rounded to whole per cents.`,
      };
    }
    case 'personNotKnown':
      return {
        sv:
          note.journeys === undefined
            ? 'Deltaganden som saknar personuppgift räknas som olika personer.'
            : `${numeral(note.journeys)} deltaganden saknar personuppgift och räknas som olika personer.`,
        en: `${note.journeys === undefined ? 'Journeys' : `${numeral(note.journeys, 'en')} journeys`} whose person is not known count as one person each.`,
      };
    case 'medianOfJourneys':
      return {
        sv: 'Medianen gäller deltaganden, inte personer.',
        en: 'The median is of journeys, not of persons.',
      };
    case 'suppressed':
      return {
        sv: `Tal under ${note.threshold} visas inte, och inte heller de som skulle avslöja dem.`,
        en: `Counts below ${note.threshold} are not shown, nor are those that would reveal them.`,
      };
    case 'protectedFew':
      return {
        sv: `Skyddade uppgifter står på egen rad bara där de är minst ${note.threshold} i varje ruta; annars räknas de som ej registrerade.`,
        en: `Protected values stand in a row of their own only where each count of them is at least ${note.threshold}; else they count as not registered.`,
      };
    default:
      return unreachable(note);
  }
};
