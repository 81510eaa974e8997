import { beforeEach, describe, expect, it } from '@jest/globals';
import { type AnsweredQuery, Cube, readQuery, type StatisticsQuery } from '@samspar/statistics';
import { AnswersKept } from './answers-kept.js';

const query = (measure: string): StatisticsQuery => {
  const read = readQuery(
    Object.entries({ measure, from: '2024-01-01', to: '2024-12-31' }).map(([name, value]) => [name, value]),
  );
  if ('refusal' in read) throw new Error(read.refusal.code);
  return read.query;
};

describe('answers that are kept', () => {
  let counted: string[];
  beforeEach(() => {
    counted = [];
  });

  const asked = (kept: AnswersKept, question: StatisticsQuery, position: bigint): AnsweredQuery =>
    kept.answer(question, position, () => {
      counted.push(`${question.measure} ${position}`);
      return new Cube().answer(question, { position, knownAt: 0 });
    });

  it('are counted once at a position, and each question by itself', () => {
    const kept = new AnswersKept();
    const first = asked(kept, query('started'), 7n);
    expect(asked(kept, query('ended'), 7n)).not.toBe(first);
    expect(asked(kept, query('started'), 7n)).toBe(first);
    expect(counted).toEqual(['started 7', 'ended 7']);
  });

  it('are told apart by everything that is asked', () => {
    const kept = new AnswersKept();
    const open = query('started');
    asked(kept, open, 7n);
    asked(kept, { ...open, protect: 'public' }, 7n);
    asked(kept, { ...open, where: { association: ['nybro'] } }, 7n);
    asked(kept, { ...open, asKnownAt: 1 }, 7n);
    expect(counted).toHaveLength(4);
  });

  it('are let go as soon as the log has gone on, and do not come back', () => {
    const kept = new AnswersKept();
    asked(kept, query('started'), 7n);
    expect(asked(kept, query('started'), 8n)).toMatchObject({ answer: { position: '8' } });
    asked(kept, query('started'), 7n);
    expect(counted).toEqual(['started 7', 'started 8', 'started 7']);
  });

  it('are let go beyond the most cells, the one longest unasked for first', () => {
    // An answer of no cells but its total counts as one.
    const kept = new AnswersKept(2);
    for (const measure of ['started', 'ended', 'started', 'ongoing', 'started', 'ended'])
      asked(kept, query(measure), 7n);
    expect(counted).toEqual(['started 7', 'ended 7', 'ongoing 7', 'ended 7']);
  });
});
