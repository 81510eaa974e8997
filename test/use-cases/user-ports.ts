import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Asker, OPERATOR, type Role } from '@samspar/access';
import { type Association, readSetup } from '@samspar/association';
import { StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { SealedStore } from '@samspar/sealed-store';
import type { Caller, NewUser, Ports } from '@samspar/use-cases';
import { UserDirectory } from '@samspar/users';
import { KeyRing, VaultFile } from '@samspar/vault-database';

const KEY = randomBytes(32);

export const ISSUER = 'https://id.example';

const EXAMPLE = new URL('../../docs/examples/stockholm.json', import.meta.url);

const stockholm = (): Association => {
  const read = readSetup(JSON.parse(readFileSync(EXAMPLE, 'utf8')));
  if ('problems' in read) throw new Error('The example is no setup file.');
  return read.setup;
};

/** Two associations with the same insatser. */
export const ASSOCIATIONS = [stockholm(), { ...stockholm(), id: 'annat' }];

const by = (asker: Asker): Caller => ({ asker, correlationId: 'request-1' });

export const BY_OPERATOR = by(OPERATOR);

/** A user of Stockholm who asks in this role. */
export const bySomebody = (actor: string, role: Role): Caller =>
  by({ actor, role, roles: [role], association: 'stockholm', interventions: [] });

/** A caseworker of Stockholm, but for what is said. */
export const newUser = (said: Partial<NewUser> = {}): NewUser => ({
  association: 'stockholm',
  party: 'municipality',
  unit: 'Jobbtorg',
  externalId: 'anna',
  name: 'Anna Exempel',
  roles: ['caseworker'],
  interventions: ['finsam-team'],
  ...said,
});

/** An admin of Stockholm, but for what is said. */
export const newAdmin = (said: Partial<NewUser> = {}): NewUser =>
  newUser({
    party: null,
    unit: null,
    externalId: 'admir',
    name: 'Admir Exempel',
    roles: ['admin'],
    interventions: [],
    ...said,
  });

/** What the use cases of users need, in memory, on 15 June 2025. */
export type UserWorld = Pick<
  Ports,
  'streams' | 'members' | 'directory' | 'issuer' | 'associations' | 'today'
> &
  Readonly<{
    /** Types of all events, in the order in which they were written. */
    written: () => Promise<readonly string[]>;
    close: () => Promise<void>;
  }>;

export const openUserWorld = async (): Promise<UserWorld> => {
  const store = SqliteEventStore.open({ file: ':memory:' });
  const vault = VaultFile.open(':memory:', new KeyRing(() => [KEY]));
  return {
    streams: new StreamHandler(store),
    members: new SealedStore(vault).staff,
    directory: await UserDirectory.read(store),
    issuer: ISSUER,
    associations: () => ASSOCIATIONS,
    today: () => '2025-06-15',
    written: async () => {
      const types: string[] = [];
      for await (const page of store.readAll({ after: 0n })) types.push(...page.map(({ type }) => type));
      return types;
    },
    close: async () => {
      await vault.close();
      await store.close();
    },
  };
};
