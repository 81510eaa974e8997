import { draw } from '@samspar/charts';
import type { DocumentPart, PaperDocument, PrintedValue } from '@samspar/documents';
import { unreachable } from '@samspar/kernel';
import { namesOfReport, periodInWords, type ReportBlock, type ReportDocument } from '@samspar/reports';
import { chartOfTable } from '../charts/told-chart.js';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';
import { instantInWords } from './answer-words.js';
import { partHeading, partQuotes, partSubheading } from './compared-words.js';
import { knownUntil, type ToldTable } from './crossed-words.js';
import { printedPart, serverIn } from './paper-table.js';
import { plainCellText } from './report-sections.js';
import type { FiledTables } from './report-files.js';

/** A report on its way to paper or into a workbook. */
export type FiledReport = Readonly<{
  report: ReportDocument;
  language: Language;
  /** Where the same is shown; where it names a server, the figures lead there to why they are so. */
  address: string;
  /** Where the figures of a release are explained; absent: where those of any question are. */
  why?: ToldTable['why'];
  /** Fingerprint of the head of the log that was signed over its figures; absent: it is not released. */
  fingerprint?: string | undefined;
}>;

/** How wide charts are drawn, in points; they are printed somewhat smaller. */
const DRAWN = 620;
const HIGHEST = 1_000;
/** The same of a chart of a whole report, whose words stand in columns. */
const DRAWN_WHOLE = 760;

/** A title of a document holds neither of these. */
export const plainTitle = (title: string): string => title.replaceAll('&', 'och').replaceAll('<', '');

/** A table of a report as it is put into words. */
export const toldIn = (
  { table }: Readonly<{ table: ToldTable['table'] }>,
  { report, language, why }: FiledReport,
): ToldTable => ({ table, names: namesOfReport(report), language, ...(why && { why }) });

/** The chart of a table; none where it would be too high for a page to be read there. */
const drawn = (told: ToldTable, title: string): readonly DocumentPart[] => {
  const chart = chartOfTable(told, title);
  const figure = chart && draw(chart, DRAWN);
  return figure && figure.height <= HIGHEST ? [{ figure }] : [];
};

type Lines = Extract<ReportBlock, { kind: 'lines' }>;

const linesPart = ({ title, columns, rows }: Lines, language: Language): DocumentPart => {
  // What the office has written is plain text.
  const isOfFigures = rows.some((row) =>
    row.slice(1).some((cell) => cell !== null && typeof cell !== 'string'),
  );
  return {
    table: {
      caption: title[language],
      columns: columns.map((column) => column[language]),
      ...(isOfFigures ? { isOfFigures } : { widths: columns.map((_column, at) => (at === 0 ? 2 : 5)) }),
      rows: rows.map((row) => row.map((cell) => plainCellText(cell, language))),
    },
  };
};

const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

const partsOf = (block: ReportBlock, filed: FiledReport): readonly DocumentPart[] => {
  const { language } = filed;
  const { paper: words } = textsOf(language).reports;
  switch (block.kind) {
    case 'paragraph':
      return [{ paragraph: block.text[language] }];
    case 'slot':
      return paragraphsOf(block.text ?? '').map((paragraph) => ({
        paragraph,
        ...(language !== 'sv' && { language: 'sv' }),
      }));
    case 'table':
      return [
        printedPart(
          toldIn(block, filed),
          block.title[language],
          block.sentences[0]?.[language],
          serverIn(filed.address),
        ),
      ];
    case 'chart':
      return drawn(toldIn(block, filed), block.title[language]);
    case 'lines':
      return [linesPart(block, language)];
    case 'not-registered':
      if (block.things.length === 0) return [];
      return [
        {
          table: {
            caption: words.missing.title,
            columns: [words.missing.what, words.missing.why, words.missing.since],
            widths: [3, 6, 2],
            rows: block.things.map(({ what, why, since }) => [
              what[language],
              why[language],
              since ?? words.missing.never,
            ]),
          },
        },
      ];
    case 'definitions':
      return [
        {
          facts: block.terms.map(({ term, meaning }) => ({
            name: term[language],
            value: meaning[language],
          })),
        },
      ];
    case 'sources':
      return [
        {
          facts: block.lines.map(({ name, value }) => ({
            name: name[language],
            value: plainCellText(value, language),
          })),
        },
      ];
    default:
      return unreachable(block);
  }
};

/** What the figures of a report are known by: how far they had been registered, where in the log, and what they can be held to. */
export const factsOfReport = ({
  report,
  language,
  address,
  fingerprint,
}: FiledReport): readonly PrintedValue[] => {
  const { files, paper: words } = textsOf(language).reports;
  return [
    { name: files.known, value: instantInWords(language, report.asKnownAt) },
    { name: files.position, value: report.position },
    { name: files.definition, value: String(report.definitionVersion) },
    {
      name: words.smallCounts,
      value: report.protect === 'public' ? words.hidden : words.shown,
    },
    { name: words.fingerprint, value: fingerprint ?? words.notReleased },
    { name: files.address, value: address },
  ];
};

/** A report on paper: a cover with what it is held to, its contents, and all that stands in it. */
export const reportPaper = (filed: FiledReport): PaperDocument => {
  const { report, language } = filed;
  const { paper: words, zero } = textsOf(language).reports;
  const { association, period } = report;
  const title = plainTitle(report.title[language]);
  return {
    title,
    language,
    head: `${association.name} · ${knownUntil(report, language)}`,
    foot: (page, of) => `${title} · ${words.page(page, of)}`,
    cover: { above: association.name, below: [`${period.from} – ${period.to}`], facts: factsOfReport(filed) },
    contents: { title: words.contents, leadsTo: words.leadsTo },
    blocks: [
      ...report.sections.flatMap(({ heading, level, blocks }): readonly DocumentPart[] => {
        const parts = blocks.flatMap((block) => partsOf(block, filed));
        return parts.length === 0 ? [] : [{ heading: heading[language], level }, ...parts];
      }),
      { paragraph: zero, isNote: true },
    ],
  };
};

/** Tables on paper, each below its title with the first of its sentences. */
export const tablesPaper = ({ title, address, tables, chart }: FiledTables): PaperDocument => {
  const [first] = tables;
  if (!first) throw new RangeError('There are no tables.');
  const { told } = first;
  const { names, language } = told;
  const table = 'table' in told ? told.table : told.comparison;
  const { paper: words, files, zero } = textsOf(language).reports;
  const association = names.association?.settings.name ?? '';
  const known = instantInWords(language, table.asKnownAt);
  const whole = `${plainTitle(title)}, ${periodInWords(table.period, language)}`;
  return {
    title: whole,
    language,
    head: `${association} · ${knownUntil(table, language)}`,
    foot: (page, of) => `${whole} · ${words.page(page, of)}`,
    blocks: [
      {
        facts: [
          { name: files.association, value: association },
          { name: files.known, value: known },
          { name: files.position, value: table.position },
          { name: files.definition, value: String(table.definitionVersion) },
          { name: files.address, value: address },
        ],
      },
      { paragraph: zero, isNote: true },
      ...(chart ? [{ figure: draw(chart, DRAWN_WHOLE) }] : []),
      ...tables.flatMap((one): readonly DocumentPart[] => {
        const [sentence] = partQuotes(one.told);
        return [
          ...(one.title === title ? [] : [{ heading: one.title, level: 2 } as const]),
          { paragraph: partSubheading(one.told), isNote: true },
          printedPart(one.told, partHeading(one.told), sentence, serverIn(address)),
          ...('table' in one.told && !chart ? drawn(one.told, one.title) : []),
        ];
      }),
    ],
  };
};
