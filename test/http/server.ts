import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameBasedId } from '@samspar/event-store';
import type { FileReader } from '@samspar/import';
import { type Installation, openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { AddUser, byOperator, type NewUser } from '@samspar/use-cases';
import { serve, type Serving } from '../../apps/server/src/serve.js';
import { expectNoneInTheClear, personalDataOf } from '../in-the-clear.js';
import { atAMember } from '../use-cases/at-a-member.js';

/** Noon in Stockholm on 15 June 2025: today, in every test of the interface. */
export const NOON = Date.parse('2025-06-15T10:00:00Z');

/** The id of whom a test signs in under a name. */
export const userId = (name: string): string => nameBasedId('test-user', name);

/** The caseworker whom a test server signs in. */
export const CASEWORKER = userId('Petra Prov');

/** An association with two insatser that run, one that has ended and one without participants. */
export const SETUP = {
  association: 'provkommun',
  officeImports: 'rowsWithoutNumbers',
  name: 'Samordningsförbundet Provkommun',
  members: { municipality: ['Provkommun'], region: 'Region Prov' },
  interventions: [
    {
      id: 'finsam-team',
      name: 'FINSAM-team',
      aliases: [],
      kind: 'individual',
      from: '2018-01-01',
      to: null,
      owner: 'municipality',
      sensitive: false,
    },
    {
      id: 'novum',
      name: 'Novum',
      aliases: [],
      kind: 'individual',
      from: '2018-01-01',
      to: null,
      owner: 'region',
      sensitive: false,
    },
    {
      id: 'dev',
      name: 'DEV',
      aliases: [],
      kind: 'individual',
      from: '2018-01-01',
      to: '2023-12-31',
      owner: 'municipality',
      sensitive: false,
    },
    {
      id: 'natverk',
      name: 'Nätverk',
      aliases: [],
      kind: 'structural',
      from: '2018-01-01',
      to: null,
      owner: 'association',
      sensitive: false,
    },
  ],
  districts: 'stockholm-2023',
} as const;

/** The body of an answer, read as JSON; empty where it is none. */
type ReplyBody = Readonly<
  Record<string, unknown> & {
    journey?: string;
    position?: string;
    batch?: string;
    errors?: unknown;
    /** An event of a journey that was read, or the type alone in a command's answer. */
    events?: readonly (string | Readonly<{ type: string }>)[];
    warnings?: readonly Readonly<{ code: string }>[];
  }
>;

export type Reply = Readonly<{
  status: number;
  headers: Headers;
  etag: string | null;
  body: ReplyBody;
  text: string;
}>;

type Sending = Readonly<{
  key?: string | null;
  ifMatch?: string | null;
  headers?: Record<string, string>;
}>;

export type Server = Readonly<{
  folder: string;
  installation: Installation;
  serving: Serving;
  lines: readonly string[];
  url: string;
  get: (path: string) => Promise<Reply>;
  /** Sends JSON, with a new `Idempotency-Key` unless one, or null, is given. */
  post: (path: string, body: unknown, sending?: Sending) => Promise<Reply>;
  send: (path: string, request: RequestInit) => Promise<Reply>;
  close: () => Promise<void>;
}>;

const asJson = (text: string): ReplyBody => JSON.parse(text);

const replyOf = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    etag: response.headers.get('etag'),
    body: isJson ? asJson(text) : {},
    text,
  };
};

/**
 * Signs a caseworker in who is assigned to every insats of the first association, as a browser would come back from the
 * provider; what she sends with every request. Nobody, where no association is set up.
 */
export const signIn = async (
  { send, signIn: { sessions, installation } }: Serving,
  user: Partial<NewUser> = {},
): Promise<Readonly<Record<string, string>>> => {
  await installation.views.catchUp();
  const [association] = installation.views.associations();
  if (!association) return {};
  const name = user.name ?? 'Petra Prov';
  const added = await send(
    new AddUser(
      byOperator(),
      atAMember(
        {
          association: association.id,
          externalId: name,
          name,
          roles: ['caseworker'],
          interventions: association.interventions.map(({ id }) => id),
          ...user,
        },
        { party: 'municipality', unit: 'Enheten för hemlösa' },
      ),
      userId(name),
    ),
  );
  if (added.outcome !== 'accepted') throw new Error(`The user was not added: ${JSON.stringify(added)}`);
  const { id, csrf } = await sessions.open({ user: added.answer.user, name, subject: name });
  return { cookie: `samspar=${id}`, 'x-csrf-token': csrf, 'sec-fetch-site': 'same-origin' };
};

/** A server on a folder of its own, which goes when it closes. */
export const startServer = async (
  setups: readonly unknown[] = [SETUP],
  reader?: FileReader,
  clock: () => number = () => NOON,
): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), 'samspar-http-'));
  const configuration = readConfiguration({ SAMSPAR_DATA: folder });
  const installation = await openInstallation(configuration, {
    what: 'test',
    clock,
    ...(reader && { reader }),
  });
  for (const setup of setups) {
    const outcome = await setUp(installation, setup);
    if (outcome.outcome !== 'accepted') throw new Error(`The setup was not done: ${JSON.stringify(outcome)}`);
  }
  const lines: string[] = [];
  const serving: Serving = await serve(installation, { host: '127.0.0.1', port: 0 }, (line) =>
    lines.push(line),
  );
  const session = await signIn(serving);
  const send = async (path: string, request: RequestInit): Promise<Reply> =>
    replyOf(
      await fetch(serving.url + path, {
        ...request,
        headers: { ...session, ...(request.headers as Record<string, string>) },
      }),
    );
  return {
    folder,
    installation,
    serving,
    lines,
    url: serving.url,
    send,
    get: (path) => send(path, {}),
    post: (path, body, { key, ifMatch, headers } = {}) =>
      send(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(key !== null && { 'idempotency-key': key ?? randomUUID() }),
          ...(typeof ifMatch === 'string' && { 'if-match': ifMatch }),
          ...headers,
        },
      }),
    close: async () => {
      await serving.close();
      const personalData = await personalDataOf(installation);
      await installation.close();
      expectNoneInTheClear(personalData, folder, lines);
      rmSync(folder, { recursive: true });
    },
  };
};

export const JOURNEYS = '/api/v1/journeys';

/** The body of a referral, with whatever it should say otherwise. */
export const referral = (
  said: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  intervention: 'finsam-team',
  referredOn: '2024-02-01',
  referringParty: 'municipality',
  referringUnit: 'Enheten för hemlösa',
  profile: { sex: 'woman', ageAtStart: 34 },
  ...said,
});

/** A journey and the revision it was left at. */
type Begun = Readonly<{ path: string; etag: string }>;

/** Refers, then registers each fact in turn on the revision the one before leaves. Throws where one is not taken. */
export const journey = async (
  { post }: Server,
  facts: readonly (readonly [resource: string, body: object])[] = [],
  said: Readonly<Record<string, unknown>> = {},
): Promise<Begun> => {
  const created = await post(JOURNEYS, referral(said));
  if (created.status !== 201) throw new Error(created.text);
  const path = created.headers.get('location') ?? '';
  let etag = created.etag ?? '';
  for (const [resource, body] of facts) {
    const reply = await post(`${path}/${resource}`, body, { ifMatch: etag });
    if (reply.status !== 201) throw new Error(`${resource}: ${reply.text}`);
    etag = reply.etag ?? '';
  }
  return { path, etag };
};

export const ACCEPTED = ['acceptance', { occurredOn: '2024-02-10' }] as const;
export const STARTED = [
  'start',
  { occurredOn: '2024-03-01', profile: { sex: 'woman', ageAtStart: 34 } },
] as const;
