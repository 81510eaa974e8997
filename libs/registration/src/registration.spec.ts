import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { participantStream } from '@samspar/casework';
import { type EventStore, nameBasedId, StreamHandler, type StoredEvent } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type Identity, Vault } from '@samspar/vault';
import { type ParticipantRequest, Registration } from './registration.js';
import { scopeOf } from './scope.js';

const masterKey = Buffer.alloc(32, 7);
const HERE = scopeOf('finsam-team');
const NOON = Date.parse('2026-11-22T11:00:00Z');
const DAY_MS = 86_400_000;
const ANNA: Identity = { number: { kind: 'personnummer', digits: '199006022397' } };
const ALMA: Identity = { number: { kind: 'personnummer', digits: '191212121212' }, name: 'Alma Exempel' };

const request = (
  command: string,
  {
    identity,
    association = 'stockholm',
    anonymous = false,
    intervention = 'finsam-team',
  }: Partial<ParticipantRequest> = {},
): ParticipantRequest => ({
  association,
  anonymous,
  journey: nameBasedId('journey', command),
  intervention,
  ...(identity && { identity }),
  context: {
    actor: 'operator',
    role: 'operator',
    commandId: nameBasedId(command),
    correlationId: nameBasedId(command),
    digest: `digest of ${command}`,
    batch: 'batch-1',
  },
});

/** Registers Anna under command `1` in a process of its own that is killed when it comes to the step. */
const killedAt = (step: 'store.append' | 'vault.confirm', folder: string): void => {
  const sources = fileURLToPath(new URL('../../../test/sources.js', import.meta.url));
  const program = `
    import { StreamHandler } from '@samspar/event-store';
    import { SqliteEventStore } from '@samspar/event-store-sqlite';
    import { Registration } from '@samspar/registration';
    import { Vault } from '@samspar/vault';
    const clock = () => ${NOON};
    const store = SqliteEventStore.open({ file: 'events.db', clock });
    const vault = Vault.open({ file: 'vault.db', masterKey: Buffer.alloc(32, 7), clock });
    ${step} = () => {
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    };
    const request = ${JSON.stringify(request('1', { identity: ANNA }))};
    await new Registration(new StreamHandler(store), vault, clock).participants([request]);
  `;
  const child = spawnSync(process.execPath, ['--import', sources, '--input-type=module', '--eval', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(child).toMatchObject({ signal: 'SIGKILL', stderr: '' });
};

describe('registration', () => {
  let folder: string;
  let now: number;
  let store: EventStore;
  let vault: Vault;
  let registration: Registration;

  const open = (): void => {
    store = SqliteEventStore.open({ file: join(folder, 'events.db'), clock: () => now });
    vault = Vault.open({ file: join(folder, 'vault.db'), masterKey, clock: () => now });
    registration = new Registration(new StreamHandler(store), vault, () => now);
  };
  const close = async (): Promise<void> => {
    await vault.close();
    await store.close();
  };
  const withoutTheLog = async (): Promise<void> => {
    await close();
    for (const name of readdirSync(folder)) if (name.startsWith('events.db')) rmSync(join(folder, name));
    open();
  };
  const written = async (): Promise<StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const page of store.readAll({ after: 0n })) events.push(...page);
    return events;
  };
  const types = async (): Promise<string[]> => (await written()).map(({ type }) => type);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-registration-'));
    now = NOON;
    open();
  });
  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });

  it('writes that a participant was created and what kind of number the vault has of it, never which', async () => {
    const [id = ''] = await registration.participants([request('1', { identity: ALMA })]);
    const events = await written();
    expect(events.map(({ stream, type, occurredOn, data }) => ({ stream, type, occurredOn, data }))).toEqual([
      {
        stream: `participant-${id}`,
        type: 'ParticipantCreated',
        occurredOn: '2026-11-22',
        data: { association: 'stockholm', anonymous: false, identity: 'personnummer' },
      },
    ]);
    expect(events[0]?.metadata).toMatchObject({
      actor: 'operator',
      batch: 'batch-1',
      causationId: nameBasedId('1'),
    });
    expect(events[0]?.metadata).not.toHaveProperty('digest');
    expect(await vault.identityOf({ participantId: id, scope: HERE })).toEqual(ALMA);
  });

  it('gives each request its participant in the order asked', async () => {
    const [anna, alma, unknown, again] = await registration.participants([
      request('1', { identity: ANNA }),
      request('2', { identity: ALMA }),
      request('3'),
      request('4', { identity: ANNA }),
    ]);
    expect(new Set([anna, alma, unknown]).size).toBe(3);
    expect(again).toBe(anna);
    expect(await vault.find('stockholm', ALMA.number)).toBe(alma);
    expect(await types()).toHaveLength(4);
  });

  it('makes one participant of the same person met twice, and writes of each time once', async () => {
    const [first] = await registration.participants([request('1', { identity: ANNA })]);
    for (const _time of ['once', 'repeated'])
      expect(await registration.participants([request('2', { identity: ANNA })])).toEqual([first]);
    expect(await registration.participants([request('1', { identity: ANNA })])).toEqual([first]);
    expect(await types()).toEqual(['ParticipantCreated', 'ParticipantRegisteredAgain']);
  });

  it('takes the same steps for a person it knows as for one it does not', async () => {
    const steps: string[] = [];
    const noting = <Noted extends object>(on: Noted): Noted =>
      new Proxy(on, {
        get: (target, name) => {
          const step: unknown = Reflect.get(target, name, target);
          if (typeof step !== 'function') return step;
          return (...told: readonly unknown[]) => {
            const [, , events] = told;
            steps.push(`${String(name)}${Array.isArray(events) ? ` ${events.length}` : ''}`);
            return step.apply(target, told);
          };
        },
      });
    const noted = new Registration(new StreamHandler(noting(store)), noting(vault), () => now);
    const stepsOf = async (command: string): Promise<readonly string[]> => {
      steps.length = 0;
      await noted.participants([request(command, { identity: ANNA })]);
      return [...steps];
    };
    const unknown = await stepsOf('1');
    expect(unknown).toEqual(['reserve', 'readStream', 'append 1', 'confirm']);
    expect(await stepsOf('2')).toEqual(unknown);
    expect(await stepsOf('3')).toEqual(unknown);
  });

  it.each([
    ['in one go', (many: ParticipantRequest[]) => [registration.participants(many)]],
    ['by many at once', (many: ParticipantRequest[]) => many.map((one) => registration.participants([one]))],
  ])('registers a person as often as she is met %s', async (_how, register) => {
    const many = Array.from({ length: 15 }, (_none, index) => request(`${index}`, { identity: ANNA }));
    expect(new Set((await Promise.all(register(many))).flat()).size).toBe(1);
    const [first, ...others] = await types();
    expect(first).toBe('ParticipantCreated');
    expect(others).toEqual(Array(14).fill('ParticipantRegisteredAgain'));
  });

  it('makes one participant of the same person met by two commands at once', async () => {
    const [[first], [second]] = await Promise.all([
      registration.participants([request('1', { identity: ANNA })]),
      registration.participants([request('2', { identity: ANNA })]),
    ]);
    expect(second).toBe(first);
    expect(await types()).toEqual(['ParticipantCreated', 'ParticipantRegisteredAgain']);
  });

  it('makes another participant of the person in another association', async () => {
    const [stockholm, uppsala] = await registration.participants([
      request('1', { identity: ANNA }),
      request('2', { identity: ANNA, association: 'uppsala' }),
    ]);
    expect(uppsala).not.toBe(stockholm);
  });

  it('gives the same command the same participant again', async () => {
    const [first] = await registration.participants([request('1')]);
    expect(await registration.participants([request('1')])).toEqual([first]);
    expect(await types()).toEqual(['ParticipantCreated']);
  });

  it('gives an anonymous participant a key and no identity, whatever came with it', async () => {
    const [id = ''] = await registration.participants([request('1', { anonymous: true, identity: ANNA })]);
    expect(await types()).toEqual(['ParticipantCreated']);
    expect(await vault.identityOf({ participantId: id, scope: HERE })).toBeUndefined();
    expect(await vault.find('stockholm', ANNA.number)).toBeUndefined();
    const place = { participantId: id, journey: 'journey-1', command: '1', field: 'note' };
    expect(await vault.texts.reveal(await vault.texts.seal('note', place), place)).toBe('note');
  });

  it('keeps the answer of a command whose participant was shredded since, and writes nothing more', async () => {
    const [first = ''] = await registration.participants([request('1', { identity: ANNA })]);
    await vault.shred(first);
    expect(await registration.participants([request('1', { identity: ANNA })])).toEqual([first]);
    expect(await types()).toHaveLength(1);
    expect(await registration.participants([request('2', { identity: ANNA })])).not.toEqual([first]);
  });

  describe('with a log that is not the one the vault was used with', () => {
    const refusal = { name: 'StoreUnavailable', message: expect.stringContaining('samma säkerhetskopia') };

    it('refuses an empty log, and deletes no leftover', async () => {
      await registration.participants([request('1', { identity: ANNA })]);
      await vault.reserve([{ commandId: 'c', association: 'stockholm', participantId: 'waiting' }]);
      await withoutTheLog();
      await expect(registration.settle(now + 2 * DAY_MS)).rejects.toMatchObject(refusal);
      expect(await vault.leftovers()).toHaveLength(1);
    });

    it.each([
      ['', 1],
      [', also after a clock that ran a year ahead was set back', -400 * DAY_MS],
    ])('refuses an older copy of the log%s', async (_what, later) => {
      await registration.participants([request('1', { identity: ANNA })]);
      await close();
      copyFileSync(join(folder, 'events.db'), join(folder, 'copy.db'));
      open();
      now += later;
      await registration.participants([request('2', { identity: ALMA })]);
      await withoutTheLog();
      await close();
      renameSync(join(folder, 'copy.db'), join(folder, 'events.db'));
      open();
      expect(await types()).toHaveLength(1);
      await expect(registration.settle(now)).rejects.toMatchObject(refusal);
    });

    it('accepts a log that is newer than the vault, and any log beside an empty vault', async () => {
      await registration.participants([request('1', { identity: ANNA })]);
      expect(await registration.settle(now)).toEqual({ confirmed: 0, deleted: 0 });
      await vault.shred((await vault.find('stockholm', ANNA.number)) ?? '');
      expect(await registration.settle(now)).toEqual({ confirmed: 0, deleted: 0 });
    });
  });

  describe('after a backup was put back whose log is older than its vault', () => {
    let anna: string | undefined;
    let alma: string | undefined;
    beforeEach(async () => {
      [anna] = await registration.participants([request('1', { identity: ANNA })]);
      await close();
      copyFileSync(join(folder, 'events.db'), join(folder, 'copy.db'));
      open();
      now += 1_000;
      [alma] = await registration.participants([request('2', { identity: ALMA })]);
      await withoutTheLog();
      await close();
      renameSync(join(folder, 'copy.db'), join(folder, 'events.db'));
      now += 400 * DAY_MS;
      open();
    });

    it('sets back those whose event the log lacks, and starts again', async () => {
      await expect(registration.settle(now)).rejects.toMatchObject({ name: 'StoreUnavailable' });
      expect(await registration.afterRestore()).toEqual({ unconfirmed: 1 });
      expect(await vault.find('stockholm', ANNA.number)).toBe(anna);
      expect(await vault.find('stockholm', ALMA.number)).toBeUndefined();
      expect(await registration.settle(now)).toEqual({ confirmed: 0, deleted: 0 });
      expect(await registration.afterRestore()).toEqual({ unconfirmed: 0 });
    });

    it.each([
      ['a day', DAY_MS, 0],
      ['a millisecond more', DAY_MS + 1, 1],
    ])('deletes them once they have waited longer than a day: %s', async (_wait, wait, deleted) => {
      await registration.afterRestore();
      expect(await registration.settle(now + wait)).toEqual({ confirmed: 0, deleted });
    });

    it('gives the person back to whoever meets her before that, with name and event', async () => {
      await registration.afterRestore();
      expect(await registration.participants([request('3', { identity: ALMA })])).toEqual([alma]);
      expect(await vault.identityOf({ participantId: alma ?? '', scope: HERE })).toEqual(ALMA);
      expect(await types()).toEqual(['ParticipantCreated', 'ParticipantCreated']);
    });

    it('finds one that the log lacks behind one that it has', async () => {
      now += 1_000;
      const [later = ''] = await registration.participants([request('3')]);
      expect(await vault.newest()).toBe(later);
      expect(await registration.afterRestore()).toEqual({ unconfirmed: 1 });
    });

    it('refuses a log that has none of them, and changes nothing', async () => {
      await withoutTheLog();
      await expect(registration.afterRestore()).rejects.toMatchObject({
        name: 'StoreUnavailable',
        message: expect.stringContaining('ingen av valvets deltagare'),
      });
      expect(await vault.find('stockholm', ANNA.number)).toBe(anna);
      expect(await vault.leftovers()).toEqual([]);
    });

    it('has nothing to do beside a vault without confirmed participants', async () => {
      await vault.shred(anna ?? '');
      await vault.shred(alma ?? '');
      await withoutTheLog();
      expect(await registration.afterRestore()).toEqual({ unconfirmed: 0 });
    });
  });

  describe('after the process was killed between the append and the confirmation', () => {
    beforeEach(async () => {
      await close();
      killedAt('vault.confirm', folder);
      open();
    });

    it('reveals nobody until it is settled, then the person is confirmed', async () => {
      expect(await vault.find('stockholm', ANNA.number)).toBeUndefined();
      expect(await registration.settle(now)).toEqual({ confirmed: 1, deleted: 0 });
      const id = (await vault.find('stockholm', ANNA.number)) ?? '';
      expect(await vault.identityOf({ participantId: id, scope: HERE })).toEqual(ANNA);
      expect((await written())[0]?.stream).toBe(participantStream.prefix + id);
      expect(await registration.settle(now)).toEqual({ confirmed: 0, deleted: 0 });
    });

    it('is confirmed by whoever meets the person next, without a second creation', async () => {
      const [id] = await registration.participants([request('2', { identity: ANNA })]);
      expect(await vault.find('stockholm', ANNA.number)).toBe(id);
      expect(await types()).toEqual(['ParticipantCreated', 'ParticipantRegisteredAgain']);
    });

    it('is never deleted, however long ago', async () => {
      expect(await registration.settle(now + 400 * DAY_MS)).toEqual({ confirmed: 1, deleted: 0 });
    });
  });

  describe('after the process was killed between the reservation and the append', () => {
    beforeEach(async () => {
      await close();
      killedAt('store.append', folder);
      open();
    });

    it('reveals nobody', async () => {
      const [leftover] = await vault.leftovers();
      expect(
        await vault.identityOf({ participantId: leftover?.participantId ?? '', scope: HERE }),
      ).toBeUndefined();
      expect(await vault.find('stockholm', ANNA.number)).toBeUndefined();
      expect(await types()).toEqual([]);
    });

    it.each([
      ['a day', DAY_MS, 0],
      ['a millisecond more', DAY_MS + 1, 1],
    ])('deletes the entry once it is older than a day: %s', async (_age, age, deleted) => {
      expect(await registration.settle(now + age)).toEqual({ confirmed: 0, deleted });
      expect(await vault.leftovers()).toHaveLength(1 - deleted);
    });

    it('is completed by the same command, with the participant it reserved', async () => {
      const [leftover] = await vault.leftovers();
      const ids = await registration.participants([request('1', { identity: ANNA })]);
      expect(ids).toEqual([leftover?.participantId]);
      expect(await vault.find('stockholm', ANNA.number)).toBe(ids[0]);
    });

    it('is completed by the same command also after the entry was deleted', async () => {
      await registration.settle(now + 2 * DAY_MS);
      const ids = await registration.participants([request('1', { identity: ANNA })]);
      expect(await vault.find('stockholm', ANNA.number)).toBe(ids[0]);
      expect(await types()).toEqual(['ParticipantCreated']);
    });
  });
});
