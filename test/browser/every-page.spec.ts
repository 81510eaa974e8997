import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FIRST_START } from './chromium.js';
import { faultsOf, underGlass } from './looks.js';
import { leadsTo, pageRoutesOf } from './routes.js';
import { openSmallDemonstration, type SmallDemonstration } from './small-demonstration.js';
import { STATES } from './states.js';

let demonstration: SmallDemonstration;
beforeAll(async () => {
  demonstration = await openSmallDemonstration();
}, FIRST_START);
afterAll(() => demonstration.site.close());

/** Paths of the pages that were looked at. */
const seen: string[] = [];

describe('who looks at a page', () => {
  it.each([
    ['a picture without words', '<img src="/">', /axe image-alt/],
    ['pale text', '<p><font color="#bbbbbb">Blekt</font></p>', /1280 px: axe color-contrast/],
    ['a field without a name', '<input>', /axe label/],
    ['what reaches past the edge', `<pre>${'Brett'.repeat(40)}</pre>`, /^320 px: the page is \d+ px wide/],
    ['a word that was retired', '<p>En resa.</p>', /never en resa/],
  ])('finds %s', async (_fault, html, found) => {
    const page = await demonstration.site.pageOf('anna');
    await page.goto('/om');
    await page.evaluate(
      `document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`,
    );
    expect(await faultsOf(page, 'with-a-fault')).toContainEqual(expect.stringMatching(found));
    demonstration.site.giveBack(page);
  });

  it('sees what has been typed and chosen', async () => {
    const page = await demonstration.site.pageOf('anna');
    await page.goto('/arenden/ny');
    await page.getByLabel('Namn').fill('Långt'.repeat(3));
    await page.getByLabel('Kvinna').check();
    const { page: glass } = await underGlass(page);
    expect(await glass.getByLabel('Namn').inputValue()).toBe('LångtLångtLångt');
    expect(await glass.getByLabel('Kvinna').isChecked()).toBe(true);
    demonstration.site.giveBack(page);
  });
});

describe('every page in every state', () => {
  it.each(STATES)(
    'has no fault that axe finds, and fits wide, narrow and with large text: $name',
    async ({ name, who, how, status, reach }) => {
      const page = await demonstration.site.pageOf(who, how);
      const response = await reach(page, demonstration);
      seen.push(new URL(page.url()).pathname);
      expect([response?.status(), await faultsOf(page, name)]).toEqual([status, []]);
      demonstration.site.giveBack(page);
    },
  );
});

describe('the pages of the server', () => {
  it('have all been looked at', async () => {
    const routes = await pageRoutesOf(demonstration.site);
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !seen.some((path) => leadsTo(route, path)))).toEqual([]);
  });
});

describe('a server in trouble', () => {
  it('says in a page of its own that it failed, that it is asked too often, and that its log is out of reach', async () => {
    const { site, journeys } = demonstration;
    const page = await site.pageOf('karin');
    const look = async (path: string, name: string) =>
      [(await page.goto(path))?.status(), await faultsOf(page, name)] as const;

    const broken = jest.spyOn(site.installation.views, 'statistics').mockImplementation(() => {
      throw new Error('A fault of the test.');
    });
    expect(await look('/statistik', 'trouble-fault')).toEqual([500, []]);
    broken.mockRestore();

    const { signInsPerMinute } = site.serving.signIn.configuration;
    for (let begun = 0; begun < signInsPerMinute; begun += 1)
      await fetch(`${site.url}/logga-in`, { redirect: 'manual' });
    expect(await look('/logga-in', 'trouble-too-often')).toEqual([429, []]);

    const anna = await site.pageOf('anna');
    await site.installation.store.close();
    expect((await anna.goto(journeys.started))?.status()).toBe(503);
    expect(await faultsOf(anna, 'trouble-out-of-reach')).toEqual([]);
  });
});
