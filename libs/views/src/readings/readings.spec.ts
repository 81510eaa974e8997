import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonsShown } from '@samspar/access';
import { accepted, query, referred, started } from '../../../../test/reference/scenario.js';
import { answerOf, STOCKHOLM, totalOf, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { firstDifference, ProjectionStopped, rebuild, type ReadingQuery, type Views } from '../index.js';
import { pageSql } from './readings.js';

const { association } = STOCKHOLM;
const MINUTE_MS = 60_000;
let scenario: ViewScenario;

/** Writes down that a user was shown journeys, a minute after what was last written. */
const read = (
  actor: string,
  journeys: readonly string[],
  data: Partial<PersonsShown['data']> = {},
): Promise<bigint> => {
  scenario.log.actor = actor;
  scenario.log.now += MINUTE_MS;
  return scenario.log.write(`access-${actor}-2024-01-01`, {
    type: 'PersonsShown',
    occurredOn: '2024-01-01',
    data: { association, journeys, on: 'case', reason: 'assigned', ...data },
  });
};
const asked = (views: Views, question: Partial<ReadingQuery> = {}) =>
  views.readings.page({ association, ...question });
/** How SQLite goes about a question. */
const planOf = (question: Partial<ReadingQuery>): string => {
  const { sql, values } = pageSql({ association, ...question });
  const steps = scenario.rows(`EXPLAIN QUERY PLAN ${sql}`, ...values) as { detail: string }[];
  return steps.map(({ detail }) => detail).join('; ');
};
/** Who was shown what on a page, line by line. */
const told = (views: Views, question: Partial<ReadingQuery> = {}) =>
  asked(views, question).lines.map(({ actor, on, position }) => {
    const journeys = views.readings.at(association, position)?.journeys.map(({ id }) => id);
    return `${actor} ${on} ${journeys?.join('+')}`;
  });

beforeEach(async () => {
  scenario = await ViewScenario.begin();
  await scenario.log.journey('a', referred('p'), accepted(), started());
  await scenario.log.journey('b', referred('q', { intervention: 'novum' }));
});
afterEach(() => scenario.end());

describe('the access log', () => {
  it('tells who was shown what, where, when and why, the newest first', async () => {
    await read('anna', ['a', 'b'], { on: 'cases' });
    const position = await read('bo', ['a'], {
      on: 'form',
      reason: 'responsible',
      toRegister: ['RecordExit'],
    });
    const [newest, oldest] = asked(await scenario.caughtUp()).lines;
    expect(newest).toEqual({
      position: Number(position),
      knownAt: scenario.log.now,
      association,
      actor: 'bo',
      role: 'caseworker',
      on: 'form',
      reason: 'responsible',
      toRegister: ['RecordExit'],
      count: 1,
      journey: { id: 'a', number: null, intervention: 'finsam-team' },
    });
    expect(oldest).toMatchObject({ count: 2, journey: { id: 'a' } });
    expect(oldest).not.toHaveProperty('toRegister');
  });

  it.each<[string, Partial<ReadingQuery>, readonly string[]]>([
    [
      'begins with the oldest where asked',
      { isOldestFirst: true },
      ['anna cases a+b', 'bo case a', 'anna form b'],
    ],
    ['is asked by journey', { journey: 'a' }, ['bo case a', 'anna cases a+b']],
    ['is asked by user', { actor: 'anna' }, ['anna form b', 'anna cases a+b']],
    ['is asked by page', { on: 'case' }, ['bo case a']],
    ['is asked by form', { on: 'form', toRegister: 'RecordExit' }, ['anna form b']],
    ['is asked by another form', { toRegister: 'StartJourney' }, []],
    ['is asked by all at once', { actor: 'anna', journey: 'b', on: 'form' }, ['anna form b']],
    ['knows no journey that nobody has read', { journey: 'c' }, []],
    ['is that of one association', { association: 'gotland' }, []],
    ['is that of one association, by journey too', { association: 'gotland', journey: 'a' }, []],
  ])('%s', async (_rule, question, lines) => {
    await read('anna', ['a', 'b'], { on: 'cases' });
    await read('bo', ['a']);
    await read('anna', ['b'], { on: 'form', toRegister: ['RecordExit'] });
    expect(told(await scenario.caughtUp(), question)).toEqual(lines);
  });

  it('is asked by time, both moments included', async () => {
    const times: number[] = [];
    for (const actor of ['anna', 'bo', 'cecilia', 'david']) {
      await read(actor, ['a']);
      times.push(scenario.log.now);
    }
    const [, from, to] = times;
    expect(told(await scenario.caughtUp(), { from, to })).toEqual(['cecilia case a', 'bo case a']);
  });

  it.each([true, false])(
    'is read page by page without losing or repeating a line, the oldest first: %s',
    async (isOldestFirst) => {
      const positions: number[] = [];
      for (let reading = 0; reading < 120; reading++) {
        // Several in the same millisecond.
        if (reading % 7 !== 0) scenario.log.now -= MINUTE_MS;
        positions.push(Number(await read('anna', ['a'])));
      }
      const views = await scenario.caughtUp();
      const seen: number[] = [];
      const lengths: number[] = [];
      for (let after: ReadingQuery['after'], hasMore = true; hasMore;) {
        const page = asked(views, { isOldestFirst, after });
        seen.push(...page.lines.map(({ position }) => position));
        lengths.push(page.lines.length);
        after = page.lines.at(-1);
        hasMore = page.hasMore;
      }
      expect(lengths).toEqual([50, 50, 20]);
      expect(seen).toEqual(isOldestFirst ? positions : positions.toReversed());
    },
  );

  it('tells of one line every journey it showed, in its own association alone', async () => {
    const position = Number(await read('anna', ['a', 'b'], { on: 'cases' }));
    const { readings } = await scenario.caughtUp();
    expect(readings.at(association, position)).toMatchObject({
      line: { actor: 'anna', count: 2 },
      journeys: [
        { id: 'a', intervention: 'finsam-team' },
        { id: 'b', intervention: 'novum' },
      ],
    });
    expect([readings.at('gotland', position), readings.at(association, position - 1)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('knows who has read a journey', async () => {
    await read('anna', ['a']);
    await read('bo', ['b']);
    await read('anna', ['a', 'b']);
    const { readings } = await scenario.caughtUp();
    expect([readings.readersOf('a'), readings.readersOf('b').toSorted(), readings.readersOf('c')]).toEqual([
      ['anna'],
      ['anna', 'bo'],
      [],
    ]);
  });

  it('keeps the journeys that turned out to be misregistered', async () => {
    await read('anna', ['a']);
    await scenario.log.journey('a', {
      type: 'JourneyMisregistered',
      occurredOn: '2024-03-01',
      data: { reason: 'entry-error' },
    });
    expect(told(await scenario.caughtUp(), { journey: 'a' })).toEqual(['anna case a']);
  });

  it.each([
    ['all of it', {}, 'reading_in_association'],
    ['a period of it', { from: 1, to: 2 }, 'reading_in_association'],
    ['its later pages', { after: { knownAt: 1, position: 1 } }, 'reading_in_association'],
    ['what one user read', { actor: 'anna' }, 'reading_of_actor'],
    ['what was read on one page', { on: 'case' as const }, 'reading_on_page'],
  ])('reads %s in the order of an index, and no more than it shows', async (_what, question, index) => {
    await scenario.caughtUp();
    const plan = planOf(question);
    expect(plan).toContain(index);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('reads of one journey its own readings alone', async () => {
    await scenario.caughtUp();
    const plan = planOf({ journey: 'a', actor: 'anna', on: 'case' });
    expect(plan).toMatch(/SEARCH shown USING PRIMARY KEY \(journey=\?\)/);
    expect(plan).toMatch(/SEARCH reading USING INTEGER PRIMARY KEY/);
  });
});

describe('a reading', () => {
  it('is the same after a rebuild', async () => {
    await read('anna', ['a', 'b'], { on: 'search' });
    const { log, file } = scenario;
    const views = await scenario.caughtUp();
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
    await scenario.close(views);
    await rebuild({ store: log.store, file });
    expect(told(await scenario.open())).toEqual(['anna search a+b']);
  });

  it('that is missing from the views is found by verify', async () => {
    await read('anna', ['a', 'b']);
    await scenario.close(await scenario.caughtUp());
    scenario.change('DELETE FROM shown WHERE journey = 0');
    const { log, file } = scenario;
    expect(await firstDifference({ store: log.store, file })).toMatchObject({ table: 'shown' });
  });

  it('changes no figure, and not the moment as of which figures are known', async () => {
    const views = await scenario.caughtUp();
    const asking = query({ measure: 'started', from: '2024-01-01', to: '2024-12-31' });
    const before = answerOf(views, asking);
    await read('anna', ['a']);
    await views.catchUp();
    expect({ ...answerOf(views, asking), position: '' }).toEqual({ ...before, position: '' });
  });

  it('recorded by a clock that runs ahead moves nothing that is registered after it', async () => {
    scenario.log.stamp = scenario.log.now + 1_000 * MINUTE_MS;
    await read('anna', ['a']);
    scenario.log.stamp = scenario.log.now;
    await scenario.log.journey('c', referred('r'));
    const views = await scenario.caughtUp();
    expect(totalOf(views, { measure: 'referred', asKnownAt: scenario.log.now })).toBe(3);
  });

  it('of a journey that is not in the log stops the views: one of the two is missing', async () => {
    await read('anna', ['nobody']);
    const views = await scenario.open();
    await expect(views.catchUp()).rejects.toThrow(ProjectionStopped);
  });
});
