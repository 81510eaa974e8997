import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

describe('what was used last', () => {
  it('stays at hand until it is trimmed, however much there is', () => {
    const recent = new Recent<number>(2);
    for (let number = 0; number < 5; number++) recent.set(String(number), number);
    expect([0, 1, 2, 3, 4].map((number) => recent.get(String(number)))).toEqual([0, 1, 2, 3, 4]);
  });

  it('survives a trim, and what was not used again does not survive the next one', () => {
    const recent = new Recent<number>(4);
    recent.set('used', 1);
    recent.set('left', 2);
    recent.trim();
    expect(recent.get('used')).toBe(1);
    recent.set('new', 3);
    recent.trim();
    expect(['used', 'new', 'left'].map((key) => recent.get(key))).toEqual([1, 3, undefined]);
  });

  it('is whole until something has been let go of, and again once it is cleared', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.trim();
    expect(recent.whole).toBe(true);
    recent.set('b', 2);
    recent.trim();
    expect(recent.whole).toBe(false);
    recent.clear();
    expect(recent.whole).toBe(true);
  });
});
