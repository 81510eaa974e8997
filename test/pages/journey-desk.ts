import type { NewUser } from '@samspar/use-cases';
import { journey, JOURNEYS, type Server, signIn } from '../http/server.js';
import { controlsIn, type Fields, Shown, urlencoded } from './shown.js';

/** Somebody at her desk: she opens pages and sends forms as a browser does. */
export type Desk = Readonly<{
  session: Readonly<Record<string, string>>;
  open: (path: string) => Promise<Shown>;
  /** Fills in a form that is open, and sends it with the controls it came with. */
  send: (path: string, fields: Fields, from?: Shown) => Promise<Shown>;
}>;

export const deskOf = ({ url }: Server, session: Readonly<Record<string, string>>): Desk => {
  const { 'x-csrf-token': _token, ...headers } = session;
  const open = (path: string): Promise<Shown> => Shown.by(url + path, { headers });
  return {
    session,
    open,
    send: async (path, fields, from) => {
      const body = urlencoded({ ...controlsIn((from ?? (await open(path))).page), ...fields });
      return Shown.by(url + path, { method: 'POST', body, headers });
    },
  };
};

/** A caseworker of some insatser at her desk. */
export const caseworker = async (
  server: Server,
  name: string,
  interventions: readonly string[] = ['finsam-team'],
  user: Partial<NewUser> = {},
): Promise<Desk> =>
  deskOf(server, await signIn(server.serving, { name, externalId: name, interventions, ...user }));

/** What is registered of a journey before a page is opened: routes of the JSON API and what they are sent. */
export type Facts = NonNullable<Parameters<typeof journey>[1]>;

export const PLAN = [
  'plan',
  { occurredOn: '2024-03-20', goals: ['Praktik till hösten'], parallelActions: [] },
] as const;
export const CONSENT = [
  'consent',
  {
    occurredOn: '2024-02-01',
    parties: ['municipality', 'region'],
    purpose: 'Samordnat stöd',
    form: 'written',
    language: 'sv',
  },
] as const;
export const EXITED = [
  'exit/care',
  { occurredOn: '2024-09-01', reasons: ['care-or-rehabilitation'] },
] as const;
export const MISREGISTERED = ['misregistration', { reason: 'entry-error' }] as const;

/** The address of a new journey of FINSAM-team, with these facts registered by somebody else. */
export const journeyWith = async (
  server: Server,
  facts: Facts = [],
  said: Parameters<typeof journey>[2] = {},
): Promise<string> => (await journey(server, facts, said)).path.replace(JOURNEYS, '/arenden');

/** The last event of the journey at an address, as the JSON API tells it. */
export const lastEvent = async (server: Server, path: string): Promise<unknown> =>
  (await server.get(path.replace('/arenden', JOURNEYS))).body.events?.at(-1);
