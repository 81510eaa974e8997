import { describe, expect, it } from '@jest/globals';
import { Dictionary } from './dictionary.js';

describe('a dictionary', () => {
  it('numbers codes from 1 in the order first met; 0 is unknown', () => {
    const dictionary = new Dictionary();
    expect(['novum', 'unknown', 'dev', 'novum'].map((code) => dictionary.ordinal(code))).toEqual([
      1, 0, 2, 1,
    ]);
    expect(dictionary.codes).toEqual(['unknown', 'novum', 'dev']);
    expect([dictionary.code(2), dictionary.find('dev'), dictionary.find('ips')]).toEqual([
      'dev',
      2,
      undefined,
    ]);
  });

  it('calls a code what it was first called, and one without a name by itself', () => {
    const dictionary = new Dictionary();
    dictionary.ordinal('ostermalm', 'Östermalm');
    dictionary.ordinal('ostermalm', 'ÖSTERMALM');
    dictionary.ordinal('novum');
    expect(['ostermalm', 'novum', 'dev', 'unknown'].map((code) => dictionary.label(code))).toEqual([
      'Östermalm',
      'novum',
      'dev',
      'Uppgift saknas',
    ]);
  });

  it('throws on a number never given out', () => {
    expect(() => new Dictionary().code(1)).toThrow(RangeError);
  });

  it('holds 65 536 codes and no more', () => {
    const dictionary = new Dictionary();
    for (let code = 1; code < 65_536; code++) dictionary.ordinal(`${code}`);
    expect(dictionary.ordinal('65535')).toBe(65_535);
    expect(() => dictionary.ordinal('one more')).toThrow('A list holds at most 65536 codes.');
  });
});
