import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CARD_REASON } from '@samspar/codes';
import { DRAFT_PARAMETER, JOURNEY_FORMS } from '@samspar/pages';
import { strFromU8, unzipSync } from 'fflate';
import { leadsTo, type Route, routesOf } from '../browser/routes.js';
import { deskOf } from '../pages/journey-desk.js';
import { run } from '../verify/command.js';
import {
  found,
  foundOfJourney,
  GUESSES,
  IDENTITY,
  MARKS,
  NUMBER,
  REFERRED,
  rowsWith,
  type Told,
  workedOn,
} from './protected-person.js';
import { PERIOD, releasedBy, type RouteValues } from './route-values.js';
import { JOURNEYS, NOON, referral, type Server, SETUP, signIn, startServer, userId } from './server.js';

type Session = Readonly<Record<string, string>>;
/** Whoever walks, by the role that routes ask for: a colleague, one of another authority in the same insats, and whoever approves erasures among them. */
const ROLES = {
  admin: 'admin',
  responsible: 'caseworker',
  caseworker: 'caseworker',
  otherAuthority: 'caseworker',
  'team-lead': 'team-lead',
  erasing: 'team-lead',
  office: 'office',
  auditor: 'auditor',
  board: 'board',
} as const;
type Role = keyof typeof ROLES;

let now = NOON;
let server: Server;
let routes: readonly Route[];
const sessions = new Map<Role, Session>();
/** The journeys of the person, the first that somebody is responsible for. */
const journeys: string[] = [];
/** Other ids that addresses have: a file that was read, one that is tried, a user, an insats, an authority, the association. */
const ids: string[] = [];
/** What some parameters alone stand for, by their names; and where routes begin so. */
const named: Record<string, string> = {};
const routeValues: RouteValues[number][] = [];
let journey = '';
/** The address of a draft about her. */
let draft = '';

const keep = async (path: string, body: object) => {
  const response = await fetch(`${server.url}/api/v1/associations/provkommun/${path}`, {
    method: 'PUT',
    headers: { ...sessionOf('admin'), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([path, response.status]).toEqual([path, 200]);
};

/** The boards of two districts, beside the authority that all are of. */
const registerAuthorities = async (): Promise<void> => {
  const said = { party: 'municipality', retention: { kind: 'kept' } } as const;
  await keep('authorities/arbetsmarknadsnamnden', { ...said, name: 'Arbetsmarknadsnämnden' });
  await keep('authorities/hallevik-sdn', { ...said, name: 'Hälleviks stadsdelsnämnd' });
  await keep('authorities/tallvik-sdn', { ...said, name: 'Tällviks stadsdelsnämnd' });
  await keep('units/jobbtorg', { authority: 'arbetsmarknadsnamnden', name: 'Jobbtorg' });
};

const inMunicipality = { party: 'municipality', unit: 'Jobbtorg' } as const;
const inRegion = { party: 'region', unit: 'Psykiatrin' } as const;
const placeOf = (role: Role) => {
  if (role === 'otherAuthority' || role === 'erasing') return inRegion;
  return role === 'responsible' || role === 'caseworker' || role === 'team-lead'
    ? inMunicipality
    : { party: null, unit: null, interventions: [] };
};
const enter = async (role: Role) =>
  sessions.set(
    role,
    await signIn(server.serving, { name: `${role} Prov`, roles: [ROLES[role]], ...placeOf(role) }),
  );
const sessionOf = (role: Role): Session => sessions.get(role) ?? {};
const idOf = (role: Role): string => userId(`${role} Prov`);

const post = async (path: string, body: object, ifMatch?: string, role: Role = 'responsible') => {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: {
      ...sessionOf(role),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${text}`);
  return { etag: response.headers.get('etag') ?? '', body: JSON.parse(text) as Record<string, unknown> };
};

/** A journey of hers that somebody is responsible for, with a correction and a draft; another elsewhere; and one that was read from a file. */
const register = async (): Promise<void> => {
  const begun = await post(JOURNEYS, referral(REFERRED));
  journey = String(begun.body['journey']);
  let { etag } = begun;
  for (const [noun, body] of workedOn(idOf('responsible')))
    etag = (await post(`${JOURNEYS}/${journey}/${noun}`, body, etag)).etag;
  const elsewhere = await post(
    JOURNEYS,
    referral({ ...REFERRED, intervention: 'novum' }),
    undefined,
    'caseworker',
  );
  journeys.push(journey, String(elsewhere.body['journey']));
  await readFile();
  await giveOut();
  await makeFiles();
  const contact = { ...IDENTITY, address: 'Kaprifolgatan 9' };
  await deskOf(server, sessionOf('responsible')).send(`/arenden/${journey}/kontakt`, contact);
  const id = randomUUID();
  const address = `/arenden/${journey}/kontakt`;
  const kept = JSON.stringify({ id, address, typed: contact, revision: null });
  await server.installation.sealed.drafts.keep(idOf('caseworker'), id, kept);
  draft = `${address}?${DRAFT_PARAMETER}=${id}`;
};

/** What the office releases, and what others make of journeys, while she is in it as anybody is. */
const makeFiles = async (): Promise<void> => {
  await server.installation.views.catchUp();
  now += 60_000;
  const office = async (path: string, body: object) => {
    await server.installation.views.catchUp();
    now += 60_000;
    return (await post(path, body, undefined, 'office')).body;
  };
  routeValues.push(...(await releasedBy(office, { ':id': [idOf('responsible')] })));
  // Where her row is of 2018.
  const order = { intervention: 'novum', month: '2018-03', ground: 'duty', reference: 'RN 7', days: 7 };
  const list = (await post('/api/v1/esf-lists', order, undefined, 'otherAuthority')).body['id'];
  routeValues.push([/^\/(utlamnanden\/esf|api\/v1\/esf-lists)\//, { ':id': [String(list)] }]);
};

/** What is kept of her is given out to her, once. */
const giveOut = async (): Promise<void> => {
  await server.installation.views.catchUp();
  const { text } = await asked('responsible', `${JOURNEYS}/${journey}/extract`);
  const read = JSON.parse(text) as { journeys: readonly { journey: string; revision: number }[] };
  const checked = read.journeys.map(({ journey: id, revision }) => ({ journey: id, revision }));
  const handing = { recipient: 'person', form: 'in-person', checked, heldBack: [] };
  named[':extract'] = String((await post(`${JOURNEYS}/${journey}/extracts`, handing)).body['extract']);
};

/** Reads rows of a register, hers once more with another exit. */
const readFile = async (exit = ''): Promise<void> => {
  const form = new FormData();
  form.set('file', new Blob([rowsWith(exit).join('\r\n')], { type: 'text/csv' }), 'lista.csv');
  const response = await fetch(`${server.url}/api/v1/imports?register=eget`, {
    method: 'POST',
    headers: { ...sessionOf('responsible'), 'idempotency-key': randomUUID() },
    body: form,
  });
  const report = (await response.json()) as Record<string, unknown>;
  expect(report).toMatchObject({ rejected: [] });
  ids.push(String(report['batch']));
};

/** A colleague tries a guess at where the person of a row is, and has the file before her. */
const guess = async (): Promise<void> => {
  const { 'x-csrf-token': csrf = '', ...headers } = sessionOf('caseworker');
  const form = new FormData();
  form.set('_csrf', csrf);
  form.set('register', 'eget');
  form.set('fil', new Blob([GUESSES.join('\r\n')], { type: 'text/csv' }), 'gissning.csv');
  const init = { method: 'POST', headers, body: form, redirect: 'manual' } as const;
  const response = await fetch(`${server.url}/inlasning`, init);
  const job = (response.headers.get('location') ?? '').split('/').at(-1) ?? '';
  expect(job).toMatch(/^[0-9a-f-]{36}$/);
  ids.push(job);
};

const QUESTIONS = ['district', 'referringUnit', 'referringAuthority'].flatMap((by) =>
  ['', '&asKnownAt=2025-06-15T10:00:00Z', '&protect=public'].map(
    (more) => `?measure=started&from=2023-01-01&to=2023-06-30&by=${by}${more}`,
  ),
);
/** Is refused with the units that there are. */
const UNKNOWN_UNIT = '?measure=started&from=2023-01-01&to=2023-06-30&where=referringUnit:ingen';
/** The same in tables and in reports. */
const TABLES = QUESTIONS.map((question) => question.replace('by=', 'rows=').concat('&columns=sex'));
const REPORTS = ['', '&protect=public'].map(
  (more) => `?from=2023-01-01&to=2023-06-30&where=intervention:finsam-team${more}`,
);
/** A moment at which a report can be counted. */
const KNOWN = `?asKnownAt=${new Date(NOON).toISOString()}`;
/** What pages and answers are asked for beside their addresses. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '/arenden': ['?vems=alla&status=alla', '?vems=ingens&status=alla'],
  '/': ['?vems=alla'],
  '/inkorg': ['?del=fran-oss', '?del=besvarade'],
  '/statistik': QUESTIONS,
  '/statistik/fraga': TABLES,
  '/statistik/fraga.csv': TABLES,
  '/api/v1/statistics/table': TABLES,
  '/statistik/rapport/:name': REPORTS,
  '/statistik/rapport/:name.csv': REPORTS,
  '/statistik/rapport/:name.xlsx': REPORTS,
  '/statistik/rapport/:name.pdf': REPORTS,
  '/api/v1/reports/:name': REPORTS,
  '/api/v1/statistics': [...QUESTIONS, UNKNOWN_UNIT],
  '/api/v1/questions/:question': [`?${PERIOD}`],
  '/publicerat/:id/varfor': ['?tabell=1'],
  '/rapporter/:name/:period': [KNOWN],
  '/rapporter/:name/:period/lage': [KNOWN],
  '/arenden/:id': ['?per=2023-06-01'],
  '/granskning': ['?sent=1', '?markt=corrected', '?myndighet=arbetsmarknadsnamnden'],
};

/** Every address that a route stands for, with each id and each form; of a third id one. */
const addressesOf = ({ path }: Route): readonly string[] => {
  const these = path.endsWith('/:form')
    ? [journey]
    : /^\/(arenden|api\/v1\/journeys)\//.test(path)
      ? journeys
      : [...journeys, ...ids];
  const parameters = path.match(/:\w+/g) ?? [];
  const forms = JOURNEY_FORMS.map(({ name }) => name);
  const [, values = {}] = routeValues.find(([begins]) => begins.test(path)) ?? [];
  return parameters.reduce<readonly string[]>(
    (before, parameter, index) => {
      const own = values[parameter] ?? (named[parameter] === undefined ? undefined : [named[parameter]]);
      const all = parameter === ':form' ? forms : (own ?? (index < 2 ? these : these.slice(0, 1)));
      return before.flatMap((address) => all.map((value) => address.replace(parameter, value)));
    },
    [path],
  );
};

/** The same with what they are asked for beside. */
const questionsOf = (route: Route): readonly string[] =>
  addressesOf(route).flatMap((address) => (ASKED[route.path] ?? []).map((question) => address + question));

/** What can be read in an answer; in a workbook or another packed file, in each of its parts. */
const textIn = (bytes: Uint8Array): string =>
  (strFromU8(bytes.subarray(0, 2)) === 'PK' ? Object.values(unzipSync(bytes)) : [bytes])
    .map((part) => strFromU8(part))
    .join('\n');

const asked = async (role: Role | undefined, address: string, body?: URLSearchParams): Promise<Told> => {
  const { 'x-csrf-token': csrf = '', ...headers } = role === undefined ? {} : sessionOf(role);
  body?.set('_csrf', csrf);
  const response = await fetch(server.url + address, {
    headers,
    redirect: 'manual',
    ...(body && { method: 'POST', body }),
  });
  const text = textIn(new Uint8Array(await response.arrayBuffer()));
  return { where: `${role ?? 'nobody'} ${address}`, text, status: response.status };
};

const rolesFor = ({ allowed }: Route): readonly (Role | undefined)[] => {
  if (allowed.includes('public')) return [undefined];
  const all = [...sessions.keys()];
  if (allowed.includes('signed-in')) return all;
  return all.filter((role) => allowed.includes(ROLES[role]));
};

/** The forms that lists are sent with, filled in wrongly: they are shown again. */
const FORMS: readonly (readonly [
  role: Role,
  address: () => string,
  fields: Readonly<Record<string, string>>,
])[] = [
  ['team-lead', () => `/fordelning/finsam-team/${idOf('responsible')}`, { till: 'ingen' }],
  ['erasing', () => '/gallring', {}],
  ['caseworker', () => '/arenden/nodatkomst', { nummer: '8', skal: 'ingen' }],
  ['caseworker', () => `/arenden/${journey}/samtycke`, { occurredOn: 'igår' }],
];

/** All that can be read, by each of those whom its route lets in; what is sent to be answered with persons; and the server's own lines. */
const everything = async (): Promise<readonly Told[]> => {
  await server.installation.views.catchUp();
  const [reading] = server.installation.views.readings.page({ association: 'provkommun' }).lines;
  named[':position'] = String(reading?.position);
  const told: Told[] = [];
  for (const route of routes) {
    const roles = rolesFor(route);
    for (const role of roles)
      told.push(...(await Promise.all(addressesOf(route).map((address) => asked(role, address)))));
    // What is asked for is answered alike to all who may ask.
    for (const address of questionsOf(route))
      told.push(await asked(roles.includes('caseworker') ? 'caseworker' : roles.at(-1), address));
  }
  for (const sok of [NUMBER, journey.slice(0, 8), '7'])
    told.push(await asked('caseworker', '/arenden/sok', new URLSearchParams({ sok })));
  const typed = {
    intervention: 'novum',
    anonymous: 'person',
    referredOn: '2025-06-01',
    'profile.sex': 'woman',
  };
  const sent = { referringParty: 'municipality', referringUnit: 'Jobbtorg', identityNumber: NUMBER };
  const review = await asked(
    'caseworker',
    '/arenden/ny',
    new URLSearchParams({ ...typed, ...sent, _key: randomUUID() }),
  );
  // She has typed the number herself.
  told.push({ ...review, text: review.text.replaceAll(NUMBER, '') });
  for (const openedFor of ['', CARD_REASON[0]?.code ?? ''])
    told.push(await asked('caseworker', `/arenden/${journey}/person`, new URLSearchParams({ openedFor })));
  for (const [role, address, fields] of FORMS)
    told.push(await asked(role, address(), new URLSearchParams({ ...fields, _key: randomUUID() })));
  told.push(await asked('caseworker', draft));
  for (const line of server.lines) told.push({ where: 'the server’s log', text: line, status: 200 });
  return told;
};

/** Routes that nobody is answered at but with what is wrong. */
const unreached = (told: readonly Told[]): readonly string[] => {
  const answered = told.flatMap(({ where, status }) =>
    status === 200 ? [new URL(where.split(' ')[1] ?? '', server.url).pathname] : [],
  );
  return routes
    .map(({ path }) => path)
    .filter((path) => /:/.test(path) && !answered.some((address) => leadsTo(path, address)));
};
/** Where there is nothing to be answered with here: what has to be ordered first or is made while somebody waits, and what is closed of a protected person. */
const NOT_REACHED: readonly string[] = [
  '/api/v1/evaluation-files/:id',
  '/api/v1/access-checks/:month',
  '/logga-in/demonstration/:uid',
  '/utkast/:id/slang',
  '/atkomst/kontroll/:month',
  '/att-granska/:matter/:of',
  '/utlamnanden/utvardering/:id',
  '/rapporter/:name/:period.pdf',
  '/rapporter/:name/:period.xlsx',
  '/publicerat/:id/publicering.xlsx',
  '/arenden/:id/personnummer',
  '/arenden/:id/kontakt',
  '/arenden/:id/tidigare-nummer',
  '/arenden/:id/skydda',
];

beforeAll(async () => {
  const interventions = SETUP.interventions.map((one) =>
    one.id === 'novum' ? { ...one, esf: { project: '2023/00417' } } : one,
  );
  const openData = { licence: 'CC0-1.0', email: 'kansliet@prov.example' };
  server = await startServer([{ ...SETUP, interventions, openData }], undefined, () => now);
  await enter('admin');
  await registerAuthorities();
  for (const role of Object.keys(ROLES) as Role[]) if (role !== 'admin') await enter(role);
  routes = await routesOf(server);
  ids.push(idOf('responsible'), 'finsam-team', 'municipality', 'provkommun');
  await register();
}, 120_000);
afterAll(() => server.close());

/** Where each is found of whoever is not protected: by whom, and at which address. */
const CANARIES: readonly (readonly [what: string, role: Role, address: () => string])[] = [
  ['name', 'caseworker', () => `/arenden/${journey}/person`],
  ['name', 'caseworker', () => '/arenden?vems=alla&status=alla'],
  ['contact', 'responsible', () => `/arenden/${journey}/kontakt`],
  ['contact', 'caseworker', () => draft],
  ['number', 'responsible', () => `/arenden/${journey}`],
  ['unit', 'responsible', () => `/arenden/${journey}/andringar`],
  ['unit', 'caseworker', () => `${JOURNEYS}/${journey}`],
  ['unit', 'office', () => `/statistik.csv${QUESTIONS[3]}`],
  ['unit', 'office', () => `/api/v1/statistics${UNKNOWN_UNIT}`],
  ['district', 'caseworker', () => `${JOURNEYS}/${journey}`],
  ['district', 'office', () => `/statistik${QUESTIONS[0]}`],
  ['district', 'office', () => `/statistik/fraga${TABLES[0]}`],
  ['unit', 'office', () => `/statistik/rapport/insats${REPORTS[0]}`],
  ['unit', 'office', () => `/statistik/rapport/insats.xlsx${REPORTS[0]}`],
];

/** What who is responsible makes for the person herself opens the card. */
const isExtract = ({ where }: Told): boolean =>
  /^responsible .*\/(?:extract|extracts\/[^/]+|person\/utdrag(?:\/[^/]+\.json)?)$/.test(where);

/** A map of districts names each of them, whether anybody is counted there or not; the table beside it names those where somebody is. */
const withoutMaps = (told: Told): Told => ({ ...told, text: told.text.replace(/<svg[^]*?<\/svg>/g, '') });

describe('who is protected, and where she is to be found', () => {
  it.each(CANARIES)('would be found, were she not: %s, by %s (%#)', async (what, role, address) => {
    await server.installation.views.catchUp();
    const told = await asked(role, address());
    expect([told.where, MARKS[what]?.test(told.text)]).toEqual([told.where, true]);
  });

  it('would be found by a search, were she not', async () => {
    const { text } = await asked('caseworker', '/arenden/sok', new URLSearchParams({ sok: NUMBER }));
    expect(text).toMatch(MARKS['name'] ?? '');
  });

  it('would be told by texts and boards to colleagues, and in the register, were she not', async () => {
    await server.installation.views.catchUp();
    const told = await Promise.all([
      asked('caseworker', `/arenden/${journey}`),
      asked('caseworker', `/arenden/${journey}/andringar`),
      asked('caseworker', `${JOURNEYS}/${journey}`),
      asked('team-lead', '/utlamnanden'),
      asked('auditor', '/api/v1/disclosures'),
    ]);
    const { text = [], purpose = [], board = [] } = foundOfJourney(told, journey);
    expect([text.length, purpose.length, board.length]).toEqual([1, 3, 5]);
  });

  it('stands in no answer to anybody, whatever is asked for, once she is protected', async () => {
    await post(`${JOURNEYS}/${journey}/protection`, {}, undefined, 'caseworker');
    await readFile('2025-06-01');
    await guess();
    const told = await everything();
    expect(unreached(told)).toEqual(NOT_REACHED);
    expect(told.filter(({ status }) => status >= 500)).toEqual([]);
    expect(told.filter(({ status }) => status === 200).length).toBeGreaterThan(100);
    expect(found(told.filter((one) => !isExtract(one)).map(withoutMaps))).toEqual({
      name: [],
      number: [],
      contact: [],
      unit: [],
      district: [],
    });
    expect(foundOfJourney(told, journey)).toEqual({ text: [], purpose: [], board: [] });
  }, 300_000);

  it('is told to whoever is responsible in the extract that the person asks for, which is written down as that', async () => {
    for (const address of [`${JOURNEYS}/${journey}/extract`, `/arenden/${journey}/person/utdrag`]) {
      const { text } = await asked('responsible', address);
      for (const mark of Object.values(MARKS)) expect(text).toMatch(mark);
      expect((await asked('caseworker', address)).status).toBe(409);
    }
    await server.installation.views.catchUp();
    const { text } = await asked('auditor', '/atkomst');
    expect(text).toContain('Kortet öppnat: Personen har bett om sina uppgifter');
  });

  it('is told to whoever is responsible, on the card alone, once she has said what for', async () => {
    const unsaid = await asked('responsible', `/arenden/${journey}/person`, new URLSearchParams());
    const said = new URLSearchParams({ openedFor: 'reach' });
    const card = await asked('responsible', `/arenden/${journey}/person`, said);
    expect([unsaid.status, card.status]).toEqual([422, 200]);
    for (const mark of Object.values(MARKS)) {
      expect(unsaid.text).not.toMatch(mark);
      expect(card.text).toMatch(mark);
    }
    await server.installation.views.catchUp();
    const { text } = await asked('auditor', '/atkomst');
    expect(text).toContain('Kortet öppnat: Nå personen');
  });

  it('stands in nothing that the command line says', async () => {
    const { folder } = server;
    // What erases has its folder to itself.
    const kept = join(folder, 'kept');
    const copy = { SAMSPAR_DATA: join(folder, 'copy'), MASTER_KEY_FILE: join(folder, 'master.key') };
    await run({ SAMSPAR_DATA: folder }, 'backup', kept);
    await run(copy, 'restore', kept);
    for (const args of [
      [
        'stats',
        '--measure',
        'started',
        '--from',
        '2023-01-01',
        '--to',
        '2023-06-30',
        '--by',
        'district,referringUnit',
      ],
      ['verify'],
      ['erase', '--due', '--dry-run'],
    ]) {
      const { said } = await run(args[0] === 'erase' ? copy : { SAMSPAR_DATA: folder }, ...args);
      expect(said.length).toBeGreaterThan(10);
      if (args[0] === 'erase') expect(said).toContain('Novum');
      for (const mark of Object.values(MARKS)) expect(said).not.toMatch(mark);
    }
  });
});
