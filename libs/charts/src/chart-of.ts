import { type Dimension, isMedian, type Measure, measureLabel } from '@samspar/statistics';
import type { BarsChart, Chart, ChartMark, Series, SpreadChart, TilesChart, TrendChart } from './chart.js';
import type { ChartFigures, FigureCodes } from './chart-figures.js';
import {
  type ChartedAbout,
  type Coded,
  combined,
  isNothing,
  isUnknown,
  seriesOf,
  withoutEmptySeries,
} from './chart-series.js';
import { isTimeOf, type Time, timesBetween, timeText } from './chart-times.js';
import { WORDS } from './chart-words.js';
import type { DistrictTile } from './district-map.js';
import { MOST_TREND_LINES } from './draw-trend.js';

/** As many bars, and as many points of lines, as one can take in. */
const MOST_BARS = 60;
const MOST_POINTS = 160;
const MOST_PANELS = 12;
const MOST_SERIES = 5;

type Row = BarsChart['groups'][number]['rows'][number];

type BarsAsked = Readonly<{
  measures: readonly Measure[];
  /** What all its figures are of. */
  within: FigureCodes;
  rowsBy: readonly Dimension[];
  seriesBy: readonly Dimension[];
}>;

/** Bars by a dimension, or of several measures; a pair where they are divided by sex. */
const barsOf = (
  figures: ChartFigures,
  { measures, within, rowsBy, seriesBy }: BarsAsked,
  about: ChartedAbout,
): BarsChart => {
  const { title, language } = about;
  const groupsBy = rowsBy.slice(0, -1);
  const last = rowsBy.slice(-1);
  const isOfMeasures = measures.length > 1 && rowsBy.length === 0;
  const all = seriesOf(figures, seriesBy, about);
  const places = isOfMeasures
    ? measures.map((measure) => ({ name: measureLabel(measure, language), measure, codes: {} }))
    : combined(figures, last, about).flatMap((place) =>
        measures.slice(0, 1).map((measure) => ({
          ...place,
          name: place.name || measureLabel(measure, language),
          measure,
        })),
      );
  const groups = combined(figures, groupsBy, about);
  const series = withoutEmptySeries(all, (one) =>
    groups.flatMap((group) =>
      places.map(({ measure, codes }) =>
        figures.mark(measure, { ...within, ...group.codes, ...codes, ...one.codes }),
      ),
    ),
  );
  const rowsIn = (group: FigureCodes): readonly Row[] =>
    places.flatMap(({ name, measure, codes }): readonly Row[] => {
      const of = { ...within, ...group, ...codes };
      const marks = series.map((one) => figures.mark(measure, { ...of, ...one.codes }));
      if (isUnknown(codes) && marks.every(isNothing)) return [];
      const hasTotal = series.length > 1 && figures.isTold(measure, of);
      return [
        {
          name,
          marks,
          ...(hasTotal && { total: figures.mark(measure, of) }),
          ...(isUnknown(codes) && series.length === 1 && { isUnknown: true }),
        },
      ];
    });
  const drawn = groups
    .map(({ name, codes }) => ({ ...(name && { name }), rows: rowsIn(codes) }))
    .filter(({ rows }) => rows.length > 0);
  const marks = drawn.flatMap(({ rows }) => rows.flatMap((row) => row.marks));
  return {
    kind: 'bars',
    title,
    language,
    series: series.map(({ name, paint }) => ({ name, paint })),
    groups: drawn,
    ...(isOfShares(figures, series, marks) && { isOfShares: true }),
  };
};

/** Women and men are compared by the share of each where that is what the per cents are of: their marks have different denominators. */
const isOfShares = (figures: ChartFigures, series: readonly Coded[], marks: readonly ChartMark[]): boolean =>
  series.length > 1 &&
  series.every(({ codes }) => codes.sex !== undefined) &&
  marks.every(({ amount, percent }) => typeof amount !== 'number' || percent !== undefined) &&
  marks.some(({ percent }) => percent !== undefined) &&
  figures.isWithinSex;

const hasBegun = ({ notes }: ChartedAbout): boolean => notes.some(({ code }) => code === 'registrationBegan');

/** The points in time of a trend; where registration began within the period, from the first that was counted. */
const pointsOf = (figures: ChartFigures, time: Time, about: ChartedAbout): readonly string[] => {
  const counted = new Set(figures.codesOf(time));
  const all = timesBetween(time, about.period);
  return hasBegun(about)
    ? all.slice(
        Math.max(
          0,
          all.findIndex((code) => counted.has(code)),
        ),
      )
    : all;
};

const trendOf = (
  figures: ChartFigures,
  measure: Measure,
  time: Time,
  within: FigureCodes,
  seriesBy: readonly Dimension[],
  about: ChartedAbout,
): TrendChart => {
  const { title, language } = about;
  const points = pointsOf(figures, time, about);
  const lineOf = ({ name, paint, codes }: Coded): TrendChart['series'][number] => {
    const places = points.map((point) => ({ ...within, ...codes, [time]: point }));
    const begun = places.findIndex((place) => figures.isTold(measure, place));
    return {
      name,
      paint,
      marks: places.map((place, at): ChartMark =>
        hasBegun(about) && at < begun ? { amount: 'missing' } : figures.mark(measure, place),
      ),
      breaks: places.flatMap((place, at) =>
        at > Math.max(begun, 0) && figures.isBroken(measure, place) ? [at] : [],
      ),
    };
  };
  const lines = withoutEmptySeries(seriesOf(figures, seriesBy, about), (one) => lineOf(one).marks);
  return {
    kind: 'trend',
    title,
    language,
    points: points.map((point) => timeText(time, point, language)),
    series: lines.map(lineOf),
  };
};

const spreadOf = (
  figures: ChartFigures,
  rowsBy: readonly Dimension[],
  hasSex: boolean,
  about: ChartedAbout,
): SpreadChart => {
  const { title, language } = about;
  const words = WORDS[language];
  const places = combined(figures, rowsBy, about);
  const whoseOf = (codes: FigureCodes): readonly Coded[] =>
    [
      ...seriesOf(figures, ['sex'], about),
      { name: words.whole, paint: 'total', codes: {} } satisfies Coded,
    ].map((one) => ({ ...one, codes: { ...codes, ...one.codes } }));
  const rowOf = (measure: Measure, { name, paint, codes }: Coded) => {
    const { amount, href } = figures.mark(measure, codes);
    const figure = figures.figure(measure, codes);
    return {
      name,
      paint,
      quartiles:
        amount === 'hidden'
          ? ('hidden' as const)
          : typeof amount === 'number'
            ? (figure?.quartiles ?? 'missing')
            : ('missing' as const),
      n: amount === 'hidden' ? ('hidden' as const) : (figure?.n ?? ('missing' as const)),
      ...(href !== undefined && { href }),
    };
  };
  const groups = figures.measures.flatMap((measure) =>
    (hasSex ? places : [{ name: '', codes: {} }]).map((place) => ({
      name: [figures.measures.length > 1 || !place.name ? measureLabel(measure, language) : '', place.name]
        .filter(Boolean)
        .join(', '),
      rows: (hasSex
        ? whoseOf(place.codes).map((one) => rowOf(measure, one))
        : places.map(({ name, codes }) =>
            rowOf(measure, {
              name: name || words.whole,
              paint: isUnknown(codes) ? 'unknown' : 'first',
              codes,
            }),
          )
      ).filter(({ quartiles }) => quartiles !== 'missing'),
    })),
  );
  return {
    kind: 'spread',
    title,
    language,
    unit: words.days,
    groups: groups.filter(({ rows }) => rows.length > 0),
  };
};

const tilesOf = (
  figures: ChartFigures,
  measure: Measure,
  tiles: readonly DistrictTile[],
  { title, language, nameOf }: ChartedAbout,
): TilesChart => ({
  kind: 'tiles',
  sources: [
    ...new Set(
      tiles.flatMap(({ inhabitants }) =>
        inhabitants ? WORDS[language].population(inhabitants.day, inhabitants.source) : [],
      ),
    ),
  ],
  title,
  language,
  elsewhere: figures
    .codesOf('district')
    .filter((code) => !tiles.some(({ district }) => district === code))
    .map((code) => ({ name: nameOf('district', code), count: figures.mark(measure, { district: code }) }))
    .filter(({ count }) => !isNothing(count)),
  tiles: tiles.map(({ district, name, column, row, inhabitants }) => {
    const count = figures.mark(measure, { district });
    return {
      name,
      column,
      row,
      count,
      rate:
        typeof count.amount !== 'number'
          ? count.amount
          : inhabitants === undefined
            ? 'missing'
            : (count.amount / inhabitants.number) * 1_000,
    };
  }),
});

const marksIn = (chart: BarsChart | TrendChart): number =>
  chart.kind === 'bars'
    ? chart.groups.reduce((sum, { rows }) => sum + rows.length, 0) * chart.series.length
    : chart.points.length * chart.series.length;

const isEmpty = (chart: BarsChart | TrendChart): boolean =>
  chart.kind === 'bars'
    ? chart.groups.every(({ rows }) => rows.every(({ marks }) => marks.every(isNothing)))
    : chart.series.every(({ marks }) => marks.every(isNothing));

const multiplesOf = (
  figures: ChartFigures,
  chartOfOne: (within: FigureCodes, about: ChartedAbout) => BarsChart | TrendChart | undefined,
  about: ChartedAbout,
): Chart | undefined => {
  const panels = figures.codesOf('intervention').flatMap((code) => {
    const name = about.nameOf('intervention', code);
    const chart = chartOfOne({ intervention: code }, { ...about, title: name });
    return chart && !isEmpty(chart) ? [{ name, chart }] : [];
  });
  const marks = panels.reduce((sum, panel) => sum + marksIn(panel.chart), 0);
  const [first] = panels;
  if (!first || panels.length > MOST_PANELS || marks > MOST_POINTS) return undefined;
  const series = panels.reduce<readonly Series[]>(
    (most, { chart }) => (chart.series.length > most.length ? chart.series : most),
    [],
  );
  const isAlike = panels.every(({ chart }) =>
    chart.series.every(({ name }, at) => series[at]?.name === name),
  );
  return isAlike && series.length <= MOST_SERIES
    ? { kind: 'multiples', title: about.title, language: about.language, panels }
    : undefined;
};

/**
 * The chart that suits the shape of a question: times make a trend, medians boxes, districts a map, interventions times something small multiples, and women
 * and men pairs of bars. Undefined where nothing is shown, or more than one can take in.
 */
export const chartOf = (figures: ChartFigures, about: ChartedAbout): Chart | undefined => {
  const { measures, by } = figures;
  const [measure] = measures;
  if (measure === undefined || !figures.isShown) return undefined;
  const time = by.findLast(isTimeOf);
  const hasSex = by.includes('sex');
  const others = by.filter((dimension) => dimension !== time && dimension !== 'sex');
  const bySex: readonly Dimension[] = hasSex ? ['sex'] : [];

  if (time !== undefined && pointsOf(figures, time, about).length > 1) {
    if (measures.length > 1 || others.some(isTimeOf)) return undefined;
    if (others[0] === 'intervention' && others.length + bySex.length === 2) {
      const lines = [...others.slice(1), ...bySex];
      return multiplesOf(figures, (within, of) => trendOf(figures, measure, time, within, lines, of), about);
    }
    const chart = trendOf(figures, measure, time, {}, [...others, ...bySex], about);
    const isSeen = chart.series.length <= MOST_TREND_LINES && marksIn(chart) <= MOST_POINTS;
    return isSeen && chart.series.length > 0 ? chart : undefined;
  }
  if (measures.every((one) => isMedian({ measure: one }))) {
    const chart = spreadOf(figures, [...others, ...(time === undefined ? [] : [time])], hasSex, about);
    const rows = chart.groups.reduce((sum, group) => sum + group.rows.length, 0);
    return rows > 0 && rows <= MOST_BARS / 2 ? chart : undefined;
  }
  const rowsBy = [...others, ...(time === undefined ? [] : [time])];
  if (rowsBy.length === 1 && rowsBy[0] === 'district' && measures.length === 1 && about.tiles) {
    const tiles = about.tiles();
    const isTold = !hasSex || tiles.some(({ district }) => figures.isTold(measure, { district }));
    if (isTold) return tilesOf(figures, measure, tiles, about);
  }
  if (rowsBy[0] === 'intervention' && rowsBy.length + (measures.length > 1 ? 1 : 0) === 2) {
    const chart = multiplesOf(
      figures,
      (within, of) => barsOf(figures, { measures, within, rowsBy: rowsBy.slice(1), seriesBy: bySex }, of),
      about,
    );
    if (chart) return chart;
  }
  if (measures.length > 1 && rowsBy.length > 0) return undefined;
  const chart = barsOf(figures, { measures, within: {}, rowsBy, seriesBy: bySex }, about);
  return marksIn(chart) <= MOST_BARS && !isEmpty(chart) ? chart : undefined;
};
