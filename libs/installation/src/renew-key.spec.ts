import { createSecretKey } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nameBasedId } from '@samspar/event-store';
import { nextMasterKey, renewal } from '@samspar/vault-database';
import { readConfiguration } from './configuration.js';
import { openForMending, type Registry } from './installation.js';
import { renewMasterKey, renewWhereAsked } from './renew-key.js';

const OPTIONS = { what: 'test', clock: () => Date.parse('2026-11-29T08:00:00Z') };
const LENA = { issuer: 'issuer', externalId: 'lena', name: 'Lena Ledare' };
const NUMBER = { kind: 'personnummer', digits: '199006022397' } as const;
const COMMAND = nameBasedId('command', 'refer');

let folder: string;
let note: string;
let participantId: string;
let row: readonly string[];
const configuration = (environment: NodeJS.ProcessEnv = {}) =>
  readConfiguration({ SAMSPAR_DATA: folder, ...environment });
const place = () => ({ participantId, journey: 'journey', command: COMMAND, field: 'note' });
const keyIn = (name: string): Buffer => Buffer.from(readFileSync(join(folder, name), 'utf8'), 'base64');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-renew-'));
  await using opened = await openForMending(configuration(), OPTIONS);
  const { vault, registration, sealed } = opened;
  participantId = await registration.participant({
    association: 'stockholm',
    anonymous: false,
    journey: 'journey',
    intervention: 'finsam-team',
    identity: { number: NUMBER, name: 'Anna Exempel' },
    context: { actor: 'operator', role: 'operator', commandId: COMMAND, correlationId: COMMAND },
  });
  note = await vault.texts.seal('Trivs på Åsö gård', place());
  row = await vault.digest('stockholm', 'row', ['cell']);
  await sealed.staff.keep('lena', LENA);
  await sealed.drafts.keep('lena', 'one', 'Påbörjat');
  await sealed.sessions.store('A'.repeat(43), { subject: 'lena', data: '{}' }, OPTIONS.clock() + 1_000);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* stepsOf({ vault, sealed }: Registry, next: Buffer): AsyncGenerator<string> {
  const { parts, last } = vault.renewal;
  yield* renewal(vault.database, createSecretKey(next), { parts: [...parts, ...sealed.resealing], last });
}

/** What the vault, and what lies beside it, tell of what was kept. */
const told = async (environment: NodeJS.ProcessEnv = {}) => {
  await using opened = await openForMending(configuration(environment), OPTIONS);
  return await toldBy(opened);
};
const toldBy = async ({ vault, sealed }: Registry) => {
  return [
    await vault.find('stockholm', NUMBER),
    (await vault.identityOf({ participantId, scope: '', journey: 'journey' }))?.name,
    await vault.texts.reveal(note, place()),
    await vault.digest('stockholm', 'row', ['cell']),
    await sealed.staff.find(LENA.issuer, LENA.externalId),
    (await sealed.staff.memberOf('lena'))?.name,
    (await sealed.drafts.of('lena')).map(({ text }) => text),
    (await sealed.sessions.find('A'.repeat(43)))?.data,
  ];
};
const kept = () => [
  participantId,
  'Anna Exempel',
  'Trivs på Åsö gård',
  row,
  'lena',
  'Lena Ledare',
  ['Påbörjat'],
  '{}',
];

describe('renewing the master key', () => {
  it('keeps people, texts, digests, users, drafts and sessions', async () => {
    const before = keyIn('master.key');
    const renewed = await renewMasterKey(configuration(), OPTIONS);
    expect(renewed).toEqual({
      participants: 1,
      setAside: join(folder, 'master.key.until-2026-11-29T080000Z'),
    });
    expect(keyIn('master.key')).not.toEqual(before);
    expect(keyIn('master.key.until-2026-11-29T080000Z')).toEqual(before);
    expect(await told()).toEqual(kept());
    await expect(told({ MASTER_KEY: before.toString('hex') })).rejects.toThrow('keys rotate');
  });

  it('leaves nothing in the file that the old key opens', async () => {
    const wrapped: Buffer[] = [];
    {
      await using opened = await openForMending(configuration(), OPTIONS);
      const tables = ['association_key', 'participant', 'journey_key'];
      for await (const { rows } of opened.vault.database.rows(tables))
        for (const one of rows)
          for (const value of [one['wrapped'], one['wrapped_key']])
            if (value instanceof Uint8Array) wrapped.push(Buffer.from(value));
    }
    const found = () => {
      const names = readdirSync(folder).filter((name) => name.startsWith('vault.db'));
      const bytes = Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
      return wrapped.filter((one) => bytes.includes(one)).length;
    };
    expect(found()).toBe(4);
    await renewMasterKey(configuration(), OPTIONS);
    expect(found()).toBe(0);
  });

  it.each<[string, number]>([
    ['before anything was written', 0],
    ['when some was written', 4],
    ['when all was written, before the key was in its place', Infinity],
  ])('goes on with the same key where it was cut off %s', async (_when, steps) => {
    const next = nextMasterKey({ folder })?.key ?? Buffer.alloc(0);
    let taken = 0;
    {
      await using opened = await openForMending(configuration(), OPTIONS);
      await using renewing = stepsOf(opened, next);
      while (taken < steps && !(await renewing.next()).done) taken += 1;
    }
    // A server that starts meanwhile has both keys.
    expect(await told()).toEqual(kept());
    await renewMasterKey(configuration(), OPTIONS);
    expect([keyIn('master.key'), existsSync(join(folder, 'master.key.next'))]).toEqual([next, false]);
    expect(await told()).toEqual(kept());
  });

  it('is done by the server that has the vault’s file, which goes on meanwhile', async () => {
    const before = keyIn('master.key');
    await using running = await openForMending(configuration(), OPTIONS);
    const asked = renewMasterKey(configuration(), OPTIONS);
    let said: string | undefined;
    while (said === undefined) said = await renewWhereAsked(running, () => false);
    expect(said).toContain('ingenting där behöver den gamla');
    expect(await asked).toEqual({
      participants: 1,
      setAside: join(folder, 'master.key.until-2026-11-29T080000Z'),
    });
    expect(await toldBy(running)).toEqual(kept());
    expect(keyIn('master.key')).not.toEqual(before);
    expect(await renewWhereAsked(running, () => false)).toBeUndefined();
    expect(running.vault.database.warnings()).toEqual([]);
  });

  it('is warned of while it goes on, and no longer when another process has ended it', async () => {
    const next = nextMasterKey({ folder })?.key ?? Buffer.alloc(0);
    await using running = await openForMending(configuration(), OPTIONS);
    const steps = stepsOf(running, next);
    await steps.next();
    await running.sealed.drafts.keep('lena', 'two', 'Under tiden');
    expect(await renewWhereAsked(running, () => true)).toBeUndefined();
    expect(running.vault.database.warnings()).toEqual([expect.stringContaining('en ny huvudnyckel')]);
    for await (const _step of steps);
    expect(running.vault.database.warnings()).toHaveLength(1);
    await renewWhereAsked(running, () => false);
    expect(running.vault.database.warnings()).toEqual([]);
  });

  it('is left where it is by a server that stops, and gone on with when it starts again', async () => {
    const next = nextMasterKey({ folder })?.key;
    {
      await using stopping = await openForMending(configuration(), OPTIONS);
      expect(await renewWhereAsked(stopping, () => true)).toBeUndefined();
      expect(keyIn('master.key')).not.toEqual(next);
    }
    await using started = await openForMending(configuration(), OPTIONS);
    expect(await renewWhereAsked(started, () => false)).toBeDefined();
    expect(await toldBy(started)).toEqual(kept());
    expect(keyIn('master.key')).toEqual(next);
  });

  it('takes the next key from beside a file that the environment names, and leaves both there', async () => {
    const file = join(folder, 'secret');
    writeFileSync(file, readFileSync(join(folder, 'master.key')));
    const named = { MASTER_KEY_FILE: file, NODE_ENV: 'production' };
    await expect(renewMasterKey(configuration(named), OPTIONS)).rejects.toThrow('secret.next');
    writeFileSync(`${file}.next`, Buffer.alloc(32, 9).toString('hex'));
    expect(await renewMasterKey(configuration(named), OPTIONS)).toEqual({ participants: 1, setAside: null });
    expect(await told(named)).toEqual(kept());
    renameSync(`${file}.next`, file);
    expect(await told(named)).toEqual(kept());
  });

  it('takes the next key from the environment where the present one stands there, and may be repeated', async () => {
    const present = { MASTER_KEY: keyIn('master.key').toString('hex') };
    const next = { MASTER_KEY_NEXT: Buffer.alloc(32, 9).toString('hex') };
    await expect(renewMasterKey(configuration(present), OPTIONS)).rejects.toThrow('MASTER_KEY_NEXT');
    expect(() => configuration(next)).toThrow('MASTER_KEY');
    for (const _time of ['first', 'again'])
      expect(await renewMasterKey(configuration({ ...present, ...next }), OPTIONS)).toEqual({
        participants: 1,
        setAside: null,
      });
    expect(await told({ MASTER_KEY: next.MASTER_KEY_NEXT })).toEqual(kept());
  });
});
