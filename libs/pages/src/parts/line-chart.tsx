import { ChartLinks } from './chart-links.js';
import { LINE_HEIGHT, linesOfAtMost, WrappedText } from './wrapped-text.js';

type Series = Readonly<{
  name?: string;
  /** Per point; null where there is none to show. */
  values: readonly (number | null)[];
  /** Points from which on the series cannot be compared with what was before: the line begins anew. */
  breaks?: readonly number[];
  /** Where each point leads; absent where it leads nowhere. */
  hrefs?: readonly (string | undefined)[];
}>;

type LineChartProps = Readonly<{
  /** Differs from those of the other charts on the page. */
  id: string;
  title: string;
  /** What the chart shows, for those who do not see it; the figures stand in a table beside it. */
  description: string;
  /** Of the points in time, in order. */
  labels: readonly string[];
  /** At most `MOST_SERIES`. */
  series: readonly Series[];
}>;

/** Each series has a stroke and a mark of its own, so that none is told by its colour alone. */
const STROKES = ['', '7 4', '2 3', '10 3 2 3', '4 8', '12 4', '1 6', '8 2 2 2 2 2'];
const MARKS = [
  'M-4-4h8v8h-8z',
  'M0-5.5 5 4h-10z',
  'M0-5 5 0 0 5-5 0z',
  'M-4-4 4 4M4-4-4 4',
  'M0-5v10M-5 0h10',
  'M-4.5 0a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0z',
  'M0 5.5 5-4h-10z',
  'M-6-2h12v4h-12z',
];
/** Colours come around again; strokes and marks do not. */
const COLOURS = 5;
export const MOST_SERIES = STROKES.length;

const PLOT = 220;
const TOP = 26;
/** Characters of a line that a narrow screen has room for beside the mark. */
const LINE_OF_NAME = 28;
/** On a narrow screen, in pixels: from the first label of time to the last, a character of one, and the least between two. */
const AXIS = 208;
const CHARACTER = 7;
const GAP = 6;
/** As many figures as one line has room for on a narrow screen. */
const MOST_FIGURES = 8;

/** A step of 1, 2 or 5 times a power of ten with at most four of them up to the greatest value. */
const stepOf = (greatest: number): number => {
  const rough = Math.max(1, greatest / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? rough;
};

/** Every how many labels are written, for them not to run into each other. */
const labelsApart = (labels: readonly string[]): number => {
  const longest = Math.max(0, ...labels.map((label) => label.length));
  return Math.max(1, Math.ceil(((longest * CHARACTER + GAP) * (labels.length - 1)) / AXIS));
};

const Mark = ({ number, x, y }: Readonly<{ number: number; x: string; y: number }>) => (
  <svg class="mark" x={x} y={y} overflow="visible">
    <path d={MARKS[number]} />
  </svg>
);

/** Where the names of the series stand, in pixels from the top; none for a series that has no name. */
const legendOf = (series: readonly Series[]) => {
  let height = 0;
  const rows = series.flatMap(({ name }, number) => {
    if (!name) return [];
    const lines = linesOfAtMost(name, LINE_OF_NAME);
    const y = height + 12;
    height += lines.length * LINE_HEIGHT + 7;
    return [{ number, y, lines }];
  });
  return { rows, height };
};

/** The breaks that have something before them. */
const breaksSeen = ({ values, breaks = [] }: Series): readonly number[] =>
  breaks.filter((point) => point > 0 && values[point - 1] !== null);

/** Lines over time with a mark at every point; across in per cent of the width, text in pixels. */
export const LineChart = ({ id, title, description, labels, series }: LineChartProps) => {
  const legend = legendOf(series);
  const top = TOP + legend.height;
  const greatest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const step = stepOf(greatest);
  const highest = Math.ceil(greatest / step) * step;
  const x = (point: number) =>
    `${Math.round((labels.length === 1 ? 50 : 10 + (point / (labels.length - 1)) * 80) * 100) / 100}%`;
  const y = (value: number) => Math.round((top + PLOT - (value / highest) * PLOT) * 10) / 10;
  const every = labelsApart(labels);
  const hasFigures = series.length === 1 && labels.length <= MOST_FIGURES;
  const links = series.flatMap(({ values, hrefs = [] }) =>
    values.flatMap((value, point) => {
      const href = hrefs[point];
      return value === null || href === undefined ? [] : [{ href, x: x(point), y: y(value), height: 24 }];
    }),
  );
  return (
    <ChartLinks height={top + PLOT + 30} links={links}>
      <svg class="chart" role="img" aria-labelledby={`${id}-t ${id}-d`} width="100%" height={top + PLOT + 30}>
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        {legend.rows.map(({ number, y: middle, lines }) => (
          <g key={number} class={`series s${number % COLOURS}`}>
            <line x1="0" x2="36" y1={middle} y2={middle} stroke-dasharray={STROKES[number]} />
            <Mark number={number} x="18" y={middle} />
            <WrappedText lines={lines} x={46} y={middle + 5} />
          </g>
        ))}
        {Array.from({ length: Math.round(highest / step) + 1 }, (_tick, index) => index * step).map(
          (tick) => (
            <g key={tick}>
              <line class="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
              <text class="tick" x="0" y={y(tick) - 4}>
                {tick}
              </text>
            </g>
          ),
        )}
        {[...new Set(series.flatMap(breaksSeen))].map((point) => (
          <line key={point} class="break" x1={x(point - 0.5)} x2={x(point - 0.5)} y1={top} y2={top + PLOT} />
        ))}
        {series.map(({ values, breaks = [] }, number) => (
          <g key={number} class={`series s${number % COLOURS}`}>
            {values.map((value, point) => {
              const before = values[point - 1] ?? null;
              return (
                value !== null &&
                before !== null &&
                !breaks.includes(point) && (
                  <line
                    key={point}
                    x1={x(point - 1)}
                    x2={x(point)}
                    y1={y(before)}
                    y2={y(value)}
                    stroke-dasharray={STROKES[number]}
                  />
                )
              );
            })}
            {values.map(
              (value, point) =>
                value !== null && (
                  <g key={point}>
                    <Mark number={number} x={x(point)} y={y(value)} />
                    {hasFigures && (
                      <text class="figure" text-anchor="middle" x={x(point)} y={y(value) - 10}>
                        {value}
                      </text>
                    )}
                  </g>
                ),
            )}
          </g>
        ))}
        {labels.map(
          (label, point) =>
            point % every === 0 && (
              <text key={label} class="tick" text-anchor="middle" x={x(point)} y={top + PLOT + 20}>
                {label}
              </text>
            ),
        )}
      </svg>
    </ChartLinks>
  );
};
