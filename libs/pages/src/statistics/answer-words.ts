import { numeral } from '@samspar/kernel';
import {
  type Answer,
  type Cell,
  codeLabel,
  type Dimension,
  dimensionLabel,
  DIMENSIONS,
  isItemMeasure,
  measureLabel,
  type CodeNames,
  type AnswerNote,
  cellAddress,
  figureAddress,
  noteSentence,
  type StatisticsQuery,
} from '@samspar/statistics';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';
import { listInWords } from '../words/case-words.js';
import { momentInWords } from '../words/moment.js';
import { codeName } from './names.js';
import { noteInEnglish } from './note-words.en.js';

/** The page that says why a figure is what it is. */
export const WHY = '/statistik/varfor';

/** An answer as it is put into words for one reader. */
export type ToldAnswer = Readonly<{
  answer: Answer;
  names: CodeNames;
  language: Language;
  protect: StatisticsQuery['protect'];
  /** Where its figures are explained, with a query to which the cell is added; absent: where those of any question are. */
  why?: string;
  /** True where what is hidden is hidden over a whole table, which an explanation of one figure knows nothing of. */
  isOfTable?: true;
}>;

/** Where it says why a cell, or the total, is what it is. */
export const addressOfWhy = ({ answer, protect, why }: ToldAnswer, cell: Cell = {}): string =>
  why === undefined
    ? `${WHY}?${figureAddress({ ...answer, protect }, cell)}`
    : `${why}&${cellAddress(answer.by, cell)}`;

/** An ISO instant as day and time in Stockholm. */
export const instantInWords = (language: Language, instant: string): string =>
  momentInWords(textsOf(language), Temporal.Instant.from(instant).epochMilliseconds);

/** What a code of a cell is called. */
export const cellName = ({ language, names }: ToldAnswer, dimension: Dimension, cell: Cell): string =>
  codeName(language, dimension, cell[dimension] ?? '', names);

/** `Påbörjade deltaganden per kön och avslutsorsak`. */
export const heading = ({
  answer: { measure, by },
  language,
}: Pick<ToldAnswer, 'language'> & Readonly<{ answer: Pick<Answer, 'measure' | 'by'> }>): string => {
  const { answer: texts } = textsOf(language).statistics;
  const names = by.map((dimension) => dimensionLabel(dimension, language).toLowerCase());
  const counted = measureLabel(measure, language);
  return names.length === 0 ? counted : `${counted} ${texts.by} ${listInWords(language, names)}`;
};

/** What says whom and when figures are of. */
type ToldOfWhom = Omit<ToldAnswer, 'answer'> &
  Readonly<{ answer: Pick<Answer, 'measure' | 'period' | 'unit' | 'where' | 'asKnownAt'> }>;

/** `kön: kvinna, man`; that all is about the association goes without saying. */
const selections = ({ answer: { where }, language, names }: ToldOfWhom): readonly string[] =>
  DIMENSIONS.filter((dimension) => dimension !== 'association').flatMap((dimension) => {
    const codes = where[dimension]?.map((code) => codeName(language, dimension, code, names));
    return codes ? [`${dimensionLabel(dimension, language).toLowerCase()}: ${codes.join(', ')}`] : [];
  });

/** Period, unit, what is left out and moment: what a figure must not travel without. */
export const subheading = (told: ToldOfWhom): string => {
  const {
    answer: { measure, period, unit, asKnownAt },
    language,
  } = told;
  const { answer: texts } = textsOf(language).statistics;
  return [
    `${period.from} – ${period.to}`,
    ...(unit === 'person' ? [texts.persons] : isItemMeasure(measure) ? [] : [texts.journeys]),
    ...selections(told).map((selection) => texts.only(selection)),
    texts.known(instantInWords(language, asKnownAt)),
  ].join(' · ');
};

/** What is counted in a cell or in all. */
export type CellFigures = Pick<Cell, 'value' | 'share' | 'n' | 'without' | 'quartiles' | 'suppressed'>;

export const wholeOf = ({ total, suppressed, n, without, quartiles }: Answer): CellFigures => ({
  value: total,
  ...(suppressed && { suppressed }),
  n,
  without,
  quartiles,
});

/** The figure of a cell or of the total: hidden, none, or a number. */
export const figure = (
  language: Language,
  { value, suppressed }: Pick<CellFigures, 'value' | 'suppressed'>,
): string => (suppressed ? '··' : value === undefined || value === null ? '–' : numeral(value, language));

type OfRegistration = Extract<AnswerNote, { intervention: string; dimension: string; code: unknown }>;
const OF_REGISTRATION: readonly AnswerNote['code'][] = [
  'registrationBegan',
  'leftOut',
  'endedBefore',
  'notRegistered',
];

const isOfRegistration = (note: AnswerNote): note is OfRegistration => OF_REGISTRATION.includes(note.code);

/** The notes of an answer in words; what holds alike of several insatser is said once of them all. */
export const noteSentences = ({
  answer: { cells, notes },
  names,
  language,
}: Omit<ToldAnswer, 'answer' | 'protect'> &
  Readonly<{ answer: Pick<Answer, 'cells' | 'notes'> }>): readonly string[] => {
  const { answer: texts } = textsOf(language).statistics;
  const alike = Map.groupBy(notes.filter(isOfRegistration), (note) =>
    JSON.stringify({ ...note, intervention: undefined }),
  );
  const merged = [...alike.values()].flatMap((group) => {
    const interventions = group.map(({ intervention }) => codeLabel('intervention', intervention, names));
    const intervention = listInWords(language, interventions);
    return group.slice(0, 1).map((note): AnswerNote => ({ ...note, intervention }));
  });
  return [
    ...(cells.some((cell) => cell.break) ? [texts.breakNote] : []),
    ...(cells.some((cell) => cell.suppressed) ? [texts.hiddenNote] : []),
    ...[...merged, ...notes.filter((note) => !isOfRegistration(note))].map((note) =>
      language === 'en' ? noteInEnglish(note, names) : noteSentence(note, names).sv,
    ),
  ];
};
