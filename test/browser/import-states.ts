import type { Page } from 'playwright-core';
import { demonstrationUser } from '@samspar/users';
import { JobShelf, type Stage } from '@samspar/use-cases';
import { workbookOf } from '../fixtures/import/workbook-parts.js';
import { at, press, sent, type State } from './reaching.js';
import { ASSOCIATION, type Who } from './site.js';

const HEADERS = 'Löpnummer;Insats;Anmälningsdatum;Startdatum;Kön;Personnummer';
const GOOD = '9001;FINSAM-team;2024-02-01;2024-03-01;Kvinna;';
const BAD = '9002;FINSAM-teem;2024-02-01;2024-03-01;Man;';
const LISTED = [
  ['Löpnummer', 'Insats', 'Startdatum', 'Kön'],
  ['9001', 'FINSAM-team', '2024-03-01', 'Kvinna'],
  ['9002', 'FINSAM-team', '2024-03-04', 'Man'],
];

const choose =
  (name: string, content: string | Uint8Array) =>
  async (page: Page): Promise<void> => {
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
    await page.locator('input[type=file]').setInputFiles(file);
  };
const lines = (...rows: readonly string[]) => choose('lista.csv', rows.join('\r\n'));

/** What comes of a file that somebody tries. */
const tried = (name: string, who: Who, file: ReturnType<typeof choose>): State =>
  sent(name, who, '/inlasning', 'Kontrollera filen', 200, file);

const TRIED: readonly State[] = [
  at('import', 'anna', '/inlasning'),
  at('import-of-the-office', 'karin', '/inlasning'),
  sent('import-no-file', 'anna', '/inlasning', 'Kontrollera filen', 422, async () => undefined),
  tried('import-tried', 'anna', lines(HEADERS, GOOD, BAD)),
  tried('import-not-permitted', 'anna', lines(HEADERS, GOOD.replace('FINSAM-team', 'Novum'))),
  tried('import-no-headers', 'anna', lines('a;b;c')),
  tried(
    'import-columns-to-match',
    'anna',
    lines('Löpnummer;Var;Började;Kön', '9001;FINSAM-team;2024-03-01;Kvinna'),
  ),
  tried(
    'import-days-to-choose',
    'anna',
    lines('Löpnummer;Insats;Startdatum;Kön', '9001;FINSAM-team;3/5/2024;Kvinna'),
  ),
  tried(
    'import-hidden',
    'anna',
    choose('lista.xlsx', workbookOf({ sheets: [{ rows: LISTED, hidden: [3] }] })),
  ),
  tried(
    'import-all-hidden',
    'anna',
    choose('lista.xlsx', workbookOf({ sheets: [{ name: 'Lista', rows: LISTED, state: 'hidden' }] })),
  ),
  tried('import-of-another-kind', 'anna', choose('lista.pdf', '%PDF-1.7')),
  {
    name: 'import-rows-to-mend',
    who: 'anna',
    status: 200,
    reach: async (page) => {
      await page.goto('/inlasning');
      await lines(HEADERS, GOOD, BAD, '9003;FINSAM-team;2024-02-31;2024-03-01;Mann;')(page);
      await press(page, 'Kontrollera filen');
      return page.goto(`${new URL(page.url()).pathname}/ratta`);
    },
  },
];

/** Follows the first link to an address of this form. */
const followed = (name: string, who: Who, from: string, ...links: readonly string[]): State => ({
  name,
  who,
  status: 200,
  reach: async (page) => {
    let response = await page.goto(from);
    for (const link of links) {
      const arrived = page.waitForNavigation();
      await page.getByRole('main').locator(link).first().click();
      response = await arrived;
    }
    return response;
  },
});

/** The page of a file of Fatima's that is being worked with. */
const underWay = (
  name: string,
  id: string,
  reached: Omit<Extract<Stage, { seenAt: number }>, 'seenAt'>,
): State => ({
  name,
  who: 'fatima',
  status: 200,
  reach: async (page, { site: { installation } }) => {
    const shelf = new JobShelf(installation.sealed, installation.clock);
    const actor = demonstrationUser(ASSOCIATION, 'fatima');
    const task = {
      kind: 'file',
      name: 'lista.csv',
      register: 'main',
      acceptChanges: false,
      readsHidden: false,
    } as const;
    const now = installation.clock();
    const begun = {
      id,
      actor,
      role: 'caseworker',
      association: ASSOCIATION,
      task,
      fileUntil: now + 3_600_000,
    };
    await shelf.keep(begun, { ...reached, seenAt: now });
    return page.goto(`/inlasning/${id}`);
  },
});

const BATCH = 'a[href^="/inlasning/omgang/"]';
const BATCHES: readonly State[] = [
  followed('import-batch', 'fatima', '/inlasning', BATCH),
  {
    name: 'import-reverse-of-others',
    who: 'fatima',
    status: 403,
    reach: async (page) => {
      await page.goto('/inlasning');
      await page.locator(BATCH).first().click();
      return page.goto(`${new URL(page.url()).pathname}/aterta`);
    },
  },
  {
    name: 'import-rows-to-mend-gone',
    who: 'fatima',
    status: 404,
    reach: (page) => page.goto('/inlasning/00000000-0000-4000-8000-0000000000aa/ratta'),
  },
  underWay('import-being-read', '00000000-0000-4000-8000-000000000001', {
    at: 'trying',
    done: 12_000,
    of: 0,
  }),
  underWay('import-under-way', '00000000-0000-4000-8000-000000000000', {
    at: 'importing',
    done: 500,
    of: 2_000,
  }),
];

export const IMPORT: readonly State[] = [...TRIED, ...BATCHES];
