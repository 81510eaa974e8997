import type { Page, Response } from 'playwright-core';
import { demonstrationUser } from '../../apps/server/src/sign-in/users.js';
import { WorkShelf } from '../../apps/server/src/pages/import/work-shelf.js';
import { ASSOCIATION, type How, type Who } from './site.js';
import { begin, FACTS, type SmallDemonstration } from './small-demonstration.js';

/** A page as somebody may meet it. */
export type State = Readonly<{
  /** Names its pictures. */
  name: string;
  /** Null: a stranger. */
  who: Who | null;
  status: number;
  how?: How;
  /** Brings a page to the state, and gives the answer that it shows. */
  reach: (page: Page, demonstration: SmallDemonstration) => Promise<Response | null>;
}>;

type Place = string | ((demonstration: SmallDemonstration) => string);

const addressOf = (place: Place, demonstration: SmallDemonstration): string =>
  typeof place === 'string' ? place : place(demonstration);

/** A page that an address leads to. */
const at = (name: string, who: Who | null, place: Place, status = 200): State => ({
  name,
  who,
  status,
  reach: (page, demonstration) => page.goto(addressOf(place, demonstration)),
});

/** Sends the form that is shown by one of its buttons, and waits for the page it leads to. */
const press = async (page: Page, button: string | RegExp): Promise<Response | null> => {
  const arrived = page.waitForNavigation();
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  return arrived;
};

/** Runs in the page: empties every field of the form that is shown, and unticks what is ticked. */
const EMPTY = `for (const field of document.querySelectorAll('main form[method=post] :is(input:not([type=hidden]), textarea, select)')) {
  if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
  else field.value = '';
}`;

const empty = (page: Page): Promise<void> => page.evaluate<void>(EMPTY);

/** What comes of filling in and sending what is at an address. */
const sent = (
  name: string,
  who: Who,
  place: Place,
  button: string | RegExp,
  status: number,
  fillIn: (page: Page, demonstration: SmallDemonstration) => Promise<void> = empty,
): State => ({
  name,
  who,
  status,
  reach: async (page, demonstration) => {
    await page.goto(addressOf(place, demonstration));
    await fillIn(page, demonstration);
    return press(page, button);
  },
});

const typing = (label: string, text: string) => (page: Page) => page.getByLabel(label).fill(text);

const SAVE = 'Spara';

const STRANGER: readonly State[] = [
  at('sign-in-list', null, '/logga-in'),
  at('sign-in-over', null, '/logga-in/svar?state=gone&code=gone', 400),
  at('signed-out', null, '/utloggad'),
  at('about', null, '/om'),
  at('no-such-page', 'anna', '/finns-inte', 404),
];

const MY_DAY: readonly State[] = [
  at('my-day', 'anna', '/'),
  at('my-day-of-a-kind', 'anna', '/?slag=svar'),
  at('my-day-of-nothing', 'tomas', '/'),
];

const CASES: readonly State[] = [
  at('cases', 'anna', '/arenden'),
  at('cases-of-all', 'anna', '/arenden?vems=alla&status=alla'),
  at('cases-of-nothing', 'tomas', '/arenden'),
  at('cases-not-for-the-office', 'karin', '/arenden', 403),
  sent(
    'search-found',
    'anna',
    '/arenden',
    'Sök',
    200,
    typing('Ärendenummer eller personnummer', '19900202-2383'),
  ),
  sent('search-nothing', 'anna', '/arenden', 'Sök', 200, typing('Ärendenummer eller personnummer', '99-99')),
  sent('search-blank', 'anna', '/arenden', 'Sök', 422),
];

const JOURNEY: readonly State[] = [
  ...(
    ['referred', 'waiting', 'accepted', 'started', 'ended', 'misregistered', 'anonymous', 'sent'] as const
  ).map((stage) => at(`journey-${stage}`, 'anna', ({ journeys }) => journeys[stage])),
  at('journey-oldest-first', 'anna', ({ journeys }) => `${journeys.started}?ordning=aldst`),
  at('journey-saved', 'anna', ({ journeys }) => `${journeys.started}?efter=1`),
  at('journey-as-of', 'anna', ({ journeys }) => `${journeys.started}?per=2025-06-15`),
  at('journey-before-it-was', 'anna', ({ journeys }) => `${journeys.started}?per=2024-01-01`),
  at('journey-as-of-no-day', 'anna', ({ journeys }) => `${journeys.started}?per=sedan`, 422),
  at('journey-of-others', 'anna', ({ journeys }) => journeys.others, 404),
];

/** The forms of a journey, the stage at which each is open, and whether it refuses to be sent empty. */
const FORMS = [
  ['antagande', 'referred', true],
  ['vantelista', 'referred', true],
  ['avbojande', 'referred', true],
  ['felregistrering', 'referred', true],
  ['atertagande', 'sent', true],
  ['start', 'accepted', true],
  ['samtycke', 'anonymous', true],
  ['overlamning', 'started', true],
  ['aterkalla-samtycke', 'started', true],
  ['teammote', 'started', true],
  ['plan', 'started', true],
  ['arbetsgivarkontakt', 'started', true],
  ['avslut', 'started', false],
  ['avslut?val=work-or-studies', 'started', true],
  ['avslut?val=care', 'started', true],
  ['avslut?val=continued-support', 'started', true],
  ['avslut?val=other', 'started', true],
  ['rattelse', 'started', false],
  ['rattelse?val=startedOn', 'started', true],
  ['rattelse?val=needGroups', 'started', true],
  ['uppfoljning', 'ended', false],
  ['uppfoljning?val=recorded', 'ended', true],
  ['uppfoljning?val=missed', 'ended', true],
  ['ateroppning', 'ended', true],
  ['aterinforing', 'misregistered', true],
] as const;

const JOURNEY_FORMS: readonly State[] = [
  ...FORMS.map(([form, stage]) =>
    at(`form-${form.replace('?val=', '-')}`, 'anna', ({ journeys }) => `${journeys[stage]}/${form}`),
  ),
  ...FORMS.filter(([, , refuses]) => refuses).map(([form, stage]) =>
    sent(
      `form-${form.replace('?val=', '-')}-wrong`,
      'anna',
      ({ journeys }) => `${journeys[stage]}/${form}`,
      SAVE,
      422,
    ),
  ),
  sent(
    'form-confirm',
    'anna',
    ({ journeys }) => `${journeys.referred}/avbojande`,
    SAVE,
    200,
    async (page) => {
      await page.getByRole('main').getByRole('radio').first().check();
    },
  ),
  sent(
    'form-more-rows',
    'anna',
    ({ journeys }) => `${journeys.started}/teammote`,
    'Lägg till ett beslut',
    200,
  ),
  sent(
    'form-draft-saved',
    'fatima',
    ({ journeys }) => `${journeys.started}/teammote`,
    'Spara utkast',
    200,
    typing('Dag för mötet', '2025-06-13'),
  ),
  at('form-not-now', 'anna', ({ journeys }) => `${journeys.started}/start`, 409),
  {
    name: 'form-draft-offered',
    who: 'fatima',
    status: 200,
    reach: async (page, { journeys }) => {
      await page.goto(`${journeys.started}/teammote`);
      await typing('Dag för mötet', '2025-06-13')(page);
      await press(page, 'Spara utkast');
      return page.goto(`${journeys.started}/teammote`);
    },
  },
  {
    name: 'form-conflict',
    who: 'anna',
    status: 409,
    reach: async (page, { site }) => {
      const { CONSENT, ACCEPTED, STARTED, CONTACT } = FACTS;
      const journey = await begin(site, 'anna', [CONSENT, ACCEPTED, STARTED]);
      await page.goto(`${journey}/teammote`);
      await page.getByRole('group', { name: 'Frågan om våld är ställd' }).getByLabel('Ja').check();
      const [resource, body] = CONTACT;
      await site.send('fatima', `${journey.replace('/arenden', 'journeys')}/${resource}`, body, 3);
      return press(page, SAVE);
    },
  },
];

const QUESTION = 'measure=started&from=2023-01-01&to=2024-12-31';
const STATISTICS: readonly State[] = [
  at('statistics', 'karin', '/statistik'),
  at('statistics-by-three', 'karin', `/statistik?${QUESTION}&by=sex,exitGroup,year`),
  at('statistics-in-time', 'karin', `/statistik?${QUESTION}&by=quarter,sex`),
  at(
    'statistics-by-month',
    'karin',
    '/statistik?measure=ongoing&from=2024-01-01&to=2024-12-31&by=intervention,month',
  ),
  at(
    'statistics-with-more-choices',
    'karin',
    `/statistik?${QUESTION}&by=sex&where=intervention:finsam-team,novum&where=exitGroup:work-or-studies&asKnownAt=2025-06-15`,
  ),
  at(
    'statistics-days',
    'karin',
    `/statistik?measure=daysToStart&from=2023-01-01&to=2024-12-31&by=intervention`,
  ),
  at('statistics-protected', 'karin', `/statistik?${QUESTION}&by=district&protect=public`),
  at('statistics-of-nothing', 'karin', '/statistik?measure=started&from=2031-01-01&to=2031-12-31'),
  at('statistics-before-the-log', 'karin', `/statistik?${QUESTION}&asKnownAt=2015-01-01`),
  at('statistics-wrong', 'karin', '/statistik?measure=started&from=2025-12-31&to=2025-01-01', 422),
  at('statistics-of-the-board', 'stina', '/statistik'),
  at('statistics-of-a-caseworker', 'anna', '/statistik'),
  at('statistics-of-the-auditor', 'gustav', '/'),
];

const HEADERS = 'Löpnummer;Insats;Anmälningsdatum;Startdatum;Kön;Personnummer';
const choose =
  (...rows: readonly string[]) =>
  async (page: Page): Promise<void> => {
    const buffer = Buffer.from([HEADERS, ...rows].join('\r\n'));
    await page.locator('input[type=file]').setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer });
  };
const GOOD = '9001;FINSAM-team;2024-02-01;2024-03-01;Kvinna;';
const BAD = '9002;FINSAM-teem;2024-02-01;2024-03-01;Man;';

const IMPORT: readonly State[] = [
  at('import', 'anna', '/inlasning'),
  at('import-of-the-office', 'karin', '/inlasning'),
  sent('import-no-file', 'anna', '/inlasning', 'Pröva filen', 422, async () => undefined),
  sent('import-tried', 'anna', '/inlasning', 'Pröva filen', 200, choose(GOOD, BAD)),
  sent('import-not-permitted', 'karin', '/inlasning', 'Pröva filen', 200, choose(`${GOOD}19900602-2397`)),
  sent('import-no-headers', 'karin', '/inlasning', 'Pröva filen', 200, async (page) => {
    const buffer = Buffer.from('a;b;c');
    await page.locator('input[type=file]').setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer });
  }),
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

const BATCH = 'a[href^="/inlasning/omgang/"]';
const BATCHES: readonly State[] = [
  followed('import-batch', 'fatima', '/inlasning', BATCH),
  followed('import-reverse', 'fatima', '/inlasning', BATCH, 'a[href$="/aterta"]'),
  {
    name: 'import-under-way',
    who: 'fatima',
    status: 200,
    reach: async (page, { site: { installation } }) => {
      const shelf = new WorkShelf(installation.vault.sessions, installation.clock);
      const id = '00000000-0000-4000-8000-000000000000';
      const actor = demonstrationUser(ASSOCIATION, 'fatima');
      const task = { kind: 'file', name: 'lista.csv', register: 'main', acceptChanges: false } as const;
      const stage = { at: 'importing', done: 500, of: 2_000, seenAt: installation.clock() } as const;
      const fileUntil = installation.clock() + 3_600_000;
      await shelf.keep({ id, actor, association: ASSOCIATION, task, fileUntil }, stage);
      return page.goto(`/inlasning/${id}`);
    },
  },
];

const REFERRAL: readonly State[] = [
  at('referral', 'anna', '/arenden/ny'),
  sent('referral-wrong', 'anna', '/arenden/ny', 'Granska och spara', 422),
  sent('referral-review', 'anna', '/arenden/ny', 'Granska och spara', 200, async (page) => {
    await page.getByLabel('FINSAM-team').check();
    await page.getByLabel('Personnummer', { exact: true }).fill('19900202-2383');
    await page.getByLabel('Kvinna').check();
  }),
  sent('referral-draft-saved', 'fatima', '/arenden/ny', 'Spara utkast', 200),
];

const INBOX: readonly State[] = [
  at('inbox', 'anna', '/inkorg'),
  at('inbox-sent', 'anna', '/inkorg?flik=skickade'),
  at('inbox-answered', 'anna', '/inkorg?flik=besvarade'),
  at('inbox-of-nothing', 'tomas', '/inkorg'),
];

const OPERATOR = { actor: 'operator', role: 'operator' } as const;
/** Somebody who has left. */
const NORA = {
  party: null,
  unit: null,
  externalId: 'nora',
  name: 'Nora Exempel',
  roles: ['auditor'],
  interventions: [],
} as const;

const userPage = (who: Who): string => `/anvandare/${demonstrationUser(ASSOCIATION, who)}`;
const OTHERS: readonly State[] = [
  at('interventions', 'karin', '/insatser'),
  at('users', 'admir', '/anvandare'),
  at('users-not-for-the-office', 'karin', '/anvandare', 403),
  at('user-new', 'admir', '/anvandare/ny'),
  sent('user-new-wrong', 'admir', '/anvandare/ny', 'Lägg till', 422),
  at('user', 'admir', userPage('anna')),
  at('user-self', 'admir', userPage('admir')),
  {
    name: 'user-closed',
    who: 'admir',
    status: 200,
    reach: async (page, { site }) => {
      const { users } = site.serving.signIn;
      const added = await users.add({ ...NORA, association: ASSOCIATION }, OPERATOR);
      if (added.outcome !== 'done') throw new Error(`Nora was not added: ${added.outcome}.`);
      await users.change(added.user, { type: 'CloseUser' }, OPERATOR);
      return page.goto(`/anvandare/${added.user}`);
    },
  },
  at('user-close', 'admir', `${userPage('anna')}/stang-av`),
  at('user-take-role', 'admir', `${userPage('anna')}/ta-bort-roll/caseworker`),
  at('user-take-intervention', 'admir', `${userPage('anna')}/ta-bort-insats/finsam-team`),
  at('shares', 'lena', '/fordelning'),
  at('shares-held', 'lena', `/fordelning/finsam-team/${demonstrationUser(ASSOCIATION, 'anna')}`),
  sent(
    'shares-held-wrong',
    'lena',
    `/fordelning/finsam-team/${demonstrationUser(ASSOCIATION, 'anna')}`,
    'Lämna över',
    422,
  ),
];

const IN_ENGLISH: readonly State[] = [
  at('english-my-day', 'anna', '/'),
  at('english-journey', 'anna', ({ journeys }) => journeys.started),
  at('english-form', 'anna', ({ journeys }) => `${journeys.accepted}/start`),
  at('english-statistics', 'karin', `/statistik?${QUESTION}&by=sex,exitGroup,year`),
  at('english-about', null, '/om'),
  at('english-users', 'admir', '/anvandare'),
].map((state) => ({ ...state, how: { language: 'en' } as const }));

/** Every page and what may come of it, but for servers in trouble. */
export const STATES: readonly State[] = [
  ...STRANGER,
  ...MY_DAY,
  ...CASES,
  ...JOURNEY,
  ...JOURNEY_FORMS,
  ...STATISTICS,
  ...IMPORT,
  ...BATCHES,
  ...REFERRAL,
  ...INBOX,
  ...OTHERS,
  ...IN_ENGLISH,
];
