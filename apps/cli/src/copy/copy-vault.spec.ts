import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SealedStore } from '@samspar/sealed-store';
import { type Identity, Vault } from '@samspar/vault';
import { VaultUnavailable } from '@samspar/vault-database';
import { type PostgresServer, query, startPostgres } from '../../../../test/postgres/server.js';
import { CommandRefused } from '../terminal.js';
import { copyVault } from './copy-vault.js';

const masterKey = Buffer.alloc(32, 7);
const ALMA: Identity = { number: { kind: 'personnummer', digits: '191212121212' }, name: 'Alma Exempel' };

const NOTE = { participantId: 'participant-alma', journey: 'journey', command: 'command', field: 'note' };

let postgres: PostgresServer;
let folder: string;
let file: Vault;
let database: Vault;
let url: string;
let sealed: string;
let digest: readonly string[];
const open: Vault[] = [];

const inFile = (name: string): Vault => {
  const vault = Vault.open({ file: join(folder, name), masterKey });
  open.push(vault);
  return vault;
};
const inPostgres = async (of: string): Promise<Vault> => {
  const vault = await Vault.connect({ url: of, masterKey });
  open.push(vault);
  return vault;
};
const reserve = (vault: Vault, name: string, identity?: Identity) =>
  vault.reserve([
    {
      commandId: `command-${name}`,
      association: 'stockholm',
      participantId: `participant-${name}`,
      ...(identity && { identity, owner: { scope: 'here', journey: `journey-${name}` } }),
    },
  ]);

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop(), 60_000);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-copy-vault-'));
  file = inFile('vault.db');
  await reserve(file, 'alma', ALMA);
  await reserve(file, 'erased');
  await file.confirm(['participant-alma', 'participant-erased']);
  await file.shred('participant-erased');
  await reserve(file, 'waiting');
  sealed = await file.texts.seal('Trivs på Åsö gård', NOTE);
  digest = await file.digest('stockholm', 'row', ['cell']);
  url = await postgres.database();
  database = await inPostgres(url);
});
afterEach(async () => {
  for (const vault of open.splice(0)) await vault.close();
  rmSync(folder, { recursive: true });
});

const copied = (source: Vault, destination: Vault) => copyVault(source.database, destination.database);

describe('copying a vault', () => {
  it('to PostgreSQL and back keeps people, keys, answers and those who wait', async () => {
    const there = await copied(file, database);
    expect(there).toMatchObject({
      copied: there.rows,
      tables: { participant: 2, particulars: 1, reservation: 3, association_key: 2 },
    });
    const returned = inFile('returned.db');
    expect(await copied(database, returned)).toEqual(there);
    for (const vault of [database, returned]) {
      expect(await vault.find('stockholm', ALMA.number)).toBe('participant-alma');
      expect(await vault.identityOf({ participantId: 'participant-alma', scope: 'here' })).toEqual(ALMA);
      expect(await vault.texts.reveal(sealed, NOTE)).toBe('Trivs på Åsö gård');
      expect(await vault.digest('stockholm', 'row', ['cell'])).toEqual(digest);
      expect(await vault.leftovers()).toEqual(await file.leftovers());
      expect(await vault.strangers(['participant-erased'])).toEqual([]);
      expect(await reserve(vault, 'erased')).toEqual([
        { participantId: 'participant-erased', existing: false, confirmed: true },
      ]);
    }
  });

  it('takes names along that an older Samspår kept without an owner, which get one there too', async () => {
    const older = fileURLToPath(
      new URL('../../../../test/fixtures/vault/vault-of-format-4.db', import.meta.url),
    );
    copyFileSync(older, join(folder, 'older.db'));
    const source = inFile('older.db');
    await copied(source, database);
    const anna = { participantId: 'participant-anna', scope: 'here' };
    const number = { kind: 'personnummer', digits: '199006022397' };
    for (const vault of [source, database]) {
      const unowned: string[] = [];
      for await (const page of vault.particulars.unowned()) unowned.push(...page);
      expect(unowned).toEqual(['participant-anna', 'participant-berta']);
      expect(await vault.identityOf(anna)).toEqual({ number });
      await vault.particulars.giveTo([{ ...anna, journey: 'journey' }]);
      await vault.particulars.giveTo([{ ...anna, scope: 'there', journey: 'journey' }]);
      expect(await vault.identityOf(anna)).toEqual({ number, name: 'Anna Exempel', contact: '070-1740605' });
      expect(await vault.identityOf({ ...anna, scope: 'there' })).toEqual({ number });
      for await (const page of vault.particulars.unowned()) expect(page).toEqual(['participant-berta']);
    }
  });

  it('takes with it what lies beside: who is signed in, and who the users are', async () => {
    const member = { issuer: 'https://id.example', externalId: 'hsa-1', name: 'Hanna Läggare' };
    const here = new SealedStore(file.database);
    await here.sessions.store('session-id', { subject: 'user-1', data: 'secret' }, Date.now() + 60_000);
    await here.staff.keep('user-1', member);
    expect(await copied(file, database)).toMatchObject({ tables: { session: 1, staff: 1 } });
    const there = new SealedStore(database.database);
    expect(await there.sessions.find('session-id')).toMatchObject({ subject: 'user-1', data: 'secret' });
    expect(await there.staff.memberOf('user-1')).toEqual(member);
    expect(await there.staff.find(member.issuer, member.externalId)).toBe('user-1');
  });

  it('may be repeated, and then writes nothing', async () => {
    const first = await copied(file, database);
    expect(await copied(file, database)).toEqual({ ...first, copied: 0 });
  });

  it('of an empty vault is an empty vault', async () => {
    expect(await copied(inFile('empty.db'), database)).toMatchObject({ rows: 0, copied: 0 });
    expect(await database.isNew()).toBe(true);
  });

  it('is refused where the destination holds anything else, which stays', async () => {
    await reserve(database, 'other');
    await expect(copied(file, database)).rejects.toThrow(CommandRefused);
    await expect(copied(file, database)).rejects.toThrow(/Målvalvet har redan innehåll/);
    expect(await database.strangers(['participant-other', 'participant-alma'])).toEqual(['participant-alma']);
  });

  it.each<[string, () => Promise<readonly [Vault, Vault]>]>([
    ['PostgreSQL', () => Promise.resolve([file, database])],
    [
      'a file',
      async () => {
        await copied(file, database);
        return [database, inFile('cut.db')];
      },
    ],
  ])('that is cut leaves nothing in %s, and is begun again', async (_where, vaults) => {
    const [source, destination] = await vaults();
    const rows = source.database.rows.bind(source.database);
    jest.spyOn(source.database, 'rows').mockImplementationOnce(async function* cut() {
      for await (const part of rows()) {
        if (part.table === 'reservation') throw new VaultUnavailable('cut');
        yield part;
      }
    });
    await expect(copied(source, destination)).rejects.toThrow('cut');
    expect(await destination.isNew()).toBe(true);
    expect(await copied(source, destination)).toMatchObject({ tables: { participant: 2 } });
  });

  it('is not kept where somebody is registered in the source meanwhile', async () => {
    const fill = database.database.fill.bind(database.database);
    jest.spyOn(database.database, 'fill').mockImplementationOnce((rows, check) =>
      fill(rows, async (written) => {
        await reserve(file, 'late');
        await check(written);
      }),
    );
    await expect(copied(file, database)).rejects.toThrow(/stoppa alla servrar/);
    expect(await database.isNew()).toBe(true);
    expect(await copied(file, database)).toMatchObject({ tables: { participant: 3 } });
  });

  it('names a table in the database that is none of the vault’s', async () => {
    await copied(file, database);
    await query(url, "CREATE TABLE cases (id text); INSERT INTO cases VALUES ('1')");
    await expect(copied(database, inFile('other.db'))).rejects.toThrow(/Tabellen cases hör inte till valvet/);
  });
});
