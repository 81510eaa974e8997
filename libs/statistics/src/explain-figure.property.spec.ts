import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { naiveExplanation } from '../../../test/statistics/naive-explanation.js';
import { cubeOf, fed, query } from '../../../test/statistics/random-cube.js';
import type { Cube } from './cube.js';
import type { ExplainedFigure, FigureExplanation } from './explain-figure.js';
import { partName } from './parts.js';
import type { Answer, Cell, StatisticsQuery } from './query.js';
import type { FigureCell } from './sorted-figure.js';

const REACHED = { position: 7n, knownAt: 1000 };

const answerOf = (cube: Cube, question: StatisticsQuery): Answer => {
  const result = cube.answer(question, REACHED);
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.answer;
};

const explained = (
  cube: Cube,
  question: StatisticsQuery,
  cell: FigureCell,
): Exclude<ExplainedFigure, { refusal: unknown }> => {
  const result = cube.explain(question, cell, REACHED);
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result;
};

/** Cells of one answer that are looked at, from its first on: those of large tables are sorted alike. */
const MOST_CELLS = 8;

/** The total, and cells from all over an answer. */
const cellsOf = ({ by, cells }: Answer): readonly FigureCell[] => {
  const apart = Math.ceil(cells.length / MOST_CELLS);
  return [
    {},
    ...cells
      .filter((_cell, place) => place % apart === 0)
      .map((cell: Cell) => Object.fromEntries(by.map((dimension) => [dimension, cell[dimension]]))),
  ];
};

const sumOf = ({ counted = NaN, leftOut }: FigureExplanation): number =>
  leftOut.reduce((sum, { count = NaN }) => sum + count, counted);

const figureOf = ({ figure }: FigureExplanation): number | null | undefined => figure.n ?? figure.value;

describe('what a figure was counted from', () => {
  it('is everything the association has, each thing counted or left out for one reason', () => {
    fc.assert(
      fc.property(fed, fc.array(query, { minLength: 6, maxLength: 6 }), (what, questions) => {
        const cube = cubeOf(what);
        for (const question of questions)
          for (const cell of cellsOf(answerOf(cube, question))) {
            const { explanation, sorted } = explained(cube, question, cell);
            const sum = sumOf(explanation);
            expect({ question, cell, sum }).toEqual({ question, cell, sum: explanation.considered });
            const naive = Object.values(naiveExplanation(what, question, cell));
            expect(sum).toBe(naive.reduce((whole, count) => whole + count, 0));
            const all = [{ reason: 'counted' as const, count: explanation.counted }, ...explanation.leftOut];
            for (const part of all) {
              const items = sorted?.pick(partName(part), 0, 1000) ?? [];
              expect(items).toHaveLength(part.count ?? NaN);
            }
          }
      }),
      { numRuns: 50, seed: 20261130 },
    );
  });

  it('makes the figure of every cell and of the total, whatever is measured, by journey and by person', () => {
    fc.assert(
      fc.property(fed, fc.array(query, { minLength: 6, maxLength: 6 }), (what, questions) => {
        const cube = cubeOf(what);
        for (const question of questions) {
          const answer = answerOf(cube, question);
          for (const cell of cellsOf(answer)) {
            const { explanation } = explained(cube, question, cell);
            expect({ question, cell, counted: explanation.counted }).toEqual({
              question,
              cell,
              counted: figureOf(explanation),
            });
          }
          const { figure } = explained(cube, question, {}).explanation;
          expect(figure).toMatchObject({ value: answer.total });
        }
      }),
      { numRuns: 50, seed: 20261130 },
    );
  });

  it('is sorted as plain loops over plain objects sort it', () => {
    fc.assert(
      fc.property(fed, fc.array(query, { minLength: 4, maxLength: 4 }), (what, questions) => {
        const cube = cubeOf(what);
        for (const question of questions)
          for (const cell of cellsOf(answerOf(cube, question)).slice(0, 4)) {
            const { explanation } = explained(cube, question, cell);
            const found = Object.fromEntries([
              ...(explanation.counted ? [['counted', explanation.counted]] : []),
              ...explanation.leftOut.map((part) => [partName(part), part.count]),
            ]);
            expect({ question, cell, found }).toEqual({
              question,
              cell,
              found: naiveExplanation(what, question, cell),
            });
          }
      }),
      { numRuns: 50, seed: 20261130 },
    );
  });
});

describe('what is told of a protected table', () => {
  it('is nothing that the table hides, and no small count', () => {
    fc.assert(
      fc.property(fed, fc.array(query, { minLength: 6, maxLength: 6 }), (what, questions) => {
        const cube = cubeOf(what);
        for (const open of questions) {
          const question = { ...open, protect: 'public' as const };
          const answer = answerOf(cube, question);
          const outside = explained(cube, question, {}).explanation.leftOut.map(partName);
          for (const cell of cellsOf(answer)) {
            const { explanation, sorted } = explained(cube, question, cell);
            const { figure, counted, considered, leftOut, ofCounted } = explanation;
            expect([sorted, ofCounted]).toEqual([undefined, {}]);
            const said = leftOut.flatMap(({ count = 0 }) => (count > 0 ? [count] : []));
            expect(said.filter((count) => count < 5)).toEqual([]);
            if (figure.suppressed) expect([counted, considered, said]).toEqual([undefined, undefined, []]);
            else expect(counted).toBe(figureOf(explanation));
            if (leftOut.some(({ count }) => count === undefined)) expect(considered).toBeUndefined();
            // Of each cell the same, but for what the table itself says: how many are in its other rows.
            const same = leftOut.filter(({ reason }) => reason !== 'otherRow').map(partName);
            expect(same).toEqual(outside);
            const other = leftOut.find(({ reason }) => reason === 'otherRow')?.count;
            if (other !== undefined) expect(other).toBe((answer.n ?? answer.total ?? NaN) - (counted ?? NaN));
          }
        }
      }),
      { numRuns: 50, seed: 20261130 },
    );
  });
});
