import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amongParties, type JourneyEvent } from '@samspar/casework';
import { LINES_PER_PAGE } from '@samspar/views';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';
import { eachOf, linkOf, type Page, Shown, wordsOf } from './shown.js';

let server: CasesServer;
let ines: Somebody;

const event = (type: string, occurredOn: string, data: object = {}): JourneyEvent =>
  ({ type, occurredOn, data }) as JourneyEvent;
const consented = (occurredOn: string, expiresOn = '2026-06-01') =>
  event('ConsentGiven', occurredOn, {
    ...amongParties(['municipality', 'region']),
    purpose: 'Prov',
    form: 'oral',
    language: 'sv',
    obtainedBy: null,
    expiresOn,
  });
const started = (on: string) => event('JourneyStarted', on, { profile: { sex: 'woman' } });
/** The items of the work list, in order. */
const itemsIn = (page: Page): readonly string[] =>
  page('.task a')
    .toArray()
    .map((link) => `${wordsOf(page(link))} → ${page(link).attr('href')}`);

/** The lists there are, and which of them is shown. */
const tabsIn = (page: Page): readonly string[] =>
  page('.tabs a')
    .toArray()
    .map((tab) => wordsOf(page(tab)) + (page(tab).is('[aria-current=page]') ? ' ←' : ''));

beforeAll(async () => {
  server = await startCasesServer();
  ines = await server.signIn({ name: 'Ines Handläggare', interventions: ['finsam-team'] });
});
afterAll(() => server.close());

describe('the start page', () => {
  it.each([
    ['team-lead', '/fordelning'],
    ['office', '/statistik'],
    ['auditor', '/att-granska'],
    ['board', '/publicerat'],
    ['admin', '/anvandare'],
  ] as const)('leads a %s to what there is to see', async (role, address) => {
    const somebody = await server.signIn({
      name: `En ${role}`,
      roles: [role],
      party: null,
      unit: null,
      interventions: [],
    });
    const { status, headers } = await somebody.get('/');
    expect([status, headers.get('location')]).toEqual([303, address]);
  });

  it('leads a stranger to sign-in', async () => {
    const { status, headers } = await fetch(server.url, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([303, '/logga-in?till=%2F']);
  });

  it('tells a caseworker without insatser whom to ask', async () => {
    const newcomer = await server.signIn({ name: 'Ny Handläggare', interventions: [] });
    const { status, words } = await newcomer.get('/');
    expect(status).toBe(200);
    expect(words).toContain('Du är inte tilldelad någon insats.');
  });
});

describe('my day', () => {
  it('says so where nothing waits', async () => {
    const { words, page } = await ines.get('/');
    expect(words).toContain('Inget väntar på dig i dag');
    expect(eachOf(page, '.worklist')).toHaveLength(0);
  });

  it('shows what waits by urgency, each leading to where it is done, and nothing of other insatser', async () => {
    const late = await server.refer(
      'late',
      { referredOn: '2025-05-01', name: 'Karin Prov', identity: '19800101-0019' },
      consented('2025-05-01'),
    );
    const due = await server.refer('due', { referredOn: '2025-06-01', row: '17' }, consented('2025-06-01'));
    const own = await server.refer(
      'own',
      { referredOn: '2024-12-01', anonymous: true },
      event('ReferralAccepted', '2025-01-10'),
      event('CaseworkerAssigned', '2025-01-11', { caseworker: ines.id }),
      started('2025-03-10'),
    );
    await server.refer('elsewhere', { intervention: 'novum', referredOn: '2025-05-01' });
    await server.refer('another association', { association: 'annat', referredOn: '2025-05-01' });
    const { headers, words, page, html } = await ines.get('/');
    expect(itemsIn(page)).toEqual([
      `Följ upp Anonym deltagare: inget registrerat på 60 dagar → /arenden/${own}`,
      `Håll teammöte: Anonym deltagare → /arenden/${own}/teammote`,
      `Besvara anmälan: Karin Prov → /arenden/${late}`,
      `Besvara anmälan: ärende 17 → /arenden/${due}`,
    ]);
    expect(words).toContain('4 uppgifter väntar på dig, varav 3 är försenade.');
    expect(words).toContain('Skulle ha varit klart 2025-05-15');
    expect(words).toContain('I dag');
    expect(words).toContain('från Provkommun, Enheten för hemlösa');
    expect(html).not.toMatch(/800101-?0019/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('can be narrowed to one kind, with how many there are of each', async () => {
    const { words, page } = await ines.get('/?slag=svar');
    expect(itemsIn(page)).toHaveLength(2);
    expect(words).toContain('2 anmälningar väntar på dig, varav 1 är försenad.');
    expect(eachOf(page, '[aria-current=page][href="/?slag=svar"]')).toContain('Anmälningar att besvara (2)');
    expect(linkOf(page, 'Teammöten (1)')).toBe('/?slag=teammote');
  });

  it('leaves what waits for a colleague to all of one’s insatser, with her name', async () => {
    const { id: eva } = await server.signIn({ name: 'Eva Handläggare', interventions: ['finsam-team'] });
    const hers = await server.refer(
      'hers',
      { referredOn: '2025-05-02', row: '23' },
      consented('2025-05-02'),
      event('ReferralAccepted', '2025-05-10'),
      event('CaseworkerAssigned', '2025-05-10', { caseworker: eva }),
    );
    const own = await ines.get('/');
    expect(itemsIn(own.page)).toHaveLength(4);
    expect(own.html).not.toContain(hers);
    expect(tabsIn(own.page)).toEqual(['Mina och ofördelade (4) ←', 'Alla i mina insatser (5)']);
    const all = await ines.get('/?vems=alla');
    expect(itemsIn(all.page)).toContain(`Registrera start: ärende 23 → /arenden/${hers}/start`);
    expect(itemsIn(all.page)).toHaveLength(5);
    expect(all.page('h1').text()).toBe('Min dag: alla i mina insatser');
    expect(all.words).toContain('5 uppgifter väntar i FINSAM-team, varav 4 är försenade.');
    expect(all.words).toContain('Ansvarig: Eva Handläggare');
    expect(tabsIn(all.page)).toEqual(['Mina och ofördelade (4)', 'Alla i mina insatser (5) ←']);
    expect((await ines.get('/')).html).toBe(own.html);
  });

  it('keeps the kind and the list in each other’s addresses', async () => {
    const { words, page } = await ines.get('/?vems=alla&slag=svar');
    expect(itemsIn(page)).toHaveLength(2);
    expect(words).toContain('2 anmälningar väntar i FINSAM-team, varav 1 är försenad.');
    expect(linkOf(page, 'Mina och ofördelade (2)')).toBe('/?slag=svar');
    expect(linkOf(page, 'Att starta (1)')).toBe('/?vems=alla&slag=start');
    expect(linkOf(page, 'Allt (5)')).toBe('/?vems=alla');
  });

  it('of a kind that waits for colleagues alone says so, and leads there', async () => {
    const { words, page } = await ines.get('/?slag=start');
    expect(itemsIn(page)).toEqual([]);
    expect(words).toContain('Inga starter väntar på dig i dag');
    expect(words).toContain('1 start väntar på dina kollegor i dina insatser.');
    expect(linkOf(page, 'Visa alla i mina insatser')).toBe('/?vems=alla&slag=start');
    expect(linkOf(page, 'Visa allt som väntar på dig')).toBe('/');
    expect(eachOf(page, '[aria-current=page][href="/?slag=start"]')).toContain('Att starta (0)');
  });

  it('of nothing but what waits for colleagues says so, and leads there', async () => {
    const nils = await server.signIn({ name: 'Nils Handläggare', interventions: ['dev'] });
    const { id: eva } = await server.signIn({ name: 'Eva Dev', interventions: ['dev'] });
    await server.refer(
      'hers in dev',
      { intervention: 'dev', referredOn: '2025-05-02' },
      consented('2025-05-02'),
      event('CaseworkerAssigned', '2025-05-10', { caseworker: eva }),
    );
    const { words, page } = await nils.get('/');
    expect(words).toContain('Inget väntar på dig i dag');
    expect(words).toContain('1 uppgift väntar på dina kollegor i dina insatser.');
    expect(linkOf(page, 'Visa alla i mina insatser')).toBe('/?vems=alla');
    expect(tabsIn(page)).toEqual(['Mina och ofördelade (0) ←', 'Alla i mina insatser (1)']);
    expect(itemsIn((await nils.get('/?vems=alla')).page)).toHaveLength(1);
  });

  it('has a pile each for consent that is missing, expiring or withdrawn, and leads to where it is asked for', async () => {
    const olga = await server.signIn({ name: 'Olga Handläggare', interventions: ['dev'] });
    const refer = (name: string, ...events: JourneyEvent[]) =>
      server.refer(name, { intervention: 'dev', referredOn: '2025-05-20' }, ...events);
    const piles = [
      ['samtycke-saknas', 'Samtycke saknas (1)', 'Fråga om samtycke', await refer('unasked')],
      [
        'samtycke',
        'Samtycken som går ut (1)',
        'Förnya samtycke',
        await refer('expiring', consented('2025-05-20', '2025-07-15')),
      ],
      [
        'samtycke-aterkallat',
        'Återkallade samtycken (1)',
        'Samtycket är återkallat',
        await refer('withdrawn', consented('2025-05-20'), event('ConsentWithdrawn', '2025-06-14')),
      ],
    ] as const;
    for (const [slug, pile, task, journey] of piles) {
      const { page } = await olga.get(`/?slag=${slug}`);
      expect(linkOf(page, pile)).toBe(`/?slag=${slug}`);
      expect(itemsIn(page)).toEqual([expect.stringContaining(task)]);
      expect(itemsIn(page)).toEqual([expect.stringContaining(`/arenden/${journey}/samtycke`)]);
    }
  });

  it('keeps list and kind from page to page', async () => {
    const nora = await server.signIn({ name: 'Nora Handläggare', interventions: ['novum'] });
    for (let number = 0; number < LINES_PER_PAGE; number += 1)
      await server.refer(`novum ${number}`, { intervention: 'novum', referredOn: '2025-05-03' });
    const first = await nora.get('/?vems=alla&slag=svar');
    expect(itemsIn(first.page)).toHaveLength(LINES_PER_PAGE);
    expect(first.page('[rel=next]').attr('href')).toBe('/?vems=alla&slag=svar&sida=2');
    const second = await nora.get('/?vems=alla&slag=svar&sida=2');
    expect(itemsIn(second.page)).toHaveLength(1);
    expect(second.words).toContain('31 anmälningar väntar i Novum, alla försenade.');
  });

  it('of a page that is none leads to the first', async () => {
    const { status, page } = await ines.get('/?vems=alla&sida=7');
    expect([status, itemsIn(page)]).toEqual([200, []]);
    expect(linkOf(page, 'Till första sidan')).toBe('/?vems=alla');
  });

  it('shows everything where the kind or the page is none', async () => {
    const { status, page } = await ines.get('/?slag=nonsens&vems=nonsens&sida=-1');
    expect([status, itemsIn(page).length]).toEqual([200, 4]);
  });

  it('speaks English too', async () => {
    const headers = { cookie: `${ines.cookie}; samspar-sprak=en` };
    const { words } = await Shown.by(server.url, { headers });
    expect(words).toContain('4 things wait for you, of which 3 are late.');
    expect(words).not.toMatch(/Besvara|Ansvarig/);
  });
});
