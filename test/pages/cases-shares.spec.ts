import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyStream, type JourneyEvent } from '@samspar/casework';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';
import { eachOf, linkOf } from './shown.js';

let server: CasesServer;
let lead: Somebody;
let ines: Somebody;
let nils: Somebody;

const assigned = (caseworker: string): JourneyEvent => ({
  type: 'CaseworkerAssigned',
  occurredOn: '2025-06-03',
  data: { caseworker },
});
const holder = async (journey: string) => {
  const { state } = await server.installation.streams.load(journeyStream, journey);
  return state.status === 'none' ? undefined : state.caseworker?.id;
};

beforeAll(async () => {
  server = await startCasesServer();
  lead = await server.signIn({
    name: 'Lena Ledare',
    roles: ['team-lead'],
    party: null,
    unit: null,
    interventions: ['finsam-team'],
  });
  ines = await server.signIn({ name: 'Ines Handläggare', interventions: ['finsam-team'] });
  nils = await server.signIn({ name: 'Nils Handläggare', interventions: ['finsam-team', 'novum'] });
});
afterAll(() => server.close());

describe('the caseload of an insats', () => {
  it('without journeys is said in a sentence', async () => {
    const { words, page } = await lead.get('/fordelning');
    expect(words).toContain('Inga ärenden finns i FINSAM-team.');
    expect(eachOf(page, 'table')).toHaveLength(0);
  });

  it('is counted by caseworker for whoever leads it, and names no participant', async () => {
    await server.refer('counted', { name: 'Karin Prov', identity: '19800101-0019' }, assigned(ines.id));
    const { status, page, html } = await lead.get('/fordelning');
    expect(status).toBe(200);
    expect(linkOf(page, 'Ines Handläggare')).toBe(`/fordelning/finsam-team/${ines.id}`);
    expect(html).not.toContain('Novum');
    const held = await lead.get(`/fordelning/finsam-team/${ines.id}`);
    expect(held.words).toContain('Anmäld, väntar på svar');
    expect(html + held.html).not.toMatch(/Karin|800101-?0019/);
  });

  it.each([
    ['an insats she does not lead', () => `/fordelning/novum/${nils.id}`],
    ['somebody who works elsewhere', () => `/fordelning/finsam-team/${randomUUID()}`],
    ['no insats', () => '/fordelning/borta/ingen'],
  ])('is not there for %s', async (_what, address) => expect((await lead.get(address())).status).toBe(404));

  it('is not for a caseworker', async () => {
    expect((await ines.get('/fordelning')).status).toBe(403);
    expect((await ines.post('/fordelning/finsam-team/ingen', {})).status).toBe(403);
  });
});

describe('a hand-over', () => {
  it('gives journeys without anybody responsible to a caseworker, once however often it is sent', async () => {
    const journey = await server.refer('a');
    const journeys = [journey, await server.refer('b')];
    const form = { arenden: journeys, till: nils.id, _key: randomUUID() };
    const first = await lead.post('/fordelning/finsam-team/ingen', form);
    const again = await lead.post('/fordelning/finsam-team/ingen', form);
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(first.headers.get('location')).toBe(again.headers.get('location'));
    expect(await Promise.all(journeys.map(holder))).toEqual([nils.id, nils.id]);
    const { revision } = await server.installation.streams.load(journeyStream, journey);
    expect(revision).toBe(1);
    const { words } = await lead.get(first.headers.get('location') ?? '');
    expect(words).toContain('2 ärenden är överlämnade till Nils Handläggare.');
  });

  it('passes a journey on, in the name of whoever leads', async () => {
    const journey = await server.refer('c', {}, assigned(ines.id));
    const { status } = await lead.post(`/fordelning/finsam-team/${ines.id}`, {
      arenden: journey,
      till: nils.id,
      _key: randomUUID(),
    });
    expect([status, await holder(journey)]).toEqual([303, nils.id]);
    const { stored } = await server.installation.streams.load(journeyStream, journey);
    expect(stored.at(-1)).toMatchObject({
      type: 'CaseloadHandedOver',
      metadata: { actor: lead.id, role: 'team-lead' },
    });
  });

  it('leaves a journey that somebody else has taken meanwhile, and says which', async () => {
    const journey = await server.refer('d', { row: '42' }, assigned(nils.id));
    const { status, words } = await lead.post('/fordelning/finsam-team/ingen', {
      arenden: journey,
      till: ines.id,
      _key: randomUUID(),
    });
    expect([status, await holder(journey)]).toEqual([409, nils.id]);
    expect(words).toContain('42: någon annan ändrade ärendet samtidigt; försök igen');
  });

  it('touches no journey of another insats', async () => {
    const journey = await server.refer('e', { intervention: 'novum' });
    await lead.post('/fordelning/finsam-team/ingen', { arenden: journey, till: ines.id, _key: randomUUID() });
    expect(await holder(journey)).toBeUndefined();
  });

  it.each([
    ['no journey', () => ({ till: ines.id }), 'Välj minst ett ärende.'],
    ['nobody to take over', () => ({ arenden: randomUUID() }), 'Välj vem som ska ta över.'],
    [
      'somebody who does not work there',
      () => ({ arenden: randomUUID(), till: lead.id }),
      'Välj en handläggare',
    ],
  ])('with %s is put right at its field', async (_what, fields, message) => {
    await server.refer(`for ${message}`);
    const { status, words, page } = await lead.post('/fordelning/finsam-team/ingen', fields());
    expect(status).toBe(422);
    expect(page('title').text()).toMatch(/^Fel:/);
    expect(words).toContain(message);
  });
});

const chosenIn = ({ page }: Awaited<ReturnType<Somebody['get']>>) => page('[name=arenden]').length;

describe('what is to be erased', () => {
  const AT_MOST = 200;
  let gun: Somebody;

  beforeAll(async () => {
    gun = await server.signIn({
      name: 'Gun Ledare',
      roles: ['team-lead'],
      party: 'municipality',
      unit: 'Enheten för hemlösa',
      interventions: ['finsam-team'],
    });
    const old = { participantId: randomUUID(), referredOn: '2018-03-01', batch: 'gammalt' };
    const declined = {
      type: 'ReferralDeclined',
      occurredOn: '2018-03-05',
      data: { reason: 'other' },
    } as const;
    for (let row = 1; row <= AT_MOST + 1; row++)
      await server.refer(`old ${row}`, { ...old, row: String(row) }, declined);
  });

  it('is shown some at a time, and what comes after on the next page', async () => {
    const first = await gun.get('/gallring');
    expect([first.status, chosenIn(first)]).toEqual([200, AT_MOST]);
    expect([linkOf(first.page, 'Föregående'), linkOf(first.page, 'Nästa')]).toEqual([
      undefined,
      '/gallring?sida=2',
    ]);
    const second = await gun.get('/gallring?sida=2');
    expect([chosenIn(second), linkOf(second.page, 'Nästa')]).toEqual([1, undefined]);
    expect(second.words).toContain('Sida 2, de äldsta först');
    expect(linkOf(second.page, 'Föregående')).toBe('/gallring');
  });

  it.each(['0', 'andra', '1e3', '99999999'])(
    'begins with the first page where %j is asked for, which is no page',
    async (said) => {
      const shown = await gun.get(`/gallring?sida=${said}`);
      expect([shown.status, chosenIn(shown)]).toEqual([200, AT_MOST]);
    },
  );

  it('leads to the first page from one that there is not', async () => {
    const shown = await gun.get('/gallring?sida=3');
    expect([shown.status, shown.headers.get('location')]).toEqual([303, '/gallring']);
  });

  it('is nothing to whoever does not lead there, and she is told that nothing was erased', async () => {
    const elsewhere = await server.refer('elsewhere', { intervention: 'novum' });
    for (const arenden of [elsewhere, 'hej']) {
      const { status, words } = await gun.post('/gallring', { arenden, namn: 'Gun Ledare', _key: arenden });
      expect([status, words]).toEqual([409, expect.stringContaining('Inget gallrades')]);
    }
  });

  it('is approved of on the page where it stands, and what is wrong is said there', async () => {
    const { page } = await gun.get('/gallring?sida=2');
    const arenden = String(page('[name=arenden]').val());
    const wrong = await gun.post('/gallring?sida=2', { arenden, namn: 'Gun', _key: 'on-page-two' });
    expect([wrong.status, chosenIn(wrong)]).toEqual([422, 1]);
    const sent = { arenden, namn: 'gun ledare', _key: 'on-page-two' };
    const done = await gun.post('/gallring?sida=2', sent);
    expect([done.status, done.headers.get('location')]).toEqual([303, '/gallring?antal=1']);
    expect(chosenIn(await gun.get('/gallring'))).toBe(AT_MOST);
  });
});
