import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
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
      `Inget har hänt på länge: Anonym deltagare → /arenden/${own}`,
      `Håll teammöte: Anonym deltagare → /arenden/${own}/teammote`,
      `Besvara anmälan: Karin Prov → /arenden/${late}`,
      `Besvara anmälan: ärende 17 → /arenden/${due}`,
    ]);
    expect(html).toContain('4 saker väntar i FINSAM-team, varav 3 är försenade.');
    expect(html).toContain('Skulle varit klart <span class="whole">2025-05-15</span>');
    expect(html).toContain('I dag');
    expect(html).toContain('från Kommunen, Enheten för hemlösa');
    expect(html).not.toMatch(/800101|0019/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('can be narrowed to one kind, with how many there are of each', async () => {
    const { html } = await ines.get('/?slag=svar');
    expect(itemsIn(html)).toHaveLength(2);
    expect(html).toContain('<a href="/?slag=svar" aria-current="page">Anmälningar att besvara');
    expect(html).toContain('<a href="/?slag=teammote">Teammöten<span class="count"> (1)</span>');
  });

  it('shows everything where the kind or the page is none', async () => {
    const { status, html } = await ines.get('/?slag=nonsens&sida=-1');
    expect([status, itemsIn(html).length]).toEqual([200, 4]);
  });

  it('speaks English too', async () => {
    const response = await fetch(server.url, { headers: { cookie: `${ines.cookie}; samspar-sprak=en` } });
    const html = await response.text();
    expect(html).toContain('4 things wait in FINSAM-team, of which 3 are late.');
    expect(html).not.toMatch(/Besvara|Ansvarig/);
  });
});
