import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonsShown, readingsOf, readingStream } from '@samspar/access';
import type { StoredEvent } from '@samspar/event-store';
import { referenceOf } from '@samspar/use-cases';
import readWorkbook from 'read-excel-file/node';
import { collect } from '../contracts/stored-events.js';
import { itemAt } from '../item-at.js';
import { accepted, started } from '../reference/scenario.js';
import { type CasesServer, type Somebody, startCasesServer } from './cases-server.js';
import { eachOf, type Page, wordsOf } from './shown.js';

let server: CasesServer;
let anna: Somebody;
let lead: Somebody;
let auditor: Somebody;
let ofState: Somebody;
let own: string;

const NUMBER = '19800101-0019';
const today = '2025-06-15';

type Written = PersonsShown['data'] & Readonly<{ role: string; actor: string }>;
const readingsBy = async ({ id }: Somebody): Promise<readonly StoredEvent[]> =>
  collect(server.installation.store.readStream(readingStream.prefix + readingsOf(id, today)));
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
  lead = await server.signIn({ name: 'Lena Lind', roles: ['team-lead'], interventions: ['finsam-team'] });
  auditor = await server.signIn({ name: 'Adam Alm', roles: ['auditor'], interventions: [] });
  ofState = await server.signIn({
    name: 'Rut Rask',
    roles: ['auditor'],
    interventions: [],
    mandate: 'riksrevisionen',
  });
  own = await server.refer(
    'own',
    { name: 'Karin Karlsson', identity: NUMBER, row: '17' },
    accepted('2025-06-02'),
    { type: 'CaseworkerAssigned', occurredOn: '2025-06-02', data: { caseworker: anna.id } },
    started('2025-06-03'),
  );
});
afterAll(() => server.close());

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
    expect(eachOf(page, 'main h2')).toEqual(['Antagen till insatsen', 'Nu: så stod ärendet efter händelsen']);
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
    expect((await auditor.get(`${api}?compareAsOf=2025-13-01`)).status).toBe(400);
    const two = await auditor.get(`${api}?asOf=2025-06-01&compareAsOf=2025-06-02`);
    const told = JSON.parse(two.html) as Readonly<{
      events: readonly object[];
      compared: Readonly<{ asOf: string; events: readonly object[]; differs: readonly string[] }>;
    }>;
    expect([told.events.length, told.compared.asOf, told.compared.events.length]).toEqual([
      1,
      '2025-06-02',
      3,
    ]);
    expect(told.compared.differs).toEqual(expect.arrayContaining(['status', 'caseworker']));
  });
});

describe('whom a journey is about', () => {
  it('is asked only where the mandate covers it, and told on a ground alone', async () => {
    expect((await search('')).words).toContain('Du granskar för förbundet och får inte veta');
    expect((await search('', ofState)).words).toContain('Du granskar för Riksrevisionen.');
    expect((await replayed()).words).not.toContain('Visa vem ärendet gäller');
    expect((await replayed('', ofState)).words).toContain('Visa vem ärendet gäller');
    const address = `/granskning/${own}`;
    const without = await ofState.post(address, {});
    expect([without.status, without.words]).toEqual([
      422,
      expect.stringContaining('Välj varför granskningen behöver veta vem ärendet gäller.'),
    ]);
    expect(without.html).not.toMatch(/Karlsson|19800101/);
    const refused = await auditor.post(address, { grund: 'complaint' });
    expect([refused.status, refused.words]).toEqual([
      403,
      expect.stringContaining('Ditt uppdrag omfattar inte'),
    ]);
    const written = await writtenBy(ofState, async () => {
      const told = await ofState.post(address, { grund: 'complaint' });
      expect([told.status, told.words]).toEqual([200, expect.stringContaining('Karin Karlsson')]);
      expect(told.words).toContain(NUMBER);
    });
    expect(written).toMatchObject([
      { journeys: [own], on: 'replay-identity', reason: 'state-audit', ground: 'complaint' },
    ]);
  });

  it('is told to whoever is responsible, who sees in the access log of the journey who it was and why', async () => {
    // The access log waits for what was just written.
    expect((await auditor.get('/atkomst')).words).toContain('Vem ärendet gäller, för granskare');
    const day = await anna.get('/');
    expect(day.words).toContain('Granskare har fått veta vem dina ärenden gäller');
    expect(day.words).toMatch(/Rut Rask, .*Riksrevisionens granskning .*: Klagomål eller anmälan/);
    expect((await anna.get(`/arenden/${own}/atkomst`)).words).toMatch(/Rut Rask.*Klagomål eller anmälan/);
    expect((await auditor.get('/utlamnanden')).words).toMatch(/17 .*Rut Rask.*Klagomål eller anmälan/);
  });
});

/** The rows of each sheet of a workbook, by its name. */
const sheetsOf = async (bytes: ArrayBuffer): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> =>
  new Map((await readWorkbook(Buffer.from(bytes))).map(({ sheet, data }) => [sheet, data]));
const fileOf = async (who: Somebody, path: string) => {
  const response = await fetch(server.url + path, { headers: { cookie: who.cookie }, redirect: 'manual' });
  return { response, bytes: await response.arrayBuffer() };
};

describe('a workbook', () => {
  it('of a search has what is found, and says who searched for what, when and at which position of the log', async () => {
    const written = await writtenBy(auditor, async () => {
      const { response, bytes } = await fileOf(auditor, '/granskning.xlsx?nummer=17&markt=');
      expect(response.headers.get('content-disposition')).toContain('granskning-2025-06-15.xlsx');
      const sheets = await sheetsOf(bytes);
      expect(sheets.get('Ärenden')?.slice(1)).toEqual([
        ['17', 'FINSAM-team', expect.any(String), 4, 14, null],
      ]);
      const asked = new Map((sheets.get('Sökning') ?? []).map(([name, value]) => [name, value]));
      expect(asked.get('Hämtad av')).toBe('Adam Alm');
      expect(asked.get('Ärendenummer')).toBe('17');
      expect(asked.get('Insats')).toBe('Alla');
      expect(asked.get('Rader')).toBe('1');
      expect(String(asked.get('Position i loggen'))).toMatch(/^[1-9]/);
    });
    expect(written).toMatchObject([{ on: 'replay-file', journeys: [own] }]);
  });

  it('of a journey has its events by the clocks that are chosen, with how it stood after each, and names nobody', async () => {
    const written = await writtenBy(auditor, async () => {
      const { bytes } = await fileOf(auditor, `/granskning/${own}/handelser.xlsx?var=2025-06-02`);
      const sheets = await sheetsOf(bytes);
      expect(sheets.get('Händelser')?.map((row) => row[1])).toEqual([
        'Händelse',
        'Anmälan',
        'Antagen till insatsen',
        'Ansvarig handläggare utsedd',
      ]);
      expect(sheets.get('Ärendet efter varje händelse')).toHaveLength(4);
      expect(JSON.stringify([...sheets])).toContain('Som det var den 2025-06-02');
      expect(JSON.stringify([...sheets])).not.toMatch(/Karlsson|19800101/);
    });
    expect(written).toMatchObject([{ on: 'replay-file', journeys: [own] }]);
  });

  it('of two moments has what differs first, and the events of both', async () => {
    const address = `/granskning/${own}/handelser.xlsx?var=2025-06-01&jamfor-var=2025-06-02`;
    const written = await writtenBy(auditor, async () => {
      const sheets = await sheetsOf((await fileOf(auditor, address)).bytes);
      expect([...sheets.keys()]).toEqual([
        'Jämförelse',
        'Händelser A',
        'Ärendet efter varje händelse A',
        'Händelser B',
        'Ärendet efter varje händelse B',
        'Sökning',
      ]);
      const compared = sheets.get('Jämförelse') ?? [];
      expect(compared.filter((row) => row[3] === 'Skiljer sig').length).toBeGreaterThan(0);
      expect(compared).toContainEqual(['Händelse', null, expect.stringContaining('Antagen'), 'Finns vid B']);
      expect([sheets.get('Händelser A')?.length, sheets.get('Händelser B')?.length]).toEqual([2, 4]);
      expect(JSON.stringify(compared)).not.toMatch(/Karlsson|19800101/);
    });
    expect(written).toMatchObject([{ on: 'replay-file', journeys: [own] }]);
  });

  it('of the access log has its lines and what they were chosen by', async () => {
    const { bytes } = await fileOf(auditor, '/atkomst.xlsx?plats=replay-identity');
    const sheets = await sheetsOf(bytes);
    expect(sheets.get('Åtkomst')?.slice(1)).toEqual([
      expect.arrayContaining(['Rut Rask', referenceOf(ofState.id), 'Granskare']),
    ]);
    expect(sheets.get('Sökning')).toContainEqual(['Sida', 'Vem ärendet gäller, för granskare']);
  });

  it('is for auditors alone, of what is there, and of a search that can be made', async () => {
    for (const path of ['/granskning.xlsx', `/granskning/${own}/handelser.xlsx`, '/atkomst.xlsx'])
      for (const other of [anna, lead]) expect((await fileOf(other, path)).response.status).toBe(403);
    expect((await fileOf(auditor, '/granskning/9999-9999/handelser.xlsx')).response.status).toBe(404);
    for (const [path, back] of [
      ['/granskning.xlsx?fran=snart', '/granskning?fran=snart'],
      ['/atkomst.xlsx?fran=snart', '/atkomst'],
      [`/granskning/${own}/handelser.xlsx?var=ofta`, `/granskning/${own}?var=ofta`],
    ] as const) {
      const { response } = await fileOf(auditor, path);
      expect([response.status, response.headers.get('location')]).toEqual([303, back]);
    }
  });
});
