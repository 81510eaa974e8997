import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Installation, openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { HeadKeeping } from '@samspar/log-tree';
import { Settling } from '@samspar/use-cases';
import { Following } from '@samspar/views';
import { HealthReader } from '../../apps/server/src/health/health-reader.js';
import { append, event } from '../contracts/stored-events.js';
import { SETUP } from '../http/server.js';

const NOON = Date.parse('2025-06-15T10:00:00Z');

describe('health', () => {
  let folder: string;
  let now: number;
  let installation: Installation;
  let settling: Settling;
  let health: () => ReturnType<HealthReader['read']>;

  const readerWith = (following: Following) => {
    const { store, vault, views, clock } = installation;
    const heads = new HeadKeeping({ folder, store, clock, log: () => undefined });
    return new HealthReader({ store, vault: vault.database, views, following, settling, heads, now: clock });
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-health-'));
    now = NOON;
    settling = new Settling();
    await settling.run(async () => undefined);
    installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
      what: 'the test',
      clock: () => now,
    });
    // Views that never take anything in by themselves.
    jest.spyOn(installation.views, 'follow').mockReturnValue({ ended: new Promise(() => undefined) });
    const reader = readerWith(new Following(installation.views, () => undefined));
    health = () => reader.read();
  });
  afterEach(async () => {
    await installation.close();
    rmSync(folder, { recursive: true });
  });

  const written = async (): Promise<number> => {
    let events = 0;
    for await (const page of installation.store.readAll({ after: 0n })) events += page.length;
    return events;
  };

  it('tells how many events the views lack, and since when in whole seconds', async () => {
    await setUp(installation, SETUP);
    now += 90_999;
    const events = await written();
    expect(await health()).toMatchObject({
      status: 'behind',
      views: '0',
      behind: { events, more: false, seconds: 90 },
    });
    await installation.views.catchUp();
    expect(await health()).toMatchObject({ status: 'ok', behind: { events: 0, more: false, seconds: 0 } });
  });

  it.each([
    [1_000, { events: 1_000, more: false }],
    [1_001, { events: 1_000, more: true }],
  ])('counts no further than a thousand: %d', async (length, behind) => {
    const events = Array.from({ length }, (_, at) => event({ recordedAt: NOON + at }));
    await append(installation.store, 'journey-constructed', 'noStream', events);
    expect(await health()).toMatchObject({ status: 'behind', behind });
  });

  it('says that the views wait for whoever holds their file, and they go on by themselves when it is let go', async () => {
    jest.restoreAllMocks();
    const lock = new DatabaseSync(join(folder, 'views.db'));
    lock.exec('BEGIN IMMEDIATE');
    const told = Promise.withResolvers<string>();
    const following = new Following(installation.views, told.resolve, 10);
    const reader = readerWith(following);
    await setUp(installation, SETUP);
    expect(await told.promise).toMatch(/views\.db är upptagen .*försöker igen av sig själva/);
    expect(await reader.read()).toMatchObject({
      status: 'behind',
      warnings: [expect.stringMatching(/views\.db är upptagen/)],
    });
    lock.close();
    expect(await installation.views.reached(await installation.store.lastPosition(), 30_000)).toBe(true);
    expect(await reader.read()).toMatchObject({ status: 'ok', warnings: [] });
    expect(following.stopped).toBeUndefined();
  });

  it('never tells of a time to come, where a clock stands still behind the log', async () => {
    await setUp(installation, SETUP);
    now -= 60_000;
    expect(await health()).toMatchObject({ behind: { seconds: 0 } });
  });

  it('says that nothing of persons is shown until what is erased has been destroyed, and why', async () => {
    settling = new Settling();
    const failing = settling.run(() => Promise.reject(new Error('Listan saknas.')));
    await expect(failing).rejects.toThrow('Listan saknas.');
    const reader = readerWith(new Following(installation.views, () => undefined));
    expect((await reader.read()).warnings).toEqual([
      expect.stringMatching(/^Inget om personer visas .*: Listan saknas\.$/),
    ]);
    await settling.run(async () => undefined);
    expect((await reader.read()).warnings).toEqual([]);
  });

  it('gives the warnings of the store as they are at the moment', async () => {
    expect((await health()).warnings).toEqual([]);
    const warnings = jest.spyOn(installation.store, 'warnings').mockReturnValue(['Klockan går fel.']);
    expect(await health()).toMatchObject({ status: 'ok', warnings: ['Klockan går fel.'] });
    warnings.mockRestore();
    expect((await health()).warnings).toEqual([]);
  });
});
