import type { SheetCell, WorkbookSheet } from '@samspar/documents';
import { printedTable, quotable } from '@samspar/reports';
import { textsOf } from '../texts/texts.js';
import { instantInWords } from './answer-words.js';
import { namesIn, tableHeading, tableNotes, tableSubheading, type ToldTable } from './crossed-words.js';

/** Tables on their way into a file. */
export type FiledTables = Readonly<{
  title: string;
  /** Where the same is shown, with which it can be asked anew. */
  address: string;
  tables: readonly Readonly<{ title: string; told: ToldTable }>[];
}>;

type Line = readonly SheetCell[];

/** What may stand in the name of a sheet, and how much of it. */
export const sheetName = (title: string, place: number): string =>
  `${place}. ${title.replace(/[[\]:*?/\\']/g, ' ')}`.slice(0, 31).trim();

/** What the figures of a table must not travel without. */
export const aboutTable = ({ title, told }: FiledTables['tables'][number]): readonly Line[] => {
  const { table, language } = told;
  const { reports, statistics } = textsOf(language);
  const { files } = reports;
  return [
    [files.table, title],
    [files.question, `${tableHeading(told)}. ${tableSubheading(told)}`],
    [files.percentOf, reports.shares[table.percentOf]],
    ...(table.notRegistered ? [[statistics.answer.notRegistered, table.notRegistered.reason]] : []),
    ...tableNotes(told).map((sentence): Line => [files.note, sentence]),
  ];
};

/** Its figures ready to be quoted. */
const quotesOf = ({ told }: FiledTables['tables'][number]): readonly Line[] => {
  const { table, language } = told;
  const { files } = textsOf(language).reports;
  return table.rows.flatMap((row): readonly Line[] => {
    const sentence = quotable(table, row, namesIn(told), language);
    return sentence === undefined ? [] : [[files.quote, sentence]];
  });
};

/** What holds of all tables of a file. */
const aboutAll = ({ title, address, tables }: FiledTables): readonly Line[] => {
  const [first] = tables;
  if (!first) return [];
  const { table, names, language } = first.told;
  const { reports, statistics } = textsOf(language);
  const { files } = reports;
  return [
    [files.report, title],
    [files.association, names.association?.settings.name ?? ''],
    [files.unit, table.unit === 'person' ? statistics.answer.persons : statistics.answer.journeys],
    [files.known, instantInWords(language, table.asKnownAt)],
    [files.position, table.position],
    [files.definition, table.definitionVersion],
    [files.source, files.system],
    [files.address, address],
    [files.percentOf, files.rounding],
    [files.note, reports.zero],
  ];
};

/** Each table on a sheet of its own, and last one that says what they are of. */
export const sheetsOf = (filed: FiledTables): readonly WorkbookSheet[] => {
  const { tables } = filed;
  const language = tables[0]?.told.language ?? 'sv';
  const { about } = textsOf(language).reports.files;
  return [
    ...tables.map(({ title, told }, place): WorkbookSheet => {
      const { titles, rows } = printedTable(told.table, namesIn(told), language);
      return { name: sheetName(title, place + 1), titles, rows };
    }),
    {
      name: about,
      titles: [about, ''],
      rows: [
        ...aboutAll(filed),
        ...tables.flatMap((table) => [[null], ...aboutTable(table), ...quotesOf(table)]),
      ],
    },
  ];
};

/** All tables below each other, each below its title; then what they are of. */
export const linesOf = (filed: FiledTables): readonly Line[] => [
  ...filed.tables.flatMap(({ title, told }): readonly Line[] => {
    const { titles, rows } = printedTable(told.table, namesIn(told), told.language);
    return [...(filed.tables.length > 1 ? [[title]] : []), titles, ...rows, ['']];
  }),
  ...aboutAll(filed),
  ...filed.tables.flatMap((table) => [...aboutTable(table), ...quotesOf(table)]),
];
