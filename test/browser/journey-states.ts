import type { Page } from 'playwright-core';
import type { Site } from './site.js';
import { begin, FACTS, type Journeys } from './small-demonstration.js';
import { at, press, SAVE, sent, type State, typing } from './reaching.js';

export const JOURNEY: readonly State[] = [
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

/** A case with one meeting, one employer contact, and what is done to them. */
const worked = async (page: Page, site: Site, form = '', facts: Parameters<typeof begin>[2] = []) => {
  const { CONSENT, ACCEPTED, STARTED, MEETING, CONTACT } = FACTS;
  const journey = await begin(site, 'anna', [CONSENT, ACCEPTED, STARTED, MEETING, CONTACT, ...facts]);
  return page.goto(`${journey}${form}`);
};

/** Entries that were corrected and struck, and the forms that do so. */
export const ENTRIES: readonly State[] = [
  {
    ...at('journey-annulled', 'anna', '/'),
    reach: (page, { site }) => {
      const [meetings, meeting] = FACTS.MEETING;
      const replaces = { entry: 4, reason: 'entry-error', note: 'Fel dag.' };
      return worked(page, site, '', [
        [meetings, { ...meeting, occurredOn: '2025-05-29', replaces }],
        ['annulments', { entry: 5, reason: 'entry-error' }],
      ]);
    },
  },
  {
    ...at('form-rattelse-post', 'anna', '/'),
    reach: (page, { site }) => worked(page, site, '/rattelse?val=post-4'),
  },
  {
    ...at('form-strykning', 'anna', '/'),
    reach: (page, { site }) => worked(page, site, '/strykning?val=4'),
  },
];

/** The change log of a journey at a stage, by what is chosen of it. */
const changes = (name: string, stage: keyof Journeys, query = '', status = 200): State =>
  at(name, 'anna', ({ journeys }) => `${journeys[stage]}/andringar${query}`, status);

export const CHANGES: readonly State[] = [
  changes('changes', 'started'),
  changes('changes-oldest-first', 'ended', '?ordning=aldst'),
  changes('changes-of-the-anonymous', 'anonymous'),
  changes('changes-filtered', 'started', '?formular=rattelse&uppgift=startedOn'),
  changes('changes-filtered-to-nothing', 'started', '?formular=teammote&uppgift=startedOn'),
  changes('changes-not-for-the-sender', 'sent', '', 404),
  {
    ...changes('changes-long', 'started'),
    reach: async (page, { site }) => {
      const { CONSENT, ACCEPTED, STARTED, MEETING, CONTACT } = FACTS;
      const more = Array.from({ length: 24 }, () => [MEETING, CONTACT]).flat();
      const journey = await begin(site, 'anna', [CONSENT, ACCEPTED, STARTED, ...more]);
      return page.goto(`${journey}/andringar`);
    },
  },
];

/** A page about the person of the journey that has started. */
const ofPerson = (name: string, page: string): State =>
  at(name, 'anna', ({ journeys }) => `${journeys.started}/${page}`);

/** Somebody whose address and number were changed from a journey of hers. */
const changedPerson = async (page: Page, site: Site) => {
  const said = { identityNumber: '19850714-2381', name: 'Ines Prov', profile: { sex: 'woman' } };
  const journey = await begin(site, 'anna', [], said);
  await page.goto(`${journey}/kontakt`);
  await typing('Adress', 'Provgatan 1, 111 11 Stockholm')(page);
  await press(page, SAVE);
  await page.goto(`${journey}/personnummer`);
  await typing('Personnummer', '19850715-2380')(page);
  await page.getByLabel('Personen har fått ett nytt nummer').check();
  await press(page, 'Granska');
  return { journey, shown: await press(page, 'Spara personnumret') };
};

/** The paper to consent on, in a language beside Swedish or without one. */
const consentSheet = (name: string, query: string, status = 200): State =>
  at(name, 'anna', ({ journeys }) => `${journeys.started}/samtycke/blankett${query}`, status);

export const CONSENT_SHEET: readonly State[] = [
  consentSheet('consent-sheet', '?sprak=sv&till=2027-06-15'),
  consentSheet('consent-sheet-right-to-left', '?sprak=ar'),
  consentSheet('consent-sheet-without-text', '?sprak=ti&till=sedan', 422),
];

/** The card of somebody whose identity is protected, in a journey that Anna is responsible for. */
const protectedPerson = async (page: Page, site: Site) => {
  const said = {
    identityNumber: '19870312-2393',
    name: 'Unn Prov',
    contact: '070-000 00 00',
    isProtected: true,
    profile: { sex: 'woman', district: 'farsta' },
  };
  const journey = await begin(site, 'anna', [FACTS.ACCEPTED, FACTS.ASSIGNED], said);
  return { journey, shown: await page.goto(`${journey}/person`) };
};

export const PERSON: readonly State[] = [
  ofPerson('person', 'person'),
  at('person-anonymous', 'anna', ({ journeys }) => `${journeys.anonymous}/person`),
  at('person-not-known', 'anna', ({ journeys }) => `${journeys.referred}/person`),
  at('person-not-for-the-sender', 'anna', ({ journeys }) => `${journeys.sent}/person`, 404),
  ofPerson('person-number', 'personnummer'),
  ofPerson('person-contact', 'kontakt'),
  sent('person-number-wrong', 'anna', ({ journeys }) => `${journeys.started}/personnummer`, 'Granska', 422),
  sent(
    'person-number-review',
    'anna',
    ({ journeys }) => `${journeys.referred}/personnummer`,
    'Granska',
    200,
    typing('Personnummer', '19900202-2383'),
  ),
  ofPerson('person-protecting', 'skydda'),
  {
    ...at('person-protected', 'anna', '/'),
    reach: async (page, { site }) => (await protectedPerson(page, site)).shown,
  },
  {
    ...at('person-card-open', 'anna', '/'),
    reach: async (page, { site }) => {
      await protectedPerson(page, site);
      await page.getByLabel('Nå personen').check();
      return press(page, 'Öppna kortet');
    },
  },
  {
    ...at('person-card-without-reason', 'anna', '/', 422),
    reach: async (page, { site }) => {
      await protectedPerson(page, site);
      return press(page, 'Öppna kortet');
    },
  },
  {
    ...at('person-protection-ends', 'anna', '/'),
    reach: async (page, { site }) => page.goto(`${(await protectedPerson(page, site)).journey}/hav-skydd`),
  },
  {
    ...at('person-changed', 'anna', '/'),
    reach: async (page, { site }) => (await changedPerson(page, site)).shown,
  },
  {
    ...at('person-parting', 'anna', '/'),
    reach: async (page, { site }) =>
      page.goto(`${(await changedPerson(page, site)).journey}/tidigare-nummer`),
  },
  sent('person-extract', 'anna', ({ journeys }) => `${journeys.started}/person/utdrag`, 'Lämna ut', 422),
  {
    ...ofPerson('person-extract-given', 'person/utdrag'),
    reach: async (page, { journeys }) => {
      await page.goto(`${journeys.started}/person/utdrag`);
      await page.getByLabel('Personen själv').check();
      await page.getByLabel('På papper vid ett möte').check();
      return press(page, 'Lämna ut');
    },
  },
];

/** The forms of a journey, the stage at which each is open, and the button by which it refuses to be sent empty. */
const FORMS = [
  ['antagande', 'referred', 'Ta emot'],
  ['vantelista', 'referred', 'Sätt på väntelista'],
  ['avbojande', 'referred', 'Avböj'],
  ['felregistrering', 'referred', 'Markera som felregistrerat'],
  ['atertagande', 'sent', 'Återta anmälan'],
  ['start', 'accepted', SAVE],
  ['samtycke', 'accepted', SAVE],
  ['overlamning', 'started', 'Lämna över ärendet'],
  ['aterkalla-samtycke', 'started', 'Återkalla'],
  ['utlamnande', 'started', null],
  ['utlamnande?val=decision', 'started', SAVE],
  ['teammote', 'started', SAVE],
  ['plan', 'started', SAVE],
  ['overenskommet', 'started', 'Avsluta'],
  ['arbetsgivarkontakt', 'started', SAVE],
  ['bedomning', 'started', null],
  ['avslut', 'started', null],
  ['avslut?val=work-or-studies', 'started', SAVE],
  ['avslut?val=care', 'started', SAVE],
  ['avslut?val=continued-support', 'started', SAVE],
  ['avslut?val=other', 'started', SAVE],
  ['inte-anonym', 'anonymous', 'Häv anonymiteten'],
  ['rattelse', 'started', null],
  ['rattelse?val=startedOn', 'started', SAVE],
  ['rattelse?val=needGroups', 'started', SAVE],
  ['uppfoljning', 'ended', null],
  ['uppfoljning?val=recorded', 'ended', SAVE],
  ['uppfoljning?val=missed', 'ended', SAVE],
  ['ateroppning', 'ended', 'Återta avslutet'],
  ['aterinforing', 'misregistered', 'Återta felregistreringen'],
] as const;

export const JOURNEY_FORMS: readonly State[] = [
  ...FORMS.map(([form, stage]) =>
    at(`form-${form.replace('?val=', '-')}`, 'anna', ({ journeys }) => `${journeys[stage]}/${form}`),
  ),
  ...FORMS.flatMap(([form, stage, button]) =>
    button === null
      ? []
      : [
          sent(
            `form-${form.replace('?val=', '-')}-wrong`,
            'anna',
            ({ journeys }) => `${journeys[stage]}/${form}`,
            button,
            422,
          ),
        ],
  ),
  sent(
    'form-confirm',
    'anna',
    ({ journeys }) => `${journeys.referred}/avbojande`,
    'Avböj',
    200,
    async (page) => {
      await page.getByRole('main').getByRole('radio').first().check();
    },
  ),
  sent(
    'form-more-rows',
    'anna',
    ({ journeys }) => `${journeys.started}/teammote`,
    'Lägg till något överenskommet',
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
      await page.getByRole('group', { name: 'Har frågan om våld ställts?' }).getByLabel('Ja').check();
      const [resource, body] = CONTACT;
      await site.send('fatima', `${journey.replace('/arenden', 'journeys')}/${resource}`, body, 3);
      return press(page, SAVE);
    },
  },
];
