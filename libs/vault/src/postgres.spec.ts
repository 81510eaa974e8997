import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VaultUnavailable } from '@samspar/vault-database';
import { describeRenewal } from '../../../test/contracts/renewal.contract.js';
import { describeVault } from '../../../test/contracts/vault.contract.js';
import { type Proxy, startProxy } from '../../../test/postgres/proxy.js';
import { type PostgresServer, query, startPostgres } from '../../../test/postgres/server.js';
import type { Identity, ReservationRequest } from './participant.js';
import { Vault } from './vault.js';

const masterKey = randomBytes(32);
const ALMA: Identity = {
  number: { kind: 'personnummer', digits: '191212121212' },
  name: 'Alma Exempel',
  contact: 'alma@exempel.se',
};

const person = (at: number): Identity => ({
  number: { kind: 'personnummer', digits: `1990010${String(at).padStart(5, '0')}` },
});

const request = (command: string, identity?: Identity): ReservationRequest => ({
  commandId: `command-${command}`,
  association: 'stockholm',
  participantId: `participant-${command}`,
  ...(identity && { identity, owner: { scope: 'here', journey: `journey-${command}` } }),
});

const batch = (command: string, of: readonly Identity[]) =>
  of.map((identity, at) => request(`${command}-${at}`, identity));

const noteOf = (participantId: string) => ({
  participantId,
  journey: 'journey',
  command: 'command',
  field: 'note',
});

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop(), 60_000);

const openEmpty = async (clock: () => number): Promise<Vault> =>
  Vault.connect({ url: await server.emptied(), masterKey, clock });
describeVault('the PostgreSQL vault', openEmpty);

describeRenewal('the PostgreSQL vault', 5, async () => {
  const url = await server.database();
  return (keys) => Vault.connect({ url, masterKey: keys });
});

const refusal = async (attempt: Promise<Vault>): Promise<string> => {
  try {
    await (await attempt).close();
  } catch (error) {
    if (error instanceof VaultUnavailable) return error.message;
    throw error;
  }
  throw new Error('The vault opened.');
};

describe('two servers on one PostgreSQL vault', () => {
  let url: string;
  let one: Vault;
  let other: Vault;
  beforeEach(async () => {
    url = await server.database();
    [one, other] = await Promise.all([Vault.connect({ url, masterKey }), Vault.connect({ url, masterKey })]);
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  it('that start at once make the tables once', async () => {
    const made = 'SELECT name FROM vault_migration ORDER BY name';
    expect(await query(url, made)).toEqual(await query(await server.emptied(), made));
    expect(await query(url, 'SELECT count(*)::int AS keys FROM key_check')).toEqual([{ keys: 1 }]);
  });

  it('that meet the same person at once make one participant', async () => {
    const reserved = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).reserve([request(String(at), ALMA)])),
    );
    expect(new Set(reserved.flat().map(({ participantId }) => participantId)).size).toBe(1);
    expect(reserved.flat().filter(({ existing }) => !existing)).toHaveLength(1);
    expect(await one.leftovers()).toHaveLength(1);
  });

  it('give the same command sent to both the same answer', async () => {
    for (const [at, identity] of [ALMA, undefined].entries()) {
      const [first, second] = await Promise.all(
        [one, other].map((vault) => vault.reserve([request(`same-${at}`, identity)])),
      );
      expect(first).toEqual(second);
    }
  });

  it('that meet the same people in opposite orders agree on all of them', async () => {
    const people = Array.from({ length: 200 }, (_, at) => person(at));
    const [forwards, backwards] = await Promise.all([
      one.reserve(batch('a', people)),
      other.reserve(batch('b', people.toReversed())),
    ]);
    const ids = forwards.map(({ participantId }) => participantId);
    expect(backwards.map(({ participantId }) => participantId)).toEqual(ids.toReversed());
    await Promise.all([one.confirm(ids), other.confirm(ids.toReversed())]);
    expect(await other.leftovers()).toEqual([]);
  });

  it('make one key of an association for both', async () => {
    const [first, second] = await Promise.all(
      [one, other].map((vault) => vault.digest('stockholm', 'row', ['cell'])),
    );
    expect(first).toEqual(second);
  });

  it('never delete a leftover that the other has met since', async () => {
    await one.reserve([request('1', ALMA)]);
    const [leftover] = await one.leftovers();
    if (!leftover) throw new Error('Nothing was reserved.');
    const [released, [met]] = await Promise.all([one.release(leftover), other.reserve([request('2', ALMA)])]);
    expect(met?.participantId).toBe(released ? 'participant-2' : 'participant-1');
    await other.confirm([met?.participantId ?? '']);
    expect(await one.find('stockholm', ALMA.number)).toBe(met?.participantId);
  });

  it('see what the other wrote', async () => {
    await one.reserve([request('1', ALMA)]);
    await one.confirm(['participant-1']);
    expect(await other.identityOf({ participantId: 'participant-1', scope: 'here' })).toEqual(ALMA);
    const place = noteOf('participant-1');
    expect(await other.texts.reveal(await one.texts.seal('text', place), place)).toBe('text');
  });
});

describe('a PostgreSQL vault', () => {
  let url: string;
  const connect = (to = url, key = masterKey): Promise<Vault> =>
    Vault.connect({ url: to, masterKey: key, timeoutMs: 1_000 });
  const changed = (part: 'password' | 'pathname' | 'port', value: string): string =>
    Object.assign(new URL(url), { [part]: value }).href;
  const withAlma = async (): Promise<Vault> => {
    const vault = await connect();
    await vault.reserve([request('alma', ALMA)]);
    await vault.confirm(['participant-alma']);
    return vault;
  };
  beforeEach(async () => {
    url = await server.database();
  });

  it('keeps what was reserved, sealed and digested when it is connected to again', async () => {
    const before = await withAlma();
    const sealed = await before.texts.seal('text', noteOf('participant-alma'));
    const digests = await before.digest('stockholm', 'row', ['cell']);
    await before.close();
    const after = await connect();
    expect(await after.find('stockholm', ALMA.number)).toBe('participant-alma');
    expect(await after.texts.reveal(sealed, noteOf('participant-alma'))).toBe('text');
    expect(await after.digest('stockholm', 'row', ['cell'])).toEqual(digests);
    await after.close();
  });

  it('takes a batch larger than one statement holds, in order', async () => {
    const vault = await Vault.connect({ url, masterKey });
    const requests = Array.from({ length: 5_001 }, (_, at) => request(String(at), person(at % 5_000)));
    const ids = (await vault.reserve(requests)).map(({ participantId }) => participantId);
    expect(ids.slice(0, 5_000)).toEqual(requests.slice(0, 5_000).map(({ participantId }) => participantId));
    expect(ids[5_000]).toBe('participant-0');
    expect(await vault.leftovers()).toHaveLength(5_000);
    await vault.close();
  });

  it('holds no identity in the clear', async () => {
    const vault = await withAlma();
    const rows = JSON.stringify(
      await query(
        url,
        `SELECT (SELECT string_agg(encode(p.identity, 'escape') || p::text, '') FROM participant p) AS people,
                (SELECT string_agg(encode(q.sealed, 'escape') || q::text, '') FROM particulars q) AS particulars`,
      ),
    );
    for (const secret of [ALMA.number.digits, 'Alma', 'alma@exempel.se']) expect(rows).not.toContain(secret);
    await vault.close();
  });

  it('has no byte of an erased journey or its person in the files of its tables, also where she came last', async () => {
    const vault = await connect();
    await vault.reserve(batch('before', [person(1), person(2), person(3)]));
    await vault.close();
    const withHer = await withAlma();
    const journey = noteOf('participant-alma').journey;
    await withHer.texts.seal('text', noteOf('participant-alma'));
    const hers = await query(
      url,
      `SELECT wrapped_key AS bytes FROM participant WHERE id = 'participant-alma'
       UNION ALL SELECT identity FROM participant WHERE id = 'participant-alma'
       UNION ALL SELECT identity_index FROM participant WHERE id = 'participant-alma'
       UNION ALL SELECT sealed FROM particulars UNION ALL SELECT wrapped FROM journey_key`,
    );
    const inFiles = async (): Promise<number> => {
      await query(url, 'CHECKPOINT');
      const files = await query(
        url,
        `SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) AS bytes FROM pg_class c
         WHERE c.relkind IN ('r', 'i') AND c.relnamespace = 'public'::regnamespace`,
      );
      const bytes = Buffer.concat(files.map((file) => file['bytes'] as Buffer));
      return hers.filter((one) => bytes.includes(one['bytes'] as Buffer)).length;
    };
    expect([hers.length, await inFiles()]).toEqual([5, 5]);
    await withHer.close();
    const later = await Vault.connect({ url, masterKey, clock: () => Date.now() + 7_200_000 });
    expect(
      await later.erasures.erase({ journey, records: [{ participantId: 'participant-alma', kept: [] }] }),
    ).toBe(true);
    await later.database.overwriteDeleted();
    expect(await inFiles()).toBe(0);
    // Somebody who reads for long keeps it from that, and is not waited for.
    const reading = later.database.rows(['participant'])[Symbol.asyncIterator]();
    await reading.next();
    await expect(later.database.overwriteDeleted()).rejects.toThrow('VACUUM FULL');
    await reading.return?.();
    await later.close();
  });

  it('has no row of a participant that was shredded', async () => {
    const vault = await withAlma();
    await vault.shred('participant-alma');
    expect(await query(url, 'SELECT id FROM participant')).toEqual([]);
    expect(await query(url, 'SELECT journey FROM particulars')).toEqual([]);
    await vault.close();
  });

  it('shows neither key nor password where it is printed', async () => {
    const vault = await withAlma();
    const printed = inspect(vault, { depth: 9, showHidden: true }) + JSON.stringify(vault);
    expect(printed).not.toContain(new URL(url).password);
    expect(printed).not.toContain(masterKey.toString('hex').slice(0, 8));
    await vault.close();
  });

  describe('is refused with a sentence that never holds the password', () => {
    it.each([
      ['with another master key', () => connect(url, randomBytes(32)), 'MASTER_KEY'],
      ['with a wrong password', () => connect(changed('password', 'hemligt')), 'användare och lösenord'],
      ['where the database is not there', () => connect(changed('pathname', '/borta')), 'skapa databasen'],
      ['where nobody listens', () => connect(changed('port', '1')), 'svarar inte'],
      ['at an address that cannot be read', () => connect('postgres://u:hemligt@[/x'), 'VAULT_URL'],
      ['at an address of something else', () => connect('mysql://u:hemligt@host/x'), 'VAULT_URL'],
    ])('%s', async (_case, attempt, named) => {
      await (await withAlma()).close();
      const sentence = await refusal(attempt());
      expect(sentence).toContain(named);
      expect(sentence).not.toContain('hemligt');
      expect(sentence).not.toContain(new URL(url).password);
    });

    it('where a newer version made the tables', async () => {
      await (await withAlma()).close();
      await query(url, `INSERT INTO vault_migration VALUES ('0099-newer', now()::text)`);
      expect(await refusal(connect())).toContain('uppgradera');
    });

    it('where the tables are not its own', async () => {
      await query(url, 'CREATE TABLE participant (id text)');
      expect(await refusal(connect())).toContain('egen databas');
    });

    it('where the account may not make tables', async () => {
      const user = `reader_${randomBytes(4).toString('hex')}`;
      await query(url, `CREATE ROLE ${user} LOGIN PASSWORD 'hemligt'`);
      const sentence = await refusal(
        connect(Object.assign(new URL(url), { username: user, password: 'hemligt' }).href),
      );
      await query(url, `DROP ROLE ${user}`);
      expect(sentence).toContain('ge det rätt');
    });
  });

  it('that another session blocks gives up and says so', async () => {
    const vault = await withAlma();
    const held = query(url, `SELECT pg_advisory_lock(x'53535056'::int), pg_sleep(2)`);
    const waiting = async (): Promise<void> => {
      for (;;)
        if ((await query(url, `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted`)).length > 0)
          return;
    };
    await waiting();
    await expect(vault.reserve([request('2')])).rejects.toThrow('försök igen');
    await held;
    expect(await vault.reserve([request('2')])).toHaveLength(1);
    await vault.close();
  });

  describe('behind a wire that fails', () => {
    let wire: Proxy;
    let vault: Vault;
    beforeEach(async () => {
      wire = await startProxy(url);
      vault = await connect(wire.url);
      await vault.reserve([request('1', ALMA)]);
      await vault.confirm(['participant-1']);
    });
    afterEach(async () => {
      await vault.close();
      await wire.close();
    });
    const everything = (): Promise<PromiseSettledResult<unknown>[]> =>
      Promise.allSettled([
        vault.reserve([request('2', person(2))]),
        vault.confirm(['participant-1']),
        vault.leftovers(),
        vault.find('stockholm', ALMA.number),
        vault.identityOf({ participantId: 'participant-1', scope: 'here' }),
        vault.digest('uppsala', 'row', ['cell']),
        vault.database.select('SELECT shapes FROM log_mark WHERE shapes = $1', 1),
        vault.database.change('UPDATE log_mark SET shapes = $1', 1),
        vault.database.changeInTurn('UPDATE log_mark SET shapes = $1', 1),
      ]);
    const unavailable = {
      status: 'rejected',
      reason: {
        name: 'VaultUnavailable',
        message: expect.stringMatching(/^Valvet på 127\.0\.0\.1:\d+\/.*\.$/),
      },
    };

    it('says so in every answer while it is cut, and is itself again when it is mended', async () => {
      await wire.cut();
      for (const answer of await everything()) expect(answer).toMatchObject(unavailable);
      await wire.mend();
      for (const answer of await everything()) expect(answer).toMatchObject({ status: 'fulfilled' });
      expect(await vault.identityOf({ participantId: 'participant-1', scope: 'here' })).toEqual(ALMA);
    });

    it('says so in every answer while nothing comes through, and is itself again', async () => {
      wire.freeze();
      for (const answer of await everything()) expect(answer).toMatchObject(unavailable);
      wire.thaw();
      await expect(vault.identityOf({ participantId: 'participant-1', scope: 'here' })).resolves.toEqual(
        ALMA,
      );
    }, 20_000);

    it('gives the same command the same participant, whether the first answer was lost or never made', async () => {
      const lost = vault.reserve([request('2', person(2))]);
      await wire.cut();
      await Promise.allSettled([lost]);
      await wire.mend();
      expect(await vault.reserve([request('2', person(2))])).toEqual([
        { participantId: 'participant-2', existing: false, confirmed: false },
      ]);
      expect(await vault.leftovers()).toHaveLength(1);
    });
  });
});
