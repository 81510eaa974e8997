import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventStoreDbStore } from '@samspar/event-store-eventstoredb';
import { openInstallation, readConfiguration, setUp, viewFile } from '@samspar/installation';
import { firstDifference } from '@samspar/views';
import { ACCEPTED, JOURNEYS, referral, SETUP, STARTED } from '../http/server.js';
import { itemAt } from '../item-at.js';
import { type PostgresServer, query, startPostgres } from '../postgres/server.js';
import { type Double, startDouble } from './servers.js';

// Processes start slowly on a busy machine.
jest.setTimeout(30_000);

type Answer = Readonly<{
  status: number;
  etag: string;
  location: string;
  body: Readonly<Record<string, unknown> & { journey?: string; position?: string }>;
}>;

type Node = Readonly<{
  folder: string;
  get: (path: string) => Promise<Answer>;
  post: (path: string, body: object, ifMatch?: string, key?: string) => Promise<Answer>;
  /** What somebody is shown who opens a page or asks for an answer there, or sends a form, as text. */
  shown: (who: Who, path: string, form?: Readonly<Record<string, string>>) => Promise<Seen>;
  stop: () => Promise<void>;
}>;
type Who = 'own' | 'colleague';
type Seen = Readonly<{ status: number; text: string }>;

/** Two persons whose journeys are to be erased by now. */
const [OLD, OLDER] = [
  { number: '19850714-2381', name: 'Ines Prov' },
  { number: '19850716-2389', name: 'Unni Prov' },
];
const OLD_ROWS = [
  'Löpnummer;Insats;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön;Personnummer;Namn',
  ...[OLD, OLDER].map(
    ({ number, name }, at) =>
      `${at + 1};FINSAM-team;2018-02-01;2018-03-01;2019-03-01;arbete;kvinna;${number};${name}`,
  ),
];

const PERSON = { identityNumber: '19900602-2397', profile: { sex: 'man' } };

let double: Double;
let postgres: PostgresServer;
let root: string;
let environment: NodeJS.ProcessEnv;
let nodes: readonly [Node, Node];

/** A server in a process and a folder of its own, on the one log and the one vault. */
const startNode = async (name: string, folder = join(root, name)): Promise<Node> => {
  mkdirSync(folder, { recursive: true });
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, '..', 'sources.js'), join(import.meta.dirname, 'node.ts'), name],
    { env: { ...environment, SAMSPAR_DATA: folder }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const { url, ...sessions } = JSON.parse(value ?? 'null') as Record<Who, Record<string, string>> & {
    url: string;
  };
  const send = async (path: string, request: RequestInit): Promise<Answer> => {
    const response = await fetch(url + path, {
      ...request,
      headers: { ...sessions.own, ...(request.headers as Record<string, string>) },
    });
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      location: response.headers.get('location') ?? '',
      body: (await response.json()) as Answer['body'],
    };
  };
  return {
    folder,
    get: (path) => send(path, {}),
    post: (path, body, ifMatch, key = randomUUID()) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
      }),
    shown: async (who, path, form) => {
      const response = await fetch(url + path, {
        headers: sessions[who],
        redirect: 'manual',
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      });
      return { status: response.status, text: await response.text() };
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
};

const logStore = (): Promise<EventStoreDbStore> => EventStoreDbStore.connect({ url: double.url });

/** The ids of journeys, in the order in which they began. */
const journeysBegun = async (): Promise<readonly string[]> => {
  const store = await logStore();
  const found = new Set<string>();
  for await (const page of store.readAll({ after: 0n, prefixes: ['journey-'] }))
    for (const { stream } of page) found.add(stream.slice('journey-'.length));
  await store.close();
  return [...found];
};

const countEvents = async (prefix: string): Promise<number> => {
  const store = await logStore();
  let count = 0;
  for await (const page of store.readAll({ after: 0n, prefixes: [prefix] })) count += page.length;
  await store.close();
  return count;
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'samspar-nodes-'));
  [double, postgres] = await Promise.all([startDouble(), startPostgres()]);
  environment = {
    PATH: process.env['PATH'],
    EVENT_STORE_URL: double.url,
    VAULT_URL: await postgres.database(),
    MASTER_KEY: randomBytes(32).toString('base64'),
  };
  const first = await openInstallation(
    readConfiguration({ ...environment, SAMSPAR_DATA: join(root, 'setup') }),
    { what: 'samspar setup' },
  );
  expect(await setUp(first, { ...SETUP, requireConsent: 'enforce' })).toMatchObject({ outcome: 'accepted' });
  await first.views.catchUp();
  const imported = await first.importer.import(Buffer.from(OLD_ROWS.join('\r\n')), {
    association: itemAt(first.views.associations(), 0),
    register: 'main',
    context: { actor: 'operator', role: 'operator', authority: 'municipality' },
  });
  expect(imported).toMatchObject({ report: { imported: 2, rejected: [] } });
  await first.close();
  // Whoever was registered within the hour is not erased.
  await query(environment['VAULT_URL'] ?? '', 'UPDATE participant SET reserved_at = reserved_at - 7200000');
  nodes = [await startNode('Anna'), await startNode('Bo')];
}, 60_000);
afterAll(async () => {
  for (const node of nodes) await node.stop();
  await Promise.all([double.stop(), postgres.stop()]);
  rmSync(root, { recursive: true });
}, 30_000);

describe('two servers on one EventStoreDB (the wire double) and one vault in PostgreSQL', () => {
  it('a journey begun on one is read on the other at once, and goes on there', async () => {
    const [anna, bo] = nodes;
    const begun = await anna.post(JOURNEYS, referral());
    expect(begun.status).toBe(201);
    expect(await bo.get(begun.location)).toMatchObject({ status: 200, etag: begun.etag });
    const accepted = await bo.post(`${begun.location}/${ACCEPTED[0]}`, ACCEPTED[1], begun.etag);
    expect(accepted.status).toBe(201);
    expect(await anna.get(begun.location)).toMatchObject({ status: 200, etag: accepted.etag });
  });

  it('of those who write on one revision at once exactly one is taken, the rest are told 412, none is lost', async () => {
    const WRITERS = 8;
    const ROUNDS = 5;
    const begun = await nodes[0].post(JOURNEYS, referral());
    const stream = `journey-${begun.body.journey}`;
    let { etag } = begun;
    for (const [resource, body] of [ACCEPTED, STARTED])
      ({ etag } = await nodes[0].post(`${begun.location}/${resource}`, body, etag));
    const before = await countEvents(stream);
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all(
        Array.from({ length: WRITERS }, (_, writer) =>
          itemAt(nodes, writer % 2).post(
            `${begun.location}/employer-contacts`,
            { occurredOn: '2024-04-20', kind: 'visit' },
            etag,
          ),
        ),
      );
      const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
      expect(statuses).toEqual([201, ...Array.from({ length: WRITERS - 1 }, () => 412)]);
      etag = answers.find(({ status }) => status === 201)?.etag ?? '';
      for (const node of nodes) expect((await node.get(begun.location)).etag).toBe(etag);
    }
    expect(await countEvents(stream)).toBe(before + ROUNDS);
  });

  it('a command sent to both under one key by one person is carried out once', async () => {
    const key = randomUUID();
    const said = referral({ referredOn: '2024-02-03' });
    const first = await nodes[0].post(JOURNEYS, said, undefined, key);
    const repeated = await nodes[0].post(JOURNEYS, said, undefined, key);
    expect(repeated).toMatchObject({ status: first.status, location: first.location });
  });

  it('the same person met on both at the same moment is one participant', async () => {
    const participants = await countEvents('participant-');
    const consent = {
      occurredOn: '2024-02-01',
      parties: ['municipality', 'region'],
      purpose: 'Stöd i insatsen',
      form: 'written',
      language: 'sv',
    };
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, number) =>
        itemAt(nodes, number % 2).post(
          JOURNEYS,
          referral({
            ...PERSON,
            ...(number < 3 ? { intervention: 'finsam-team' } : { intervention: 'novum', consent }),
          }),
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const store = await logStore();
    const met = new Set<unknown>();
    for (const { body } of answers)
      for await (const [event] of store.readStream(`journey-${body.journey}`, { maxCount: 1 }))
        met.add(event?.data['participantId']);
    const identified: string[] = [];
    for await (const page of store.readAll({ after: 0n, prefixes: ['participant-'] }))
      identified.push(...page.map(({ stream }) => stream));
    await store.close();
    expect(met.size).toBe(1);
    expect(new Set(identified.slice(participants)).size).toBe(1);
  });

  it('both answer statistics alike up to a position, whichever of them wrote it', async () => {
    const QUERY = 'measure=referred&from=2024-01-01&to=2024-12-31&by=intervention,sex';
    for (const [writer, reader] of [nodes, nodes.toReversed()]) {
      const { position } = (await writer.post(JOURNEYS, referral())).body;
      const path = `/api/v1/statistics?${QUERY}&after=${position}`;
      const [own, others] = await Promise.all([writer.get(path), reader.get(path)]);
      expect(own.status).toBe(200);
      const { asKnownAt: _own, ...answer } = own.body;
      const { asKnownAt: _others, ...other } = others.body;
      expect(other).toEqual(answer);
    }
  });

  it('an answer the store withheld is found and given; twice over it is 503, and the same key gets its answer', async () => {
    const [anna] = nodes;
    await double.control({ do: 'fault', fault: 'break-written', times: 1 });
    expect(await anna.post(JOURNEYS, referral())).toMatchObject({ status: 201 });
    const key = randomUUID();
    const said = referral({ referredOn: '2024-02-05' });
    await double.control({ do: 'fault', fault: 'break-unwritten', times: 2 });
    expect((await anna.post(JOURNEYS, said, undefined, key)).status).toBe(503);
    expect((await anna.post(JOURNEYS, said, undefined, key)).status).toBe(201);
  });

  it('has in each its own views, equal to a fresh rebuild of the log', async () => {
    const store = await logStore();
    for (const { folder, get } of nodes) {
      const end = await store.lastPosition();
      await get(`/api/v1/statistics?measure=referred&from=2024-01-01&to=2024-12-31&after=${end}`);
      expect(await firstDifference({ store, file: viewFile(folder) })).toBeUndefined();
    }
    await store.close();
  });
});

/** The statuses and the texts of what somebody is shown, each page or answer of it. */
const seenBy = async (node: Node, who: Who, paths: readonly string[], search: string) => {
  const seen = [
    ...(await Promise.all(paths.map((path) => node.shown(who, path)))),
    await node.shown(who, '/arenden/sok', { sok: search }),
  ];
  return { statuses: seen.map(({ status }) => status), text: seen.map(({ text }) => text).join('\n') };
};

/** A form that is put aside; what may be read of it is who it is about. */
const putAside = async (node: Node, who: Who, path: string, fields: Readonly<Record<string, string>>) =>
  expect(await node.shown(who, path, { _key: randomUUID(), _gor: 'utkast', ...fields })).toMatchObject({
    status: 200,
  });

describe('what two servers show of whom is not to be shown any more', () => {
  it('is nothing of an erased person, whichever of them erased her, nor of one who lies in an older vault that is put back', async () => {
    const [anna, bo] = nodes;
    const [journey = ''] = await journeysBegun();
    const paths = [
      `${JOURNEYS}/${journey}`,
      `${JOURNEYS}/${journey}/extract`,
      `/arenden/${journey}`,
      `/arenden/${journey}/person/utdrag`,
      '/arenden?vems=alla&status=avslutade',
      '/arenden/ny',
    ];
    const shown = () => seenBy(bo, 'own', paths, OLD.number);
    await putAside(bo, 'own', '/arenden/ny', { name: OLD.name, identityNumber: OLD.number });
    const before = await shown();
    expect(before.statuses.slice(2)).toEqual([200, 200, 200, 200, 200]);
    expect(before.text).toContain(OLD.name);
    const tables = ['participant', 'particulars', 'journey_key', 'draft'];
    const url = environment['VAULT_URL'] ?? '';
    await query(url, 'CREATE SCHEMA older');
    for (const table of tables)
      await query(url, `CREATE TABLE older.${table} AS SELECT * FROM public.${table}`);

    expect((await anna.shown('own', '/gallring')).text).toContain(journey);
    const approved = { _key: randomUUID(), arenden: journey, namn: 'Anna' };
    expect((await anna.shown('own', '/gallring', approved)).status).toBe(303);
    const after = await shown();
    expect(after.statuses.slice(0, 4)).toEqual([410, 410, 410, 410]);
    expect(after.text).not.toMatch(/Ines Prov|19850714/);
    expect(after.text).toContain(OLDER.name);

    await bo.stop();
    for (const table of tables)
      await query(url, `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM older.${table}`);
    nodes = [anna, await startNode('Bo på nytt', bo.folder)];
    const again = await seenBy(nodes[1], 'own', paths, OLD.number);
    expect(again.statuses.slice(0, 4)).toEqual([410, 410, 410, 410]);
    expect(again.text).not.toMatch(/Ines Prov|19850714/);
    expect(await query(url, 'SELECT journey FROM journey_key WHERE wrapped IS NULL')).toEqual([{ journey }]);
    expect(await query(url, 'SELECT * FROM draft')).toEqual([]);
  }, 60_000);

  it('is from when consent is withdrawn nothing to another authority, on the one that is told last as well', async () => {
    const [anna, bo] = nodes;
    const profile = { sex: 'woman', ageAtStart: 38 };
    const VERA = { identityNumber: OLD.number, name: 'Vera Prov', profile };
    const begun = await anna.post(JOURNEYS, referral(VERA));
    const path = begun.location.replace(JOURNEYS, '/arenden');
    let { etag } = begun;
    for (const [resource, body] of [
      ACCEPTED,
      ['start', { occurredOn: '2024-03-01', profile }],
      ['plan', { occurredOn: '2024-03-20', goals: ['Praktik till hösten'], parallelActions: [] }],
      [
        'consent',
        {
          occurredOn: '2024-03-20',
          giving: ['municipality'],
          receiving: ['region'],
          kinds: ['identity', 'participation', 'profile', 'plan', 'meetings', 'outcome'],
          purpose: 'Samordnat stöd',
          form: 'written',
          language: 'sv',
        },
      ],
    ] as const) {
      const told = await anna.post(`${begun.location}/${resource}`, body, etag);
      expect({ resource, status: told.status }).toEqual({ resource, status: 201 });
      ({ etag } = told);
    }
    const paths = ['', '/andringar', '/person', '/samtycke/blankett', '/arbetsgivarkontakt'].map(
      (page) => path + page,
    );
    const shown = () =>
      seenBy(bo, 'colleague', [...paths, begun.location, '/', '/arenden?vems=alla'], VERA.identityNumber);
    await putAside(bo, 'colleague', `${path}/arbetsgivarkontakt`, { kind: 'visit' });
    const before = await shown();
    for (const secret of ['Vera Prov', 'Praktik till hösten', '"started"'])
      expect(before.text).toContain(secret);
    const today = new Date().toISOString().slice(0, 10);
    const withdrawn = await anna.post(`${begun.location}/consent-withdrawal`, { occurredOn: today }, etag);
    expect(withdrawn.status).toBe(201);
    const after = await shown();
    expect(after.text).not.toMatch(/Vera Prov|19850714|Praktik till hösten|"started"/);
    expect((await bo.shown('own', path)).text).toContain('Vera Prov');
  });
});
