export const chartsSv = {
  toTable: 'Till tabellen',
  chart: 'Diagram',
  inCharts: 'I diagram',
};
