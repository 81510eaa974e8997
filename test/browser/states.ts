import type { Page, Response } from 'playwright-core';
import { AddUser, byOperator, ChangeUser } from '@samspar/use-cases';
import { demonstrationUser } from '@samspar/users';
import { ASSOCIATION, type Who } from './site.js';
import { ESF } from './esf-states.js';
import { IMPORT } from './import-states.js';
import { CHANGES, CONSENT_SHEET, ENTRIES, JOURNEY, JOURNEY_FORMS, PERSON } from './journey-states.js';
import { oldJourneys } from './old-journeys.js';
import { addressOf, at, type Place, press, sent, type State, typing } from './reaching.js';

const STRANGER: readonly State[] = [
  at('sign-in-list', null, '/logga-in'),
  at('sign-in-over', null, '/logga-in/svar?state=igen-gone&code=gone', 400),
  at('signed-out', null, '/utloggad'),
  at('signed-out-here-alone', null, '/utloggad?bara=har'),
  at('about', null, '/om'),
  at('no-such-page', 'anna', '/finns-inte', 404),
];

const MY_DAY: readonly State[] = [
  at('my-day', 'anna', '/'),
  at('my-day-of-a-kind', 'anna', '/?slag=svar'),
  at('my-day-of-all', 'anna', '/?vems=alla'),
  at('my-day-of-a-kind-for-colleagues', 'fatima', '/?slag=samtycke'),
  at('my-day-beyond', 'anna', '/?sida=90'),
  at('my-day-of-nothing', 'tomas', '/'),
];

const CASES: readonly State[] = [
  at('cases', 'anna', '/arenden'),
  at('cases-of-all', 'anna', '/arenden?vems=alla&status=alla'),
  at('cases-of-nobody', 'anna', '/arenden?vems=ingens'),
  at('cases-filtered', 'anna', '/arenden?vems=alla&status=pagar&insats=finsam-team'),
  at('cases-filtered-to-nothing', 'anna', '/arenden?vems=ingens&status=avslutade'),
  at('cases-beyond', 'anna', '/arenden?sida=90'),
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

const QUESTION = 'measure=started&from=2023-01-01&to=2024-12-31';
const YEAR = 'from=2024-01-01&to=2024-12-31';
/** What came to be known in June. */
const GROWN =
  'measure=participants&from=2025-01-01&to=2025-06-15&by=intervention&asKnownAt=2025-05-31&asKnownAt=2025-06-15';
const STATISTICS: readonly State[] = [
  at('statistics', 'karin', '/statistik'),
  at('report', 'karin', `/statistik/rapport/sus?${YEAR}`),
  at(
    'report-protected',
    'karin',
    `/statistik/rapport/insats?${YEAR}&where=intervention:novum&compareWith=year&protect=public`,
  ),
  at('before-after', 'karin', `/statistik/fore-och-efter?of=livelihood&at=start,exit&${YEAR}`),
  at('report-flow', 'karin', `/statistik/rapport/flode?${YEAR}`),
  sent(
    'population-wrong',
    'karin',
    '/statistik/folkmangd',
    'Spara folkmängden',
    422,
    typing('Klistra in filen', 'stadsdel;antal;dag;källa\nFasta;;2024-12-31;SCB'),
  ),
  at('annual-report', 'karin', `/rapporter/arsredovisning/2024?asKnownAt=2025-06-15`),
  at('annual-report-text', 'karin', '/rapporter/arsredovisning/2024/text/resultat'),
  sent(
    'annual-report-expected-wrong',
    'karin',
    '/rapporter/halvarsrapport/2024-2/mal/novum',
    'Spara',
    422,
    typing('Deltagare under året', 'många'),
  ),
  at('statistics-meanings', 'karin', '/statistik/begrepp'),
  at(
    'statistics-table',
    'karin',
    `/statistik/fraga?measure=ended&${YEAR}&rows=exitGroup,exitReason&columns=sex&compareWith=year&order=-woman`,
  ),
  at('statistics-table-wrong', 'karin', `/statistik/fraga?measure=ended&${YEAR}&rows=sex&columns=sex`, 422),
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
  at(
    'statistics-of-what-is-due',
    'karin',
    '/statistik?measure=followUpsDue&from=2024-01-01&to=2025-12-31&by=followUpMonths,state',
  ),
  at('statistics-protected', 'karin', `/statistik?${QUESTION}&by=district&protect=public`),
  at('figure', 'karin', `/statistik/varfor?${QUESTION}&by=district&protect=public`),
  at(
    'figure-and-its-cases',
    'gustav',
    `/statistik/varfor?${QUESTION}&by=intervention,exitGroup&cell=intervention:novum&cell=exitGroup:not-ended&del=otherCode:intervention`,
  ),
  at('difference', 'karin', `/statistik/skillnad?${GROWN}`),
  at('difference-and-its-cases', 'gustav', `/statistik/skillnad?${GROWN}&sida=1`),
  at('statistics-of-nothing', 'karin', '/statistik?measure=started&from=2031-01-01&to=2031-12-31'),
  at('statistics-before-the-log', 'karin', `/statistik?${QUESTION}&asKnownAt=2015-01-01`),
  at('statistics-wrong', 'karin', '/statistik?measure=started&from=2025-12-31&to=2025-01-01', 422),
  at('statistics-of-a-caseworker', 'anna', '/statistik'),
  at('statistics-no-persons', 'anna', `/statistik?${QUESTION}&unit=person`),
  at('statistics-of-the-auditor', 'gustav', '/statistik'),
];

const TO_RELEASE = `/publicerat/ny?${QUESTION}&by=intervention,sex`;
const draft = (page: Page) => press(page, 'Spara som utkast');
/** The office releases a table, and goes on from there. */
const released = (
  name: string,
  who: Who,
  onwards: (page: Page, address: string) => Promise<Response | null>,
): State => ({
  ...at(name, who, TO_RELEASE),
  reach: async (page, { site }) => {
    const office = await site.pageOf('karin');
    await office.goto(TO_RELEASE);
    await office.getByLabel('Text (frivilligt)').fill('Fler kvinnor än män påbörjade en insats.');
    await draft(office);
    await press(office, 'Publicera');
    const address = office.url();
    await office.close();
    return onwards(page, address);
  },
});
const PUBLICATIONS: readonly State[] = [
  at('publications-of-nothing', 'stina', '/'),
  at('publication-new', 'karin', TO_RELEASE),
  sent('publication-draft', 'karin', TO_RELEASE, 'Spara som utkast', 200, async () => undefined),
  sent('publication-new-wrong', 'karin', TO_RELEASE, 'Spara som utkast', 422),
  released('publication', 'stina', (page, address) => page.goto(`${address}?rakna=om`)),
  released('publication-figure', 'stina', (page, address) => page.goto(`${address}/varfor?tabell=1`)),
  released('publication-withdraw', 'karin', (page, address) => page.goto(`${address}/dra-tillbaka`)),
  at('publication-report', 'karin', '/publicerat/rapport'),
  {
    ...at('publication-annual-draft', 'karin', '/rapporter/arsredovisning/2024'),
    reach: async (page) => {
      await page.goto('/rapporter/arsredovisning/2024?asKnownAt=2025-06-15');
      return press(page, 'Gör ett utkast till publicering');
    },
  },
  {
    ...sent('publication-typed-table', 'karin', '/publicerat/rapport', 'Lägg till tabellen', 422),
    reach: async (page) => {
      await page.goto('/publicerat/rapport');
      await page.getByLabel('Publiceringens rubrik').fill('Nöjda deltagare');
      await draft(page);
      await page.getByRole('link', { name: 'Lägg till en egen tabell' }).click();
      await page.getByLabel('Rader').fill('Nöjda; 80 %\nÖvriga');
      return press(page, 'Lägg till tabellen');
    },
  },
  at('questions', 'karin', '/fragor'),
  at('question', 'karin', '/fragor/q2?from=2024-01-01&to=2024-12-31'),
  sent('question-new-wrong', 'karin', TO_RELEASE.replace('/publicerat/', '/fragor/'), 'Spara frågan', 422),
  {
    ...at('question-own', 'karin', '/fragor'),
    reach: async (page) => {
      await page.goto(TO_RELEASE.replace('/publicerat/', '/fragor/'));
      await page.getByLabel('Frågan, med de ord den ställdes').fill('Hur många började?');
      await page.getByLabel('Vem som frågade').selectOption('party');
      await page.getByLabel('Namn på partiet eller organet').fill('Partiet');
      await page.getByLabel('Var frågan ställdes').fill('Socialnämnden');
      await page.getByLabel('Dag då frågan ställdes').fill('2025-02-18');
      await press(page, 'Spara frågan');
      await page.getByLabel('Svaret, som det ska stå').fill('Se tabellen.');
      await page.getByLabel('Dag då frågan besvarades').fill('2025-05-15');
      return press(page, 'Spara svaret med siffrorna');
    },
  },
  at('publications', 'karin', '/publicerat'),
  at('publications-open', 'karin', '/publicerat/oppna-data'),
  released('open-data-release', 'stina', (page, address) =>
    page.goto(address.replace('publicerat', 'oppna-data')),
  ),
  at('open-data', null, '/oppna-data'),
  at(
    'publications-foreseen',
    'karin',
    '/publicerat/forandring?andring=registeredSince&variabel=sex&insats=*&fran=2024-01-01',
  ),
];

const FINSAM = '/statistik/uppfoljning-finsam?ar=2024';
/** What a year came to is stated, marked as reported, and corrected. */
const finsam: State['reach'] = async (page) => {
  const state = async (means: string, outcome: string): Promise<void> => {
    await page.goto('/statistik/uppfoljning-finsam/uppgifter?ar=2024');
    await page.getByLabel('Tilldelade medel').fill(means);
    await page.getByRole('group', { name: 'FINSAM-team' }).getByLabel('Utfall').fill(outcome);
    await page.getByLabel('Källa').fill('Årsredovisning 2024');
    await press(page, 'Spara');
  };
  await state('24 000 000', '6 100 000,50');
  await page.getByLabel('Medel, budget, utfall och planerat antal').check();
  await page.getByLabel('Antal deltagare').check();
  await press(page, 'Markera som rapporterat');
  await state('24 500 000', '6 100 000,50');
  return page.goto(FINSAM);
};

/** A page where drafts are listed, once there is one of a referral. */
const afterDraft = (name: string, path: string): State => ({
  name,
  who: 'fatima',
  status: 200,
  reach: async (page) => {
    await page.goto('/arenden/ny');
    await page.getByLabel('Personnummer', { exact: true }).fill('19900202-2383');
    await press(page, 'Spara utkast');
    return page.goto(path);
  },
});

const REFERRAL: readonly State[] = [
  at('referral', 'anna', '/arenden/ny'),
  sent('referral-wrong', 'anna', '/arenden/ny', 'Granska och spara', 422),
  sent('referral-review', 'anna', '/arenden/ny', 'Granska och spara', 200, async (page) => {
    await page.getByLabel('FINSAM-team').check();
    await page.getByLabel('Personnummer', { exact: true }).fill('19900202-2383');
    await page.getByLabel('Kvinna').check();
  }),
  sent('referral-consent', 'fatima', '/arenden/ny', 'Granska och spara', 200, async (page) => {
    await page.getByLabel('FINSAM-team', { exact: true }).check();
    await page.getByLabel('Personnummer', { exact: true }).fill('19900202-2383');
    await page.getByLabel('Kvinna').check();
  }),
  sent('referral-draft-saved', 'fatima', '/arenden/ny', 'Spara utkast', 200, async (page) => {
    await page.getByLabel('FINSAM-team').check();
    await page.getByLabel('Namn').fill('Konstruerad Andersson-Lindqvist');
  }),
  afterDraft('referral-with-drafts', '/arenden/ny'),
  afterDraft('my-day-with-drafts', '/'),
  {
    name: 'draft-discard',
    who: 'fatima',
    status: 200,
    reach: async (page) => {
      await page.goto('/arenden/ny');
      await press(page, 'Spara utkast');
      await page.goto('/');
      const arrived = page.waitForNavigation();
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Släng/ })
        .first()
        .click();
      return arrived;
    },
  },
];

const INBOX: readonly State[] = [
  at('inbox', 'anna', '/inkorg'),
  at('inbox-sent', 'anna', '/inkorg?flik=skickade'),
  at('inbox-answered', 'anna', '/inkorg?flik=besvarade'),
  at('inbox-of-nothing', 'tomas', '/inkorg'),
];

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
  { name: 'finsam', who: 'karin', status: 200, reach: finsam },
  at('finsam-of-a-lead', 'lena', FINSAM),
  sent(
    'finsam-figures-wrong',
    'karin',
    '/statistik/uppfoljning-finsam/uppgifter?ar=2024',
    'Spara',
    422,
    typing('Tilldelade medel', '24 mkr'),
  ),
  at('interventions', 'karin', '/insatser'),
  at('authorities', 'karin', '/myndigheter'),
  sent('authority-new-wrong', 'admir', '/myndigheter/ny', 'Spara myndigheten', 422),
  at('authority', 'admir', '/myndigheter/socialnamnden'),
  {
    name: 'unit',
    who: 'admir',
    status: 200,
    reach: async (page) => {
      const answer = await page.goto('/myndigheter/socialnamnden/enheten-for-hemlosa');
      await page.locator('summary').click();
      return answer;
    },
  },
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
      const { send } = site.serving;
      const added = await send(new AddUser(byOperator(), { ...NORA, association: ASSOCIATION }));
      if (added.outcome !== 'accepted') throw new Error(`Nora was not added: ${added.outcome}.`);
      const { user } = added.answer;
      await send(new ChangeUser(byOperator(), user, { type: 'CloseUser' }));
      return page.goto(`/anvandare/${user}`);
    },
  },
  at('user-close', 'admir', `${userPage('anna')}/stang-av`),
  at('user-take-role', 'admir', `${userPage('anna')}/ta-bort-roll/caseworker`),
  at('user-take-intervention', 'admir', `${userPage('anna')}/ta-bort-insats/finsam-team`),
  at('disclosures', 'lena', '/utlamnanden'),
  at('evaluation-files', 'lena', '/utlamnanden/utvardering'),
  at('evaluation-file-gone', 'lena', '/utlamnanden/utvardering/00000000-0000-4000-8000-000000000000', 410),
  at('erasure-of-nothing', 'lena', '/gallring'),
  {
    name: 'erasure',
    who: 'lena',
    status: 200,
    reach: async (page, { site }) => {
      await oldJourneys(site.installation, '18-007', '18-012', '18-113');
      return page.goto('/gallring');
    },
  },
  sent('erasure-wrong', 'lena', '/gallring', 'Godkänn och gallra', 422),
  sent(
    'erasure-done',
    'lena',
    '/gallring?alla=1',
    'Godkänn och gallra',
    200,
    typing('Ditt namn', 'Lena Exempel'),
  ),
  {
    name: 'erased-case',
    who: 'anna',
    status: 410,
    reach: async (page, { site }) => {
      const [address = ''] = await oldJourneys(site.installation, '18-007');
      return page.goto(address);
    },
  },
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

/** Opens pages first, so that somebody has read something. */
const read = (name: string, who: Who, place: Place, ...first: readonly (readonly [Who, Place])[]): State => ({
  ...at(name, who, place),
  reach: async (page, demonstration) => {
    for (const [reader, opened] of first) {
      const other = await demonstration.site.pageOf(reader);
      await other.goto(addressOf(opened, demonstration));
      await other.close();
    }
    return page.goto(addressOf(place, demonstration));
  },
});

const NODATKOMST = '/arenden/nodatkomst';

/** Anna is let in for an hour to a journey of an insats that she does not work in. */
const EMERGENCIES: readonly State[] = [
  at('emergency', 'anna', NODATKOMST),
  sent('emergency-wrong', 'anna', NODATKOMST, 'Öppna ärendet i en timme', 422),
  sent('emergency-taken', 'anna', NODATKOMST, 'Öppna ärendet i en timme', 200, async (page, { site }) => {
    const places = { association: ASSOCIATION, interventions: ['aktivitetsplatsen'] };
    const { lines } = site.installation.views.caseload.journeysOf({ ...places, statuses: ['started'] });
    await page.getByLabel('Ärendets nummer').fill(lines[0]?.number ?? '');
    await page.getByLabel('Personen söker hjälp nu').check();
  }),
  at('emergency-told', 'erik', '/'),
];

const READINGS: readonly State[] = [
  read(
    'readings-of-a-journey',
    'anna',
    ({ journeys }) => `${journeys.started}/atkomst`,
    ['fatima', ({ journeys }) => journeys.started],
    ['anna', ({ journeys }) => `${journeys.started}/teammote`],
  ),
  at(
    'readings-of-a-journey-oldest-first',
    'anna',
    ({ journeys }) => `${journeys.ended}/atkomst?ordning=aldst`,
  ),
  at(
    'readings-of-a-journey-filtered',
    'anna',
    ({ journeys }) => `${journeys.ended}/atkomst?plats=case-reads`,
  ),
  at('readings-of-a-journey-of-nobody', 'anna', ({ journeys }) => `${journeys.ended}/atkomst?plats=search`),
  read('readings', 'gustav', '/atkomst', ['anna', '/'], ['fatima', '/arenden?vems=alla']),
  at('readings-filtered', 'gustav', '/atkomst?plats=my-day&fran=2025-06-01&till=2025-06-30'),
  at('readings-of-nobody', 'gustav', '/atkomst?till=2020-01-01'),
  at('readings-wrong', 'gustav', '/atkomst?fran=sedan&till=2020-13-01', 422),
  {
    ...at('reading', 'gustav', '/atkomst'),
    reach: async (page, { site }) => {
      const other = await site.pageOf('anna');
      await other.goto('/arenden?vems=alla');
      await other.close();
      await page.goto('/atkomst?plats=cases');
      const arrived = page.waitForNavigation();
      await page
        .getByRole('main')
        .getByRole('link', { name: /ärenden som visades/ })
        .first()
        .click();
      return arrived;
    },
  },
  at('readings-not-for-the-office', 'karin', '/atkomst', 403),
  at('checks', 'gustav', '/atkomst/kontroll'),
  at('check', 'gustav', '/atkomst/kontroll/2025-05'),
  at('check-of-a-month-that-goes-on', 'gustav', '/atkomst/kontroll/2025-06', 404),
  sent(
    'check-begun',
    'gustav',
    '/atkomst/kontroll/2025-05',
    'Påbörja kontrollen och dra stickprovet',
    200,
    async () => undefined,
  ),
  sent('check-unanswered', 'gustav', '/atkomst/kontroll/2025-05', 'Spara kontrollen', 422),
  sent('check-recorded', 'gustav', '/atkomst/kontroll/2025-05', 'Spara kontrollen', 200, async (page) => {
    for (const group of await page.getByRole('main').getByRole('group').all())
      await group.getByLabel('Inget att anmärka').check();
  }),
  at('checks-recorded', 'gustav', '/atkomst/kontroll'),
  at('looks', 'gustav', '/atkomst/granskning'),
];

const replayOf = (address: string): string => address.replace('/arenden/', '/granskning/');
const REPLAY: readonly State[] = [
  at('replay-search', 'gustav', '/granskning?sent=1'),
  at(
    'replay-search-of-nothing',
    'gustav',
    '/granskning?markt=erased&myndighet=socialnamnden&fran=2031-01-01',
  ),
  at('replay', 'gustav', ({ journeys }) => `${replayOf(journeys.started)}?till=4&var=2025-06-10`),
  at(
    'replay-of-two-moments',
    'gustav',
    ({ journeys }) => `${replayOf(journeys.started)}?jamfor-var=2025-05-20`,
  ),
  at('evidence', 'gustav', '/granskning/bevispaket?fran=2025-06-10&till=2025-06-01', 422),
  at('evidence-check', 'gustav', '/granskning/kontrollera-bevis'),
  at('evidence-with-texts', 'anna', ({ journeys }) => `${journeys.started}/bevispaket`),
  at('evidence-of-nothing', 'gustav', '/granskning/00000000-0000-4000-8000-000000000000/bevispaket', 404),
];

/** Gustav audits for the municipality from then on. */
const IDENTITY: readonly State[] = [
  {
    name: 'replay-identity',
    who: 'gustav',
    status: 200,
    reach: async (page, { site, journeys }) => {
      const id = demonstrationUser(ASSOCIATION, 'gustav');
      const given = { type: 'GiveMandate', data: { mandate: 'municipality' } } as const;
      await site.serving.send(new ChangeUser(byOperator(), id, given));
      await page.goto(replayOf(journeys.started));
      await page.getByText('Visa vem ärendet gäller').click();
      await page.getByLabel('Klagomål eller anmälan').first().check();
      return press(page, 'Anteckna grunden och visa');
    },
  },
  at('user-auditor', 'admir', userPage('gustav')),
];

const AUDIT: readonly State[] = [
  at('audit', 'gustav', '/'),
  sent('audit-unanswered', 'gustav', '/att-granska/huvuden/noFile', 'Spara kontrollen', 422),
  sent('audit-recorded', 'gustav', '/att-granska/huvuden/noFile', 'Spara kontrollen', 200, async (page) => {
    await page
      .getByLabel('Vad granskningen gav')
      .selectOption({ label: 'Lämnat vidare till systemförvaltaren' });
  }),
  at('audit-checked', 'gustav', '/att-granska/kontroller'),
];

const IN_ENGLISH: readonly State[] = [
  at('english-my-day', 'anna', '/'),
  at('english-journey', 'anna', ({ journeys }) => journeys.started),
  at('english-changes', 'anna', ({ journeys }) => `${journeys.started}/andringar`),
  at('english-form', 'anna', ({ journeys }) => `${journeys.accepted}/start`),
  at('english-report', 'karin', `/statistik/rapport/resultat?${YEAR}`),
  at('english-statistics', 'karin', `/statistik?${QUESTION}&by=sex,exitGroup,year`),
  at('english-about', null, '/om'),
  at('english-users', 'admir', '/anvandare'),
  at('english-readings', 'gustav', '/atkomst'),
  at('english-audit', 'gustav', '/att-granska'),
  at('english-replay-search', 'gustav', '/granskning?sent=1'),
].map((state) => ({ ...state, how: { language: 'en' } as const }));

/** Every page and what may come of it, but for servers in trouble. */
export const STATES: readonly State[] = [
  ...STRANGER,
  ...MY_DAY,
  ...CASES,
  ...JOURNEY,
  ...CHANGES,
  ...ENTRIES,
  ...PERSON,
  ...CONSENT_SHEET,
  ...JOURNEY_FORMS,
  ...STATISTICS,
  ...PUBLICATIONS,
  ...IMPORT,
  ...REFERRAL,
  ...INBOX,
  ...OTHERS,
  ...EMERGENCIES,
  ...READINGS,
  ...REPLAY,
  ...AUDIT,
  ...IDENTITY,
  ...IN_ENGLISH,
  ...ESF,
];
