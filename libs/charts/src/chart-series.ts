import { UNKNOWN } from '@samspar/codes';
import type { Day, Sentence } from '@samspar/kernel';
import type { AnswerNote, Dimension } from '@samspar/statistics';
import type { ChartMark } from './chart.js';
import type { ChartFigures, FigureCodes } from './chart-figures.js';
import type { DistrictTile } from './district-map.js';
import type { Paint } from './drawing.js';

/** What a chart is of, and what its codes are called. */
export type ChartedAbout = Readonly<{
  title: string;
  language: keyof Sentence;
  nameOf: (dimension: Dimension, code: string) => string;
  period: Readonly<{ from: Day; to: Day }>;
  notes: readonly AnswerNote[];
  /** The districts as tiles, with how many live there; absent: districts are drawn as bars. */
  tiles?: (() => readonly DistrictTile[]) | undefined;
}>;

const SEX_PAINTS: Readonly<Record<string, Paint>> = { woman: 'women', man: 'men', [UNKNOWN]: 'unknown' };
const PAINTS = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

export type Coded = Readonly<{ name: string; paint: Paint; codes: FigureCodes }>;

/** The lines or bars that stand beside each other: by sex, or by another dimension; one without a name where there is none. */
export const seriesOf = (
  figures: ChartFigures,
  dimensions: readonly Dimension[],
  { nameOf }: ChartedAbout,
): readonly Coded[] => {
  let all: readonly Coded[] = [{ name: '', paint: 'first', codes: {} }];
  for (const dimension of dimensions)
    all = all.flatMap(({ name, codes }) =>
      figures.codesOf(dimension).map((code) => ({
        name: [name, nameOf(dimension, code)].filter(Boolean).join(', '),
        paint: (dimension === 'sex' ? SEX_PAINTS[code] : undefined) ?? 'first',
        codes: { ...codes, [dimension]: code },
      })),
    );
  const isBySex = dimensions.length === 1 && dimensions[0] === 'sex';
  return isBySex ? all : all.map((one, at) => ({ ...one, paint: PAINTS[at % PAINTS.length] ?? 'first' }));
};

export const combined = (figures: ChartFigures, dimensions: readonly Dimension[], about: ChartedAbout) =>
  seriesOf(figures, dimensions, about).map(({ name, codes }) => ({ name, codes }));

export const isNothing = ({ amount }: ChartMark): boolean => amount === 0 || amount === 'missing';
export const isUnknown = (codes: FigureCodes): boolean => Object.values(codes).includes(UNKNOWN);

/** Drops what is not known where there is nothing of it: the table beside says that it is none. */
export const withoutEmptySeries = (
  series: readonly Coded[],
  marksOf: (one: Coded) => readonly ChartMark[],
): readonly Coded[] => series.filter((one) => !isUnknown(one.codes) || !marksOf(one).every(isNothing));
