import { unreachable } from '@samspar/kernel';
import type { Chart } from './chart.js';
import { drawBars } from './draw-bars.js';
import { drawFlow } from './draw-flow.js';
import { drawMultiples } from './draw-multiples.js';
import { drawSpread } from './draw-spread.js';
import { drawTiles } from './draw-tiles.js';
import { drawTrend } from './draw-trend.js';
import type { Drawing } from './drawing.js';

/** Makes shapes of a chart, for a place so many points wide; at the least 300. */
export const draw = (chart: Chart, width: number): Drawing => {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, width);
    case 'trend':
      return drawTrend(chart, width);
    case 'flow':
      return drawFlow(chart, width);
    case 'spread':
      return drawSpread(chart, width);
    case 'tiles':
      return drawTiles(chart, width);
    case 'multiples':
      return drawMultiples(chart, width);
    default:
      return unreachable(chart);
  }
};
