import type { Series } from './chart.js';
import type { DrawnShape } from './drawing.js';
import { letters, LINE, TEXT, textWidth } from './lettering.js';

type Key = Readonly<{ series: Series; number: number; x: number; y: number }>;
export type DrawnLegend = Readonly<{ shapes: readonly DrawnShape[]; height: number }>;

const SWATCH = 14;

/** The names of series with what each looks like, beside each other as far as there is room. */
export const drawLegend = (
  series: readonly Series[],
  width: number,
  look: (key: Key) => readonly DrawnShape[] = ({ series: { paint }, x, y }) => [
    { kind: 'rect', x, y: y - 11, width: SWATCH, height: SWATCH, fill: paint, stroke: paint },
  ],
  room = SWATCH,
): DrawnLegend => {
  const shapes: DrawnShape[] = [];
  let x = 0;
  let y = SWATCH;
  series.forEach((one, number) => {
    const needed = room + 6 + textWidth(one.name, TEXT);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += LINE + 6;
    }
    shapes.push(...look({ series: one, number, x, y }), letters(x + room + 6, y, one.name));
    x += needed + 18;
  });
  return { shapes, height: series.length === 0 ? 0 : y + 12 };
};
