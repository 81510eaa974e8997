import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';
import { eachOf } from './shown.js';

let server: CasesServer;
let ines: Somebody;
let rut: Somebody;

const event = (type: string, occurredOn: string, data: object = {}): JourneyEvent =>
  ({ type, occurredOn, data }) as JourneyEvent;
const FROM_RUT = { referringParty: 'region', referringUnit: 'Rehabkliniken' } as const;

beforeAll(async () => {
  server = await startCasesServer();
  ines = await server.signIn({ name: 'Ines Handläggare', interventions: ['finsam-team'] });
  rut = await server.signIn({
    name: 'Rut Remittent',
    interventions: ['novum'],
    party: 'region',
    unit: 'Rehabkliniken',
  });
});
afterAll(() => server.close());

describe('the inbox', () => {
  it.each([
    ['', 'Ingen anmälan väntar på svar i dina insatser.'],
    ['?flik=skickade', 'Ingen anmälan från dig eller din enhet väntar på svar.'],
    ['?flik=besvarade', 'Inga svar de senaste 30 dagarna.'],
  ])('%s says so where there is nothing', async (query, sentence) => {
    const { status, words } = await rut.get(`/inkorg${query}`);
    expect(status).toBe(200);
    expect(words).toContain(sentence);
  });

  it('shows referrals to one’s own insatser with the ways to answer them', async () => {
    const open = await server.refer('open', {
      ...FROM_RUT,
      by: rut.id,
      name: 'Karin Prov',
      identity: '19800101-0019',
    });
    const waiting = await server.refer('waiting', {}, event('PlacedOnWaitingList', '2025-06-05'));
    const { words, page } = await ines.get('/inkorg');
    expect(words).toContain('Väntar på oss (2)');
    for (const form of ['antagande', 'avbojande', 'vantelista'])
      expect(eachOf(page, `a[href="/arenden/${open}/${form}"]`)).toHaveLength(1);
    expect(page('[aria-label="Ta emot i insatsen: Karin Prov"]').attr('href')).toBe(
      `/arenden/${open}/antagande`,
    );
    expect(words).toContain('från Region Prov, Rehabkliniken');
    expect(eachOf(page, `a[href*="/arenden/${waiting}/vantelista"]`)).toHaveLength(0);
  });

  it('shows a sender how her referrals fare and nothing else', async () => {
    const mine = await server.refer(
      'mine',
      { ...FROM_RUT, by: rut.id, name: 'Olle Prov', identity: '19700303-1239' },
      event('PlacedOnWaitingList', '2025-06-05'),
      event('CaseworkerAssigned', '2025-06-06', { caseworker: ines.id }),
    );
    const colleagues = await server.refer('of a colleague', FROM_RUT);
    const others = await server.refer('of others');
    const { page, html } = await rut.get('/inkorg?flik=skickade');
    expect(eachOf(page, `a[href="/arenden/${mine}/atertagande"]`)).toHaveLength(1);
    expect(eachOf(page, `a[href="/arenden/${colleagues}/atertagande"]`)).toHaveLength(1);
    expect(eachOf(page, '[data-title=Status]')).toContain('Väntelista');
    expect(html).not.toContain(others);
    expect(html).not.toMatch(/Olle|Karin|Ines|700303-?\d{4}/);
  });

  it('shows the answers of thirty days, those that can be taken back with the way to it', async () => {
    const accepted = await server.refer(
      'accepted',
      { ...FROM_RUT, referredOn: '2025-05-01' },
      event('ReferralAccepted', '2025-05-16'),
    );
    const begun = await server.refer(
      'begun',
      { ...FROM_RUT, referredOn: '2025-05-01' },
      event('ReferralAccepted', '2025-05-20'),
      event('JourneyStarted', '2025-05-21', { profile: { sex: 'woman' } }),
    );
    const declined = await server.refer(
      'declined',
      FROM_RUT,
      event('ReferralDeclined', '2025-06-10', { reason: 'no-capacity' }),
    );
    const before = await server.refer(
      'before',
      { ...FROM_RUT, referredOn: '2025-05-01' },
      event('ReferralAccepted', '2025-05-15'),
    );
    const answers = await rut.get('/inkorg?flik=besvarade');
    const { words, page, html } = answers;
    expect(words).toContain('Nyligen besvarade (3)');
    expect(html).not.toContain(before);
    expect(eachOf(page, `a[href="/arenden/${accepted}/atertagande"]`)).toHaveLength(1);
    for (const closed of [begun, declined])
      expect(eachOf(page, `a[href*="/arenden/${closed}/atertagande"]`)).toHaveLength(0);
    expect(html).not.toMatch(/Platsbrist|Pågår/);
    for (const answered of [answers, await rut.get(`/arenden/${accepted}`)]) {
      expect(eachOf(answered.page, 'td, dd')).toContain('Antagen');
      expect(answered.words).not.toContain('ska starta');
    }
  });

  it('shows what a file told of under the unit it names, not under whoever read it in', async () => {
    const read = await server.refer('read from a file', {
      by: ines.id,
      row: '17',
      referringUnit: 'Jobbtorg',
    });
    expect((await ines.get('/inkorg?flik=skickade')).html).not.toContain(read);
  });

  it('is for caseworkers', async () => {
    const office = await server.signIn({
      name: 'Ola Kansli',
      roles: ['office'],
      party: null,
      unit: null,
      interventions: [],
    });
    expect((await office.get('/inkorg')).status).toBe(403);
  });
});
