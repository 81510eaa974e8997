import type { Chart } from '@samspar/charts';
import type { SheetCell, WorkbookSheet } from '@samspar/documents';
import { textsOf } from '../texts/texts.js';
import { instantInWords } from './answer-words.js';
import {
  partHeading,
  partNotes,
  partQuotes,
  partSubheading,
  filedPart,
  type ToldPart,
} from './compared-words.js';

/** Tables on their way into a file. */
export type FiledTables = Readonly<{
  title: string;
  /** Where the same is shown, with which it can be asked anew; where it names a server, figures on paper lead there. */
  address: string;
  tables: readonly Readonly<{ title: string; told: ToldPart }>[];
  /** One chart of them all, on paper; absent: each has its own. */
  chart?: Chart | undefined;
}>;

type Line = readonly SheetCell[];

/** What may stand in the name of a sheet, and how much of it. */
export const sheetName = (title: string, place: number): string =>
  `${place}. ${title.replace(/[[\]:*?/\\']/g, ' ')}`.slice(0, 31).trim();

/** What the figures of a table must not travel without. */
export const aboutTable = ({ title, told }: FiledTables['tables'][number]): readonly Line[] => {
  const { reports, statistics } = textsOf(told.language);
  const { files } = reports;
  const { notRegistered } = 'table' in told ? told.table : told.comparison;
  return [
    [files.table, title],
    [files.question, `${partHeading(told)}. ${partSubheading(told)}`],
    [files.percentOf, 'table' in told ? reports.shares[told.table.percentOf] : reports.beforeAfter.percentOf],
    ...(notRegistered ? [[statistics.answer.notRegistered, notRegistered.reason]] : []),
    ...partNotes(told).map((sentence): Line => [files.note, sentence]),
  ];
};

/** Its figures ready to be quoted. */
const quotesOf = ({ told }: FiledTables['tables'][number]): readonly Line[] => {
  const { files } = textsOf(told.language).reports;
  return partQuotes(told).map((sentence): Line => [files.quote, sentence]);
};

/** What holds of all tables of a file. */
const aboutAll = ({ title, address, tables }: FiledTables): readonly Line[] => {
  const [first] = tables;
  if (!first) return [];
  const { names, language } = first.told;
  const { reports, statistics } = textsOf(language);
  const { files } = reports;
  const source = 'table' in first.told ? first.told.table : first.told.comparison;
  const isOfPersons = 'unit' in source && source.unit === 'person';
  return [
    [files.report, title],
    [files.association, names.association?.settings.name ?? ''],
    [files.unit, isOfPersons ? statistics.answer.persons : statistics.answer.journeys],
    [files.known, instantInWords(language, source.asKnownAt)],
    [files.position, source.position],
    [files.definition, source.definitionVersion],
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
      const { titles, rows } = filedPart(told);
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
    const { titles, rows } = filedPart(told);
    return [...(filed.tables.length > 1 ? [[title]] : []), titles, ...rows, ['']];
  }),
  ...aboutAll(filed),
  ...filed.tables.flatMap((table) => [...aboutTable(table), ...quotesOf(table)]),
];
