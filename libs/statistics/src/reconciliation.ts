import { numeral, type Sentence } from '@samspar/kernel';
import { isItemMeasure } from './items.js';
import { isMedian, isMultiValued, isStretch } from './dimensions.js';
import { TIME_DIMENSIONS } from './periods.js';
import type { Answer, Measure, StatisticsQuery } from './query.js';

/** The measures that are checked against each other. */
const FLOWS: readonly Measure[] = ['started', 'ended', 'participants', 'ongoing'];

export const isFlow = ({ measure }: Pick<StatisticsQuery, 'measure'>): boolean => FLOWS.includes(measure);

type Divided = Pick<StatisticsQuery, 'measure' | 'unit' | 'by' | 'where'>;

/** Where each thing counted stands in one cell alone, in whatever part of the period it is seen. */
const isDividedOnce = ({ measure, unit, by, where }: Divided): boolean =>
  unit === 'journey' &&
  !isMedian({ measure }) &&
  !by.some((dimension) => isMultiValued(dimension, measure, unit)) &&
  !(isStretch(measure) && TIME_DIMENSIONS.some((time) => where[time] !== undefined));

/** Whether the counts that are shown make the total that is shown; null where they need not, or one of them is hidden. */
export const partsMakeTotal = (
  query: Divided,
  cells: Answer['cells'],
  total: Answer['total'],
): boolean | null => {
  if (cells.length === 0 || total === null || !isDividedOnce(query)) return null;
  if (cells.some(({ suppressed }) => suppressed)) return null;
  return cells.reduce((sum, { value }) => sum + (value ?? 0), 0) === total;
};

const FAILS: Sentence = {
  sv: 'Summorna stämmer inte. Anmäl det till systemförvaltaren innan siffrorna används.',
  en: 'The sums do not agree. Report it to the system administrator before the figures are used.',
};
const FLOWS_AGREE: Sentence = {
  sv: 'pågående, påbörjade och avslutade går ihop',
  en: 'ongoing, started and ended add up',
};
const NOTHING_CHECKED: Sentence = {
  sv: 'Summorna går inte att stämma av för den här frågan.',
  en: 'The sums cannot be reconciled for this question.',
};

const partsAgree = ({ cells: { length } }: Answer): Sentence =>
  length === 1
    ? { sv: 'antalet i den enda raden är totalen', en: 'the count of the only row is the total' }
    : {
        sv: `antalen i tabellens ${numeral(length)} rader blir totalen`,
        en: `the counts of the table's ${numeral(length, 'en')} rows make the total`,
      };

/** Why the rows of a table are not summed; nothing of a table without rows. */
const partsUnchecked = ({ measure, unit, by, cells, checks }: Answer): Sentence | undefined => {
  if (isMedian({ measure })) return { sv: 'Medianer summeras inte.', en: 'Medians are not summed.' };
  if (unit === 'person')
    return {
      sv: 'Raderna stäms inte av mot totalen: samma person kan stå i flera rader.',
      en: 'The rows are not checked against the total: one person may be in several rows.',
    };
  if (checks.multiValued.length > 0)
    return isItemMeasure(measure)
      ? {
          sv: 'Raderna stäms inte av mot totalen: samma händelse kan stå i flera rader.',
          en: 'The rows are not checked against the total: one event may be in several rows.',
        }
      : {
          sv: 'Raderna stäms inte av mot totalen: samma deltagande kan stå i flera rader.',
          en: 'The rows are not checked against the total: one journey may be in several rows.',
        };
  if (cells.some(({ suppressed }) => suppressed))
    return {
      sv: 'Raderna går inte att stämma av mot totalen: små tal är dolda.',
      en: 'The rows cannot be checked against the total: small counts are hidden.',
    };
  return by.length > 0 && cells.length > 0 ? NOTHING_CHECKED : undefined;
};

const joined = (language: keyof Sentence, parts: readonly Sentence[]): string =>
  parts.map((part) => part[language]).join(language === 'sv' ? ', och ' : ', and ');

/** True where figures that should agree do not: nobody should use them. */
export const isAmiss = ({
  checks,
}: Readonly<{ checks: Pick<Answer['checks'], 'closes' | 'parts'> }>): boolean =>
  checks.closes === false || checks.parts === false;

/**
 * How the figures of an answer agree, in words: what was checked of this very table and no more. The counts of its rows are
 * checked, never their shares, which are rounded.
 */
export const reconciliation = (answer: Answer): Sentence => {
  const { closes, parts } = answer.checks;
  if (isAmiss(answer)) return FAILS;
  const agree = [...(parts ? [partsAgree(answer)] : []), ...(closes && isFlow(answer) ? [FLOWS_AGREE] : [])];
  const why = parts === null ? partsUnchecked(answer) : undefined;
  if (agree.length === 0) return why ?? NOTHING_CHECKED;
  return {
    sv: [`Summorna stämmer: ${joined('sv', agree)}.`, why?.sv].filter(Boolean).join(' '),
    en: [`The sums agree: ${joined('en', agree)}.`, why?.en].filter(Boolean).join(' '),
  };
};
