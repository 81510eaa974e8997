import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { extractStream } from './extract.js';

describe('an extract that was given out is stored', () => {
  it('in a shape that never changes', () => {
    const stored = JSON.parse(
      readFileSync(new URL('../../fixtures/ExtractGiven.v1.json', import.meta.url), 'utf8'),
    );
    expect(extractStream.schemaVersionOf('ExtractGiven')).toBe(1);
    expect(extractStream.upcast(stored)).toEqual({
      type: 'ExtractGiven',
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
  });
});
