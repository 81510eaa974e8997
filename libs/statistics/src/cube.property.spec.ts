import { describe, expect, it } from '@jest/globals';
import { codesOf, UNKNOWN_KINDS } from '@samspar/codes';
import * as fc from 'fast-check';
import type { Cube } from './cube.js';
import { FIXED_LISTS, isFixed } from './dimensions.js';
import { naiveAnswer } from '../../../test/statistics/naive-reference.js';
import { cubeOf, fed, ORDER, query } from '../../../test/statistics/random-cube.js';
import type { Answer, Dimension, StatisticsQuery } from './query.js';
import { reconciliation } from './reconciliation.js';

const answerOf = (cube: Cube, question: StatisticsQuery): Answer => {
  const result = cube.answer(question, { position: 7n, knownAt: 1000 });
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.answer;
};

const readable = (answer: Answer, by: readonly Dimension[]) => ({
  cells: Object.fromEntries(
    answer.cells.map((cell) => {
      const { value, share, n, without, quartiles } = cell;
      return [
        by.map((dimension) => cell[dimension]).join(),
        n === undefined
          ? { value, share: { numerator: share?.numerator, denominator: share?.denominator } }
          : { value, n, without, quartiles },
      ];
    }),
  ),
  total:
    answer.n === undefined
      ? { value: answer.total }
      : { value: answer.total, n: answer.n, without: answer.without, quartiles: answer.quartiles },
  personNotKnown: answer.notes.find((note) => note.code === 'personNotKnown')?.journeys ?? 0,
});

const places = (answer: Answer) =>
  answer.cells.map((cell) =>
    answer.by.map((dimension) => {
      const listed = ORDER[dimension] ?? (isFixed(dimension) ? codesOf(FIXED_LISTS[dimension]) : undefined);
      const order = listed?.flatMap((code) =>
        code === 'unknown' && answer.unknowns ? UNKNOWN_KINDS.map((kind): string => kind.code) : [code],
      );
      const code = `${cell[dimension]}`;
      return order ? String(order.indexOf(code)).padStart(3, '0') : code;
    }),
  );

describe('the cube against a naive reading of docs/statistics.md', () => {
  it('answers every question as plain loops over plain objects do', () => {
    fc.assert(
      fc.property(fed, fc.array(query, { minLength: 8, maxLength: 8 }), (what, questions) => {
        const cube = cubeOf(what);
        for (const question of questions) {
          const { repeats: _repeats, ...expected } = naiveAnswer(what, question);
          expect(readable(answerOf(cube, question), question.by)).toEqual(expected);
        }
      }),
      { numRuns: 150, seed: 20241231 },
    );
  });

  it('says that the rows make the total only where nothing counted stands in two of them', () => {
    fc.assert(
      fc.property(fed, fc.array(query, { minLength: 4, maxLength: 4 }), (what, questions) => {
        const cube = cubeOf(what);
        for (const question of questions) {
          const answer = answerOf(cube, question);
          const { repeats, total } = naiveAnswer(what, question);
          const isSummed = / rader blir totalen|enda raden är totalen/.test(reconciliation(answer).sv);
          const { closes, parts } = answer.checks;
          expect(parts).not.toBe(false);
          expect({ question, isSummed }).toEqual({ question, isSummed: parts === true && closes !== false });
          if (!isSummed) continue;
          expect(repeats).toBe(false);
          expect(answer.cells.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(total.value);
        }
      }),
      { numRuns: 150, seed: 20241231 },
    );
  });

  it('lists cells in code-list order, each combination once', () => {
    fc.assert(
      fc.property(fed, query, (what, question) => {
        const found = places(answerOf(cubeOf(what), question)).map((place) => place.join());
        expect(found).toEqual([...new Set(found)].toSorted());
      }),
      { numRuns: 100, seed: 20241231 },
    );
  });
});
