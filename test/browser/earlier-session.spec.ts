import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { FIRST_START } from './chromium.js';
import { Site } from './site.js';
import { NOON, setUpStockholm } from './small-demonstration.js';

const NOTE = 'Skrivet i en timme';

let site: Site;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  site = await Site.open(NOON, setUpStockholm);
}, FIRST_START);
afterAll(() => site.close());
beforeEach(async () => {
  context = await site.newBrowser();
  await site.signIn(context, 'fatima');
  page = await context.newPage();
});
afterEach(() => context.close());

const heading = (): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

it('whoever signs in again in another tab goes on with the case form she had begun', async () => {
  await page.goto('/arenden/ny');
  await page.locator('textarea').fill(NOTE);
  await site.signIn(context, 'fatima');
  await page.getByRole('button', { name: 'Spara utkast' }).click();
  expect(new URL(page.url()).pathname).toBe('/arenden/ny');
  expect(await page.getByRole('main').innerText()).toContain('Ditt utkast från');
  expect(await page.locator('textarea').inputValue()).toBe(NOTE);
  await page.getByRole('button', { name: 'Spara utkast' }).click();
  expect(await heading()).toBe('Utkastet är sparat');
});

it('what was typed and what was ticked are both there when she goes back to the form', async () => {
  await page.goto('/arenden/ny');
  await page.getByLabel('Kvinna').check();
  await page.getByLabel('Namn').fill('Alma Exempel');
  await page.getByLabel('Anmälningsdatum').fill('2025-06-01');
  await page.locator('textarea').fill(NOTE);
  await page.getByRole('button', { name: 'Granska och spara' }).last().click();
  expect(await page.title()).toMatch(/^Fel: /);
  await page.goBack();
  expect(await page.getByLabel('Kvinna').isChecked()).toBe(true);
  expect(await page.getByLabel('Namn').inputValue()).toBe('Alma Exempel');
  expect(await page.getByLabel('Anmälningsdatum').inputValue()).toBe('2025-06-01');
  expect(await page.locator('textarea').inputValue()).toBe(NOTE);
});

it('of another form the page says that nothing is saved, and the form can be sent when she goes back', async () => {
  await page.goto('/arenden/sok');
  await page.locator('[name=sok]').fill('4711');
  await site.signIn(context, 'fatima');
  await page.getByRole('button', { name: 'Sök' }).click();
  expect(await heading()).toBe('Formuläret är inte sparat');
  await page.goBack();
  await page.locator('[name=sok]').fill('4711');
  await page.getByRole('button', { name: 'Sök' }).click();
  await page.getByText('Inget ärende i dina insatser stämmer').waitFor();
});
