import { createSecretKey } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nameBasedId } from '@samspar/event-store';
import { nextMasterKey } from '@samspar/vault-database';
import { readConfiguration } from './configuration.js';
import { openForMending } from './installation.js';
import { renewMasterKey } from './renew-key.js';

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

/** What the vault, and what lies beside it, tell of what was kept. */
const told = async (environment: NodeJS.ProcessEnv = {}) => {
  await using opened = await openForMending(configuration(environment), OPTIONS);
  const { vault, sealed } = opened;
  return [
    await vault.find('stockholm', NUMBER),
    (await vault.identityOf({ participantId, scope: '', journey: 'journey' }))?.name,
    await vault.texts.reveal(note, place()),
    await vault.digest('stockholm', 'row', ['cell']),
    await sealed.staff.find(LENA.issuer, LENA.externalId),
    (await sealed.staff.memberOf('lena'))?.name,
    (await sealed.drafts.of('lena')).map(({ text }) => text),
    await sealed.sessions.find('A'.repeat(43)),
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
  undefined,
];

describe('renewing the master key', () => {
  it('keeps people, texts, digests, users and drafts; whoever was signed in signs in again', async () => {
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

  it.each<[string, () => Promise<void>]>([
    ['before anything was written', async () => void nextMasterKey(undefined, folder)],
    [
      'when all was written, before the key was in its place',
      async () => {
        const next = createSecretKey(nextMasterKey(undefined, folder).key);
        await using opened = await openForMending(configuration(), OPTIONS);
        const { vault, sealed } = opened;
        await vault.database.renewKey(next, [vault.rewrapping(next), ...sealed.resealing(next)]);
      },
    ],
  ])('goes on with the same key where it was cut off %s', async (_when, cut) => {
    await cut();
    const next = keyIn('master.key.next');
    await renewMasterKey(configuration(), OPTIONS);
    expect([keyIn('master.key'), existsSync(join(folder, 'master.key.next'))]).toEqual([next, false]);
    expect(await told()).toEqual(kept());
  });

  it('takes the next key from the environment where the present one stands there, and may be repeated', async () => {
    const present = { MASTER_KEY: keyIn('master.key').toString('hex') };
    const next = { MASTER_KEY_NEXT: Buffer.alloc(32, 9).toString('hex') };
    await expect(renewMasterKey(configuration(present), OPTIONS)).rejects.toThrow('MASTER_KEY_NEXT');
    await expect(renewMasterKey(configuration(next), OPTIONS)).rejects.toThrow('MASTER_KEY');
    for (const _time of ['first', 'again'])
      expect(await renewMasterKey(configuration({ ...present, ...next }), OPTIONS)).toEqual({
        participants: 1,
        setAside: null,
      });
    expect(await told({ MASTER_KEY: next.MASTER_KEY_NEXT })).toEqual(kept());
  });
});
