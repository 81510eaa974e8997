import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import { dayInStockholm } from '@samspar/kernel';
import { BeginPublication, ProposePublication, ReadingLog, type Sent } from '@samspar/use-cases';
import { demonstrationUser } from '@samspar/users';
import type { Page } from 'playwright-core';
import { refer } from '../casework/examples.js';
import { answerOf } from '../use-cases/journey-world.js';
import { tableOf } from '../use-cases/publishing.js';
import { faultsOf, faultsOfFit } from './looks.js';
import { ASSOCIATION, type How, Site, WIDE } from './site.js';
import { NOON, setUpStockholm } from './small-demonstration.js';

const TELEPHONE = 390;
const ANNA = demonstrationUser(ASSOCIATION, 'anna');

/** What Anna registered in March of what had happened in January, in two insatser, and opened in May. */
const fill = async (installation: Installation, clock: { now: number }): Promise<void> => {
  const { streams, views } = installation;
  clock.now = Date.parse('2025-01-02T10:00:00Z');
  await setUpStockholm(installation);
  clock.now = Date.parse('2025-03-20T10:00:00Z');
  const journeys: string[] = [];
  for (const intervention of ['finsam-team', 'novum'])
    for (const number of ['1', '2', '3']) {
      const id = nameBasedId('registered late', intervention, number);
      const told = refer({ association: ASSOCIATION, participantId: id, intervention }, '2025-01-10');
      const author = { actor: ANNA, role: 'caseworker', commandId: id, correlationId: id };
      await streams.handle(journeyStream, id, under(null, [{ ...told, today: '2025-03-20' }]), author);
      journeys.push(id);
    }
  clock.now = Date.parse('2025-05-22T10:00:00Z');
  const readings = new ReadingLog(streams, () => dayInStockholm(clock.now));
  const roles = ['caseworker'] as const;
  const asker: Asker = {
    actor: ANNA,
    role: 'caseworker',
    roles,
    association: ASSOCIATION,
    interventions: [],
  };
  for (const journey of journeys)
    await readings.show(
      { asker, correlationId: journey, on: 'case' },
      { association: ASSOCIATION, journeys: [journey], reason: 'assigned' },
      async () => [],
    );
  await views.catchUp();
};

let site: Site;

/** The office releases how many were referred. */
const release = async (): Promise<void> => {
  const asker: Asker = {
    actor: demonstrationUser(ASSOCIATION, 'karin'),
    role: 'office',
    roles: ['office'],
    association: ASSOCIATION,
    interventions: [],
  };
  const sent = (what: string): Sent => ({
    asker,
    correlationId: what,
    commandId: nameBasedId('the office', what),
    text: '{}',
  });
  const { send } = site.serving;
  const draft = { title: 'Anmälda 2025', text: '', follows: null, tables: [tableOf()] };
  const { publication } = answerOf(await send(new BeginPublication(sent('begins'), draft)));
  answerOf(await send(new ProposePublication(sent('proposes'), publication)));
};

beforeAll(async () => {
  site = await Site.open(NOON, fill);
  await release();
});
afterAll(() => site.close());

const main = (page: Page) => page.getByRole('main');

/** Goes to something by the keyboard, and presses Enter there. */
const enter = async (page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> => {
  await page
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first()
    .focus();
  const arrived = page.waitForNavigation();
  await page.keyboard.press('Enter');
  await arrived;
};

/** Types a day where there is room for one, and sends the form with Enter. */
const type = async (page: Page, label: string, day: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).focus();
  const arrived = page.waitForNavigation();
  await page.keyboard.type(day);
  await page.keyboard.press('Enter');
  await arrived;
};

/** A journey that no register knows is named by the beginning of its id. */
const SHORT_NUMBER = /^[0-9a-f]{4}-[0-9a-f]{4}$/i;

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
const items = (page: Page): Promise<readonly string[]> =>
  main(page).locator('.worklist .task a').allInnerTexts();

const DEVICES: readonly (How & { device: string; insats: string; result: string })[] = [
  {
    device: 'a wide screen',
    width: WIDE,
    insats: 'FINSAM-team',
    result: 'Lämnat vidare till enhetens eller insatsens chef',
  },
  {
    device: 'a telephone without JavaScript',
    width: TELEPHONE,
    javaScript: false,
    insats: 'Novum',
    result: 'I sin ordning',
  },
];

describe.each(DEVICES)('an auditor at $device, with the keyboard alone', ({ insats, result, ...how }) => {
  const late = `${insats}, kvartal 1 2025`;

  it('signs in, follows what is due to a journey as it was and as it was known, records a check and signs out', async () => {
    const context = await site.newBrowser(how);
    const page = await context.newPage();
    await page.goto('/');
    await enter(page, 'button', /^Gustav Exempel/);
    expect(await heading(page)).toBe('Att granska');
    expect(await items(page)).toEqual(expect.arrayContaining(['Åtkomst i maj 2025', late]));
    expect(await main(page).innerText()).toContain('3 av 3 registreringar (100 %) kom sent');

    await enter(page, 'link', `Sök sent registrerade ärenden i ${late}`);
    expect(await page.getByLabel('Sent registrerat, minst antal dagar').inputValue()).toBe('31');
    expect(await page.getByLabel('Registrerades till och med').inputValue()).toBe('2025-03-31');
    expect(await main(page).getByRole('row').count()).toBe(4);
    await enter(page, 'link', SHORT_NUMBER);
    await type(page, 'Som det var den', '2025-02-01');
    await main(page).getByText('Som det var den 2025-02-01').first().waitFor();
    await enter(page, 'link', 'Visa ärendet som det är känt nu');
    await type(page, 'Så som vi visste det den', '2025-02-01');
    await main(page).getByText('Ärendet fanns inte då.').waitFor();
    expect(await faultsOfFit(page)).toEqual([]);

    await enter(page, 'link', 'Att granska');
    await enter(page, 'link', late);
    await enter(page, 'button', 'Spara kontrollen');
    await page.locator('.summary:focus').waitFor();
    await page.getByLabel('Vad granskningen gav').focus();
    await page.keyboard.type(result);
    await enter(page, 'button', 'Spara kontrollen');
    await page.getByRole('status').getByText('Kontrollen är sparad.').waitFor();
    expect(await items(page)).not.toContain(late);
    expect(await faultsOfFit(page)).toEqual([]);

    await enter(page, 'link', 'Gjorda kontroller');
    const [, row] = await main(page).getByRole('row').allInnerTexts();
    expect(row).toMatch(new RegExp(`Sena registreringar: ${late}[^]*${result}[^]*Gustav Exempel`));
    expect(await faultsOfFit(page)).toEqual([]);
    await enter(page, 'button', 'Logga ut');
    expect(await heading(page)).toBe('Du är utloggad');
    await context.close();
  });
});

it('what is due, and one thing that is, have no fault that axe finds', async () => {
  const page = await site.pageOf('gustav');
  for (const [name, path] of [
    ['audit', '/att-granska'],
    ['audit-late', '/att-granska/sent/finsam-team.2025-1'],
  ] as const) {
    await page.goto(path);
    expect(await faultsOf(page, name)).toEqual([]);
  }
  await page.close();
});

it('an auditor has all that is released counted again, and what it came to is a check', async () => {
  const page = await site.pageOf('gustav');
  await page.goto('/att-granska');
  await enter(page, 'link', 'Räkna om det som är publicerat');
  expect(await main(page).innerText()).toContain('1 publicering som inget har ersatt');
  expect(await faultsOf(page, 'audit-recount')).toEqual([]);
  await enter(page, 'button', 'Räkna om');
  await page.getByRole('status').getByText('Kontrollen är sparad.').waitFor();
  expect(await items(page)).not.toContain('Räkna om det som är publicerat');
  await enter(page, 'link', 'Gjorda kontroller');
  expect(await main(page).innerText()).toMatch(/Räkna om det som är publicerat[^]*I sin ordning/);
  await enter(page, 'link', 'Publicerat');
  expect(await main(page).innerText()).toContain('Anmälda 2025');
  await page.close();
});
