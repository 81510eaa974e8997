import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '@samspar/users';
import { eachOf, pageOf } from '../pages/shown.js';
import { Browser } from './browser.js';
import { NOON, Site } from './site.js';

const ASSOCIATIONS = '/api/v1/associations';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let site: Site;
const statusFor = async (browser: Browser): Promise<number> =>
  (await browser.send(site.at(ASSOCIATIONS))).status;

describe('signing in', () => {
  beforeAll(async () => {
    site = await Site.open({ signInsPerMinute: 1_000 });
    await site.user('anna');
    await site.user('erik');
  });
  afterAll(() => site.close());
  beforeEach(() => {
    site.now = NOON;
    site.issuer.refuse(undefined);
    site.issuer.person({ sub: 'anna' });
  });

  it('goes to the provider with state, nonce and a challenge, and back as a user', async () => {
    const browser = new Browser();
    const begun = await browser.send(site.at('/logga-in'));
    expect(begun.status).toBe(303);
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(40);
    expect(asked.get('redirect_uri')).toBe(site.at('/logga-in/svar'));
    expect(await statusFor(await site.browserOf('anna'))).toBe(200);
    expect(site.issuer.redeemed.length).toBeGreaterThan(0);
  });

  it('leaves the browser a cookie that scripts and other sites cannot use, and nothing else', async () => {
    const browser = new Browser();
    const { headers } = await browser.send(site.at('/logga-in'));
    const back = await browser.send(
      (await browser.send(headers.get('location') ?? '')).headers.get('location') ?? '',
    );
    const [, set = ''] = back.headers.getSetCookie();
    expect(set).toMatch(/^samspar=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(browser.cookies.map(({ name }) => name)).toEqual(['samspar']);
    expect(back.headers.get('cache-control')).toBe('no-store');
  });

  it('takes a name that has changed at the provider', async () => {
    const user = await site.signIn.installation.sealed.staff.find(site.issuer.url, 'anna');
    await site.browserOf('anna', { name: 'Anna Ny' });
    expect((await site.signIn.installation.sealed.staff.memberOf(user ?? ''))?.name).toBe('Anna Ny');
  });

  it.each([
    ['a state that was not begun here', 'kept'],
    ['an answer to no sign-in', 'dropped'],
  ])('is not done with %s, and is begun anew, to the start page', async (_what, cookie) => {
    const browser = new Browser();
    if (cookie === 'kept') await browser.send(site.at('/logga-in?till=/om'));
    const redeemed = site.issuer.redeemed.length;
    const address = site.at(`/logga-in/svar?code=1&state=${'forged'.padEnd(43, '-')}`);
    const { status, headers } = await browser.send(address);
    expect([status, headers.get('location')?.split('?')[0]]).toEqual([303, `${site.issuer.url}/authorize`]);
    expect([browser.cookie('samspar'), site.issuer.redeemed.length]).toEqual([undefined, redeemed]);
    const answer = await browser.send(
      (await browser.send(headers.get('location') ?? '')).headers.get('location') ?? '',
    );
    expect(answer.headers.get('location')).toBe('/');
  });

  it('of a browser that keeps no cookies ends with words instead of going round', async () => {
    const first = await new Browser().send(site.at('/logga-in/svar?code=1&state=gone'));
    const second = await new Browser().send(first.headers.get('location') ?? '');
    const answer = await new Browser().send(second.headers.get('location') ?? '');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Inloggningen blev inte klar');
  });

  it.each([
    ['a nonce of another sign-in', { nonce: 'other' }],
    ['a token for another client', { aud: 'other' }],
    ['a token that another client fetched', { azp: 'other' }],
    ['a token for several that does not say which fetched it', { aud: ['samspar', 'other'] }],
    ['a token for several that another fetched', { aud: ['samspar', 'other'], azp: 'other' }],
    ['a token of another issuer', { iss: 'https://other.example.se' }],
    ['a token that has expired', { exp: 1 }],
  ])('is not done with %s', async (_what, claims) =>
    expect(await statusFor(await site.browserOf('anna', claims))).toBe(401),
  );

  it('that the provider refuses is told in words, with the way to what was asked for', async () => {
    site.issuer.refuse('access_denied');
    const answer = await new Browser().open(site.at('/logga-in?till=/statistik'));
    expect(answer.status).toBe(400);
    expect(eachOf(pageOf(answer.text), 'main a[href="/logga-in?till=%2Fstatistik"]')).toHaveLength(1);
  });

  it('cannot be answered twice', async () => {
    const browser = new Browser();
    const begun = await browser.send(site.at('/logga-in'));
    const answer = (await browser.send(begun.headers.get('location') ?? '')).headers.get('location') ?? '';
    const begunCookie = browser.cookie('samspar-inloggning') ?? '';
    expect((await browser.send(answer)).status).toBe(303);
    const thief = new Browser();
    thief.setCookie(answer, 'samspar-inloggning', begunCookie);
    expect((await thief.send(answer)).headers.get('location')).toContain(`${site.issuer.url}/authorize`);
    expect(thief.cookie('samspar')).toBeUndefined();
  });

  it('that takes more than ten minutes is begun anew, to the page that was asked for', async () => {
    const browser = new Browser();
    const begun = await browser.send(site.at('/logga-in?till=/om'));
    const answer = (await browser.send(begun.headers.get('location') ?? '')).headers.get('location') ?? '';
    site.now = NOON + 10 * MINUTE;
    const redeemed = site.issuer.redeemed.length;
    const { status, headers } = await browser.send(answer);
    expect([status, browser.cookie('samspar'), site.issuer.redeemed.length]).toEqual([
      303,
      undefined,
      redeemed,
    ]);
    expect((await browser.open(headers.get('location') ?? '')).address).toBe(site.at('/om'));
  });

  it('whose answer is opened once more leads to where it led, and to the start page whoever is not signed in as the same', async () => {
    const browser = new Browser();
    const begun = await browser.send(site.at('/logga-in?till=/statistik'));
    const answer = (await browser.send(begun.headers.get('location') ?? '')).headers.get('location') ?? '';
    await browser.send(answer);
    const session = browser.cookie('samspar');
    site.now += HOUR / 4;
    const again = await browser.send(answer);
    expect([again.status, again.headers.get('location')]).toEqual([303, '/statistik']);
    expect(browser.cookie('samspar')).toBe(session);
    const other = await site.browserOf('erik');
    expect((await other.send(answer)).headers.get('location')).toBe('/');
  });

  it('in several tabs at once leads each to its page, in one session', async () => {
    const browser = new Browser();
    const pages = ['/om', '/statistik', '/arenden'];
    const steps = async (addresses: readonly string[]): Promise<string[]> =>
      Promise.all(
        addresses.map(async (address) => (await browser.send(address)).headers.get('location') ?? ''),
      );
    const begun = await steps(pages.map((page) => site.at(`/logga-in?till=${page}`)));
    site.now += MINUTE;
    const answers = await steps(begun);
    const [first = '', ...others] = answers;
    const led = await steps([first]);
    const session = browser.cookie('samspar');
    expect([...led, ...(await steps(others))]).toEqual(pages);
    expect(browser.cookies).toEqual([expect.objectContaining({ name: 'samspar', value: session })]);
  });

  it('that the provider lets in once, and answers the other tab with an error, leads both to their pages', async () => {
    const browser = new Browser();
    const one = await browser.send(site.at('/logga-in?till=/om'));
    const other = await browser.send(site.at('/logga-in?till=/statistik'));
    await browser.open(one.headers.get('location') ?? '');
    site.issuer.refuse('temporarily_unavailable');
    const answer = (await browser.send(other.headers.get('location') ?? '')).headers.get('location') ?? '';
    expect((await browser.send(answer)).headers.get('location')).toBe('/statistik');
  });

  it('as another in a second tab is the last one chosen', async () => {
    const browser = new Browser();
    const begun = await browser.send(site.at('/logga-in?till=/om'));
    await browser.open(site.at('/logga-in?till=/om'));
    const anna = browser.cookie('samspar');
    site.issuer.person({ sub: 'erik' });
    await browser.open(begun.headers.get('location') ?? '');
    expect(browser.cookie('samspar')).not.toBe(anna);
  });

  it('is remembered ten times by one browser, the latest ones', async () => {
    const browser = new Browser();
    const begun: string[] = [];
    for (let tab = 0; tab < 12; tab += 1)
      begun.push((await browser.send(site.at('/logga-in?till=/om'))).headers.get('location') ?? '');
    expect(browser.cookies.length).toBe(10);
    const leads = async (address = '') =>
      (await browser.send((await browser.send(address)).headers.get('location') ?? '')).headers.get(
        'location',
      );
    expect(await leads(begun[0])).toContain('/authorize');
    expect(await leads(begun[11])).toBe('/om');
  });

  it('goes on with a new key of the provider, and with a clock of its own that is minutes off', async () => {
    await site.browserOf('anna');
    await site.issuer.turnKeys();
    const seconds = Math.floor(Date.now() / 1_000) + 200;
    const browser = await site.browserOf('anna', { iat: seconds, nbf: seconds, exp: seconds + 60 });
    expect(await statusFor(browser)).toBe(200);
  });

  it('that meets a provider which is away is done once it is back', async () => {
    const browser = new Browser();
    const begun = await browser.send(site.at('/logga-in?till=/om'));
    const answer = (await browser.send(begun.headers.get('location') ?? '')).headers.get('location') ?? '';
    await site.issuer.away(true);
    const away = await browser.send(answer);
    expect(away.status).toBe(503);
    expect(away.text).toContain('Inloggningstjänsten svarar inte');
    await site.issuer.away(false);
    expect((await browser.send(answer)).headers.get('location')).toBe('/om');
  });

  it('of somebody who is no user says whom to ask, with a code and not the id', async () => {
    const externalId = 'kim.stranger@example.se';
    site.issuer.person({ sub: externalId, name: 'Kim Stranger' });
    const browser = new Browser();
    const answer = await browser.open(site.at('/logga-in'));
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('behörighetsadministratör');
    expect(answer.text).toContain(fingerprintOf(site.issuer.url, externalId));
    expect(answer.text).not.toContain('stranger@');
    expect(site.lines.join('\n')).not.toMatch(/stranger/i);
    expect(browser.cookie('samspar')).toBeUndefined();
  });

  it.each([
    '//evil.example.se',
    '/\\evil.example.se',
    'https://evil.example.se',
    'javascript:alert(1)',
    '/\t/evil.example.se',
    '/logga-ut',
  ])('leads to no other place than a page of ours: %s', async (to) => {
    const browser = new Browser();
    const begun = await browser.send(site.at(`/logga-in?till=${encodeURIComponent(to)}`));
    const answer = (await browser.send(begun.headers.get('location') ?? '')).headers.get('location') ?? '';
    expect((await browser.send(answer)).headers.get('location')).toBe('/');
  });

  it('leads back to the page that was asked for, with its query', async () => {
    const browser = new Browser();
    const begun = await browser.send(
      site.at(`/logga-in?till=${encodeURIComponent('/statistik?by=sex&from=2024-01-01')}`),
    );
    const answer = (await browser.send(begun.headers.get('location') ?? '')).headers.get('location') ?? '';
    expect((await browser.send(answer)).headers.get('location')).toBe('/statistik?by=sex&from=2024-01-01');
  });
});
