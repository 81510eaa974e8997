import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@samspar/association';
import { type Installation, openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { serve, type Serving } from '../../apps/server/src/serve.js';
import { controlsIn, eachOf, type Fields, linkOf, rowsOf, Shown, urlencoded } from '../pages/shown.js';
import { SETUP, signIn } from './server.js';

const QUERY = 'measure=referred&from=2025-01-01&to=2025-12-31&by=sex';

let folder: string;
let installation: Installation;
let serving: Serving;
let now = Date.parse('2025-06-14T10:00:00Z');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-publications-'));
  const configuration = readConfiguration({ SAMSPAR_DATA: folder });
  installation = await openInstallation(configuration, { what: 'test', clock: () => now });
  expect(await setUp(installation, SETUP)).toMatchObject({ outcome: 'accepted' });
  serving = await serve(installation, { host: '127.0.0.1', port: 0 }, () => undefined);
  const anna = await signedIn('Anna', ['caseworker'], ['finsam-team']);
  for (let journey = 0; journey < 7; journey++)
    await anna.ask('POST', '/journeys', {
      intervention: 'finsam-team',
      referredOn: '2025-05-10',
      referringParty: 'municipality',
      referringUnit: 'Jobbtorg',
      profile: { sex: journey < 6 ? 'woman' : 'man' },
    });
}, 60_000);
afterAll(async () => {
  await serving.close();
  await installation.close();
  rmSync(folder, { recursive: true });
});

/** Somebody signed in, who asks the API and sees pages. */
const signedIn = async (name: string, roles: readonly Role[], interventions: readonly string[] = []) => {
  const session = await signIn(serving, {
    externalId: name,
    name,
    roles: [...roles],
    interventions,
    ...(interventions.length === 0 && { party: null, unit: null }),
  });
  const { 'x-csrf-token': csrf = '', ...headers } = session;
  return {
    ask: async (method: string, path: string, body?: object, revision?: number) => {
      now += 1_000;
      const answer = await fetch(`${serving.url}/api/v1${path}`, {
        method,
        headers: {
          ...session,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(revision !== undefined && { 'if-match': `"${revision}"` }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: JSON.parse((await answer.text()) || '{}') };
    },
    get: (path: string) => Shown.by(serving.url + path, { headers }),
    post: (path: string, fields: Fields) => {
      now += 1_000;
      const body = urlencoded({ ...fields, _csrf: csrf });
      return Shown.by(serving.url + path, { method: 'POST', body, headers });
    },
  };
};

describe('over the API', () => {
  it('the office releases a table, the board reads it and nothing else, and it is counted again', async () => {
    const karin = await signedIn('Karin', ['office']);
    const stina = await signedIn('Stina', ['board']);
    const begun = await karin.ask('POST', '/publications', {
      title: 'Anmälda',
      tables: [{ title: 'Anmälda per kön', query: QUERY }],
    });
    expect(begun).toMatchObject({ status: 201, body: { status: 'begun' } });
    const id: string = begun.body.publication;
    expect(await stina.ask('GET', `/publications/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'PublicationNotFound' },
    });
    expect(await karin.ask('POST', `/publications/${id}/proposal`)).toMatchObject({
      status: 200,
      body: { status: 'released' },
    });
    const read = await stina.ask('GET', `/publications/${id}`);
    expect(read.body).toMatchObject({
      status: 'released',
      released: { approved: false },
      head: { size: expect.any(Number) },
      frozen: [
        {
          answer: {
            cells: [
              { sex: 'woman', suppressed: true },
              { sex: 'man', suppressed: true },
            ],
            total: 7,
          },
        },
      ],
    });
    const [{ answer }] = read.body.frozen;
    const why = await stina.ask('GET', answer.explain.slice('/api/v1'.length));
    expect(why).toMatchObject({ status: 200, body: { counted: 7, leftOut: [] } });
    const hidden = await stina.ask('GET', answer.cells[0].explain.slice('/api/v1'.length));
    expect(hidden.body).toMatchObject({ cell: { sex: 'woman' }, figure: { suppressed: true } });
    expect(hidden.body.counted).toBeUndefined();
    for (const [path, status] of [
      ['tables/0/explain?cell=sex:other', 400],
      ['tables/0/explain?cell=district:jarva', 400],
      ['tables/7/explain', 404],
      ['tables/x/explain', 404],
    ] as const)
      expect((await stina.ask('GET', `/publications/${id}/${path}`)).status).toBe(status);
    expect(await stina.ask('GET', `/publications/${id}/rerun`)).toMatchObject({
      body: { isSame: true, tables: [{ isSame: true, why: [] }] },
    });
    for (const path of [`/statistics?${QUERY}`, '/journeys/x/events'])
      expect((await stina.ask('GET', path)).status).toBe(403);
    expect((await stina.ask('POST', `/publications/${id}/withdrawal`, { reason: 'x' })).status).toBe(403);
    expect(await karin.ask('POST', `/publications/${id}/withdrawal`, { reason: 'Fel.' })).toMatchObject({
      body: { status: 'withdrawn' },
    });
    expect((await stina.ask('GET', '/publications')).body.publications).toMatchObject([
      { id, status: 'withdrawn' },
    ]);
  });

  it('what cannot be is refused, with what to do', async () => {
    const karin = await signedIn('Karin Två', ['office']);
    const begin = (body: object) => karin.ask('POST', '/publications', { title: 'Anmälda', ...body });
    const table = { title: 'T', query: QUERY };
    for (const [body, status, code] of [
      [{ tables: [{ ...table, query: 'measure=inget' }] }, 400, 'ValueUnknown'],
      [{ tables: [{ ...table, query: `${QUERY}&where=intervention:ingen` }] }, 400, 'ValueUnknown'],
      [{ title: '' }, 400, 'BodyInvalid'],
      [{ title: 'Ines 19850714-2381' }, 400, 'BodyInvalid'],
      [{ follows: { publication: randomUUID(), explanation: 'x' } }, 422, 'FollowsUnknown'],
    ] as const)
      expect(await begin(body)).toMatchObject({ status, body: { code } });
    const { publication } = (await begin({})).body;
    const answers = [
      await karin.ask('POST', `/publications/${publication}/proposal`),
      await karin.ask('POST', `/publications/${publication}/approval`),
      await karin.ask('POST', `/publications/${publication}/tables/0/removal`),
      await karin.ask('POST', `/publications/${randomUUID()}/proposal`),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'NothingToPublish'],
      [409, 'PublicationNotThere'],
      [422, 'TableNotThere'],
      [404, 'PublicationNotFound'],
    ]);
  });
});

describe('in pages', () => {
  it('a table goes from the statistics to a draft, is approved by another person, read by the board, printed, followed and withdrawn', async () => {
    const [karin, kalle, stina] = [
      await signedIn('Karin Kansli', ['office']),
      await signedIn('Kalle Kansli', ['office']),
      await signedIn('Stina Styrelse', ['board']),
    ];
    await setUp(installation, { ...SETUP, releasesApproved: true });
    await installation.views.catchUp();
    now += 1_000;

    const statistics = await karin.get(`/statistik?${QUERY}`);
    const address = linkOf(statistics.page, 'Publicera') ?? '';
    const form = await karin.get(address);
    expect(form.words).toContain('Publicera en tabell');
    const typed = { ...controlsIn(form.page), rubrik: 'Anmälda i vår', text: 'Sju anmälda.' };
    expect((await karin.post(address, { ...typed, rubrik: '' })).words).toContain('Rubriken saknas');
    const begun = await karin.post(address, typed);
    const [place = ''] = begun.location.split('?');
    const draft = await karin.get(begun.location);
    expect(draft.words).toContain('Så skulle tabellen se ut');
    expect((await stina.get(place)).status).toBe(404);

    expect((await karin.post(place, { ...controlsIn(draft.page), _gor: 'lamna' })).status).toBe(303);
    const own = await karin.get(place);
    expect(own.words).toContain('en annan person godkänner');
    expect(own.words).not.toContain('Godkänn och publicera');
    expect((await karin.post(place, { _key: 'k', _gor: 'godkann' })).status).toBe(403);
    const proposed = await kalle.get(place);
    expect(await kalle.post(place, { ...controlsIn(proposed.page), _gor: 'godkann' })).toMatchObject({
      status: 303,
    });

    expect((await stina.get('/')).location).toBe('/publicerat');
    const list = await stina.get('/publicerat');
    expect(linkOf(list.page, 'Anmälda i vår')).toBe(place);
    const released = await stina.get(place);
    expect(released.words).toContain('godkänd');
    expect(rowsOf(released.page, 'tabell-1')).toEqual([
      '|Kvinna|·· dolt, litet tal|||',
      '|Man|·· dolt, litet tal|||',
      '|Totalt|7|||',
    ]);
    expect(eachOf(released.page, 'form.form')).toEqual([]);
    expect((await stina.get(`${place}?rakna=om`)).words).toContain('Siffrorna är desamma');
    const pdf = await fetch(`${serving.url}${place}/publicering.pdf`, { redirect: 'manual' });
    expect(pdf.status).toBe(303);
    const printed = await stina.get(`${place}/publicering.pdf`);
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const [, figure = ''] = /\/URI \(([^)]*)\)/.exec(printed.html) ?? [];
    const why = await stina.get(figure.slice(serving.url.length));
    expect([figure.startsWith(`${serving.url}${place}/varfor?`), why.status]).toEqual([true, 200]);
    expect(printed.html.startsWith('%PDF-')).toBe(true);

    const withdrawing = await karin.get(`${place}/dra-tillbaka`);
    const asked = controlsIn(withdrawing.page);
    expect((await karin.post(`${place}/dra-tillbaka`, { ...asked, skal: '' })).words).toContain(
      'Skälet saknas',
    );
    await karin.post(`${place}/dra-tillbaka`, { ...asked, _key: 'annan', skal: 'Perioden var fel.' });
    expect((await stina.get(place)).words).toContain('Perioden var fel.');
  });

  it('a change is seen before it is made', async () => {
    const karin = await signedIn('Karin Igen', ['office']);
    const read = await karin.get(
      '/publicerat/forandring?andring=registeredSince&variabel=sex&insats=*&fran=2025-06-01',
    );
    expect([read.status, read.words.includes('De publicerade tabellerna före och efter')]).toEqual([
      200,
      true,
    ]);
    const lacking = await karin.get('/publicerat/forandring?andring=unitName&skrivet=x');
    expect([lacking.status, lacking.page('#f-enhet').attr('aria-invalid')]).toEqual([422, 'true']);
    const refused = await karin.get(
      '/publicerat/forandring?andring=districtEnds&stadsdel=farsta&till=2025-06-01&blir=farsta',
    );
    expect([refused.status, refused.page('#f-blir').attr('aria-invalid')]).toEqual([422, 'true']);
    const threshold = await karin.get('/publicerat/forandring?andring=threshold&grans=0');
    expect([threshold.status, threshold.words]).toEqual([
      422,
      expect.stringContaining('Skriv ett heltal från 1 till 1'),
    ]);
    expect((await karin.get('/publicerat/forandring')).status).toBe(200);
  });
});

/** As many women and men as can be told of. */
const startTwelve = async (): Promise<void> => {
  const anna = await signedIn('Anna Rapport', ['caseworker'], ['finsam-team']);
  for (let number = 0; number < 12; number++) {
    const profile = { sex: number % 2 === 0 ? 'woman' : 'man' };
    const { body } = await anna.ask('POST', '/journeys', {
      intervention: 'finsam-team',
      referredOn: '2025-02-10',
      referringParty: 'municipality',
      referringUnit: 'Jobbtorg',
      profile,
    });
    const path = `/journeys/${body.journey}`;
    await anna.ask('POST', `${path}/acceptance`, { occurredOn: '2025-02-20' }, 0);
    expect(await anna.ask('POST', `${path}/start`, { occurredOn: '2025-03-01', profile }, 1)).toMatchObject({
      status: 201,
    });
  }
  await installation.views.catchUp();
};

describe('a report', () => {
  it('is listed by its sections as a draft and when it is counted again, and leads the board to nothing that is not for it', async () => {
    const karin = await signedIn('Karin Rapport', ['office']);
    await setUp(installation, SETUP);
    await startTwelve();
    now += 1_000;
    const begun = await karin.post('/rapporter/arsredovisning/2025/publicering', { _key: randomUUID() });
    const draft = await karin.get(begun.location);
    expect(eachOf(draft.page, 'details > summary')).toHaveLength(6);
    expect(draft.words).toMatch(/Tabeller som fryses: \d+/);
    expect(draft.words).toContain('Ålder vid start: påbörjade deltaganden per kön');
    const [place = ''] = begun.location.split('?');
    const released = await karin.post(place, { ...controlsIn(draft.page), _gor: 'lamna' });
    expect(released.status).toBe(303);
    const stina = await signedIn('Stina Rapport', ['board']);
    const { page } = await stina.get(place);
    const leads = page('main a[href]')
      .toArray()
      .map((link) => (page(link).attr('href') ?? '').replace(/#.*/, ''));
    // Drawn figures lead to what they were released as, as those in tables do.
    expect(page('.drawing-links a').length).toBeGreaterThan(0);
    const answers = await Promise.all(
      [...new Set(leads)].map(
        async (address) =>
          [
            address,
            (await stina.get(new URL(address, serving.url + place).href.slice(serving.url.length))).status,
          ] as const,
      ),
    );
    expect(answers.filter(([, status]) => status >= 400)).toEqual([]);

    const again = await karin.get(`${place}?rakna=om`);
    expect(again.words).toMatch(/Årsredovisning 2025: alla \d+ tabeller är desamma/);
    expect(again.words).toMatch(/Vem som anmäler: alla \d+ tabeller är desamma/);
  }, 60_000);
});
