import { barsSaid, drawBarRows, greatestBar } from './draw-bars.js';
import type { BarsChart, MultiplesChart, Series, TrendChart } from './chart.js';
import { descriptionOf } from './chart-words.js';
import { drawLegend } from './draw-legend.js';
import { drawPlot, greatestPoint, lineKey, trendSaid } from './draw-trend.js';
import type { Drawing, DrawnLink, DrawnShape } from './drawing.js';
import { block, LINE, linesOf, moved, TEXT } from './lettering.js';

/** The narrowest panel that can be read, and what stands between two. */
const NARROWEST = 210;
const GUTTER = 28;
const ROW_GAP = 20;

const greatestOf = (chart: BarsChart | TrendChart): number =>
  chart.kind === 'bars' ? greatestBar(chart) : greatestPoint(chart);

const panelOf = (chart: BarsChart | TrendChart, width: number) =>
  chart.kind === 'bars' ? drawBarRows(chart, width) : drawPlot(chart, width, false, 110);

export const drawMultiples = (chart: MultiplesChart, width: number): Drawing => {
  const { title, language, panels } = chart;
  const greatest = Math.max(0, ...panels.map((panel) => greatestOf(panel.chart)));
  const inRow = Math.max(1, Math.min(3, Math.floor((width + GUTTER) / (NARROWEST + GUTTER)), panels.length));
  const panelWidth = (width - GUTTER * (inRow - 1)) / inRow;
  const [first] = panels;
  const most = panels.reduce<readonly Series[]>(
    (longest, { chart: { series } }) => (series.length > longest.length ? series : longest),
    [],
  );
  const series = most.length > 1 ? most : [];
  const legend =
    first?.chart.kind === 'trend'
      ? drawLegend(series, width, ({ series: { paint }, ...key }) => lineKey({ paint, ...key }), 32)
      : drawLegend(series, width);

  const shapes: DrawnShape[] = [...legend.shapes];
  const links: DrawnLink[] = [];
  let y = legend.height;
  for (let at = 0; at < panels.length; at += inRow) {
    const row = panels.slice(at, at + inRow).map((panel) => ({
      lines: linesOf(panel.name, panelWidth, TEXT, true),
      drawn: panelOf({ ...panel.chart, greatest }, panelWidth),
    }));
    const head = Math.max(...row.map(({ lines }) => lines.length)) * LINE + 6;
    row.forEach(({ lines, drawn }, place) => {
      const x = place * (panelWidth + GUTTER);
      shapes.push(
        { kind: 'line', x1: x, x2: x + panelWidth, y1: y + 0.5, y2: y + 0.5, stroke: 'soft' },
        ...block(x, y + 18, lines, { isBold: true }),
        ...moved(drawn.shapes, x, y + head + 8),
      );
      links.push(...drawn.links.map((link) => ({ ...link, x: link.x + x, y: link.y + y + head + 8 })));
    });
    y += head + 8 + Math.max(...row.map(({ drawn }) => drawn.height)) + ROW_GAP;
  }
  const said = panels.flatMap((panel) =>
    (panel.chart.kind === 'bars' ? barsSaid(panel.chart) : trendSaid(panel.chart)).map(
      ({ text, figures }) => ({
        text: `${panel.name}, ${text}`,
        figures,
      }),
    ),
  );
  return {
    width,
    height: y - ROW_GAP + 4,
    shapes,
    links,
    title,
    description: descriptionOf(title, said, undefined, language),
  };
};
