import { unreachable } from '@samspar/kernel';
import { type FiledTables, plainCellText, textsOf } from '@samspar/pages';
import { namesOfReport, type ReportBlock, type ReportDocument } from '@samspar/reports';
import { crossedText } from './crossed-text.js';
import { atLeft, textTable } from './text-table.js';

/** The tables of a report on their way into a file. */
export const tablesOf = (document: ReportDocument): FiledTables['tables'] => {
  const names = namesOfReport(document);
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table'
        ? [{ title: block.title.sv, told: { table: block.table, names, language: 'sv' as const } }]
        : [],
    ),
  );
};

const linesOf = (rows: readonly (readonly string[])[], titles: readonly string[]): string =>
  textTable(titles.map(atLeft), rows);

const blockText = (block: ReportBlock, document: ReportDocument): readonly string[] => {
  const { annualReport: texts } = textsOf('sv');
  switch (block.kind) {
    case 'paragraph':
      return [block.text.sv];
    case 'slot':
      return block.text === null ? [] : [block.text];
    case 'table':
      return [
        crossedText(block.title.sv, {
          table: block.table,
          names: namesOfReport(document),
          language: 'sv',
        }),
      ];
    case 'chart':
      return [];
    case 'lines':
      return [
        [
          block.title.sv,
          linesOf(
            block.rows.map((row) => row.map((cell) => plainCellText(cell, 'sv'))),
            block.columns.map(({ sv }) => sv),
          ),
        ].join('\n'),
      ];
    case 'not-registered':
      return block.things.length === 0
        ? [texts.missingNone]
        : block.things.map(({ what, why }) => `${what.sv}: ${why.sv}`);
    case 'definitions':
      return [block.terms.map(({ term, meaning }) => `${term.sv}: ${meaning.sv}`).join('\n')];
    case 'sources':
      return [block.lines.map(({ name, value }) => `${name.sv}: ${plainCellText(value, 'sv')}`).join('\n')];
    default:
      return unreachable(block);
  }
};

/** A report for a reader of the terminal: its sections with all that stands in them. */
export const annualText = (document: ReportDocument): string =>
  [
    document.title.sv,
    ...document.sections.map(({ heading, blocks }) =>
      [heading.sv.toUpperCase(), ...blocks.flatMap((block) => blockText(block, document))].join('\n\n'),
    ),
  ].join('\n\n');
