import type { chartsSv } from './charts.sv.js';

export const chartsEn: typeof chartsSv = {
  toTable: 'To the table',
  chart: 'Chart',
  inCharts: 'In charts',
};
