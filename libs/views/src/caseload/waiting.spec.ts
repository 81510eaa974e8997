import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { amongParties } from '@samspar/casework';
import { dayOfNumber } from '@samspar/kernel';
import {
  accepted,
  exitedToWork,
  referred,
  type Scenario,
  started,
} from '../../../../test/reference/scenario.js';
import { assigned, journeysIn, STOCKHOLM, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { LINES_PER_PAGE, type Views } from '../index.js';

let scenario: ViewScenario;
let log: Scenario;
let views: Views;

beforeEach(async () => {
  scenario = await ViewScenario.begin();
  ({ log } = scenario);
  views = await scenario.open();
});
afterEach(() => scenario.end());

const waiting = (today: string, more: Partial<Parameters<Views['caseload']['waitingFor']>[0]> = {}) =>
  views.caseload.waitingFor({ ...STOCKHOLM, caseworker: 'me', today, ...more });
const countsFor = (today: string, more: Partial<Parameters<Views['caseload']['waitingCounts']>[0]> = {}) =>
  views.caseload.waitingCounts({ ...STOCKHOLM, caseworker: 'me', today, ...more });
const waitingIn = (association: string, ...interventions: string[]) =>
  journeysIn(waiting('2024-03-10', { association, interventions }).lines);

describe('what waits', () => {
  it('is the late first, of those one’s own before the others’, and the longest waiting first', async () => {
    await log.journey('new', referred('p', {}, '2024-03-08'));
    await log.journey('own-new', referred('p', {}, '2024-03-09'), assigned('me', '2024-03-09'));
    await log.journey('late', referred('p', {}, '2024-02-01'));
    await log.journey('later', referred('p', {}, '2024-02-02'), assigned('she', '2024-02-02'));
    await log.journey('own-late', referred('p', {}, '2024-02-03'), assigned('me', '2024-02-03'));
    await log.journey('someday', referred('p', {}, 'unknown'));
    await views.catchUp();
    const { lines, total } = waiting('2024-03-10');
    expect(journeysIn(lines)).toEqual(['own-late', 'someday', 'late', 'later', 'own-new', 'new']);
    expect(lines.map(({ isLate }) => isLate)).toEqual([true, true, true, true, false, false]);
    expect(lines[1]?.due).toBe('unknown');
    expect(total).toBe(6);
  });

  it.each([
    ['2024-02-29', []],
    ['2024-03-01', [['consent', false]]],
    ['2024-03-31', [['consent', false]]],
    [
      '2024-04-01',
      [
        ['consent', true],
        ['silence', false],
      ],
    ],
    [
      '2024-04-02',
      [
        ['consent', true],
        ['silence', true],
      ],
    ],
  ] as const)('on %s is %j', async (today, expected) => {
    await log.journey('a', referred('p'), accepted(), started('2024-02-01'), {
      type: 'ConsentGiven',
      occurredOn: '2024-02-01',
      data: {
        ...amongParties(['region']),
        purpose: 'x',
        form: 'oral',
        language: 'sv',
        obtainedBy: null,
        expiresOn: '2024-03-31',
      },
    });
    await views.catchUp();
    expect(waiting(today).lines.map(({ waitsFor, isLate }) => [waitsFor, isLate])).toEqual(expected);
  });

  it('is one follow-up at a time, with which one it is', async () => {
    await log.journey('a', referred('p'), accepted(), started(), exitedToWork('2024-06-01'));
    await views.catchUp();
    expect(waiting('2025-06-01').lines).toMatchObject([
      { waitsFor: 'followUp', monthsAfterExit: 6, due: '2024-12-01', isLate: true },
    ]);
  });

  it('goes when it is done', async () => {
    await log.journey('a', referred('p'));
    await views.catchUp();
    expect(waiting('2024-02-01').lines).toMatchObject([{ waitsFor: 'answer' }]);
    await log.journey('a', accepted('2024-02-01'));
    await views.catchUp();
    expect(waiting('2024-02-01').lines).toMatchObject([{ waitsFor: 'start', due: '2024-03-02' }]);
  });

  it('is counted by kind, late ones apart, also after more has come', async () => {
    expect(countsFor('2024-03-10')).toEqual([]);
    await log.journey('a', referred('p', {}, '2024-03-08'));
    await log.journey('b', referred('p', { intervention: 'novum' }, '2024-01-08'));
    await log.journey('c', referred('p'), accepted('2024-03-01'));
    await views.catchUp();
    expect(countsFor('2024-03-10')).toEqual([
      { waitsFor: 'answer', total: 2, late: 1 },
      { waitsFor: 'start', total: 1, late: 0 },
    ]);
    await log.journey('a', accepted('2024-03-09'));
    await views.catchUp();
    expect(countsFor('2024-03-10')).toEqual([
      { waitsFor: 'answer', total: 1, late: 1 },
      { waitsFor: 'start', total: 2, late: 0 },
    ]);
  });

  it('leaves out the journeys of others on request, but not those that nobody is responsible for', async () => {
    await log.journey('own-late', referred('p', {}, '2024-02-03'), assigned('me', '2024-02-03'));
    await log.journey('own', referred('p', {}, '2024-03-09'), assigned('me', '2024-03-09'));
    await log.journey('nobodys-late', referred('p', { intervention: 'novum' }, '2024-02-01'));
    await log.journey('nobodys', referred('p'), accepted('2024-03-08'));
    await log.journey('hers-late', referred('p', {}, '2024-02-02'), assigned('she', '2024-02-02'));
    await log.journey('hers', referred('p'), accepted('2024-03-08'), assigned('she', '2024-03-08'));
    await views.catchUp();
    const today = '2024-03-10';
    const among = 'own-and-nobodys';
    const { lines, total } = waiting(today, { among });
    expect([journeysIn(lines), total]).toEqual([['own-late', 'nobodys-late', 'own', 'nobodys'], 4]);
    expect(countsFor(today, { among })).toEqual([
      { waitsFor: 'answer', total: 3, late: 2 },
      { waitsFor: 'start', total: 1, late: 0 },
    ]);
    expect(journeysIn(waiting(today, { among, waitsFor: 'start' }).lines)).toEqual(['nobodys']);
    expect(waiting(today).total).toBe(6);
    expect(countsFor(today)).toEqual([
      { waitsFor: 'answer', total: 4, late: 3 },
      { waitsFor: 'start', total: 2, late: 0 },
    ]);
    await log.journey('nobodys', assigned('she', '2024-03-09'));
    await views.catchUp();
    expect(countsFor(today, { among })).toEqual([{ waitsFor: 'answer', total: 3, late: 2 }]);
  });

  it('can be chosen by kind', async () => {
    await log.journey('a', referred('p'));
    await log.journey('b', referred('p'), accepted());
    await views.catchUp();
    const { lines, total } = waiting('2024-03-10', { waitsFor: 'start' });
    expect([journeysIn(lines), total]).toEqual([['b'], 1]);
  });

  it('is of one’s own insatser of one’s own association alone', async () => {
    await log.setUp('annat', ['finsam-team']);
    await log.journey('a', referred('p', { association: 'annat' }), assigned('me'));
    await log.journey('b', referred('p', { intervention: 'novum' }), assigned('me'));
    await log.journey('c', referred('p'));
    await views.catchUp();
    expect(waitingIn('stockholm', 'finsam-team')).toEqual(['c']);
    expect(waitingIn('annat', 'finsam-team')).toEqual(['a']);
    expect(waitingIn('stockholm')).toEqual([]);
    expect(waitingIn('borta', 'finsam-team')).toEqual([]);
  });

  it.each([
    ['everybodys', 67, [30, 30, 7, 0]],
    ['own-and-nobodys', 45, [30, 15, 0, 0]],
  ] as const)(
    'comes page by page, each line once and in the same order: %s',
    async (among, count, lengths) => {
      await Promise.all(
        Array.from({ length: 67 }, (_, no) =>
          log.journey(
            `j${no}`,
            referred(
              'p',
              { intervention: no % 4 ? 'novum' : 'finsam-team' },
              dayOfNumber(19_700 + (no % 40)),
            ),
            ...(no % 3 === 0 ? [] : [assigned(no % 3 === 1 ? 'me' : 'she', '2024-03-01')]),
          ),
        ),
      );
      await views.catchUp();
      const pages = [1, 2, 3, 4].map((page) => waiting('2024-01-20', { among, page }));
      const lines = pages.flatMap((page) => page.lines);
      expect(pages.map((page) => page.lines.length)).toEqual(lengths);
      expect(pages[0]).toMatchObject({ total: count, pages: Math.ceil(count / LINES_PER_PAGE) });
      expect(new Set(journeysIn(lines)).size).toBe(count);
      const rank = ({ isLate, caseworker, due }: (typeof lines)[number]) =>
        `${isLate ? 0 : 1}${caseworker === 'me' ? 0 : 1}${due}`;
      expect(lines.map(rank)).toEqual(lines.map(rank).toSorted());
    },
  );
});
