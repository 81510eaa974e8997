import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VaultUnavailable } from '@samspar/vault-database';
import { describeRenewal } from '../../../test/contracts/renewal.contract.js';
import { describeVault } from '../../../test/contracts/vault.contract.js';
import type { Identity } from './participant.js';
import { Vault } from './vault.js';

const masterKey = randomBytes(32);
const ALMA: Identity = {
  number: { kind: 'personnummer', digits: '191212121212' },
  name: 'Alma Exempel',
  contact: 'alma@exempel.se',
};

const NOTE = { participantId: 'alma', journey: 'journey', command: 'command', field: 'note' };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-vault-'));
  file = join(folder, 'vault.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describeVault('the SQLite vault in memory', (clock) => Vault.open({ file: ':memory:', masterKey, clock }));
describeVault('the SQLite vault on disk', (clock) => Vault.open({ file, masterKey, clock }));

describeRenewal('the SQLite vault', 1, async () => async (keys) => Vault.open({ file, masterKey: keys }));

const withAlma = async (): Promise<Vault> => {
  const vault = Vault.open({ file, masterKey });
  await vault.reserve([
    {
      commandId: 'command',
      association: 'stockholm',
      participantId: 'alma',
      identity: ALMA,
      owner: { scope: 'here', journey: 'journey' },
    },
  ]);
  await vault.confirm(['alma']);
  return vault;
};

const onDisk = (): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

const openFailure = (key = masterKey): Error => {
  try {
    Vault.open({ file, masterKey: key });
  } catch (error) {
    if (error instanceof VaultUnavailable) return error;
    throw error;
  }
  throw new Error('The vault opened.');
};

describe('a vault file', () => {
  it('keeps what was reserved, sealed and digested when it is opened again', async () => {
    const before = await withAlma();
    const sealed = await before.texts.seal('text', NOTE);
    const digests = await before.digest('stockholm', 'row', ['cell']);
    await before.close();
    const after = Vault.open({ file, masterKey });
    expect(await after.find('stockholm', ALMA.number)).toBe('alma');
    expect(await after.identityOf({ participantId: 'alma', scope: 'here' })).toEqual(ALMA);
    expect(await after.texts.reveal(sealed, NOTE)).toBe('text');
    expect(await after.digest('stockholm', 'row', ['cell'])).toEqual(digests);
    await after.close();
  });

  it('is readable by its owner alone, its log too', async () => {
    const vault = await withAlma();
    const names = readdirSync(folder);
    expect(names).toContain('vault.db-wal');
    expect(names.map((name) => statSync(join(folder, name)).mode & 0o077)).toEqual(names.map(() => 0));
    await vault.close();
  });

  it('holds no identity in the clear', async () => {
    const vault = await withAlma();
    for (const secret of [ALMA.number.digits, 'Alma', 'alma@exempel.se'])
      expect(onDisk().includes(secret)).toBe(false);
    await vault.close();
  });

  it('holds not even the encrypted key after shredding, in the file or its log', async () => {
    const vault = await withAlma();
    await vault.texts.seal('text', NOTE);
    const reader = new DatabaseSync(file);
    const row = reader
      .prepare(
        `SELECT wrapped_key, identity, identity_index, sealed, wrapped FROM participant
          JOIN particulars p ON p.participant = id JOIN journey_key k ON k.participant = id`,
      )
      .get();
    reader.close();
    const remains = Object.values(row ?? {}).flatMap((value) =>
      value instanceof Uint8Array ? [Buffer.from(value)] : [],
    );
    expect(remains.map((bytes) => onDisk().includes(bytes))).toEqual(Array(5).fill(true));
    await vault.shred('alma');
    expect(remains.map((bytes) => onDisk().includes(bytes))).toEqual(Array(5).fill(false));
    await vault.close();
  });

  it('says so where a reader keeps shredded bytes in the log, and shreds them when asked again', async () => {
    const vault = await withAlma();
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM participant').get();
    await expect(vault.shred('alma')).rejects.toThrow('radera igen');
    expect(await vault.identityOf({ participantId: 'alma', scope: 'here' })).toBeUndefined();
    reader.close();
    await vault.shred('alma');
    await vault.close();
  });

  it('refuses changes, and has all that it answered, where a long reader has let its write-ahead log grow to the limit', async () => {
    const vault = Vault.open({ file, masterKey, mostWaitingBytes: 200_000 });
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM participant').get();
    let answered = 0;
    const fill = async (): Promise<never> => {
      for (;;) {
        const participantId = `p${answered}`;
        await vault.reserve([{ commandId: participantId, association: 'stockholm', participantId }]);
        answered++;
      }
    };
    await expect(fill()).rejects.toThrow(VaultUnavailable);
    await expect(fill()).rejects.toThrow(/vault\.db-wal har vuxit till .* Inget har sparats\./);
    expect(statSync(`${file}-wal`).size).toBeLessThan(300_000);
    expect(answered).toBeGreaterThan(2);
    expect(await vault.leftovers()).toHaveLength(answered);
    reader.close();
    await vault.reserve([{ commandId: 'later', association: 'stockholm', participantId: 'later' }]);
    await vault.close();
  });

  it('shows no key where the vault is printed', async () => {
    const vault = await withAlma();
    expect(inspect(vault, { depth: 9, showHidden: true })).not.toContain(
      masterKey.toString('hex').slice(0, 8),
    );
    expect(JSON.stringify(vault)).toBe('{"texts":{},"erasures":{}}');
    await vault.close();
  });

  it('does not open with another master key, and the sentence names MASTER_KEY', async () => {
    await (await withAlma()).close();
    expect(openFailure(randomBytes(32)).message).toContain('MASTER_KEY');
  });

  it('does not open where it is damaged', () => {
    writeFileSync(file, randomBytes(4_096));
    expect(openFailure().message).toContain('säkerhetskopia');
  });

  it('does not open where the database is something else', () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE event (id TEXT)');
    other.close();
    expect(openFailure().message).toContain('inget valv');
  });

  it('does not open where a newer version wrote it', async () => {
    await (await withAlma()).close();
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(openFailure().message).toContain('uppgradera');
  });

  it('of the first format is brought up to date when it is opened, and keeps its people by their numbers', async () => {
    await (await withAlma()).close();
    const older = new DatabaseSync(file);
    const added = older.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'
      AND name NOT IN ('key_check', 'association_key', 'participant', 'reservation')`);
    for (const { name } of added.all()) older.exec(`DROP TABLE ${String(name)}`);
    older.exec(`DROP INDEX participant_unparted; ALTER TABLE participant DROP COLUMN unparted;
      DROP INDEX participant_by_confirmation; ALTER TABLE participant DROP COLUMN confirmation;
      ALTER TABLE key_check DROP COLUMN next;
      PRAGMA user_version = 1`);
    older.close();
    const vault = Vault.open({ file, masterKey });
    expect(await vault.identityOf({ participantId: 'alma', scope: 'here' })).toEqual({ number: ALMA.number });
    expect(await vault.newest()).toBe('alma');
    await vault.close();
    const again = Vault.open({ file, masterKey });
    expect(await again.find('stockholm', ALMA.number)).toBe('alma');
    await again.close();
  });

  it.each([
    ['0.2.0', 8, 'v1.SZ7jEWZe6yBL9wuvMn9nn1VibExSVOB3eg69iGFTJy-xvavjPTR7xrBKwOU8WtxdLA'],
    ['after it', 9, 'v2.yvDhDXhrpCo3H0EIN7mWTQsI6Fq2FsrfQzm86oM266lZm4Q4OvLL5fqUoXtSW0t-jA'],
  ])(
    'of %s opens with its people and the texts that were sealed with it',
    async (_version, format, sealed) => {
      copyFileSync(
        new URL(`../../../test/fixtures/vault/vault-of-format-${format}.db`, import.meta.url),
        file,
      );
      chmodSync(file, 0o600);
      const vault = Vault.open({ file, masterKey: Buffer.alloc(32, 7) });
      const place = {
        participantId: 'participant-anna',
        journey: 'journey-anna',
        command: 'command-note',
        field: 'note',
      };
      expect(await vault.texts.reveal(sealed, place)).toBe('Trivs på Åsö gård');
      expect(await vault.examine()).toEqual({ participants: 1 });
      expect(await vault.texts.reveal(await vault.texts.seal('text', place), place)).toBe('text');
      await vault.close();
    },
  );

  it.each([
    ['removed', (): void => rmSync(file)],
    ['moved', () => renameSync(file, `${file}.away`)],
    ['replaced', () => (copyFileSync(file, `${file}.new`), renameSync(`${file}.new`, file))],
  ])('that was %s under its process takes nothing more, and nobody is told otherwise', async (_how, go) => {
    const vault = await withAlma();
    go();
    const writing: readonly (() => Promise<unknown>)[] = [
      () => vault.reserve([{ commandId: 'other', association: 'stockholm', participantId: 'other' }]),
      () => vault.confirm(['alma']),
      () => vault.keepLogMark({ firstEvent: 'first', shapes: 1 }),
      () => vault.shred('alma'),
    ];
    for (const write of writing) {
      await expect(write()).rejects.toBeInstanceOf(VaultUnavailable);
      await expect(write()).rejects.toThrow('är inte längre den fil som öppnades');
    }
    expect(vault.database.warnings()).toEqual([expect.stringContaining('sparar inget mer')]);
    await vault.close();
  });

  it('does not open where its folder is missing', () => {
    file = join(folder, 'missing', 'vault.db');
    expect(openFailure().message).toContain(file);
  });

  it.each([
    ['identity', 'identiteten för alma'],
    ['wrapped_key', 'nyckel till alma'],
  ])('says so where a damaged %s is read, and names no person', async (column, named) => {
    const vault = await withAlma();
    const disk = new DatabaseSync(file);
    disk.exec(`UPDATE participant SET ${column} = randomblob(length(${column}))`);
    disk.close();
    const reading = vault.identityOf({ participantId: 'alma', scope: 'here' });
    await expect(reading).rejects.toBeInstanceOf(VaultUnavailable);
    await expect(reading).rejects.toThrow(named);
    await expect(reading).rejects.toThrow('säkerhetskopia');
    await expect(reading).rejects.not.toThrow(/Alma|121212/);
    await vault.close();
  });

  it('confirms who is confirmed already with a write like any other, so that the time does not tell', async () => {
    let now = 0;
    const vault = Vault.open({ file, masterKey, clock: () => (now += 1_000) });
    const written = (): number => statSync(`${file}-wal`).size;
    await vault.reserve([{ commandId: 'command', association: 'stockholm', participantId: 'alma' }]);
    for (const _time of ['first', 'again']) {
      const before = written();
      await vault.confirm(['alma']);
      expect(written()).toBeGreaterThan(before);
    }
    await vault.close();
  });

  it('refuses an identity that was moved to another participant', async () => {
    const vault = await withAlma();
    await vault.reserve([{ commandId: 'other', association: 'stockholm', participantId: 'other' }]);
    await vault.confirm(['other']);
    const thief = new DatabaseSync(file);
    thief.exec(`UPDATE participant SET (wrapped_key, identity) =
      (SELECT wrapped_key, identity FROM participant WHERE id = 'alma') WHERE id = 'other'`);
    thief.close();
    await expect(vault.identityOf({ participantId: 'other', scope: 'here' })).rejects.toBeInstanceOf(
      VaultUnavailable,
    );
    await vault.close();
  });
});
