import type { chartsSv } from './charts.sv.js';

export const chartsEn: typeof chartsSv = {
  toTable: 'To the table',
  chart: 'Chart',
  inCharts: 'In charts',
  tooMuch:
    'No chart: the table has more figures than one can show. Choose fewer dimensions, or a shorter period.',
  population: {
    title: 'Population of the districts',
    short: 'For counts per 1,000 inhabitants of the districts: see and state the population.',
    lead: 'How many aged 16–64 live in each district. With that, counts per 1,000 inhabitants are made on the map. A number holds from its day until a later one is stated.',
    file: 'Paste the file',
    hint: 'A head in the first line, then a line for each district and day. Columns are parted by semicolons or tabs, so rows from Excel will do. Sex may be left out.',
    example:
      'district;sex;number;day;source\nFarsta;woman;19 000;2024-12-31;SCB\nFarsta;man;19 500;2024-12-31;SCB',
    state: 'Save the population',
    stated: 'The population is saved.',
    stoodAlready: 'All of the file stood so already. Nothing was changed.',
    refused: (problems) =>
      problems === 1
        ? 'One line is wrong. Nothing has been saved.'
        : `${problems} things are wrong. Nothing has been saved.`,
    line: (number) => `Line ${number}:`,
    noDistricts: 'The association has no districts. Whoever runs Samspår adds them.',
    caption: 'Stated population, aged 16–64',
    nothing: 'No population is stated yet.',
    district: 'District',
    day: 'Day',
    women: 'Women',
    men: 'Men',
    all: 'All',
    source: 'Source',
  },
};
