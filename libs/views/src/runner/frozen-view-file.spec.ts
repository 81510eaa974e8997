import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  accepted,
  annulled,
  created,
  exitedToWork,
  identified,
  meeting,
  query,
  referred,
  started,
} from '../../../../test/reference/scenario.js';
import {
  answerOf,
  assigned,
  journeysIn,
  STOCKHOLM,
  ViewScenario,
} from '../../../../test/reference/view-scenario.js';
import { firstDifference } from '../index.js';

/** What 0.1.0 wrote of the log below: frozen, as a dump. */
const FROZEN = new URL('../../fixtures/views-0.1.0.sql', import.meta.url);
const { association } = STOCKHOLM;

let scenario: ViewScenario;

beforeEach(async () => {
  scenario = await ViewScenario.begin();
  const { log } = scenario;
  await log.participant('p', created(), identified);
  await log.participant('q', {
    type: 'IdentityProtected',
    occurredOn: '2024-01-05',
    data: { journey: null },
  });
  await log.journey('a', referred('p', { profile: { sex: 'man', district: 'farsta' } }), accepted());
  log.now += 3_600_000;
  await log.journey('a', started(), assigned('anna'), meeting(), exitedToWork());
  await log.journey(
    'b',
    referred('q', { referringUnit: 'Enheten för hemlösa', anonymous: true }),
    accepted(),
  );
  log.now += 3_600_000;
  await log.journey('b', annulled('JourneyMisregistered'));
  await log.journey('c', referred('p', { intervention: 'novum' }));
  await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-07-02', data: { into: 'p' } });
  log.actor = 'anna';
  await log.write('access-anna-2024-01-01', {
    type: 'PersonsShown',
    occurredOn: '2024-01-01',
    data: { association, journeys: ['a', 'c'], on: 'cases', reason: 'assigned' },
  });
});
afterEach(() => scenario.end());

describe('a view file of 0.1.0', () => {
  it('is taken over, what is made otherwise since then is built anew beside it, and it is followed', async () => {
    const { log, file } = scenario;
    const frozen = new DatabaseSync(file);
    frozen.exec(readFileSync(FROZEN, 'utf8'));
    frozen.close();
    const notices: string[] = [];
    const views = await scenario.open({ notice: (sentence) => notices.push(sentence) });
    expect([notices, views.position]).toEqual([[], await log.store.lastPosition()]);
    expect(() => answerOf(views, query({ measure: 'referred' }))).toThrow('byggs upp på nytt');
    await views.catchUp();
    expect(answerOf(views, query({ measure: 'referred' })).total).toBe(2);
    expect(journeysIn(views.caseload.byParticipant({ ...STOCKHOLM, participantId: 'p' }))).toEqual([
      'a',
      'c',
    ]);
    expect(views.readings.page({ association }).lines).toMatchObject([{ actor: 'anna', count: 2 }]);
    await log.journey('c', accepted());
    await views.catchUp();
    await scenario.close(views);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });
});
