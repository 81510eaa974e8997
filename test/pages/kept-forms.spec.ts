import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { ACCEPTED, type Server, startServer, STARTED } from '../http/server.js';
import { caseworker, type Desk, deskOf, journeyWith } from './journey-desk.js';
import { controlsIn, Shown, urlencoded } from './shown.js';

const TYPED = { note: 'Skrivet i en timme', violenceQuestionAsked: 'no' };
const FROM_HERE = { 'sec-fetch-site': 'same-origin' };

let server: Server;
let before: Desk;
let now: Desk;
let colleague: Desk;
beforeAll(async () => {
  server = await startServer();
  const name = 'Anna Prov';
  before = await caseworker(server, name);
  const { issuer, sessions } = server.serving.signIn;
  const user = await server.installation.sealed.staff.find(issuer, name);
  const { id } = await sessions.open({ user: user ?? '', name, subject: name });
  now = deskOf(server, { cookie: `samspar=${id}`, ...FROM_HERE });
  colleague = await caseworker(server, 'Olle Kollega');
});
afterAll(() => server.close());

let journey: string;
let address: string;
let form: Shown;
beforeEach(async () => {
  journey = await journeyWith(server, [ACCEPTED, STARTED]);
  address = `${journey}/teammote`;
  form = await before.open(address);
});

/** Where the draft of a form is gone on with: it has the key of the form. */
const draftOf = ({ page }: Shown, path = address): string =>
  `${path}?utkast=${String(controlsIn(page)['_key'])}`;

/** What stands in the note of a form. */
const noteIn = ({ page }: Shown): unknown => page('[name=note]').val();

const eventsOf = async (): Promise<number> =>
  (await server.installation.streams.load(journeyStream, journey.replace('/arenden/', ''))).stored.length;

/** The form that was open, sent with these headers and fields instead of what a browser in the new session would send. */
const sendAs = (headers: Readonly<Record<string, string>>, fields = {}, path = address) =>
  Shown.by(server.url + path, {
    method: 'POST',
    body: urlencoded({ ...controlsIn(form.page), ...TYPED, ...fields }),
    headers,
  });
const sessionOf = ({ session }: Desk) => ({ cookie: session['cookie'] ?? '', ...FROM_HERE });

describe('a form that takes long to fill in', () => {
  it.each(['teammote', 'plan'])('says when the sign-in ends, and that nothing is lost: %s', async (name) =>
    expect((await before.open(`${journey}/${name}`)).words).toContain(
      'Inloggningen tar slut efter 30 minuter utan aktivitet.',
    ),
  );

  it('is not one of a day alone', async () =>
    expect((await before.open(`${journey}/felregistrering`)).html).not.toContain('Inloggningen tar slut'));
});

describe('a form that was opened in an earlier session of hers', () => {
  it('is kept, leads back to itself as it was filled in, and is saved with one more press', async () => {
    const events = await eventsOf();
    const sent = await now.send(address, TYPED, form);
    expect([sent.status, sent.location, await eventsOf()]).toEqual([303, draftOf(form), events]);
    const back = await now.open(sent.location);
    expect(back.words).toContain('Ditt utkast från 2025-06-15 kl. 12.00');
    expect(noteIn(back)).toBe(TYPED.note);
    expect((await now.send(address, {}, back)).status).toBe(303);
    expect(await eventsOf()).toBe(events + 1);
    expect((await now.open(address)).html).not.toContain(TYPED.note);
  });

  it('leads through sign-in where nobody has signed in again yet', async () => {
    const sent = await sendAs(FROM_HERE);
    expect([sent.status, sent.location]).toEqual([
      303,
      `/logga-in?till=${encodeURIComponent(draftOf(form))}`,
    ]);
    expect(noteIn(await now.open(draftOf(form)))).toBe(TYPED.note);
  });

  it('is saved once, though it had been saved before the session changed', async () => {
    expect((await before.send(address, TYPED, form)).status).toBe(303);
    const events = await eventsOf();
    const kept = await now.send(address, TYPED, form);
    expect((await now.send(address, {}, await now.open(kept.location))).status).toBe(303);
    expect(await eventsOf()).toBe(events);
  });

  it('of a new referral is kept too', async () => {
    const referral = await before.open('/arenden/ny');
    const sent = await now.send('/arenden/ny', { note: 'Ny men inte klar' }, referral);
    expect([sent.status, sent.location]).toEqual([303, draftOf(referral, '/arenden/ny')]);
    expect(noteIn(await now.open(sent.location))).toBe('Ny men inte klar');
  });

  it('is a draft of its own, also where the same form was open in two tabs', async () => {
    const tabs = [await before.open('/arenden/ny'), await before.open('/arenden/ny')];
    for (const [at, tab] of tabs.entries()) await now.send('/arenden/ny', { name: `Flik ${at}` }, tab);
    const drafts = await Promise.all(tabs.map((tab) => now.open(draftOf(tab, '/arenden/ny'))));
    expect(drafts.map(({ page }) => page('[name=name]').val())).toEqual(['Flik 0', 'Flik 1']);
  });
});

describe('a form that was opened by somebody else than is signed in now', () => {
  it('is kept for whoever opened it, and shows the other one nothing of it', async () => {
    const events = await eventsOf();
    const sent = await colleague.send(address, TYPED, form);
    expect(sent.status).toBe(403);
    expect(sent.words).toContain('Formuläret hör till någon annan');
    expect(sent.html).not.toContain(TYPED.note);
    expect((await colleague.open(address)).html).not.toContain(TYPED.note);
    expect((await colleague.open(draftOf(form))).html).not.toContain(TYPED.note);
    expect(noteIn(await before.open(draftOf(form)))).toBe(TYPED.note);
    expect(await eventsOf()).toBe(events);
  });
});

describe('what is typed is not kept', () => {
  const ELSEWHERE = { 'sec-fetch-site': 'cross-site' };

  it.each<[string, () => ReturnType<typeof sendAs>, number]>([
    ['from another site', () => sendAs({ ...sessionOf(now), ...ELSEWHERE }), 403],
    ['from another site, for a colleague', () => sendAs({ ...sessionOf(colleague), ...ELSEWHERE }), 403],
    ['from another site, after the session', () => sendAs(ELSEWHERE), 401],
    ['from nowhere, after the session', () => sendAs({}), 401],
    ['in a form of nobody', () => sendAs(sessionOf(now), { _vem: '' }), 403],
    ['in a form with a forged mark', () => sendAs(sessionOf(now), { _vem: 'somebody.c2lnbmF0dXI' }), 403],
    ['in a form of nobody, after the session', () => sendAs(FROM_HERE, { _vem: '' }), 401],
  ])('%s', async (_how, send, status) => {
    const events = await eventsOf();
    expect((await send()).status).toBe(status);
    expect((await now.open(draftOf(form))).html).not.toContain(TYPED.note);
    expect(await eventsOf()).toBe(events);
  });

  it.each(['/arenden/sok', '/inlasning', '/anvandare/ny'])(
    'at %s, which is no form of a case',
    async (path) => {
      const owner = server.installation.sealed.drafts.ownerOf(String(controlsIn(form.page)['_vem']));
      expect((await sendAs(sessionOf(now), {}, path)).status).toBe(403);
      const id = String(controlsIn(form.page)['_key']);
      expect(await server.installation.sealed.drafts.find(owner ?? '', id)).toBeUndefined();
    },
  );

  it.each([
    ['sv', 'a new session', 'Formuläret är inte sparat', 'Gå tillbaka i webbläsaren'],
    ['en', 'a new session', 'The form is not saved', 'Go back in the browser'],
    ['sv', 'no session', 'Du är inte inloggad', 'Logga in i en annan flik'],
    ['en', 'no session', 'You are not signed in', 'Sign in in another tab'],
  ])('where the page says so, and what to do (%s, %s)', async (language, session, title, todo) => {
    const cookie = session === 'no session' ? '' : `${sessionOf(now).cookie}; `;
    const headers = { ...FROM_HERE, cookie: `${cookie}samspar-sprak=${language}` };
    const { page, words, html } = await sendAs(headers, {}, '/arenden/sok');
    expect(page('h1').text()).toBe(title);
    expect(words).toContain(todo);
    expect(html).not.toContain(TYPED.note);
  });
});
