import { describe, expect, it } from '@jest/globals';
import { nameBasedId } from './ids.js';

describe('an id made of a name', () => {
  it('is the same UUID for the same parts, in every release', () => {
    expect(nameBasedId('journey', '17')).toBe('83618094-b424-5d09-abfc-e360dfa97f9b');
  });

  it.each<[readonly string[], readonly string[]]>([
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['a'], ['a', '']],
    [['a","b'], ['a', 'b']],
    [['å'], ['a']],
  ])('differs between %j and %j', (one, other) => {
    expect(nameBasedId(...one)).not.toBe(nameBasedId(...other));
  });
});
