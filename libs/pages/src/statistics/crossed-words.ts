import { comparedName, type NameOf, periodInWords } from '@samspar/reports';
import {
  type Answer,
  type Cell,
  type CodeNames,
  type CrossedRow,
  type CrossedTable,
  dimensionLabel,
  type Measure,
  measureLabel,
  placeAddress,
} from '@samspar/statistics';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';
import { listInWords } from '../words/case-words.js';
import { instantInWords, noteSentences, subheading, WHY } from './answer-words.js';
import { codeName } from './names.js';

/** A table of rows and columns as it is put into words for one reader. */
export type ToldTable = Readonly<{
  table: CrossedTable;
  names: CodeNames;
  language: Language;
  /** Where a figure is explained; absent: where those of any question are. Undefined of one that is explained nowhere. */
  why?: (...place: Parameters<typeof placeAddress>) => string | undefined;
}>;

/** What its codes are called. */
export const namesIn =
  ({ names, language }: Omit<ToldTable, 'table'>): NameOf =>
  (dimension, code) =>
    codeName(language, dimension, code, names);

/** `Påbörjade deltaganden per insats och kön`. */
export const tableHeading = ({ table, language }: Omit<ToldTable, 'names'>): string => {
  const measures = table.measures.map((measure, place) => {
    const label = measureLabel(measure, language);
    return place === 0 ? label : label.toLowerCase();
  });
  const by = [...table.rowsBy, ...table.columnsBy].map((dimension) =>
    dimensionLabel(dimension, language).toLowerCase(),
  );
  const counted = listInWords(language, measures);
  return by.length === 0
    ? counted
    : `${counted} ${textsOf(language).statistics.answer.by} ${listInWords(language, by)}`;
};

/** The table as one answer with the same figures: its innermost cells, and nothing that it does not show. */
export const answerOf = (table: CrossedTable, measure: Measure): Answer => {
  const { unit, period, asKnownAt, position, definitionVersion, rowsBy, columnsBy, where, notes, checks } =
    table;
  const rows = table.rows.filter((row) => row.measure === measure);
  const innermost = rows.filter(({ codes }) => codes.length === rowsBy.length);
  const total = rows.find(({ codes }) => codes.length === 0)?.cells.at(-1);
  return {
    measure,
    unit,
    period,
    asKnownAt,
    position,
    definitionVersion,
    by: [...rowsBy, ...columnsBy],
    where,
    shareOf: 'all',
    cells: innermost.flatMap(({ codes, cells, break: broken }) =>
      table.columns.flatMap((column, place): readonly Cell[] => {
        const { before: _before, difference: _difference, ...figure } = cells[place] ?? {};
        if (column.codes.length < columnsBy.length || (!figure.suppressed && !figure.value)) return [];
        return [
          {
            ...Object.fromEntries(rowsBy.map((dimension, at) => [dimension, codes[at]])),
            ...Object.fromEntries(columnsBy.map((dimension, at) => [dimension, column.codes[at]])),
            ...figure,
            ...((broken ?? column.break) && { break: true }),
          },
        ];
      }),
    ),
    total: total?.value ?? null,
    ...(total?.suppressed && { suppressed: true }),
    checks: { ...checks, roundedSums: [] },
    notes,
    ...(table.notRegistered && { notRegistered: table.notRegistered }),
  };
};

/** Where it says why the figure of a place is what it is. */
export const addressOfPlace = (
  { table, why }: Pick<ToldTable, 'table' | 'why'>,
  row: Pick<CrossedRow, 'measure' | 'codes'>,
  column: readonly string[],
): string | undefined => {
  if (why) return why(table, row, column);
  const address = placeAddress(table, row, column);
  return address === undefined ? undefined : `${WHY}?${address}`;
};

/** As of when figures are, and where in the log: `uppgifter registrerade t.o.m. 2025-02-01 kl. 12.00 · position 4711 i loggen`. */
export const knownUntil = (
  { asKnownAt, position }: Pick<CrossedTable, 'asKnownAt' | 'position'>,
  language: Language,
): string => {
  const { reports, statistics } = textsOf(language);
  return [statistics.answer.known(instantInWords(language, asKnownAt)), reports.position(position)].join(
    ' · ',
  );
};

/** Period, unit, what is left out, moment, position and what it is compared with: what a table must not travel without. */
export const tableSubheading = ({ table, names, language }: ToldTable): string => {
  const [measure] = table.measures;
  const { reports: texts } = textsOf(language);
  const { comparedWith, unit, period, where, asKnownAt } = table;
  const then =
    comparedWith &&
    (comparedWith.period.from === table.period.from
      ? texts.asWas(instantInWords(language, comparedWith.asKnownAt))
      : periodInWords(comparedWith.period, language));
  return [
    ...(measure === undefined
      ? []
      : [
          subheading({
            answer: { measure, unit, period, where, asKnownAt },
            names,
            language,
            protect: table.protect,
          }),
        ]),
    texts.position(table.position),
    ...(then === undefined ? [] : [texts.compared(then)]),
  ].join(' · ');
};

/** What is to be said of a table: of its figures, and of those that they are compared with. */
export const tableNotes = ({ table, names, language }: ToldTable): readonly string[] => {
  const [measure] = table.measures;
  if (measure === undefined) return [];
  const { reports: texts } = textsOf(language);
  const { comparedWith } = table;
  const told = (notes: Answer['notes']) => noteSentences({ answer: { cells: [], notes }, names, language });
  return [
    ...noteSentences({ answer: answerOf(table, measure), names, language }),
    ...(comparedWith && !comparedWith.notRegistered
      ? told(comparedWith.notes).map((sentence) => texts.ofCompared(comparedName(table, language), sentence))
      : []),
  ];
};
