import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Site } from '../sign-in/site.js';
import type { Browser } from '../sign-in/browser.js';

let site: Site;
let browsers: Readonly<Record<'caseworker' | 'admin' | 'auditor', Browser>>;
let csrf: string;

beforeAll(async () => {
  site = await Site.open({ signInsPerMinute: 1_000 });
  await site.user('caseworker');
  for (const role of ['admin', 'auditor'] as const)
    await site.user(role, { roles: [role], interventions: [], party: null, unit: null });
  browsers = {
    caseworker: await site.browserOf('caseworker'),
    admin: await site.browserOf('admin'),
    auditor: await site.browserOf('auditor'),
  };
  csrf = await site.csrfOf(browsers.caseworker);
});
afterAll(() => site.close());

const refer = async (body: string) =>
  browsers.caseworker.send(site.at('/api/v1/journeys'), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'sec-fetch-site': 'same-origin',
      'x-csrf-token': csrf,
    },
  });
const unknownFields = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_one, index) => [`faelt${index}`, 1])));

describe('a body', () => {
  it.each(['/sprak', '/logga-ut', '/logga-ut/bakkanal'])(
    'of a form with 16,000 fields is refused before it is read, also of nobody: %s',
    async (path) => {
      const body = Array.from({ length: 16_000 }, (_one, index) => `a${index}=1`).join('&');
      const answer = await fetch(site.at(path), {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('2 000 fält');
    },
  );

  it('with 100,000 fields that are not known is refused, and the answer does not repeat them', async () => {
    const { status, text } = await refer(unknownFields(100_000 / 2));
    expect(status).toBe(413);
    expect(text.length).toBeLessThan(2_000);
  });

  it('with many faults is told fifty of them, and how many more there are', async () => {
    const { status, text } = await refer(unknownFields(3_000));
    const { errors, more } = JSON.parse(text) as { errors: unknown[]; more: number };
    expect([status, errors.length]).toEqual([400, 50]);
    expect(more).toBeGreaterThanOrEqual(2_950);
    expect(text.length).toBeLessThan(50_000);
  });

  it.each([
    ['lists', '['.repeat(400_000)],
    ['lists that end', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['objects', '{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000)],
  ])('with %s inside each other is refused', async (_what, body) =>
    expect((await refer(body)).status).toBe(400),
  );
});

describe('an address', () => {
  const PARAMETERS = (
    'sida vems status insats efter till antal flik klart state code error measure from to by where unit shareOf ' +
    'asKnownAt protect after dryRun name user who what vem visa ar period'
  ).split(' ');
  const ADDRESSES = [
    ['caseworker', '/'],
    ['caseworker', '/arenden'],
    ['caseworker', '/inkorg'],
    ['caseworker', '/statistik'],
    ['caseworker', '/import'],
    ['caseworker', '/api/v1/statistics'],
    ['caseworker', '/logga-in'],
    ['caseworker', '/logga-in/svar'],
    ['caseworker', '/utloggad'],
    ['admin', '/anvandare'],
    ['auditor', '/atkomstlogg'],
  ] as const;
  const SHAPES: readonly (readonly [string, (name: string) => string])[] = [
    ['objects in each other', (name) => `${name}[a][b][c]=1`],
    ['lists', (name) => `${name}[]=1&${name}[0]=2`],
    ['the same again', (name) => `${name}=1&${name}=2`],
    ['names that objects have', (name) => `${name}[__proto__]=1&__proto__[${name}]=1&constructor=1`],
    ['halves of characters', (name) => `${name}=%ED%A0%80`],
    ['what is no character', (name) => `${name}=%`],
    ['long values', (name) => `${name}=${'9'.repeat(350)}`],
    ['digits of other alphabets', (name) => `${name}=${encodeURIComponent('٣٤')}`],
  ];

  it.each(SHAPES)(
    'with %s in its parameters is answered, never with a fault of the server',
    async (_what, shape) => {
      const query = PARAMETERS.map(shape).join('&');
      for (const [who, address] of ADDRESSES) {
        const { status } = await browsers[who].send(site.at(`${address}?${query}`));
        expect([address, status < 500]).toEqual([address, true]);
      }
    },
  );

  it('with thousands of parameters is answered', async () => {
    for (const [who, address] of ADDRESSES)
      for (const query of ['a&'.repeat(5_000), 'by=sex&'.repeat(1_500), 'where=sex:woman&'.repeat(800)]) {
        const { status } = await browsers[who].send(site.at(`${address}?${query}`));
        expect([address, status < 500]).toEqual([address, true]);
      }
  });

  it('longer than a header may be is answered with 431', async () => {
    const { status } = await new Promise<{ status: number | undefined }>((resolve, reject) => {
      request(site.at(`/${'a'.repeat(20_000)}`), (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode });
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(431);
  });
});
