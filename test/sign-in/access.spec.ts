import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { journeyStream } from '@samspar/casework';
import { readSignIn } from '@samspar/installation';
import { AddUser, byOperator } from '@samspar/use-cases';
import { createApplication } from '../../apps/server/src/application.js';
import { ALLOWED } from '../../apps/server/src/sign-in/allow.js';
import { serve } from '../../apps/server/src/serve.js';
import { referral } from '../http/server.js';
import type { Browser } from './browser.js';
import { NOON, Site } from './site.js';

const JOURNEYS = '/api/v1/journeys';
const STATISTICS = '/api/v1/statistics?measure=started&from=2024-01-01&to=2024-12-31';

let site: Site;
beforeAll(async () => {
  site = await Site.open({ signInsPerMinute: 1_000 });
  await site.user('anna');
  await site.user('erik', { party: 'region', unit: 'Psykiatrin', interventions: ['novum'] });
  for (const role of ['team-lead', 'office', 'auditor', 'board', 'admin'] as const)
    await site.user(role, { roles: [role], interventions: [], party: null, unit: null });
});
afterAll(() => site.close());
beforeEach(() => {
  site.now = NOON;
});

const headersOf = async (browser: Browser): Promise<Record<string, string>> => ({
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
  'sec-fetch-site': 'same-origin',
  'x-csrf-token': await site.csrfOf(browser),
});
const post = async (browser: Browser, path: string, body: object, headers: Record<string, string> = {}) =>
  browser.send(site.at(path), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...(await headersOf(browser)), ...headers },
  });

describe('a stranger', () => {
  it.each([
    ['GET', JOURNEYS],
    ['POST', JOURNEYS],
    ['GET', `${JOURNEYS}/${randomUUID()}`],
    ['POST', `${JOURNEYS}/${randomUUID()}/acceptance`],
    ['GET', STATISTICS],
    ['POST', '/api/v1/imports'],
    ['GET', '/api/v1/associations'],
    ['GET', '/api/v1/nothing-here'],
    ['DELETE', '/API/V1/anything'],
    ['GET', '/api/v1'],
    ['GET', '/api/v1/health/more'],
  ])('gets the same 401 for %s %s, whether it exists or not', async (method, path) => {
    const answer = await fetch(site.at(path), { method });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(await answer.json()).toMatchObject({ code: 'NotSignedIn' });
  });

  it.each(['/api/v1/openapi.json', '/api/v1/health'])('reads %s', async (path) =>
    expect((await fetch(site.at(path))).status).toBe(200),
  );
});

describe('every answer', () => {
  it('lets nothing run, nothing be framed and nothing be kept', async () => {
    const { headers } = await fetch(site.at('/utloggad'));
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('lets the form that signs out lead to the provider', async () => {
    await site.browserOf('anna');
    const { headers } = await fetch(site.at('/utloggad'));
    expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${site.issuer.url}`);
  });
});

describe('a change that comes with the cookie', () => {
  it('is carried out with the session’s token, from our own pages', async () => {
    const anna = await site.browserOf('anna');
    expect((await post(anna, JOURNEYS, referral())).status).toBe(201);
  });

  it.each([
    ['without the token', { 'x-csrf-token': '' }, 'CsrfTokenInvalid'],
    ['with another token', { 'x-csrf-token': 'x'.repeat(43) }, 'CsrfTokenInvalid'],
    ['with letters no token has', { 'x-csrf-token': 'å'.repeat(43) }, 'CsrfTokenInvalid'],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 'CrossSiteRequest'],
    ['from a neighbour on the same site', { 'sec-fetch-site': 'same-site' }, 'CrossSiteRequest'],
    ['from nowhere', { 'sec-fetch-site': 'none' }, 'CrossSiteRequest'],
  ])('is refused %s', async (_how, headers, code) => {
    const anna = await site.browserOf('anna');
    const before = await site.installation.store.lastPosition();
    const answer = await post(anna, JOURNEYS, referral(), headers);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([403, { code }]);
    expect(await site.installation.store.lastPosition()).toBe(before);
  });

  it.each([
    ['our own', (): string => site.at(''), 201],
    ['another', (): string => 'https://evil.example.se', 403],
    ['no', (): string => 'null', 403],
  ])(
    'from a browser that says only its origin is taken from %s origin or refused',
    async (_whose, origin, status) => {
      const anna = await site.browserOf('anna');
      const { 'sec-fetch-site': _site, ...headers } = await headersOf(anna);
      const answer = await anna.send(site.at(JOURNEYS), {
        method: 'POST',
        body: JSON.stringify(referral()),
        headers: { ...headers, origin: origin() },
      });
      expect(answer.status).toBe(status);
    },
  );

  it('signing out too: a form of another site signs nobody out', async () => {
    const anna = await site.browserOf('anna');
    const answer = await anna.send(site.at('/logga-ut'), {
      method: 'POST',
      body: new URLSearchParams({ _csrf: await site.csrfOf(anna) }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    expect((await anna.send(site.at('/api/v1/associations'))).status).toBe(200);
  });
});

describe('each role', () => {
  it.each([
    ['team-lead', 403, 200, 403],
    ['office', 403, 200, 400],
    ['auditor', 403, 200, 403],
    ['board', 403, 403, 403],
    ['admin', 403, 403, 403],
    ['anna', 404, 200, 400],
  ])('%s gets a journey %i, statistics %i, import %i', async (externalId, journey, statistics, file) => {
    const browser = await site.browserOf(externalId);
    expect((await browser.send(site.at(`${JOURNEYS}/${randomUUID()}`))).status).toBe(journey);
    expect((await browser.send(site.at(STATISTICS))).status).toBe(statistics);
    expect((await post(browser, '/api/v1/imports', {}, { 'idempotency-key': '' })).status).toBe(file);
  });

  it.each([
    ['a caseworker counts persons in her own insats', 'anna', '&where=intervention:finsam-team', 200],
    ['a caseworker counts none over all', 'anna', '', 403],
    ['a caseworker counts none in another insats', 'anna', '&where=intervention:novum', 403],
    ['a team-lead counts none where she leads nothing', 'team-lead', '&where=intervention:novum', 403],
    ['the office counts them everywhere', 'office', '', 200],
    ['an auditor counts them everywhere', 'auditor', '&where=intervention:novum', 200],
  ])('%s', async (_rule, externalId, where, status) => {
    const browser = await site.browserOf(externalId);
    const answer = await browser.send(site.at(`${STATISTICS}&unit=person${where}`));
    expect(answer.status).toBe(status);
    if (status === 403)
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'PersonsOfOthers', allowed: expect.any(Array) });
  });

  it.each(['caseworker', 'office'] as const)('cannot be %s and its opposite in one user', async (role) => {
    const outcome = await site.send(
      new AddUser(byOperator(), {
        association: 'provkommun',
        party: 'region',
        unit: 'Enheten',
        externalId: 'both',
        name: 'Båda',
        roles: [role, role === 'office' ? 'caseworker' : 'office'],
        interventions: [],
      }),
    );
    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { code: 'RolesExcludeEachOther' } });
    expect(await site.installation.sealed.staff.find(site.issuer.url, 'both')).toBeUndefined();
  });
});

describe('a journey of another insats', () => {
  let id: string;
  let etag: string;
  beforeAll(async () => {
    const anna = await site.browserOf('anna');
    const referred = await post(
      anna,
      JOURNEYS,
      referral({ intervention: 'novum', referringUnit: 'Enheten för unga' }),
    );
    id = (referred.headers.get('location') ?? '').slice(JOURNEYS.length + 1);
    etag = referred.headers.get('etag') ?? '';
  });
  const guess = { 'if-match': '"0"' };

  it('is answered exactly as one that does not exist, and told to the log without saying whose', async () => {
    const anna = await site.browserOf('anna');
    const there = await anna.send(site.at(`${JOURNEYS}/${id}`));
    const nowhere = await anna.send(site.at(`${JOURNEYS}/${randomUUID()}`));
    const { instance: _one, ...one } = JSON.parse(there.text);
    const { instance: _other, ...other } = JSON.parse(nowhere.text);
    expect([there.status, one]).toEqual([nowhere.status, other]);
    expect(there.status).toBe(404);
    const told = site.lines.filter((line) => line.includes('bad om ett ärende'));
    expect(told.at(-2)).toMatch(
      /^Användaren [0-9a-f-]{36} \(caseworker\) bad om ett ärende som användaren inte får se\.$/,
    );
    expect(told.at(-1)).toContain('inte finns');
    expect(told.join('\n')).not.toContain(id);
  });

  it.each(['acceptance', 'start', 'consent', 'misregistration', 'team-meetings'])(
    'is not changed by %s, whatever revision is named',
    async (noun) => {
      const anna = await site.browserOf('anna');
      const answer = await post(
        anna,
        `${JOURNEYS}/${id}/${noun}`,
        { occurredOn: '2024-02-10', reason: 'entry-error' },
        guess,
      );
      expect([400, 404]).toContain(answer.status);
      expect((await site.installation.streams.load(journeyStream, id)).revision).toBe(0);
    },
  );

  it('shows its sender how the referral fares, and nothing else', async () => {
    const anna = await site.browserOf('anna');
    const seen = await anna.send(site.at(`${JOURNEYS}/${id}/referral`));
    expect(JSON.parse(seen.text)).toEqual({ journey: id, intervention: 'novum', status: 'open' });
    expect(seen.headers.get('etag')).toBe(etag);
  });

  it('is seen by a caseworker of that insats, who did not send it', async () => {
    const erik = await site.browserOf('erik');
    expect((await erik.send(site.at(`${JOURNEYS}/${id}`))).status).toBe(200);
  });

  it('is not even a referral to whoever neither sent it nor works there', async () => {
    await site.user('kerstin', { interventions: [] });
    const kerstin = await site.browserOf('kerstin');
    expect((await kerstin.send(site.at(`${JOURNEYS}/${id}/referral`))).status).toBe(404);
  });

  it('may be withdrawn by its sender', async () => {
    const anna = await site.browserOf('anna');
    const body = { occurredOn: '2024-02-10', reason: 'other' };
    const answer = await post(anna, `${JOURNEYS}/${id}/referral-withdrawal`, body, { 'if-match': etag });
    expect([answer.status, answer.text]).toMatchObject([201, expect.any(String)]);
    const { metadata } = (await site.installation.streams.load(journeyStream, id)).stored[1] ?? {};
    expect(metadata).toMatchObject({ role: 'caseworker', party: 'municipality' });
    expect(metadata).not.toHaveProperty('interventions');
  });
});

describe('a page', () => {
  it('leads to sign-in and back', async () => {
    const answer = await fetch(site.at('/statistik?by=sex'), { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/logga-in?till=${encodeURIComponent('/statistik?by=sex')}`);
  });
});

describe('every route', () => {
  it('says whom it lets in', async () => {
    const application = await createApplication(site.installation, site.signIn, () => undefined);
    try {
      await application.init();
      const without: string[] = [];
      let routes = 0;
      for (const module of application.get(ModulesContainer).values())
        for (const { metatype } of module.controllers.values()) {
          const controller = metatype as (new () => object) | null;
          if (!controller) continue;
          for (const name of Object.getOwnPropertyNames(controller.prototype)) {
            const handler: unknown = Reflect.get(controller.prototype, name);
            if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) continue;
            routes += 1;
            if (!Reflect.hasMetadata(ALLOWED, handler) && !Reflect.hasMetadata(ALLOWED, controller))
              without.push(
                `${controller.name}.${name} ${String(Reflect.getMetadata(PATH_METADATA, handler))}`,
              );
          }
        }
      expect(without).toEqual([]);
      expect(routes).toBeGreaterThan(30);
    } finally {
      await application.close();
    }
  });
});

describe('who asks too often', () => {
  let busy: Site;
  beforeAll(async () => {
    busy = await Site.open({ signInsPerMinute: 4, writesPerMinute: 3 });
    await busy.user('anna');
  });
  afterAll(() => busy.close());

  it('waits for the next minute: changes by user, reading freely', async () => {
    const anna = await busy.browserOf('anna');
    const headers = {
      'sec-fetch-site': 'same-origin',
      'x-csrf-token': await busy.csrfOf(anna),
      'content-type': 'application/json',
    };
    const change = () => anna.send(busy.at(JOURNEYS), { method: 'POST', body: '{}', headers });
    for (let time = 0; time < 3; time += 1) expect((await change()).status).toBe(400);
    const refused = await change();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'TooManyRequests' });
    expect((await anna.send(busy.at('/api/v1/associations'))).status).toBe(200);
    busy.now += 60_000;
    expect((await change()).status).toBe(400);
  });

  it('waits to sign in: by address', async () => {
    busy.now += 60_000;
    const statuses = [];
    for (let time = 0; time < 5; time += 1)
      statuses.push((await fetch(busy.at('/logga-in'), { redirect: 'manual' })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 429]);
  });
});

describe('the demonstration', () => {
  it('does not start in production', async () => {
    const { installation } = site;
    const production = {
      ...installation,
      configuration: { ...installation.configuration, production: true },
    };
    await expect(serve(production, { host: '127.0.0.1', port: 0, signIn: readSignIn({}) })).rejects.toThrow(
      'Den inbyggda demonstrationsinloggningen startar inte med NODE_ENV=production: ange OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET och APP_URL.',
    );
  });
});
