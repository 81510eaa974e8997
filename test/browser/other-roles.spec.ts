import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demonstrationUser } from '@samspar/users';
import { FIRST_START } from './chromium.js';
import { faultsOfFit } from './looks.js';
import { ASSOCIATION, type How, NARROW } from './site.js';
import { openSmallDemonstration, type SmallDemonstration } from './small-demonstration.js';

let demonstration: SmallDemonstration;
beforeAll(async () => {
  demonstration = await openSmallDemonstration();
}, FIRST_START);
afterAll(() => demonstration.site.close());

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string | RegExp): Promise<void> =>
  main(page).getByRole('button', { name }).first().click();
const menu = (page: Page): Promise<readonly string[]> =>
  page.getByRole('navigation').first().getByRole('link').allInnerTexts();

/** What has least; `every-page.spec.ts` looks at the same pages on a wide screen with JavaScript, and caseworkers work at both. */
const how: How = { width: NARROW, javaScript: false };

describe('at a telephone without JavaScript', () => {
  it('the office asks the statistics a question, which any colleague can open by its address', async () => {
    const page = await demonstration.site.pageOf('karin', how);
    await page.goto('/');
    await main(page).getByRole('link', { name: 'Ställ en egen fråga' }).click();
    await page.getByLabel('Mått').selectOption({ label: 'Påbörjade deltaganden' });
    await page.getByLabel('Från och med').fill('2024-01-01');
    await page.getByLabel('Till och med').fill('31/12 2024');
    await page.getByLabel('Rader', { exact: true }).selectOption({ label: 'Kön' });
    await page.getByLabel('Kolumner', { exact: true }).selectOption({ label: 'Resultat vid avslut' });
    await press(page, 'Visa');
    expect(page.url()).toContain(
      '/statistik/fraga?measure=started&from=2024-01-01&to=2024-12-31&rows=sex&columns=exitGroup',
    );
    expect(await page.getByRole('table').first().innerText()).toContain('Kvinna');
    expect(await page.getByRole('img').count()).toBe(1);
    expect(await faultsOfFit(page)).toEqual([]);
    await page.close();
  });

  it('the office is told why it imports nothing, and sees no person (lag 2003:1210 7 §)', async () => {
    const page = await demonstration.site.pageOf('karin', how);
    await page.goto('/inlasning');
    expect(await main(page).innerText()).toContain('Lagen ger förbundet inget stöd');
    expect(await page.locator('input[type=file]').count()).toBe(0);
    expect(await menu(page)).toEqual([
      'Statistik',
      'Frågor',
      'Publicerat',
      'Inläsning',
      'Insatser',
      'Myndigheter',
    ]);
    for (const path of ['/arenden', '/inkorg', demonstration.journeys.started])
      expect((await page.goto(path))?.status()).toBe(403);
    await page.close();
  });

  it('a team lead hands journeys over without seeing who they are about', async () => {
    const page = await demonstration.site.pageOf('lena', how);
    await page.goto('/');
    expect(await main(page).innerText()).toContain('Inga personuppgifter visas här.');
    await page.goto(`/fordelning/finsam-team/${demonstrationUser(ASSOCIATION, 'anna')}`);
    expect(await main(page).innerText()).not.toContain('Provsson');
    await main(page).getByRole('checkbox').first().check();
    await main(page).getByLabel('Ny ansvarig handläggare').selectOption({ label: 'Fatima Exempel' });
    await press(page, 'Lämna över');
    expect(await main(page).innerText()).toContain('1 ärende är överlämnat till Fatima Exempel.');
    await page.close();
  });

  it('an auditor begins at what is to be audited, sees figures and no person', async () => {
    const page = await demonstration.site.pageOf('gustav', how);
    await page.goto('/');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Att granska');
    expect(await menu(page)).toEqual([
      'Att granska',
      'Statistik',
      'Frågor',
      'Publicerat',
      'Granskning',
      'Åtkomstlogg',
      'Utlämnanden',
    ]);
    expect((await page.goto(demonstration.journeys.started))?.status()).toBe(403);
    await page.close();
  });

  it('an auditor follows who has read what, from a list to all access to one journey', async () => {
    const colleague = await demonstration.site.pageOf('anna');
    await colleague.goto('/arenden?vems=alla');
    await colleague.close();
    const page = await demonstration.site.pageOf('gustav', how);
    await page.goto('/');
    await page.getByRole('navigation').first().getByRole('link', { name: 'Åtkomstlogg' }).click();
    await page.getByLabel('Vem').selectOption({ label: 'Anna Exempel' });
    await page.getByLabel('Sida').selectOption({ label: 'Listan Ärenden' });
    await press(page, 'Filtrera');
    await main(page)
      .getByRole('link', { name: /ärenden som visades/ })
      .first()
      .click();
    await main(page)
      .getByRole('link', { name: /^All åtkomst till ärende/ })
      .first()
      .click();
    expect(await main(page).innerText()).toMatch(/Visar åtkomst till ärende .*Anna Exempel/s);
    expect(await main(page).innerText()).not.toContain('Provsson');
    expect(await faultsOfFit(page)).toEqual([]);
    await page.close();
  });

  it('the board sees that nothing has been released', async () => {
    const page = await demonstration.site.pageOf('stina', how);
    await page.goto('/');
    expect(await main(page).innerText()).toContain('Ännu är inget publicerat.');
    await page.goto('/statistik?measure=started&from=2024-01-01&to=2024-12-31');
    expect(await page.getByRole('table').count()).toBe(0);
    await page.close();
  });

  it('an admin adds a user, gives a role, takes it back and closes the user', async () => {
    const page = await demonstration.site.pageOf('admir', how);
    await page.goto('/');
    await main(page).getByRole('link', { name: 'Lägg till användare' }).click();
    await main(page).getByLabel('Namn', { exact: true }).fill(`Nils Ny ${how.width}`);
    await main(page).getByLabel('Användarnamn i inloggningstjänsten').fill(`nils-${how.width}`);
    await press(page, 'Lägg till');
    expect(await main(page).innerText()).toContain('Användaren är tillagd och kan logga in.');
    await main(page).getByLabel('Ge en roll').selectOption({ label: 'Kansli' });
    await press(page, 'Ge rollen');
    expect(await main(page).innerText()).toContain('Rollen är given och gäller nu.');
    await main(page)
      .getByRole('link', { name: /^Ta bort rollen/ })
      .first()
      .click();
    await press(page, 'Ta bort rollen');
    expect(await main(page).innerText()).toContain('Rollen är borttagen.');
    await main(page).getByRole('link', { name: 'Stäng av användaren' }).click();
    await press(page, 'Stäng av');
    expect(await main(page).innerText()).toContain('Användaren är avstängd');
    expect(await faultsOfFit(page)).toEqual([]);
    await page.close();
  });
});

/** What stands on the sheets of a page. */
const printed = async (page: Page): Promise<string> => {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  await page.emulateMedia({ media: 'screen' });
  return text;
};

describe('on paper', () => {
  it('a case says whose it is and who printed it when, and shows the texts that were opened, no button', async () => {
    const page = await demonstration.site.pageOf('anna');
    await page.goto(demonstration.journeys.started);
    const closed = await printed(page);
    expect(closed.replaceAll(/\s+/g, ' ')).toMatch(
      /^Samordningsförbundet Stockholms stad · Ärende \S+ · Maria Provsson, 19900202-2383 · Utskrivet 2025-06-15 av Anna Exempel /,
    );
    expect(closed).toContain('Texten visas inte i utskrift');
    expect(closed).not.toMatch(/Visa texten|Håll teammöte|Logga ut/);
    expect(closed).not.toContain('Praktik till hösten');
    for (const summary of await page.locator('details.sealed summary').all()) await summary.click();
    const opened = await printed(page);
    expect(opened).toContain('Praktik till hösten');
    expect(opened).not.toMatch(/Visa texten|Texten visas inte/);
    await page.close();
  });

  it('the form to consent on is one sheet, in Swedish or beside it, and nothing else stands on it', async () => {
    const page = await demonstration.site.pageOf('anna');
    await page.emulateMedia({ media: 'print' });
    for (const language of ['sv', 'ar', 'uk']) {
      await page.goto(`${demonstration.journeys.started}/samtycke/blankett?sprak=${language}`);
      const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
      expect([language, sheets?.length]).toEqual([language, 1]);
    }
    const shown = await printed(page);
    expect(shown).toContain('Tolkens namn');
    expect(shown).not.toMatch(/Visa blanketten|Registrera samtycket|Går snart ut/);
    await page.close();
  });

  it('a table of statistics and a list say what they are narrowed to', async () => {
    const page = await demonstration.site.pageOf('fatima');
    await page.goto(
      '/statistik?measure=started&from=2024-01-01&to=2024-12-31&by=sex&where=intervention:finsam-team',
    );
    expect(await printed(page)).toMatch(
      /· Ställ en egen fråga · uppgifter registrerade t\.o\.m\. [^]* · Utskrivet[^]*endast insats: FINSAM-team[^]*Procent av alla/,
    );
    await page.goto('/arenden?vems=alla&status=alla');
    expect(await printed(page)).toMatch(/· Ärenden · Utskrivet[^]*Alla/);
    await page.close();
  });
});

describe('in the colours of the system', () => {
  it('the chosen tab alone is marked', async () => {
    const page = await demonstration.site.pageOf('anna');
    await page.emulateMedia({ forcedColors: 'active' });
    const styles = (selector: string, property: string): Promise<readonly string[]> =>
      page
        .locator(selector)
        .evaluateAll(
          (elements, name) => elements.map((element) => getComputedStyle(element).getPropertyValue(name)),
          property,
        );
    const marked = async (tabs: string): Promise<readonly boolean[]> => {
      const [ground] = await styles('html', 'background-color');
      const current = await page
        .locator(tabs)
        .evaluateAll((links) => links.map((link) => link.hasAttribute('aria-current')));
      const edges = await styles(tabs, 'border-bottom-color');
      return edges.map((edge, tab) => (edge !== ground) === current[tab]);
    };
    await page.goto('/');
    expect(new Set(await marked('.menu a'))).toEqual(new Set([true]));
    expect(new Set(await marked('.tabs a'))).toEqual(new Set([true]));
    await page.close();
  });
});
