import { numeral, type Sentence, unreachable } from '@samspar/kernel';
import { codeLabel, type CodeNames, DIMENSIONS } from '@samspar/statistics';
import type { FindingPlace, FoundFact } from './finding.js';

type Names = CodeNames & Readonly<{ release?: ((id: string) => string) | undefined }>;

const sums = (parts: readonly number[], language: keyof Sentence): string =>
  parts.map((part) => numeral(part, language)).join(' + ');

const sumOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

const listed = (values: readonly number[], language: keyof Sentence): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(
    values.map((value) => numeral(value, language)),
  );

const UNCHECKED: Readonly<Record<Extract<FoundFact, { code: 'couldNotBeChecked' }>['why'], Sentence>> = {
  tooLarge: {
    sv: 'Tabellen går inte att pröva mot allt som redan är publicerat: tillsammans är det för mycket. Ta bort en indelning eller dela inte upp perioden.',
    en: 'The table cannot be tried against all that has been released: together it is too much. Leave out a dimension, or do not divide the period.',
  },
  contradictory: {
    sv: 'Tabellen går inte att pröva mot det som redan är publicerat: talen kan inte stämma samtidigt. Anmäl det till systemförvaltaren.',
    en: 'The table cannot be tried against what has been released: the figures cannot all be true. Report it to the system administrator.',
  },
  solver: {
    sv: 'Tabellen gick inte att pröva mot det som redan är publicerat: beräkningen blev inte klar. Ta bort en indelning och försök igen.',
    en: 'The table could not be tried against what has been released: the calculation did not finish. Leave out a dimension and try again.',
  },
};

/** What is wrong, and what to do about it. */
const factSentence = (fact: FoundFact, { release = (id) => id }: Names): Sentence => {
  switch (fact.code) {
    case 'partsDoNotMakeTotal': {
      const { parts, total, unknownStated } = fact;
      const sum = sumOf(parts);
      const isShort = sum < total && !unknownStated;
      return {
        sv: `${sums(parts, 'sv')} blir ${numeral(sum)}, inte ${numeral(total)}. ${isShort ? 'Rätta talen, eller skriv hur många som saknar uppgift.' : 'Rätta talen.'}`,
        en: `${sums(parts, 'en')} makes ${numeral(sum, 'en')}, not ${numeral(total, 'en')}. ${isShort ? 'Put the figures right, or state how many are unknown.' : 'Put the figures right.'}`,
      };
    }
    case 'doesNotClose':
      return {
        sv: 'Pågående, påbörjade och avslutade går inte ihop. Anmäl det till systemförvaltaren innan siffrorna används.',
        en: 'Ongoing, started and ended do not add up. Report it to the system administrator before the figures are used.',
      };
    case 'shareOutsideParts':
      return {
        sv: `Andelen för alla, ${numeral(fact.percent)} procent, måste ligga mellan delarnas, ${listed(fact.parts, 'sv')} procent.`,
        en: `The share of all, ${numeral(fact.percent, 'en')} per cent, must lie between those of the parts, ${listed(fact.parts, 'en')} per cent.`,
      };
    case 'medianOutsideParts':
      return {
        sv: `Medianen för alla, ${numeral(fact.median)} dagar, måste ligga mellan delarnas, ${listed(fact.parts, 'sv')} dagar.`,
        en: `The median of all, ${numeral(fact.median, 'en')} days, must lie between those of the parts, ${listed(fact.parts, 'en')} days.`,
      };
    case 'shareOver100':
      return {
        sv: `${numeral(fact.percent)} procent är ingen andel: den ligger mellan 0 och 100.`,
        en: `${numeral(fact.percent, 'en')} per cent is no share: it lies between 0 and 100.`,
      };
    case 'numeratorOverDenominator':
      return {
        sv: `${numeral(fact.numerator)} av ${numeral(fact.denominator)}: delen är större än det hela.`,
        en: `${numeral(fact.numerator, 'en')} of ${numeral(fact.denominator, 'en')}: the part is larger than the whole.`,
      };
    case 'shareNotOfItsCounts':
      return {
        sv: `${numeral(fact.numerator)} av ${numeral(fact.denominator)} är ${numeral(fact.rounded)} procent, inte ${numeral(fact.percent)}.`,
        en: `${numeral(fact.numerator, 'en')} of ${numeral(fact.denominator, 'en')} is ${numeral(fact.rounded, 'en')} per cent, not ${numeral(fact.percent, 'en')}.`,
      };
    case 'numeratorDiffers':
      return {
        sv: `Andelen är räknad på ${numeral(fact.numerator)}, men cellen visar ${numeral(fact.value)}.`,
        en: `The share is of ${numeral(fact.numerator, 'en')}, but the cell shows ${numeral(fact.value, 'en')}.`,
      };
    case 'roundingUnsaid':
      return {
        sv: `Andelarna blir ${numeral(fact.sum)} procent: skriv att det beror på avrundning, eller rätta dem.`,
        en: `The shares make ${numeral(fact.sum, 'en')} per cent: state that they are rounded, or put them right.`,
      };
    case 'countMissing':
      return {
        sv: `${numeral(fact.percent)} procent står utan antal och finns inte i tabellerna: skriv hur många det är och av hur många, eller varifrån siffran kommer.`,
        en: `${numeral(fact.percent, 'en')} per cent has no count and is not in the tables: state how many it is and of how many, or where the figure comes from.`,
      };
    case 'nMissing':
      return {
        sv: `Medianen ${numeral(fact.median)} dagar står utan antal: skriv hur många den gäller.`,
        en: `The median of ${numeral(fact.median, 'en')} days has no count: state of how many it is.`,
      };
    case 'unknownMissing':
      return {
        sv: `Det står inte hur många som saknar uppgift. Delarna blir ${numeral(fact.known)} av ${numeral(fact.total)}: skriv 0 om ingen saknar.`,
        en: `It is not stated how many are unknown. The parts make ${numeral(fact.known, 'en')} of ${numeral(fact.total, 'en')}: state 0 where nobody is.`,
      };
    case 'notACount':
      return {
        sv: `${numeral(fact.value)} är inget antal: skriv ett helt tal.`,
        en: `${numeral(fact.value, 'en')} is no count: state a whole number.`,
      };
    case 'statedOtherwise':
      return {
        sv: `Här står ${numeral(fact.value)}, men i tabellen ${fact.elsewhere} är det ${numeral(fact.other)}.`,
        en: `Here it is ${numeral(fact.value, 'en')}, but in the table ${fact.elsewhere} it is ${numeral(fact.other, 'en')}.`,
      };
    case 'stockDoesNotFollow': {
      const { opening, started, ended, closing } = fact;
      return {
        sv: `${numeral(opening)} pågående + ${numeral(started)} påbörjade − ${numeral(ended)} avslutade blir ${numeral(opening + started - ended)}, inte ${numeral(closing)}.`,
        en: `${numeral(opening, 'en')} ongoing + ${numeral(started, 'en')} started − ${numeral(ended, 'en')} ended makes ${numeral(opening + started - ended, 'en')}, not ${numeral(closing, 'en')}.`,
      };
    }
    case 'participantsDoNotFollow': {
      const { opening, started, participants } = fact;
      return {
        sv: `${numeral(opening)} pågående + ${numeral(started)} påbörjade blir ${numeral(opening + started)} deltagare, inte ${numeral(participants)}.`,
        en: `${numeral(opening, 'en')} ongoing + ${numeral(started, 'en')} started makes ${numeral(opening + started, 'en')} participants, not ${numeral(participants, 'en')}.`,
      };
    }
    case 'belowThreshold':
      return {
        sv: `${numeral(fact.value)} är under ${numeral(fact.threshold)} och ska inte visas.`,
        en: `${numeral(fact.value, 'en')} is below ${numeral(fact.threshold, 'en')} and is not to be shown.`,
      };
    case 'recoverable': {
      const { low, high } = fact;
      const isOne = low >= high;
      return {
        sv: `Talet är dolt i ${release(fact.release)}, men går att räkna ut ur det som är publicerat och det här: ${isOne ? `det är ${numeral(low)}` : `det ligger mellan ${numeral(low)} och ${numeral(high)}`}. Ta bort en tabell, en indelning eller en siffra i texten.`,
        en: `The count is hidden in ${release(fact.release)}, but comes back from what has been released and this: it is ${isOne ? numeral(low, 'en') : `between ${numeral(low, 'en')} and ${numeral(high, 'en')}`}. Leave out a table, a dimension or a figure of the text.`,
      };
    }
    case 'couldNotBeChecked':
      return UNCHECKED[fact.why];
    case 'restated':
      return {
        sv: `${fact.figures > 1 ? `${numeral(fact.figures)} tal är andra än i ${release(fact.release)}, det första` : `Talet är ett annat än i ${release(fact.release)}:`} ${numeral(fact.value)} i stället för ${numeral(fact.before)}. Förklara varför.`,
        en: `${fact.figures > 1 ? `${numeral(fact.figures, 'en')} figures are other than in ${release(fact.release)}, the first` : `The figure is another than in ${release(fact.release)}:`} ${numeral(fact.value, 'en')} instead of ${numeral(fact.before, 'en')}. Explain why.`,
      };
    case 'breaksOff':
      return {
        sv: `${sums(fact.parts, 'sv')} blir ${numeral(sumOf(fact.parts))}, men hela perioden ${numeral(fact.total)}: delarna räknades vid en annan tidpunkt. Förklara skillnaden.`,
        en: `${sums(fact.parts, 'en')} makes ${numeral(sumOf(fact.parts), 'en')}, but the whole period ${numeral(fact.total, 'en')}: the parts were counted at another moment. Explain the difference.`,
      };
    case 'notInTables':
      return {
        sv: `${fact.figure} finns inte i tabellerna: rätta det, eller skriv i förklaringen varifrån ${fact.figure} kommer.`,
        en: `${fact.figure} is not in the tables: put it right, or state in the explanation where ${fact.figure} comes from.`,
      };
    default:
      return unreachable(fact);
  }
};

const placeSentence = (place: FindingPlace, names: Names): Sentence => {
  if ('sentence' in place)
    return { sv: `I texten: ”${place.sentence}”`, en: `In the text: “${place.sentence}”` };
  if ('typed' in place) return { sv: place.typed, en: place.typed };
  const { cell } = place;
  const inLanguage = (language: keyof Sentence) =>
    [
      place.table,
      ...DIMENSIONS.flatMap((dimension) => {
        const code = cell?.[dimension];
        return code === undefined ? [] : [codeLabel(dimension, code, names, language)];
      }),
    ].join(', ');
  return { sv: inLanguage('sv'), en: inLanguage('en') };
};

/** Where something is not as it should be, what is wrong with it and what to do; releases and codes by the names they are given. */
export const findingSentence = (
  finding: FoundFact & Readonly<{ place: FindingPlace }>,
  names: Names = {},
): Readonly<{ place: Sentence; fact: Sentence }> => ({
  place: placeSentence(finding.place, names),
  fact: factSentence(finding, names),
});
