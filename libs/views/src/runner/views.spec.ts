import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  accepted,
  annulled,
  created,
  exitedToWork,
  identified,
  meeting,
  referred,
  type Scenario,
  started,
} from '../../../../test/reference/scenario.js';
import { totalOf, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { firstDifference, ProjectionStopped } from '../index.js';

const HOUR = 3_600_000;

let scenario: ViewScenario;
let log: Scenario;
let file: string;
beforeEach(async () => {
  scenario = await ViewScenario.begin();
  ({ log, file } = scenario);
});
afterEach(() => scenario.end());

describe('versions of a journey', () => {
  it('open only when a value that statistics use has changed', async () => {
    const t0 = log.now;
    await log.journey('a', referred('p'), accepted(), started());
    log.now += HOUR;
    await log.journey('a', meeting(), {
      type: 'CaseworkerAssigned',
      occurredOn: '2024-02-02',
      data: { caseworker: 'u2' },
    });
    log.now += HOUR;
    await log.journey('a', exitedToWork());
    await scenario.caughtUp();
    expect(scenario.versions()).toEqual([
      { journey: 0, known_from: t0, known_to: t0 + 2 * HOUR },
      { journey: 0, known_from: t0 + 2 * HOUR, known_to: null },
    ]);
  });

  it('are one for what became known in the same millisecond, however it was read', async () => {
    const views = await scenario.open();
    await log.journey('a', referred('p'));
    await views.catchUp();
    await log.journey('a', accepted());
    await views.catchUp();
    await log.journey('a', started());
    await views.catchUp();
    expect(scenario.versions()).toEqual([{ journey: 0, known_from: log.now, known_to: null }]);
    expect(totalOf(views, { measure: 'started' })).toBe(1);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('are known from the latest stamp before them where their own runs backwards', async () => {
    await log.journey('a', referred('p'));
    const latest = log.now;
    log.stamp = latest - HOUR;
    await log.journey('b', referred('q'));
    await scenario.caughtUp();
    expect(scenario.versions()).toContainEqual({ journey: 1, known_from: latest, known_to: null });
  });

  it('tell of a late exit only from when it was recorded', async () => {
    await log.journey('a', referred('p'), accepted(), started());
    const before = (log.now += HOUR);
    log.now += HOUR;
    await log.journey('a', exitedToWork('2024-02-10'));
    const views = await scenario.caughtUp();
    expect(totalOf(views, { measure: 'ended', asKnownAt: before })).toBe(0);
    expect(totalOf(views, { measure: 'ended' })).toBe(1);
  });

  it('are without the exit from when a journey was reopened', async () => {
    await log.journey('a', referred('p'), accepted(), started(), exitedToWork());
    const before = log.now;
    log.now += HOUR;
    await log.journey('a', annulled('JourneyReopened'));
    const views = await scenario.caughtUp();
    expect(totalOf(views, { measure: 'ended', asKnownAt: before })).toBe(1);
    expect(totalOf(views, { measure: 'ended' })).toBe(0);
    expect(totalOf(views, { measure: 'ongoing' })).toBe(1);
  });

  it('are missing while a journey is misregistered, and its meetings with them', async () => {
    await log.journey('a', referred('p'), accepted(), started(), meeting());
    log.now += HOUR;
    await log.journey('a', annulled('JourneyMisregistered'));
    const annulledAt = log.now;
    log.now += HOUR;
    const views = await scenario.caughtUp();
    expect(totalOf(views, { measure: 'meetings' })).toBe(0);
    await log.journey('a', annulled('JourneyReinstated'));
    await views.catchUp();
    expect(totalOf(views, { measure: 'started', asKnownAt: annulledAt - 1 })).toBe(1);
    expect(totalOf(views, { measure: 'started', asKnownAt: annulledAt })).toBe(0);
    expect(totalOf(views, { measure: 'started' })).toBe(1);
    expect(totalOf(views, { measure: 'meetings' })).toBe(1);
  });
});

describe('counts by person', () => {
  it('follow a merge and an unmerge from when they are known', async () => {
    for (const id of ['p', 'q']) await log.participant(id, created(), identified);
    await log.journey('a', referred('p'), accepted(), started());
    await log.journey('b', referred('q', { intervention: 'novum' }), accepted(), started());
    const apart = log.now;
    log.now += HOUR;
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-03-01', data: { into: 'p' } });
    const merged = log.now;
    const views = await scenario.caughtUp();
    const persons = (asKnownAt?: number) =>
      totalOf(views, { measure: 'started', unit: 'person', ...(asKnownAt && { asKnownAt }) });
    expect([persons(apart), persons(merged), persons()]).toEqual([2, 1, 1]);
    log.now += HOUR;
    await log.participant('q', {
      type: 'ParticipantUnmerged',
      occurredOn: '2024-03-02',
      data: { from: 'p' },
    });
    await views.catchUp();
    expect([persons(apart), persons(merged), persons()]).toEqual([2, 1, 2]);
    await scenario.close(views);
    const again = await scenario.open();
    expect(totalOf(again, { measure: 'started', unit: 'person', asKnownAt: merged })).toBe(1);
    expect(totalOf(again, { measure: 'started', unit: 'person' })).toBe(2);
  });
});

describe('a projection that throws', () => {
  const poison = { type: 'JourneyTeleported', occurredOn: '2024-03-01', data: {} } as const;

  it('stops before its batch, names position, stream and event type, and skips nothing', async () => {
    await log.journey('a', referred('p'));
    const views = await scenario.caughtUp();
    const { position } = views;
    await log.journey('b', referred('q'));
    const poisoned = await log.write('journey-b', poison);
    await log.journey('c', referred('r'));
    const stopped = await views.catchUp().catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(ProjectionStopped);
    expect(stopped).toMatchObject({
      position: poisoned,
      message: expect.stringMatching(`position ${poisoned} .*journey-b.*JourneyTeleported`),
    });
    expect(views.position).toBe(position);
    expect(totalOf(views, { measure: 'referred' })).toBe(1);
    expect(scenario.rows('SELECT id FROM journey')).toEqual([{ id: 'a' }]);
  });

  it('ends following', async () => {
    const views = await scenario.open();
    const { ended } = views.follow();
    await log.write('journey-b', poison);
    await expect(ended).rejects.toThrow(ProjectionStopped);
  });
});
