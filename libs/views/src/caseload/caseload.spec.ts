import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JourneyEvent, ParticipantEvent } from '@samspar/casework';
import { dayOfNumber } from '@samspar/kernel';
import { STATUSES } from './projection.js';
import {
  accepted,
  annulled,
  created,
  exitedToWork,
  identified,
  referred,
  type Scenario,
  started,
} from '../../../../test/reference/scenario.js';
import { assigned, journeysIn, STOCKHOLM, ViewScenario } from '../../../../test/reference/view-scenario.js';
import { LINES_PER_PAGE, type Views } from '../index.js';

const OPEN = ['referred', 'waiting', 'accepted', 'started'] as const;

let scenario: ViewScenario;
let log: Scenario;
let views: Views;

beforeEach(async () => {
  scenario = await ViewScenario.begin();
  ({ log } = scenario);
  views = await scenario.open();
});
afterEach(() => scenario.end());

const journeysOf = (more: Partial<Parameters<Views['caseload']['journeysOf']>[0]> = {}) =>
  views.caseload.journeysOf({ ...STOCKHOLM, statuses: OPEN, ...more });
const declined = (occurredOn: string): JourneyEvent => ({
  type: 'ReferralDeclined',
  occurredOn,
  data: { reason: 'other' },
});
const isProtected = async (journey: string) => {
  await views.catchUp();
  return views.caseload.journey(journey)?.isProtected;
};

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

  it('has those that go on before those that are over, on whichever page they meet', async () => {
    await log.journey('ended', referred('p'), accepted(), started(), exitedToWork('2024-06-05'));
    await log.journey('declined', referred('p'), declined('2024-06-06'));
    await log.journey('declined-first', referred('p', { intervention: 'novum' }), declined('2024-02-01'));
    await Promise.all(
      Array.from({ length: LINES_PER_PAGE }, (_, no) =>
        log.journey(`j${no}`, referred(`p${no}`, {}, dayOfNumber(19_700 + no))),
      ),
    );
    await views.catchUp();
    const [first, second] = [1, 2].map((page) => journeysOf({ statuses: STATUSES, page }));
    expect(first?.lines.map(({ status }) => status)).toEqual(Array(LINES_PER_PAGE).fill('referred'));
    expect(first?.lines[0]?.journey).toBe(`j${LINES_PER_PAGE - 1}`);
    expect(journeysIn(second?.lines ?? [])).toEqual(['declined', 'ended', 'declined-first']);
    expect(second).toMatchObject({ total: LINES_PER_PAGE + 3, pages: 2 });
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
    expect(views.caseload.countsOf(STOCKHOLM)).toEqual([
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

/** That the journey `a` is about another participant. */
const about = (into: string): ParticipantEvent => ({
  type: 'PersonCorrected',
  occurredOn: '2024-03-01',
  data: { journey: 'a', into, kind: 'personnummer', reason: 'entry-error' },
});

describe('a search', () => {
  it('by the first digits of the id finds that journey in one’s own insatser', async () => {
    await log.journey('3f2a91c0-1', referred('p'));
    await log.journey('3f2a91c0-2', referred('p', { intervention: 'novum' }));
    await log.journey('3f2a91c1-3', referred('p'));
    await views.catchUp();
    const found = (...interventions: string[]) =>
      journeysIn(views.caseload.byReference({ ...STOCKHOLM, interventions, digits: '3f2a91c0' }));
    expect(found('finsam-team')).toEqual(['3f2a91c0-1']);
    expect(found('finsam-team', 'novum')).toHaveLength(2);
    expect(found()).toEqual([]);
  });

  it('by person finds her journeys in one’s own insatser, those of a record without a number that was merged into hers with them, until they are parted', async () => {
    for (const id of ['p', 'r']) await log.participant(id, created(), identified);
    await log.participant('q', created());
    await log.journey('a', referred('p'));
    await log.journey('b', referred('q'));
    await log.journey('c', referred('q', { intervention: 'novum' }));
    await log.journey('d', referred('r'));
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-03-01', data: { into: 'p' } });
    await views.catchUp();
    const found = (participantId: string) =>
      views.caseload.byParticipant({ ...STOCKHOLM, interventions: ['finsam-team'], participantId });
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

  it('by person does not find those of another number that was said to be hers: who said it may work elsewhere', async () => {
    for (const id of ['p', 'q']) await log.participant(id, created(), identified);
    await log.journey('a', referred('p'));
    await log.journey('b', referred('q'));
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-03-01', data: { into: 'p' } });
    await views.catchUp();
    expect(journeysIn(views.caseload.byParticipant({ ...STOCKHOLM, participantId: 'p' }))).toEqual(['a']);
    expect(views.caseload.journey('b')?.personId).toBe('q');
  });

  it('by person finds a journey under whom it was said to be about last', async () => {
    for (const id of ['p', 'q', 'r']) await log.participant(id, created(), identified);
    await log.journey('a', referred('p'));
    const found = async (participantId: string) => {
      await views.catchUp();
      return journeysIn(views.caseload.byParticipant({ ...STOCKHOLM, participantId }));
    };
    await log.participant('p', about('q'));
    expect([await found('p'), await found('q')]).toEqual([[], ['a']]);
    expect(views.caseload.journey('a')).toMatchObject({ participantId: 'q', personId: 'q' });
    await log.participant('p', about('p'));
    expect([await found('p'), await found('q')]).toEqual([['a'], []]);
  });

  it('tells that an identity is protected, its own or that of the record it was merged into', async () => {
    for (const id of ['p', 'q']) await log.participant(id, created(), identified);
    await log.journey('a', referred('q'));
    expect(await isProtected('a')).toBe(false);
    await log.participant('p', {
      type: 'IdentityProtected',
      occurredOn: '2024-03-01',
      data: { journey: null },
    });
    expect(await isProtected('a')).toBe(false);
    await log.participant('q', { type: 'ParticipantMerged', occurredOn: '2024-03-01', data: { into: 'p' } });
    expect(await isProtected('a')).toBe(true);
    await log.participant('p', {
      type: 'IdentityProtectionEnded',
      occurredOn: '2024-03-02',
      data: { journey: null, reason: null },
    });
    expect(await isProtected('a')).toBe(false);
  });
});

describe('the inbox', () => {
  const sender = { user: 'u1', party: 'region', units: ['Rehabkliniken'] } as const;

  it('shows a sender her own referrals and those of her unit until they are answered, each once', async () => {
    await log.journey('own', referred('p', {}, '2024-01-12'));
    await log.journey(
      'both',
      referred('p', { referringParty: 'region', referringUnit: 'Rehabkliniken' }, '2024-01-11'),
    );
    await log.journey('answered', referred('p'), accepted('2024-03-01'));
    await views.catchUp();
    const sent = views.caseload.referralsFrom({ ...STOCKHOLM, sender });
    expect([journeysIn(sent.lines), sent.total]).toEqual([['both', 'own'], 2]);
    expect(
      journeysIn(views.caseload.referralsFrom({ ...STOCKHOLM, sender: { ...sender, user: 'u2' } }).lines),
    ).toEqual(['both']);
    expect(views.caseload.referralsFrom({ ...STOCKHOLM, sender: { user: 'u2', units: [] } }).total).toBe(0);
  });

  it('shows the answers since a day, the latest first', async () => {
    await log.journey('before', referred('p'), accepted('2024-02-29'));
    await log.journey('on', referred('p'), accepted('2024-03-01'));
    await log.journey('after', referred('p'), declined('2024-03-05'));
    await log.journey('open', referred('p'));
    await views.catchUp();
    const answered = views.caseload.answeredSince({ ...STOCKHOLM, sender, since: '2024-03-01' });
    expect([journeysIn(answered.lines), answered.total]).toEqual([['after', 'on'], 2]);
  });
});
