import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CASEWORKER, ACCEPTED, journey, JOURNEYS, referral, type Server, startServer } from './server.js';

describe('a command that is sent again', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const events = async (path: string): Promise<number | undefined> =>
    (await server.get(path)).body.events?.length;

  it('after a lost answer gets the first answer and writes nothing, though others have written since', async () => {
    const { path } = await journey(server);
    const key = randomUUID();
    const first = await server.post(
      `${path}/acceptance`,
      { occurredOn: '2024-02-10' },
      { key, ifMatch: '"0"' },
    );
    await server.post(
      `${path}/caseworker`,
      { occurredOn: '2024-02-11', caseworker: CASEWORKER },
      { ifMatch: '"1"' },
    );
    const again = await server.post(
      `${path}/acceptance`,
      { occurredOn: '2024-02-10' },
      { key, ifMatch: '"0"' },
    );
    expect(again).toMatchObject({ status: 201, etag: '"1"', body: { ...first.body, repeated: true } });
    expect(await events(path)).toBe(3);
  });

  it('to create a journey creates one', async () => {
    const key = randomUUID();
    const said = referral({
      identityNumber: '199006022397',
      profile: { sex: 'woman' },
      note: 'En anteckning',
    });
    const answers = await Promise.all([1, 2, 3].map(() => server.post(JOURNEYS, said, { key })));
    const last = await server.post(JOURNEYS, said, { key });
    expect(new Set([...answers, last].map(({ body }) => body['journey'])).size).toBe(1);
    expect(last.body).toMatchObject({ repeated: true, revision: 0, warnings: answers[0]?.body['warnings'] });
    expect(await events(last.headers.get('location') ?? '')).toBe(1);
  });

  it('with its fields in another order is the same command', async () => {
    const key = randomUUID();
    const said = referral();
    const turned = Object.fromEntries(Object.entries(said).toReversed());
    await server.post(JOURNEYS, said, { key });
    expect((await server.post(JOURNEYS, turned, { key })).body).toMatchObject({ repeated: true });
  });

  it('with another body under the same key is refused, at creation and later', async () => {
    const key = randomUUID();
    const { path } = await journey(server);
    await server.post(JOURNEYS, referral(), { key });
    expect(await server.post(JOURNEYS, referral({ referredOn: '2024-02-02' }), { key })).toMatchObject({
      status: 422,
      body: { code: 'IdempotencyKeyReused' },
    });
    await server.post(`${path}/acceptance`, { occurredOn: '2024-02-10' }, { key, ifMatch: '"0"' });
    expect(
      await server.post(`${path}/acceptance`, { occurredOn: '2024-02-11' }, { key, ifMatch: '"0"' }),
    ).toMatchObject({ status: 422, body: { code: 'IdempotencyKeyReused' } });
    expect(await events(path)).toBe(2);
  });

  it('with the same key on another journey is another command', async () => {
    const key = randomUUID();
    for (const { path } of [await journey(server), await journey(server)])
      expect(
        (await server.post(`${path}/acceptance`, { occurredOn: '2024-02-10' }, { key, ifMatch: '"0"' })).body,
      ).toMatchObject({ repeated: false });
  });

  it('gets its first answer though its district is no longer a possible one for the day', async () => {
    const { path } = await journey(server, [ACCEPTED]);
    const key = randomUUID();
    const body = { occurredOn: '2024-03-01', profile: { sex: 'woman', district: 'kungsholmen' } };
    await server.post(`${path}/start`, body, { key, ifMatch: '"1"' });
    const other = { ...body, profile: { sex: 'woman', district: 'norrmalm' } };
    expect((await server.post(`${path}/start`, other, { key, ifMatch: '"1"' })).body).toMatchObject({
      code: 'IdempotencyKeyReused',
    });
  });
});

describe('If-Match', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('lets one of two writers through; the other is told the present revision and writes nothing', async () => {
    const { path } = await journey(server);
    const replies = await Promise.all(
      ['2024-02-10', '2024-02-11'].map((occurredOn) =>
        server.post(`${path}/acceptance`, { occurredOn }, { ifMatch: '"0"' }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 412]);
    const lost = replies.find(({ status }) => status === 412);
    expect(lost).toMatchObject({ etag: '"1"', body: { code: 'RevisionStale', revision: 1 } });
    expect((await server.get(path)).body).toMatchObject({ revision: 1 });
  });

  it.each([
    ['is missing', null, 428, 'IfMatchMissing'],
    ['is of an earlier revision', '"0"', 412, 'RevisionStale'],
    ['is of a revision that has not come', '"7"', 412, 'RevisionStale'],
    ['names anything', '*', 400, 'IfMatchUnusable'],
    ['is weak', 'W/"1"', 400, 'IfMatchUnusable'],
    ['is no revision', '"abc"', 400, 'IfMatchUnusable'],
    ['names several', '"0", "1"', 400, 'IfMatchUnusable'],
  ])('that %s is refused', async (_how, ifMatch, status, code) => {
    const { path } = await journey(server, [ACCEPTED]);
    expect(
      await server.post(
        `${path}/caseworker`,
        { occurredOn: '2024-02-12', caseworker: CASEWORKER },
        { ifMatch },
      ),
    ).toMatchObject({ status, body: { code, status } });
  });
});
