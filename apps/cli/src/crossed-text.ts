import { namesIn, tableNotes, tableSubheading, type ToldTable } from '@samspar/pages';
import { columnName, comparedName, figureText, quotable } from '@samspar/reports';
import { type CrossedCell, dimensionLabel, isMedian, measureLabel } from '@samspar/statistics';
import { textTable } from './text-table.js';

/** A crossed table for a reader at a terminal, with its sentences and its notes. */
export const crossedText = (heading: string, told: ToldTable): string => {
  const { table, language } = told;
  const title = `${heading}\n${tableSubheading(told)}`;
  if (table.notRegistered) return `${title}\n\nUppgift saknas: ${table.notRegistered.reason}`;
  const nameOf = namesIn(told);
  const hasMeasure = table.measures.length > 1 || table.rowsBy.length === 0;
  const hasShares = table.rows.some(({ cells }) => cells.some(({ share }) => share));
  const isCompared = table.comparedWith !== undefined;
  const cellsOf = (cell: CrossedCell): readonly string[] => [
    figureText(cell, language),
    ...(hasShares ? [cell.share ? `${cell.share.percent} %` : ''] : []),
    ...(isCompared
      ? [
          cell.before ? figureText(cell.before, language) : '',
          cell.difference === undefined ? '' : `${cell.difference}`,
        ]
      : []),
  ];
  const lines = textTable(
    [
      ...(hasMeasure ? [{ title: 'Mått', align: 'left' as const }] : []),
      ...table.rowsBy.map((dimension) => ({ title: dimensionLabel(dimension), align: 'left' as const })),
      ...table.columns.flatMap(({ codes }) => [
        { title: columnName(table, codes, nameOf, language), align: 'right' as const },
        ...(hasShares ? [{ title: '', align: 'right' as const }] : []),
        ...(isCompared
          ? [
              { title: comparedName(table, language), align: 'right' as const },
              { title: 'Skillnad', align: 'right' as const },
            ]
          : []),
      ]),
    ],
    table.rows.map(({ measure, codes, cells }) => [
      ...(hasMeasure ? [measureLabel(measure)] : []),
      ...table.rowsBy.map((dimension, at) => {
        const code = codes[at];
        return code === undefined ? (at === codes.length ? 'Totalt' : '') : nameOf(dimension, code);
      }),
      ...cells.flatMap(cellsOf),
    ]),
  );
  const [measure = 'started'] = table.measures;
  const first = table.rows.flatMap((row) => quotable(table, row, nameOf, language) ?? []).at(0);
  return [
    title,
    '',
    lines,
    '',
    ...(first !== undefined && !isMedian({ measure }) ? [first] : []),
    ...tableNotes(told).map((note) => `Anm. ${note}`),
  ].join('\n');
};
