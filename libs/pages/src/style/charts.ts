import { COLOURS, PAINTS, PAINT_PATTERNS } from '@samspar/charts';

const css = String.raw;

const fillsAndStrokes = PAINTS.map(
  (paint) => `.f-${paint}{fill:${COLOURS[paint]}}.s-${paint}{stroke:${COLOURS[paint]}}`,
).join('');

/** Paints that stand white behind what is drawn over them; all others are dark behind white lines. */
const LIGHT = ['unknown', 'hidden'] as const;
const overFills = (selector: string, colour: string): string =>
  `${selector}{stroke:${colour}}circle${selector}{fill:${colour};stroke:none}`;
const DARK_PATTERNED = PAINTS.filter(
  (paint) => PAINT_PATTERNS[paint] && !LIGHT.some((light) => light === paint),
);
const over = (paints: readonly string[]): string => `:is(${paints.map((paint) => `.o-${paint}`).join(',')})`;

/** Charts: what each paint looks like, on a screen, on paper and where the system chooses the colours. */
export const CHARTS_STYLE = css`
  .drawings {
    container-type: inline-size;
  }
  .drawn {
    position: relative;
  }
  .w-340 {
    max-width: 28rem;
  }
  .w-720 {
    max-width: 47rem;
  }
  .w-720,
  .w-1080 {
    display: none;
  }
  @container (min-width: 36rem) {
    .w-720 {
      display: block;
    }
    .w-340:has(+ .w-720) {
      display: none;
    }
  }
  @container (min-width: 60rem) {
    .w-1080 {
      display: block;
    }
    .w-340:has(+ .w-1080) {
      display: none;
    }
  }
  .drawing,
  .drawing-links {
    display: block;
    width: 100%;
    height: auto;
    overflow: visible;
  }
  .drawing-links {
    position: absolute;
    inset: 0;
    fill: transparent;
  }
  .drawing-links a:hover {
    fill: rgb(20 83 116 / 0.1);
  }
  .drawing .bold {
    font-weight: 600;
  }
  .drawing text {
    font-variant-numeric: tabular-nums;
  }
  .drawing .halo {
    paint-order: stroke;
    stroke-width: 4;
    stroke-linejoin: round;
  }
  .drawing path {
    stroke-linejoin: round;
  }
  pattern path {
    stroke-width: 1.6;
    fill: none;
  }
  .to-table {
    margin: 0.75rem 0 0;
  }
  .chart-figure .hint {
    margin: 0.75rem 0 0;
    max-width: 46rem;
  }
  .chart-figure.alone {
    max-width: 50rem;
  }
  .charts {
    columns: 22rem;
    margin-bottom: 1rem;
    column-gap: 1rem;
  }
  .charts > figure {
    break-inside: avoid;
  }
  ${fillsAndStrokes}
  ${overFills(over(DARK_PATTERNED), COLOURS.paper)}
  ${overFills(over(LIGHT), COLOURS.soft)}
  @media print {
    .drawing {
      print-color-adjust: exact;
    }
    .chart-figure {
      break-inside: avoid;
    }
    .to-table {
      display: none;
    }
  }
`;
