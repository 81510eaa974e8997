export const chartsSv = {
  toTable: 'Till tabellen',
  inCharts: 'Året i diagram',
};
