import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@samspar/event-store';
import { parseAddress } from './address.js';

const refusal = (url: string, debug = ''): string => {
  try {
    parseAddress(url, debug);
  } catch (error) {
    if (error instanceof StoreUnavailable) return error.message;
    throw error;
  }
  throw new Error('it was taken');
};

describe('the address of the store', () => {
  it.each([
    ['esdb://db.example:2113', 'esdb://db.example:2113', true],
    ['esdb://db.example:2113?tls=false', 'esdb://db.example:2113', false],
    ['esdb://samspar:hemligt%40@db.example:2113/?tlsCAFile=%2Fca.crt', 'esdb://db.example:2113', true],
    ['esdb+discover://u:p@db.example?nodePreference=follower', 'esdb+discover://db.example', true],
    ['esdb://u:p@a:1,b:2,c:3?tls=true', 'esdb://a:1,b:2,c:3', true],
  ])('%s is called %s (TLS: %s)', (url, name, tls) => {
    expect(parseAddress(url, '')).toEqual({ url, name, tls });
  });

  it.each([
    ['another kind of address', 'http://u:hemligt@db.example'],
    ['a password with a bare @', 'esdb://u:hem@ligt@db.example'],
    ['a password with a bare :', 'esdb://u:hem:ligt@db.example'],
    ['a password with a bare ?', 'esdb://u:hem?ligt@db.example'],
    ['no host', 'esdb://u:hemligt@'],
    ['a setting that the client does not know', 'esdb://u:hemligt@db.example?tslCAFile=ca.crt'],
    ['a setting that has no effect', 'esdb://u:hemligt@db.example?tlsVerifyCert=false'],
    ['a setting without a value', 'esdb://u:hemligt@db.example?tls='],
  ])('with %s is refused, and the password is not told', (_case, url) => {
    expect(refusal(url)).toMatch(/^Adressen till EventStoreDB .*\.$/);
    expect(refusal(url)).not.toMatch(/hem|ligt/);
  });

  it.each(['*', 'esdb:*', 'express:*,esdb*', 'esdb:connection', 'x esdb:command'])(
    'is refused while DEBUG=%s would write the password to the log',
    (debug) => {
      expect(refusal('esdb://db.example', debug)).toContain('DEBUG');
    },
  );

  it.each(['', 'express:*', '-esdb:*', 'esdb'])('is taken with DEBUG=%j', (debug) => {
    expect(parseAddress('esdb://db.example', debug).name).toBe('esdb://db.example');
  });
});
