import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { nameBasedId, type StoredEvent, StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type Identity, type Particulars, Vault } from '@samspar/vault';
import { Registration } from './registration.js';
import { scopeOf } from './scope.js';

const DAY_MS = 86_400_000;
const ANNA: Identity = { number: { kind: 'personnummer', digits: '199006022397' }, name: 'Anna Exempel' };
const NEW: Particulars = { name: 'Anna Exempel', contact: '070-000 00 00' };

const context = (command: string, body = command) => ({
  actor: 'anna',
  role: 'caseworker',
  commandId: nameBasedId(command),
  correlationId: nameBasedId(command),
  digest: `digest of ${body}`,
});

describe('what is kept of a person beside her number', () => {
  let store: SqliteEventStore;
  let vault: Vault;
  let registration: Registration;
  let participantId: string;
  let now = Date.parse('2026-11-22T11:00:00Z');
  const clock = () => now;

  const change = (command: string, particulars = NEW, body?: string) =>
    registration.changeContact({
      participantId,
      journey: 'journey-1',
      intervention: 'finsam-team',
      particulars,
      changed: ['contact'],
      context: context(command, body),
    });
  const known = () =>
    vault.identityOf({ participantId, scope: scopeOf('finsam-team'), journey: 'journey-1' });
  const changes = async (): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const page of store.readAll({ after: 0n })) events.push(...page);
    return events.filter(({ type }) => type === 'ContactChanged');
  };

  beforeEach(async () => {
    store = SqliteEventStore.open({ file: ':memory:', clock });
    vault = Vault.open({ file: ':memory:', masterKey: Buffer.alloc(32, 7), clock });
    registration = new Registration(new StreamHandler(store), vault, clock);
    participantId = await registration.participant({
      association: 'stockholm',
      anonymous: false,
      journey: 'journey-1',
      intervention: 'finsam-team',
      identity: ANNA,
      context: context('referral'),
    });
  });
  afterEach(async () => {
    await vault.close();
    await store.close();
  });

  it('is changed in the vault; the log tells that, of which journey and by whom, and never what', async () => {
    expect(await change('1')).toMatchObject({ outcome: 'accepted', repeated: false });
    expect(await known()).toEqual({ ...ANNA, ...NEW });
    const [event] = await changes();
    expect(event).toMatchObject({
      data: { journey: 'journey-1', changed: ['contact'] },
      metadata: { actor: 'anna' },
    });
    expect(JSON.stringify({ ...event, position: 0 })).not.toMatch(/070-000|Exempel/);
  });

  it('gives the same command its first answer, and undoes nothing that was changed since', async () => {
    const first = await change('1');
    await change('2', { name: 'Anna E.' });
    expect(await change('1')).toEqual({ ...first, repeated: true });
    expect((await known())?.name).toBe('Anna E.');
    expect(await changes()).toHaveLength(2);
  });

  it('refuses the same command with another body, and keeps nothing of it', async () => {
    await change('1');
    expect(await change('1', { name: 'En annan' }, 'another')).toEqual({ outcome: 'otherBody' });
    expect(await known()).toEqual({ ...ANNA, ...NEW });
  });

  it('is settled where the process ended between the event and the confirmation', async () => {
    jest.spyOn(vault.particulars, 'confirm').mockRejectedValueOnce(new Error('killed'));
    await expect(change('1')).rejects.toThrow('killed');
    expect(await known()).toEqual(ANNA);
    expect(await registration.settle(now + 400 * DAY_MS)).toEqual({ confirmed: 1, deleted: 0 });
    expect(await known()).toEqual({ ...ANNA, ...NEW });
  });

  it('is given up after a day where it ended before the event, and taken when the command comes again before that', async () => {
    jest.spyOn(store, 'append').mockRejectedValueOnce(new Error('killed'));
    await expect(change('1')).rejects.toThrow('killed');
    expect(await registration.settle(now + DAY_MS)).toEqual({ confirmed: 0, deleted: 0 });
    expect(await change('1')).toMatchObject({ outcome: 'accepted', repeated: false });
    expect(await known()).toEqual({ ...ANNA, ...NEW });
    jest.spyOn(store, 'append').mockRejectedValueOnce(new Error('killed'));
    await expect(change('2', { name: 'Anna E.' })).rejects.toThrow('killed');
    now += DAY_MS + 1;
    expect(await registration.settle(now)).toEqual({ confirmed: 0, deleted: 1 });
    expect(await known()).toEqual({ ...ANNA, ...NEW });
  });
});
