import type { NewUser } from '@samspar/users';
import { journey, JOURNEYS, type Server, signIn } from '../http/server.js';

export type Fields = Readonly<Record<string, string | readonly string[]>>;
export type Shown = Readonly<{ status: number; html: string; location: string }>;

/** Somebody at her desk: she opens pages and sends forms as a browser does. */
export type Desk = Readonly<{
  session: Readonly<Record<string, string>>;
  open: (path: string) => Promise<Shown>;
  /** Fills in a form that is open, and sends it with the controls it came with. */
  send: (path: string, fields: Fields, from?: Shown) => Promise<Shown>;
}>;

const attribute = (tag: string, name: string): string =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** What a browser would send of a page's own form as it is shown; other forms, such as the language switch, left out. */
export const controlsIn = (html: string): Fields => {
  const form = /<form class="form".*?<\/form>/s.exec(html)?.[0] ?? '';
  const fields = new Map<string, string[]>();
  const add = (name: string, value: string): void => {
    fields.set(name, [...(fields.get(name) ?? []), value]);
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const isBox = /type="(radio|checkbox)"/.test(tag);
    if (!isBox || / checked/.test(tag)) add(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea[^>]*>)([^<]*)</g))
    add(attribute(tag, 'name'), text);
  for (const [, tag = '', options = ''] of form.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs))
    add(attribute(tag, 'name'), attribute(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? '', 'value'));
  return Object.fromEntries(fields);
};

/** The words of a page, or of a part of it, as they are read. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The link of an error summary to a control, in words. */
export const errorAt = (html: string, control: string): string | undefined =>
  new RegExp(`<a href="#${control}">(.*?)</a>`).exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '');

export const urlencoded = (fields: Fields): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return form;
};

export const deskOf = ({ url }: Server, session: Readonly<Record<string, string>>): Desk => {
  const { 'x-csrf-token': _token, ...headers } = session;
  const shown = async (path: string, request: RequestInit): Promise<Shown> => {
    const response = await fetch(url + path, { redirect: 'manual', ...request, headers });
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location') ?? '',
    };
  };
  const open = (path: string): Promise<Shown> => shown(path, {});
  return {
    session,
    open,
    send: async (path, fields, from) => {
      const page = from ?? (await open(path));
      return shown(path, { method: 'POST', body: urlencoded({ ...controlsIn(page.html), ...fields }) });
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
