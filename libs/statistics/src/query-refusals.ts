import { type Sentence, unreachable } from '@samspar/kernel';
import type { QueryRefusal } from './query.js';

/** As many allowed values as one can take in; the refusal itself holds them all. */
const MOST_SHOWN = 30;

const shown = (values: readonly string[]): string =>
  values.length > MOST_SHOWN ? `${values.slice(0, MOST_SHOWN).join(', ')} …` : values.join(', ');

/** Why a question cannot be asked and what would do, in Swedish and English. */
export const queryRefusalSentence = (refusal: QueryRefusal): Sentence => {
  switch (refusal.code) {
    case 'ParameterUnknown': {
      const { parameter, suggestion } = refusal;
      return {
        sv: `Frågan kan inte innehålla "${parameter}"${suggestion ? `; menade du ${suggestion}?` : ': ta bort det.'}`,
        en: `The query cannot contain "${parameter}"${suggestion ? `; did you mean ${suggestion}?` : ': remove it.'}`,
      };
    }
    case 'ParameterMissing':
      return {
        sv: `Frågan saknar ${refusal.parameter}: ange ett värde.`,
        en: `The query lacks ${refusal.parameter}: state a value.`,
      };
    case 'ParameterRepeated':
      return {
        sv: `${refusal.parameter} står mer än en gång: ange det en gång.`,
        en: `${refusal.parameter} is given more than once: give it once.`,
      };
    case 'ValueUnknown': {
      const { parameter, value, allowed, suggestion } = refusal;
      return {
        sv: `"${value}" är inget värde för ${parameter}${suggestion ? `; menade du ${suggestion}?` : '.'} Möjliga värden: ${shown(allowed)}.`,
        en: `"${value}" is no value of ${parameter}${suggestion ? `; did you mean ${suggestion}?` : '.'} Possible values: ${shown(allowed)}.`,
      };
    }
    case 'NotADay':
      return {
        sv: `${refusal.parameter} är "${refusal.value}", som inte är en dag i kalendern: skriv ÅÅÅÅ-MM-DD.`,
        en: `${refusal.parameter} is "${refusal.value}", which is no day of the calendar: write YYYY-MM-DD.`,
      };
    case 'NotAMoment':
      return {
        sv: `${refusal.parameter} är "${refusal.value}": skriv en dag, ÅÅÅÅ-MM-DD, eller en tidpunkt med zon, som 2025-02-01T00:00:00Z.`,
        en: `${refusal.parameter} is "${refusal.value}": write a day, YYYY-MM-DD, or a moment with its zone, such as 2025-02-01T00:00:00Z.`,
      };
    case 'PeriodRunsBackwards':
      return {
        sv: `Perioden börjar ${refusal.from} men slutar ${refusal.to}: låt from vara samma dag som to eller tidigare.`,
        en: `The period begins ${refusal.from} but ends ${refusal.to}: let from be the same day as to or earlier.`,
      };
    case 'TooManyDimensions':
      return {
        sv: `by och where nämner tillsammans ${refusal.named} indelningar: använd högst ${refusal.most}.`,
        en: `by and where together name ${refusal.named} dimensions: use at most ${refusal.most}.`,
      };
    case 'DimensionRepeated':
      return {
        sv: `${refusal.dimension} står mer än en gång i by: ange den en gång.`,
        en: `${refusal.dimension} is named more than once in by: name it once.`,
      };
    case 'DimensionNotOfMeasure': {
      const { dimension, measure, measures } = refusal;
      return {
        sv: `${measure} kan inte delas upp på ${dimension}: ta bort ${dimension}, eller fråga efter ${measures.join(', ')}.`,
        en: `${measure} cannot be divided by ${dimension}: remove ${dimension}, or ask for ${measures.join(', ')}.`,
      };
    }
    case 'EarlierOfOthers':
      return {
        sv: 'Tidigare deltaganden kan finnas i andras insatser, så uppdelningen returned är bara för den som får räkna personer i alla insatser: välj en annan uppdelning.',
        en: 'Earlier journeys may be in interventions of others, so the dimension returned is only for those who may count persons in all of them: choose another dimension.',
      };
    case 'SplitNotReleased':
      return {
        sv: 'En tabell där saknade uppgifter är uppdelade kan inte publiceras: ta bort unknowns=split.',
        en: 'A table whose unknown values are split cannot be released: remove unknowns=split.',
      };
    case 'SplitNotProtected':
      return {
        sv: 'En tabell med rader och kolumner där små tal är dolda kan inte dela upp saknade uppgifter: ta bort unknowns=split, eller fråga med by.',
        en: 'A table of rows and columns whose small counts are hidden cannot split unknown values: remove unknowns=split, or ask with by.',
      };
    case 'NotDefinedThen':
      return {
        sv: `${refusal.term} finns från version ${refusal.since} av definitionerna, och frågan gäller version ${refusal.definition}: ta bort definition, eller ange en senare.`,
        en: `${refusal.term} came with version ${refusal.since} of the definitions, and the query is asked under version ${refusal.definition}: remove definition, or state a later one.`,
      };
    case 'TooManyOnAnAxis':
      return {
        sv: `${refusal.axis} nämner ${refusal.named} indelningar: använd högst ${refusal.most} till rader och ${refusal.most} till kolumner.`,
        en: `${refusal.axis} names ${refusal.named} dimensions: use at most ${refusal.most} for rows and ${refusal.most} for columns.`,
      };
    case 'WhereWithoutCode':
      return {
        sv: `where=${refusal.dimension} saknar värde: skriv where=${refusal.dimension}:kod,kod.`,
        en: `where=${refusal.dimension} lacks a value: write where=${refusal.dimension}:code,code.`,
      };
    case 'NotACell': {
      const cell = refusal.by.map((dimension) => `cell=${dimension}:`).join(' ');
      return {
        sv: cell
          ? `En ruta har en kod för varje uppdelning: ange ${cell}, eller ingen för totalen.`
          : 'Frågan har ingen uppdelning: ta bort cell, så gäller den totalen.',
        en: cell
          ? `A cell has one code for each dimension of by: state ${cell}, or none for the total.`
          : 'The query has no by: remove cell, and it is about the total.',
      };
    }
    case 'TwoMoments':
      return {
        sv: 'En skillnad är mellan två tidpunkter: ange asKnownAt två gånger, den tidigare först.',
        en: 'A difference is between two moments: give asKnownAt twice, the earlier first.',
      };
    case 'MomentsRunBackwards':
      return {
        sv: `Skillnaden räknas från ${refusal.from} till ${refusal.to}: ange den tidigare tidpunkten först.`,
        en: `The difference is from ${refusal.from} to ${refusal.to}: give the earlier moment first.`,
      };
    case 'TooManyParts':
      return {
        sv: `Perioden har ${refusal.named} delar av slaget ${refusal.dimension}: välj en kortare period eller längre delar, högst ${refusal.most}.`,
        en: `The period has ${refusal.named} parts by ${refusal.dimension}: choose a shorter period or longer parts, at most ${refusal.most}.`,
      };
    case 'AssociationMustBeNamed':
      return {
        sv: `Frågan gäller ett förbund i taget: lägg till where=association: med ett av ${shown(refusal.associations)}.`,
        en: `A query concerns one association at a time: add where=association: with one of ${shown(refusal.associations)}.`,
      };
    default:
      return unreachable(refusal);
  }
};
