import { ChartLinks } from './chart-links.js';
import { LINE_HEIGHT, linesOfAtMost, WrappedText } from './wrapped-text.js';
import { Hatch } from './hatch.js';

/** A bar: how long it is, and what is written at its end. No value: the reason is written where the bar would be. */
type Bar = Readonly<{
  label: string;
  value: number | null;
  text: string;
  /** Hatched instead of filled: what is not known. */
  isHatched?: boolean;
  /** Where it leads. */
  href?: string;
}>;

export type BarGroup = Readonly<{ name?: string; bars: readonly Bar[] }>;

type BarChartProps = Readonly<{
  /** Differs from those of the other charts on the page. */
  id: string;
  title: string;
  /** What the chart shows, for those who do not see it; the figures stand in a table beside it. */
  description: string;
  groups: readonly BarGroup[];
}>;

/** Characters of a line that a narrow screen has room for. */
const LINE_OF_NAME = 29;
const LINE_OF_LABEL = 33;
/** The longest bar in per cent of the width; the rest is for its figures. */
const LONGEST = 64;

/** A line of the chart, and how far down it stands in pixels. */
type Placed = Readonly<{ y: number; lines: readonly string[]; bar?: Bar }>;

const placed = (groups: readonly BarGroup[]): Readonly<{ rows: readonly Placed[]; height: number }> => {
  const rows: Placed[] = [];
  let y = 0;
  for (const { name, bars } of groups) {
    if (name !== undefined) {
      const lines = linesOfAtMost(name, LINE_OF_NAME);
      rows.push({ y: y + 4, lines });
      y += lines.length * LINE_HEIGHT + 12;
    }
    for (const bar of bars) {
      const lines = linesOfAtMost(bar.label, LINE_OF_LABEL);
      rows.push({ y, lines, bar });
      y += lines.length * LINE_HEIGHT + 29;
    }
  }
  return { rows, height: y };
};

/**
 * Bars with their figures written at the ends. Lengths are in per cent of the width and text in pixels, so that it is as easy to
 * read on a narrow screen.
 */
export const BarChart = ({ id, title, description, groups }: BarChartProps) => {
  const { rows, height } = placed(groups);
  const greatest = Math.max(1, ...rows.map(({ bar }) => bar?.value ?? 0));
  const width = (value: number) => `${Math.round((value / greatest) * LONGEST * 100) / 100}%`;
  const links = rows.flatMap(({ y, lines, bar }) =>
    bar?.href === undefined
      ? []
      : [{ href: bar.href, x: 0, y, width: '100%', height: lines.length * LINE_HEIGHT + 22 }],
  );
  return (
    <ChartLinks height={height} links={links}>
      <svg class="chart" role="img" aria-labelledby={`${id}-t ${id}-d`} width="100%" height={height}>
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        <Hatch id={`${id}-p`} />
        {rows.map(({ y, lines, bar }) => {
          if (!bar) return <WrappedText key={y} look="group" lines={lines} x={0} y={y + 15} />;
          const top = y + lines.length * LINE_HEIGHT + 4;
          const end = width(bar.value ?? 0);
          return (
            <g key={y}>
              <WrappedText lines={lines} x={0} y={y + 15} />
              <rect
                y={top}
                width={end}
                height="16"
                {...(bar.isHatched ? { fill: `url(#${id}-p)` } : { class: 'bar-mark' })}
              />
              <text class="figure" x={end} dx={bar.value === null ? 0 : 6} y={top + 13}>
                {bar.text}
              </text>
            </g>
          );
        })}
      </svg>
    </ChartLinks>
  );
};
