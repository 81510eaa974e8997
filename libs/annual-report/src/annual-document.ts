import { type Sentence, unreachable } from '@samspar/kernel';
import {
  type AnsweredTable,
  quotable,
  type ReportBlock,
  type ReportDocument,
  type ReportSection,
} from '@samspar/reports';
import {
  codeLabel,
  type CodeNames,
  type CrossedRow,
  type CrossedTable,
  type Dimension,
  dimensionLabel,
  dimensionMeaning,
  isTime,
  measureLabel,
  measureRule,
  type StatisticsQuery,
} from '@samspar/statistics';
import { expectedLines } from './expected-lines.js';
import { missingThings } from './missing-things.js';
import { type ReportPeriod, reportTitle } from './report-period.js';
import { type AnnualSection, type AnnualTable, sectionsOf } from './report-sections.js';
import type { ReportWords } from './report-words.js';

/** What a report is made of: its tables as they were answered, and the office's own words. */
export type AnnualFigures = Readonly<{
  association: Readonly<{ id: string; name: string }>;
  period: ReportPeriod;
  tables: readonly AnsweredTable[];
  words: ReportWords;
  names: CodeNames;
  protect: StatisticsQuery['protect'];
  publication?: string;
}>;

const LANGUAGES = ['sv', 'en'] as const;

const nameIn = (names: CodeNames, language: keyof Sentence) => (dimension: Dimension, code: string) =>
  codeLabel(dimension, code, names, language);

/** The figure of a row in a sentence; undefined where it is hidden or none. */
const sentenceOf = (table: CrossedTable, row: CrossedRow, names: CodeNames): Sentence | undefined => {
  const [sv, en] = LANGUAGES.map((language) => quotable(table, row, nameIn(names, language), language));
  return sv === undefined || en === undefined ? undefined : { sv, en };
};

/** Of a series no sentences: its rows are years, whose figures stand beside each other. */
const sentencesOf = (table: CrossedTable, names: CodeNames): readonly Sentence[] =>
  table.notRegistered || table.rowsBy.some(isTime)
    ? []
    : table.rows.flatMap((row) => sentenceOf(table, row, names) ?? []);

/** Every code that a table names, by its dimension. */
const codesIn = ({ rowsBy, columnsBy, rows, columns, where }: CrossedTable) => [
  ...Object.entries(where).flatMap(([dimension, codes]) =>
    codes.map((code) => [dimension as Dimension, code] as const),
  ),
  ...[
    [rowsBy, rows],
    [columnsBy, columns],
  ].flatMap(([by, places]) =>
    (places as readonly Readonly<{ codes: readonly string[] }>[]).flatMap(({ codes }) =>
      codes.flatMap((code, place) => {
        const dimension = (by as readonly Dimension[])[place];
        return dimension === undefined ? [] : [[dimension, code] as const];
      }),
    ),
  ),
];

const labelsOf = (tables: readonly CrossedTable[], names: CodeNames): ReportDocument['labels'] => {
  const labels: Partial<Record<Dimension, Record<string, Sentence>>> = {};
  for (const [dimension, code] of tables.flatMap(codesIn)) {
    const known = (labels[dimension] ??= {});
    known[code] ??= { sv: nameIn(names, 'sv')(dimension, code), en: nameIn(names, 'en')(dimension, code) };
  }
  return labels;
};

/** What is said first of a year: how many there were, and what came of it. */
const BRIEF: readonly Readonly<{ table: string; isTotal: boolean }>[] = [
  { table: 'deltagare', isTotal: true },
  { table: 'resultat', isTotal: false },
];

const PART_TABLES = { participants: 'deltagare-per-insats', results: 'resultat-per-insats' } as const;

type Made = AnnualFigures & Readonly<{ byId: ReadonlyMap<string, CrossedTable> }>;

const briefOf = ({ byId, names }: Made): readonly ReportBlock[] =>
  BRIEF.flatMap(({ table: id, isTotal }) => {
    const table = byId.get(id);
    if (!table || table.notRegistered) return [];
    return table.rows
      .filter(({ codes }) => isTotal === (codes.length === 0))
      .flatMap((row) => sentenceOf(table, row, names) ?? [])
      .map((text): ReportBlock => ({ kind: 'paragraph', text }));
  });

const definitionsOf = ({ tables }: Made): ReportBlock => {
  const measures = new Set(tables.flatMap(({ table }) => table.measures));
  const dimensions = new Set(tables.flatMap(({ table }) => [...table.rowsBy, ...table.columnsBy]));
  return {
    kind: 'definitions',
    terms: [
      ...[...measures].map((measure) => ({
        term: { sv: measureLabel(measure), en: measureLabel(measure, 'en') },
        meaning: measureRule(measure),
      })),
      ...[...dimensions].map((dimension) => ({
        term: { sv: dimensionLabel(dimension), en: dimensionLabel(dimension, 'en') },
        meaning: dimensionMeaning(dimension),
      })),
    ],
  };
};

const sourcesOf = ({ association, tables, protect }: Made): ReportBlock => {
  const [first] = tables;
  const table = first?.table;
  return {
    kind: 'sources',
    lines: [
      { name: { sv: 'Förbund', en: 'Association' }, value: association.name },
      {
        name: { sv: 'Källa', en: 'Source' },
        value: {
          sv: 'Samspårs händelselogg: det som har registrerats om deltaganden i förbundets insatser.',
          en: 'The event log of Samspår: what has been registered of journeys in the interventions of the association.',
        },
      },
      { name: { sv: 'Räknat i', en: 'Counted in' }, value: { sv: 'Deltaganden', en: 'Journeys' } },
      {
        name: { sv: 'Små tal', en: 'Small counts' },
        value:
          protect === 'public'
            ? {
                sv: 'Döljs, och med dem det som skulle avslöja dem. ·· betyder dolt.',
                en: 'Hidden, and with them what would reveal them. ·· means hidden.',
              }
            : {
                sv: 'Visas: rapporten är för kansliet och är inte till för att spridas.',
                en: 'Shown: the report is for the office and not to be passed on.',
              },
      },
      ...(table
        ? [
            { name: { sv: 'Plats i loggen', en: 'Position of the log' }, value: table.position },
            {
              name: { sv: 'Version av definitionerna', en: 'Version of the definitions' },
              value: table.definitionVersion,
            },
          ]
        : []),
    ],
  };
};

const partOf = (part: NonNullable<AnnualSection['part']>, made: Made): readonly ReportBlock[] => {
  switch (part) {
    case 'brief':
      return briefOf(made);
    case 'goals':
      return expectedLines(
        made.words,
        {
          participants: made.byId.get(PART_TABLES.participants),
          results: made.byId.get(PART_TABLES.results),
        },
        (code) => codeLabel('intervention', code, made.names),
      );
    case 'not-registered':
      return [{ kind: 'not-registered', things: missingThings([...made.byId.values()], made.names) }];
    case 'definitions':
      return [definitionsOf(made)];
    case 'sources':
      return [sourcesOf(made)];
    default:
      return unreachable(part);
  }
};

const tableBlocks = ({ id, title, chart }: AnnualTable, made: Made): readonly ReportBlock[] => {
  const table = made.byId.get(id);
  if (!table) return [];
  return [
    { kind: 'table', id, title, table, sentences: sentencesOf(table, made.names) },
    ...(chart && !table.notRegistered
      ? [{ kind: 'chart', id: `${id}-diagram`, title, chart, table } as const]
      : []),
  ];
};

const sectionOf = ({ id, heading, prompt, tables = [], part }: AnnualSection, made: Made): ReportSection => {
  const text = made.words.texts[id]?.text ?? '';
  return {
    id,
    heading,
    level: 2,
    blocks: [
      ...(prompt ? [{ kind: 'slot', slot: id, prompt, text: text === '' ? null : text } as const] : []),
      ...(part ? partOf(part, made) : []),
      ...tables.flatMap((table) => tableBlocks(table, made)),
    ],
  };
};

/** The whole report as it is read, wherever it is shown. Throws where it has no table. */
export const annualDocument = (figures: AnnualFigures): ReportDocument => {
  const { association, period, tables, names, protect, publication } = figures;
  const made: Made = { ...figures, byId: new Map(tables.map(({ id, table }) => [id, table])) };
  const first = tables[0]?.table;
  if (!first) throw new Error('A report has tables.');
  return {
    name: period.name,
    title: reportTitle(period),
    association,
    period: { from: period.from, to: period.to },
    asKnownAt: first.asKnownAt,
    position: first.position,
    definitionVersion: first.definitionVersion,
    protect,
    ...(publication !== undefined && { publication }),
    labels: labelsOf([...made.byId.values()], names),
    sections: sectionsOf(period).map((section) => sectionOf(section, made)),
  };
};
