import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runDemo } from '../../apps/cli/src/demo/demo.js';
import { beginPicturedJourneys, NOON, setUpStockholm } from './small-demonstration.js';
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

/** Makes the pictures of the README out of the demonstration: `npm run screenshots`. */
mkdirSync(PICTURES, { recursive: true });
const desk = await Site.open(NOON, setUpStockholm);
try {
  const journey = await beginPicturedJourneys(desk);
  await take(desk, 'anna', '/', 'min-dag', 960);
  await take(desk, 'anna', journey, 'resan', 980);
  for (const [who, path] of [
    ['fatima', journey],
    ['fatima', `${journey}/teammote`],
    ['anna', '/arenden'],
    ['erik', '/inkorg?flik=skickade'],
  ] as const)
    await (await desk.pageOf(who)).goto(path);
  await take(desk, 'gustav', '/atkomst', 'atkomstlogg', 860);
} finally {
  await desk.close();
}
const office = await Site.open(NOON, (installation) => runDemo(installation));
try {
  const question = 'measure=started&from=2024-01-01&to=2024-12-31&by=referringParty,sex';
  await take(office, 'karin', `/statistik?${question}`, 'statistik', 1240);
} finally {
  await office.close();
}
