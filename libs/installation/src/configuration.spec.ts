import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Configuration, ConfigurationRefused, logAddress, readConfiguration } from './configuration.js';

const KEY = 'a'.repeat(64);
const refusal = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.message;
    throw error;
  }
  return 'taken';
};

describe('the configuration', () => {
  it('is an embedded installation in ./var where nothing is said', () => {
    const configuration = readConfiguration({});
    expect(configuration).toEqual({
      folder: resolve('var'),
      host: '127.0.0.1',
      port: 3000,
      production: false,
    } satisfies Configuration);
    expect(logAddress(configuration)).toEqual({ kind: 'sqlite', file: join(resolve('var'), 'events.db') });
    expect(readConfiguration({ EVENT_STORE_URL: 'sqlite:', VAULT_URL: 'sqlite:' })).toEqual(configuration);
  });

  it('makes drafts of the reports that are named, as many days after their period as is said', () => {
    expect(readConfiguration({ SAMSPAR_REPORTS: 'half-year:20,year' }).reports).toEqual([
      { every: 'half-year', daysAfter: 20 },
      { every: 'year', daysAfter: 31 },
    ]);
    expect(refusal({ SAMSPAR_REPORTS: 'halvår' })).toMatch(/^SAMSPAR_REPORTS är "halvår", men ska vara/);
  });

  it.each([
    'esdb://localhost:2113?tls=false',
    'esdb://127.0.0.1:2113',
    'esdb://[::1]:2113',
    'esdb://user:p%40ss@db.example:2113?tlsCAFile=/run/ca.crt',
    'esdb+discover://user:pass@cluster.example:2113/?nodePreference=leader',
    'esdb://user:pass@one:2113,two:2113,three:2113',
  ])('takes the log at %s', (url) => {
    expect(logAddress(readConfiguration({ EVENT_STORE_URL: url }))).toEqual({ kind: 'eventstoredb', url });
  });

  it.each(['postgres://samspar:pass@db:5432/vault', 'postgresql://db/vault?sslmode=verify-full'])(
    'takes the vault at %s, with the key that all nodes share',
    (url) => {
      expect(readConfiguration({ VAULT_URL: url, MASTER_KEY: KEY })).toMatchObject({
        vaultUrl: url,
        masterKey: KEY,
      });
      expect(refusal({ VAULT_URL: url })).toMatch(/^MASTER_KEY saknas och krävs när VAULT_URL/);
    },
  );

  it.each([
    ['EVENT_STORE_URL', 'http://user:secret@db:2113'],
    ['EVENT_STORE_URL', 'esdb://'],
    ['EVENT_STORE_URL', 'esdb://user:sec/ret@db:2113'],
    ['EVENT_STORE_URL', 'esdb://user:sec@ret@db:2113'],
    ['EVENT_STORE_URL', 'esdb://user:secret@db:2113 '],
    ['EVENT_STORE_URL', 'sqlite:/elsewhere/secret.db'],
    ['EVENT_STORE_URL', 'secret'],
    ['VAULT_URL', 'mysql://user:secret@db/vault'],
    ['VAULT_URL', 'postgres://user:secret@db:port/vault'],
    ['VAULT_URL', 'sqlite:/elsewhere/secret.db'],
  ])('refuses %s=%s in one sentence that names it and repeats no password', (variable, value) => {
    const sentence = refusal({ [variable]: value, MASTER_KEY: KEY });
    expect(sentence).toMatch(new RegExp(`^${variable} är ingen adress till .*: ange sqlite:`));
    expect(sentence).not.toMatch(/secret|sec|elsewhere/);
  });

  it.each(['http', '65536', '-1', '3000.5'])('refuses the port %s', (value) => {
    expect(refusal({ PORT: value })).toMatch(/^PORT är/);
  });
});
