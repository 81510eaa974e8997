import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { dayOfNumber } from '@samspar/kernel';
import {
  accepted,
  annulled,
  changeFile,
  created,
  exitedToWork,
  identified,
  meeting,
  referred,
  Scenario,
  started,
} from '../../../test/reference/scenario.js';
import { type CaseLine, firstDifference, LINES_PER_PAGE, rebuild, Views } from './index.js';

const ALL = { association: 'stockholm', interventions: ['finsam-team', 'novum'] };
const OPEN = ['referred', 'waiting', 'accepted', 'started'] as const;

let folder: string;
let file: string;
let log: Scenario;
let views: Views;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-caseload-'));
  file = join(folder, 'views.db');
  log = new Scenario();
  await log.setUp('stockholm', ['finsam-team', 'novum']);
  views = await Views.open({ store: log.store, file });
});

afterEach(async () => {
  await views.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

const assigned = (caseworker: string, occurredOn = '2024-02-01'): JourneyEvent => ({
  type: 'CaseworkerAssigned',
  occurredOn,
  data: { caseworker },
});
const journeysIn = (lines: readonly CaseLine[]): readonly string[] => lines.map(({ journey }) => journey);
const waiting = (today: string, more: Partial<Parameters<Views['caseload']['waitingFor']>[0]> = {}) =>
  views.caseload.waitingFor({ ...ALL, caseworker: 'me', today, ...more });

const waitingIn = (association: string, ...interventions: string[]) =>
  journeysIn(waiting('2024-03-10', { association, interventions }).lines);
const journeysOf = (more: Partial<Parameters<Views['caseload']['journeysOf']>[0]> = {}) =>
  views.caseload.journeysOf({ ...ALL, statuses: OPEN, ...more });
const isProtected = async (journey: string) => {
  await views.catchUp();
  return views.caseload.journey(journey)?.isProtected;
};

const tell = async (): Promise<void> => {
  await log.participant('p', created(), identified);
  await log.journey('a', referred('p'), accepted(), started(), meeting(), assigned('me', '2024-03-02'));
  await log.journey('b', referred('q', {}, 'unknown'));
  await log.journey('c', referred('r'), accepted(), started(), exitedToWork());
  await log.journey('d', referred('r'), annulled('JourneyMisregistered'));
};

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
      data: { parties: ['region'], purpose: 'x', form: 'oral', language: 'sv', expiresOn: '2024-03-31' },
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
    const counts = () => views.caseload.waitingCounts({ ...ALL, today: '2024-03-10' });
    expect(counts()).toEqual([]);
    await log.journey('a', referred('p', {}, '2024-03-08'));
    await log.journey('b', referred('p', { intervention: 'novum' }, '2024-01-08'));
    await log.journey('c', referred('p'), accepted('2024-03-01'));
    await views.catchUp();
    expect(counts()).toEqual([
      { waitsFor: 'answer', total: 2, late: 1 },
      { waitsFor: 'start', total: 1, late: 0 },
    ]);
    await log.journey('a', accepted('2024-03-09'));
    await views.catchUp();
    expect(counts()).toEqual([
      { waitsFor: 'answer', total: 1, late: 1 },
      { waitsFor: 'start', total: 2, late: 0 },
    ]);
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

  it('comes page by page, each line once and in the same order', async () => {
    const count = 2 * LINES_PER_PAGE + 7;
    await Promise.all(
      Array.from({ length: count }, (_, no) =>
        log.journey(
          `j${no}`,
          referred('p', { intervention: no % 3 ? 'novum' : 'finsam-team' }, dayOfNumber(19_700 + (no % 40))),
          ...(no % 2 ? [assigned('me', '2024-03-01')] : []),
        ),
      ),
    );
    await views.catchUp();
    const pages = [1, 2, 3, 4].map((page) => waiting('2024-01-20', { page }));
    const lines = pages.flatMap((page) => page.lines);
    expect(pages.map((page) => page.lines.length)).toEqual([LINES_PER_PAGE, LINES_PER_PAGE, 7, 0]);
    expect(pages[0]).toMatchObject({ total: count, pages: 3 });
    expect(new Set(journeysIn(lines)).size).toBe(count);
    const rank = ({ isLate, caseworker, due }: (typeof lines)[number]) =>
      `${isLate ? 0 : 1}${caseworker === 'me' ? 0 : 1}${due}`;
    expect(lines.map(rank)).toEqual(lines.map(rank).toSorted());
  });
});

describe('the case list', () => {
  it('shows where something happened last first, of one caseworker, of nobody, or of all', async () => {
    await log.journey('a', referred('p'), assigned('me', '2024-02-05'));
    await log.journey('b', referred('p'), accepted(), started('2024-02-07'));
    await log.journey('c', referred('p', { intervention: 'novum' }), assigned('she', '2024-02-06'));
    await log.journey('d', referred('p'), accepted(), started(), exitedToWork());
    await views.catchUp();
    expect(journeysIn(journeysOf().lines)).toEqual(['b', 'c', 'a']);
    expect(journeysIn(journeysOf({ caseworker: 'me' }).lines)).toEqual(['a']);
    expect(journeysIn(journeysOf({ caseworker: null }).lines)).toEqual(['b']);
    expect(journeysIn(journeysOf({ statuses: ['ended'] }).lines)).toEqual(['d']);
    expect(journeysIn(journeysOf({ interventions: ['novum'] }).lines)).toEqual(['c']);
    expect(journeysOf({ caseworker: 'me' }).total).toBe(1);
  });

  it('comes page by page', async () => {
    const count = LINES_PER_PAGE + 3;
    await Promise.all(
      Array.from({ length: count }, (_, no) =>
        log.journey(`j${no}`, referred(`p${no}`, {}, dayOfNumber(19_700 + no))),
      ),
    );
    await views.catchUp();
    const pages = [1, 2, 3].map((page) => journeysOf({ page }));
    expect(pages.map(({ lines }) => lines.length)).toEqual([LINES_PER_PAGE, 3, 0]);
    expect(pages[0]?.lines[0]?.journey).toBe(`j${count - 1}`);
    expect(pages[1]?.lines.at(-1)?.journey).toBe('j0');
    expect(pages[2]).toMatchObject({ total: count, pages: 2, page: 3 });
  });

  it('is counted by insats, caseworker and status', async () => {
    await log.journey('a', referred('p'), assigned('me'));
    await log.journey('b', referred('p'));
    await log.journey('c', referred('p'));
    await log.journey('d', referred('p', { intervention: 'novum' }), accepted());
    await views.catchUp();
    expect(views.caseload.countsOf(ALL)).toEqual([
      { intervention: 'finsam-team', caseworker: null, status: 'referred', count: 2 },
      { intervention: 'finsam-team', caseworker: 'me', status: 'referred', count: 1 },
      { intervention: 'novum', caseworker: null, status: 'accepted', count: 1 },
    ]);
  });

  it('follows a journey that moves to another insats, and leaves out a misregistered one', async () => {
    await log.journey('a', referred('p'));
    await log.journey('b', referred('p'), annulled('JourneyMisregistered'));
    await views.catchUp();
    expect(journeysIn(journeysOf().lines)).toEqual(['a']);
    await log.journey('a', {
      type: 'FactCorrected',
      occurredOn: '2024-08-01',
      data: { correction: { fact: 'intervention', old: 'finsam-team', new: 'novum' }, reason: 'entry-error' },
    });
    await log.journey('b', annulled('JourneyReinstated'));
    await views.catchUp();
    expect(journeysIn(journeysOf({ interventions: ['finsam-team'] }).lines)).toEqual(['b']);
    expect(journeysOf({ interventions: ['novum'] }).lines).toMatchObject([{ journey: 'a', revision: 1 }]);
  });

  it('knows of a journey by its id', async () => {
    await log.participant('p', created());
    await log.journey('a', referred('p'), accepted('2024-01-20'));
    await views.catchUp();
    expect(views.caseload.journey('b')).toBeUndefined();
    expect(views.caseload.journey('a')).toMatchObject({
      journey: 'a',
      association: 'stockholm',
      intervention: 'finsam-team',
      status: 'accepted',
      participantId: 'p',
      personId: 'p',
      anonymous: false,
      isProtected: false,
      caseworker: null,
      referredBy: 'u1',
      referringParty: 'municipality',
      referringUnit: 'Jobbtorg',
      number: null,
      referredOn: '2024-01-10',
      waitingOn: null,
      acceptedOn: '2024-01-20',
      answeredOn: '2024-01-20',
      startedOn: null,
      exitedOn: null,
      lastEventOn: '2024-01-20',
      revision: 1,
    });
  });
});

describe('a search', () => {
  it('by the first digits of the id finds that journey in one’s own insatser', async () => {
    await log.journey('3f2a91c0-1', referred('p'));
    await log.journey('3f2a91c0-2', referred('p', { intervention: 'novum' }));
    await log.journey('3f2a91c1-3', referred('p'));
    await views.catchUp();
    const found = (...interventions: string[]) =>
      journeysIn(views.caseload.byReference({ ...ALL, interventions, digits: '3f2a91c0' }));
    expect(found('finsam-team')).toEqual(['3f2a91c0-1']);
    expect(found('finsam-team', 'novum')).toHaveLength(2);
    expect(found()).toEqual([]);
  });

  it('by person finds her journeys in one’s own insatser, those of merged records with them, until they are parted', async () => {
    for (const id of ['p', 'q', 'r']) await log.participant(id, created(), identified);
    await log.journey('a', referred('p'));
    await log.journey('b', referred('q'));
    await log.journey('c', referred('q', { intervention: 'novum' }));
    await log.journey('d', referred('r'));
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-03-01', data: { into: 'p' } });
    await views.catchUp();
    const found = (participantId: string) =>
      views.caseload.byParticipant({ ...ALL, interventions: ['finsam-team'], participantId });
    expect(journeysIn(found('p')).toSorted()).toEqual(['a', 'b']);
    expect(journeysIn(found('q')).toSorted()).toEqual(['a', 'b']);
    expect(new Set(found('q').map(({ personId }) => personId))).toEqual(new Set(['p']));
    await log.participant('q', {
      type: 'ParticipantUnmerged',
      occurredOn: '2024-03-02',
      data: { from: 'p' },
    });
    await views.catchUp();
    expect(journeysIn(found('p'))).toEqual(['a']);
    expect(found('nobody')).toEqual([]);
  });

  it('tells that an identity is protected, its own or that of the record it was merged into', async () => {
    for (const id of ['p', 'q']) await log.participant(id, created(), identified);
    await log.journey('a', referred('q'));
    expect(await isProtected('a')).toBe(false);
    await log.participant('p', { type: 'IdentityProtected', occurredOn: '2024-03-01', data: {} });
    expect(await isProtected('a')).toBe(false);
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-03-01', data: { into: 'p' } });
    expect(await isProtected('a')).toBe(true);
    await log.participant('p', { type: 'IdentityProtectionEnded', occurredOn: '2024-03-02', data: {} });
    expect(await isProtected('a')).toBe(false);
  });
});

describe('the inbox', () => {
  const sender = { user: 'u1', party: 'region', unit: 'Rehabkliniken' } as const;

  it('shows a sender her own referrals and those of her unit until they are answered, each once', async () => {
    await log.journey('own', referred('p', {}, '2024-01-12'));
    await log.journey(
      'both',
      referred('p', { referringParty: 'region', referringUnit: 'Rehabkliniken' }, '2024-01-11'),
    );
    await log.journey('answered', referred('p'), accepted('2024-03-01'));
    await views.catchUp();
    const sent = views.caseload.referralsFrom({ ...ALL, sender });
    expect([journeysIn(sent.lines), sent.total]).toEqual([['both', 'own'], 2]);
    expect(
      journeysIn(views.caseload.referralsFrom({ ...ALL, sender: { ...sender, user: 'u2' } }).lines),
    ).toEqual(['both']);
    expect(views.caseload.referralsFrom({ ...ALL, sender: { user: 'u2' } }).total).toBe(0);
  });

  it('shows the answers since a day, the latest first', async () => {
    await log.journey('before', referred('p'), accepted('2024-02-29'));
    await log.journey('on', referred('p'), accepted('2024-03-01'));
    await log.journey('after', referred('p'), {
      type: 'ReferralDeclined',
      occurredOn: '2024-03-05',
      data: { reason: 'other' },
    });
    await log.journey('open', referred('p'));
    await views.catchUp();
    const answered = views.caseload.answeredSince({ ...ALL, sender, since: '2024-03-01' });
    expect([journeysIn(answered.lines), answered.total]).toEqual([['after', 'on'], 2]);
  });
});

describe('the case list of a fresh build', () => {
  it('is the one that following the log has made', async () => {
    await tell();
    await views.catchUp();
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
    await views.close();
    await rebuild({ store: log.store, file });
    views = await Views.open({ store: log.store, file });
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
      await views.close();
      views = await Views.open({ store: log.store, file });
    }
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it.each([
    ['caseload', "UPDATE caseload SET caseworker = 'u9' WHERE journey = 0", 'caseworker'],
    ['waiting', 'DELETE FROM waiting WHERE journey = 0 AND waitsFor = 2', 'waitsFor'],
  ])('differs from one that somebody has changed: %s', async (table, sql, column) => {
    await tell();
    await views.catchUp();
    await views.close();
    changeFile(file, sql);
    expect(await firstDifference({ store: log.store, file })).toMatchObject({ table, column });
    views = await Views.open({ store: log.store, file });
  });
});
