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
    for (const secret of ['Karin', 'Karlsson', '19800101', '0101-0019'])
      expect(written).not.toContain(secret);
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
