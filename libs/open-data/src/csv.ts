import { stringify } from 'csv-stringify/sync';
import { TOTAL } from './cell-at.js';
import type { Figure } from './figures.js';
import { axisName, type OpenTable, rowsInOrder } from './open-table.js';
import { LICENCE } from './terms.js';

type CsvColumn = Readonly<{ name: string; sv: string; en: string; isNumber?: true }>;

const columnsOf = ({ axes }: OpenTable): readonly CsvColumn[] => [
  ...axes.flatMap((axis): readonly CsvColumn[] => {
    const { sv, en } = axisName(axis);
    return [
      { name: axis.dimension, sv: `${sv}, kod`, en: `${en}, code` },
      { name: `${axis.dimension}_sv`, sv, en: `${en}, in Swedish` },
      { name: `${axis.dimension}_en`, sv: `${sv}, på engelska`, en },
    ];
  }),
  { name: 'contents', sv: 'Innehåll, kod', en: 'Contents, code' },
  { name: 'contents_sv', sv: 'Innehåll', en: 'Contents, in Swedish' },
  { name: 'contents_en', sv: 'Innehåll, på engelska', en: 'Contents' },
  { name: 'unit_sv', sv: 'Enhet', en: 'Unit, in Swedish' },
  { name: 'unit_en', sv: 'Enhet, på engelska', en: 'Unit' },
  { name: 'value', sv: 'Värde', en: 'Value', isNumber: true },
  {
    name: 'status',
    sv: 'Varför inget värde finns: hidden är dolt, notRegistered registrerades inte, notGiven finns inget att ge',
    en: 'Why there is no value: hidden, notRegistered, or notGiven where there is none to give',
  },
  {
    name: 'break',
    sv: 'true vid tidsseriebrott: registreringen började inom tiden',
    en: 'true where registration began within the time, so that a series breaks',
  },
];

/** The table as CSV (RFC 4180, UTF-8): a row for each figure, with what its codes are called. Totals have the code `_T`. */
export const csv = (table: OpenTable): string => {
  const { axes, contents, beside } = table;
  const labelled = (codes: readonly string[]): readonly string[] =>
    codes.flatMap((code, index) => {
      const label = axes[index]?.codes.find((one) => one.code === code)?.label;
      return code === TOTAL ? [code, 'Totalt', 'Total'] : [code, label?.sv ?? code, label?.en ?? code];
    });
  const rowsOf = (codes: readonly string[], figures: readonly Figure[]) =>
    contents.flatMap(({ code, label, unit }, index) => {
      const { value, mark, isBreak }: Figure = figures[index] ?? { value: null };
      // Nobody has asked for it: a total that the release does not give.
      if (mark === 'notGiven' && codes.includes(TOTAL)) return [];
      const named = [code, label.sv, label.en, unit.sv, unit.en];
      return [[...labelled(codes), ...named, value ?? '', mark ?? '', isBreak ? 'true' : '']];
    });
  const rows = [
    ...rowsInOrder(table).flatMap(({ codes, figures }) => rowsOf(codes, figures)),
    ...beside.flatMap(({ codes, figures }) =>
      rowsOf(
        axes.map(({ dimension }) => codes[dimension] ?? TOTAL),
        figures,
      ),
    ),
  ];
  return stringify([columnsOf(table).map(({ name }) => name), ...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
  });
};

const inBoth = (sv: string, en: string) => [
  { '@value': sv, '@language': 'sv' },
  { '@value': en, '@language': 'en' },
];

/** What the columns of the CSV file are, and what it must not travel without (W3C, Metadata Vocabulary for Tabular Data). */
export const csvMetadata = (table: OpenTable): string => {
  const { origin, title, counts, notes } = table;
  const { publisher, address } = origin;
  const document = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'sv' }],
    url: `${address}.csv`,
    'dc:title': title,
    'dc:description': inBoth(counts.sv, counts.en),
    'dc:publisher': publisher.name,
    'dc:license': { '@id': LICENCE.address },
    'dc:issued': origin.released,
    'dc:source': publisher.name,
    'dcat:contactPoint': { '@id': `mailto:${publisher.email}` },
    notes: notes.map(({ sv, en }) => ({ body: inBoth(sv, en) })),
    dialect: { header: true, encoding: 'utf-8' },
    tableSchema: {
      columns: columnsOf(table).map(({ name, sv, en, isNumber }) => ({
        name,
        titles: name,
        'dc:description': inBoth(sv, en),
        datatype: isNumber ? 'decimal' : 'string',
      })),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
