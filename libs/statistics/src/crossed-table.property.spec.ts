import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cubeOf, fed, query } from '../../../test/statistics/random-cube.js';
import type { CrossedQuery } from './crossed-query.js';
import { crossedTable } from './crossed-table.js';
import { isMedian, isMultiValued } from './dimensions.js';
import type { Answer, StatisticsQuery } from './query.js';
import { isUnknownCode } from './unknowns.js';

const REACHED = { position: 7n, knownAt: 1000 };

const isOfProtected = (codes: readonly string[]): boolean => codes.includes('protected');

const crossedOf = (question: StatisticsQuery, percentOf: CrossedQuery['percentOf']): CrossedQuery => {
  const { measure, by, shareOf: _of, ...asked } = question;
  return {
    ...asked,
    protect: 'none',
    measures: [measure],
    rows: by.slice(0, 2),
    columns: by.slice(2),
    percentOf,
  };
};

describe('a crossed table', () => {
  it('has in each place, subtotals and totals included, what the statistics answer of it', () => {
    fc.assert(
      fc.property(
        fed,
        fc.array(query, { minLength: 6, maxLength: 6 }),
        fc.constantFrom('row', 'column', 'all'),
        (what, questions, percentOf) => {
          const cube = cubeOf(what);
          const ask = (question: StatisticsQuery) => cube.answer(question, REACHED);
          for (const question of questions) {
            const asked = crossedOf(question, percentOf);
            const made = crossedTable(asked, { ask, threshold: 5 });
            if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
            const { table } = made;
            const answers = new Map<string, Answer>();
            const answerBy = (by: StatisticsQuery['by']): Answer => {
              const alongside = question.by.filter((dimension) => !by.includes(dimension));
              const known = answers.get(by.join());
              if (known) return known;
              const result = ask({ ...question, by, alongside, protect: 'none' });
              if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
              answers.set(by.join(), result.answer);
              return result.answer;
            };
            for (const { codes, cells } of table.rows)
              for (const [place, cell] of cells.entries()) {
                const column = table.columns[place]?.codes ?? [];
                const by = [...asked.rows.slice(0, codes.length), ...asked.columns.slice(0, column.length)];
                const answer = answerBy(by);
                const found =
                  by.length === 0
                    ? { ...answer, value: answer.total }
                    : answer.cells.find((one) =>
                        by.every((dimension, at) => one[dimension] === [...codes, ...column][at]),
                      );
                const median = isMedian({ measure: question.measure });
                expect(cell.value).toBe(found?.value ?? (median ? null : 0));
                if (median) expect([cell.n, cell.without]).toEqual([found?.n ?? 0, found?.without ?? 0]);
              }
          }
        },
      ),
      { numRuns: 60, seed: 20241231 },
    );
  });

  it('tells kinds of unknown apart that make what is unknown, and one kind in a subtotal only where its parts have it', () => {
    fc.assert(
      fc.property(fed, fc.array(query, { minLength: 6, maxLength: 6 }), (what, questions) => {
        const cube = cubeOf(what);
        const ask = (question: StatisticsQuery) => cube.answer(question, REACHED);
        for (const question of questions) {
          const asked = { ...crossedOf(question, 'all'), unknowns: 'split' as const };
          const tableOf = (unknowns: CrossedQuery['unknowns']) => {
            const made = crossedTable({ ...asked, ...(unknowns && { unknowns }) }, { ask, threshold: 5 });
            if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
            return made.table;
          };
          const [split, whole] = [tableOf('split'), tableOf('together')];
          const finest = split.rows.filter(({ codes }) => codes.length === asked.rows.length);
          const isIn = (codes: readonly string[]) =>
            [...finest.map((row) => row.codes), ...split.columns.map((column) => column.codes)].some(
              (one) => isOfProtected(one) && one.length >= codes.length,
            );
          for (const { codes } of [...split.rows, ...split.columns])
            if (isOfProtected(codes)) expect(isIn(codes)).toBe(true);
          if (isMedian({ measure: question.measure }) || question.unit === 'person') continue;
          const [first] = asked.rows;
          if (first === undefined || isMultiValued(first, question.measure, question.unit)) continue;
          const sum = (table: typeof split): number =>
            table.rows.reduce(
              (all, { codes, cells }) =>
                codes.length === 1 && isUnknownCode(codes[0] ?? '') ? all + (cells.at(-1)?.value ?? 0) : all,
              0,
            );
          expect(sum(split)).toBe(sum(whole));
        }
      }),
      { numRuns: 40, seed: 20241231 },
    );
  });
});
