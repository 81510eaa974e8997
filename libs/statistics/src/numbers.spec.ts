import { describe, expect, it } from '@jest/globals';
import { Float64s, Int32s, Uint16s, Uint32s, Uint8s } from './numbers.js';

describe('a column of numbers', () => {
  it.each([Uint8s, Uint16s, Uint32s, Int32s, Float64s])(
    '(%p) gives what is in a place, and throws for a place it does not have',
    (Numbers) => {
      const numbers = new Numbers([7, 0, 9]);
      expect([numbers.at(0), numbers.at(1), numbers.at(2)]).toEqual([7, 0, 9]);
      expect(() => numbers.at(3)).toThrow(new RangeError('There is no place 3 among 3.'));
      expect(() => numbers.at(-1)).toThrow(new RangeError('There is no place -1 among 3.'));
    },
  );

  it.each([Uint32s, Int32s, Float64s])('(%p) is added to in a place that it has', (Numbers) => {
    const numbers = new Numbers([7, 0]);
    numbers.add(1, 5);
    expect([...numbers]).toEqual([7, 5]);
    expect(() => numbers.add(2, 5)).toThrow(new RangeError('There is no place 2 among 2.'));
  });
});
