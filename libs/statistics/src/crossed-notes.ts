import type { AxisNode } from './crossed-axis.js';
import type { CrossedQuery } from './crossed-query.js';
import type { CrossedRow } from './crossed-cells.js';
import { isMultiValued } from './dimensions.js';
import type { Answer, AnswerNote } from './query.js';

type Made = Readonly<{ rows: readonly CrossedRow[]; columns: readonly AxisNode[] }>;

/** What is to be said of a table: once what holds of several measures; where it is protected, no small number. */
export const crossedNotes = (
  query: CrossedQuery,
  answers: readonly Answer[],
  made: Made,
  hidden: Readonly<{ threshold: number; isAnyHidden: boolean }> | undefined,
): readonly AnswerNote[] => {
  const notes = answers
    .flatMap((answer) => answer.notes)
    .filter(({ code }) => code !== 'roundedSum' && code !== 'suppressed')
    .map((note): AnswerNote =>
      note.code === 'personNotKnown' && (note.journeys ?? 0) < (hidden?.threshold ?? 0)
        ? { code: note.code }
        : note,
    );
  const known = new Map(notes.map((note) => [JSON.stringify(note), note]));
  return [
    ...known.values(),
    ...roundedSumsOf(query, made),
    ...(hidden?.isAnyHidden ? [{ code: 'suppressed', threshold: hidden.threshold } as const] : []),
  ];
};

/** Where the shares of a column, all shown and each thing counted in one of them, do not make 100. */
const roundedSumsOf = (
  { percentOf, measures, unit, rows: [by], columns: columnsBy }: CrossedQuery,
  { rows, columns }: Made,
): readonly AnswerNote[] => {
  const [measure] = measures;
  if (percentOf !== 'column' || by === undefined || measure === undefined || measures.length > 1) return [];
  if (isMultiValued(by, measure, unit)) return [];
  const parts = rows.filter(({ codes }) => codes.length === 1);
  return columns.flatMap(({ codes }, place): readonly AnswerNote[] => {
    const shares = parts.flatMap(({ cells }) => cells[place]?.share ?? []);
    const sum = shares.reduce((all, { percent }) => all + percent, 0);
    if (shares.length < parts.length || shares.length === 0 || sum === 100) return [];
    return [
      {
        code: 'roundedSum',
        sum,
        ...Object.fromEntries(codes.map((code, at) => [columnsBy[at] ?? 'year', code])),
      },
    ];
  });
};
