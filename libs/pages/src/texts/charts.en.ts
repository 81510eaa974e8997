import type { chartsSv } from './charts.sv.js';

export const chartsEn: typeof chartsSv = {
  toTable: 'To the table',
  inCharts: 'The year in charts',
};
