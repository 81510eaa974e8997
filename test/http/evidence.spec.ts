import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyBundle } from '@samspar/evidence';
import { filesIn } from '@samspar/evidence-bundle';
import { HeadKeeping } from '@samspar/log-tree';
import { journey, type Server, signIn, startServer } from './server.js';

type Session = Readonly<Record<string, string>>;

const TODAY = '2025-06-15';
let server: Server;
let auditor: Session;
let office: Session;
let path: string;

beforeAll(async () => {
  server = await startServer();
  path = (await journey(server)).path;
  auditor = await signIn(server.serving, { name: 'Gustav Prov', roles: ['auditor'], interventions: [] });
  office = await signIn(server.serving, { name: 'Karin Prov', roles: ['office'], interventions: [] });
});
afterAll(() => server.close());

const sign = async (): Promise<void> => {
  const { folder, installation } = server;
  const { store, clock } = installation;
  const keeping = new HeadKeeping({ folder, store, clock, log: () => undefined });
  await keeping.grow(undefined, 0);
  await keeping.sign();
  keeping.close();
};
const asked = (address: string, session: Session) =>
  fetch(server.url + address, { headers: session, redirect: 'manual' });
const problemOf = async (address: string, session = auditor): Promise<readonly [number, unknown]> => {
  const response = await asked(address, session);
  return [response.status, ((await response.json()) as { code?: string }).code];
};
const fetched = async (session: Session, body: object) => {
  const headers = { ...session, 'Content-Type': 'application/json', Origin: server.url };
  const response = await fetch(`${server.url}${path}/evidence`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return [response.status, ((await response.json()) as { code?: string }).code];
};
const page = (): string => path.replace('/api/v1/journeys', '/granskning');

describe('evidence over HTTP', () => {
  it('is not there before a head is signed, and says so', async () => {
    expect(await problemOf(`${path}/evidence`)).toEqual([409, 'NoHeadYet']);
    const response = await asked(`/granskning/bevispaket?fran=${TODAY}&till=${TODAY}`, auditor);
    expect([response.status, await response.text()]).toEqual([
      422,
      expect.stringContaining('Loggen har inget signerat huvud över det ännu'),
    ]);
    await sign();
  });

  it('is a zip to be saved under a name that says what it is of, which no cache keeps', async () => {
    for (const [address, name, count] of [
      [`${path}/evidence`, /^attachment; filename="bevispaket-[\dA-F]{4}-[\dA-F]{4}-2025-06-15\.zip"$/, 1],
      [
        `${page()}/bevispaket`,
        /^attachment; filename="bevispaket-[\dA-F]{4}-[\dA-F]{4}-2025-06-15\.zip"$/,
        1,
      ],
      [
        `/api/v1/evidence?from=${TODAY}&to=${TODAY}`,
        /"bevispaket-2025-06-15--2025-06-15-2025-06-15\.zip"$/,
        5,
      ],
      [
        `/granskning/bevispaket?fran=${TODAY}&till=${TODAY}`,
        /"bevispaket-2025-06-15--2025-06-15-2025-06-15\.zip"$/,
        5,
      ],
    ] as const) {
      const response = await asked(address, auditor);
      expect([address, response.status, response.headers.get('content-type')]).toEqual([
        address,
        200,
        'application/zip',
      ]);
      expect(response.headers.get('content-disposition')).toMatch(name);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const files = filesIn(new Uint8Array(await response.arrayBuffer()));
      const readMe = Buffer.from(files.get('README.txt') ?? []).toString();
      const [fingerprint = ''] = /([\da-f]{4} ){7}[\da-f]{4}/.exec(readMe) ?? [];
      const { faults, events } = verifyBundle(files, fingerprint);
      expect(faults).toEqual([]);
      expect(events).toBeGreaterThanOrEqual(count);
    }
  });

  it('is for auditors, and of a release for the office as well', async () => {
    for (const address of [`${path}/evidence`, `/api/v1/evidence?from=${TODAY}&to=${TODAY}`])
      for (const session of [office, {}])
        expect((await asked(address, session)).status).toBe(session === office ? 403 : 401);
    expect((await server.get(`${path}/evidence`)).status).toBe(403);
    for (const session of [office, auditor])
      expect(await problemOf('/api/v1/publications/none/evidence', session)).toEqual([
        404,
        'ReleaseNotFound',
      ]);
    expect(await problemOf('/api/v1/journeys/none/evidence')).toEqual([404, 'JourneyNotFound']);
  });

  it('is checked on a page as by the command, which says what does not hold', async () => {
    const bundle = await (await asked(`${path}/evidence`, auditor)).arrayBuffer();
    const readMe = Buffer.from(filesIn(new Uint8Array(bundle)).get('README.txt') ?? []).toString();
    const [fingerprint = ''] = /([\da-f]{4} ){7}[\da-f]{4}/.exec(readMe) ?? [];
    const address = '/granskning/kontrollera-bevis';
    const check = async (file: ArrayBuffer | undefined, said: string) => {
      const body = new FormData();
      body.set('fingeravtryck', said);
      if (file) body.set('fil', new Blob([file]), 'paket.zip');
      const sent = { method: 'POST', body, headers: { ...office, Origin: server.url } };
      const response = await fetch(server.url + address, sent);
      return [response.status, await response.text()] as const;
    };
    expect(await check(bundle, fingerprint)).toEqual([200, expect.stringContaining('Paketet håller')]);
    for (const [file, said, sentence] of [
      [bundle, fingerprint.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 'hör inte till något huvud'],
      [new ArrayBuffer(9), fingerprint, 'det är ingen zip-fil'],
      [undefined, fingerprint, 'Välj bevispaketet som ska kontrolleras.'],
      [bundle, 'kort', 'Fingeravtryck: skriv 32 tecken'],
    ] as const)
      expect(await check(file, said)).toEqual([422, expect.stringContaining(sentence)]);
  });

  it('has no texts for whoever may not read them, and says so', async () => {
    expect((await fetched(office, {}))[0]).toBe(403);
    expect(await fetched(auditor, { ground: 'source-check' })).toEqual([403, 'TextsNotGiven']);
    expect((await fetched(auditor, { ground: 'nyfiken' }))[0]).toBe(400);
  });

  it.each([
    ['', 400, 'NotADay'],
    ['?from=2025-06-15', 400, 'NotADay'],
    ['?from=2025-06-31&to=2025-07-01', 400, 'NotADay'],
    ['?from=2025-06-15&to=2025-06-01', 422, 'PeriodBackwards'],
    ['?from=2001-06-15&to=2001-06-16', 422, 'NothingInPeriod'],
  ])('is refused for the period %j: %i %s', async (period, status, code) => {
    expect(await problemOf(`/api/v1/evidence${period}`)).toEqual([status, code]);
  });

  it('is asked for on a page that says which day cannot be read, or why there is nothing', async () => {
    for (const [period, sentence] of [
      ['?fran=igar&till=2025-06-15', 'Från och med: skriv dagen som'],
      ['?fran=2025-06-15', 'Till och med: skriv dagen som'],
      ['?fran=2025-06-15&till=2025-06-01', 'Till och med är före från och med.'],
      ['?fran=2001-06-15&till=2001-06-16', 'Inget skrevs i loggen under perioden: välj en annan.'],
    ]) {
      const response = await asked(`/granskning/bevispaket${period}`, auditor);
      expect([response.status, await response.text()]).toEqual([
        422,
        expect.stringContaining(sentence ?? ''),
      ]);
    }
  });
});
