import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ACCEPTED,
  journey,
  JOURNEYS,
  referral,
  type Reply,
  type Server,
  SETUP,
  startServer,
  STARTED,
} from './server.js';

/** What RFC 9457 and we promise of every problem. */
const expectProblem = (reply: Reply, status: number, code: string): void => {
  expect([reply.status, reply.body['code'], reply.body['status']]).toEqual([status, code, status]);
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(reply.body).toMatchObject({
    type: `urn:samspar:problem:${code}`,
    title: expect.any(String),
    detail: expect.any(String),
    instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    sentence: { sv: expect.any(String), en: expect.any(String) },
  });
  expect(reply.text).not.toMatch(/node_modules|\.ts:|\n +at /);
};

describe('a request that cannot be taken', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it.each([
    ['a field that does not exist', { surname: 'x' }, 'surname'],
    ['a misspelt field', { referedOn: '2024-02-01' }, 'referedOn'],
    [
      'an unknown field of the profile',
      { profile: { sex: 'woman', birthDate: '1990-01-01' } },
      'profile.birthDate',
    ],
    ['consent at the source, which only an import may state', { consentAtSource: true }, 'consentAtSource'],
    ['a missing sex', { profile: {} }, 'profile.sex'],
    ['a sex that is no code', { profile: { sex: 'kvinna' } }, 'profile.sex'],
    ['a profile that is a list', { profile: [{ sex: 'woman' }] }, 'profile'],
    ['a profile that is nothing', { profile: null }, 'profile'],
    ['a day that does not exist', { referredOn: '2023-02-29' }, 'referredOn'],
    ['a day of another form', { referredOn: '1 mars 2024' }, 'referredOn'],
    [
      'a time with both months and bracket',
      { profile: { sex: 'man', timeWithoutWork: { months: 3, bracket: '1-2' } } },
      'profile.timeWithoutWork',
    ],
    [
      'half a month',
      { profile: { sex: 'man', timeWithoutWork: { months: 0.5 } } },
      'profile.timeWithoutWork.months',
    ],
    [
      'a livelihood within lists of lists',
      { profile: { sex: 'man', livelihood: [[{ source: 'salary' }]] } },
      'profile.livelihood',
    ],
    [
      'an unknown livelihood',
      { profile: { sex: 'man', livelihood: [{ source: 'lön' }] } },
      'profile.livelihood.0.source',
    ],
    ['a need group twice', { profile: { sex: 'man', needGroups: ['young', 'young'] } }, 'profile.needGroups'],
    ['a unit that holds an identity number', { referringUnit: 'Enhet 199006022397' }, 'referringUnit'],
    ['an identity number with a wrong digit', { identityNumber: '199006022398' }, 'identityNumber'],
    [
      'a unit with an identity number in wide digits',
      { referringUnit: '１９９００６０２２３９７' },
      'referringUnit',
    ],
    ['a unit with an identity number spaced out', { referringUnit: '1990 06 02 23 97' }, 'referringUnit'],
    ['a unit with a control character', { referringUnit: 'A\u0000' }, 'referringUnit'],
    ['a unit with half a character', { referringUnit: '\ud800' }, 'referringUnit'],
    ['a name without a number', { name: 'Kim Prov' }, 'name'],
    ['an identity number that is a number', { identityNumber: 199006022397 }, 'identityNumber'],
  ])('for %s names the field and repeats no value', async (_what, said, field) => {
    const reply = await server.post(JOURNEYS, referral(said));
    expectProblem(reply, 400, 'BodyInvalid');
    expect(reply.body['errors']).toEqual([
      expect.objectContaining({ field, sentence: { sv: expect.any(String), en: expect.any(String) } }),
    ]);
    expect(reply.text).not.toMatch(/19900602239|Kim Prov/);
  });

  it('lists every wrong field at once, with what would do', async () => {
    const reply = await server.post(
      JOURNEYS,
      referral({ referedOn: '2024-02-01', profile: { sex: 'womam' } }),
    );
    expect(reply.body['errors']).toEqual([
      expect.objectContaining({ field: 'referedOn', suggestion: 'referredOn' }),
      expect.objectContaining({
        field: 'profile.sex',
        allowed: expect.arrayContaining(['man']),
        suggestion: 'woman',
      }),
    ]);
  });

  it.each([
    ['insats', { intervention: 'finsam-teem' }, 'InterventionUnknown', 'finsam-team'],
    ['insats that has ended', { intervention: 'dev' }, 'InterventionNotActive', undefined],
    ['insats without participants', { intervention: 'natverk' }, 'InterventionHasNoParticipants', undefined],
    ['district', { profile: { sex: 'man', district: 'farst' } }, 'DistrictUnknown', 'farsta'],
    [
      'merged district',
      { profile: { sex: 'man', district: 'norrmalm' } },
      'DistrictNotInForce',
      'norra-innerstaden',
    ],
    ['association', { association: 'provkomun' }, 'AssociationUnknown', 'provkommun'],
  ])('for an unusable %s says which there are', async (_what, said, code, suggestion) => {
    const reply = await server.post(JOURNEYS, referral(said));
    expectProblem(reply, 422, code);
    expect(reply.body['allowed']).toEqual(expect.any(Array));
    expect(reply.body['suggestion']).toBe(suggestion);
  });

  it('that the rules refuse answers the refusal with its facts and writes nothing', async () => {
    const before = await server.installation.store.lastPosition();
    const future = await server.post(
      JOURNEYS,
      referral({ referredOn: '2025-06-16', identityNumber: '199006022397' }),
    );
    expectProblem(future, 422, 'DayInFuture');
    expect(future.body).toMatchObject({
      refusal: { field: 'occurredOn', day: '2025-06-16', today: '2025-06-15' },
    });
    expectProblem(
      await server.post(JOURNEYS, referral({ anonymous: true, identityNumber: '199006022397' })),
      422,
      'AnonymousWithIdentity',
    );
    expect(await server.installation.store.lastPosition()).toBe(before);
  });

  it.each([
    ['start', { occurredOn: '2024-03-01', profile: { sex: 'man' } }, [], 409, 'ReferralNotAccepted'],
    [
      'exit/care',
      { occurredOn: '2024-03-01', reasons: ['care-or-rehabilitation'] },
      [ACCEPTED],
      409,
      'JourneyNotStarted',
    ],
    ['acceptance', { occurredOn: '2024-03-01' }, [ACCEPTED], 409, 'ReferralAlreadyAnswered'],
    ['acceptance', { occurredOn: '2024-01-31' }, [], 422, 'DaysRunBackwards'],
    [
      'exit/care',
      { occurredOn: '2024-02-29', reasons: ['care-or-rehabilitation'] },
      [ACCEPTED, STARTED],
      422,
      'DaysRunBackwards',
    ],
    [
      'corrections',
      { fact: 'exitedOn', value: '2024-04-01', reason: 'entry-error' },
      [ACCEPTED],
      409,
      'FactNotYetKnown',
    ],
    ['reinstatement', { reason: 'entry-error' }, [], 409, 'JourneyNotMisregistered'],
    [
      'start',
      { occurredOn: '2024-03-01', profile: { sex: 'man', ageAtStart: 40 }, birthYear: 1990 },
      [ACCEPTED],
      422,
      'AgeConflict',
    ],
  ] as const)('%s out of order is refused: %j', async (resource, body, facts, status, code) => {
    const { path, etag } = await journey(server, facts);
    expectProblem(await server.post(`${path}/${resource}`, body, { ifMatch: etag }), status, code);
    expect((await server.get(path)).etag).toBe(etag);
  });

  it.each([
    ['sex', 'kvinna', 'value'],
    ['timeWithoutWork', { months: -1 }, 'value.months'],
    ['referredOn', '2024-13-01', 'value'],
    ['exitReasons', [], 'value'],
    ['sexx', 'man', 'fact'],
  ])('a correction of %s to %j names the field', async (fact, value, field) => {
    const { path, etag } = await journey(server);
    const reply = await server.post(
      `${path}/corrections`,
      { fact, value, reason: 'entry-error' },
      { ifMatch: etag },
    );
    expectProblem(reply, 400, 'BodyInvalid');
    expect(reply.body['errors']).toEqual([expect.objectContaining({ field })]);
  });

  it.each([
    ['unknown address', '/api/v1/nothing', 404, 'RouteUnknown'],
    ['address with a slash too many', '/api/v1/health/', 404, 'RouteUnknown'],
    ['unknown journey', `${JOURNEYS}/${randomUUID()}`, 404, 'JourneyNotFound'],
    ['address that names no journey', `${JOURNEYS}/199006022397`, 404, 'JourneyNotFound'],
    ['address that cannot be read', `${JOURNEYS}/%zz`, 400, 'RequestUnusable'],
  ])('to an %s is a problem', async (_what, path, status, code) => {
    expectProblem(await server.get(path), status, code);
  });

  it.each([
    ['where=district:199006022397', 'ValueUnknown'],
    ['199006022397=x', 'ParameterUnknown'],
    ['asKnownAt=19900602-2397', 'NotAMoment'],
  ])('for a figure with an identity number in it, %s, repeats it only masked', async (asked, code) => {
    const reply = await server.get(
      `/api/v1/statistics?measure=started&from=2024-01-01&to=2024-12-31&${asked}`,
    );
    expectProblem(reply, 400, code);
    expect(reply.text).not.toMatch(/0602-?2397/);
  });

  it.each(['PUT', 'DELETE', 'POST'])(
    'to change the OpenAPI document with %s is a problem',
    async (method) => {
      expectProblem(await server.send('/api/v1/openapi.json', { method }), 404, 'RouteUnknown');
    },
  );

  it('to a journey that does not exist writes nothing', async () => {
    const reply = await server.post(
      `${JOURNEYS}/${randomUUID()}/acceptance`,
      { occurredOn: '2024-02-10' },
      { ifMatch: '"0"' },
    );
    expectProblem(reply, 404, 'JourneyNotFound');
  });

  it.each([
    ['without an Idempotency-Key', { key: null }, 400, 'IdempotencyKeyMissing'],
    ['with a blank in its Idempotency-Key', { key: 'a b' }, 400, 'IdempotencyKeyUnusable'],
    ['with an identity number as Idempotency-Key', { key: '19900602-2397' }, 400, 'IdempotencyKeyUnusable'],
    ['with another content type', { headers: { 'content-type': 'text/plain' } }, 415, 'MediaTypeUnsupported'],
    ['compressed', { headers: { 'content-encoding': 'gzip' } }, 415, 'MediaTypeUnsupported'],
    [
      'in another charset than UTF-8',
      { headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
      'MediaTypeUnsupported',
    ],
  ])('%s is a problem', async (_what, sending, status, code) => {
    expectProblem(await server.post(JOURNEYS, referral(), sending), status, code);
  });

  it('with a slash after its address is a problem, whatever it carries', async () => {
    expectProblem(await server.post(`${JOURNEYS}/`, referral()), 404, 'RouteUnknown');
  });

  it('with a charset that says UTF-8 is none', async () => {
    const headers = { 'content-type': 'Application/JSON; charset="UTF-8"' };
    expect((await server.post(JOURNEYS, `\uFEFF${JSON.stringify(referral())}`, { headers })).status).toBe(
      201,
    );
  });

  it.each([
    ['JSON cut short', '{"intervention": "199006022397', 400, 'BodyMalformed'],
    ['a text', '"referral"', 400, 'BodyMalformed'],
    ['null', 'null', 400, 'BodyMalformed'],
    ['a list', '[]', 400, 'BodyMissing'],
    ['nothing', '', 400, 'BodyInvalid'],
    ['a key that would reach the prototype', '{"__proto__": {"sex": "woman"}}', 400, 'BodyInvalid'],
    [
      'ten thousand nested lists',
      '{"profile":'.concat('['.repeat(10_000), ']'.repeat(10_000), '}'),
      400,
      'BodyTooDeep',
    ],
    ['more than a megabyte', JSON.stringify({ note: 'x'.repeat(1_100_000) }), 413, 'BodyTooLarge'],
  ])('with %s as its body is a problem', async (_what, body, status, code) => {
    const reply = await server.post(JOURNEYS, body);
    expectProblem(reply, status, code);
    expect(reply.text).not.toContain('199006022397');
  });

  it('through another name than this machine’s is a problem', async () => {
    const { port } = new URL(server.url);
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', path: '/api/v1/health', headers: { host: 'other.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it('is logged by method, route pattern, status and time alone', async () => {
    const { path } = await journey(server, [], { identityNumber: '199006022397' });
    await server.get(path);
    await server.get(`${JOURNEYS}/199006022397?name=Kim`);
    expect(server.lines.at(-2)).toMatch(/^GET \/api\/v1\/journeys\/:id 200 \d+ ms$/);
    expect(server.lines.at(-1)).toMatch(/^GET \/api\/v1\/journeys\/:id 404 \d+ ms$/);
    expect(server.lines.join('\n')).not.toMatch(/199006022397|name=Kim/);
  });
});

describe('with several associations', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer([
      SETUP,
      { ...SETUP, association: 'annan', name: 'Samordningsförbundet Annan' },
    ]);
  });
  afterAll(() => server.close());

  it('a referral and a question are for the asker’s own, and no other is there', async () => {
    expect((await server.post(JOURNEYS, referral())).status).toBe(201);
    expectProblem(await server.post(JOURNEYS, referral({ association: 'annan' })), 422, 'AssociationUnknown');
    const question = '/api/v1/statistics?measure=referred&from=2024-01-01&to=2024-12-31';
    expect((await server.get(question)).status).toBe(200);
    expectProblem(await server.get(`${question}&where=association:annan`), 403, 'NotAllowed');
    expect((await server.get('/api/v1/associations')).body).toMatchObject({
      associations: [{ id: 'provkommun' }, { id: 'annan' }],
    });
  });
});

describe('before any association is set up', () => {
  it('nobody can sign in, so that nothing is registered', async () => {
    const server = await startServer([]);
    try {
      expectProblem(await server.post(JOURNEYS, referral()), 401, 'NotSignedIn');
    } finally {
      await server.close();
    }
  });
});

describe('when a part of the installation fails', () => {
  let server: Server;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  it('the log being closed is 503 with Retry-After, and its sentence is only in the server’s log', async () => {
    const { path } = await journey(server);
    await server.installation.store.close();
    const reply = await server.get(path);
    expectProblem(reply, 503, 'StoreUnavailable');
    expect(reply.headers.get('retry-after')).toBe('10');
    expect(reply.text).not.toContain(server.folder);
  });

  it('an event nobody can read stops the figures, not the registration, and is logged under the number answered', async () => {
    const id = randomUUID();
    await server.installation.store.append(`journey-${id}`, 'noStream', [
      {
        id: randomUUID(),
        type: 'SomethingUnheardOf',
        schemaVersion: 1,
        occurredOn: '2024-01-01',
        data: {},
        metadata: {
          actor: 'operator',
          role: 'operator',
          commandId: randomUUID(),
          correlationId: randomUUID(),
        },
      },
    ]);
    const unread = await server.get(`${JOURNEYS}/${id}`);
    expectProblem(unread, 500, 'InternalError');
    const number = String(unread.body['instance']).replace('urn:uuid:', '');
    expect(server.lines.join('\n')).toMatch(new RegExp(`^${number} Error: .*SomethingUnheardOf`, 'm'));
    const isStopped = async () => (await server.get('/api/v1/health')).body['status'] === 'stopped';
    while (!(await isStopped())) await setTimeout(20);
    expectProblem(
      await server.get('/api/v1/statistics?measure=started&from=2024-01-01&to=2024-12-31'),
      503,
      'ProjectionStopped',
    );
    expect(await server.get('/api/v1/health')).toMatchObject({
      status: 503,
      body: { status: 'stopped', stoppedAt: expect.stringMatching(/^\d+$/) },
    });
    expect((await server.post(JOURNEYS, referral())).status).toBe(201);
  });
});
