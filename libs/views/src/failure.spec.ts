import { describe, expect, it } from '@jest/globals';
import { explained, ViewFileUnusable, ViewsUnavailable } from './failure.js';

const FILE = '/var/samspar/views.db';

describe('what goes wrong with a view file is told in a sentence that names it and says what to do', () => {
  it.each([
    [
      'no room for what SQLite keeps beside the file',
      { errcode: 4874 },
      /kan vara full eller filsystemet trasigt\. Frigör utrymme/,
    ],
    ['a full disk', { errcode: 13 }, /Disken är full .*: frigör utrymme och starta om/],
    [
      'a full disk, said by the file system',
      { code: 'ENOSPC' },
      /Disken är full .*: frigör utrymme och starta om/,
    ],
    ['a lock', { errcode: 261 }, /är upptagen av en annan process: stoppa den/],
    ['a folder that may not be written in', { code: 'EACCES' }, /går inte att skriva i: ge kontot skrivrätt/],
    ['a folder that is gone', { code: 'ENOENT' }, /går inte att öppna: kontrollera att mappen finns/],
  ])('%s', (_name, error, sentence) => {
    const told = explained(FILE, Object.assign(new Error('as it was'), error));
    expect(told).toBeInstanceOf(ViewsUnavailable);
    expect(told).not.toBeInstanceOf(ViewFileUnusable);
    expect(told).toMatchObject({ message: expect.stringContaining(FILE) });
    expect(told).toMatchObject({ message: expect.stringMatching(sentence) });
  });

  it.each([1, 11, 26, 267])('damage (SQLite’s %s), after which the views are built anew', (errcode) => {
    const told = explained(FILE, Object.assign(new Error('as it was'), { errcode }));
    expect(told).toBeInstanceOf(ViewFileUnusable);
    expect(told).toMatchObject({ message: `Vyfilen ${FILE} är skadad: kör samspar rebuild.` });
  });

  it('but a bug stays what it is', () => {
    for (const bug of [new TypeError('x is not a function'), Object.assign(new Error(), { code: 'ERR_X' })])
      expect(explained(FILE, bug)).toBe(bug);
  });
});
