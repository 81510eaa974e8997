import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { LINES_PER_PAGE } from '@samspar/views';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';

let server: CasesServer;
let ines: Somebody;

const event = (type: string, occurredOn: string, data: object = {}): JourneyEvent =>
  ({ type, occurredOn, data }) as JourneyEvent;
const started = (on: string) => event('JourneyStarted', on, { profile: { sex: 'woman' } });
/** The items of the work list, in order. */
const itemsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<p class="task"><a href="([^"]+)">([^<]+)<\/a>/g)].map(
    ([, href, text]) => `${text} → ${href}`,
  );

/** The lists there are, and which of them is shown. */
const tabsIn = (html: string): readonly string[] => {
  const [, tabs = ''] = /<nav class="tabs"[^>]*>(.*?)<\/nav>/.exec(html) ?? [];
  return [...tabs.matchAll(/<a [^>]*?( aria-current="page")?>(.*?)<\/a>/g)].map(
    ([, isCurrent, label = '']) => label.replaceAll(/<[^>]*>/g, '') + (isCurrent ? ' ←' : ''),
  );
};

beforeAll(async () => {
  server = await startCasesServer();
  ines = await server.signIn({ name: 'Ines Handläggare', interventions: ['finsam-team'] });
});
afterAll(() => server.close());

describe('the start page', () => {
  it.each([
    ['team-lead', '/fordelning'],
    ['office', '/statistik'],
    ['auditor', '/statistik'],
    ['board', '/statistik'],
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
    const { status, html } = await newcomer.get('/');
    expect(status).toBe(200);
    expect(html).toContain('Du är inte tilldelad någon insats.');
  });
});

describe('my day', () => {
  it('says so where nothing waits', async () => {
    const { html } = await ines.get('/');
    expect(html).toContain('Inget väntar på dig i dag');
    expect(html).not.toContain('worklist');
  });

  it('shows what waits by urgency, each leading to where it is done, and nothing of other insatser', async () => {
    const late = await server.refer('late', {
      referredOn: '2025-05-01',
      name: 'Karin Prov',
      identity: '19800101-0019',
    });
    const due = await server.refer('due', { referredOn: '2025-06-01', row: '17' });
    const own = await server.refer(
      'own',
      { referredOn: '2024-12-01', anonymous: true },
      event('ReferralAccepted', '2025-01-10'),
      event('CaseworkerAssigned', '2025-01-11', { caseworker: ines.id }),
      started('2025-03-10'),
    );
    await server.refer('elsewhere', { intervention: 'novum', referredOn: '2025-05-01' });
    await server.refer('another association', { association: 'annat', referredOn: '2025-05-01' });
    const { html, headers } = await ines.get('/');
    expect(itemsIn(html)).toEqual([
      `Följ upp Anonym deltagare: inget registrerat på 60 dagar → /arenden/${own}`,
      `Håll teammöte: Anonym deltagare → /arenden/${own}/teammote`,
      `Besvara anmälan: Karin Prov → /arenden/${late}`,
      `Besvara anmälan: ärende 17 → /arenden/${due}`,
    ]);
    expect(html).toContain('4 uppgifter väntar på dig, varav 3 är försenade.');
    expect(html).toContain('Skulle ha varit klart <span class="whole">2025-05-15</span>');
    expect(html).toContain('I dag');
    expect(html).toContain('från Provkommun, Enheten för hemlösa');
    expect(html).not.toMatch(/800101|0019/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('can be narrowed to one kind, with how many there are of each', async () => {
    const { html } = await ines.get('/?slag=svar');
    expect(itemsIn(html)).toHaveLength(2);
    expect(html).toContain('2 anmälningar väntar på dig, varav 1 är försenad.');
    expect(html).toContain('<a href="/?slag=svar" aria-current="page">Anmälningar att besvara');
    expect(html).toContain('<a href="/?slag=teammote">Teammöten<span class="count"> (1)</span>');
  });

  it('leaves what waits for a colleague to all of one’s insatser, with her name', async () => {
    const { id: eva } = await server.signIn({ name: 'Eva Handläggare', interventions: ['finsam-team'] });
    const hers = await server.refer(
      'hers',
      { referredOn: '2025-05-02', row: '23' },
      event('ReferralAccepted', '2025-05-10'),
      event('CaseworkerAssigned', '2025-05-10', { caseworker: eva }),
    );
    const own = await ines.get('/');
    expect(itemsIn(own.html)).toHaveLength(4);
    expect(own.html).not.toContain(hers);
    expect(tabsIn(own.html)).toEqual(['Mina och ofördelade (4) ←', 'Alla i mina insatser (5)']);
    const all = await ines.get('/?vems=alla');
    expect(itemsIn(all.html)).toContain(`Registrera start: ärende 23 → /arenden/${hers}/start`);
    expect(itemsIn(all.html)).toHaveLength(5);
    expect(all.html).toContain('<h1>Min dag: alla i mina insatser</h1>');
    expect(all.html).toContain('5 uppgifter väntar i FINSAM-team, varav 4 är försenade.');
    expect(all.html).toContain('Ansvarig: Eva Handläggare');
    expect(tabsIn(all.html)).toEqual(['Mina och ofördelade (4)', 'Alla i mina insatser (5) ←']);
    expect((await ines.get('/')).html).toBe(own.html);
  });

  it('keeps the kind and the list in each other’s addresses', async () => {
    const { html } = await ines.get('/?vems=alla&slag=svar');
    expect(itemsIn(html)).toHaveLength(2);
    expect(html).toContain('2 anmälningar väntar i FINSAM-team, varav 1 är försenad.');
    expect(html).toContain('<a href="/?slag=svar">Mina och ofördelade<span class="count"> (2)</span>');
    expect(html).toContain('<a href="/?vems=alla&amp;slag=start">Att starta<span class="count"> (1)</span>');
    expect(html).toContain('<a href="/?vems=alla">Allt<span class="count"> (5)</span>');
  });

  it('of a kind that waits for colleagues alone says so, and leads there', async () => {
    const { html } = await ines.get('/?slag=start');
    expect(itemsIn(html)).toEqual([]);
    expect(html).toContain('Inga starter väntar på dig i dag');
    expect(html).toContain('1 start väntar på dina kollegor i dina insatser.');
    expect(html).toContain('<a href="/?vems=alla&amp;slag=start">Visa alla i mina insatser</a>');
    expect(html).toContain('<a href="/">Visa allt som väntar på dig</a>');
    expect(html).toContain(
      '<a href="/?slag=start" aria-current="page">Att starta<span class="count"> (0)</span>',
    );
  });

  it('of nothing but what waits for colleagues says so, and leads there', async () => {
    const nils = await server.signIn({ name: 'Nils Handläggare', interventions: ['dev'] });
    const { id: eva } = await server.signIn({ name: 'Eva Dev', interventions: ['dev'] });
    await server.refer(
      'hers in dev',
      { intervention: 'dev', referredOn: '2025-05-02' },
      event('CaseworkerAssigned', '2025-05-10', { caseworker: eva }),
    );
    const { html } = await nils.get('/');
    expect(html).toContain('Inget väntar på dig i dag');
    expect(html).toContain('1 uppgift väntar på dina kollegor i dina insatser.');
    expect(html).toContain('<a href="/?vems=alla">Visa alla i mina insatser</a>');
    expect(tabsIn(html)).toEqual(['Mina och ofördelade (0) ←', 'Alla i mina insatser (1)']);
    expect(itemsIn((await nils.get('/?vems=alla')).html)).toHaveLength(1);
  });

  it('keeps list and kind from page to page', async () => {
    const nora = await server.signIn({ name: 'Nora Handläggare', interventions: ['novum'] });
    for (let number = 0; number < LINES_PER_PAGE; number += 1)
      await server.refer(`novum ${number}`, { intervention: 'novum', referredOn: '2025-05-03' });
    const first = await nora.get('/?vems=alla&slag=svar');
    expect(itemsIn(first.html)).toHaveLength(LINES_PER_PAGE);
    expect(first.html).toContain('<a rel="next" href="/?vems=alla&amp;slag=svar&amp;sida=2">');
    const second = await nora.get('/?vems=alla&slag=svar&sida=2');
    expect(itemsIn(second.html)).toHaveLength(1);
    expect(second.html).toContain('31 anmälningar väntar i Novum, alla försenade.');
  });

  it('of a page that is none leads to the first', async () => {
    const { status, html } = await ines.get('/?vems=alla&sida=7');
    expect([status, itemsIn(html)]).toEqual([200, []]);
    expect(html).toContain('<a href="/?vems=alla">Till första sidan</a>');
  });

  it('shows everything where the kind or the page is none', async () => {
    const { status, html } = await ines.get('/?slag=nonsens&vems=nonsens&sida=-1');
    expect([status, itemsIn(html).length]).toEqual([200, 4]);
  });

  it('speaks English too', async () => {
    const response = await fetch(server.url, { headers: { cookie: `${ines.cookie}; samspar-sprak=en` } });
    const html = await response.text();
    expect(html).toContain('4 things wait for you, of which 3 are late.');
    expect(html).not.toMatch(/Besvara|Ansvarig/);
  });
});
