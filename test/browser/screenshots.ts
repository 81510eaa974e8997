import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runDemo } from '../../apps/cli/src/demo/demo.js';
import { Site, WIDE, type Who } from './site.js';

const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** A picture of the upper part of a page. */
const take = async (site: Site, who: Who, path: string, name: string, height: number): Promise<void> => {
  const page = await site.pageOf(who);
  await page.setViewportSize({ width: WIDE, height });
  await page.goto(path);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`docs/pictures/${name}.png\n`);
};

/** Noon in Stockholm on the day that the demonstration of the pictures is made. */
const NOON = Date.parse('2026-06-15T10:00:00Z');

/** Makes the pictures of the README out of the demonstration: `npm run screenshots`. */
mkdirSync(PICTURES, { recursive: true });
const site = await Site.open(NOON, (installation) => runDemo(installation));
try {
  await take(site, 'anna', '/', 'min-dag', 1240);
  const day = await site.pageOf('anna');
  await day.goto('/');
  const renewal = await day.getByRole('link', { name: /^Förnya samtycke/ }).getAttribute('href');
  const journey = renewal?.replace(/\/samtycke$/, '') ?? '';
  await take(site, 'anna', journey, 'arendet', 980);
  for (const [who, path] of [
    ['fatima', journey],
    ['fatima', `${journey}/teammote`],
    ['anna', '/arenden'],
    ['erik', '/inkorg?flik=skickade'],
  ] as const)
    await (await site.pageOf(who)).goto(path);
  await take(site, 'gustav', '/atkomst', 'atkomstlogg', 860);
  const report = '/statistik/rapport/aret?from=2024-01-01&to=2024-12-31';
  await take(site, 'karin', report, 'statistik', 1380);
} finally {
  await site.close();
}
