import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SealedStore } from '@samspar/sealed-store';
import type { Identity, ReservationRequest, Vault } from '@samspar/vault';
import { type GivenKeys, renewal } from '@samspar/vault-database';

type Open = (keys: GivenKeys) => Promise<Vault>;

/** How many are put under the next key at a time, in place of the hundreds in use; and more people than that. */
const PAGE = 20;
const PEOPLE = 50;
const LENA = { issuer: 'issuer', externalId: 'lena', name: 'Lena Ledare' };
const LATER = Number.MAX_SAFE_INTEGER;

const person = (at: number): Identity => ({
  number: { kind: 'personnummer', digits: `1990010${String(at).padStart(5, '0')}` },
  name: `Person ${at}`,
});

const request = (at: number, command = String(at)): ReservationRequest => ({
  commandId: `command-${command}`,
  association: at % 2 ? 'uppsala' : 'stockholm',
  participantId: `participant-${command}`,
  identity: person(at),
  owner: { scope: 'here', journey: `journey-${command}` },
});

const place = { participantId: 'participant-0', journey: 'journey-0', command: 'command-0', field: 'note' };

async function* stepsOf(vault: Vault, key: Buffer): AsyncGenerator<string> {
  const { parts, last } = vault.renewal;
  const all = [...parts, ...new SealedStore(vault.database).resealing];
  const paged = all.map((part) => (part.page === undefined ? part : { ...part, page: PAGE }));
  yield* renewal(vault.database, createSecretKey(key), { parts: paged, last });
}

/** Takes so many steps, as one that is killed after them; tells whether it had more. */
const steps = async (vault: Vault, key: Buffer, count: number): Promise<boolean> => {
  let taken = 0;
  for await (const _step of stepsOf(vault, key)) if ((taken += 1) === count) return true;
  return false;
};

const confirmed = async (vault: Vault, ...requests: readonly ReservationRequest[]): Promise<void> => {
  const reserved = await vault.reserve(requests);
  await vault.confirm(reserved.map(({ participantId }) => participantId));
};

/**
 * What a vault promises while it is put under another master key; `make` makes an empty one, and opens it as often as asked. It is stopped
 * after one step in so many: the steps are the same in every database.
 */
export const describeRenewal = (name: string, oneStepIn: number, make: () => Promise<Open>): void =>
  describe(`${name}, put under another master key`, () => {
    let open: Open;
    /** The key files as they lie by now. */
    let given: readonly Buffer[];
    /** A server that runs all the time. */
    let server: Vault;
    let note: string;
    let row: readonly string[];
    let next: number;

    beforeEach(async () => {
      open = await make();
      given = [randomBytes(32)];
      server = await open(() => given);
      await confirmed(server, ...Array.from({ length: PEOPLE }, (_, at) => request(at)));
      note = await server.texts.seal('Trivs på Åsö gård', place);
      row = await server.digest('stockholm', 'row', ['cell']);
      const sealed = new SealedStore(server.database);
      await sealed.staff.keep('lena', LENA);
      await sealed.drafts.keep('lena', 'one', 'Påbörjat');
      await sealed.sessions.store('session', { subject: 'lena', data: 'signed in' }, LATER);
      await sealed.files.keep('file', 'bytes', LATER);
      next = PEOPLE;
    });
    afterEach(() => server.close());

    /** Reads all there is, and writes some of each. */
    const isWhole = async (vault: Vault): Promise<void> => {
      const sealed = new SealedStore(vault.database);
      for (const at of [0, 1, PEOPLE - 1, next - 1]) {
        const { association } = request(at);
        const id = await vault.find(association, person(at).number);
        const command = id?.slice('participant-'.length) ?? '';
        expect(await vault.identityOf({ participantId: id ?? '', scope: 'here' })).toEqual(person(at));
        // Whoever is met again is the same person, whichever key she is found under.
        const [met] = await vault.reserve([
          request(at, `again-${command}-${next}-${randomBytes(4).toString('hex')}`),
        ]);
        expect(met).toEqual({ participantId: id, existing: true, confirmed: true });
      }
      expect(await vault.find('stockholm', person(99_999).number)).toBeUndefined();
      expect(await vault.texts.reveal(note, place)).toBe('Trivs på Åsö gård');
      expect(await vault.digest('stockholm', 'row', ['cell'])).toEqual(row);
      expect(await sealed.staff.find(LENA.issuer, LENA.externalId)).toBe('lena');
      expect(await sealed.staff.memberOf('lena')).toEqual(LENA);
      expect(await sealed.staff.keep('other', LENA)).toBe(false);
      expect((await sealed.drafts.of('lena')).map(({ text }) => text)).toEqual(['Påbörjat']);
      expect((await sealed.sessions.find('session'))?.data).toBe('signed in');
      expect((await sealed.files.find('file'))?.bytes.toString()).toBe('bytes');
      await confirmed(vault, request(next));
      next += 1;
    };

    it('has no key of digests any more by which nothing is compared, and that of rows', async () => {
      for (const purpose of ['command', 'file'] as const) await server.digest('stockholm', purpose, ['text']);
      const [old = Buffer.alloc(0)] = given;
      const key = randomBytes(32);
      given = [old, key];
      await steps(server, key, Number.MAX_SAFE_INTEGER);
      const keys = await server.database.select('SELECT DISTINCT purpose FROM association_key ORDER BY 1');
      expect(keys.map(({ purpose }) => purpose)).toEqual(['index', 'row']);
    });

    it('may be stopped after any step: who reads and writes misses nobody, and it goes on with the same key', async () => {
      let more = true;
      for (let count = 1; more; count += oneStepIn) {
        const [old = Buffer.alloc(0)] = given;
        const key = randomBytes(32);
        given = [old, key];
        {
          await using killed = await open(() => [old, key]);
          more = await steps(killed, key, count);
        }
        await isWhole(server);
        {
          await using started = await open(() => [key, old]);
          await isWhole(started);
          await steps(started, key, Infinity);
          await isWhole(started);
        }
        await isWhole(server);
        given = [key];
        await using alone = await open(() => [key]);
        expect(await alone.examine()).toEqual({ participants: next });
        await expect(open(() => [old])).rejects.toThrow('MASTER_KEY');
      }
    }, 60_000);

    it('takes what is registered meanwhile, and finds whoever is looked for', async () => {
      const key = randomBytes(32);
      given = [...given, key];
      await using renewing = await open(() => given);
      const others = async (): Promise<void> => {
        for (let at = 0; at < 40; at += 1) {
          const { association } = request(at);
          expect(await server.find(association, person(at).number)).toBe(`participant-${at}`);
          await confirmed(server, request(PEOPLE + at), request(at, `met-${at}`));
        }
      };
      await Promise.all([steps(renewing, key, Infinity), others()]);
      await using alone = await open(() => [key]);
      expect(await alone.examine()).toEqual({ participants: PEOPLE + 40 });
    }, 60_000);

    it('is written by nobody who is not given the next key, and by all who are given it later', async () => {
      const key = randomBytes(32);
      await using renewing = await open(() => [...given, key]);
      await steps(renewing, key, 2);
      await expect(server.reserve([request(PEOPLE)])).rejects.toThrow('MASTER_KEY_NEXT');
      expect(await renewing.find('stockholm', person(PEOPLE).number)).toBeUndefined();
      expect(renewing.database.warnings().join()).toContain('samspar keys rotate');
      given = [...given, key];
      await isWhole(server);
      await expect(open(() => [key])).rejects.toThrow('håller på att läggas under en ny huvudnyckel');
    });

    it('is put under one key at a time', async () => {
      const [key, other] = [randomBytes(32), randomBytes(32)];
      given = [...given, key, other];
      await using renewing = await open(() => given);
      await steps(renewing, key, 2);
      await expect(steps(renewing, other, Infinity)).rejects.toThrow('en annan ny huvudnyckel');
      await steps(renewing, key, Infinity);
      await isWhole(server);
    });
  });
