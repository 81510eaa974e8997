import type { Sentence } from '@samspar/kernel';
import type { FrozenTable } from '@samspar/publications';
import { type Dimension, dimensionLabel, measureLabel } from '@samspar/statistics';
import { axesOf, type OpenAxis } from './axes.js';
import { type CellAt, TOTAL } from './cell-at.js';
import { type Content, contentsOf } from './contents.js';
import { type Figure, figuresIn } from './figures.js';
import { tableNotes } from './notes.js';
import type { TableOrigin } from './table-origin.js';

/** A total of the release that has no place among the cells, for a series of times holds no total. */
export type TotalBeside = Readonly<{ codes: CellAt; figures: readonly Figure[] }>;

/**
 * A released table as every format writes it: a whole block of cells, one for each combination of codes and contents, in the order of the
 * axes with the contents last.
 */
export type OpenTable = Readonly<{
  title: string;
  /** What it counts, over which days. */
  counts: Sentence;
  axes: readonly OpenAxis[];
  contents: readonly Content[];
  figures: readonly Figure[];
  beside: readonly TotalBeside[];
  notes: readonly Sentence[];
  definitionVersion: number;
  /** SHA-256 of the answer as it was frozen; hexadecimal. */
  hash: string;
  period: FrozenTable['answer']['period'];
  origin: TableOrigin;
}>;

/** More figures than this are not written as one block. */
const MOST_FIGURES = 50_000;

const combinations = (axes: readonly OpenAxis[]): readonly (readonly string[])[] =>
  axes.reduce<readonly (readonly string[])[]>(
    (before, { codes }) => before.flatMap((start) => codes.map(({ code }) => [...start, code])),
    [[]],
  );

const atCodes = (by: readonly Dimension[], codes: readonly string[]): CellAt =>
  Object.fromEntries(by.map((dimension, index) => [dimension, codes[index] ?? TOTAL]));

/** A released table made ready for every format; undefined where its block would hold more than `MOST_FIGURES`. Nothing is counted here. */
export const openTable = (table: FrozenTable, origin: TableOrigin): OpenTable | undefined => {
  const { answer } = table;
  const { by, period } = answer;
  const contents = contentsOf(answer);
  const read = figuresIn(answer, contents);
  const axes = axesOf(table, read.totals);
  const size = axes.reduce((product, { codes }) => product * codes.length, contents.length);
  if (size > MOST_FIGURES) return undefined;
  const isPlaced = (at: CellAt) =>
    axes.every(({ dimension, codes }) => codes.some(({ code }) => code === at[dimension]));
  const days = `${period.from}–${period.to}`;
  return {
    title: table.title,
    counts: {
      sv: `${measureLabel(answer.measure, 'sv')} ${days}`,
      en: `${measureLabel(answer.measure, 'en')} ${days}`,
    },
    axes,
    contents,
    figures: combinations(axes).flatMap((codes) => read.at(atCodes(by, codes))),
    beside: read.totals
      .filter((at) => !isPlaced(at))
      .map((at) => ({
        codes: Object.fromEntries(Object.entries(at).filter(([, code]) => code !== TOTAL)),
        figures: read.at(at),
      })),
    notes: tableNotes(table, origin),
    definitionVersion: answer.definitionVersion,
    hash: table.hash,
    period,
    origin,
  };
};

/** The cells of a table in order: their codes, and the figure of each content. */
export const rowsInOrder = ({
  axes,
  contents,
  figures,
}: OpenTable): readonly Readonly<{ codes: readonly string[]; figures: readonly Figure[] }>[] =>
  combinations(axes).map((codes, row) => ({
    codes,
    figures: figures.slice(row * contents.length, (row + 1) * contents.length),
  }));

/** What an axis is called. */
export const axisName = ({ dimension }: OpenAxis): Sentence => ({
  sv: dimensionLabel(dimension, 'sv'),
  en: dimensionLabel(dimension, 'en'),
});

/** How many decimals its figures have at most. */
export const decimalsOf = ({ figures }: Pick<OpenTable, 'figures'>): number =>
  figures.reduce((most, { value }) => Math.max(most, (String(value ?? '').split('.')[1] ?? '').length), 0);
