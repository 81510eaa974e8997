import type { SheetCell, WorkbookSheet } from '@samspar/documents';
import { type PlainCell, printedTable, type ReportBlock } from '@samspar/reports';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';
import { namesIn } from './crossed-words.js';
import { aboutTable, sheetName } from './report-files.js';
import { factsOfReport, type FiledReport, toldIn } from './report-paper.js';

type Line = readonly SheetCell[];
type Figures = Extract<ReportBlock, { kind: 'table' | 'lines' }>;

const plainCell = (cell: PlainCell, language: Language): SheetCell =>
  cell === null || typeof cell !== 'object' ? cell : cell[language];

/** A table on a sheet of its own, numbers as numbers. */
const figuresSheet = (block: Figures, place: number, filed: FiledReport): WorkbookSheet => {
  const { language } = filed;
  const name = sheetName(block.title[language], place + 1);
  if (block.kind === 'lines')
    return {
      name,
      titles: block.columns.map((column) => column[language]),
      rows: block.rows.map((row) => row.map((cell) => plainCell(cell, language))),
    };
  const told = toldIn(block, filed);
  const { titles, rows } = printedTable(block.table, namesIn(told), language);
  return { name, titles, rows };
};

/** What is said in words: sentences of figures, and the office's own. */
const textSheet = ({ report, language }: FiledReport): WorkbookSheet => {
  const { paper: words } = textsOf(language).reports;
  return {
    name: words.text,
    titles: [words.section, words.text],
    rows: report.sections.flatMap(({ heading, blocks }) =>
      blocks.flatMap((block): readonly Line[] => {
        const of = heading[language];
        if (block.kind === 'paragraph') return [[of, block.text[language]]];
        if (block.kind === 'slot') return block.text === null ? [] : [[of, block.text]];
        return block.kind === 'table' ? block.sentences.map((sentence) => [of, sentence[language]]) : [];
      }),
    ),
  };
};

const missingSheet = ({ report, language }: FiledReport): WorkbookSheet => {
  const { missing } = textsOf(language).reports.paper;
  return {
    name: missing.title,
    titles: [missing.what, missing.why, missing.since],
    rows: report.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'not-registered'
          ? block.things.map(({ what, why, since }) => [
              what[language],
              why[language],
              since ?? missing.never,
            ])
          : [],
      ),
    ),
  };
};

/** What holds of all, what the words mean, and what is to be said of each table. */
const aboutSheet = (filed: FiledReport, tables: readonly Figures[]): WorkbookSheet => {
  const { report, language } = filed;
  const { files, zero } = textsOf(language).reports;
  const blocks = report.sections.flatMap((section) => section.blocks);
  return {
    name: files.about,
    titles: [files.about, ''],
    rows: [
      [files.report, report.title[language]],
      [files.association, report.association.name],
      [files.period, `${report.period.from} – ${report.period.to}`],
      ...factsOfReport(filed).map(({ name, value }): Line => [name, value]),
      [files.percentOf, files.rounding],
      [files.note, zero],
      ...blocks.flatMap((block): readonly Line[] =>
        block.kind === 'sources'
          ? block.lines.map(({ name, value }) => [name[language], plainCell(value, language)])
          : block.kind === 'definitions'
            ? block.terms.map(({ term, meaning }) => [term[language], meaning[language]])
            : [],
      ),
      ...tables.flatMap((block): readonly Line[] =>
        block.kind === 'table'
          ? [[null], ...aboutTable({ title: block.title[language], told: toldIn(block, filed) })]
          : [],
      ),
    ],
  };
};

/** A report as a workbook: each table on a sheet of its own, then what is said in words, what is missing, and what the figures are of. */
export const reportSheets = (filed: FiledReport): readonly WorkbookSheet[] => {
  const tables = filed.report.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.kind === 'table' || block.kind === 'lines');
  return [
    ...tables.map((block, place) => figuresSheet(block, place, filed)),
    textSheet(filed),
    missingSheet(filed),
    aboutSheet(filed, tables),
  ];
};
