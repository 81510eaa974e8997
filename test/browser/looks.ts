import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Result } from 'axe-core';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { retiredIn } from '../pages/retired-words.js';
import { NARROW, WIDE } from './site.js';

/** Where pictures of all pages are kept for eyes, where somebody asks for them; nothing compares them. */
const PICTURES = process.env['PAGE_PICTURES'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HEIGHT = 900;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that ask how large things are, or whether they reach past an edge: what a narrow page may break. */
const OF_LAYOUT = ['target-size', 'scrollable-region-focusable'];

/** All but the rows of a long table that look as those before them do. */
const ALL = `{ exclude: [['tbody > tr:nth-child(n + 13):not(:nth-last-child(-n + 2))']] }`;

/** Runs in the page: remembers what a wide screen does not show. */
const REMEMBER_HIDDEN = `window.hiddenWhenWide = [...document.querySelectorAll('body *')].filter((element) => element.getClientRects().length === 0)`;
/** Runs in the page: what a narrow screen alone shows. */
const SHOWN_NOW = 'window.hiddenWhenWide.filter((element) => element.getClientRects().length > 0)';

const runAxe = async (page: Page, context: string, chosen: object): Promise<readonly string[]> => {
  // No rule of these reads style sheets, which are fetched otherwise.
  const options = JSON.stringify({ resultTypes: ['violations'], preload: false, ...chosen });
  const violations = await page.evaluate<readonly Result[]>(
    `((context) => context.length === 0 ? [] : axe.run(context, ${options}).then(({ violations }) => violations))(${context})`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `axe ${id}: ${help} ${target.join(' ')} ${failureSummary ?? ''}`,
    ),
  );
};

/**
 * What axe finds in a page that it was put into, a line each; it must find nothing. The page is looked at whole when it is wide, and
 * first then; a narrow one has the same names, roles and colours but in what it alone shows.
 */
const axeFindings = async (page: Page, width: number): Promise<readonly string[]> => {
  if (width === WIDE) {
    await page.evaluate(`${REMEMBER_HIDDEN}; undefined`);
    return runAxe(page, ALL, { runOnly: TAGS });
  }
  return [
    ...(await runAxe(page, ALL, { runOnly: OF_LAYOUT })),
    ...(await runAxe(page, SHOWN_NOW, { runOnly: TAGS })),
  ];
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
const atDoubleText = async <T>(session: CDPSession, look: () => Promise<T>): Promise<T> => {
  const text = (standard: number) =>
    session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  await text(32);
  try {
    return await look();
  } finally {
    await text(16);
  }
};

/** Keeps a picture of the whole page, on a screen as high as it. */
const keepPicture = async (page: Page, width: number, name: string, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height });
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await page.screenshot({ path: join(folder, `${name}-${width}.png`), animations: 'disabled' });
};

/** Runs in the page: the page as it now stands, with what has been typed and chosen in it, without its scripts: they have run. */
const AS_IT_STANDS = `(() => {
  for (const field of document.querySelectorAll('input')) {
    field.setAttribute('value', field.value);
    field.toggleAttribute('checked', field.checked);
  }
  for (const field of document.querySelectorAll('textarea')) field.textContent = field.value;
  for (const option of document.querySelectorAll('option')) option.toggleAttribute('selected', option.selected);
  const copy = document.documentElement.cloneNode(true);
  for (const script of copy.querySelectorAll('script')) script.remove();
  return '<!doctype html>' + copy.outerHTML;
})()`;

type Glass = Readonly<{ page: Page; session: CDPSession }>;

const glasses = new WeakMap<Browser, Promise<Glass>>();

const newGlass = async (browser: Browser, address: string): Promise<Glass> => {
  const page = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  // Not by `page.evaluate`, which takes twice as long with a script of this size.
  await session.send('Runtime.evaluate', { expression: `${AXE};0` });
  return { page, session };
};

/**
 * A page of the same server that is given one page after the other to look at: axe stays in it, and is not read, compiled and
 * warmed anew for each.
 */
export const underGlass = async (page: Page): Promise<Glass> => {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  const glass = glasses.get(browser) ?? newGlass(browser, new URL('/om', page.url()).href);
  glasses.set(browser, glass);
  const { page: shown, session } = await glass;
  await shown.evaluate(`history.replaceState(null, '', ${JSON.stringify(page.url())})`);
  await shown.setContent(await page.evaluate<string>(AS_IT_STANDS));
  return { page: shown, session };
};

/** Drawn small: every place in the page is where it was, and a hundredth of the dots are worked out. */
const ON_A_SCREEN = { height: HEIGHT, deviceScaleFactor: 1, mobile: false, scale: 0.1 };

/** A screen of this width; nobody looks at what it draws, unless pictures are asked for. */
const resize = ({ page, session }: Glass, width: number): Promise<unknown> =>
  PICTURES
    ? page.setViewportSize({ width, height: HEIGHT })
    : session.send('Emulation.setDeviceMetricsOverride', { ...ON_A_SCREEN, width });

/**
 * What is wrong with a page as it now stands, wide and narrow: axe, what does not fit, also with text at double size. One
 * load; pictures where they are asked for.
 */
export const faultsOf = async (asReached: Page, name: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  const glass = await underGlass(asReached);
  const { page, session } = glass;
  for (const width of [WIDE, NARROW]) {
    await resize(glass, width);
    const found = [...(await faultsOfFit(page)), ...(await axeFindings(page, width))];
    faults.push(...found.map((fault) => `${width} px: ${fault}`));
    if (PICTURES) await keepPicture(page, width, name, PICTURES);
  }
  await resize(glass, WIDE);
  const enlarged = await atDoubleText(session, () => faultsOfFit(page));
  const retired = retiredIn(await page.evaluate<string>('document.body.innerText'));
  return [...faults, ...enlarged.map((fault) => `text at 200 %: ${fault}`), ...retired];
};
