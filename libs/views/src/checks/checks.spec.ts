import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { STOCKHOLM, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { firstDifference, type Views } from '../index.js';

const { association } = STOCKHOLM;
let scenario: ViewScenario;
let views: Views;
beforeEach(async () => {
  scenario = await ViewScenario.begin();
  views = await scenario.caughtUp();
});
afterEach(() => scenario.end());

const write = async (stream: string, type: string, data: object): Promise<void> => {
  await scenario.log.write(`check-${stream}`, { type, occurredOn: '2024-07-01', data });
  await views.catchUp();
};
const begun = (stream: string, of: string = association) =>
  write(stream, 'CheckBegun', { association: of, month: '2024-06', seed: 7 });
const recorded = (stream: string, result: string) =>
  write(stream, 'CheckRecorded', { parts: [{ part: 'sample', lookedAt: 1, result }] });
const checked = (of: string, counts: object, result: string) =>
  write(of, 'MatterChecked', { association, matter: 'roles', of, counts, result });

const page = (said: object = {}) => views.checks.page({ association, page: 1, ...said });

describe('what auditors have checked', () => {
  it('is told of a month as the month that its check began with, and what came of it as a whole', async () => {
    await begun('a');
    expect([views.checks.begun(association), page().total]).toEqual([['2024-06'], 0]);
    await recorded('a', 'askedManager');
    expect(page().lines).toEqual([
      {
        position: expect.any(Number),
        checkedAt: scenario.log.now,
        actor: 'u1',
        matter: 'readings',
        of: '2024-06',
        counts: {},
        result: 'handedToManager',
      },
    ]);
  });

  it('is told of everything else by what was looked at, and how much there was', async () => {
    await checked('inactive.anna', { since: 7 }, 'remark');
    await checked('inactive.anna', { since: 9 }, 'inOrder');
    await checked('inactive.bo', { since: 3 }, 'inOrder');
    const short = views.checks
      .latest(association)
      .map(({ of, counts, result }) => [of, counts, result] as const);
    expect(short).toEqual([
      ['inactive.anna', { since: 9 }, 'inOrder'],
      ['inactive.bo', { since: 3 }, 'inOrder'],
    ]);
    expect(views.checks.of(association, 'roles', 'inactive.anna').map(({ result }) => result)).toEqual([
      'inOrder',
      'remark',
    ]);
  });

  it('is listed by what it was and what came of it, the last first, page by page, in one association', async () => {
    await begun('a');
    await recorded('a', 'nothingToRemark');
    for (let user = 0; user < 30; user += 1) await checked(`inactive.${user}`, { since: 1 }, 'inOrder');
    await checked('inactive.anna', { since: 1 }, 'remark');
    await begun('other', 'annat');
    await recorded('other', 'reported');
    expect(page()).toMatchObject({ total: 32, pages: 2 });
    expect(
      page()
        .lines.slice(0, 2)
        .map(({ of }) => of),
    ).toEqual(['inactive.anna', 'inactive.29']);
    expect(page({ page: 2 }).lines.map(({ of }) => of)).toEqual(['inactive.0', '2024-06']);
    expect(page({ result: 'remark' }).lines.map(({ of }) => of)).toEqual(['inactive.anna']);
    expect(page({ matter: 'readings' }).lines.map(({ of }) => of)).toEqual(['2024-06']);
    expect(page({ matter: 'readings', result: 'remark' })).toMatchObject({ total: 0, lines: [] });
    expect(views.checks.begun('annat')).toEqual(['2024-06']);
  });

  it('sets no clock: that somebody looked changes nothing of what is known', async () => {
    const known = () => scenario.rows('SELECT known_at FROM checkpoint');
    const before = known();
    scenario.log.now += 86_400_000;
    await begun('a');
    expect(known()).toEqual(before);
  });

  it('is the same in a file that is built anew', async () => {
    await begun('a');
    await recorded('a', 'reported');
    await checked('inactive.anna', { since: 7 }, 'remark');
    await scenario.close(views);
    expect(await firstDifference({ store: scenario.log.store, file: scenario.file })).toBeUndefined();
    scenario.change("UPDATE checked SET result = 'inOrder' WHERE matter = 'roles'");
    expect(await firstDifference({ store: scenario.log.store, file: scenario.file })).toMatchObject({
      table: 'checked',
      column: 'result',
    });
  });
});
