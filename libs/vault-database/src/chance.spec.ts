import { describe, expect, it } from '@jest/globals';
import { randomly } from './chance.js';

describe('random bytes', () => {
  it('are as many as were asked for, and never those of before, however often the pool is filled', () => {
    const drawn = Array.from({ length: 1_000 }, (_, at) => randomly(at % 2 ? 32 : 12));
    expect(drawn.map(({ length }) => length)).toEqual(drawn.map((_, at) => (at % 2 ? 32 : 12)));
    expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(drawn.length);
  });

  it('stay as they were given, whatever is drawn after them', () => {
    const first = randomly(32);
    const copy = Buffer.from(first);
    for (let again = 0; again < 300; again += 1) randomly(32);
    expect(first).toEqual(copy);
    expect(first).not.toEqual(Buffer.alloc(32));
  });
});
