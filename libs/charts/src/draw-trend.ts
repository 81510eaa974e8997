import { numbersOf, tickText, ticksTo } from './axis-scale.js';
import type { TrendChart } from './chart.js';
import { amountSaid, amountText, descriptionOf, WORDS } from './chart-words.js';
import { drawLegend } from './draw-legend.js';
import type { Drawing, DrawnLink, Paint, DrawnShape } from './drawing.js';
import { letters, linesOf, moved, rounded, SMALL, TEXT, textWidth } from './lettering.js';

/** Each series has a line and a mark of its own, so that none is told by its colour alone. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
  [4, 8],
  [12, 4],
  [1, 5],
  [8, 2, 2, 2],
];
/** As many lines as can be told apart. */
export const MOST_TREND_LINES = DASHES.length;
/** Round the middle of a mark, from the left and from above, in parts of its size; the first is a circle. */
const OUTLINES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  [
    [-1, -1.2],
    [1, -1.2],
    [0, 1.1],
  ],
  [
    [-1.4, -0.5],
    [1.4, -0.5],
    [1.4, 0.5],
    [-1.4, 0.5],
  ],
  [
    [-0.5, -1.4],
    [0.5, -1.4],
    [0.5, 1.4],
    [-0.5, 1.4],
  ],
  [
    [-1.2, -1.2],
    [1.2, 1.2],
    [1.2, -1.2],
    [-1.2, 1.2],
  ],
];
const MARK = 4.5;

const BELOW = 26;
const ABOVE = 22;
/** From the name of one line to that of the next, where they stand at the ends of the lines. */
const APART = 17;

const drawMark = (number: number, paint: Paint, x: number, y: number): DrawnShape => {
  const outline = OUTLINES[number] ?? [];
  const look = { fill: paint, isPlain: true, stroke: 'paper', strokeWidth: 1.5 } as const;
  if (outline.length === 0) return { kind: 'circle', x, y, radius: MARK, ...look };
  const points = outline.map(([dx, dy]) => `${rounded(x + dx * MARK)} ${rounded(y + dy * MARK)}`);
  return { kind: 'path', d: `M${points.join('L')}Z`, ...look };
};

type Line = TrendChart['series'][number];

/** The stretches of a line that hold together: places of points that have a figure, with no break between them. */
const stretchesOf = ({ marks, breaks }: Line): readonly (readonly number[])[] => {
  const stretches: number[][] = [];
  marks.forEach(({ amount }, at) => {
    if (typeof amount !== 'number') return;
    const last = stretches.at(-1);
    if (last?.at(-1) === at - 1 && !breaks.includes(at)) last.push(at);
    else stretches.push([at]);
  });
  return stretches;
};

/** The breaks that have something before them, to be marked between two points. */
const breaksOf = ({ series }: TrendChart): readonly number[] =>
  [
    ...new Set(
      series.flatMap(({ marks, breaks }) =>
        breaks.filter((at) => at > 0 && marks.slice(0, at).some(({ amount }) => amount !== 'missing')),
      ),
    ),
  ].toSorted((one, other) => one - other);

/** Heights for names that want to stand at some, so that none stands over another; in the order of what they want. */
const apart = (wanted: readonly number[], least: number, most: number): readonly number[] => {
  const order = wanted.map((y, at) => ({ y, at })).toSorted((one, other) => one.y - other.y);
  const placed = wanted.map(() => 0);
  let next = least;
  for (const { y, at } of order) {
    placed[at] = Math.max(y, next);
    next = (placed[at] ?? 0) + APART;
  }
  let limit = most;
  for (const { at } of order.toReversed()) {
    placed[at] = Math.min(placed[at] ?? 0, limit);
    limit = (placed[at] ?? 0) - APART;
  }
  return placed;
};

const everyLabel = (points: readonly string[], room: number): number => {
  const longest = Math.max(0, ...points.map((point) => textWidth(point, SMALL))) + 10;
  return Math.max(1, Math.ceil((longest * Math.max(1, points.length - 1)) / Math.max(room, 1)));
};

/** The greatest of what the lines show. */
export const greatestPoint = ({ series }: TrendChart): number =>
  Math.max(0, ...numbersOf(series.flatMap(({ marks }) => marks.map(({ amount }) => amount))));

type Plot = Readonly<{ shapes: readonly DrawnShape[]; links: readonly DrawnLink[]; height: number }>;

/** The plane of a trend: axis, breaks, lines, marks and, where there is room, the names of the lines at their ends. */
export const drawPlot = (chart: TrendChart, width: number, hasNames: boolean, plotHeight: number): Plot => {
  const { language, points, series } = chart;
  const ticks = ticksTo(Math.max(chart.greatest ?? 0, greatestPoint(chart)));
  const highest = ticks.at(-1) ?? 1;
  const names = hasNames ? series.map(({ name }) => name) : [];
  const lastTexts = [points.at(-1) ?? '', ...(hasNames ? [] : [tickText(highest, language)])];
  const right = Math.max(
    16,
    ...lastTexts.map((text) => textWidth(text, SMALL) / 2 + 2),
    ...names.map((name) => textWidth(name, TEXT, true) + 52),
  );
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(tickText(tick, language), SMALL)))) + 6;
  const [first, last] = [left + 14, width - right];
  const x = (at: number): number =>
    points.length === 1 ? (first + last) / 2 : first + (at / (points.length - 1)) * (last - first);
  const bottom = ABOVE + plotHeight;
  const y = (value: number): number => bottom - (value / highest) * plotHeight;
  const every = everyLabel(points, last - first);
  const shapes: DrawnShape[] = ticks.flatMap((tick): readonly DrawnShape[] => [
    {
      kind: 'line',
      x1: left,
      x2: last + 8,
      y1: rounded(y(tick)),
      y2: rounded(y(tick)),
      stroke: tick === 0 ? 'soft' : 'line',
    },
    letters(left - 6, y(tick) + 4, tickText(tick, language), {
      anchor: 'end',
      size: SMALL,
      fill: 'soft',
    }),
  ]);
  points.forEach((point, at) => {
    if ((points.length - 1 - at) % every !== 0) return;
    shapes.push(letters(x(at), bottom + 18, point, { anchor: 'middle', size: SMALL, fill: 'soft' }));
  });
  for (const at of breaksOf(chart)) {
    const middle = rounded(x(at - 0.5));
    const label = WORDS[language].break;
    const half = textWidth(label, SMALL) / 2;
    shapes.push(
      {
        kind: 'line',
        x1: middle,
        x2: middle,
        y1: ABOVE - 4,
        y2: bottom,
        stroke: 'break',
        strokeWidth: 1.5,
        dash: [4, 4],
      },
      letters(Math.min(Math.max(middle, half), width - half), ABOVE - 9, label, {
        anchor: 'middle',
        size: SMALL,
        fill: 'break',
      }),
    );
  }
  series.forEach((line, number) => {
    for (const stretch of stretchesOf(line)) {
      if (stretch.length < 2) continue;
      const path = stretch.map((at) => `${rounded(x(at))} ${rounded(y(Number(line.marks[at]?.amount)))}`);
      shapes.push({
        kind: 'path',
        d: `M${path.join('L')}`,
        stroke: line.paint,
        strokeWidth: 2.5,
        ...(number > 0 && { dash: DASHES[number] ?? [] }),
      });
    }
  });
  const links: DrawnLink[] = [];
  const isFew = points.length <= 8;
  series.forEach((line, number) => {
    line.marks.forEach(({ amount, href }, at) => {
      if (amount === 'hidden') {
        if (isFew)
          shapes.push(
            letters(x(at), bottom - 5, WORDS[language].hidden, {
              anchor: 'middle',
              size: SMALL,
              fill: 'soft',
              halo: 'paper',
            }),
          );
        return;
      }
      if (amount === 'missing') return;
      shapes.push(drawMark(number, line.paint, x(at), y(amount)));
      if (series.length === 1 && isFew && !(hasNames && at === points.length - 1))
        shapes.push(
          letters(x(at), y(amount) - 10, amountText(amount, language), {
            anchor: 'middle',
            isBold: true,
            halo: 'paper',
          }),
        );
      if (href !== undefined) links.push({ href, x: x(at) - 12, y: y(amount) - 12, width: 24, height: 24 });
    });
  });
  if (hasNames) {
    const ends = series.map(({ marks }) => {
      const at = marks.findLastIndex(({ amount }) => typeof amount === 'number');
      return { at, value: Number(marks[at]?.amount ?? 0) };
    });
    const heights = apart(
      ends.map(({ value }) => y(value)),
      ABOVE,
      bottom,
    );
    series.forEach(({ name }, number) => {
      const end = ends[number];
      const isShown = end && end.at >= 0;
      const text =
        isShown && end.at === points.length - 1 ? `${name} ${amountText(end.value, language)}` : name;
      shapes.push(letters(last + 14, (heights[number] ?? 0) + 4.5, text, { isBold: true }));
    });
  }
  return { shapes, links, height: bottom + BELOW };
};

/** What each line looks like, for its name. */
export const lineKey = ({
  paint,
  number,
  x,
  y,
}: Readonly<{ paint: Paint; number: number; x: number; y: number }>): readonly DrawnShape[] => [
  {
    kind: 'line',
    x1: x,
    x2: x + 32,
    y1: y - 4,
    y2: y - 4,
    stroke: paint,
    strokeWidth: 2.5,
    ...(number > 0 && { dash: DASHES[number] ?? [] }),
  },
  drawMark(number, paint, x + 16, y - 4),
];

export const trendSaid = ({ points, series, language }: TrendChart) =>
  series.map(({ name, marks, breaks }) => {
    const figures = marks.map(
      ({ amount }, at) =>
        `${breaks.includes(at) && at > 0 ? `${WORDS[language].breakSaid(points[at] ?? '')}, ` : ''}${points[at]} ${amountSaid(amount, language)}`,
    );
    return { text: `${name ? `${name}: ` : ''}${figures.join(', ')}`, figures: marks.length };
  });

const highestOf = ({
  points,
  series,
  language,
}: TrendChart): Readonly<{ name: string; amount: string }> | undefined => {
  const all = series.flatMap(({ name, marks }) =>
    marks.flatMap(({ amount }, at) =>
      typeof amount === 'number' ? [{ name: [name, points[at]].filter(Boolean).join(', '), amount }] : [],
    ),
  );
  const [first] = all.toSorted((one, other) => other.amount - one.amount);
  return first && { name: first.name, amount: amountText(first.amount, language) };
};

export const drawTrend = (chart: TrendChart, width: number): Drawing => {
  const { title, language, series } = chart;
  const hasNames =
    series.length > 1 &&
    series.length <= 5 &&
    series.every(
      ({ name }) => linesOf(name, width * 0.26, TEXT, true).length === 1 && textWidth(name) < width * 0.26,
    );
  const legend =
    hasNames || series.length < 2
      ? { shapes: [], height: 0 }
      : drawLegend(
          series,
          width,
          ({ series: { paint }, number, x, y }) => lineKey({ paint, number, x, y }),
          32,
        );
  const plot = drawPlot(chart, width, hasNames, width < 520 ? 190 : 240);
  return {
    width,
    height: legend.height + plot.height,
    shapes: [...legend.shapes, ...moved(plot.shapes, 0, legend.height)],
    links: plot.links.map((link) => ({ ...link, y: link.y + legend.height })),
    title,
    description: descriptionOf(title, trendSaid(chart), highestOf(chart), language),
  };
};
