import { describe, expect, it } from '@jest/globals';
import { nameBasedId } from './ids.js';

describe('an id made of a name', () => {
  it('is the same UUID for the same parts, in every release', () => {
    expect(nameBasedId('journey', '17')).toBe('00000000-0000-0000-0000-000000000000');
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
