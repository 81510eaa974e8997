import type { Drawing } from '@samspar/charts';
import type { PaperDocument, PaperTable } from '@samspar/documents';

const DRAWING: Drawing = {
  width: 600,
  height: 90,
  title: 'Påbörjade efter kön',
  description: 'Kvinna: 61. Man: 48. Okänt: 3.',
  links: [],
  shapes: [
    { kind: 'rect', x: 90, y: 10, width: 400, height: 20, fill: 'women' },
    { kind: 'rect', x: 90, y: 34, width: 300, height: 20, fill: 'men', radius: 3 },
    { kind: 'rect', x: 90, y: 58, width: 30, height: 20, fill: 'unknown', stroke: 'soft' },
    { kind: 'line', x1: 90, y1: 5, x2: 90, y2: 85, stroke: 'line', dash: [3, 2] },
    { kind: 'path', d: 'M 500 80 L 520 40 L 540 80 Z', fill: 'ribbon', opacity: 0.6 },
    { kind: 'circle', x: 570, y: 40, radius: 8, fill: 'fifth' },
    { kind: 'text', x: 84, y: 24, text: 'Kvinna', anchor: 'end', size: 11, fill: 'ink' },
    {
      kind: 'text',
      x: 290,
      y: 24,
      text: '61',
      anchor: 'middle',
      size: 11,
      fill: 'ink',
      halo: 'paper',
      isBold: true,
    },
  ],
};

const wide = (groups: number): PaperTable => ({
  caption: `Påbörjade i ${groups} stadsdelsområden`,
  groups: [
    { title: '', span: 1 },
    ...Array.from({ length: groups }, (_none, at) => ({ title: `Område ${at}`, span: 2 })),
  ],
  columns: ['Insats', ...Array.from({ length: groups }, () => ['Antal', 'Procent']).flat()],
  isOfFigures: true,
  sums: [1],
  rows: ['Jobbtorg Kista', 'Totalt'].map((name, row) => [
    name,
    ...Array.from({ length: groups * 2 }, (_none, at) => String((row + 1) * at)),
  ]),
});

/** A document with everything that is written on paper; with many rows and groups its tables are broken, turned and split. */
export const wholeDocument = (rows: number, groups: number): PaperDocument => ({
  title: 'Årsredovisning 2024',
  language: 'sv',
  head: 'Samordningsförbundet Provkommun · position 4711',
  foot: (page, of) => `${page} av ${of}`,
  cover: {
    above: 'Samordningsförbundet Provkommun',
    below: ['2024-01-01 – 2024-12-31'],
    facts: [{ name: 'Position', value: '4711' }],
  },
  contents: { title: 'Innehåll', leadsTo: (heading) => `Till avsnittet ${heading}` },
  blocks: [
    { heading: 'Sammanfattning', level: 2 },
    { paragraph: '61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier.' },
    { paragraph: 'In the words of the office.', language: 'en' },
    { figure: DRAWING },
    { heading: 'Insatser', level: 3 },
    {
      table: {
        caption: 'Påbörjade',
        columns: ['Insats', 'Kvinna', 'Man', 'Totalt'],
        isOfFigures: true,
        sums: [rows],
        rows: [
          ...Array.from({ length: rows }, (_none, at) => [
            `Insats ${at}`,
            {
              text: '12',
              address: `https://samspar.example/varfor?rad=${at}`,
              leadsTo: 'Så är talet räknat',
            },
            '13',
            '25',
          ]),
          ['Totalt', '720', '780', '1 500'],
        ],
      },
    },
    { list: ['Ett tal är dolt.'], isNote: true },
    { heading: 'Stadsdelsområden', level: 2 },
    { table: wide(groups) },
    { heading: 'Alla områden', level: 2 },
    { table: wide(2 * groups) },
    { heading: 'Källor', level: 2 },
    { facts: [{ name: 'Källa', value: 'Samspår' }] },
  ],
});
