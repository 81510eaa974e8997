import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { participantStream } from '@samspar/casework';
import { LINES_PER_PAGE } from '@samspar/views';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';

const KARIN = '19800101-0019';

let server: CasesServer;
let ines: Somebody;
/** Works in two insatser, and is responsible for nobody. */
let both: Somebody;
/** Is responsible for nobody. */
let eva: Somebody;
let own: string;
let karin: string;
let elsewhere: string;
let declined: string;
let ended: string;

const event = (type: string, occurredOn: string, data: object = {}): JourneyEvent =>
  ({ type, occurredOn, data }) as JourneyEvent;
const accepted = event('ReferralAccepted', '2025-06-02');
const assigned = (caseworker: string) => event('CaseworkerAssigned', '2025-06-03', { caseworker });
const reference = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

/** The rows of the table, by journey, in order. */
const rowsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<th[^>]*><a class="number-link" href="\/arenden\/([^"]+)"/g)].map(([, id]) => id);

const found = async (sok: string, who = ines) => {
  const { status, html } = await who.post('/arenden/sok', { sok });
  return { status, rows: rowsIn(html), html };
};
/** Without what differs with every form. */
const bare = ({ html }: { html: string }) => html.replaceAll(/name="_csrf" value="[^"]*"/g, '');

beforeAll(async () => {
  server = await startCasesServer();
  ines = await server.signIn({ name: 'Ines Handläggare', interventions: ['finsam-team'] });
  both = await server.signIn({ name: 'Bo Handläggare', interventions: ['finsam-team', 'novum'] });
  eva = await server.signIn({ name: 'Eva Handläggare', interventions: ['finsam-team'] });
  own = await server.refer('own', { row: '17' }, accepted, assigned(ines.id));
  karin = await server.refer('karin', { name: 'Karin Prov', identity: KARIN });
  elsewhere = await server.refer('elsewhere', {
    intervention: 'novum',
    participantId: await server.participantOf(karin),
    row: '4711',
  });
  declined = await server.refer('declined', {}, event('ReferralDeclined', '2025-06-04', { reason: 'other' }));
  ended = await server.refer(
    'ended',
    { referredOn: '2025-01-10', row: '18' },
    event('ReferralAccepted', '2025-01-20'),
    event('CaseworkerAssigned', '2025-01-20', { caseworker: ines.id }),
    event('JourneyStarted', '2025-02-01', { profile: { sex: 'woman' } }),
    event('ExitedToWorkOrStudies', '2025-05-01', { reasons: ['work'] }),
  );
});
afterAll(() => server.close());

describe('the case list', () => {
  it('begins with one’s own journeys, whatever their status', async () => {
    const { status, html, headers } = await ines.get('/arenden');
    expect([status, rowsIn(html)]).toEqual([200, [own, ended]]);
    expect(html).toContain('Mina ärenden: 2<');
    expect(html).toContain('<td role="cell" data-title="Ansvarig">Du</td>');
    expect(html).toContain('>17</a>');
    expect(html).not.toContain('Rensa filter');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('shows all in one’s own insatser on request, the name and nothing more of the person', async () => {
    const { html } = await ines.get('/arenden?vems=alla');
    expect(rowsIn(html)).toEqual([own, karin, declined, ended]);
    expect(html).toContain('Alla ärenden i mina insatser: 4<');
    expect(html).toContain('<td role="cell" data-title="Namn">Karin Prov</td>');
    expect(html).toContain(`>${reference(karin)}</a>`);
    expect(html).not.toMatch(/800101|0019|Novum/);
  });

  it('is one of three lists, each with how many there are in it', async () => {
    const { html } = await ines.get('/arenden?vems=ingens&status=avbojda');
    expect(html).toContain('<a href="/arenden">Mina ärenden<span class="count"> (2)</span></a>');
    expect(html).toContain(
      '<a href="/arenden?vems=alla">Alla i mina insatser<span class="count"> (4)</span></a>',
    );
    expect(html).toContain(
      '<a href="/arenden?vems=ingens" aria-current="page">Utan ansvarig<span class="count"> (2)</span></a>',
    );
  });

  it.each([
    ['vems=alla&status=alla', 4],
    ['vems=alla&status=oppna', 2],
    ['vems=alla&status=obesvarade', 1],
    ['vems=alla&status=antagna', 1],
    ['vems=alla&status=avbojda', 1],
    ['vems=alla&status=avslutade', 1],
    ['vems=alla&status=pagar', 0],
    ['vems=ingens', 2],
    ['vems=alla&insats=finsam-team', 4],
    ['vems=alla&status=&insats=', 4],
    ['vems=nonsens&status=nonsens&sida=0', 2],
    ['vems=alla&sida=9', 0],
  ])('is chosen by %s', async (query, count) => {
    const { status, html } = await ines.get(`/arenden?${query}`);
    expect([status, rowsIn(html).length]).toEqual([200, count]);
  });

  it('that is filtered says by what, stays the same list, and can be cleared', async () => {
    const { html } = await both.get('/arenden?vems=alla&status=obesvarade&insats=novum');
    expect(rowsIn(html)).toEqual([elsewhere]);
    expect(html).toContain('Alla ärenden i mina insatser, väntar på svar, Novum: 1<');
    expect(html).toContain('<input type="hidden" name="vems" value="alla"/>');
    expect(html).toContain('<option value="obesvarade" selected>');
    expect(html).toContain('<option value="novum" selected>');
    expect(html).toContain('<a class="clear" href="/arenden?vems=alla">Rensa filter</a>');
    expect((await both.get('/arenden?vems=alla')).html).not.toContain('Rensa filter');
  });

  it.each([
    [
      '',
      'Du är inte ansvarig för något ärende.',
      '<a href="/arenden?vems=alla">Visa alla i mina insatser</a>',
    ],
    [
      '?vems=alla&status=pagar',
      'Inga ärenden i listan stämmer med filtret.',
      '<a href="/arenden?vems=alla">Visa hela listan</a>',
    ],
    [
      '?vems=alla&sida=9',
      'Listan har inte så många sidor längre.',
      '<a href="/arenden?vems=alla">Till första sidan</a>',
    ],
  ])('of nothing at %j says why, and leads to what there is', async (query, why, way) => {
    const { html } = await eva.get(`/arenden${query}`);
    expect(rowsIn(html)).toEqual([]);
    expect(html).toContain(why);
    expect(html).toContain(way);
  });

  it('of an insats without journeys, and of one where everybody has somebody responsible, says so', async () => {
    const lisa = await server.signIn({ name: 'Lisa Handläggare', interventions: ['dev'] });
    const said = async (vems: string) => (await lisa.get(`/arenden?vems=${vems}`)).html;
    const none = 'Det finns inga ärenden i dina insatser.';
    expect(await said('alla')).toContain(none);
    expect(await said('ingens')).toContain(none);
    await server.refer('in dev', { intervention: 'dev' }, assigned(lisa.id));
    expect(rowsIn(await said('alla'))).toHaveLength(1);
    expect(await said('ingens')).toContain('Alla ärenden i dina insatser har någon som är ansvarig.');
  });

  it('keeps list and filter from page to page', async () => {
    const dora = await server.signIn({ name: 'Dora Handläggare', interventions: ['dev'] });
    for (let number = 0; number <= LINES_PER_PAGE; number += 1)
      await server.refer(`dev ${number}`, { intervention: 'dev' });
    const first = await dora.get('/arenden?vems=ingens&status=oppna&insats=dev');
    expect(rowsIn(first.html)).toHaveLength(LINES_PER_PAGE);
    expect(first.html).toContain('Ärenden utan ansvarig, öppna, DEV: 31<');
    const next = '/arenden?vems=ingens&status=oppna&insats=dev&sida=2';
    expect(first.html).toContain(`<a rel="next" href="${next.replaceAll('&', '&amp;')}">`);
    expect(rowsIn((await dora.get(next)).html)).toHaveLength(1);
  });

  it('is not widened by naming an insats one does not work in', async () =>
    expect(rowsIn((await ines.get('/arenden?vems=alla&insats=novum')).html)).toEqual([
      own,
      karin,
      declined,
      ended,
    ]));

  it('offers no choice by anything that is told of the person', async () => {
    const { html } = await both.get('/arenden?vems=alla');
    const names = [...html.matchAll(/<select[^>]* name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['status', 'insats']);
  });

  it('shows no name of a protected identity', async () => {
    const id = await server.refer('protected', { name: 'Petra Skyddad', identity: '19900202-2383' });
    const participant = await server.participantOf(id);
    const { streams } = server.installation;
    const today = '2025-06-15';
    const outcome = await streams.handle(
      participantStream,
      participant,
      [{ type: 'ProtectIdentity', occurredOn: today, today, data: {} }],
      { actor: 'operator', role: 'operator', commandId: participant, correlationId: participant },
    );
    if (outcome.outcome !== 'accepted') throw new Error(outcome.outcome);
    const { html } = await ines.get(`/arenden?vems=alla&efter=${outcome.position}`);
    expect(html).toContain('Skyddade personuppgifter');
    expect(html).not.toContain('Petra');
  });

  it('asks once for all names of participants and once for those of their caseworkers', async () => {
    const { vault, sealed } = server.installation;
    const persons = jest.spyOn(vault, 'identitiesOf');
    const caseworkers = jest.spyOn(sealed.staff, 'membersOf');
    try {
      expect(rowsIn((await ines.get('/arenden?vems=alla&status=alla')).html).length).toBeGreaterThan(1);
      expect([persons.mock.calls.length, caseworkers.mock.calls.length]).toEqual([1, 1]);
    } finally {
      jest.restoreAllMocks();
    }
  });

  it.each(['team-lead', 'office', 'auditor', 'board', 'admin'] as const)('is not for a %s', async (role) => {
    const somebody = await server.signIn({
      name: `En ${role}`,
      roles: [role],
      party: null,
      unit: null,
      interventions: [],
    });
    expect((await somebody.get('/arenden')).status).toBe(403);
    expect((await somebody.post('/arenden/sok', { sok: '17' })).status).toBe(403);
  });
});

describe('a search', () => {
  it.each([
    ['an own number', () => '17', () => own],
    ['a short number', () => reference(karin), () => karin],
    ['a short number in small letters without its dash', () => karin.slice(0, 8), () => karin],
    ['an identity number', () => KARIN, () => karin],
    ['an identity number of ten digits', () => '800101-0019', () => karin],
    ['an identity number without its dash and with blanks', () => ' 19800101 0019 ', () => karin],
  ])('by %s finds the journey', async (_what, typed, journey) =>
    expect((await found(typed())).rows).toEqual([journey()]),
  );

  it('never shows the identity number again, nor leads to an address that holds it', async () => {
    const { html } = await found(KARIN);
    expect(html).not.toMatch(/800101|0019/);
    const { status, headers } = await ines.get('/arenden/sok');
    expect([status, headers.get('location')]).toEqual([303, '/arenden']);
  });

  it('answers alike whether the person, or the number, is in another insats or nowhere', async () => {
    const inNovum = await server.refer('only there', {
      intervention: 'novum',
      name: 'Olle Prov',
      identity: '19700303-1239',
    });
    const nowhere = await found('19850505-1238');
    const answers = [await found('19700303-1239'), await found('4711'), await found(reference(inNovum))];
    for (const answer of answers) expect(bare(answer)).toBe(bare(nowhere));
    expect(nowhere.status).toBe(200);
    expect(nowhere.html).toContain('Inget ärende i dina insatser stämmer med det du sökte.');
  });

  it('finds the other insats’ journey for whoever works there', async () => {
    const nils = await server.signIn({ name: 'Nils Handläggare', interventions: ['novum'] });
    expect((await found(KARIN, nils)).rows).toEqual([elsewhere]);
  });

  it('for nothing asks for a number', async () => {
    const { status, html } = await found('  ');
    expect(status).toBe(422);
    expect(html).toContain('<title>Fel: Sök ärende');
    expect(html).toContain('Skriv ett ärendenummer eller ett personnummer.');
  });

  it('without the session’s token is refused', async () => {
    const response = await fetch(`${server.url}/arenden/sok`, {
      method: 'POST',
      body: new URLSearchParams({ sok: KARIN }),
      headers: { cookie: ines.cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(response.status).toBe(403);
  });

  it('leaves no identity number in the log', () =>
    expect(server.lines.join('\n')).not.toMatch(/800101|700303|850505/));
});
