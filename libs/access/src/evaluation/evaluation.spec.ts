import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluationStream } from './evaluation.js';

describe('a file for evaluation that was made is stored', () => {
  it('in a shape that never changes', () => {
    const stored = JSON.parse(
      readFileSync(new URL('../../fixtures/EvaluationFileMade.v1.json', import.meta.url), 'utf8'),
    );
    expect(evaluationStream.schemaVersionOf('EvaluationFileMade')).toBe(1);
    expect(evaluationStream.upcast(stored)).toEqual({
      type: 'EvaluationFileMade',
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
  });
});
