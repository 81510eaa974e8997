import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Server, signIn, startServer, userId } from '../http/server.js';
import { controlsIn, errorAt, type Fields, linkOf, rowsOf, Shown, urlencoded } from './shown.js';

type Session = Readonly<Record<string, string>>;

const OWN = { party: null, unit: null, interventions: [] } as const;

let server: Server;
let admin: Session;
let office: Session;
let caseworker: Session;
beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.serving, { name: 'Adele Admin', roles: ['admin'], ...OWN });
  office = await signIn(server.serving, { name: 'Karin Prov', roles: ['office'], ...OWN });
  caseworker = await signIn(server.serving, { name: 'Ines Prov', interventions: ['finsam-team'] });
});
afterAll(() => server.close());

const get = (path: string, headers = admin): Promise<Shown> => Shown.by(server.url + path, { headers });
const post = (path: string, fields: Fields, session = admin): Promise<Shown> => {
  const { 'x-csrf-token': _csrf = '', ...cookies } = session;
  return Shown.by(server.url + path, {
    method: 'POST',
    headers: cookies,
    body: urlencoded({ _csrf, ...fields }),
  });
};

const sending = () => ({
  ...caseworker,
  'content-type': 'application/json',
  'idempotency-key': crypto.randomUUID(),
});

/** The address of a journey that this unit has referred. */
const referred = async (referringUnit: string): Promise<string> => {
  const body = JSON.stringify({
    intervention: 'finsam-team',
    referredOn: '2025-05-01',
    referringParty: 'municipality',
    referringUnit,
    profile: { sex: 'woman' },
  });
  const answer = await fetch(`${server.url}/api/v1/journeys`, { method: 'POST', headers: sending(), body });
  expect(answer.status).toBe(201);
  const { journey } = (await answer.json()) as { journey: string };
  return `/api/v1/journeys/${journey}`;
};

/** What the API answers about the association. */
const send = async (method: string, path: string, body?: object, session = admin) => {
  const answer = await fetch(`${server.url}/api/v1/associations/provkommun/${path}`, {
    method,
    headers: { ...session, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answered: unknown = await answer.json();
  return [answer.status, answered] as const;
};

const NEW = { party: 'municipality', name: 'Socialnämnden', 'retention.kind': 'years' };

describe('authorities and units (myndigheter och enheter)', () => {
  it('are the parties until the admin adds one, whose units stand with it', async () => {
    expect(rowsOf((await get('/myndigheter')).page, 'myndigheter')[0]).toMatch(
      /^\|Provkommun\|Parten själv[^|]*\|Socialtjänst\|/,
    );
    const refused = await post('/myndigheter/ny', { ...NEW, name: ' ', to: '2025-13-01' });
    expect(refused.status).toBe(422);
    expect(errorAt(refused.page, 'f-name')).toContain('Fyll i namn.');
    expect(errorAt(refused.page, 'f-to')).toContain('ÅÅÅÅ-MM-DD');

    const added = await post('/myndigheter/ny', {
      ...NEW,
      'retention.years': '7',
      'retention.exemptBirthDays': '5, 15 25',
      aliases: 'Soc\nSocialen',
    });
    expect([added.status, added.location]).toEqual([303, '/myndigheter/socialnamnden?klart=myndighet']);
    expect((await get(added.location)).words).toContain('Myndigheten är sparad.');

    const unit = await post('/myndigheter/socialnamnden/ny', { name: 'Enheten för hemlösa' });
    expect(unit.location).toBe('/myndigheter/socialnamnden?klart=enhet');
    const { page } = await get('/myndigheter');
    expect(linkOf(page, 'Socialnämnden')).toBe('/myndigheter/socialnamnden');
    expect(rowsOf(page, 'myndigheter')[0]).toBe(
      '|Socialnämnden|Provkommun|Socialtjänst|Enheten för hemlösa|7 år, utom födda den 5, 15, 25|',
    );
  });

  it('are changed with what stands, and a refusal stands at its field', async () => {
    const path = '/myndigheter/socialnamnden/enheten-for-hemlosa';
    const shown = await get(path);
    expect(shown.words).toContain('Ett namn som byts ut står kvar här');
    const seen = controlsIn(shown.page);
    const wrong = await post(path, { ...seen, from: '2025-02-01', to: '2025-01-01' });
    expect(errorAt(wrong.page, 'f-to')).toContain('Sista dagen ligger före den första.');
    expect((await post(path, { ...seen, name: 'Hemlösenheten' })).status).toBe(303);
    expect((await get('/myndigheter/socialnamnden')).words).toContain('Enheten för hemlösa');
    const stale = await post(path, { ...seen, name: 'Boendeenheten' });
    expect([stale.status, errorAt(stale.page, 'f-name')]).toEqual([
      422,
      expect.stringContaining('Någon annan'),
    ]);
    expect(controlsIn(stale.page)['name']).toEqual(['Hemlösenheten']);
    expect((await get('/myndigheter/ingen')).status).toBe(404);
    expect((await get('/myndigheter/socialnamnden/ingen')).status).toBe(404);
  });

  it('take over a unit since a day, which is said with what it changes, and give it back', async () => {
    await post('/myndigheter/ny', { ...NEW, name: 'Arbetsmarknadsnämnden' });
    const path = '/myndigheter/socialnamnden/enheten-for-hemlosa';
    const { page, words } = await get(path);
    expect(words).toContain('Användare i enheten arbetar för myndigheten så snart flytten är sparad.');
    const seen = { _sedd: controlsIn(page)['_sedd']?.at(-1) ?? '', authority: 'arbetsmarknadsnamnden' };
    const wrong = await post(`${path}/flytta`, { ...seen, since: '2025-06-16' });
    expect([wrong.status, errorAt(wrong.page, 'f-since')]).toEqual([
      422,
      expect.stringContaining('till och med 2025-06-15'),
    ]);
    const none = await post(`${path}/flytta`, { ...seen, authority: '' });
    expect(none.status).toBe(422);
    const moved = await post(`${path}/flytta`, { ...seen, since: '2025-06-01' });
    const there = '/myndigheter/arbetsmarknadsnamnden/enheten-for-hemlosa';
    expect(moved.location).toBe(`${there}?klart=flytt`);
    const after = await get(moved.location);
    expect(after.words).toContain('Enheten hör nu hit.');
    expect(after.words).toContain('Socialnämnden till och med 2025-05-31');
    expect((await get(path)).status).toBe(404);
    const stale = await post(`${there}/flytta`, { ...seen, authority: 'socialnamnden' });
    expect(errorAt(stale.page, 'f-authority')).toContain('Någon annan');
    const api = { authority: 'socialnamnden' };
    expect(await send('PUT', 'units/enheten-for-hemlosa/authority', api)).toMatchObject([200, { events: 1 }]);
    expect(await send('PUT', 'units/enheten-for-hemlosa/authority', api, office)).toMatchObject([403, {}]);
    expect((await get(path)).words).not.toContain('Socialnämnden till och med');
  });

  it('have each entry that somebody makes, from when they are there, and keep it when she moves', async () => {
    const journey = await referred('Enheten för hemlösa');
    const enter = async (resource: string, body: object, revision: number) => {
      const answer = await fetch(`${server.url}${journey}/${resource}`, {
        method: 'POST',
        headers: { ...sending(), 'if-match': `"${revision}"` },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(201);
    };
    await post('/myndigheter/arbetsmarknadsnamnden/ny', { name: 'Jobbtorg' });
    const user = `/anvandare/${userId('Ines Prov')}`;
    const wrong = await post(user, { _gor: 'flytta', part: 'municipality', enhet: 'Annan' });
    expect(errorAt(wrong.page, 'f-enhet')).toContain('Parten har flera myndigheter');
    const moved = await post(user, { _gor: 'flytta', part: 'municipality', enhet: 'jobbtorg' });
    expect((await get(moved.location)).words).toContain('Myndighet Arbetsmarknadsnämnden');
    await enter('acceptance', { occurredOn: '2025-05-02' }, 0);
    const read = await fetch(server.url + journey, { headers: caseworker });
    expect(await read.json()).toMatchObject({
      events: [{ authority: 'socialnamnden' }, { authority: 'arbetsmarknadsnamnden' }],
    });
  });

  it('that journeys name and nobody knows are shown to the office, which says which unit was meant', async () => {
    await referred('Nya enheten');
    await server.installation.views.catchUp();
    const { page } = await get('/myndigheter', office);
    expect(rowsOf(page, 'okanda')).toEqual(['|Nya enheten|1|2025-05-01|']);
    expect(linkOf(page, 'Socialnämnden')).toBeUndefined();

    const blank = await post('/myndigheter', {}, office);
    expect([blank.status, errorAt(blank.page, 'f-enhet')]).toEqual([422, expect.stringContaining('Välj')]);
    const mapped = await post('/myndigheter', { text: 'Nya enheten', enhet: 'enheten-for-hemlosa' }, office);
    expect(mapped.location).toBe('/myndigheter?klart=namn');
    expect((await get(mapped.location, office)).words).toContain('Alla enheter som ärenden nämner finns');
  });

  it('are for the admin, and but for what is unknown for nobody else', async () => {
    expect((await get('/myndigheter/ny', office)).status).toBe(403);
    expect((await get('/myndigheter', caseworker)).status).toBe(403);
    expect((await post('/myndigheter/ny', NEW, office)).status).toBe(403);
  });

  it('are kept by programs in the same way', async () => {
    const authority = { party: 'region', name: 'Psykiatrin', retention: { kind: 'kept' } };
    const done = [200, { id: 'psykiatrin', events: 1 }];
    expect(await send('PUT', 'authorities/psykiatrin', authority)).toEqual(done);
    expect(await send('PUT', 'authorities/psykiatrin', authority)).toEqual([
      200,
      { id: 'psykiatrin', events: 0 },
    ]);
    expect(await send('PUT', 'units/soder', { authority: 'psykiatrin', name: 'Söder' })).toMatchObject([
      200,
      {},
    ]);
    expect(await send('PUT', 'units/soder/alias', { alias: 'Psykiatrin Söder' }, office)).toMatchObject([
      200,
      { events: 1 },
    ]);
    expect(await send('GET', 'unknown-units', undefined, office)).toEqual([200, { units: [] }]);
    expect(await send('PUT', 'units/norr', { authority: 'ingen', name: 'Norr' })).toMatchObject([
      422,
      { code: 'AuthorityUnknown' },
    ]);
    expect(await send('PUT', 'authorities/Fel', authority)).toMatchObject([
      404,
      { code: 'OrganisationUnknown' },
    ]);
    expect(await send('PUT', 'authorities/ny', { name: 'Ny' })).toMatchObject([400, { code: 'BodyInvalid' }]);
  });
});
