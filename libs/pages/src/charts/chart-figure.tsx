import { type Chart, draw } from '@samspar/charts';
import type { ComponentChildren } from 'preact';
import { useTexts } from '../looking.js';
import { SvgDrawing, SvgLinks } from './svg-drawing.js';

/** Points across: what a narrow screen has room for, what half of a wide one has, and what all of it has. */
const NARROW = 340;
const WIDE = 720;
const WIDEST = 1080;

/** A chart on a page. Its figures always stand in a table as well: beside it, or where `table` leads. */
export type ChartFigureProps = Readonly<{
  /** Differs from those of the other charts on the page. */
  id: string;
  chart: Chart;
  /** Among others: `half`, with another beside it, or `whole`, with none; absent: by itself, as wide as there is room for. */
  size?: 'half' | 'whole';
  /** What is said above it; absent: its title. */
  caption?: ComponentChildren;
  /** What is said below it. */
  note?: ComponentChildren;
  /** The id of the table that has its figures, where that does not stand beside it. */
  table?: string;
}>;

const Drawn = ({ chart, id, width }: Readonly<{ chart: Chart; id: string; width: number }>) => {
  const drawing = draw(chart, width);
  return (
    <div class={`drawn w-${width}`}>
      <SvgDrawing drawing={drawing} id={id} />
      <SvgLinks drawing={drawing} />
    </div>
  );
};

/** A chart with what is said of it, drawn for narrow and for wide places; the style sheet shows the one that fits. */
export const ChartFigure = ({ id, chart, size, caption, note, table }: ChartFigureProps) => {
  const { charts: texts } = useTexts();
  return (
    <figure class={`panel chart-figure${size === undefined ? ' alone' : ''}`}>
      <figcaption>{caption ?? chart.title}</figcaption>
      <div class="drawings">
        <Drawn chart={chart} id={`${id}-n`} width={NARROW} />
        {size !== 'half' && <Drawn chart={chart} id={`${id}-w`} width={size === 'whole' ? WIDEST : WIDE} />}
      </div>
      {note}
      {table !== undefined && (
        <p class="to-table">
          <a href={`#${table}`}>
            {texts.toTable}
            <span class="unseen">: {chart.title}</span>
          </a>
        </p>
      )}
    </figure>
  );
};
