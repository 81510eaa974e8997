import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCEPTED, journey, type Server, startServer, STARTED } from './server.js';

const YEAR = 'from=2024-01-01&to=2024-12-31';
const COMPARE = `/api/v1/statistics/before-after?${YEAR}`;
const ask = (server: Server, rest: string) => server.get(`/api/v1/statistics?${rest}`);

describe('statistics over HTTP', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('counts a journey as soon as the query asks for the position its command answered', async () => {
    const { path, etag } = await journey(server, [ACCEPTED]);
    for (const round of [1, 2, 3]) {
      const fresh = await journey(server, [ACCEPTED]);
      const reply = await server.post(`${fresh.path}/start`, STARTED[1], { ifMatch: fresh.etag });
      const answer = await ask(server, `measure=started&${YEAR}&after=${String(reply.body['position'])}`);
      expect(answer).toMatchObject({
        status: 200,
        body: { total: round, measure: 'started', unit: 'journey' },
      });
    }
    expect((await server.get(path)).etag).toBe(etag);
  });

  it('waits for a position that has not come, then says so with Retry-After', async () => {
    const reply = await ask(server, `measure=started&${YEAR}&after=999999999`);
    expect(reply).toMatchObject({ status: 503, body: { code: 'ViewsBehind' } });
    expect(reply.headers.get('retry-after')).toBe('1');
  });

  it.each([
    [`measure=startd&${YEAR}`, 'ValueUnknown'],
    [YEAR, 'ParameterMissing'],
    [`measure=started&${YEAR}&colour=red`, 'ParameterUnknown'],
    ['measure=started&from=2024-01-01&to=2023-12-31', 'PeriodRunsBackwards'],
    ['measure=started&from=2023-02-29&to=2023-12-31', 'NotADay'],
    [`measure=started&${YEAR}&by=sex,year,month,district,education`, 'TooManyDimensions'],
    [`measure=started&${YEAR}&where=intervention:finsam-teem`, 'ValueUnknown'],
    [`measure=started&${YEAR}&by=state`, 'DimensionNotOfMeasure'],
    [`measure=followUpsDue&${YEAR}&definition=1`, 'NotDefinedThen'],
    [`measure=started&${YEAR}&definition=9`, 'ValueUnknown'],
    [`measure=started&${YEAR}&asKnownAt=yesterday`, 'NotAMoment'],
    [`measure=started&${YEAR}&after=later`, 'NotAPosition'],
  ])('refuses %s as %s, with a sentence in both languages', async (query, code) => {
    expect(await ask(server, query)).toMatchObject({
      status: 400,
      body: { code, sentence: { sv: expect.any(String), en: expect.any(String) } },
    });
  });

  it('compares before and after, or says why that cannot be asked', async () => {
    expect(await server.get(`${COMPARE}&of=livelihood`)).toMatchObject({
      status: 200,
      body: { of: 'livelihood', at: ['start', 'exit'], period: expect.any(Object), notes: expect.any(Array) },
    });
    expect(await server.get(`${COMPARE}&of=livelihood&at=exit,start`)).toMatchObject({
      status: 400,
      body: { code: 'ValueUnknown' },
    });
  });

  it('accounts for the difference of a figure between two moments', async () => {
    const { body } = await ask(server, `measure=started&${YEAR}`);
    const [now, total] = [String(body['asKnownAt']), body['total']];
    const explain = (...moments: readonly string[]) =>
      server.get(
        `/api/v1/statistics/explain?measure=started&${YEAR}&by=sex${moments.map((moment) => `&asKnownAt=${moment}`).join('')}`,
      );
    expect(await explain(now, '2099-12-31')).toMatchObject({
      status: 200,
      body: {
        from: { value: total, asKnownAt: now, definitionVersion: body['definitionVersion'] },
        to: { value: total },
        difference: 0,
        parts: [],
        cell: {},
        definitions: [],
        closes: true,
      },
    });
    expect((await explain('2020-01-01', now)).body).toMatchObject({
      to: { value: total },
      untold: 'notRegistered',
      notRegistered: { dimension: 'association' },
      closes: null,
    });
    expect((await explain(now, `${now}&definition=99`)).body).toMatchObject({
      code: 'ValueUnknown',
      refusal: { parameter: 'definition', value: '99' },
    });
    for (const [moments, code] of [
      [['2025-01-02', '2025-01-01'], 'MomentsRunBackwards'],
      [[now, ''], 'TwoMoments'],
      [[now, now, now], 'ParameterRepeated'],
      [[now, 'i-fjol'], 'NotAMoment'],
    ] as const)
      expect(await explain(...moments)).toMatchObject({
        status: 400,
        body: { code, sentence: { sv: expect.any(String), en: expect.any(String) } },
      });
  });

  it('explains a figure: the rule, what was counted, and what was left out and why', async () => {
    await journey(server, [ACCEPTED]);
    const after = String((await server.get('/api/v1/health')).body['log']);
    const explain = (rest: string) => server.get(`/api/v1/statistics/explain?${rest}&after=${after}`);
    const { status, body } = await explain(`measure=started&${YEAR}&by=sex&cell=sex:man`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      measure: 'started',
      cell: { sex: 'man' },
      figure: { value: 0 },
      counted: 0,
      leftOut: [
        { part: 'dayMissing:startedOn', sentence: { sv: 'Har inte startat' } },
        { part: 'otherCode:sex', reason: 'otherCode', of: 'sex' },
      ],
    });
    const { considered, leftOut } = body as { considered: number; leftOut: { count: number }[] };
    expect(leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(considered);
    expect((await explain(`measure=started&${YEAR}`)).body).toMatchObject({ cell: {}, by: [] });
    for (const cell of ['sex:man', 'sex', 'sex:man&cell=sex:woman', 'year:2024'])
      expect(await explain(`measure=started&${YEAR}&by=sex,year&cell=${cell}`)).toMatchObject({
        status: 400,
        body: { code: 'NotACell' },
      });
    expect(await explain(`measure=started&${YEAR}&by=sex&cell=sex:wommen`)).toMatchObject({
      status: 400,
      body: { code: 'ValueUnknown', refusal: { suggestion: 'woman' } },
    });
  });

  it('health tells how far the log and the views have come', async () => {
    const { body } = await journey(server).then(() => server.get('/api/v1/health'));
    expect(body).toMatchObject({
      status: expect.stringMatching(/^(ok|behind)$/),
      log: expect.stringMatching(/^\d+$/),
    });
    const { log } = body;
    await ask(server, `measure=started&${YEAR}&after=${String(log)}`);
    expect((await server.get('/api/v1/health')).body).toEqual({
      status: 'ok',
      log,
      views: log,
      lag: '0',
      behind: { events: 0, more: false, seconds: 0 },
      warnings: [],
    });
  });
});
