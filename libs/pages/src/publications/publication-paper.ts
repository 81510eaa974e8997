import type { DocumentPart, PaperDocument, PrintedLink } from '@samspar/documents';
import type { FrozenTable } from '@samspar/publications';
import { type Cell, dimensionLabel, isMedian, shareLabel } from '@samspar/statistics';
import type { PublicationRead, ReleaseRead } from '@samspar/use-cases';
import type { Language } from '../language.js';
import {
  addressOfWhy,
  type CellFigures,
  cellName,
  figure,
  heading,
  instantInWords,
  noteSentences,
  subheading,
  type ToldAnswer,
  wholeOf,
} from '../statistics/answer-words.js';
import { plainTitle } from '../statistics/report-paper.js';
import { textsOf } from '../texts/texts.js';
import { aboutTyped, typedTold } from './typed-words.js';
import { stepInWords, toldTable, whyAddress, wholeHash } from './publication-words.js';

/** Each figure leads to the page that says why it is what it is. */
const figuresOf = (
  told: ToldAnswer,
  cell: CellFigures,
  of: Cell,
  server: string,
): readonly (string | PrintedLink)[] => {
  const { answer, language } = told;
  const { share, quartiles, n } = cell;
  const value = {
    text: figure(language, cell),
    address: server + addressOfWhy(told, of),
    leadsTo: textsOf(language).figure.title,
  };
  return isMedian(answer)
    ? [value, quartiles ? `${quartiles[0]}–${quartiles[2]}` : '', n === undefined ? '' : String(n)]
    : [value, share ? `${share.percent} % (${share.numerator}/${share.denominator})` : ''];
};

const tableOf = (told: ToldAnswer, title: string, server: string): DocumentPart => {
  const { answer, language } = told;
  const { answer: texts } = textsOf(language).statistics;
  const figures = isMedian(answer)
    ? [texts.median, texts.quartiles, texts.n]
    : [texts.count, shareLabel(answer, language)];
  const names = answer.by.map((dimension) => dimensionLabel(dimension, language));
  const columns = [...(names.length > 0 ? names : ['']), ...figures];
  return {
    table: {
      caption: title,
      columns,
      names: Math.max(names.length, 1),
      isOfFigures: true,
      sums: [answer.cells.length],
      notes: noteSentences(told),
      rows: [
        ...answer.cells.map((cell) => [
          ...answer.by.map((dimension) => cellName(told, dimension, cell)),
          ...figuresOf(told, cell, cell, server),
        ]),
        [texts.total, ...names.slice(1).map(() => ''), ...figuresOf(told, wholeOf(answer), {}, server)],
      ],
    },
  };
};

const partsOf = (
  table: FrozenTable,
  place: number,
  read: ReleaseRead,
  language: Language,
  server: string,
): readonly DocumentPart[] => {
  const told = { ...toldTable(table, read.association, language), why: whyAddress(read, place) };
  const texts = textsOf(language).publications;
  const { notRegistered } = table.answer;
  return [
    { heading: table.title, level: 2 },
    { paragraph: `${heading(told)} · ${subheading(told)}` },
    ...(notRegistered
      ? [{ paragraph: notRegistered.reason }, { list: noteSentences(told) }]
      : [tableOf(told, table.title, server)]),
    {
      facts: [
        ...(table.unprotectedBecause === null
          ? []
          : [{ name: texts.unprotected, value: table.unprotectedBecause }]),
        {
          name: textsOf(language).statistics.answer.definition,
          value: String(table.answer.definitionVersion),
        },
        { name: texts.hash, value: wholeHash(table.hash) },
      ],
    },
  ];
};

type Typed = PublicationRead['publication']['typed'][number];

const typedPart = (table: Typed, language: Language): DocumentPart => {
  const { columns, rows } = typedTold(table, language);
  return {
    table: { caption: table.title, columns, widths: columns.map((_, at) => (at === 0 ? 3 : 2)), rows },
  };
};

const typedParts = (table: Typed, language: Language): readonly DocumentPart[] => [
  { heading: table.title, level: 2 },
  { paragraph: aboutTyped(table, language).join(' · ') },
  typedPart(table, language),
  { paragraph: textsOf(language).publications.typed.byHand },
];

/**
 * A release on paper: its tables as they were frozen, what they hold of, and the fingerprints to hold them to. `server`: the address that its
 * figures lead to.
 */
export const publicationPaper = (read: ReleaseRead, language: Language, server: string): PaperDocument => {
  const texts = textsOf(language).publications;
  const { publication, listed, names, fingerprint, earlier, later, association } = read;
  const { title, text, figures, typed, follows, withdrawnBecause } = publication;
  const follower = later.find(({ status }) => status === 'released');
  const head = fingerprint ?? texts.noHead;
  return {
    title: plainTitle(title),
    language,
    head: [
      association.settings.name,
      ...(figures ? [texts.known(instantInWords(language, figures.asKnownAt))] : []),
    ].join(' · '),
    foot: (page, of) => `${association.settings.name} · ${texts.head}: ${head} · ${page}/${of}`,
    blocks: [
      ...(withdrawnBecause === null ? [] : [{ paragraph: `${texts.withdrawnNotice}: ${withdrawnBecause}` }]),
      ...(follower ? [{ paragraph: `${texts.laterNotice}: ${follower.title}` }] : []),
      ...text
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => ({ paragraph })),
      {
        facts: [
          ...(listed.released
            ? [{ name: texts.columns.released, value: stepInWords(language, names, listed.released) }]
            : []),
          ...(figures
            ? [
                {
                  name: texts.columns.moment,
                  value: texts.known(instantInWords(language, figures.asKnownAt)),
                },
                { name: texts.columns.position, value: figures.position },
              ]
            : []),
          { name: texts.head, value: head },
          ...(earlier ? [{ name: texts.follows, value: earlier.title }] : []),
          ...(follows ? [{ name: texts.explanation, value: follows.explanation }] : []),
        ],
      },
      ...(figures?.tables ?? []).flatMap((table, place) => partsOf(table, place, read, language, server)),
      ...typed.flatMap((table) => typedParts(table, language)),
    ],
  };
};
