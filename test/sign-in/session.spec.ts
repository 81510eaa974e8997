import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { byOperator, ChangeUser, type UserChange } from '@samspar/use-cases';
import { Browser } from './browser.js';
import { NOON, Site } from './site.js';

const ASSOCIATIONS = '/api/v1/associations';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let site: Site;
const statusFor = async (browser: Browser): Promise<number> =>
  (await browser.send(site.at(ASSOCIATIONS))).status;

describe('a session', () => {
  beforeEach(async () => {
    site = await Site.open();
    await site.user('anna');
  });
  afterEach(() => site.close());

  it('survives a restart', async () => {
    const browser = await site.browserOf('anna');
    const session = browser.cookie('samspar') ?? '';
    await site.restart();
    browser.setCookie(site.at('/'), 'samspar', session);
    expect(await statusFor(browser)).toBe(200);
  });

  it('has an id that nobody had before the sign-in, and the one before it is worth nothing', async () => {
    const browser = new Browser();
    browser.setCookie(site.at('/'), 'samspar', 'planted');
    await browser.open(site.at('/logga-in?till=/api/v1/health'));
    const first = browser.cookie('samspar') ?? '';
    expect(first).not.toBe('planted');
    await browser.open(site.at('/logga-in?till=/api/v1/health'));
    expect(browser.cookie('samspar')).not.toBe(first);
    const thief = new Browser();
    thief.setCookie(site.at('/'), 'samspar', first);
    expect(await statusFor(thief)).toBe(401);
  });

  it('ends after 30 minutes without use', async () => {
    const browser = await site.browserOf('anna');
    site.now += 30 * MINUTE - 1;
    expect(await statusFor(browser)).toBe(200);
    site.now += 30 * MINUTE;
    expect(await statusFor(browser)).toBe(401);
  });

  it('ends ten hours after the sign-in, however much it is used', async () => {
    const browser = await site.browserOf('anna');
    const end = site.now + 10 * HOUR;
    while (site.now + 20 * MINUTE < end) {
      site.now += 20 * MINUTE;
      expect(await statusFor(browser)).toBe(200);
    }
    site.now = end - 1;
    expect(await statusFor(browser)).toBe(200);
    site.now = end;
    expect(await statusFor(browser)).toBe(401);
  });

  it('signed out of is worth nothing to whoever stole its cookie, and the provider’s ends too', async () => {
    const browser = await site.browserOf('anna');
    const thief = new Browser();
    thief.setCookie(site.at('/'), 'samspar', browser.cookie('samspar') ?? '');
    expect(await statusFor(thief)).toBe(200);
    const out = await browser.send(site.at('/logga-ut'), {
      method: 'POST',
      body: new URLSearchParams({ _csrf: await site.csrfOf(browser) }),
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const there = new URL(out.headers.get('location') ?? '');
    expect(there.origin + there.pathname).toBe(`${site.issuer.url}/logout`);
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(site.at('/utloggad'));
    expect(there.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    expect(browser.cookie('samspar')).toBeUndefined();
    expect(await statusFor(thief)).toBe(401);
    expect((await browser.open(site.at('/utloggad'))).text).toContain('Du är utloggad');
  });

  it('is signed out of here also while the provider is away, and the page says that it may still let one in', async () => {
    const browser = await site.browserOf('anna');
    const thief = new Browser();
    thief.setCookie(site.at('/'), 'samspar', browser.cookie('samspar') ?? '');
    const csrf = await site.csrfOf(browser);
    await site.issuer.away(true);
    const out = await browser.submit(site.at('/logga-ut'), { _csrf: csrf });
    expect([out.status, new URL(out.address).pathname]).toEqual([200, '/utloggad']);
    expect(out.text).toContain('inloggningstjänsten svarar inte');
    expect(browser.cookie('samspar')).toBeUndefined();
    expect(await statusFor(thief)).toBe(401);
  });

  it('does as its user may at that moment: a revoked role bites at once, and a closed user is nobody', async () => {
    const user = await site.signIn.installation.sealed.staff.find(site.issuer.url, 'anna');
    const change = (one: UserChange) => site.send(new ChangeUser(byOperator(), user ?? '', one));
    await site.user('admin', { roles: ['admin'], interventions: [] });
    const browser = await site.browserOf('anna');
    const question = site.at('/api/v1/statistics?measure=started&from=2024-01-01&to=2024-12-31');
    expect((await browser.send(question)).status).toBe(200);
    await change({ type: 'RevokeRole', data: { role: 'caseworker' } });
    await change({ type: 'GrantRole', data: { role: 'board' } });
    expect((await browser.send(question)).status).toBe(403);
    expect(await statusFor(browser)).toBe(200);
    await change({ type: 'CloseUser' });
    expect(await statusFor(browser)).toBe(401);
  });
});

const notify = async (token: string): Promise<number> =>
  (
    await new Browser().send(site.at('/logga-ut/bakkanal'), {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    })
  ).status;

describe('the provider’s notice of sign-out', () => {
  beforeAll(async () => {
    site = await Site.open();
    await site.user('anna');
    await site.user('erik');
  });
  afterAll(() => site.close());

  it('ends the one session it names by sid', async () => {
    const [one, other] = [
      await site.browserOf('anna', { sid: 's1' }),
      await site.browserOf('anna', { sid: 's2' }),
    ];
    expect(await notify(await site.issuer.signOutNotice({ sub: 'anna', sid: 's1' }))).toBe(200);
    expect([await statusFor(one), await statusFor(other)]).toEqual([401, 200]);
  });

  it('ends all sessions of the one it names by sub, and nobody else’s', async () => {
    const [anna, erik] = [await site.browserOf('anna'), await site.browserOf('erik')];
    expect(await notify(await site.issuer.signOutNotice({ sub: 'anna' }))).toBe(200);
    expect([await statusFor(anna), await statusFor(erik)]).toEqual([401, 200]);
  });

  it('is taken once', async () => {
    const notice = await site.issuer.signOutNotice({ sub: 'anna' });
    expect(await notify(notice)).toBe(200);
    const browser = await site.browserOf('anna');
    expect(await notify(notice)).toBe(400);
    expect(await statusFor(browser)).toBe(200);
  });

  it.each([
    ['for another client', { sub: 'anna', aud: 'other' }],
    ['of another issuer', { sub: 'anna', iss: 'https://other.example.se' }],
    ['that names nobody', {}],
    ['with a nonce: that is an ID token', { sub: 'anna', nonce: 'n' }],
    ['without the event', { sub: 'anna', events: {} }],
    ['without an id of its own', { sub: 'anna', jti: undefined }],
    ['that is old', { sub: 'anna', iat: NOON / 1_000 - 400 }],
  ])('%s is refused', async (_what, claims) => {
    const browser = await site.browserOf('anna');
    expect(await notify(await site.issuer.signOutNotice(claims))).toBe(400);
    expect(await statusFor(browser)).toBe(200);
  });

  it('is refused where it is no token at all', async () => expect(await notify('')).toBe(400));
});
