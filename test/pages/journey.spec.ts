import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyStream, participantStream } from '@samspar/casework';
import { ACCEPTED, type Server, STARTED, startServer } from '../http/server.js';
import { caseworker, type Desk, journeyWith } from './journey-desk.js';
import { controlsIn, eachOf, type Fields, type Page, Shown, wordsOf } from './shown.js';

const ALMA = {
  identityNumber: '19900602-2397',
  name: 'Alma Exempel',
  contact: '070-123 45 67',
  profile: { sex: 'man' },
  decidingParties: ['region'],
};
const MEETING = [
  'team-meetings',
  {
    occurredOn: '2024-03-15',
    attendance: [
      { party: 'municipality', present: true },
      { party: 'region', present: false },
    ],
    livelihood: [{ source: 'economic-assistance' }],
    decisions: [{ what: 'Boka läkartid', owner: 'region', dueOn: '2024-04-01' }],
    violenceQuestionAsked: true,
    note: 'Orolig inför våren',
  },
] as const;
const consent = (expiresOn?: string, parties: readonly string[] = ['municipality', 'region']) =>
  [
    'consent',
    {
      occurredOn: '2024-02-01',
      parties,
      purpose: 'Samordnat stöd',
      form: 'written',
      language: 'sv',
      ...(expiresOn && { expiresOn }),
    },
  ] as const;

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

const formsIn = (page: Page) =>
  page('main a')
    .not('nav a')
    .toArray()
    .map((link) => page(link).attr('href')?.split('/') ?? [])
    .flatMap(([, place, , form]) => (place === 'arenden' && form !== undefined ? [form] : []));
const closing = (page: Page) => page('main a[href*="overenskommet?val="]').toArray();
const titlesIn = (page: Page) => eachOf(page, 'h3');

describe('the page of a journey', () => {
  it('says first who it is about, how it stands and what consent is in force', async () => {
    const path = await journeyWith(
      server,
      [
        consent('2025-12-31', ['municipality', 'region']),
        consent(undefined, ['arbetsformedlingen']),
        ACCEPTED,
        STARTED,
      ],
      ALMA,
    );
    const { status, words } = await desk.open(path);
    expect(status).toBe(200);
    const number = `${path.slice(9, 13)}-${path.slice(13, 17)}`.toUpperCase();
    expect(words).toContain(
      `Ärende ${number} Alma Exempel Personnummer 19900602-2397 Telefon eller e-post 070-123 45 67 Insats FINSAM-team Status Pågår`,
    );
    expect(words).toContain(
      'I kraft Provkommun, Region Prov till och med 2025-12-31 I kraft Arbetsförmedlingen tills vidare',
    );
  });

  it.each([
    ['sv', 'Språk svenska'],
    ['ar', 'Språk arabiska'],
    ['und', 'Språk Annat språk'],
    ['lätt svenska', 'Språk lätt svenska'],
  ])('names the language %s of a consent', async (language, words) => {
    const [route, told] = consent();
    const path = await journeyWith(server, [[route, { ...told, language }]]);
    expect((await desk.open(path)).words).toContain(words);
  });

  it('names parties in English with a capital first alone', async () => {
    const path = await journeyWith(server, [consent('2024-12-31')]);
    const english = await Shown.by(server.url + path, {
      headers: { cookie: `${desk.session['cookie']}; samspar-sprak=en` },
    });
    expect(english.words).toContain('Has expired Provkommun, Region Prov up to and including 2024-12-31');
  });

  it('marks consent that has expired', async () => {
    const path = await journeyWith(server, [consent('2024-12-31')]);
    expect((await desk.open(path)).words).toContain(
      'Har gått ut Provkommun, Region Prov till och med 2024-12-31',
    );
  });

  it('hides the number and the contact of a protected identity, and says so', async () => {
    const path = await journeyWith(server, [], {
      ...ALMA,
      identityNumber: '19121212-1212',
      name: 'Berit Exempel',
    });
    const { streams } = server.installation;
    const { state } = await streams.load(journeyStream, path.replace('/arenden/', ''));
    if (state.status === 'none') throw new Error('The journey is not there.');
    await streams.handle(
      participantStream,
      state.participantId,
      [{ type: 'ProtectIdentity', occurredOn: '2025-06-01', today: '2025-06-15', data: {} }],
      {
        actor: 'operator',
        role: 'operator',
        commandId: state.participantId,
        correlationId: state.participantId,
      },
    );
    const { words, html } = await desk.open(path);
    expect(words).toContain('Skyddade personuppgifter');
    expect(html).not.toMatch(/19121212|070-123/);
  });

  it('of an anonymous participant says so', async () => {
    const path = await journeyWith(server, [], { anonymous: true });
    expect((await desk.open(path)).words).toContain('Anonym deltagare');
  });

  it('offers what the rules would take, and nothing else', async () => {
    const path = await journeyWith(server);
    expect(formsIn((await desk.open(path)).page)).toEqual([
      'antagande',
      'vantelista',
      'avbojande',
      'samtycke',
      'utlamnande',
      'overlamning',
      'atertagande',
      'rattelse',
      'felregistrering',
    ]);
    await desk.send(`${path}/felregistrering`, { reason: 'entry-error', _gor: 'ja' });
    expect(formsIn((await desk.open(path)).page)).toEqual(['aterinforing']);
  });

  it('tells what happened, newest first or oldest first, by day, with who did it', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING], ALMA);
    const newest = await desk.open(path);
    expect(titlesIn(newest.page)).toEqual(['Teammöte', 'Start', 'Antagen till insatsen', 'Anmälan']);
    expect(titlesIn((await desk.open(`${path}?ordning=aldst`)).page)).toEqual([
      'Anmälan',
      'Antagen till insatsen',
      'Start',
      'Teammöte',
    ]);
    expect(newest.page('time[datetime=2024-03-15]').text()).toBe('2024-03-15');
    expect(newest.words).toContain('Teammöte 2024-03-15 Petra Prov');
    expect(newest.words).toContain('Registrerat 2025-06-15 kl. 12.00');
    expect(newest.words).toContain('Provkommun: närvarande, Region Prov: frånvarande');
  });

  it('reveals sealed texts behind a click', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED, MEETING], ALMA);
    const { words, page } = await desk.open(path);
    expect(eachOf(page, 'details.sealed:not([open]) > summary')).toContainEqual(
      expect.stringContaining('Visa texten'),
    );
    expect(eachOf(page, 'details.sealed > .written')).toContain('Orolig inför våren');
    expect(words).toContain('Boka läkartid');
  });

  it('says of a text whose key is destroyed that it is erased', async () => {
    const path = await journeyWith(server, [], { note: 'Hemligt' });
    const { state } = await server.installation.streams.load(journeyStream, path.replace('/arenden/', ''));
    if (state.status === 'none') throw new Error('The journey is not there.');
    await server.installation.vault.shred(state.participantId);
    const { words } = await desk.open(path);
    expect(words).toContain('Texten är raderad.');
  });

  it('shows a corrected value once, at the event that told it, and the old one marked as corrected', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const correct = (fact: string, fields: Fields) =>
      desk.send(`${path}/rattelse?val=${fact}`, { reason: 'entry-error', ...fields });
    await correct('startedOn', { value: '2024-03-04' });
    await correct('sex', { value: 'man' });
    await correct('education', { value: 'compulsory' });
    await correct('referringUnit', { value: 'Vuxenenheten' });
    const { page } = await desk.open(path);
    const words = wordsOf(page('.timeline'));
    expect(words).toMatch(
      /Start 2024-03-04 Petra Prov Rättat, var: 2024-03-01 Kön Man Rättat, var: Kvinna .*Utbildning \S/,
    );
    expect(words).toMatch(/Anmälande Provkommun, Vuxenenheten Rättat, var: Enheten för hemlösa/);
    for (const value of ['2024-03-04', 'Kön Man', 'Vuxenenheten']) expect(words.split(value)).toHaveLength(2);
    expect(eachOf(page, 'del.line')).toContain('Rättat, var: Kvinna');
    expect(words).toMatch(/Rättelse [^R]*Uppgift Startdatum Orsak Fel vid registreringen/);
  });

  it('shows a correction of what no event of the case tells where it was made, old and new', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    await desk.send(`${path}/rattelse?val=sex`, { value: 'man', reason: 'entry-error' });
    expect((await desk.open(path)).words).toContain('Kön Nu: Man Var: Kvinna Orsak');
  });

  it('begins a change of the plan with the plan as it stands, so that nothing of it is lost unsaid', async () => {
    const plan = {
      occurredOn: '2024-03-20',
      goals: ['Praktik till hösten', 'Sova bättre'],
      parallelActions: [{ what: 'Samtal', party: 'region' }],
    };
    const path = await journeyWith(server, [ACCEPTED, STARTED, ['plan', plan]]);
    const form = await desk.open(`${path}/plan`);
    expect(controlsIn(form.page)).toMatchObject({
      'goals.0.goal': ['Praktik till hösten'],
      'goals.1.goal': ['Sova bättre'],
      'parallelActions.0.what': ['Samtal'],
      'parallelActions.0.party': ['region'],
    });
    await desk.send(`${path}/plan`, { 'goals.1.goal': 'Sova gott' }, form);
    const words = (await desk.open(path)).words;
    expect(words).toMatch(/Planen ändrad .*Praktik till hösten .*Sova gott .*Samtal .*Plan 2024-03-20/);
  });

  it.each([
    ['', 'Ej angivet i den inlästa filen'],
    ['Ja', 'I kraft Provkommun, Region Prov, Arbetsförmedlingen, Försäkringskassan enligt den inlästa filen'],
  ])('claims no consent of a row that says %j of it', async (said, shown) => {
    const { importer, views } = server.installation;
    const [association] = views.associations();
    if (!association) throw new Error('There is no association.');
    const number = `samtycke-${said}`;
    const outcome = await importer.import(
      Buffer.from(`Löpnummer;Insats;Startdatum;Kön;Samtycke\n${number};FINSAM-team;2024-03-01;Man;${said}\n`),
      {
        association,
        register: 'main',
        dryRun: false,
        acceptChanges: false,
        context: { actor: 'operator', role: 'operator' },
      },
    );
    expect(outcome.outcome).toBe('taken');
    await views.catchUp();
    const places = { association: association.id, interventions: ['finsam-team'] };
    const [line] = views.caseload.byCaseNumber({ ...places, number });
    const words = (await desk.open(`/arenden/${line?.journey}`)).words;
    expect(words).toContain(`Samtycke ${shown}`);
  });

  it('never makes a day up', async () => {
    const path = await journeyWith(server, [['acceptance', { occurredOn: 'unknown' }]]);
    const { words, page } = await desk.open(path);
    expect(words).toContain('Antagen till insatsen okänd dag');
    expect(eachOf(page, '[datetime=unknown]')).toHaveLength(0);
  });

  it('shows the journey as it was on a day, with nothing to do', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    const then = await desk.open(`${path}?per=2025-06-15`);
    expect(then.words).toContain('Ärendet som det var den 2025-06-15');
    expect(then.words).not.toContain('Nästa steg');
    const before = await desk.open(`${path}?per=20250614`);
    expect(before.status).toBe(200);
    expect(before.words).toContain('Ärendet fanns inte den 2025-06-14');
    const wrong = await desk.open(`${path}?per=igen`);
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('Skriv dagen som ÅÅÅÅ-MM-DD');
  });

  it('of another insats, of no journey or of no id at all is answered alike', async () => {
    const stranger = await caseworker(server, 'Nora Annan', ['novum'], {
      unit: 'Vårdcentralen',
      party: 'region',
    });
    const path = await journeyWith(server, [ACCEPTED], ALMA);
    const answers = await Promise.all(
      [path, `${path}/start`, '/arenden/00000000-0000-4000-8000-000000000000', '/arenden/hej'].map(
        (address) => stranger.open(address),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(answers[0]?.html).not.toContain('Alma');
    expect((await stranger.send(`${path}/start`, { 'profile.sex': 'man' })).status).not.toBe(303);
    expect(server.lines.some((line) => line.includes('inte får se'))).toBe(true);
  });

  it('weighs at most 40 KB, however much has happened', async () => {
    const contacts = Array.from(
      { length: 40 },
      (_contact, index) =>
        [
          'employer-contacts',
          { occurredOn: `2024-04-${String((index % 28) + 1).padStart(2, '0')}`, kind: 'call' },
        ] as const,
    );
    const path = await journeyWith(server, [ACCEPTED, STARTED, ...contacts], ALMA);
    const { words, html } = await desk.open(path);
    expect(html.length).toBeLessThan(40_000);
    expect(words).toContain('Sida 1 av 3');
    expect((await desk.open(`${path}?sida=3`)).words).toContain('Här börjar ärendet.');
  });

  it('tells of each thing agreed what came of it, and where it is closed while it is open', async () => {
    const [route, told] = MEETING;
    const decisions = [...told.decisions, { what: 'Skriva intyg', owner: 'region' }];
    const path = await journeyWith(server, [ACCEPTED, STARTED, [route, { ...told, decisions }]]);
    const before = await desk.open(path);
    expect(closing(before.page).map((link) => before.page(link).attr('href'))).toEqual([
      `${path}/overenskommet?val=3-0`,
      `${path}/overenskommet?val=3-1`,
    ]);
    expect((await desk.open(`${path}/overenskommet`)).words).toContain(
      'Överenskommet 2, teammöte 2024-03-15 Skriva intyg (ansvarig part: Region Prov)',
    );
    const form = await desk.open(`${path}/overenskommet?val=3-0`);
    expect(form.words).toContain('Boka läkartid (ansvarig part: Region Prov, senast 2024-04-01');
    const early = await desk.send(`${path}/overenskommet?val=3-0`, {
      occurredOn: '2024-03-14',
      outcome: 'done',
    });
    expect(early.words).toContain('ligger före teammötet ( 2024-03-15 )');
    await desk.send(`${path}/overenskommet?val=3-0`, { occurredOn: '2024-03-28', outcome: 'done' });
    const after = await desk.open(path);
    expect(after.words).toContain('Gjort, 2024-03-28');
    expect(after.words).toContain('Överenskommet avslutat');
    expect(closing(after.page)).toHaveLength(1);
    expect((await desk.open(`${path}/overenskommet?val=3-0`)).status).toBe(404);
  });
});

it('no page of a journey tells the log who it is about', () =>
  expect(server.lines.join('\n')).not.toMatch(/Alma|9900602|Orolig/));
