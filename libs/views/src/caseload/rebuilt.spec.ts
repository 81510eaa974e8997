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
import { assigned, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { firstDifference, rebuild, type Views } from '../index.js';

let scenario: ViewScenario;
let log: Scenario;
let file: string;
let views: Views;

beforeEach(async () => {
  scenario = await ViewScenario.begin();
  ({ log, file } = scenario);
  views = await scenario.open();
});
afterEach(() => scenario.end());

const tell = async (): Promise<void> => {
  await log.participant('p', created(), identified);
  await log.journey('a', referred('p'), accepted(), started(), meeting(), assigned('me', '2024-03-02'));
  await log.journey('b', referred('q', {}, 'unknown'));
  await log.journey('c', referred('r'), accepted(), started(), exitedToWork());
  await log.journey('d', referred('r'), annulled('JourneyMisregistered'));
};

describe('the case list of a fresh build', () => {
  it('is the one that following the log has made', async () => {
    await tell();
    await views.catchUp();
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
    await scenario.close(views);
    await rebuild({ store: log.store, file });
    views = await scenario.open();
    await log.journey('a', exitedToWork('2024-06-01'));
    await views.catchUp();
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('is the one that was followed with the server started anew between any two events', async () => {
    const events = [
      referred('p'),
      accepted(),
      started(),
      exitedToWork(),
      annulled('JourneyReopened'),
      exitedToWork('2024-06-02'),
      annulled('JourneyMisregistered'),
      annulled('JourneyReinstated'),
    ];
    for (const event of events) {
      await log.journey('a', event);
      await views.catchUp();
      await scenario.close(views);
      views = await scenario.open();
    }
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it.each([
    ['caseload', "UPDATE caseload SET caseworker = 'u9' WHERE journey = 0", 'caseworker'],
    ['waiting', 'DELETE FROM waiting WHERE journey = 0 AND waitsFor = 2', 'waitsFor'],
  ])('differs from one that somebody has changed: %s', async (table, sql, column) => {
    await tell();
    await views.catchUp();
    await scenario.close(views);
    scenario.change(sql);
    expect(await firstDifference({ store: log.store, file })).toMatchObject({ table, column });
    views = await scenario.open();
  });
});
