import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { setUp } from '@samspar/installation';
import { CASEWORKER, JOURNEYS, referral, type Server, SETUP, startServer } from '../http/server.js';
import { caseworker, type Desk, journeyWith } from './journey-desk.js';
import { controlsIn, eachOf, errorAt, type Fields, wordsOf } from './shown.js';

const ALMA = '19900602-2397';
const NEW = '/arenden/ny';
const SAVE = { _gor: 'spara' };

const AUTHORITIES = [
  {
    id: 'soc',
    party: 'municipality',
    name: 'Socialnämnden',
    units: [
      { id: 'orebro', name: 'Örebroenheten' },
      { id: 'hemlosa', name: 'Enheten för hemlösa', aliases: ['Hemlösa'] },
      { id: 'gamla', name: 'Gamla enheten', to: '2020-12-31' },
    ],
  },
];

const REGISTERED = { ...SETUP, authorities: AUTHORITIES };

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer([REGISTERED]);
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

const REFERRAL: Fields = {
  intervention: 'finsam-team',
  identityNumber: ALMA,
  name: 'Alma Exempel',
  'profile.sex': 'man',
  referredOn: '2024-02-01',
  decidingParties: ['region', 'forsakringskassan'],
  'profile.education': 'compulsory',
  note: 'Kommer från enheten',
};
const idIn = (location: string): string => location.replace(/^\/arenden\/([0-9a-f-]+)\?.*$/, '$1');

describe('a new referral', () => {
  it('knows who sends it, and that it is today', async () => {
    const { page } = await desk.open(NEW);
    expect(controlsIn(page)).toMatchObject({
      referringParty: ['municipality'],
      referringUnit: ['Enheten för hemlösa'],
      referredOn: ['2025-06-15'],
    });
    expect(eachOf(page, '[value=dev], [value=natverk]')).toHaveLength(0);
  });

  it('offers the units that refer by their names, and takes another one as it is written', async () => {
    const { page } = await desk.open(NEW);
    const list = page('[name=referringUnit]').attr('list') ?? '';
    const offered = page(`#${list} option`).map((_at, option) => page(option).attr('value'));
    expect(offered.get()).toEqual(['Enheten för hemlösa', 'Örebroenheten']);
    const { status, words } = await desk.send(NEW, { ...REFERRAL, referringUnit: 'En annan enhet' });
    expect([status, words.includes('En annan enhet')]).toEqual([200, true]);
  });

  it('is reviewed, then saved, and shown', async () => {
    const review = await desk.send(NEW, REFERRAL);
    expect([review.status, review.words.includes('Anmälan är inte sparad än.')]).toEqual([200, true]);
    const saved = await desk.send(NEW, SAVE, review);
    expect(saved.status).toBe(303);
    const { words } = await desk.open(saved.location);
    expect(words).toContain('Sparat');
    expect(words).toContain('Alma Exempel');
    const seen = await server.get(`${JOURNEYS}/${idIn(saved.location)}`);
    expect(seen.body).toMatchObject({
      facts: {
        intervention: 'finsam-team',
        referringParty: 'municipality',
        referringUnit: 'Enheten för hemlösa',
        decidingParties: ['region', 'forsakringskassan'],
        sex: 'man',
        ageAtStart: 33,
        education: 'compulsory',
      },
    });
  });

  it('that is saved twice is one journey', async () => {
    const review = await desk.send(NEW, REFERRAL);
    const saved = [await desk.send(NEW, SAVE, review), await desk.send(NEW, SAVE, review)];
    expect(new Set(saved.map(({ location }) => location)).size).toBe(1);
  });

  it('shows every answer in its review as it will be saved, each with the way back to its question', async () => {
    const answers: Fields = {
      ...REFERRAL,
      identityNumber: '900602 2397',
      contact: '070-000 00 00',
      referredOn: '2024-2-1',
      'profile.ageAtStart': '33',
      'profile.timeWithoutWork.months': '14',
      'profile.timeOnAssistance.since': '2020-05-01',
      'profile.livelihood.1.source': 'economic-assistance',
      'profile.livelihood.1.since': '2020-05-01',
      'profile.livelihood.2.source': 'salary',
      'profile.obstacle': 'doesNotKnow',
      'profile.needGroups': ['adult', 'disability'],
      'profile.district': 'farsta',
      note: 'Första raden\nAndra raden',
    };
    const form = await desk.open(NEW);
    const { page } = await desk.send(NEW, answers, form);
    const names = page('dt').toArray();
    const shown = Object.fromEntries(
      names.map((name) => [wordsOf(page(name)), wordsOf(page(name).next('dd'))]),
    );
    expect(shown).toEqual({
      Insats: 'FINSAM-team',
      'Vem anmälan gäller': 'En person med personnummer',
      Personnummer: '19900602-2397',
      Namn: 'Alma Exempel',
      'Har personen skyddade personuppgifter?': 'Inte ifyllt',
      'Telefon eller e-post': '070-000 00 00',
      Kön: 'Man',
      Anmälningsdatum: '2024-02-01 (torsdag 1 februari 2024)',
      'Anmälande part': 'Provkommun',
      'Anmälande enhet': 'Enheten för hemlösa',
      'Medbeslutande parter': 'Region Prov Försäkringskassan',
      'Ålder vid start': '33 år',
      Utbildning: expect.stringContaining('rundskol'),
      'Tid utan arbete eller studier': '14 månader',
      'Tid med försörjningsstöd': 'sedan 2020-05-01 (fredag 1 maj 2020)',
      Försörjning: expect.stringMatching(/, sedan 2020-05-01 \(fredag 1 maj 2020\) Lön/),
      'Sysselsättning vid start': 'Inte ifyllt',
      Försörjningshinder: 'Vet inte',
      Behovsgrupper: expect.stringMatching(/Vuxna 30–65 år.*Personer med funktionsnedsättning/),
      Stadsdel: 'Farsta',
      Anteckning: 'Första raden Andra raden',
    });
    const questions = page('dt ~ * [formaction]').toArray();
    expect(questions).toHaveLength(names.length);
    for (const question of questions)
      expect(eachOf(form.page, page(question).attr('formaction') ?? '')).toHaveLength(1);
    const asked = eachOf(form.page, 'legend, label');
    expect(
      Object.keys(shown).filter((label) => !asked.some((question) => question.startsWith(label))),
    ).toEqual([]);
  });

  it('leads from its review back to a question with everything in its place', async () => {
    const review = await desk.send(NEW, REFERRAL);
    const form = await desk.send(NEW, { _andra: 'profile.obstacle' }, review);
    expect(eachOf(form.page, '.more-fields[open]')).toHaveLength(1);
    expect(controlsIn(form.page)['name']).toEqual(['Alma Exempel']);
    expect((await desk.send(NEW, {}, form)).words).toContain('Granska anmälan');
  });

  it('of an anonymous participant keeps insats, sex and day, and says by name what it does not keep', async () => {
    const review = await desk.send(NEW, { ...REFERRAL, anonymous: 'anonymous' });
    const words = review.words;
    expect(words).toMatch(/Det här sparas inte .*Personnummer Namn Anmälande part .*Utbildning Anteckning/);
    expect(words).not.toMatch(/Alma|602-?2397|Kommer från/);
    expect(eachOf(review.page, 'dt')).toEqual(['Insats', 'Vem anmälan gäller', 'Kön', 'Anmälningsdatum']);
    const saved = await desk.send(NEW, SAVE, review);
    const seen = await server.get(`${JOURNEYS}/${idIn(saved.location)}`);
    expect(seen.body).toMatchObject({
      anonymous: true,
      facts: { sex: 'man', referringParty: 'notRegistered', referringUnit: 'notRegistered' },
    });
    const { stored } = await server.installation.streams.load(journeyStream, idIn(saved.location));
    expect(stored[0]?.data).not.toHaveProperty('note');
    expect(stored[0]?.data).toMatchObject({ profile: { sex: 'man' } });
  });

  it('changed after it was saved is told what was saved and how to go on, and can then be saved as another', async () => {
    const review = await desk.send(NEW, {
      ...REFERRAL,
      identityNumber: '19850714-2381',
      name: 'Konstruerad Ett',
    });
    const first = await desk.send(NEW, SAVE, review);
    await server.installation.views.catchUp();
    const other = { identityNumber: '19720101-2387', name: 'Konstruerad Två', 'profile.sex': 'man' };
    const told = await desk.send(NEW, { ...other, ...SAVE }, review);
    const words = told.words;
    expect(told.status).toBe(409);
    expect(words).toContain('redan sparat en anmälan från det här formuläret: Konstruerad Ett, FINSAM-team');
    expect(words).not.toContain('Idempotency-Key');
    expect(eachOf(told.page, `a[href="/arenden/${idIn(first.location)}"]`)).toHaveLength(1);
    expect(controlsIn(told.page)['name']).toEqual(['Konstruerad Två']);
    const second = await desk.send(NEW, SAVE, await desk.send(NEW, {}, told));
    expect(second.status).toBe(303);
    expect(idIn(second.location)).not.toBe(idIn(first.location));
    expect((await desk.open(second.location)).words).toContain('Konstruerad Två');
    expect((await desk.open(first.location)).words).toContain('Konstruerad Ett');
  });

  it('shows the same person’s journeys in my own insatser before it is saved, never those of others', async () => {
    const number = '19121212-1212';
    const mine = await journeyWith(server, [], { identityNumber: number, profile: { sex: 'man' } });
    const others = await journeyWith(server, [], {
      identityNumber: number,
      profile: { sex: 'man' },
      intervention: 'novum',
    });
    await server.installation.views.catchUp();
    const { words, html } = await desk.send(NEW, { ...REFERRAL, identityNumber: number });
    expect(words).toContain('Personen har redan ärenden i dina insatser');
    expect([html.includes(mine), html.includes(others)]).toEqual([true, false]);
    const stranger = await caseworker(server, 'Nora Annan', ['dev']);
    const unknowing = await stranger.send(NEW, { ...REFERRAL, identityNumber: number });
    expect(unknowing.html).not.toContain('Personen har redan');
  });

  it('warns of the age and of the sex digit before it is saved', async () => {
    const { words } = await desk.send(NEW, {
      ...REFERRAL,
      identityNumber: '191212121212',
      'profile.sex': 'woman',
    });
    expect(words).toContain('utanför 16–65 år');
    expect(words).toContain('Könet är ett annat än det som personnumret anger');
  });

  it('to another insats shows its sender the status, and lets her take it back', async () => {
    const asked = await desk.send(NEW, { ...REFERRAL, intervention: 'novum' });
    expect(asked.words).toMatch(
      /Samtycke för anmälan.*driver insatsen Novum, och är en annan myndighet än din/,
    );
    expect((await desk.send(NEW, {}, asked)).words).toContain('Svara på om anmälan får lämnas ut.');
    const saved = await desk.send(NEW, SAVE, await desk.send(NEW, { disclosure: 'none' }, asked));
    const { status, words, html } = await desk.open(saved.location);
    expect([status, words.includes('Anmäld, väntar på svar')]).toEqual([200, true]);
    expect(html).not.toMatch(/Alma|19900602|Kommer från/);
    const path = saved.location.replace(/\?.*/, '');
    expect((await desk.open(`${path}/antagande`)).status).toBe(404);
    const form = await desk.open(`${path}/atertagande`);
    expect(form.page('.identity-title').text()).toMatch(/^Anmälan [0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(wordsOf(form.page('.identity'))).toMatch(/Novum.*2024-02-01/);
    expect(form.html).not.toMatch(/Alma|19900602|Kommer från/);
    const sure = await desk.send(`${path}/atertagande`, { reason: 'moved' });
    const back = await desk.send(`${path}/atertagande`, { _gor: 'ja' }, sure);
    expect(back.status).toBe(303);
    expect((await desk.open(path)).words).toContain('Anmälan återtagen');
  });

  it.each<[Fields, string, string]>([
    [{ intervention: '' }, 'intervention', 'Välj insats.'],
    [{ identityNumber: '' }, 'identityNumber', 'Fyll i personnummer'],
    [{ identityNumber: '19900602-2398' }, 'identityNumber', 'kontrollsiffra'],
    [{ 'profile.sex': '' }, 'profile-sex', 'Välj kön.'],
    [{ referredOn: '2099-01-01' }, 'referredOn', 'kan inte ligga i framtiden'],
    [{ referringUnit: '' }, 'referringUnit', 'Fyll i anmälande enhet.'],
    [{ decidingParties: ['municipality', 'region'] }, 'decidingParties', 'kan inte också vara medbeslutande'],
    [{ 'profile.ageAtStart': '60' }, 'profile-ageAtStart', 'stämmer inte med personnumret'],
  ])('with %j says what is wrong at %s, and keeps the rest', async (wrong, control, said) => {
    const sent = await desk.send(NEW, { ...REFERRAL, ...wrong });
    expect(sent.status).toBe(422);
    expect(errorAt(sent.page, `f-${control}`)).toContain(said);
    expect(sent.words).not.toContain('får lämnas ut');
    expect(eachOf(sent.page, `#f-${control}`)).toHaveLength(1);
    expect(controlsIn(sent.page)['note']).toEqual(['Kommer från enheten']);
  });

  it('has room for one more source of livelihood each time, in sight though nothing is filled in', async () => {
    const third = await desk.send(NEW, { ...REFERRAL, 'profile.education': '', _fler: 'profile.livelihood' });
    const fourth = await desk.send(NEW, { _fler: 'profile.livelihood' }, third);
    for (const [{ page }, count] of [
      [third, 3],
      [fourth, 4],
    ] as const) {
      expect(eachOf(page, '[name^="profile.livelihood."][name$=".source"]')).toHaveLength(count);
      expect(eachOf(page, '.more-fields[open]')).toHaveLength(1);
      expect(controlsIn(page)['name']).toEqual(['Alma Exempel']);
    }
  });

  it('is for caseworkers alone', async () => {
    const office = await caseworker(server, 'Kurt Kansli', [], { roles: ['office'] });
    expect((await office.open(NEW)).status).toBe(403);
  });

  it('tells no identity number to the log', () =>
    expect(server.lines.join('\n')).not.toMatch(/9900602-?2397/));
});

/** To an insats of the region. */
const ELSEWHERE = { ...REFERRAL, intervention: 'novum' };
const BY_CONSENT = { disclosure: 'consent', 'consent.form': 'oral' };
const BY_GROUND = { disclosure: 'ground', 'ground.ground': 'necessary', 'ground.why': 'Vårdplan pågår' };
const KINDS = ['identity', 'participation', 'profile'];
const only = (authority: string) => ({ parties: [], authorities: [authority] });
const TO_REGION = { parties: ['region'], authorities: [] };
const eventsOf = async (location: string) => (await server.get(`${JOURNEYS}/${idIn(location)}`)).body.events;
const referredWith = async (fields: Fields) => {
  const review = await desk.send(NEW, fields, await desk.send(NEW, ELSEWHERE));
  return { review, saved: await desk.send(NEW, SAVE, review) };
};
const byProgram = (said: object) => server.post(JOURNEYS, referral({ intervention: 'novum', ...said }));
const CONSENT_SENT = {
  occurredOn: '2024-02-01',
  giving: ['soc'],
  receiving: ['region'],
  kinds: KINDS,
  purpose: 'Samordnat stöd',
  form: 'written',
  language: 'sv',
};
const GROUND_SENT = {
  occurredOn: '2024-02-01',
  ground: 'necessary',
  receiver: 'region',
  kinds: KINDS,
  why: 'Vårdplan pågår',
};
const NOT_COVERED = { warnings: [{ code: 'ReferralNotCovered' }] };

describe('a referral to another authority’s insats (OSL 10 kap. 1 §)', () => {
  it('asks in a step of its own for consent, filled in with who would tell whom what, and is registered with it', async () => {
    expect(controlsIn((await desk.send(NEW, ELSEWHERE)).page)).toMatchObject({
      'consent.giving': ['soc'],
      'consent.receiving': ['region'],
      'consent.kinds': KINDS,
      'ground.receiver': ['region'],
    });
    const { review, saved } = await referredWith(BY_CONSENT);
    expect(review.words).toContain('Muntligt');
    expect(review.words).not.toContain('inhämta samtycke');
    expect(await eventsOf(saved.location)).toMatchObject([
      { type: 'ParticipantReferred' },
      {
        type: 'ConsentGiven',
        data: { giving: only('soc'), receiving: TO_REGION, kinds: KINDS, form: 'oral' },
      },
    ]);
  });

  it('is registered with another ground, on which the referrer’s own authority tells (10 kap. 2 §)', async () => {
    const { review, saved } = await referredWith(BY_GROUND);
    expect(review.words).toContain('Vårdplan pågår');
    expect(await eventsOf(saved.location)).toMatchObject([
      { type: 'ParticipantReferred' },
      { type: 'DisclosureGrounded', data: { giver: 'soc', receiver: 'region', ground: 'necessary' } },
    ]);
  });

  it('with neither is warned of before it is saved, until the association requires that', async () => {
    const { review, saved } = await referredWith({ disclosure: 'none' });
    expect(review.words).toContain('varken samtycke eller annan grund täcker att den får ta del av anmälan');
    expect(await eventsOf(saved.location)).toMatchObject([{ type: 'ParticipantReferred' }]);
  });

  it('that is anonymous is not asked about', async () => {
    const { words } = await desk.send(NEW, {
      ...ELSEWHERE,
      anonymous: 'anonymous',
      identityNumber: '',
      name: '',
    });
    expect(words).toContain('Granska anmälan');
    expect(words).not.toContain('Samtycke för anmälan');
  });

  it('over the API takes the same with it', async () => {
    expect(await byProgram({})).toMatchObject({ status: 201, body: NOT_COVERED });
    const consented = await byProgram({ consent: CONSENT_SENT });
    expect(consented).toMatchObject({ status: 201, body: { warnings: [] } });
    expect(await eventsOf(consented.body.journey ?? '')).toMatchObject([
      {},
      { type: 'ConsentGiven', data: { obtainedBy: CASEWORKER, receiving: TO_REGION } },
    ]);
    const grounded = await byProgram({ ground: GROUND_SENT });
    expect(grounded.body.events).toEqual(['ParticipantReferred', 'DisclosureGrounded']);
    expect(
      await byProgram({ ground: { ...GROUND_SENT, replaces: { entry: 1, reason: 'entry-error' } } }),
    ).toMatchObject({
      status: 400,
    });
  });
});

describe('where the association requires consent of a referral to another authority’s insats', () => {
  beforeAll(async () => {
    await setUp(server.installation, { ...REGISTERED, requireConsent: 'enforce' });
    await server.installation.views.catchUp();
  });

  it('nobody is offered to go on without', async () => {
    const asked = await desk.send(NEW, ELSEWHERE);
    expect(eachOf(asked.page, '[name=disclosure]')).toHaveLength(2);
    expect((await desk.send(NEW, { disclosure: 'none' }, asked)).status).toBe(422);
  });

  it.each<[string, Fields, string, string]>([
    [
      'consent of too little',
      { ...BY_CONSENT, 'consent.kinds': ['identity'] },
      'consent-kinds',
      'Namn och deltagande',
    ],
    [
      'consent to others',
      { ...BY_CONSENT, 'consent.receiving': ['soc'] },
      'consent-receiving',
      'Region Prov',
    ],
    [
      'a ground for too little',
      { ...BY_GROUND, 'ground.kinds': ['identity'] },
      'ground-kinds',
      'Namn och deltagande',
    ],
    [
      'a ground that begins later',
      { ...BY_GROUND, 'ground.validFrom': '2025-06-20' },
      'ground-validFrom',
      '',
    ],
  ])('%s is refused at its field', async (_what, fields, field, said) => {
    const sent = await desk.send(NEW, fields, await desk.send(NEW, ELSEWHERE));
    expect(sent.status).toBe(422);
    expect(errorAt(sent.page, `f-${field}`)).toContain(said);
  });

  it('both cover it, and the API refuses what lacks them, and a correction to such an insats', async () => {
    for (const fields of [BY_CONSENT, BY_GROUND])
      expect((await referredWith(fields)).saved.location).toMatch(/\?efter=\d+$/);
    expect(await byProgram({})).toMatchObject({
      status: 422,
      body: { code: 'ReferralNotCovered', refusal: { field: 'consent', receiver: 'Region Prov' } },
    });
    expect(await byProgram({ anonymous: true })).toMatchObject({ status: 201 });
    expect(await byProgram({ consent: CONSENT_SENT })).toMatchObject({ status: 201, body: { warnings: [] } });
    const path = await journeyWith(server);
    const moved = await desk.send(`${path}/rattelse?val=intervention`, {
      value: 'novum',
      reason: 'entry-error',
    });
    expect(moved.status).toBe(422);
    expect(errorAt(moved.page, 'f-value')).toContain('registrera samtycke till att Region Prov tar del');
  });
});
