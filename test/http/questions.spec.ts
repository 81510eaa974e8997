import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@samspar/association';
import { ACCEPTED, journey, NOON, type Reply, type Server, signIn, STARTED, startServer } from './server.js';

const OWN = '/api/v1/questions/own';
const QUERY = 'measure=started&from=2024-01-01&to=2024-12-31&by=intervention';
const ASKED = {
  text: 'Hur många började 2024?',
  asker: { kind: 'committee', name: 'Socialnämnden' },
  forum: 'Sammanträde i februari',
  askedOn: '2025-02-18',
};
const TABLE = { title: 'Påbörjade per insats', query: QUERY };
const ANSWER = { answer: 'Så många som tabellen visar.', answeredOn: '2025-03-01' };

type Session = Readonly<Record<string, string>>;
let server: Server;
let office: Session;
let board: Session;
/** A question that others read and change nothing of. */
let posed: string;

const sessionOf = (name: string, role: Role): Promise<Session> =>
  signIn(server.serving, { name, roles: [role], party: null, unit: null, interventions: [] });
const get = (path: string, session = office): Promise<Reply> => server.send(path, { headers: session });
const post = (path: string, body: object, session = office, key = randomUUID()): Promise<Reply> =>
  server.post(path, body, { key, headers: session });
const put = (path: string, body: object): Promise<Reply> =>
  server.send(path, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { ...office, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  });
const pose = async (said: object = {}): Promise<string> => {
  const { status, body, text } = await post(OWN, { ...ASKED, tables: [TABLE], ...said });
  if (status !== 201) throw new Error(text);
  return String(body['question']);
};

beforeAll(async () => {
  let now = NOON;
  // What is answered is what was known the moment before.
  server = await startServer(undefined, undefined, () => (now += 10));
  office = await sessionOf('Karin Prov', 'office');
  board = await sessionOf('Stina Prov', 'board');
  for (let begun = 0; begun < 6; begun++) await journey(server, [ACCEPTED, STARTED]);
  await server.installation.views.catchUp();
  posed = await pose();
}, 60_000);
afterAll(() => server.close());

describe('a question of the office’s own over the API', () => {
  it('is answered with its figures frozen, and says what is other since', async () => {
    const id = await pose();
    expect((await post(`${OWN}/${id}/answers`, ANSWER)).status).toBe(201);
    const answered = (await get(`${OWN}/${id}`)).body;
    expect(answered['answers']).toMatchObject([
      { ...ANSWER, publication: null, tables: [{ title: TABLE.title }] },
    ]);
    expect(answered['compared']).toMatchObject([{ isChanged: false, isGone: false, differences: [] }]);

    await journey(server, [ACCEPTED, STARTED]);
    await server.installation.views.catchUp();
    const since = (await get(`${OWN}/${id}`)).body;
    expect(since['answers']).toEqual(answered['answers']);
    expect(since['compared']).toMatchObject([
      {
        isChanged: true,
        isGone: false,
        differences: [
          { codes: { intervention: 'finsam-team' }, one: { value: 6 }, other: { value: 7 } },
          { codes: null, one: { value: 6 }, other: { value: 7 } },
        ],
      },
    ]);
    const { own } = (await get('/api/v1/questions?from=2024-01-01&to=2024-12-31')).body;
    expect(own).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, answeredOn: ANSWER.answeredOn, changed: 1 })]),
    );
  });

  it('leads on its page from each word of a frozen table to what it means', async () => {
    const id = await pose({ tables: [] });
    await post(`${OWN}/${id}/tables`, TABLE);
    await post(`${OWN}/${id}/answers`, ANSWER);
    await post(`${OWN}/${id}/tables/0/removal`, {});
    const { text } = await get(`/fragor/${id}`, office);
    for (const word of ['intervention', 'started'])
      expect(text).toContain(`<a class="word" href="/statistik/begrepp#${word}">`);
  });

  it('is done once for a key, and refused of another body with it', async () => {
    const key = randomUUID();
    const first = await post(OWN, ASKED, office, key);
    const again = await post(OWN, ASKED, office, key);
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect((await post(OWN, { ...ASKED, text: 'En annan?' }, office, key)).status).toBe(422);
  });

  it('is reworded and given tables, and its answer stays as it was given', async () => {
    const id = await pose();
    await post(`${OWN}/${id}/answers`, ANSWER);
    const { answers } = (await get(`${OWN}/${id}`)).body;
    expect((await put(`${OWN}/${id}`, { ...ASKED, text: 'Hur många var det?' })).status).toBe(200);
    expect((await post(`${OWN}/${id}/tables`, { ...TABLE, title: 'En till' })).status).toBe(201);
    expect((await post(`${OWN}/${id}/tables/0/removal`, {})).status).toBe(200);
    const { text, answers: after } = (await get(`${OWN}/${id}`)).body;
    expect([text, after]).toEqual(['Hur många var det?', answers]);
  });

  it('becomes a draft of a publication once for each answer, and is shown to the board when that is released', async () => {
    const id = await pose();
    expect((await post(`${OWN}/${id}/proposal`, {})).body['code']).toBe('AnswerNotThere');
    await post(`${OWN}/${id}/answers`, ANSWER);
    const offered = await post(`${OWN}/${id}/proposal`, {});
    expect(offered.status).toBe(201);
    const { answers } = (await get(`${OWN}/${id}`)).body;
    expect(answers).toMatchObject([{ publication: offered.body['publication'] }]);
    expect(await post(`${OWN}/${id}/proposal`, {})).toMatchObject({
      status: 409,
      body: { code: 'OfferedAlready' },
    });
    expect((await get(`${OWN}/${id}`, board)).status).toBe(404);
    const proposal = `/api/v1/publications/${String(offered.body['publication'])}/proposal`;
    expect((await post(proposal, {})).body['status']).toBe('released');
    await server.installation.views.catchUp();
    expect((await get(`${OWN}/${id}`, board)).status).toBe(200);
  });

  it('is gone once it was taken away, with the reason', async () => {
    const id = await pose();
    expect((await post(`${OWN}/${id}/removal`, {})).body['code']).toBe('BodyInvalid');
    expect((await post(`${OWN}/${id}/removal`, { reason: 'Ställd två gånger' })).status).toBe(200);
    expect((await get(`${OWN}/${id}`)).status).toBe(404);
    expect((await post(`${OWN}/${id}/answers`, ANSWER)).body['code']).toBe('QuestionNotThere');
  });

  it.each([
    ['a day that is none', { askedOn: '2025-02-30' }],
    ['a day ahead', { askedOn: '2025-12-24' }],
    ['nobody asking', { asker: undefined }],
    ['a private person', { asker: { kind: 'person', name: 'Anna' } }],
    ['no words', { text: '' }],
    ['somebody by number', { text: 'Hur gick det för 19850714-2381?' }],
    ['a table without a title', { tables: [{ ...TABLE, title: '' }] }],
    ['a table of a measure that is none', { tables: [{ ...TABLE, query: 'measure=money' }] }],
    ['eleven tables', { tables: Array.from({ length: 11 }, () => TABLE) }],
  ])('is refused of %s', async (_, wrong) => {
    const { status, body } = await post(OWN, { ...ASKED, ...wrong });
    expect([400, 422]).toContain(status);
    expect(body).toMatchObject({ code: expect.any(String), title: expect.any(String) });
  });

  it('is answered on no day before it was asked, and on none ahead', async () => {
    for (const [answeredOn, code] of [
      ['2025-02-17', 'AnsweredBeforeAsked'],
      ['2025-12-24', 'DayAhead'],
    ])
      expect(await post(`${OWN}/${posed}/answers`, { ...ANSWER, answeredOn })).toMatchObject({
        status: 422,
        body: { code },
      });
  });

  it('is written by the office alone', async () => {
    const sessions = [board, await sessionOf('Gustav Prov', 'auditor'), {}];
    for (const session of sessions)
      for (const [path, body] of [
        [OWN, ASKED],
        [`${OWN}/${posed}/answers`, ANSWER],
        [`${OWN}/${posed}/proposal`, {}],
        [`${OWN}/${posed}/removal`, { reason: 'Nej' }],
      ] as const)
        expect((await post(path, body, session)).status).toBe(403);
  });

  it('is not found where there is none, and neither is a known question that is none', async () => {
    for (const path of [`${OWN}/${randomUUID()}`, `${OWN}/1`, '/api/v1/questions/q23'])
      expect(await get(path)).toMatchObject({ status: 404, body: { code: 'QuestionNotThere' } });
    expect((await get('/api/v1/questions/q1?from=2024-13-01&to=2024-12-31')).status).toBe(400);
  });
});
