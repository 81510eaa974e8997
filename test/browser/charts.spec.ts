import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Chart, COLOURS } from '@samspar/charts';
import { ChartFigure, render, STYLE, type Visitor } from '@samspar/pages';
import { h } from 'preact';
import type { Browser, Page } from 'playwright-core';
import { FIRST_START, launchChromium } from './chromium.js';

const named = { language: 'sv', title: 'Prov' } as const;
const series = [
  { name: 'Kvinna', paint: 'women' },
  { name: 'Man', paint: 'men' },
] as const;
const mark = (amount: number | 'hidden') => ({ amount });
const CHARTS: readonly Chart[] = [
  {
    ...named,
    kind: 'bars',
    series,
    groups: [
      {
        rows: [
          { name: 'Arbete eller studier', marks: [mark(28), mark(33)] },
          { name: 'Vård', marks: [mark('hidden'), mark(9)] },
        ],
      },
    ],
  },
  {
    ...named,
    kind: 'trend',
    points: ['2022', '2023', '2024'],
    series: series.map((one) => ({ ...one, marks: [mark(4), mark(9), mark(7)], breaks: [1] })),
  },
  {
    ...named,
    kind: 'spread',
    groups: [{ rows: series.map((one) => ({ ...one, quartiles: [10, 20, 40] as const, n: 60 })) }],
  },
  {
    ...named,
    kind: 'tiles',
    sources: ['Folkmängd 2024-12-31: SCB'],
    elsewhere: [],
    tiles: [
      { name: 'Farsta', column: 0, row: 0, count: mark(40), rate: 1.2 },
      { name: 'Järva', column: 1, row: 0, count: mark('hidden'), rate: 'hidden' },
    ],
  },
  {
    ...named,
    kind: 'flow',
    stages: [
      { name: 'Anmälningar', nodes: [{ id: 'a', name: '', mark: mark(9) }] },
      {
        name: 'Resultat',
        nodes: [
          { id: 'b', name: 'Arbete', mark: mark(6), look: 'goal' },
          { id: 'c', name: 'Övrigt', mark: mark('hidden') },
        ],
      },
    ],
    links: [
      { from: 'a', to: 'b', amount: 6 },
      { from: 'a', to: 'c', amount: 'hidden' },
    ],
  },
];

const visitor = { language: 'sv' } as Visitor;
const html = render(
  visitor,
  h(
    'html',
    { lang: 'sv' },
    h('head', null, h('style', { dangerouslySetInnerHTML: { __html: STYLE } })),
    h(
      'body',
      null,
      h(
        'main',
        null,
        CHARTS.map((chart, at) => h(ChartFigure, { key: at, id: `d${at}`, chart, table: 'tabell' })),
      ),
    ),
  ),
);

/** Runs in the page: each colour that something in a drawing that is shown is filled with or has as its line. */
const PAINTED = `[...document.querySelectorAll('.drawing *')]
  .filter((element) => element.closest('.drawn').getClientRects().length > 0 && !element.matches('title, desc, defs, pattern'))
  .flatMap((element) => { const { fill, stroke } = getComputedStyle(element); return [fill, stroke]; })
  .filter((colour) => colour.startsWith('rgb'))`;
const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.setContent(html);
}, FIRST_START);
afterAll(() => browser.close());

const painted = () => page.evaluate<readonly string[]>(PAINTED);

const opaque = (colour: string): string => colour.replace(/^rgba\((.+), [\d.]+\)$/, 'rgb($1)');

describe('charts in a browser', () => {
  it('are painted in their own colours, one drawing of each that fits', async () => {
    expect(await painted()).toEqual(expect.arrayContaining([rgb(COLOURS.women), rgb(COLOURS.men)]));
    for (const [width, shown] of [
      [1280, '.w-720'],
      [390, '.w-340'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.locator('.drawn:visible').count()).toBe(CHARTS.length);
      expect(await page.locator(`.drawn${shown}:visible`).count()).toBe(CHARTS.length);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('have none but the colours of the system where it chooses them, and are told apart by pattern', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const system = await page.evaluate<readonly string[]>(
      `['Canvas', 'CanvasText', 'GrayText', 'Highlight'].map((name) => { const probe = document.createElement('i'); probe.style.color = name; document.body.append(probe); const { color } = getComputedStyle(probe); probe.remove(); return color; })`,
    );
    const [canvas, text] = system;
    expect((await painted()).map(opaque).filter((colour) => !system.map(opaque).includes(colour))).toEqual(
      [],
    );
    const fillOf = (selector: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).fill`);
    expect(await fillOf('rect.f-women')).toBe(text);
    expect(await fillOf('pattern rect.f-men')).toBe(canvas);
    expect(await fillOf('rect.f-paper')).toBe(canvas);
    expect(await fillOf('.drawing text')).toBe(text);
    await page.emulateMedia({ forcedColors: 'none' });
  });

  it('keep their colours on paper, whole on a sheet, without the way to a table', async () => {
    await page.emulateMedia({ media: 'print' });
    const styles = await page.evaluate<readonly (readonly string[])[]>(
      `[...document.querySelectorAll('.chart-figure')].map((figure) => [getComputedStyle(figure).breakInside, getComputedStyle(figure.querySelector('.drawing')).printColorAdjust])`,
    );
    expect(new Set(styles.map(String))).toEqual(new Set(['avoid,exact']));
    expect(await page.locator('.to-table:visible').count()).toBe(0);
    expect(await page.locator('.drawn:visible').count()).toBe(CHARTS.length);
    await page.emulateMedia({ media: null });
  });
});
