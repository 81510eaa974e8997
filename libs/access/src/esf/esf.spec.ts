import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { esfStream } from './esf.js';

describe('a list to ESF that was made is stored', () => {
  it('in a shape that never changes', () => {
    const stored = JSON.parse(
      readFileSync(new URL('../../fixtures/EsfListMade.v1.json', import.meta.url), 'utf8'),
    );
    expect(esfStream.schemaVersionOf('EsfListMade')).toBe(1);
    expect(esfStream.upcast(stored)).toEqual({
      type: 'EsfListMade',
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
  });
});
