import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { FIRST_START } from './chromium.js';
import { faultsOfFit } from './looks.js';
import { NARROW, type How, WIDE } from './site.js';
import { openSmallDemonstration, type SmallDemonstration } from './small-demonstration.js';

let demonstration: SmallDemonstration;
beforeAll(async () => {
  demonstration = await openSmallDemonstration();
}, FIRST_START);
afterAll(() => demonstration.site.close());

const main = (page: Page) => page.getByRole('main');

/** Follows a link, also one that is folded away. */
const follow = async (page: Page, name: string): Promise<void> => {
  const link = main(page).getByRole('link', { name, exact: true }).first();
  const folded = main(page).getByText('Fler åtgärder');
  if (!(await link.isVisible()) && (await folded.count()) > 0) await folded.click();
  await link.click();
};

const press = (page: Page, name: string): Promise<void> =>
  main(page).getByRole('button', { name, exact: true }).click();

/** Saves a form, and waits for the journey that says so. */
const save = async (page: Page, button = 'Spara'): Promise<void> => {
  await press(page, button);
  await page.getByRole('status').getByText('Sparat').waitFor();
};

const titles = (page: Page): Promise<readonly string[]> =>
  page.getByRole('list', { name: 'Händelser i ärendet' }).getByRole('heading').allInnerTexts();

const DEVICES: readonly (How & { device: string; number: string })[] = [
  { device: 'a wide screen with JavaScript', width: WIDE, javaScript: true, number: '19800101-0019' },
  { device: 'a telephone without JavaScript', width: NARROW, javaScript: false, number: '19700303-1239' },
];

describe.each(DEVICES)('a caseworker at $device', ({ number, ...how }) => {
  it('signs in from the list and comes to her day', async () => {
    const { site } = demonstration;
    const context = await site.newBrowser(how);
    const page = await context.newPage();
    await page.goto('/arenden');
    await page.getByRole('button', { name: 'Fatima Exempel, handläggare' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Ärenden');
    await page.getByRole('link', { name: 'Min dag' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Min dag');
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    await page.getByRole('button', { name: 'Svenska' }).click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Du är utloggad');
    await page.goto('/arenden');
    expect(new URL(page.url()).pathname).toContain('/logga-in');
    await context.close();
  });

  it('takes a person from referral to follow-up', async () => {
    const page = await demonstration.site.pageOf('fatima', how);
    await page.goto('/arenden');
    await follow(page, 'Ny anmälan');
    await page.getByLabel('FINSAM-team', { exact: true }).check();
    await page.getByLabel('Personnummer', { exact: true }).fill(number);
    await page.getByLabel('Namn', { exact: false }).first().fill('Otto Provsson');
    await page.getByLabel('Man', { exact: true }).check();
    await page.getByLabel('Anmälningsdatum').fill('10/1 2024');
    await press(page, 'Granska och spara');
    expect(await main(page).innerText()).toContain('Arbetsmarknadsnämnden driver insatsen FINSAM-team');
    await page.getByLabel('Ja, personen har samtyckt').check();
    await page.getByLabel('Dag för samtycket').fill('20240110');
    await page.getByRole('group', { name: 'Får ta del' }).getByLabel('Socialnämnden').check();
    await page.getByLabel('Skriftligt').check();
    await press(page, 'Granska och spara');
    expect(await main(page).innerText()).toContain('Anmälan är inte sparad än.');
    await press(page, 'Spara anmälan');

    await follow(page, 'Ta emot i insatsen');
    await page.getByLabel('Antagningsdatum').fill('2024-01-15');
    await save(page, 'Ta emot');

    await follow(page, 'Registrera start');
    await page.getByLabel('Startdatum').fill('2024-02-01');
    await save(page);

    await follow(page, 'Registrera teammöte');
    await page.getByLabel('Dag för mötet').fill('2024-03-01');
    await page.getByRole('group', { name: 'Region Stockholm' }).first().getByLabel('Närvarande').check();
    await page.getByRole('group', { name: 'Har frågan om våld ställts?' }).getByLabel('Ja').check();
    await save(page);

    await follow(page, 'Registrera avslut');
    await follow(page, 'Arbete eller studier');
    await page.getByLabel('Avslutsdatum').fill('2024-10-01');
    await page.getByLabel('Börjat arbeta').check();
    await page.getByLabel('Börjat studera').check();
    await save(page);

    await follow(page, 'Registrera uppföljning');
    await follow(page, 'Uppföljningen är gjord');
    await page.getByLabel('Dag för uppföljningen').fill('2025-04-01');
    await page.getByLabel('6 månader', { exact: false }).first().check();
    await page.getByLabel('Lön').check();
    await page.getByLabel('Sysselsättning').selectOption({ label: 'Förvärvsarbete' });
    await save(page);

    expect(await titles(page)).toEqual([
      'Uppföljning',
      'Avslut till arbete eller studier',
      'Teammöte',
      'Start',
      'Antagen till insatsen',
      'Samtycke',
      'Anmälan',
    ]);
    expect(await faultsOfFit(page)).toEqual([]);

    await follow(page, 'Ändringar');
    await page.getByLabel('Uppgift', { exact: true }).selectOption({ label: 'Startdatum' });
    await press(page, 'Filtrera');
    expect(await main(page).innerText()).toMatch(/1 av 7 poster/);
    await follow(page, 'Åtkomst');
    expect(await main(page).innerText()).toMatch(/Fatima Exempel.*Formulär: Registrera uppföljning/s);
    expect(await main(page).innerText()).toContain('Här slutar loggen');
    expect(await faultsOfFit(page)).toEqual([]);
    await page.close();
  });

  it('finds a journey by identity number, which stands in no address', async () => {
    const page = await demonstration.site.pageOf('fatima', how);
    await page.goto('/arenden');
    await page.getByLabel('Ärendenummer eller personnummer').fill('19900202-2383');
    await press(page, 'Sök');
    expect(page.url()).not.toContain('900202-2383');
    expect(await main(page).innerText()).toContain('1 ärende hittades');
    await main(page).getByRole('row').getByRole('link').first().click();
    expect(await main(page).innerText()).toContain('Maria Provsson');
    await page.close();
  });

  it('is told what is wrong at the top and at the field, and nothing typed is lost', async () => {
    const page = await demonstration.site.pageOf('fatima', how);
    await page.goto(`${demonstration.journeys.started}/teammote`);
    await page.getByLabel('Dag för mötet').fill('i våras');
    await page.getByLabel('Anteckning').fill('Skriven text.');
    await press(page, 'Spara');
    await page.locator('.summary:focus').waitFor();
    expect(await page.title()).toMatch(/^Fel: /);
    await page.locator('.summary').getByRole('link').first().click();
    expect(await page.locator(':focus').inputValue()).toBe('i våras');
    expect(await page.getByLabel('Anteckning').inputValue()).toBe('Skriven text.');
    await page.close();
  });

  it('who is signed out while she writes signs in again and finds what she wrote', async () => {
    const { site, journeys } = demonstration;
    const context = await site.newBrowser(how);
    await site.signIn(context, 'fatima');
    const page = await context.newPage();
    await page.goto(`${journeys.ended}/rattelse?val=startedOn`);
    await page.getByLabel('Anteckning').fill('Får inte gå förlorad.');
    await context.clearCookies();
    await press(page, 'Spara');
    await page.getByRole('button', { name: 'Fatima Exempel, handläggare' }).click();
    expect(await page.getByLabel('Anteckning').inputValue()).toBe('Får inte gå förlorad.');
    await main(page).getByRole('link', { name: 'Släng utkastet' }).click();
    await press(page, 'Släng utkastet');
    await context.close();
  });

  it('sees what somebody else has just registered, keeps what she typed, and saves on it', async () => {
    const { site, journeys } = demonstration;
    const page = await site.pageOf('anna', how);
    await page.goto(`${journeys.started}/arbetsgivarkontakt`);
    await main(page).getByRole('radio').last().check();
    const faster = await site.pageOf('fatima', how);
    await faster.goto(`${journeys.started}/arbetsgivarkontakt`);
    await main(faster).getByRole('radio').first().check();
    await save(faster);
    await press(page, 'Spara');
    await main(page).getByText('Något annat har registrerats medan du skrev').first().waitFor();
    expect(await main(page).getByRole('radio').last().isChecked()).toBe(true);
    await save(page);
    expect((await titles(page)).filter((title) => title === 'Arbetsgivarkontakt').length).toBeGreaterThan(2);
    await Promise.all([page.close(), faster.close()]);
  });

  it('accepts a referral from the inbox', async () => {
    const page = await demonstration.site.pageOf('fatima', how);
    await page.goto('/inkorg');
    await main(page)
      .getByRole('link', { name: /^Ta emot i insatsen/ })
      .first()
      .click();
    await save(page, 'Ta emot');
    expect((await titles(page))[0]).toBe('Antagen till insatsen');
    await page.close();
  });
});
