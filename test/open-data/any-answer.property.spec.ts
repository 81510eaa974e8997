import { describe, expect, it } from '@jest/globals';
import { openTable } from '@samspar/open-data';
import type { FrozenTable } from '@samspar/publications';
import type { StatisticsQuery } from '@samspar/statistics';
import * as fc from 'fast-check';
import type { Fed } from '../statistics/fed.js';
import { cubeOf, fed, query } from '../statistics/random-cube.js';
import { byCsv, byGrammar, byJsonStat, listed } from './reading-back.js';
import { frozenTable, ORIGIN } from './tables.js';

const questions = fc.array(query, { minLength: 3, maxLength: 3 });

/** The tables that a cube answers some questions with, as they would be frozen. */
const tablesOf = (what: Fed, asked: readonly StatisticsQuery[]): readonly FrozenTable[] => {
  const cube = cubeOf(what);
  return asked.flatMap((one) => {
    const result = cube.answer({ ...one, protect: 'public' }, { position: 7n, knownAt: 1000 });
    return 'answer' in result ? [frozenTable(result.answer)] : [];
  });
};

describe('whatever is asked of the statistics and released', () => {
  it('is read back by others, figure by figure, from every format', () => {
    let read = 0;
    fc.assert(
      fc.property(fed, questions, (what, asked) => {
        for (const table of tablesOf(what, asked)) {
          const open = openTable(table, ORIGIN);
          if (!open) continue;
          const expected = listed(table.answer);
          for (const reader of [byJsonStat, byGrammar, byCsv]) {
            const found = reader(open);
            // A total that there is nothing to say of has no row in CSV.
            const absent = reader === byCsv ? null : undefined;
            expect(expected.map((one) => ({ ...one, value: found(one) ?? absent }))).toEqual(
              expected.map((one) => ({ ...one, value: one.value ?? absent })),
            );
          }
          read += expected.length;
        }
      }),
      { numRuns: 150, seed: 20241231 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
