import { describe, expect, it } from '@jest/globals';
import { faultOf, faultOfRecord, FileExchanged, HeldByReader } from './index.js';

const FILE = '/var/samspar/some.db';

describe('what goes wrong with a file is told in a sentence that names it and says what to do', () => {
  it.each([
    ['a file of others', { errcode: 3 }, 'rights', /Kontot saknar rättighet/],
    ['a lock', { errcode: 261 }, 'busy', /är upptagen av en annan process: stoppa den/],
    ['a file that may not be written', { errcode: 1032 }, 'readOnly', /går inte att skriva i: ge kontot/],
    [
      'a folder that may not be written in',
      { code: 'EACCES' },
      'readOnly',
      /går inte att skriva i: ge kontot skrivrätt/,
    ],
    [
      'no room for what SQLite keeps beside the file',
      { errcode: 4874 },
      'disk',
      /kan vara full eller filsystemet trasigt\. Frigör utrymme, kontrollera disken och starta om/,
    ],
    ['a disk that fails, said by the system', { code: 'EIO' }, 'disk', /filsystemet trasigt/],
    ['damage', { errcode: 267 }, 'damaged', /är skadad: återställ den från säkerhetskopia/],
    ['a full disk', { errcode: 13 }, 'full', /Disken är full .*: frigör utrymme och försök igen/],
    ['a full disk, said by the system', { code: 'ENOSPC' }, 'full', /Disken är full .*: frigör utrymme/],
    [
      'a folder that is gone',
      { code: 'ENOENT' },
      'unopened',
      /går inte att öppna: kontrollera att mappen finns/,
    ],
    ['a folder in its place', { code: 'EISDIR' }, 'unopened', /går inte att öppna: kontrollera/],
    ['something else', { errcode: 26 }, 'foreign', /är ingen databas, eller är skadad: återställ/],
  ])('%s', (_name, properties, kind, sentence) => {
    const told = faultOf(FILE, Object.assign(new Error('as it was'), properties));
    expect(told).toEqual({ kind, sentence: expect.stringMatching(sentence) });
    expect(told?.sentence).toContain(FILE);
  });

  it('with the words of what this library refuses', () => {
    expect(faultOf(FILE, new FileExchanged('Ersatt.'))).toEqual({ kind: 'exchanged', sentence: 'Ersatt.' });
    expect(faultOf(FILE, new HeldByReader('Läses.'))).toEqual({ kind: 'held', sentence: 'Läses.' });
  });

  it('of a record also that nothing was saved, where that was refused', () => {
    const full = Object.assign(new Error('as it was'), { errcode: 13 });
    expect(faultOfRecord(FILE, full)?.sentence).toMatch(/försök igen\. Inget har sparats\.$/);
    expect(faultOfRecord(FILE, new HeldByReader('Läses.'))?.sentence).toBe('Läses. Inget har sparats.');
    expect(faultOfRecord(FILE, new FileExchanged('Ersatt.'))?.sentence).toBe('Ersatt.');
  });

  it('but a bug is none', () => {
    for (const bug of [
      new TypeError('x is not a function'),
      Object.assign(new Error(), { code: 'ERR_X' }),
      null,
    ])
      expect([faultOf(FILE, bug), faultOfRecord(FILE, bug)]).toEqual([undefined, undefined]);
  });
});
