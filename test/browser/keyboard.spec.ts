import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { FIRST_START } from './chromium.js';
import { openSmallDemonstration, type SmallDemonstration } from './small-demonstration.js';
import type { Who } from './site.js';

let demonstration: SmallDemonstration;
beforeAll(async () => {
  demonstration = await openSmallDemonstration();
}, FIRST_START);
afterAll(() => demonstration.site.close());

/** Runs in the page: marks all that the Tab key must reach, and counts it; of radio buttons the group counts as one, and a mark of a chart is its figure in the table. */
const MARK = `(() => {
  const groups = new Set();
  let count = 0;
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (!element.checkVisibility() || element.type === 'hidden' || element.disabled) continue;
    const isIn = (link) => link.getAttribute('href') === element.getAttribute('href');
    if (element.closest('.drawing-links') && [...document.querySelectorAll('td a')].some(isIn)) continue;
    if (element.type === 'radio') {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
    }
    count += 1;
  }
  return count;
})()`;

/** Runs in the page: what has the focus, and whether one can see that it has. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const seen = (node) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  };
  const all = (window.reached ??= new Set());
  all.add(element.type === 'radio' ? 'radio ' + element.name : element);
  return { reached: all.size, isSeen: seen(element), what: element.outerHTML.slice(0, 100) };
})()`;

type Focused = Readonly<{ reached: number; isSeen: boolean; what: string }> | null;

/** Presses Tab from the top to the bottom; how many were reached, and those whose focus cannot be seen. */
const tabThrough = async (
  page: Page,
  most: number,
): Promise<{ reached: number; unseen: readonly string[] }> => {
  const unseen: string[] = [];
  let reached = 0;
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<Focused>(FOCUSED);
    if (focused === null) break;
    reached = focused.reached;
    if (!focused.isSeen) unseen.push(focused.what);
  }
  return { reached, unseen };
};

type Place = readonly [what: string, who: Who, path: (demonstration: SmallDemonstration) => string];
const PLACES: readonly Place[] = [
  ['the day', 'tomas', () => '/'],
  ['the cases', 'anna', () => '/arenden'],
  ['a journey', 'anna', ({ journeys }) => journeys.started],
  ['a form', 'anna', ({ journeys }) => `${journeys.started}/avslut?val=work-or-studies`],
  ['statistics', 'karin', () => '/statistik'],
  ['the import', 'karin', () => '/inlasning'],
  ['a user', 'admir', () => '/anvandare/ny'],
];

describe('with the keyboard alone', () => {
  it.each(PLACES)(
    'Tab reaches everything on the page of %s, and the focus is seen',
    async (_what, who, path) => {
      const page = await demonstration.site.pageOf(who);
      await page.goto(path(demonstration));
      const count = await page.evaluate<number>(MARK);
      expect(await tabThrough(page, count + 1)).toEqual({ reached: count, unseen: [] });
      await page.close();
    },
  );

  it('the first stop leads past the menu to the content', async () => {
    const page = await demonstration.site.pageOf('anna');
    await page.goto('/arenden');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Till innehållet');
    expect(await page.locator(':focus').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('innehall');
    await page.close();
  });

  it('a referral is accepted', async () => {
    const { site, journeys } = demonstration;
    const page = await site.pageOf('anna');
    await page.goto(journeys.referred);
    await page.getByRole('main').getByRole('link', { name: 'Ta emot i insatsen', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Antagningsdatum').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2025-06-01');
    await page.keyboard.press('Enter');
    await page.getByText('Sparat').waitFor();
    await page.close();
  });

  it('a wide table is scrolled', async () => {
    const page = await demonstration.site.pageOf('lena', { width: 320 });
    await page.goto('/fordelning');
    await page.locator('.scroll').first().focus();
    const scrolled = page.evaluate<number>(
      'new Promise((done) => { const box = document.querySelector(".scroll"); box.addEventListener("scroll", () => done(box.scrollLeft), { once: true }); })',
    );
    await page.keyboard.press('ArrowRight');
    expect(await scrolled).toBeGreaterThan(0);
    await page.close();
  });
});
