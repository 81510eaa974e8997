import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@samspar/event-store';
import { unavailable } from './failure.js';

const FILE = '/var/samspar/events.db';

describe('what goes wrong with the log’s file', () => {
  it('makes the store unavailable, with the sentence of the file', () => {
    const told = unavailable(FILE, Object.assign(new Error('as it was'), { code: 'EISDIR' }));
    expect(told).toBeInstanceOf(StoreUnavailable);
    expect(told).toMatchObject({
      message: expect.stringContaining(`${FILE} går inte att öppna: kontrollera`),
    });
  });

  it('but a bug stays what it is', () => {
    const bug = new TypeError('x is not a function');
    expect(unavailable(FILE, bug)).toBe(bug);
  });
});
