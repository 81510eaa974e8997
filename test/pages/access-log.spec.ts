import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type PersonsShown, readingsOf, readingStream } from '@samspar/access';
import { type StoredEvent, StoreUnavailable } from '@samspar/event-store';
import { referenceOf } from '@samspar/use-cases';
import { accepted, started } from '../reference/scenario.js';
import { collect } from '../contracts/stored-events.js';
import { itemAt } from '../item-at.js';
import { eachOf, errorAt, type Page, Shown, wordsOf } from './shown.js';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';

let server: CasesServer;
let anna: Somebody;
let bo: Somebody;
let sender: Somebody;
let lead: Somebody;
let auditor: Somebody;
let own: string;
let colleagues: string;
let elsewhere: string;
let sent: string;

const NUMBER = '19800101-0019';
const today = '2025-06-15';

const REFERRAL = {
  anonymous: 'person',
  referringParty: 'municipality',
  referringUnit: 'Jobbtorg',
  intervention: 'finsam-team',
  identityNumber: NUMBER,
  'profile.sex': 'woman',
  referredOn: '2025-06-10',
};

/** What the log says that a user was shown, in order. */
const readingsBy = async ({ id }: Somebody): Promise<readonly StoredEvent[]> => {
  const stream = readingStream.prefix + readingsOf(id, today);
  return collect(server.installation.store.readStream(stream));
};
type Written = PersonsShown['data'] & Readonly<{ role: string; actor: string }>;
/** What one request wrote down. */
const writtenBy = async (who: Somebody, ask: () => Promise<unknown>): Promise<readonly Written[]> => {
  const before = (await readingsBy(who)).length;
  await ask();
  return (await readingsBy(who)).slice(before).map((stored) => ({
    ...(readingStream.upcast(stored) as PersonsShown).data,
    role: stored.metadata.role,
    actor: stored.metadata.actor,
  }));
};
const replayed = async (query = '', who = auditor) => who.get(`/granskning/${own}${query}`);
const search = async (query: string, who = auditor) => who.get(`/granskning${query}`);
const rowsIn = (page: Page): readonly string[] => eachOf(page, 'tbody tr');

beforeAll(async () => {
  server = await startCasesServer();
  const member = { roles: ['caseworker'], unit: 'Jobbtorg', interventions: ['finsam-team'] } as const;
  anna = await server.signIn({ name: 'Anna Ask', ...member });
  bo = await server.signIn({ name: 'Bo Berg', ...member });
  sender = await server.signIn({
    name: 'Sara Sund',
    roles: ['caseworker'],
    unit: 'Novum',
    interventions: ['novum'],
  });
  lead = await server.signIn({ name: 'Lena Lind', roles: ['team-lead'], interventions: ['finsam-team'] });
  auditor = await server.signIn({ name: 'Adam Alm', roles: ['auditor'], interventions: [] });
  own = await server.refer(
    'own',
    { name: 'Karin Karlsson', identity: NUMBER, row: '17' },
    accepted('2025-06-02'),
    { type: 'CaseworkerAssigned', occurredOn: '2025-06-02', data: { caseworker: anna.id } },
    started('2025-06-03'),
  );
  colleagues = await server.refer('colleagues', {}, accepted('2025-06-02'));
  sent = await server.refer('sent', { by: sender.id }, accepted('2025-06-02'));
  elsewhere = await server.refer('elsewhere', { intervention: 'novum' });
});
afterAll(() => server.close());

describe('what is shown of persons is written down first', () => {
  it.each<[string, () => Promise<unknown>, () => Partial<Written>]>([
    [
      'a journey',
      () => anna.get(`/arenden/${own}`),
      () => ({ on: 'case', journeys: [own], reason: 'responsible' }),
    ],
    [
      'a journey of a colleague',
      () => anna.get(`/arenden/${colleagues}`),
      () => ({ on: 'case', journeys: [colleagues], reason: 'assigned' }),
    ],
    ['its changes', () => anna.get(`/arenden/${own}/andringar`), () => ({ on: 'case-changes' })],
    ['its access log', () => anna.get(`/arenden/${own}/atkomst`), () => ({ on: 'case-reads' })],
    [
      'a form of it, with what it registers',
      () => anna.get(`/arenden/${own}/teammote`),
      () => ({ on: 'form', toRegister: ['RecordTeamMeeting'], journeys: [own] }),
    ],
    ['a form that came back', () => anna.post(`/arenden/${own}/teammote`, {}), () => ({ on: 'form' })],
    ['my day', () => anna.get('/'), () => ({ on: 'my-day', reason: 'assigned' })],
    ['a list of journeys', () => anna.get('/arenden?vems=alla'), () => ({ on: 'cases', reason: 'assigned' })],
    [
      'what a search by identity number finds',
      () => anna.post('/arenden/sok', { sok: NUMBER }),
      () => ({ on: 'search', journeys: [own] }),
    ],
    [
      'the same person’s journeys, before a new referral is saved',
      () => anna.post('/arenden/ny', REFERRAL),
      () => ({ on: 'same-person', journeys: [own] }),
    ],
    [
      'a journey over JSON',
      () => anna.get(`/api/v1/journeys/${own}`),
      () => ({ on: 'api', journeys: [own] }),
    ],
  ])('%s', async (_what, ask, written) => {
    const [reading, ...more] = await writtenBy(anna, ask);
    expect(more).toEqual([]);
    expect(reading).toMatchObject({
      association: 'provkommun',
      actor: anna.id,
      role: 'caseworker',
      ...written(),
    });
  });

  it('each journey of a list once', async () => {
    const [reading] = await writtenBy(anna, () => anna.get('/arenden?vems=alla'));
    expect(reading?.journeys.toSorted()).toEqual([own, colleagues, sent].toSorted());
  });

  it.each<[string, () => Promise<unknown>, () => Partial<Written>]>([
    ['a referral that she sent', () => sender.get(`/arenden/${sent}`), () => ({ on: 'case' })],
    ['its status over JSON', () => sender.get(`/api/v1/journeys/${sent}/referral`), () => ({ on: 'api' })],
    ['the referrals that she sent', () => sender.get('/inkorg?flik=besvarade'), () => ({ on: 'inbox' })],
  ])('%s, as their sender', async (_what, ask, written) => {
    expect(await writtenBy(sender, ask)).toMatchObject([
      { reason: 'sender', journeys: [sent], ...written() },
    ]);
  });

  it('the caseload that a team lead hands over', async () => {
    const [reading] = await writtenBy(lead, () => lead.get(`/fordelning/finsam-team/${anna.id}`));
    expect(reading).toMatchObject({ on: 'shares', reason: 'lead', role: 'team-lead', journeys: [own] });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a journey that she may not see', () => anna.get(`/arenden/${elsewhere}`)],
    ['a journey that is not there', () => anna.get('/arenden/00000000-0000-4000-8000-000000000000')],
    ['a form that is not there', () => anna.get(`/arenden/${own}/finns-inte`)],
    ['a search that finds nothing', () => anna.post('/arenden/sok', { sok: 'finns-inte' })],
    ['statistics', () => anna.get('/statistik')],
  ])('%s shows nobody, and nothing is written', async (_what, ask) => {
    expect(await writtenBy(anna, ask)).toEqual([]);
  });

  it('and what cannot be written down is not shown', async () => {
    const append = jest
      .spyOn(server.installation.store, 'append')
      .mockRejectedValue(new StoreUnavailable('Loggen går inte att skriva i.'));
    try {
      for (const path of [`/arenden/${own}`, '/', '/arenden', `/arenden/${own}/teammote`]) {
        const { status, html } = await anna.get(path);
        expect([path, status]).toEqual([path, 503]);
        expect(html).not.toContain('Karin');
      }
      const { status, words } = await anna.get(`/api/v1/journeys/${own}`);
      expect([status, words.includes('finsam-team')]).toEqual([503, false]);
    } finally {
      append.mockRestore();
    }
    expect((await anna.get(`/arenden/${own}`)).words).toContain('Karin Karlsson');
  });

  it('also where she reads in several windows at once', async () => {
    const readings = await writtenBy(anna, () =>
      Promise.all(Array.from({ length: 12 }, () => anna.get(`/arenden/${own}`))),
    );
    expect(readings).toHaveLength(12);
  });

  it('without a name or a number in the event', async () => {
    await anna.post('/arenden/sok', { sok: NUMBER });
    const written = JSON.stringify((await readingsBy(anna)).map(({ data, metadata }) => [data, metadata]));
    for (const secret of ['Karin', 'Karlsson', '19800101', '0019']) expect(written).not.toContain(secret);
  });
});

describe('the access log of a journey', () => {
  it('begins with this very reading, and says who, where, in which role and why', async () => {
    await bo.get(`/arenden/${own}`);
    const { status, words, page } = await anna.get(`/arenden/${own}/atkomst`);
    const [first, second] = rowsIn(page);
    expect(status).toBe(200);
    expect(first).toContain(
      `Anna Ask Användar-id ${referenceOf(anna.id)} Handläggare Ärendets åtkomst Ansvarig`,
    );
    expect(second).toContain(
      `Bo Berg Användar-id ${referenceOf(bo.id)} Handläggare Ärendet Arbetar i insatsen`,
    );
    expect(words).toContain('Här slutar loggen: inget äldre är antecknat.');
  });

  it('names the form that was open', async () => {
    await bo.get(`/arenden/${own}/avslut`);
    const { words, page } = await anna.get(`/arenden/${own}/atkomst?vem=${bo.id}&plats=form-avslut`);
    expect(rowsIn(page)[0]).toContain('Formulär: Registrera avslut');
    expect(rowsIn(page).every((row) => row.includes('Bo Berg'))).toBe(true);
    expect(words).toContain('Här slutar loggen: inget mer stämmer med filtret.');
    expect(words).toContain('Rensa filter');
    expect(page('option[value=form-avslut][selected]').text()).toBe('Formulär: Registrera avslut');
    const other = await anna.get(`/arenden/${own}/atkomst?plats=form-start`);
    expect(other.words).toContain('Ingen åtkomst stämmer med filtret.');
  });

  it('is turned round, and read on where it is long', async () => {
    for (let reading = 0; reading < 55; reading++) await bo.get(`/arenden/${colleagues}`);
    const newest = await anna.get(`/arenden/${colleagues}/atkomst`);
    const next = newest.page('[rel=next]').attr('href') ?? '';
    expect(rowsIn(newest.page)).toHaveLength(50);
    expect(newest.html).not.toContain('Här slutar loggen');
    const older = await anna.get(next);
    expect(older.words).toContain('Här slutar loggen: inget äldre');
    expect(older.words).toContain('Till första sidan');
    const oldest = await anna.get(`/arenden/${colleagues}/atkomst?ordning=aldst`);
    expect(rowsIn(oldest.page)[0]).toBe(rowsIn(older.page).at(-1));
  });

  it('is not there for the sender of its referral, nor for a journey that is not hers', async () => {
    expect((await sender.get(`/arenden/${sent}/atkomst`)).status).toBe(404);
    expect((await anna.get(`/arenden/${elsewhere}/atkomst`)).status).toBe(404);
  });

  it('is told in English too', async () => {
    const path = `/arenden/${own}/atkomst`;
    const { headers } = await anna.post('/sprak', { sprak: 'en', till: path });
    const cookie = `${anna.cookie}; ${headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')}`;
    const { words } = await Shown.by(server.url + path, { headers: { cookie } });
    expect(words).toContain('The log ends here: nothing older has been written down.');
  });
});

describe('the access log of an association', () => {
  it('shows an auditor who read what, every journey by its number and no name of a participant', async () => {
    await anna.get(`/arenden/${own}`);
    const { status, page, html } = await auditor.get('/atkomst');
    expect(status).toBe(200);
    expect(rowsIn(page)[0]).toMatch(/Anna Ask .* Ärendet 17 FINSAM-team Ansvarig för ärendet/);
    expect(html).not.toContain('Karin');
  });

  it('leads from a list to the journeys that it showed', async () => {
    await anna.get('/arenden?vems=alla');
    const { page } = await auditor.get(`/atkomst?vem=${anna.id}&plats=cases`);
    const link = page('td a[href^="/atkomst/"]').first();
    const [count, unit] = wordsOf(link).split(' ');
    expect(unit).toBe('ärenden');
    const one = await auditor.get(link.attr('href') ?? '');
    expect(rowsIn(one.page)).toHaveLength(Number(count));
    expect(one.words).toContain('FINSAM-team');
  });

  it('is asked by journey and by days', async () => {
    const ofJourney = await auditor.get(`/atkomst?arende=${own}`);
    expect(ofJourney.words).toContain('Visar åtkomst till ärende 17.');
    expect(rowsIn((await auditor.get(`/atkomst?fran=${today}&till=idag`)).page)).toHaveLength(50);
    const before = await auditor.get('/atkomst?till=2020-01-01');
    expect(before.words).toContain('Ingen åtkomst stämmer med filtret.');
  });

  it.each([
    ['fran=i%20juni', 'f-fran', 'Från och med: skriv dagen som ÅÅÅÅ-MM-DD.'],
    ['fran=2025-06-02&till=2025-06-01', 'f-till', 'Till och med är före från och med.'],
  ])('says what is wrong with the days of %s', async (query, control, message) => {
    const { status, page } = await auditor.get(`/atkomst?${query}`);
    expect(status).toBe(422);
    expect(errorAt(page, control)).toBe(message);
    expect(page('title').text()).toMatch(/^Fel:/);
  });

  it.each(['/atkomst/1', '/atkomst/999999', '/atkomst/x'])('has no line at %s', async (path) =>
    expect((await auditor.get(path)).status).toBe(404),
  );

  it('is for auditors alone', async () => {
    for (const other of [anna, lead]) expect((await other.get('/atkomst')).status).toBe(403);
  });

  it('is that of the auditor’s own association', async () => {
    const stranger = await server.signIn({
      name: 'Olle Ö',
      roles: ['auditor'],
      interventions: [],
      association: 'annat',
    });
    expect((await stranger.get('/atkomst')).words).toContain('Ingen åtkomst är antecknad.');
    expect((await stranger.get(`/atkomst?arende=${own}`)).words).not.toContain('ärende 17');
  });

  describe('the search of an auditor', () => {
    it('finds journeys by how they were handled, each by its number, and leads to each', async () => {
      const { page, html, words } = await search(
        '?nummer=17&handelse=ReferralAccepted&fran=2025-06-02&till=2025-06-02',
      );
      expect(words).toContain('Ärenden, senast registrerade först: 1');
      expect(page('tbody th a').attr('href')).toBe(`/granskning/${own}`);
      expect(html).not.toMatch(/Karlsson|19800101/);
      expect((await search('?nummer=17&handelse=ReferralAccepted&fran=2025-06-03')).words).toContain(
        'Inget ärende stämmer med sökningen.',
      );
      const written = await writtenBy(auditor, () => search('?nummer=17'));
      expect(written).toMatchObject([{ journeys: [own], on: 'replay-search', reason: 'replay' }]);
    });

    it('says what is wrong with days and numbers, and then lists nothing', async () => {
      const { status, words, page } = await search('?fran=snart&sent=många');
      expect([status, rowsIn(page)]).toEqual([422, []]);
      expect(words).toMatch(/Hände från och med: skriv dagen/);
      expect(words).toContain('Skriv antalet dagar med siffror, till exempel 14.');
      expect((await search('?fran=2025-06-02&till=2025-06-01')).status).toBe(422);
    });

    it('is for auditors alone, and refuses an identity number in its address', async () => {
      for (const other of [anna, lead]) expect((await search('', other)).status).toBe(403);
      expect((await search(`?nummer=${NUMBER}`)).status).toBe(400);
    });
  });

  describe('a journey that an auditor replays', () => {
    it('is shown event by event, forwards and back, with how it stood after each', async () => {
      const { page, words, status } = await replayed('?till=2');
      expect(status).toBe(200);
      expect(words).toContain('Granskning av ärende 17');
      expect(eachOf(page, 'main h2')).toEqual([
        'Antagen till insatsen',
        'Nu: så stod ärendet efter händelsen',
      ]);
      expect(wordsOf(itemAt([page('nav.pagination')], 0))).toMatch(
        /Första.*Föregående.*Händelse 2 av 4.*Nästa.*Sista/,
      );
      expect(page('nav.pagination a[rel=next]').attr('href')).toBe(`/granskning/${own}?till=3`);
      expect(page('main > .scroll tbody tr')).toHaveLength(4);
      expect((await replayed('?till=900')).words).toContain('Händelse 4 av 4');
      expect((await replayed()).words).toContain('Händelse 4 av 4');
    });

    it('is shown by both clocks, with a banner that leads back', async () => {
      const was = await replayed('?var=2025-06-02&till=1');
      expect(was.words).toContain('Som det var den 2025-06-02');
      expect(was.words).toContain('Händelse 1 av 3');
      expect(was.page('.notice a').attr('href')).toBe(`/granskning/${own}`);
      expect(was.page('nav.pagination a[rel=next]').attr('href')).toContain('var=2025-06-02');
      const knew = await replayed('?visste=2020-01-01');
      expect(knew.words).toContain('Så som vi visste det den 2020-01-01');
      expect(knew.words).toContain('Ärendet fanns inte då.');
      expect((await replayed('?visste=9999-12-31&var=9999-12-31')).status).toBe(200);
      const wrong = await replayed('?var=ofta');
      expect(wrong.status).toBe(422);
      expect(wrong.words).toMatch(/Som det var den: skriv dagen/);
    });

    it('is shown at two moments side by side, with what differs in words, and no more often read for that', async () => {
      const written = await writtenBy(auditor, async () => {
        const { page, words, html } = await replayed('?var=2025-06-01&jamfor-var=2025-06-02');
        expect(words).toContain('A: Som det var den 2025-06-01 . Händelser då: 1');
        expect(words).toContain('B: Som det var den 2025-06-02 . Händelser då: 3');
        expect(words).toMatch(/Det här skiljer sig: \d/);
        expect(page('.beside section').length).toBe(2);
        expect(page('.beside section').first().find('.differs').length).toBe(
          page('.beside section').last().find('.differs').length,
        );
        expect(words).toMatch(/Händelser som bara finns vid den ena tidpunkten: \d.*Antagen till insatsen/);
        expect(html).not.toMatch(/Karlsson|19800101/);
      });
      expect(written).toHaveLength(1);
      const same = await replayed('?var=2025-06-02&jamfor-var=2025-06-02');
      expect(same.words).toContain('Inget skiljer sig mellan de två tidpunkterna.');
      expect(same.page('.differs').length).toBe(0);
      const none = await replayed('?jamfor-visste=2020-01-01');
      expect(none.words).toContain('B: Så som vi visste det den 2020-01-01 . Ärendet fanns inte då.');
      const wrong = await replayed('?jamfor-var=ofta');
      expect([wrong.status, wrong.words]).toEqual([
        422,
        expect.stringMatching(/Jämför: som det var den: skriv/),
      ]);
    });

    it('has a line above, whose marks lead to the events, and which stands in words for whoever does not see it', async () => {
      const { page } = await replayed('?till=2&var=2025-06-02');
      const marks = page('figure.way svg a');
      expect(marks.attr('href')).toBe(`/granskning/${own}?var=2025-06-02&till=1`);
      expect(marks.toArray().every((mark) => page(mark).attr('tabindex') === '-1')).toBe(true);
      expect(wordsOf(itemAt([page('figure.way')], 0))).toContain('Som det var 2025-06-02');
      expect(wordsOf(itemAt([page('figure.way details')], 0))).toMatch(/Linjen i ord.*Före start/);
      expect(page('figure.way .looked').length).toBe(1);
    });

    it('names nobody, and the reading is written down (OSL 2009:400 10:17)', async () => {
      const address = `/api/v1/journeys/${own}/events?knownAt=${today}&asOf=${today}`;
      const written = await writtenBy(auditor, async () => {
        const page = await replayed();
        const answer = await auditor.get(address);
        for (const { html } of [page, answer]) expect(html).not.toMatch(/Karlsson|19800101|800101-?0019/);
        const told = JSON.parse(answer.html) as { events: readonly object[] };
        expect(told).toMatchObject({ reference: '17', asOf: today, all: 4, isProtected: false });
        expect(told.events[1]).toMatchObject({ type: 'ReferralAccepted', after: { status: 'accepted' } });
      });
      expect(written).toMatchObject(
        ['', ''].map(() => ({ journeys: [own], on: 'replay', reason: 'replay', role: 'auditor' })),
      );
    });

    it('is for auditors of its association alone, and its clocks are days and moments', async () => {
      const api = `/api/v1/journeys/${own}/events`;
      for (const other of [anna, lead]) {
        expect((await other.get(`/granskning/${own}`)).status).toBe(403);
        expect((await other.get(api)).status).toBe(403);
      }
      const stranger = await server.signIn({
        name: 'Olga Ö',
        roles: ['auditor'],
        interventions: [],
        association: 'annat',
      });
      for (const path of [`/granskning/${own}`, api, '/granskning/17'])
        expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
      expect((await auditor.get(`${api}?asOf=igår`)).status).toBe(400);
      expect((await auditor.get(`${api}?knownAt=2025-13-01`)).status).toBe(400);
    });
  });

  // The views stand still afterwards: nothing may come after it.
  it('is not shown where the views stand still, for it would not be whole', async () => {
    const { store } = server.installation;
    const earlier = itemAt(await readingsBy(bo), 0);
    const stopped = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!server.lines.some((line) => line.includes('Vyerna stannade'))) return;
        clearInterval(look);
        resolve();
      }, 20);
    });
    await store.append(`access-${randomUUID()}-${today}`, 'noStream', [
      { ...earlier, id: randomUUID(), data: { ...earlier.data, journeys: [randomUUID()] } },
    ]);
    await stopped;
    for (const [who, path] of [
      [auditor, '/atkomst'],
      [anna, `/arenden/${own}/atkomst`],
    ] as const)
      expect([path, (await who.get(path)).status]).toEqual([path, 503]);
    expect((await anna.get(`/arenden/${own}`)).status).toBe(200);
  });
});
