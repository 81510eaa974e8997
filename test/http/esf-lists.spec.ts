import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESF_RECEIVER } from '@samspar/association';
import { textsOf } from '@samspar/pages';
import readWorkbook from 'read-excel-file/node';
import { ACCEPTED, journey, type Server, SETUP, signIn, STARTED, startServer } from './server.js';
import { caseworker, journeyWith } from '../pages/journey-desk.js';

const LISTS = '/api/v1/esf-lists';
const [FINSAM, ...REST] = SETUP.interventions;

let server: Server;
beforeAll(async () => {
  server = await startServer([
    { ...SETUP, interventions: [{ ...FINSAM, esf: { project: '2023/00417' } }, ...REST] },
  ]);
});
afterAll(() => server.close());

const order = (said: object = {}) => ({
  intervention: 'finsam-team',
  month: '2025-05',
  ground: 'duty',
  reference: 'AMN 2025-0412',
  days: 7,
  ...said,
});

describe('lists to ESF over the API', () => {
  it('are made, told of with nobody in them, and fetched as a workbook by whoever made them', async () => {
    await journey(server, [ACCEPTED, STARTED], { identityNumber: '19900202-2383', name: 'Ines Prov' });
    const headers = await signIn(server.serving, { name: 'Eva Ekonom' });
    const made = await server.post(LISTS, order(), { headers });
    expect(made).toMatchObject({
      status: 201,
      body: { month: '2025-05', rows: 1, withoutNumber: 0, leftOut: {}, changes: null },
    });
    const listed = await server.get(LISTS);
    expect(listed.body['lists']).toMatchObject([
      {
        id: made.body['id'],
        project: '2023/00417',
        standing: 'current',
        isThere: true,
        reference: 'AMN 2025-0412',
      },
    ]);
    expect(listed.text).not.toMatch(/19900202|Ines/);
    const file = await fetch(`${server.url}${LISTS}/${String(made.body['id'])}`, { headers });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain('esf-finsam-team-2025-05.xlsx');
    expect(file.headers.get('cache-control')).toBe('no-store');
    const [sheet] = await readWorkbook(Buffer.from(await file.arrayBuffer()));
    expect(sheet?.data[1]).toEqual(['2023/00417', '2025-05', '199002022383', 'Kvinna', '2024-03-01', null]);
  });

  it('are refused with a reason where the order is wrong, and where another authority owns the project', async () => {
    expect(await server.post(LISTS, order({ month: '2025-06' }))).toMatchObject({
      status: 422,
      body: { code: 'MonthNotOver' },
    });
    expect(await server.post(LISTS, order({ days: 40 }))).toMatchObject({ status: 400 });
    expect(await server.post(LISTS, order({ intervention: 'novum' }))).toMatchObject({
      status: 422,
      body: { code: 'NotFinancedByEsf', allowed: ['finsam-team'] },
    });
    expect(await server.post(LISTS, order({ ground: 'consent', month: '2025-04' }))).toMatchObject({
      status: 409,
      body: { code: 'NobodyTookPart' },
    });
    const region = await signIn(server.serving, { name: 'Rut Region', party: 'region', unit: 'Psykiatrin' });
    expect(await server.post(LISTS, order(), { headers: region })).toMatchObject({
      status: 422,
      body: { code: 'NotProjectOwner' },
    });
    const office = await signIn(server.serving, {
      name: 'Karin Kansli',
      roles: ['office'],
      party: null,
      unit: null,
      interventions: [],
    });
    expect((await server.post(LISTS, order(), { headers: office })).status).toBe(403);
    expect((await server.send(LISTS, { headers: office })).status).toBe(403);
    expect((await server.get(`${LISTS}/0b8d3c1e-5d1f-5c3a-9a71-2f6f0c1d4e77`)).status).toBe(404);
  });

  it('tell on the ground of consent of who has consented to ESF, which the form offers where ESF finances the insats', async () => {
    const consent = {
      occurredOn: '2024-02-01',
      giving: ['municipality'],
      receiving: ['municipality', 'esf-scb'],
      kinds: ['participation'],
      purpose: 'Redovisning till ESF',
      form: 'written',
      language: 'sv',
    };
    const { path } = await journey(server, [['consent', consent], ACCEPTED, STARTED]);
    const form = await server.get(`${path.replace('/api/v1/journeys', '/arenden')}/samtycke`);
    expect(form.text).toContain('Svenska ESF-rådet, genom SCB');
    expect(await server.post(LISTS, order({ ground: 'consent', month: '2025-03' }))).toMatchObject({
      status: 201,
      body: { rows: 1, withoutNumber: 1, leftOut: { 'no-consent': 1 } },
    });
    const other = await journey(server, [], { intervention: 'novum' });
    expect(
      (await server.get(`${other.path.replace('/api/v1/journeys', '/arenden')}/samtycke`)).text,
    ).not.toContain('Svenska ESF-rådet');
    expect(await server.post(`${other.path}/consent`, consent, { ifMatch: other.etag })).toMatchObject({
      status: 422,
      body: { code: 'AuthorityUnknown' },
    });
  });
});

describe('the person is told before she consents', () => {
  it('what goes to ESF, in the same words on the paper as in the form, and in her own language', async () => {
    const desk = await caseworker(server, 'Sara Samtycke');
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const { hints } = textsOf('sv').journey.form;
    const said = hints.receivingWithEsf.slice(hints.receiving.length + 1);
    const paper = (await desk.open(`${path}/samtycke/blankett?sprak=en`)).words.replaceAll(
      /[\u2068\u2069]/gu,
      '',
    );
    expect((await desk.open(`${path}/samtycke`)).words).toContain(said);
    expect(paper).toContain(`${said} Stryk det här stycket om du säger nej till det.`);
    expect(paper).toContain(`every month to ${ESF_RECEIVER.name}`);
  });

  it('and nothing of it where ESF does not finance the insats', async () => {
    const desk = await caseworker(server, 'Nina Novum', ['novum']);
    const path = await journeyWith(server, [ACCEPTED, STARTED], { intervention: 'novum' });
    for (const page of ['/samtycke', '/samtycke/blankett'])
      expect((await desk.open(path + page)).words).not.toContain('socialfonden');
  });
});

describe('a project whose owner is a party', () => {
  it('has no list made of it once the party has several authorities, until it is said which of them owns it', async () => {
    const admin = await signIn(server.serving, {
      name: 'Admir Prov',
      roles: ['admin'],
      party: null,
      unit: null,
      interventions: [],
    });
    const keep = async (path: string, said: object) => {
      const { status } = await server.send(`/api/v1/associations/provkommun/${path}`, {
        method: 'PUT',
        body: JSON.stringify(said),
        headers: { ...admin, 'content-type': 'application/json' },
      });
      expect([path, status]).toEqual([path, 200]);
    };
    const board = { party: 'municipality', retention: { kind: 'kept' } } as const;
    await keep('authorities/arbetsmarknadsnamnden', { ...board, name: 'Arbetsmarknadsnämnden' });
    await keep('authorities/socialnamnden', { ...board, name: 'Socialnämnden' });
    await keep('units/hemlosa', { authority: 'socialnamnden', name: 'Enheten för hemlösa' });
    expect(await server.post(LISTS, order())).toMatchObject({
      status: 422,
      body: { code: 'ProjectOwnerNotKnown', allowed: [] },
    });
  });
});
