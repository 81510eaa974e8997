import type { Amount, BarsChart, ChartMark } from './chart.js';
import { amountSaid, descriptionOf, markText, WORDS } from './chart-words.js';
import { numbersOf } from './axis-scale.js';
import { drawLegend } from './draw-legend.js';
import type { DrawnLink, Drawing, Paint, DrawnShape } from './drawing.js';
import { block, letters, LINE, linesOf, moved, SMALL, TEXT, textWidth } from './lettering.js';

/** From this width on names stand to the left of their bars, and else above them. */
const WIDE = 520;
const ROW_GAP = 12;
const GROUP_GAP = 8;
/** What stands where a figure is hidden: the same, however great it is. */
const HIDDEN_WIDTH = 16;

type Row = BarsChart['groups'][number]['rows'][number];

/** How long the bar of a mark is, on the scale of the chart. */
const lengthOf = ({ amount, percent }: ChartMark, isOfShares: boolean | undefined): Amount =>
  isOfShares && typeof amount === 'number' ? (percent ?? 'missing') : amount;

/** The greatest length of a chart's bars. */
export const greatestBar = (chart: BarsChart): number =>
  Math.max(
    0,
    ...numbersOf(
      chart.groups.flatMap(({ rows }) =>
        rows.flatMap(({ marks }) => marks.map((mark) => lengthOf(mark, chart.isOfShares))),
      ),
    ),
  );

const thickness = (series: number): number => (series === 1 ? 18 : series === 2 ? 14 : 11);

/** Bars with their figures at the ends, without the names of their series. */
export const drawBarRows = (
  chart: BarsChart,
  width: number,
): Readonly<{ shapes: readonly DrawnShape[]; links: readonly DrawnLink[]; height: number }> => {
  const { language, series, groups, isOfShares } = chart;
  const words = WORDS[language];
  const isWide = width >= WIDE;
  const rows = groups.flatMap((group) => group.rows);
  const texts = rows.flatMap(({ marks }) => marks.map((mark) => markText(mark, language, chart)));
  const room = Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, TEXT, true)))) + 10;
  const named = rows.map(({ name }) => textWidth(name));
  const left = isWide ? Math.min(width * 0.34, Math.max(90, ...named) + 16) : 0;
  const longest = Math.max(40, width - left - room);
  const greatest = Math.max(chart.greatest ?? greatestBar(chart), 1);
  const thick = thickness(series.length);
  const totalOf = ({ total }: Row): string | undefined =>
    total && `${words.total} ${markText({ ...total, percent: undefined }, language, {})}`;

  const drawBar = (x: number, top: number, paint: Paint, mark: ChartMark): readonly DrawnShape[] => {
    const length = lengthOf(mark, isOfShares);
    const text = markText(mark, language, chart);
    const baseline = top + thick / 2 + 4.5;
    const isShown = typeof mark.amount === 'number';
    const end =
      typeof length === 'number' ? (length / greatest) * longest : length === 'hidden' ? HIDDEN_WIDTH : 0;
    return [
      ...(end > 0
        ? [
            {
              kind: 'rect' as const,
              x,
              y: top,
              width: end,
              height: thick,
              ...(typeof length === 'number'
                ? { fill: paint, ...(paint === 'unknown' && { stroke: 'soft' as const }) }
                : { fill: 'hidden' as const, stroke: 'soft' as const, dash: [2, 2] }),
            },
          ]
        : []),
      letters(
        x + end + 6,
        baseline,
        text,
        isShown ? { isBold: true, size: thick < 14 ? SMALL : TEXT } : { fill: 'soft', size: SMALL },
      ),
    ];
  };

  const shapes: DrawnShape[] = [];
  const links: DrawnLink[] = [];
  let y = 0;
  for (const { name, rows: ofGroup } of groups) {
    if (name !== undefined) {
      const lines = linesOf(name, width, TEXT, true);
      shapes.push(...block(0, y + 14, lines, { isBold: true }));
      y += lines.length * LINE + GROUP_GAP;
    }
    const firstBar = shapes.length;
    const top = y;
    for (const row of ofGroup) {
      const total = totalOf(row);
      const totalWidth = total === undefined || isWide ? 0 : textWidth(total, SMALL) + 10;
      const lines = linesOf(row.name, (isWide ? left - 12 : width) - totalWidth);
      const bars = row.marks.length * (thick + 2) - 2;
      const start = y;
      let bar = y;
      if (isWide) {
        const texted = lines.length * LINE + (total === undefined ? 0 : LINE);
        const height = Math.max(bars, texted);
        const textTop = y + (height - texted) / 2 + 12;
        shapes.push(...block(0, textTop, lines));
        if (total !== undefined)
          shapes.push(letters(0, textTop + lines.length * LINE, total, { size: SMALL, fill: 'soft' }));
        bar = y + (height - bars) / 2;
        y += height;
      } else {
        shapes.push(...block(0, y + 12, lines));
        if (total !== undefined)
          shapes.push(letters(width, y + 12, total, { size: SMALL, fill: 'soft', anchor: 'end' }));
        bar = y + lines.length * LINE + 1;
        y = bar + bars;
      }
      row.marks.forEach((mark, at) => {
        const paint: Paint = row.isUnknown ? 'unknown' : (series[at]?.paint ?? 'first');
        shapes.push(...drawBar(left, bar + at * (thick + 2), paint, mark));
      });
      const href = row.marks.map((mark) => mark.href);
      href.forEach((address, at) => {
        if (address !== undefined)
          links.push({
            href: address,
            x: href.length === 1 ? 0 : left,
            y: href.length === 1 ? start : bar + at * (thick + 2),
            width: href.length === 1 ? width : width - left,
            height: href.length === 1 ? y - start : thick,
          });
      });
      y += ROW_GAP;
    }
    if (isWide && ofGroup.length > 0)
      shapes.splice(firstBar, 0, {
        kind: 'line',
        x1: left,
        x2: left,
        y1: top - 4,
        y2: y - ROW_GAP + 4,
        stroke: 'line',
      });
    y += GROUP_GAP;
  }
  return { shapes, links, height: Math.max(1, y - GROUP_GAP) };
};

/** What each row says, for those who do not see it. */
export const barsSaid = (chart: BarsChart) =>
  chart.groups.flatMap(({ name: group, rows }) =>
    rows.map(({ name, marks, total }) => {
      const said = marks.map((mark, at) => {
        const text =
          typeof mark.amount === 'number'
            ? markText(mark, chart.language, chart)
            : amountSaid(mark.amount, chart.language);
        return chart.series.length > 1 ? `${chart.series[at]?.name ?? ''} ${text}` : text;
      });
      const whole = total
        ? [`${WORDS[chart.language].total} ${amountSaid(total.amount, chart.language)}`]
        : [];
      const head = [group, name].filter(Boolean).join(', ');
      return { text: `${head}: ${[...said, ...whole].join(', ')}`, figures: marks.length };
    }),
  );

/** The row with the longest bar. */
const longestOf = (chart: BarsChart): Readonly<{ name: string; amount: string }> | undefined => {
  const all = chart.groups.flatMap(({ name: group, rows }) =>
    rows.flatMap(({ name, marks }) =>
      marks.map((mark, at) => ({
        mark,
        name: [group, name, chart.series.length > 1 ? chart.series[at]?.name : ''].filter(Boolean).join(', '),
      })),
    ),
  );
  const size = ({ mark }: (typeof all)[number]) => {
    const length = lengthOf(mark, chart.isOfShares);
    return typeof length === 'number' ? length : -1;
  };
  const [first] = all.toSorted((one, other) => size(other) - size(one));
  return first && size(first) >= 0
    ? { name: first.name, amount: markText(first.mark, chart.language, chart) }
    : undefined;
};

/** The names of the series, and what bars are the shares of. */
const legendOf = (series: BarsChart['series'], width: number, { isOfShares, language }: BarsChart) => {
  const legend = drawLegend(series, width);
  if (!isOfShares) return legend;
  const lines = linesOf(WORDS[language].ofShares, width, SMALL);
  return {
    shapes: [...legend.shapes, ...block(0, legend.height + 8, lines, { size: SMALL, fill: 'soft' }, 15)],
    height: legend.height + lines.length * 15 + 8,
  };
};

export const drawBars = (chart: BarsChart, width: number): Drawing => {
  const { title, language, series } = chart;
  const legend = legendOf(series.length > 1 ? series : [], width, chart);
  const { shapes, links, height } = drawBarRows(chart, width);
  return {
    width,
    height: legend.height + height,
    shapes: [...legend.shapes, ...moved(shapes, 0, legend.height)],
    links: links.map((link) => ({ ...link, y: link.y + legend.height })),
    title,
    description: descriptionOf(title, barsSaid(chart), longestOf(chart), language),
  };
};
