import { LINE_HEIGHT, linesOfAtMost, WrappedText } from './wrapped-text.js';
import { Hatch } from './hatch.js';

/** A step from one figure to another: a figure itself, or what came to it or went. */
export type WaterfallBar = Readonly<{
  label: string;
  /** Where the bar begins and ends, on the scale of the figures. */
  from: number;
  to: number;
  kind: 'figure' | 'in' | 'out';
  /** What is written at its end. */
  text: string;
}>;

type WaterfallProps = Readonly<{
  /** Differs from those of the other charts on the page. */
  id: string;
  title: string;
  /** What the chart shows, for those who do not see it; the figures stand in a table beside it. */
  description: string;
  bars: readonly WaterfallBar[];
  /** Where the scale begins. */
  start: number;
}>;

/** Characters of a line that a narrow screen has room for. */
const LINE_OF_LABEL = 33;
/** The longest bar in per cent of the width; the rest is for its figures. */
const LONGEST = 76;
const THICKNESS = 16;
/** A step is seen, be it ever so small. */
const LEAST = 0.8;

/**
 * Steps from one figure to another, below each other: each begins where the one before ended, and a thin line leads there. What comes is
 * filled pale with an edge, what goes is hatched, and their figures have a sign: no colour is needed to tell them.
 */
export const WaterfallChart = ({ id, title, description, bars, start }: WaterfallProps) => {
  const end = Math.max(start + 1, ...bars.flatMap(({ from, to }) => [from, to]));
  const at = (value: number) => Math.round(((value - start) / (end - start)) * LONGEST * 100) / 100;
  let y = 0;
  const rows = bars.map((bar) => {
    const lines = linesOfAtMost(bar.label, LINE_OF_LABEL);
    const top = y + lines.length * LINE_HEIGHT + 4;
    const row = { bar, lines, y, top };
    y = top + THICKNESS + 10;
    return row;
  });
  return (
    <svg class="chart waterfall" role="img" aria-labelledby={`${id}-t ${id}-d`} width="100%" height={y}>
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      <Hatch id={`${id}-p`} />
      {rows.map(({ bar, lines, y: line, top }, index) => {
        const left = at(Math.min(bar.from, bar.to));
        const width = Math.max(at(Math.max(bar.from, bar.to)) - left, LEAST);
        const next = rows[index + 1];
        const looks = {
          figure: { class: 'bar-mark' },
          in: { class: 'bar-in' },
          out: { fill: `url(#${id}-p)` },
        } as const;
        return (
          <g key={line}>
            <WrappedText lines={lines} x={0} y={line + 15} />
            <rect x={`${left}%`} y={top} width={`${width}%`} height={THICKNESS} {...looks[bar.kind]} />
            {next && (
              <line
                class="grid"
                x1={`${at(bar.to)}%`}
                x2={`${at(bar.to)}%`}
                y1={top + THICKNESS}
                y2={next.top}
              />
            )}
            <text class="figure" x={`${left + width}%`} dx={6} y={top + 13}>
              {bar.text}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
