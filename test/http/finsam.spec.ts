import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@samspar/association';
import readWorkbook from 'read-excel-file/node';
import { urlencoded } from '../pages/shown.js';
import { ACCEPTED, journey, type Server, signIn, STARTED, startServer } from './server.js';

const YEAR = '/api/v1/finsam/2024';
const PAGE = '/statistik/uppfoljning-finsam';

type Session = Readonly<Record<string, string>>;
let server: Server;
let office: Session;
let lead: Session;

const sessionOf = (name: string, role: Role, unit: string | null = null): Promise<Session> =>
  signIn(server.serving, {
    name,
    roles: [role],
    ...(unit === null ? { party: null, unit, interventions: [] } : { party: 'municipality', unit }),
  });
const get = (path: string, session = office) => server.send(path, { headers: session });
const post = (path: string, body: object, session = office, key = randomUUID()) =>
  server.post(path, body, { key, headers: session });
const sendForm = (path: string, fields: Readonly<Record<string, string>>, session = office) => {
  const body = urlencoded({ ...fields, _csrf: session['x-csrf-token'] ?? '' });
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return server.send(path, { method: 'POST', body, headers: { ...session, ...type }, redirect: 'manual' });
};
const stating = (value: number | undefined, of: string | undefined = 'finsam-team') => ({
  statements: [{ figure: 'budget', ...(of && { of }), ...(value !== undefined && { value }) }],
});

beforeAll(async () => {
  server = await startServer();
  office = await sessionOf('Karin Prov', 'office');
  lead = await sessionOf('Lena Prov', 'team-lead', 'Enheten');
  await journey(server, [ACCEPTED, STARTED]);
  await server.installation.views.catchUp();
}, 60_000);
afterAll(() => server.close());

describe('figures of a year over the API', () => {
  it('are stated by the office, read with what is counted, and told of all years', async () => {
    const stated = await post(`${YEAR}/figures`, { ...stating(610_000_050), note: 'Bokslut 2024' });
    expect(stated).toMatchObject({ status: 201, body: { year: 2024, revision: 0, events: 1 } });
    const { body } = await get(YEAR);
    expect(body['figures']).toEqual(
      expect.arrayContaining([
        { figure: 'budget', of: 'finsam-team', value: 610_000_050 },
        { figure: 'women', of: 'finsam-team', value: 1 },
        { figure: 'men', of: 'finsam-team', value: 0 },
        { figure: 'structuralParticipants', of: 'natverk', value: null },
      ]),
    );
    expect(body['history']).toMatchObject([{ note: 'Bokslut 2024' }]);
    expect((await server.get('/api/v1/finsam')).body['years']).toMatchObject([
      { year: 2024, figures: [{ figure: 'budget', of: 'finsam-team', value: 610_000_050 }] },
    ]);
  });

  it.each([
    ['half an öre', stating(0.5), 422, 'FiguresWrong'],
    ['an insats that is not there', stating(1, 'other'), 422, 'FiguresWrong'],
    ['the association, of which it is not stated', stating(1, ''), 422, 'FiguresWrong'],
    ['an amount in words', { statements: [{ figure: 'budget', value: 'mkr' }] }, 400, 'BodyInvalid'],
    ['a figure that is none', { statements: [{ figure: 'cost', value: 1 }] }, 400, 'BodyInvalid'],
    ['nothing', { statements: [] }, 400, 'BodyInvalid'],
    ['somebody by number', { ...stating(1), note: '19850714-2381' }, 422, 'IdentityNumberInNote'],
  ])('are refused of %s', async (_, body, status, code) => {
    const answer = await post(`${YEAR}/figures`, body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('are of a year that can be, and not overwritten by who has not seen them', async () => {
    expect((await post('/api/v1/finsam/1999/figures', stating(1))).body['code']).toBe('YearOutOfReach');
    expect((await get('/api/v1/finsam/19')).status).toBe(404);
    expect((await post(`${YEAR}/figures`, { ...stating(2), revision: -1 })).status).toBe(412);
  });

  it('are frozen once they are marked as reported, as they were read, and once alone', async () => {
    const { mark } = (await get(YEAR)).body;
    const parts = ['economy', 'participants'];
    expect((await post(`${YEAR}/reports`, { parts, mark: 'another' })).body['code']).toBe('SeenOtherwise');
    const key = randomUUID();
    expect((await post(`${YEAR}/reports`, { parts, mark }, office, key)).status).toBe(201);
    expect((await post(`${YEAR}/reports`, { parts, mark }, office, key)).status).toBe(201);
    expect(await post(`${YEAR}/reports`, { parts, mark })).toMatchObject({
      status: 409,
      body: { code: 'NothingToReport' },
    });
    await post(`${YEAR}/figures`, stating(700));
    expect((await get(YEAR)).body['changes']).toMatchObject([
      { figure: 'budget', of: 'finsam-team', value: 700, reported: 610_000_050 },
    ]);
  });

  it('are stated by nobody but the office, and seen by nobody else than who reports them and auditors', async () => {
    const auditor = await sessionOf('Gustav Prov', 'auditor');
    const board = await sessionOf('Stina Prov', 'board');
    for (const session of [lead, auditor, board])
      expect((await post(`${YEAR}/figures`, stating(1), session)).status).toBe(403);
    expect([(await get(YEAR, auditor)).status, (await get(YEAR, board)).status]).toEqual([200, 403]);
    expect((await server.get(YEAR)).status).toBe(403);
    const { mark, figures } = (await get(YEAR, lead)).body;
    expect(JSON.stringify(figures)).not.toContain('budget');
    expect((await post(`${YEAR}/reports`, { parts: ['economy'], mark }, lead)).body['code']).toBe(
      'NoPartReported',
    );
  });
});

describe('the page of what Uppföljning Finsam asks', () => {
  it('takes kronor as they are written, says at each field what is wrong, and keeps what it did not ask', async () => {
    const wrong = await sendForm(`${PAGE}/uppgifter`, {
      ar: '2024',
      'budget finsam-team': '7 mkr',
      'plannedParticipants finsam-team': '-3',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Budget: skriv beloppet i kronor');
    expect(wrong.text).toContain('Planerat antal deltagare: skriv antalet med siffror');
    const saved = await sendForm(`${PAGE}/uppgifter`, { ar: '2024', 'outcome finsam-team': '6 100 000,50' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${PAGE}?ar=2024&klart=sparat`]);
    const { text } = await get(`${PAGE}?ar=2024&klart=sparat`);
    expect(text).toContain('Uppgifterna är sparade.');
    expect(text).toContain('data-varde="6100000,5"');
    expect(text).toContain('data-varde="7"');
  });

  it('leads from a counted figure that has changed to why it has', async () => {
    await journey(server, [ACCEPTED, STARTED], { profile: { sex: 'man', ageAtStart: 40 } });
    await server.installation.views.catchUp();
    const { text } = await get(`${PAGE}?ar=2024`);
    const ways = [...text.matchAll(/href="(\/statistik\/skillnad[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) expect([way, (await get(way)).status]).toEqual([way, 200]);
  });

  it.each(['1999', '9999', 'abc', ''])('is of a year that can be, or the usual one: %s', async (year) => {
    expect((await get(`${PAGE}?ar=${year}`)).status).toBe(/^\d{4}$/.test(year) ? 422 : 200);
  });

  it('asks what was entered, and is told that it stands otherwise where it does', async () => {
    const nothing = await sendForm(PAGE, { ar: '2024' });
    expect([nothing.status, nothing.text.includes('Kryssa för vad du har fört in')]).toEqual([422, true]);
    const changed = await sendForm(PAGE, { ar: '2024', infort: 'economy', _sedda: 'another' });
    expect([changed.status, changed.text.includes('har ändrats sedan sidan visades')]).toEqual([422, true]);
  });

  it('shows what was typed meanwhile to who has not seen it', async () => {
    const stale = await sendForm(`${PAGE}/uppgifter`, {
      ar: '2024',
      _revision: '0',
      'outcome finsam-team': '1',
    });
    expect([stale.status, stale.text.includes('Någon annan har ändrat uppgifterna')]).toEqual([422, true]);
    expect(stale.text).toMatch(/value="6\s100\s000,50"/);
  });

  it('comes as a workbook whose money is in kronor, as numbers', async () => {
    const answer = await fetch(`${server.url}${PAGE}.xlsx?ar=2024`, { headers: office });
    const sheets = await readWorkbook(Buffer.from(await answer.arrayBuffer()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Förbundet',
      'Insatser',
      'Bidrag',
      'Ändrat',
      'Rapporterat',
      'Om uppgifterna',
    ]);
    const team = sheets[1]?.data.find(([name]) => name === 'FINSAM-team');
    expect(team?.slice(-3)).toEqual([null, 7, 6100000.5]);
  });

  it('shows whoever leads insatser the participants of those, and no money', async () => {
    const { text } = await get(`${PAGE}?ar=2024`, lead);
    expect(text).toContain('Deltagare i individinriktade insatser');
    expect(text).not.toContain('Tilldelade medel');
    expect((await get(`${PAGE}/uppgifter?ar=2024`, lead)).status).toBe(403);
  });
});
