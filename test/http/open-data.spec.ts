import { randomUUID } from 'node:crypto';
import { get as plainGet } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Installation, openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { serve, type Serving } from '../../apps/server/src/serve.js';
import { Shown } from '../pages/shown.js';
import { SETUP, signIn } from './server.js';

const QUERY = 'measure=referred&from=2025-01-01&to=2025-12-31&by=sex';
const OPEN = { ...SETUP, openData: { licence: 'CC0-1.0', email: 'kansliet@prov.example' } };

let folder: string;
let installation: Installation;
let serving: Serving;
let session: Readonly<Record<string, string>>;
const log: string[] = [];
let now = Date.parse('2025-06-14T10:00:00Z');

const ask = async (method: string, path: string, body: object | undefined, headers: object) => {
  now += 1_000;
  const answer = await fetch(`${serving.url}/api/v1${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body && { body: JSON.stringify(body) }),
  });
  return JSON.parse((await answer.text()) || '{}');
};
const office = (method: string, path: string, body?: object) => ask(method, path, body, session);

/** Whoever has not signed in, and brings what is said. */
const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  fetch(`${serving.url}/oppna-data${path}`, { method, headers, redirect: 'manual' });

const typeFor = async (accept: string) => (await get('', { accept })).headers.get('content-type');
/** The status of an answer to whoever has it with that tag; `fetch` would ask that no copy be spoken of. */
const statusFor = (path: string, etag: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    plainGet(`${serving.url}/oppna-data${path}`, { headers: { 'if-none-match': etag } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });

const release = async (said: object = {}, table: object = {}): Promise<string> => {
  const { publication } = await office('POST', '/publications', {
    title: 'Anmälda',
    tables: [{ title: 'Anmälda per kön', query: QUERY, ...table }],
    ...said,
  });
  await office('POST', `/publications/${publication}/proposal`);
  return publication;
};
const open = async (isOpen: boolean): Promise<void> => {
  now += 1_000;
  await setUp(installation, isOpen ? OPEN : SETUP);
  await installation.views.catchUp();
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-open-data-'));
  const configuration = readConfiguration({ SAMSPAR_DATA: folder });
  installation = await openInstallation(configuration, { what: 'test', clock: () => now });
  expect(await setUp(installation, SETUP)).toMatchObject({ outcome: 'accepted' });
  serving = await serve(installation, { host: '127.0.0.1', port: 0 }, (line) => log.push(line));
  const person = { party: null, unit: null, interventions: [] };
  session = await signIn(serving, {
    externalId: 'Karin',
    name: 'Karin Kansli',
    roles: ['office'],
    ...person,
  });
  const anna = await signIn(serving, {
    externalId: 'Anna',
    name: 'Anna Handläggare',
    roles: ['caseworker'],
    interventions: ['finsam-team'],
  });
  for (let journey = 0; journey < 12; journey++)
    await ask(
      'POST',
      '/journeys',
      {
        intervention: 'finsam-team',
        referredOn: '2025-05-10',
        referringParty: 'municipality',
        referringUnit: 'Jobbtorg',
        profile: { sex: journey < 6 ? 'woman' : 'man' },
      },
      anna,
    );
}, 60_000);
afterAll(async () => {
  await serving.close();
  await installation.close();
  rmSync(folder, { recursive: true });
});

describe('open data', () => {
  let first: string;

  it('are none until the association has said so', async () => {
    first = await release();
    for (const path of ['', '/katalog.rdf', `/${first}`, `/${first}/1.csv`]) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
    const own = await Shown.by(`${serving.url}/publicerat/oppna-data`, { headers: session });
    expect(own.words).toContain('Inget är öppet');
    await open(true);
    const opened = await Shown.by(`${serving.url}/publicerat/oppna-data`, { headers: session });
    expect(opened.words).toContain('Det som är publicerat är öppet för alla');
    expect(opened.words).toContain('1 av 1');
  });

  it.each([
    [
      '1.csv',
      'text/csv; charset=utf-8',
      'woman,Kvinna,Woman,count,Anmälningar,Referrals,deltaganden,journeys,6,,',
    ],
    ['1.json', 'application/json; charset=utf-8', '"class":"dataset"'],
    ['1.px', 'text/x-pcaxis; charset=utf-8', 'VALUES("Kön")="Kvinna","Man","Totalt";'],
    ['1.csv-metadata.json', 'application/csvm+json; charset=utf-8', 'http://www.w3.org/ns/csvw'],
  ])(
    'are read by anybody as %s: with a tag, shared with all sites, without a cookie',
    async (file, type, holds) => {
      const answer = await get(`/${first}/${file}`);
      const headers = Object.fromEntries(answer.headers);
      expect(headers).toMatchObject({
        'content-type': type,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=3600',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
      expect(headers['set-cookie']).toBeUndefined();
      const text = await answer.text();
      expect(text).toContain(holds);
      expect(text).not.toContain('Karin');
      const statuses = [
        await statusFor(`/${first}/${file}`, headers['etag'] ?? ''),
        await statusFor(`/${first}/${file}`, '"x"'),
      ];
      expect(statuses).toEqual([304, 200]);
      const head = await get(`/${first}/${file}`, {}, 'HEAD');
      expect([
        head.status,
        head.headers.get('etag'),
        head.headers.get('content-length'),
        await head.text(),
      ]).toEqual([200, headers['etag'], headers['content-length'], '']);
    },
  );

  it('have a catalogue in the form that is asked for, whose checksums are those of the files, and a page for people', async () => {
    expect(await typeFor('text/turtle')).toBe('text/turtle; charset=utf-8');
    expect(await typeFor('application/ld+json;q=0.9, text/turtle;q=0.1')).toBe(
      'application/ld+json; charset=utf-8',
    );
    expect(await typeFor('text/html,*/*')).toContain('text/html');
    for (const form of ['rdf', 'ttl', 'jsonld']) {
      const catalogue = await (await get(`/katalog.${form}`)).text();
      const etag = (await get(`/${first}/1.px`)).headers.get('etag') ?? '';
      expect(catalogue).toContain(etag.replaceAll('"', ''));
      expect(catalogue).toContain(`${serving.url}/oppna-data/${first}/1.px`);
      expect(catalogue).not.toMatch(/Karin|127\.0\.0\.1:3000/);
    }
    const page = await Shown.by(`${serving.url}/oppna-data`, { headers: session });
    expect(page.words).toContain('Anmälda');
    expect(page.words).not.toContain('Karin');
    const one = await Shown.by(`${serving.url}/oppna-data/${first}`, {});
    expect([one.status, one.words.includes('CSV')]).toEqual([200, true]);
  });

  it('neither read nor lengthen a session, and take no bearer token', async () => {
    const answer = await get(`/${first}/1.csv`, { ...session, authorization: 'Bearer ogiltig' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
  });

  it('do not hold a table that shows small counts, nor a draft', async () => {
    const shown = await release({ title: 'Små tal' }, { unprotectedBecause: 'Styrelsen behöver dem.' });
    const { publication: draft } = await office('POST', '/publications', {
      title: 'Utkast',
      tables: [{ title: 'T', query: QUERY }],
    });
    for (const id of [shown, draft]) {
      expect((await get(`/${id}/1.csv`)).status).toBe(404);
      expect(await (await get('/katalog.ttl')).text()).not.toContain(id);
    }
  });

  it('lead from a followed release, whose address and file stay, to the one that took its place', async () => {
    const before = await get(`/${first}/1.px`);
    const second = await release({ follows: { publication: first, explanation: 'Förklaring: ny tabell.' } });
    const after = await get(`/${first}/1.px`);
    expect([after.status, after.headers.get('etag')]).toEqual([200, before.headers.get('etag')]);
    expect(after.headers.get('link')).toContain(
      `<${serving.url}/oppna-data/${second}>; rel="successor-version"`,
    );
    const page = await Shown.by(`${serving.url}/oppna-data/${first}`, {});
    expect(page.words).toContain('En nyare publicering har tagit den här publiceringens plats');

    await office('POST', `/publications/${first}/withdrawal`, { reason: 'Perioden var fel.' });
    const gone = await get(`/${first}/1.px`);
    expect([
      gone.status,
      gone.headers.get('access-control-allow-origin'),
      gone.headers.get('cache-control'),
    ]).toEqual([410, '*', 'no-store']);
    expect(await gone.json()).toMatchObject({ code: 'ReleaseWithdrawn', reason: 'Perioden var fel.' });
    const told = await Shown.by(`${serving.url}/oppna-data/${first}`, { headers: { accept: 'text/html' } });
    expect([told.status, told.words.includes('Perioden var fel.')]).toEqual([410, true]);
    const catalogue = await (await get('/katalog.ttl')).text();
    expect(catalogue).toContain('Tillbakadragen: Perioden var fel.');
    expect(catalogue).not.toContain(`${first}/1.px`);
  });

  it('are read alone: what is not there is 404, what would change something is refused, and other sites may ask first', async () => {
    for (const path of ['/0.csv', '/2.px', '/x.json', '/1.xlsx', '/1.csv/']) {
      const answer = await get(`/${first}${path}`);
      expect([path, [404, 410].includes(answer.status)]).toEqual([path, true]);
    }
    for (const id of [randomUUID(), '..%2f..', 'katalog'])
      expect((await get(`/${id}/1.csv`)).status).toBe(404);
    expect((await get('', {}, 'POST')).status).toBe(405);
    const preflight = await get(`/${first}/1.px`, { origin: 'https://annan.example' }, 'OPTIONS');
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD',
    ]);
  });

  it('name nobody and no release in the log of the server', () => {
    const lines = log.filter((line) => line.includes('oppna-data'));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.includes(first))).toEqual([]);
  });

  it('are asked for only so many times in a minute from one address', async () => {
    const statuses = new Set<number>();
    for (let times = 0; times < 310 && !statuses.has(429); times++)
      statuses.add((await get('/x/1.csv')).status);
    expect(statuses.has(429)).toBe(true);
    const late = await get('/katalog.ttl');
    expect([late.status, late.headers.get('retry-after') === null]).toEqual([429, false]);
  });

  it('are closed again at once where the association says so no more', async () => {
    now += 60_000;
    await open(false);
    expect((await get('/katalog.rdf')).status).toBe(404);
  });
});
