import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@samspar/association';
import { type Installation, openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { unzipSync } from 'fflate';
import { serve, type Serving } from '../../apps/server/src/serve.js';
import { SETUP, signIn, userId } from './server.js';

const FILES = '/api/v1/evaluation-files';
const DAY_MS = 86_400_000;
const ORDER = {
  receiver: 'isf',
  ground: 'isf-act',
  secrecy: 'no-harm',
  purpose: 'results',
  reference: 'ISF 2025-0123',
  interventions: ['finsam-team'],
  from: '2025-05-01',
  to: '2025-05-31',
  columns: ['referredOn', 'sex'],
  days: 7,
};

type Session = Readonly<Record<string, string>>;
type Sending = Readonly<{ body?: unknown; key?: string | null; headers?: Session }>;

let folder: string;
let installation: Installation;
let serving: Serving;
let lead: Session;
let now = Date.parse('2025-06-15T10:00:00Z');

const sessionOf = (
  name: string,
  roles: readonly Role[],
  said: Readonly<{ interventions?: readonly string[]; unit?: string | null }> = {},
): Promise<Session> => {
  const { interventions = [], unit = null } = said;
  const place = unit === null ? { party: null, unit } : { party: 'municipality' as const, unit };
  return signIn(serving, { externalId: name, name, roles: [...roles], interventions, ...place });
};

/** The lead, whose session has ended meanwhile. */
const signedInAgain = async (): Promise<Session> => {
  const { sessions } = serving.signIn;
  const user = userId('Lena Prov');
  const { id } = await sessions.open({ user, name: 'Lena Prov', subject: 'Lena Prov' });
  return { cookie: `samspar=${id}` };
};

const ask = async (session: Session, path: string, { body, key, headers }: Sending = {}) => {
  const answer = await fetch(serving.url + path, {
    ...(body !== undefined && {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    headers: {
      ...session,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== null && body !== undefined && { 'idempotency-key': key ?? randomUUID() }),
      ...headers,
    },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  const told = isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>) : {};
  return { status: answer.status, headers: answer.headers, bytes, body: told };
};
const make = (said: object = {}, session = lead, sending: Sending = {}) =>
  ask(session, FILES, { body: { ...ORDER, ...said }, ...sending });
const read = (id: unknown, session = lead) => ask(session, `${FILES}/${String(id)}`);
const listed = async (session = lead) =>
  (await ask(session, FILES)).body['files'] as readonly Record<string, unknown>[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-evaluation-'));
  const configuration = readConfiguration({ SAMSPAR_DATA: folder });
  installation = await openInstallation(configuration, { what: 'test', clock: () => now });
  expect(await setUp(installation, SETUP)).toMatchObject({ outcome: 'accepted' });
  serving = await serve(installation, { host: '127.0.0.1', port: 0 }, () => undefined);
  const own = { interventions: ['finsam-team', 'novum'], unit: 'Enheten' };
  lead = await sessionOf('Lena Prov', ['team-lead'], own);
  const anna = await sessionOf('Anna Prov', ['caseworker'], own);
  for (const sex of ['woman', 'man']) {
    const referral = {
      intervention: 'finsam-team',
      referredOn: '2025-05-10',
      referringParty: 'municipality',
      referringUnit: 'Enheten',
      profile: { sex },
    };
    expect((await ask(anna, '/api/v1/journeys', { body: referral })).status).toBe(201);
  }
}, 60_000);
afterAll(async () => {
  await serving.close();
  await installation.close();
  rmSync(folder, { recursive: true });
});

describe('files for evaluation over the API', () => {
  it('are made, listed and fetched as a zip whose rows have the digest that was answered', async () => {
    const made = await make();
    expect(made).toMatchObject({ status: 201, body: { rows: 2, expiresAt: '2025-06-22T10:00:00.000Z' } });
    const { id, digest } = made.body;
    expect(await listed()).toContainEqual(
      expect.objectContaining({
        id,
        digest,
        receiver: 'isf',
        reference: 'ISF 2025-0123',
        columns: ORDER.columns,
        leftOut: '0',
        isThere: true,
      }),
    );
    const { status, headers, bytes } = await read(id);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'application/zip',
      'no-store',
    ]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+\.zip"$/);
    const parts = unzipSync(bytes);
    expect(Object.keys(parts).toSorted()).toEqual([
      'deltaganden.csv',
      'deltaganden.parquet',
      'kodbok.csv',
      'om-filen.txt',
    ]);
    const rows = parts['deltaganden.csv'] ?? new Uint8Array();
    expect(createHash('sha256').update(rows).digest('hex')).toBe(digest);
    expect(new TextDecoder().decode(rows).trim().split('\r\n').slice(1)).toEqual([
      expect.stringMatching(/^[\da-f]{32},2025-05-10,(woman|man)$/),
      expect.stringMatching(/^[\da-f]{32},2025-05-10,(woman|man)$/),
    ]);
  });

  it('are the same where they are sent again, and another order under the key is refused', async () => {
    const key = randomUUID();
    const first = await make({}, lead, { key });
    expect((await make({}, lead, { key })).body).toEqual(first.body);
    expect(await make({ to: '2025-05-30' }, lead, { key })).toMatchObject({
      status: 422,
      body: { code: 'IdempotencyKeyReused' },
    });
  });

  it('are gone when their time is out, and stay listed', async () => {
    const { id } = (await make({ days: 1 })).body;
    now += DAY_MS;
    try {
      const later = await signedInAgain();
      expect(await read(id, later)).toMatchObject({ status: 410, body: { code: 'FileExpired' } });
      expect(await listed(later)).toContainEqual(expect.objectContaining({ id, isThere: false }));
    } finally {
      now -= DAY_MS;
    }
  });

  it.each([
    ['of insatser of others', { interventions: ['natverk'] }, 422, 'InterventionOfOthers'],
    ['of insatser that another authority runs', { interventions: ['novum'] }, 422, 'InterventionOfOthers'],
    ['on the ground of another receiver', { ground: 'state-audit' }, 422, 'GroundOfAnother'],
    [
      'with what is sensitive on a ground that does not cover it',
      {
        receiver: 'evaluator',
        ground: 'processor-agreement',
        secrecy: 'reservation',
        columns: ['obstacle'],
      },
      422,
      'ColumnsSensitive',
    ],
    ['of a period that runs backwards', { to: '2025-04-30' }, 422, 'PeriodBackwards'],
    ['of a period that has nobody', { from: '2024-01-01', to: '2024-01-31' }, 409, 'NothingToGive'],
    ['for more days than it is kept', { days: 31 }, 400, 'BodyInvalid'],
    ['with a number of a person', { reference: '19850714-2381' }, 400, 'BodyInvalid'],
    ['with a column that is none', { columns: ['name'] }, 400, 'BodyInvalid'],
    ['without columns', { columns: [] }, 400, 'BodyInvalid'],
    ['of no insats', { interventions: [] }, 422, 'NoIntervention'],
    ['with more than is asked', { extra: 1 }, 400, 'BodyInvalid'],
  ])('are refused %s', async (_, said, status, code) => {
    const { status: answered, body } = await make(said);
    expect([answered, body['code']]).toEqual([status, code]);
    expect(body['sentence']).toEqual({ sv: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) });
  });

  it('are refused without a key, and of what is not JSON', async () => {
    expect(await make({}, lead, { key: null })).toMatchObject({
      status: 400,
      body: { code: 'IdempotencyKeyMissing' },
    });
    expect((await ask(lead, FILES, { body: '{' })).status).toBe(400);
    expect((await make({}, lead, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });

  it('are made by whoever leads insatser alone, and fetched by whoever made them', async () => {
    const { id } = (await make()).body;
    const others = await Promise.all([
      sessionOf('Karin Prov', ['office']),
      sessionOf('Stina Prov', ['board']),
      sessionOf('Bo Prov', ['caseworker'], { interventions: ['finsam-team'], unit: 'Enheten' }),
      sessionOf('Admir Prov', ['admin']),
    ]);
    for (const session of others) {
      expect((await make({}, session)).status).toBe(403);
      expect((await read(id, session)).status).toBe(403);
      expect((await ask(session, FILES)).status).toBe(403);
    }
    const colleague = await sessionOf('Lars Prov', ['team-lead'], {
      interventions: ['finsam-team'],
      unit: 'Enheten',
    });
    expect(await read(id, colleague)).toMatchObject({
      status: 404,
      body: { code: 'EvaluationFileNotFound' },
    });
    expect((await read('nobodys')).status).toBe(410);
  });

  it('are seen by auditors to have been made, without being theirs to fetch', async () => {
    const { id } = (await make()).body;
    const auditor = await sessionOf('Gustav Prov', ['auditor']);
    expect(await listed(auditor)).toContainEqual(expect.objectContaining({ id, by: expect.any(String) }));
    expect((await read(id, auditor)).status).toBe(403);
    expect((await make({}, auditor)).status).toBe(403);
  });

  it('are asked for by nobody who is not signed in', async () => {
    for (const answer of [await ask({}, FILES), await make({}, {}), await read(randomUUID(), {})])
      expect(answer.status).toBe(401);
  });
});
