import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { NARROW, WIDE } from './site.js';

const OUTPUT = fileURLToPath(new URL('./output/', import.meta.url));
const HEIGHT = 900;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, a line each; it must find nothing. */
const axeFindings = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(TAGS)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `axe ${id}: ${help} ${target.join(' ')} ${failureSummary ?? ''}`,
    ),
  );
};

/** Runs in the page: what reaches past the screen's edge, and text that its own box cuts off. */
const OVERFLOWING = `(() => {
  const found = [];
  const name = (element) => element.tagName.toLowerCase() + (element.className ? '.' + element.className : '') + ' ' + (element.textContent ?? '').trim().slice(0, 40);
  const page = document.documentElement;
  const inScroller = (element) => element.closest('.scroll, svg') !== null;
  if (page.scrollWidth > window.innerWidth) {
    found.push('the page is ' + page.scrollWidth + ' px wide on a screen of ' + window.innerWidth);
    for (const element of document.querySelectorAll('body *'))
      if (!inScroller(element) && element.getBoundingClientRect().right > window.innerWidth + 1) found.push('past the edge: ' + name(element));
  }
  for (const element of document.querySelectorAll('main *, header *')) {
    const { overflowX, position } = getComputedStyle(element);
    if (overflowX !== 'visible' && position !== 'absolute' && element.scrollWidth > element.clientWidth + 1 && !inScroller(element) && element.clientWidth > 0 && !['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName)) found.push('cut off: ' + name(element));
  }
  return found.slice(0, 8);
})()`;

/** What does not fit a page as it now stands. */
export const faultsOfFit = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(OVERFLOWING);

/** Shows the page with its text at double size, as a browser that is told so, and back again. */
const atDoubleText = async <T>(page: Page, look: () => Promise<T>): Promise<T> => {
  const session = await page.context().newCDPSession(page);
  const text = (standard: number) =>
    session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  await text(32);
  try {
    return await look();
  } finally {
    await text(16);
    await session.detach();
  }
};

/** Keeps a picture of the whole page, on a screen as high as it, for eyes; nothing compares it. */
const keepPicture = async (page: Page, width: number, name: string): Promise<void> => {
  mkdirSync(OUTPUT, { recursive: true });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height });
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await page.screenshot({ path: join(OUTPUT, `${name}-${width}.png`), animations: 'disabled' });
};

/**
 * What is wrong with a page as it now stands, wide and narrow: axe, what does not fit, also with text at double size. One
 * load, one picture of each.
 */
export const faultsOf = async (page: Page, name: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const width of [WIDE, NARROW]) {
    await page.setViewportSize({ width, height: HEIGHT });
    const found = [...(await faultsOfFit(page)), ...(await axeFindings(page))];
    faults.push(...found.map((fault) => `${width} px: ${fault}`));
    await keepPicture(page, width, name);
  }
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
  const enlarged = await atDoubleText(page, () => faultsOfFit(page));
  return [...faults, ...enlarged.map((fault) => `text at 200 %: ${fault}`)];
};
