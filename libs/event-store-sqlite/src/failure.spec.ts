import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@samspar/event-store';
import { unavailable } from './failure.js';

const FILE = '/var/samspar/events.db';

describe('what goes wrong with the log’s file is told in a sentence that names it and says what to do', () => {
  it.each([
    [
      'no room for what SQLite keeps beside the file',
      { errcode: 4874 },
      /kan vara full eller filsystemet trasigt\. Frigör utrymme, kontrollera disken och starta om/,
    ],
    [
      'a disk that fails, said by the file system',
      { code: 'EIO' },
      /kan vara full eller filsystemet trasigt/,
    ],
    ['a full disk', { errcode: 13 }, /Disken är full .*: frigör utrymme och försök igen/],
    ['a full disk, said by the file system', { code: 'ENOSPC' }, /Disken är full .*: frigör utrymme/],
    ['a folder where the file should be', { code: 'EISDIR' }, /går inte att öppna: kontrollera/],
  ])('%s', (_name, error, sentence) => {
    const told = unavailable(FILE, Object.assign(new Error('as it was'), error));
    expect(told).toBeInstanceOf(StoreUnavailable);
    expect(told).toMatchObject({ message: expect.stringContaining(FILE) });
    expect(told).toMatchObject({ message: expect.stringMatching(sentence) });
  });

  it('but a bug stays what it is', () => {
    const bug = new TypeError('x is not a function');
    expect(unavailable(FILE, bug)).toBe(bug);
  });
});
