import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApplication } from '../../apps/server/src/application.js';
import { Browser } from './browser.js';
import { NOON, Site } from './site.js';

type Layer = Readonly<{ route?: Readonly<{ path: string; methods: Readonly<Record<string, boolean>> }> }>;

const NO_TOKEN = 'Formuläret är inte sparat';

let site: Site;
let anna: Browser;
beforeAll(async () => {
  site = await Site.open({ signInsPerMinute: 1_000, writesPerMinute: 1_000 });
  const roles = ['caseworker', 'admin', 'team-lead'] as const;
  await site.user('anna', { roles });
});
afterAll(() => site.close());
beforeEach(async () => {
  site.now = NOON;
  anna = await site.browserOf('anna');
});

/** Every address of the server that takes a form of a page, with something in the place of what varies. */
const formAddresses = async (): Promise<readonly string[]> => {
  const application = await createApplication(site.installation, site.signIn, () => undefined);
  try {
    await application.init();
    const layers = application.getHttpAdapter().getInstance().router.stack as readonly Layer[];
    return layers.flatMap(({ route }) =>
      route?.methods['post'] && !route.path.startsWith('/api/')
        ? [route.path.replaceAll(/:\w+/g, '0b8d3c1e-0000-4000-8000-000000000000')]
        : [],
    );
  } finally {
    await application.close();
  }
};

const parts = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const FROM_HERE = { 'sec-fetch-site': 'same-origin', accept: 'application/json' };

describe('a form without the token of its session', () => {
  it('changes nothing at any address, also where it is sent in parts', async () => {
    const addresses = await formAddresses();
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      const { status, text } = await anna.send(site.at(address), {
        method: 'POST',
        body: parts({ _gor: 'kasta', _csrf: 'ett annat' }),
        headers: FROM_HERE,
      });
      expect([address, status]).toEqual([address, 403]);
      expect(text).toContain(NO_TOKEN);
    }
    expect((await anna.send(site.at('/api/v1/associations'))).status).toBe(200);
  });

  it.each([
    ['nothing', {}],
    ['JSON', { body: '{"sprak":', headers: { 'content-type': 'application/json' } }],
    ['text', { body: 'sprak', headers: { 'content-type': 'text/plain' } }],
    ['a form in parts', { body: parts({ sprak: 'en' }) }],
    ['a form in parts that are none', { body: '-', headers: { 'content-type': 'multipart/form-data' } }],
  ])(
    'but with its header may bring %s: that is answered, and is no fault of the server',
    async (_what, said) => {
      for (const address of (await formAddresses()).filter((one) => one !== '/logga-ut')) {
        const headers = {
          ...FROM_HERE,
          'x-csrf-token': await site.csrfOf(anna),
          ...('headers' in said && said.headers),
        };
        const { status } = await anna.send(site.at(address), { method: 'POST', ...said, headers });
        expect([address, status < 500]).toEqual([address, true]);
      }
    },
  );
});

describe('a cookie', () => {
  const ID = 'A'.repeat(43);

  it.each(['signIns', 'answeredSignIns', 'signOutNotices', 'files', 'jobs'] as const)(
    'finds and ends no session where it names what is kept of another kind: %s',
    async (kind) => {
      const kept = site.installation.sealed[kind];
      const begun = { state: 'of another', nonce: 'nonce', verifier: 'verifier', to: '/om' };
      await kept.keep(ID, JSON.stringify(begun), NOON + 60_000);
      for (const name of ['samspar', 'samspar-inloggning-x'])
        for (const path of ['/', '/logga-in/svar?code=1&state=x', '/utloggad']) {
          const browser = new Browser();
          browser.setCookie(site.at('/'), name, ID);
          expect((await browser.send(site.at(path))).status).toBeLessThan(500);
        }
      const browser = new Browser();
      browser.setCookie(site.at('/'), 'samspar', ID);
      expect((await browser.send(site.at('/api/v1/associations'))).status).toBe(401);
      expect((await browser.submit(site.at('/logga-ut'), {})).status).toBe(200);
      expect(await kept.find(ID)).toBeDefined();
    },
  );

  it('of a sign-in on its way is no session, and is not ended as one', async () => {
    const browser = new Browser();
    const { headers } = await browser.send(site.at('/logga-in?till=/om'));
    const begun = browser.cookies.find(({ name }) => name.startsWith('samspar-inloggning-'))?.value ?? '';
    browser.setCookie(site.at('/'), 'samspar', begun);
    expect((await browser.send(site.at('/api/v1/associations'))).status).toBe(401);
    await browser.submit(site.at('/logga-ut'), {});
    expect((await browser.open(headers.get('location') ?? '')).address).toBe(site.at('/om'));
  });
});
