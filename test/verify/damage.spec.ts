import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acquireWriterLock } from '@samspar/event-store-sqlite';
import { type Installation, openInstallation, setUp, verify } from '@samspar/installation';
import type { ReservationRequest } from '@samspar/vault';
import { backUp } from '../../apps/cli/src/backup/back-up.js';
import { configurationOf } from '../backup/installed.js';
import { SETUP } from '../http/server.js';
import { itemAt } from '../item-at.js';
import { run } from './command.js';

const NOON = Date.parse('2025-06-15T10:00:00Z');
const PAGE_BYTES = 4_096;
const MASTER_KEY = '07'.repeat(32);
const HEADERS = 'Löpnummer;Insats;Anmälningsdatum;Startdatum;Kön;Personnummer';
const FIRST = ['1;FINSAM-team;2024-02-01;2024-03-01;Kvinna;19900602-2397'];
const SECOND = ['2;Novum;2024-02-01;2024-03-01;Man;19121212-1212'];

const NAMED: ReservationRequest = {
  commandId: 'named by hand',
  association: 'provkommun',
  participantId: 'nobody new',
  identity: { number: { kind: 'personnummer', digits: '199006022397' }, name: 'Anna Exempel' },
  owner: { scope: 'here', journey: 'journey' },
};

type File = 'events.db' | 'vault.db' | 'views.db';
const LOG_AND_VAULT = ['events.db', 'vault.db'] as const;

const opened = (clock = NOON): Promise<Installation> =>
  openInstallation(configurationOf(folder), { what: 'test', clock: () => clock });
/** An installation in the folder, as it lies when its server has been stopped. */
const install = async (clock = NOON): Promise<void> => {
  const installation = await opened(clock);
  await setUp(installation, SETUP);
  await installation.sealed.staff.keep('user-1', {
    issuer: 'https://id.example',
    externalId: 'hsa-1',
    name: 'Hanna',
  });
  await installation.close();
};
const register = async (rows: readonly string[]): Promise<void> => {
  const installation = await opened();
  const { importer, vault, views } = installation;
  await views.catchUp();
  const outcome = await importer.import(Buffer.from([HEADERS, ...rows].join('\r\n')), {
    association: itemAt(views.associations(), 0),
    register: 'main',
    partial: true,
    context: { actor: 'operator', role: 'operator' },
  });
  expect(outcome).toMatchObject({ report: { imported: rows.length, rejected: [] } });
  // A file has no names: one of those registered is called something by hand.
  await vault.reserve([NAMED]);
  await views.catchUp();
  await installation.close();
};

let root: string;
let folder: string;
const at = (name: File): string => join(folder, name);

const change = (file: File, sql: string): void => {
  const database = new DatabaseSync(at(file), { defensive: false });
  database.exec(sql);
  database.close();
};
/** An index without its last row, which the table has. */
const loseFromIndex = (file: File, index: string): void => {
  const database = new DatabaseSync(at(file), { readOnly: true });
  const { rootpage } = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(index) ?? {};
  database.close();
  const whole = readFileSync(at(file));
  const page = whole.subarray((Number(rootpage) - 1) * PAGE_BYTES);
  if (page[0] !== 10) throw new Error(`${index} has more than one page`);
  page.writeUInt16BE(page.readUInt16BE(3) - 1, 3);
  writeFileSync(at(file), whole);
};
const take = (from: string, ...files: readonly File[]): void => {
  for (const file of files) cpSync(join(root, from, file), at(file));
};
/** All that stands in log and vault, but for the tokens that tell a write-ahead log from another's. */
const contents = (): unknown =>
  LOG_AND_VAULT.map((file) => {
    const database = new DatabaseSync(at(file), { readOnly: true });
    const tables = database.prepare(`SELECT * FROM sqlite_schema WHERE name <> 'generation'`).all();
    const rows = tables
      .filter(({ type }) => type === 'table')
      .map(({ name }) => database.prepare(`SELECT * FROM ${String(name)} NOT INDEXED`).all());
    const version = database.prepare('PRAGMA user_version').get();
    database.close();
    return { version, tables, rows };
  });
const bytes = (): readonly string[] => LOG_AND_VAULT.map((file) => readFileSync(at(file), 'base64'));

const verified = () => run({ SAMSPAR_DATA: folder, MASTER_KEY }, 'verify');
/** As `samspar verify` goes while a server holds the folder. */
const verifiedBeside: typeof verified = async () => {
  const server = acquireWriterLock(folder, 'samspar serve');
  try {
    return await verified();
  } finally {
    server.release();
  }
};
const started = async (): Promise<void> => (await opened()).close();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'samspar-damage-'));
  folder = join(root, 'older');
  await install();
  await register(FIRST);
  folder = join(root, 'whole');
  cpSync(join(root, 'older'), folder, { recursive: true });
  await register(SECOND);
  folder = join(root, 'other');
  await install(NOON + 1);
  await register([...FIRST, ...SECOND]);
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  folder = join(root, 'tried');
  cpSync(join(root, 'whole'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is wrong, what is said of it, and how it comes about. */
type Case = readonly [what: string, sentence: RegExp, plant: () => void];

const IN_THE_VAULT: readonly Case[] = [
  [
    'a key that does not unwrap',
    /Valvets nyckel till [\da-f-]{36} är skadad: återställ valvet/,
    () => change('vault.db', 'UPDATE participant SET wrapped_key = randomblob(60)'),
  ],
  [
    'a key of the association that does not unwrap',
    /Valvets nyckel till index\/provkommun är skadad: återställ valvet/,
    () => change('vault.db', `UPDATE association_key SET wrapped = randomblob(60) WHERE purpose = 'index'`),
  ],
  [
    'an identity that does not open',
    /identiteten för [\da-f-]{36} /,
    () => change('vault.db', 'UPDATE participant SET identity = randomblob(length(identity))'),
  ],
  [
    'an identity that is another participant’s',
    /nyckel till [\da-f-]{36} är skadad|identiteten för [\da-f-]{36} /,
    () =>
      change(
        'vault.db',
        `UPDATE participant SET identity = (SELECT identity FROM participant AS other WHERE other.id <> participant.id)`,
      ),
  ],
  [
    'a name that does not open',
    /identiteten för [\da-f-]{36} /,
    () => change('vault.db', 'UPDATE particulars SET sealed = randomblob(length(sealed))'),
  ],
  [
    'a user whose name does not open',
    /Uppgifterna om användaren user-1 i valvet går inte att läsa/,
    () => change('vault.db', `UPDATE staff SET data = replace(data, 'v1.', 'v1.AAAA')`),
  ],
  [
    'a digest that is of another number',
    /Deltagaren [\da-f-]{36} står i valvets index under ett annat nummer än sitt eget/,
    () => change('vault.db', 'UPDATE participant SET identity_index = randomblob(32)'),
  ],
  [
    'a digest that is missing',
    /Deltagaren [\da-f-]{36} står i valvets index under ett annat nummer än sitt eget/,
    () => change('vault.db', 'UPDATE participant SET identity_index = NULL'),
  ],
];

const FOR_GOOD: readonly Case[] = [
  [
    'a row that the index of the log has lost',
    /events\.db är skadad.*samspar restore/,
    () => loseFromIndex('events.db', 'sqlite_autoindex_event_1'),
  ],
  [
    'a row that the index of the vault has lost',
    /vault\.db är skadad/,
    () => loseFromIndex('vault.db', 'participant_by_identity'),
  ],
  [
    'a vault of another log',
    /Valvet hör till en annan händelselogg än den här/,
    () => take('other', 'vault.db'),
  ],
  [
    'a vault that is older than its log',
    /äldre än loggen|finns i loggen men har aldrig funnits i valvet/,
    () => take('older', 'vault.db'),
  ],
  [
    'a log that a newer Samspår has written',
    /events\.db är skriven av en nyare Samspår .*uppgradera Samspår/,
    () => change('events.db', 'PRAGMA user_version = 9999'),
  ],
  [
    'a vault that a newer Samspår has written',
    /vault\.db har format 9999 från en nyare version.*uppgradera Samspår/,
    () => change('vault.db', 'PRAGMA user_version = 9999'),
  ],
  [
    'a pair that a newer Samspår has written, which knew more events',
    /skriven av en nyare Samspår \(den kände 9999 slag.*uppgradera Samspår/,
    () => change('vault.db', 'UPDATE log_mark SET shapes = 9999'),
  ],
];

/** A restore settles this one. */
const AT_THE_START: readonly Case[] = [
  ...FOR_GOOD,
  [
    'a log that is older than its vault',
    /äldre än valvet|är bekräftad i valvet men finns inte i loggen/,
    () => take('older', 'events.db', 'views.db'),
  ],
];

describe('samspar verify', () => {
  it('finds what is whole whole, beside a server and without one', async () => {
    for (const verifying of [verified, verifiedBeside])
      expect(await verifying()).toEqual({
        code: 0,
        said: expect.stringContaining('Valvet är helt (2 personer) och hör till loggen.'),
      });
  });

  it('shows of log, vault and views how far it has come, to the end', async () => {
    const shown = new Map<string, readonly bigint[]>();
    const { store, vault, close } = await opened();
    await verify(
      store,
      at('views.db'),
      (part) =>
        (...counts) =>
          void shown.set(part, counts),
      'contiguous',
      vault,
    );
    await close();
    expect([...shown.keys()]).toEqual(['Kontrollerar loggen', 'Kontrollerar valvet', 'Kontrollerar vyerna']);
    for (const [done, of] of shown.values()) expect(done).toBe(of);
  });

  describe.each([
    ['alone', verified],
    ['beside a server', verifiedBeside],
  ])('%s ends with 1 and names', (_how, verifying) => {
    it.each([...IN_THE_VAULT, ...AT_THE_START])('%s', async (_what, sentence, plant) => {
      plant();
      const { code, said } = await verifying();
      expect(said).toMatch(sentence);
      expect(code).toBe(1);
      expect(said).not.toMatch(/Oväntat fel|19900602|19121212|Anna|Hanna/);
    });
  });

  it.each([
    ['events.db', /events\.db är skadad .*samspar restore/],
    ['vault.db', /vault\.db är skadad .*samspar restore/],
    ['views.db', /views\.db är skadad.*samspar rebuild/],
  ] as const)(
    'names %s whichever of its pages has flipped bytes, and writes nothing',
    async (file, sentence) => {
      const whole = readFileSync(at(file));
      for (let page = 0; page * PAGE_BYTES < whole.length; page++) {
        const flipped = Buffer.from(whole);
        const header = page * PAGE_BYTES + (page === 0 ? 100 : 0);
        for (let byte = header; byte < header + 8; byte++)
          flipped.writeUInt8(flipped.readUInt8(byte) ^ 0xff, byte);
        writeFileSync(at(file), flipped);
        const before = bytes();
        expect({ page, ...(await verified()) }).toEqual({
          page,
          code: 1,
          said: expect.stringMatching(sentence),
        });
        expect(bytes()).toEqual(before);
      }
    },
  );
});

describe('a server', () => {
  it.each(AT_THE_START)('does not start, and writes nothing, on %s', async (_what, sentence, plant) => {
    plant();
    const before = contents();
    await expect(started()).rejects.toThrow(sentence);
    expect(contents()).toEqual(before);
  });
});

describe('samspar restore', () => {
  it.each([...IN_THE_VAULT, ...FOR_GOOD])(
    'puts nothing in place of a whole installation where the backup has %s',
    async (_what, sentence, plant) => {
      plant();
      const copy = join(root, 'copy');
      await backUp({ from: folder, to: copy, version: '0.1.0' });
      take('whole', ...LOG_AND_VAULT);
      const before = contents();
      const { code, said } = await run({ SAMSPAR_DATA: folder, MASTER_KEY }, 'restore', copy);
      expect(said).toMatch(sentence);
      expect(said).toContain('Inget har ändrats.');
      expect(code).toBe(1);
      expect(contents()).toEqual(before);
      rmSync(copy, { recursive: true });
    },
  );
});

describe('an index that is damaged', () => {
  it.each([
    ['events.db', 'sqlite_autoindex_event_1'],
    ['vault.db', 'participant_by_identity'],
  ] as const)('of %s is made anew by REINDEX, and nothing is lost', async (file, index) => {
    const rows = (): unknown => {
      const database = new DatabaseSync(at(file), { readOnly: true });
      const table = file === 'events.db' ? 'event' : 'participant';
      const found = database.prepare(`SELECT * FROM ${table} NOT INDEXED ORDER BY 1`).all();
      database.close();
      return found;
    };
    const before = rows();
    loseFromIndex(file, index);
    await expect(started()).rejects.toThrow(/är skadad/);
    change(file, 'REINDEX');
    expect(await verified()).toMatchObject({ code: 0 });
    expect(rows()).toEqual(before);
    await started();
  });
});

describe('samspar backup and restore', () => {
  it.each([
    ['backup', { EVENT_STORE_URL: 'esdb://localhost:2113?tls=false' }],
    ['restore', { EVENT_STORE_URL: 'esdb://localhost:2113?tls=false' }],
    ['backup', { VAULT_URL: 'postgres://u:p@localhost/samspar' }],
    ['restore', { VAULT_URL: 'postgres://u:p@localhost/samspar' }],
  ])('say of what they do not copy what to do instead: %s, %o', async (command, address) => {
    const { code, said } = await run(
      { SAMSPAR_DATA: folder, MASTER_KEY, ...address },
      command,
      join(root, 'copy'),
    );
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(
        /^samspar (backup|restore) kopierar bara en inbäddad installation: .*steg för steg i docs\/operations\.md.*samspar verify\.\n$/,
      ),
    });
  });
});
