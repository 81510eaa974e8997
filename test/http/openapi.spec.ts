import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEX } from '@samspar/codes';
import { STATED_UNKNOWNS } from '@samspar/kernel';
import { ACCEPTED, journey, type Server, startServer } from './server.js';

const ROUTES = [
  'GET /api/v1/access-checks',
  'GET /api/v1/access-checks/{month}',
  'PUT /api/v1/access-checks/{month}/sample',
  'PUT /api/v1/access-checks/{month}/results',
  'GET /api/v1/audit/due',
  'PUT /api/v1/audit/recount',
  'PUT /api/v1/audit/{matter}/{of}',
  'GET /api/v1/annual-reports/{name}/{period}',
  'GET /api/v1/annual-reports/{name}/{period}/report.pdf',
  'GET /api/v1/annual-reports/{name}/{period}/report.xlsx',
  'GET /api/v1/annual-reports/{name}/{period}/expected/{intervention}',
  'PUT /api/v1/annual-reports/{name}/{period}/expected/{intervention}',
  'POST /api/v1/annual-reports/{name}/{period}/publication',
  'GET /api/v1/annual-reports/{name}/{period}/texts/{slot}',
  'PUT /api/v1/annual-reports/{name}/{period}/texts/{slot}',
  'GET /api/v1/associations',
  'GET /api/v1/associations/{association}/unknown-units',
  'PUT /api/v1/associations/{association}/authorities/{id}',
  'PUT /api/v1/associations/{association}/units/{id}',
  'PUT /api/v1/associations/{association}/units/{id}/alias',
  'PUT /api/v1/associations/{association}/units/{id}/authority',
  'GET /api/v1/disclosures',
  'GET /api/v1/esf-lists',
  'POST /api/v1/esf-lists',
  'GET /api/v1/esf-lists/{id}',
  'GET /api/v1/evaluation-files',
  'POST /api/v1/evaluation-files',
  'GET /api/v1/evaluation-files/{id}',
  'GET /api/v1/finsam',
  'GET /api/v1/finsam/{year}',
  'POST /api/v1/finsam/{year}/figures',
  'POST /api/v1/finsam/{year}/reports',
  'POST /api/v1/journeys/{id}/identity',
  'GET /api/v1/evidence',
  'GET /api/v1/health',
  'GET /api/v1/journeys/{id}',
  'GET /api/v1/journeys/{id}/events',
  'GET /api/v1/journeys/{id}/evidence',
  'POST /api/v1/journeys/{id}/evidence',
  'GET /api/v1/journeys/{id}/extract',
  'GET /api/v1/journeys/{id}/extracts/{extract}',
  'GET /api/v1/journeys/{id}/person',
  'GET /api/v1/journeys/{id}/referral',
  'GET /api/v1/questions',
  'POST /api/v1/questions/own',
  'GET /api/v1/questions/own/{id}',
  'PUT /api/v1/questions/own/{id}',
  'POST /api/v1/questions/own/{id}/tables',
  'POST /api/v1/questions/own/{id}/tables/{table}/removal',
  'POST /api/v1/questions/own/{id}/answers',
  'POST /api/v1/questions/own/{id}/proposal',
  'POST /api/v1/questions/own/{id}/removal',
  'GET /api/v1/questions/{question}',
  'POST /api/v1/questions/{question}/statements',
  'POST /api/v1/questions/{question}/statements/withdrawal',
  'GET /api/v1/publications',
  'POST /api/v1/publications',
  'GET /api/v1/publications/{id}',
  'GET /api/v1/publications/{id}/evidence',
  'PUT /api/v1/publications/{id}',
  'POST /api/v1/publications/{id}/approval',
  'POST /api/v1/publications/{id}/proposal',
  'GET /api/v1/publications/{id}/rerun',
  'POST /api/v1/publications/{id}/return',
  'POST /api/v1/publications/{id}/tables',
  'GET /api/v1/publications/{id}/tables/{table}/explain',
  'POST /api/v1/publications/{id}/typed-tables',
  'POST /api/v1/publications/{id}/typed-tables/{table}/removal',
  'POST /api/v1/publications/{id}/tables/{table}/removal',
  'POST /api/v1/publications/{id}/withdrawal',
  'GET /oppna-data',
  'GET /oppna-data/katalog.jsonld',
  'GET /oppna-data/katalog.rdf',
  'GET /oppna-data/katalog.ttl',
  'GET /oppna-data/{release}',
  'GET /oppna-data/{release}/{table}.csv',
  'GET /oppna-data/{release}/{table}.csv-metadata.json',
  'GET /oppna-data/{release}/{table}.json',
  'GET /oppna-data/{release}/{table}.px',
  'GET /api/v1/statistics',
  'GET /api/v1/statistics/before-after',
  'GET /api/v1/statistics/explain',
  'GET /api/v1/statistics/explain/journeys',
  'GET /api/v1/statistics/table',
  'GET /api/v1/reports',
  'GET /api/v1/reports/{name}',
  'POST /api/v1/imports',
  'POST /api/v1/imports/{batch}/reversal',
  'POST /api/v1/journeys',
  ...[
    'acceptance',
    'annulments',
    'assessments',
    'note-corrections',
    'anonymity-end',
    'caseworker',
    'consent',
    'consent-withdrawal',
    'disclosure',
    'corrections',
    'decision-closings',
    'employer-contacts',
    'extracts',
    'exit/care',
    'exit/continued-support',
    'exit/other',
    'exit/work-or-studies',
    'follow-ups',
    'handover',
    'misregistration',
    'missed-follow-ups',
    'person/contact',
    'person/former-number/parting',
    'person/number',
    'plan',
    'plan-revisions',
    'protection',
    'protection-end',
    'referral-withdrawal',
    'refusal',
    'reinstatement',
    'reopening',
    'start',
    'team-meetings',
    'waiting-list',
  ].map((noun) => `POST /api/v1/journeys/{id}/${noun}`),
];

type Schema = {
  type?: string;
  enum?: unknown[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  example?: unknown;
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
};

let document: Document;

/** A schema with the one that it refers to in place. */
const inPlace = (schema: Schema): Schema => {
  const { $ref = schema.allOf?.[0]?.$ref, ...own } = schema;
  return { ...($ref && document.components.schemas[$ref.split('/').at(-1) ?? '']), ...own };
};

/** What a schema has for an example, or what those of its properties make together. */
const exampleOf = (given: Schema): unknown => {
  const { example, type, items = {}, properties = {}, required = [] } = inPlace(given);
  if (example !== undefined) return example;
  if (type === 'array') return [exampleOf(items)];
  if (type !== 'object') return undefined;
  return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {})]));
};

/** Each of the schemas that an answer may have. */
const alternatives = (given: Schema): readonly Schema[] => inPlace(given).oneOf ?? [given];

/** Where a value is not what its schema says; a property that the schema does not name is wrong too. */
const misfits = (given: Schema, value: unknown, at = ''): string[] => {
  const schema = inPlace(given);
  if (schema.oneOf) {
    const each = schema.oneOf.map((one) => misfits(one, value, at));
    return each.find((one) => one.length === 0) ?? each.flat();
  }
  if (value === null) return schema.nullable ? [] : [at];
  if (schema.enum && !schema.enum.includes(value)) return [at];
  if (Array.isArray(value))
    return schema.type === 'array'
      ? value.flatMap((part, index) => misfits(schema.items ?? {}, part, `${at}/${index}`))
      : [at];
  if (typeof value !== 'object')
    return (schema.type === 'integer' ? Number.isInteger(value) : typeof value === schema.type) ? [] : [at];
  if (schema.type !== 'object') return [at];
  const { properties, required = [], additionalProperties: rest } = schema;
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${at}/${name} missing`),
    ...Object.entries(value).flatMap(([name, part]) => {
      const own = properties?.[name] ?? (typeof rest === 'object' ? rest : undefined);
      if (own) return misfits(own, part, `${at}/${name}`);
      return properties && rest !== true ? [`${at}/${name} unnamed`] : [];
    }),
  ];
};

type Operation = {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

describe('the OpenAPI document', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
    document = JSON.parse((await server.get('/api/v1/openapi.json')).text);
  });
  afterAll(() => server.close());

  it('lists every route there is, and no other', () => {
    expect(
      operations()
        .map(([route]) => route)
        .sort(),
    ).toEqual([...ROUTES].sort());
  });

  it('gives every operation an id of its own, a summary and its answers', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [route, { summary, responses }] of operations())
      expect([route, summary, Object.keys(responses).some((status) => status.startsWith('2'))]).toEqual([
        route,
        expect.stringMatching(/./),
        true,
      ]);
  });

  it('describes the answers that are really given', async () => {
    const { path, etag } = await journey(server, [ACCEPTED]);
    const start = { occurredOn: '2024-03-01', profile: { sex: 'man', ageAtStart: 70 } };
    const begun = await server.post(`${path}/start`, start, { ifMatch: etag });
    expect(begun.body.warnings).not.toEqual([]);
    const csv = 'Löpnummer;Insats;Anmälningsdatum;Kön\r\n1;Novum;2024-02-01;Man\r\n2;Nobum;2024-02-01;Man';
    const sent = {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'idempotency-key': 'one' },
      body: csv,
    };
    const report = await server.send('/api/v1/imports', sent);
    const reversal = await server.post(`/api/v1/imports/${String(report.body.batch)}/reversal`, undefined);
    const period = `from=2024-01-01&to=2024-12-31&after=${String(reversal.body.position)}`;
    const ask = (rest: string) => server.get(`/api/v1/statistics?${period}&${rest}`);
    const table = (rest: string) => server.get(`/api/v1/statistics/table?${period}&${rest}`);
    const answers = [
      ['post', '/api/v1/journeys/{id}/start', begun],
      ['post', '/api/v1/journeys/{id}/start', await server.post(`${path}/start`, { profile: 7 })],
      ['get', '/api/v1/journeys/{id}', await server.get(path)],
      ['get', '/api/v1/journeys/{id}', await server.get('/api/v1/journeys/none')],
      ['get', '/api/v1/journeys/{id}/referral', await server.get(`${path}/referral`)],
      ['get', '/api/v1/health', await server.get('/api/v1/health')],
      ['get', '/api/v1/associations', await server.get('/api/v1/associations')],
      ['post', '/api/v1/imports', report],
      ['post', '/api/v1/imports/{batch}/reversal', reversal],
      ['get', '/api/v1/statistics', await ask('measure=started&by=sex,livelihood&where=sex:woman')],
      ['get', '/api/v1/statistics', await ask('measure=daysToStart&by=intervention')],
      ['get', '/api/v1/statistics', await ask('measure=started&by=sex&protect=public')],
      ['get', '/api/v1/statistics', await ask('measure=started&asKnownAt=2001-01-01')],
      ['get', '/api/v1/statistics/table', await table('measure=started&rows=sex&compareWith=year')],
      ['get', '/api/v1/statistics/table', await table('measure=daysToStart&columns=sex&protect=public')],
      ['get', '/api/v1/reports/{name}', await server.get(`/api/v1/reports/aret?${period}`)],
    ] as const;
    for (const [method, route, { status, body }] of answers) {
      const content = document.paths[route]?.[method]?.responses[status]?.content;
      const [{ schema } = { schema: {} }] = Object.values(content ?? {});
      expect([route, status, misfits(schema, body)]).toEqual([route, status, []]);
    }
  });

  it('gives an example of every answer, which is as its schema says', () => {
    for (const [route, { responses }] of operations())
      for (const [status, { content }] of Object.entries(responses)) {
        const [{ schema } = { schema: {} }] = Object.values(content ?? {});
        for (const one of alternatives(schema))
          expect([route, status, misfits(one, exampleOf(one))]).toEqual([route, status, []]);
      }
  });

  it('refers only to schemas that it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(50);
    for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  it('declares each name in a path as a required parameter, and the headers of every command', () => {
    for (const [route, { parameters }] of operations()) {
      const named = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
      expect(required).toEqual(expect.arrayContaining(named));
      // Asking whom a journey is about, or for its texts, changes nothing, and each asking is a reading.
      if (route.startsWith('POST') && !/\/(identity|evidence)$/.test(route))
        expect(required).toContain('Idempotency-Key');
      // Who is protected is the person, whatever the journey's revision, which would tell what others have registered of her; an extract tells of several, and its
      // body names the revision of each.
      if (/^POST .*journeys\/(?!.*(?:(?:identity|evidence)$|protection|\/person\/|\/extracts$))/.test(route))
        expect(required).toContain('If-Match');
    }
  });

  it('describes no body that is not read', async () => {
    for (const [route, { requestBody }] of operations()) {
      if (!requestBody?.content['application/json']) continue;
      const [method = '', path = ''] = route.split(' ');
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'one' };
      const { body } = await server.send(path, { method, body: '{', headers });
      expect([route, body['code']]).toEqual([route, 'BodyMalformed']);
    }
  });

  it('describes every body, with the codes of its lists', () => {
    for (const [route, { requestBody }] of operations())
      if (
        route.startsWith('POST') &&
        !/\/(reversal|protection|parting|proposal|approval|removal|publication)$/.test(route)
      )
        expect([route, Object.keys(requestBody?.content ?? {}).length > 0]).toEqual([route, true]);
    const profile = document.components.schemas['ProfileBody'];
    expect(profile?.properties?.['sex']?.enum).toEqual([...SEX.map(({ code }) => code), ...STATED_UNKNOWNS]);
    expect(profile?.required).toEqual(['sex']);
  });
});
