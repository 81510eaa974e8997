import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { participantStream } from '@samspar/casework';
import { LINES_PER_PAGE, ViewsNotBuilt } from '@samspar/views';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';
import { eachOf, linkOf, type Page, pageOf, type Shown } from './shown.js';

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
const rowsIn = (page: Page): readonly string[] =>
  page('th a')
    .toArray()
    .map((link) => page(link).attr('href')?.replace('/arenden/', '') ?? '');
/** The cells of a column, from the first row to the last. */
const columnIn = (page: Page, title: string): readonly string[] => eachOf(page, `[data-title="${title}"]`);
/** What the filter holds as it is shown. */
const filterOf = (page: Page): readonly (readonly [name: string, value: string])[] =>
  page('form[method=get]')
    .serializeArray()
    .map(({ name, value }) => [name, value]);
const captionIn = (page: Page): string => page('caption').text();

const found = (sok: string, who = ines) => who.post('/arenden/sok', { sok });
/** Without what differs with every form. */
const bare = ({ html }: Shown): string => {
  const page = pageOf(html);
  page('[name=_csrf]').remove();
  return page.html();
};

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
    const { status, headers, words, page } = await ines.get('/arenden');
    expect([status, rowsIn(page)]).toEqual([200, [own, ended]]);
    expect(captionIn(page)).toBe('Mina ärenden: 2');
    expect(columnIn(page, 'Ansvarig')).toEqual(['Du', 'Du']);
    expect(linkOf(page, '17')).toBe(`/arenden/${own}`);
    expect(words).not.toContain('Rensa filter');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('shows all in one’s own insatser on request, the name and nothing more of the person', async () => {
    const { page, html } = await ines.get('/arenden?vems=alla');
    expect(rowsIn(page)).toEqual([own, karin, declined, ended]);
    expect(captionIn(page)).toBe('Alla ärenden i mina insatser: 4');
    expect(columnIn(page, 'Namn')[1]).toBe('Karin Prov');
    expect(linkOf(page, reference(karin))).toBe(`/arenden/${karin}`);
    expect(html).not.toMatch(/800101-?0019|Novum/);
  });

  it('is one of three lists, each with how many there are in it', async () => {
    const { page } = await ines.get('/arenden?vems=ingens&status=avbojda');
    expect(linkOf(page, 'Mina ärenden (2)')).toBe('/arenden');
    expect(linkOf(page, 'Alla i mina insatser (4)')).toBe('/arenden?vems=alla');
    expect(linkOf(page, 'Utan ansvarig (2)')).toBe('/arenden?vems=ingens');
    expect(eachOf(page, '.tabs [aria-current=page]')).toEqual(['Utan ansvarig (2)']);
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
    const { status, page } = await ines.get(`/arenden?${query}`);
    expect([status, rowsIn(page).length]).toEqual([200, count]);
  });

  it('that is filtered says by what, stays the same list, and can be cleared', async () => {
    const { page } = await both.get('/arenden?vems=alla&status=obesvarade&insats=novum');
    expect(rowsIn(page)).toEqual([elsewhere]);
    expect(captionIn(page)).toBe('Alla ärenden i mina insatser, väntar på svar, Novum: 1');
    expect(Object.fromEntries(filterOf(page))).toEqual({
      vems: 'alla',
      status: 'obesvarade',
      insats: 'novum',
    });
    expect(linkOf(page, 'Rensa filter')).toBe('/arenden?vems=alla');
    expect((await both.get('/arenden?vems=alla')).words).not.toContain('Rensa filter');
  });

  it.each([
    ['', 'Du är inte ansvarig för något ärende.', 'Visa alla i mina insatser'],
    ['?vems=alla&status=pagar', 'Inga ärenden i listan stämmer med filtret.', 'Visa hela listan'],
    ['?vems=alla&sida=9', 'Listan har inte så många sidor längre.', 'Till första sidan'],
  ])('of nothing at %j says why, and leads to what there is', async (query, why, way) => {
    const { words, page } = await eva.get(`/arenden${query}`);
    expect(rowsIn(page)).toEqual([]);
    expect(words).toContain(why);
    expect(linkOf(page, way)).toBe('/arenden?vems=alla');
  });

  it('of an insats without journeys, and of one where everybody has somebody responsible, says so', async () => {
    const lisa = await server.signIn({ name: 'Lisa Handläggare', interventions: ['dev'] });
    const seen = (vems: string) => lisa.get(`/arenden?vems=${vems}`);
    const none = 'Det finns inga ärenden i dina insatser.';
    expect((await seen('alla')).words).toContain(none);
    expect((await seen('ingens')).words).toContain(none);
    await server.refer('in dev', { intervention: 'dev' }, assigned(lisa.id));
    expect(rowsIn((await seen('alla')).page)).toHaveLength(1);
    expect((await seen('ingens')).words).toContain('Alla ärenden i dina insatser har någon som är ansvarig.');
  });

  it('keeps list and filter from page to page', async () => {
    const dora = await server.signIn({ name: 'Dora Handläggare', interventions: ['dev'] });
    for (let number = 0; number <= LINES_PER_PAGE; number += 1)
      await server.refer(`dev ${number}`, { intervention: 'dev' });
    const first = await dora.get('/arenden?vems=ingens&status=oppna&insats=dev');
    expect(rowsIn(first.page)).toHaveLength(LINES_PER_PAGE);
    expect(captionIn(first.page)).toBe('Ärenden utan ansvarig, öppna, DEV: 31');
    const next = '/arenden?vems=ingens&status=oppna&insats=dev&sida=2';
    expect(first.page('[rel=next]').attr('href')).toBe(next);
    expect(rowsIn((await dora.get(next)).page)).toHaveLength(1);
  });

  it('is not widened by naming an insats one does not work in', async () =>
    expect(rowsIn((await ines.get('/arenden?vems=alla&insats=novum')).page)).toEqual([
      own,
      karin,
      declined,
      ended,
    ]));

  it('offers no choice by anything that is told of the person', async () => {
    const { page } = await both.get('/arenden?vems=alla');
    expect(filterOf(page).map(([name]) => name)).toEqual(['vems', 'status', 'insats']);
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
    const { words, html } = await ines.get(`/arenden?vems=alla&efter=${outcome.position}`);
    expect(words).toContain('Skyddade personuppgifter');
    expect(html).not.toContain('Petra');
  });

  it('asks once for all names of participants and once for those of their caseworkers', async () => {
    const { vault, sealed } = server.installation;
    const persons = jest.spyOn(vault, 'identitiesOf');
    const caseworkers = jest.spyOn(sealed.staff, 'membersOf');
    try {
      expect(rowsIn((await ines.get('/arenden?vems=alla&status=alla')).page).length).toBeGreaterThan(1);
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
    expect(rowsIn((await found(typed())).page)).toEqual([journey()]),
  );

  it('never shows the identity number again, nor leads to an address that holds it', async () => {
    const { html } = await found(KARIN);
    expect(html).not.toMatch(/800101-?0019/);
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
    expect(nowhere.words).toContain('Inget ärende i dina insatser stämmer med det du sökte.');
  });

  it('finds the other insats’ journey for whoever works there', async () => {
    const nils = await server.signIn({ name: 'Nils Handläggare', interventions: ['novum'] });
    expect(rowsIn((await found(KARIN, nils)).page)).toEqual([elsewhere]);
  });

  it('for nothing asks for a number', async () => {
    const { status, words, page } = await found('  ');
    expect(status).toBe(422);
    expect(page('title').text()).toMatch(/^Fel: Sök ärende/);
    expect(words).toContain('Skriv ett ärendenummer eller ett personnummer.');
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
    expect(server.lines.join('\n')).not.toMatch(/800101-?0019|700303-?1239|850505-?1238/));
});

describe('every list of journeys', () => {
  it('shows a name, or the number masked, or why there is neither, and nothing of who is erased', async () => {
    const people: Readonly<Record<string, Parameters<CasesServer['refer']>[1]>> = {
      'Anonym deltagare': { anonymous: true },
      'Nina Namn': { name: 'Nina Namn', identity: '19610203-2387' },
      '19620304-••••': { identity: '19620304-2384' },
      'Skyddade personuppgifter': { name: 'Petra Skyddad', identity: '19630405-2381' },
    };
    const about = new Map<string, string>();
    for (const [shown, told] of Object.entries(people)) about.set(await server.refer(shown, told), shown);
    const nobody = await server.refer('nobody');
    about.set(nobody, reference(nobody));
    const erased = await server.refer(
      'erased',
      { name: 'Gallrad Prov', identity: '19640506-2388' },
      event('ReferralDeclined', '2025-06-04', { reason: 'other' }),
      event('JourneyErased', '2025-06-15', { rule: {}, approvedBy: 'lena' }),
    );
    for (const [id, shown] of about) {
      if (shown === 'Skyddade personuppgifter') await eva.post(`/arenden/${id}/skydda`, {});
      await eva.post(`/arenden/${id}/antagande`, { _gor: 'utkast' });
    }
    for (const path of ['/arenden?vems=alla', '/?vems=alla', '/inkorg']) {
      const { page, html } = await eva.get(path);
      for (const [id, shown] of about) {
        const entries = page(`main a[href^="/arenden/${id}"]`).closest('li:not(.ways li), tr').toArray();
        expect([path, shown, entries.length > 0]).toEqual([path, shown, true]);
        for (const entry of entries) expect(page(entry).text()).toContain(shown);
      }
      expect(html).not.toContain(erased);
      expect(html).not.toMatch(/Petra|Gallrad|196[1-4]\d{4}-?238/);
    }
  });
});

describe('while the case list is built, as after an upgrade', () => {
  beforeAll(() => {
    jest.spyOn(server.installation.views, 'caseload', 'get').mockImplementation(() => {
      throw new ViewsNotBuilt('Ärendelistan byggs upp på nytt ur loggen.');
    });
  });
  afterAll(() => void jest.restoreAllMocks());

  it.each(['/', '/arenden', '/inkorg'])('%s says so, and the browser asks again', async (path) => {
    const shown = await ines.get(path);
    expect([shown.status, shown.headers.get('refresh'), shown.headers.get('retry-after')]).toEqual([
      503,
      '10',
      '10',
    ]);
    expect(shown.page('h1').text()).toBe('Listan är inte klar än');
    expect(shown.page('main').text()).toContain('sidan läses in igen av sig själv');
  });

  it('a journey is shown, with its forms, its person and what was changed of it', async () => {
    for (const part of ['', '/person', '/andringar', '/samtycke'])
      expect([part, (await ines.get(`/arenden/${own}${part}`)).status]).toEqual([part, 200]);
  });

  it('what is sent is not sent again by the browser', async () => {
    const shown = await found(KARIN);
    expect([shown.status, shown.headers.get('refresh')]).toEqual([503, null]);
  });
});
