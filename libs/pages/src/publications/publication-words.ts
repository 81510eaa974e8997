import type { Association } from '@samspar/association';
import type { CellContent, CellDifference, FrozenTable } from '@samspar/publications';
import type { Answer, Dimension, StatisticsQuery } from '@samspar/statistics';
import type { PublicationRead } from '@samspar/use-cases';
import { userInWords } from '../journey/event-details.js';
import type { Language } from '../language.js';
import { figure, type ToldAnswer } from '../statistics/answer-words.js';
import { codeName } from '../statistics/names.js';
import { addressOfQuestion, type AddressQuestion } from '../statistics/question.js';
import { textsOf } from '../texts/texts.js';
import { momentInWords } from '../words/moment.js';

export const PUBLISHED = '/publicerat';

type Listed = PublicationRead['listed'];
type Step = NonNullable<Listed['proposed']>;

export const publicationAddress = ({ id }: Readonly<{ id: string }>): string => `${PUBLISHED}/${id}`;

/** Who did it and when. */
export const stepInWords = (language: Language, names: ReadonlyMap<string, string>, step: Step): string => {
  const texts = textsOf(language);
  return `${userInWords({ texts, names }, step.by)}, ${momentInWords(texts, step.at)}`;
};

/** The first of the sixteen fours of a hash: as much as one compares by eye. */
export const shortHash = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');

/** The fours of a whole hash. */
export const wholeHash = (hash: string): string => (hash.match(/.{4}/g) ?? []).join(' ');

/** Where the figures of a table of a release are explained; `place` from 0. */
export const whyAddress = (publication: Readonly<{ id: string }>, place: number): string =>
  `${publicationAddress(publication)}/varfor?tabell=${place + 1}`;

/** A frozen table as it is put into words: by what its codes were called. */
export const toldTable = (
  { query, answer, codes }: Pick<FrozenTable, 'query' | 'codes'> & Readonly<{ answer: Answer }>,
  association: Association,
  language: Language,
): ToldAnswer => ({
  answer,
  language,
  protect: query.protect,
  names: { association, frozen: (dimension, code) => codes[dimension]?.labels[code] },
});

/** A question in the form of an address. */
export const questionOf = (query: Omit<StatisticsQuery, 'asKnownAt'>): AddressQuestion => [
  ['measure', query.measure],
  ['from', query.from],
  ['to', query.to],
  ...(query.by.length > 0 ? [['by', query.by.join(',')] as const] : []),
  ...Object.entries(query.where)
    .filter(([dimension]) => dimension !== 'association')
    .map(([dimension, codes]) => ['where', `${dimension}:${codes.join(',')}`] as const),
  ...(query.unit === 'journey' ? [] : [['unit', query.unit] as const]),
  ...(query.shareOf ? [['shareOf', query.shareOf] as const] : []),
  ...(query.protect === 'none' ? [] : [['protect', query.protect] as const]),
];

/** Of the figures of a release: what they are known as of, and which version of the definitions they are counted by. */
type Counted = Readonly<{ asKnownAt: string; definitionVersion: number }>;

/** Where it is told what has moved a table from one release to another, each counted as it was. */
export const differenceAddress = (query: FrozenTable['query'], one: Counted, other: Counted): string =>
  `/statistik/skillnad?${addressOfQuestion([
    ...questionOf(query),
    ['asKnownAt', one.asKnownAt],
    ['asKnownAt', other.asKnownAt],
    ['definition', String(one.definitionVersion)],
    ['definition', String(other.definitionVersion)],
  ])}`;

/** What stands in a cell of either side, in words. */
export const contentInWords = (language: Language, content: CellContent | undefined): string => {
  const { nothing } = textsOf(language).publications.rerun;
  if (content === undefined) return nothing;
  const { share, n, quartiles } = content;
  return [
    figure(language, content),
    ...(share ? [`(${share.percent} %, ${share.numerator}/${share.denominator})`] : []),
    ...(quartiles ? [`(${quartiles[0]}–${quartiles[2]})`] : []),
    ...(n === undefined ? [] : [`n = ${n}`]),
  ].join(' ');
};

/** Which cell it is. */
export const cellInWords = ({ names, language }: ToldAnswer, { codes }: CellDifference): string =>
  codes === null
    ? textsOf(language).publications.rerun.total
    : Object.entries(codes)
        .map(([dimension, code]) => codeName(language, dimension as Dimension, code, names))
        .join(', ');
