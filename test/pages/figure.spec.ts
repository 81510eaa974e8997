import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted, started } from '../reference/scenario.js';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';
import { eachOf } from './shown.js';

const STARTED = 'measure=started&from=2025-01-01&to=2025-12-31';
const WHY = '/statistik/varfor';

let server: CasesServer;
let karin: Somebody;
let auditor: Somebody;
let own: string;

beforeAll(async () => {
  server = await startCasesServer();
  karin = await server.signIn({ name: 'Karin Kvist', roles: ['office'], interventions: [] });
  auditor = await server.signIn({ name: 'Adam Alm', roles: ['auditor'], interventions: [] });
  own = await server.refer(
    'own',
    { name: 'Ines Prov', identity: '19800101-0019', row: '17' },
    accepted('2025-06-02'),
    started('2025-06-03'),
  );
  await server.refer('other', { intervention: 'novum' }, accepted('2025-06-02'));
  await server.installation.views.reached(await server.installation.store.lastPosition(), 2_000);
});
afterAll(() => server.close());

/** The rows of the table that says what is counted, as one reads them. */
const rowsOf = async (who: Somebody, question: string) =>
  eachOf((await who.get(`${WHY}?${question}`)).page, '.reckoned tbody tr, .reckoned tfoot tr');

describe('the page of a figure', () => {
  it('says the rule, and what is counted and left out and why, so that it makes all', async () => {
    const { status, words, page } = await karin.get(`${WHY}?${STARTED}&by=sex&cell=sex:woman`);
    expect(status).toBe(200);
    expect(words).toContain('Deltaganden vars startdag ligger i perioden.');
    expect(words).toContain('Påbörjade deltaganden per kön · Kön: Kvinna');
    expect(eachOf(page, '.total')).toEqual(['1']);
    expect(await rowsOf(karin, `${STARTED}&by=sex&cell=sex:woman`)).toEqual([
      'Räknade i talet 1',
      'Har inte startat 1',
      'Deltaganden i förbundet, sammanlagt 2',
    ]);
  });

  it('leads back to the table as it was asked', async () => {
    const { page } = await karin.get(`${WHY}?${STARTED}&by=sex&cell=sex:woman&asKnownAt=2025-06-15`);
    expect(page('main > p > a').attr('href')).toMatch(
      /^\/statistik\?measure=started.*&by=sex&.*asKnownAt=2025-06-15T/,
    );
  });

  it('shows no count of a figure that is hidden, nor how few are left out', async () => {
    expect(await rowsOf(karin, `${STARTED}&by=sex&cell=sex:woman&protect=public`)).toEqual([
      'Räknade i talet ·· visas inte',
      'Har inte startat ·· visas inte',
      'Deltaganden i förbundet, sammanlagt ·· visas inte',
    ]);
  });

  it('shows an auditor the cases of each part, with what decided, and writes that down', async () => {
    const address = `${WHY}?${STARTED}&by=intervention&cell=intervention:novum`;
    const { page } = await auditor.get(address);
    expect(eachOf(page, '.reckoned a')).toEqual(['Visa', 'Visa']);
    const { words, html, page: listed } = await auditor.get(`${address}&del=otherCode:intervention`);
    expect(words).toContain('Insats: något annat än Novum: 1');
    expect(eachOf(listed, '#arenden tbody th')).toEqual(['17']);
    expect(listed('#arenden tbody th a').attr('href')).toBe(`/granskning/${own}?till=3`);
    expect(eachOf(listed, '#arenden tbody td').slice(0, 2)).toEqual(['Start', '2025-06-03']);
    expect(html).not.toMatch(/Ines|19800101/);
    expect((await auditor.get('/atkomst')).words).toContain('Ärenden bakom en siffra');
  });

  it('shows cases to nobody else, and to no auditor by what is sensitive', async () => {
    const { page } = await karin.get(`${WHY}?${STARTED}&del=counted`);
    expect(eachOf(page, '#arenden, .reckoned a')).toEqual([]);
    const cell = 'by=exitGroup&cell=exitGroup:not-ended';
    const { status, words } = await auditor.get(`${WHY}?${STARTED}&${cell}&del=counted`);
    expect(status).toBe(422);
    expect(words).toContain('efter sådana får ingen söka fram personer (lag 2018:218, 3 kap. 3 §)');
    expect(await rowsOf(auditor, `${STARTED}&${cell}`)).toContain('Räknade i talet 1 bara antal');
  });

  it('leads to the table where the question, or the cell, is wrong', async () => {
    const answer = await karin.get(`${WHY}?${STARTED}&by=sex&cell=sex:kvinna&del=counted`);
    expect([answer.status, answer.location]).toEqual([303, `/statistik?${STARTED}&by=sex`]);
    expect((await karin.get(`${WHY}?measure=started&cell=sex:woman`)).location).toBe(
      '/statistik?measure=started',
    );
  });

  it('is no page of the board', async () => {
    const stina = await server.signIn({ name: 'Stina Styr', roles: ['board'], interventions: [] });
    expect((await stina.get(`${WHY}?${STARTED}`)).status).toBe(403);
  });
});

const ask = async (who: Somebody, rest: string) => {
  const answer = await fetch(`${server.url}/api/v1/statistics/explain/journeys?${STARTED}&${rest}`, {
    headers: { cookie: who.cookie },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

describe('the cases behind a figure over HTTP', () => {
  it('are given to auditors a page at a time, each with the event that decided', async () => {
    expect(await ask(auditor, 'part=counted&page=1')).toMatchObject({
      status: 200,
      body: {
        part: 'counted',
        total: 1,
        page: 1,
        pages: 1,
        explanation: { counted: 1, considered: 2 },
        journeys: [
          {
            journey: own,
            reference: '17',
            decided: { type: 'JourneyStarted', occurredOn: '2025-06-03', revision: 2 },
          },
        ],
      },
    });
  });

  it('are refused to others, of a protected figure, of a part that is none, and by what is sensitive', async () => {
    expect(await ask(karin, '')).toMatchObject({ status: 403 });
    expect(await ask(auditor, 'protect=public')).toMatchObject({
      status: 409,
      body: { code: 'CountedProtected' },
    });
    expect(await ask(auditor, 'part=annulled')).toMatchObject({
      status: 404,
      body: { code: 'NoSuchPart', parts: ['dayMissing:startedOn', 'counted'] },
    });
    expect(await ask(auditor, 'where=exitGroup:not-ended')).toMatchObject({
      status: 403,
      body: { code: 'CountedSensitive', dimensions: ['exitGroup'] },
    });
  });
});
