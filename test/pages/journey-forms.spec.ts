import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { VaultUnavailable } from '@samspar/vault';
import { ACCEPTED, JOURNEYS, type Server, STARTED, startServer } from '../http/server.js';
import { caseworker, type Desk, type Fields, journeyWith } from './journey-desk.js';

const PLAN = [
  'plan',
  { occurredOn: '2024-03-20', goals: ['Praktik till hösten'], parallelActions: [] },
] as const;
const CONSENT = [
  'consent',
  {
    occurredOn: '2024-02-01',
    parties: ['municipality', 'region'],
    purpose: 'Samordnat stöd',
    form: 'written',
    language: 'sv',
  },
] as const;
const EXITED = ['exit/care', { occurredOn: '2024-09-01', reasons: ['care-or-rehabilitation'] }] as const;
const MISREGISTERED = ['misregistration', { reason: 'entry-error' }] as const;
const ASSIGNED = ['caseworker', { occurredOn: '2024-02-12', caseworker: 'somebody' }] as const;

type Facts = Parameters<typeof journeyWith>[1];

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

const CONFIRMED: Fields = { _gor: 'ja' };

/** Each form: what must have happened, its address, what is filled in, and the event that comes of it. */
const FORMS: readonly (readonly [string, Facts, Fields, string, object])[] = [
  [
    'samtycke',
    [],
    { occurredOn: '2024-02-01', parties: ['municipality', 'region'], form: 'written', expiresOn: '20251231' },
    'ConsentGiven',
    {
      occurredOn: '2024-02-01',
      data: {
        parties: ['municipality', 'region'],
        purpose: 'Samordnat stöd i FINSAM-team',
        form: 'written',
        language: 'sv',
        expiresOn: '2025-12-31',
      },
    },
  ],
  [
    'aterkalla-samtycke',
    [CONSENT],
    { occurredOn: 'idag', parties: 'region' },
    'ConsentWithdrawn',
    { occurredOn: '2025-06-15', data: { parties: ['region'] } },
  ],
  ['antagande', [], { occurredOn: '10/2 2024' }, 'ReferralAccepted', { occurredOn: '2024-02-10' }],
  ['vantelista', [], { occurredOn: 'okänd' }, 'PlacedOnWaitingList', { occurredOn: 'unknown' }],
  [
    'avbojande',
    [],
    { occurredOn: '2024-02-10', reason: 'no-capacity', ...CONFIRMED },
    'ReferralDeclined',
    { data: { reason: 'no-capacity' } },
  ],
  [
    'atertagande',
    [ACCEPTED],
    { occurredOn: '2024-02-20', reason: 'moved', ...CONFIRMED },
    'ReferralWithdrawn',
    { data: { reason: 'moved' } },
  ],
  [
    'start',
    [ACCEPTED],
    {
      occurredOn: '2024-03-01',
      'profile.sex': 'woman',
      'profile.ageAtStart': '35',
      'profile.education': 'compulsory',
      'profile.timeWithoutWork.months': '60',
      'profile.timeOnAssistance.bracket': '2-5',
      'profile.livelihood.0.source': 'economic-assistance',
      'profile.livelihood.0.since': '2020-01-01',
      'profile.livelihood.3.source': 'salary',
      'profile.obstacle': 'willNotSay',
      'profile.needGroups': ['adult', 'migration'],
      'profile.district': 'jarva',
    },
    'JourneyStarted',
    {
      data: {
        profile: {
          sex: 'woman',
          ageAtStart: 35,
          education: 'compulsory',
          timeWithoutWork: { months: 60 },
          timeOnAssistance: { bracket: '2-5' },
          livelihood: [{ source: 'economic-assistance', since: '2020-01-01' }, { source: 'salary' }],
          obstacle: 'willNotSay',
          needGroups: ['adult', 'migration'],
          district: 'jarva',
        },
      },
    },
  ],
  [
    'teammote',
    [ACCEPTED, STARTED],
    {
      occurredOn: '2024-03-15',
      'attendance.municipality': 'present',
      'attendance.region': 'absent',
      'attendance.forsakringskassan': 'notCalled',
      livelihood: 'economic-assistance',
      'decisions.1.what': 'Boka läkartid',
      'decisions.1.owner': 'region',
      'decisions.1.dueOn': '2024-04-01',
      violenceQuestionAsked: 'yes',
      note: 'Orolig inför våren',
    },
    'TeamMeetingHeld',
    {
      data: {
        attendance: [
          { party: 'municipality', present: true },
          { party: 'region', present: false },
        ],
        livelihood: [{ source: 'economic-assistance' }],
        decisions: [{ owner: 'region', dueOn: '2024-04-01' }],
        violenceQuestionAsked: true,
      },
    },
  ],
  [
    'plan',
    [ACCEPTED, STARTED],
    {
      occurredOn: '2024-03-20',
      'goals.0.goal': 'Praktik till hösten',
      'parallelActions.0.what': 'Samtalsstöd',
      'parallelActions.0.party': 'region',
    },
    'PlanAgreed',
    { data: { parallelActions: [{ party: 'region' }] } },
  ],
  ['plan', [ACCEPTED, STARTED, PLAN], { 'goals.0.goal': 'Praktik nu' }, 'PlanRevised', {}],
  [
    'arbetsgivarkontakt',
    [ACCEPTED, STARTED],
    { occurredOn: '2024-05-01', kind: 'visit' },
    'EmployerContacted',
    { data: { kind: 'visit' } },
  ],
  [
    'avslut?val=work-or-studies',
    [ACCEPTED, STARTED],
    {
      occurredOn: '2024-08-01',
      reasons: ['work', 'studies'],
      extentPercent: '75',
      employment: 'subsidised',
      livelihoodAtExit: 'salary',
    },
    'ExitedToWorkOrStudies',
    {
      data: {
        reasons: ['work', 'studies'],
        extentPercent: 75,
        employment: 'subsidised',
        livelihoodAtExit: [{ source: 'salary' }],
      },
    },
  ],
  [
    'avslut?val=care',
    [ACCEPTED, STARTED],
    { occurredOn: '2024-08-01', livelihoodAtExit: 'doesNotKnow' },
    'ExitedToCare',
    { data: { reasons: ['care-or-rehabilitation'], livelihoodAtExit: 'doesNotKnow' } },
  ],
  [
    'avslut?val=continued-support',
    [ACCEPTED, STARTED],
    { reasons: 'support-jobbtorg' },
    'ExitedToContinuedSupport',
    { data: { reasons: ['support-jobbtorg'] } },
  ],
  [
    'avslut?val=other',
    [ACCEPTED, STARTED],
    { reasons: 'unknown' },
    'ExitedForOtherReason',
    { data: { reasons: 'unknown' } },
  ],
  [
    'uppfoljning?val=recorded',
    [ACCEPTED, STARTED, EXITED],
    { occurredOn: '2025-03-01', monthsAfterExit: '6', livelihood: 'salary', occupation: 'work' },
    'FollowUpRecorded',
    { data: { monthsAfterExit: 6, livelihood: [{ source: 'salary' }], occupation: 'work' } },
  ],
  [
    'uppfoljning?val=missed',
    [ACCEPTED, STARTED, EXITED],
    { occurredOn: '2025-03-01', monthsAfterExit: '6' },
    'FollowUpMissed',
    { data: { monthsAfterExit: 6 } },
  ],
  [
    'rattelse?val=startedOn',
    [ACCEPTED, STARTED],
    { value: '2024-03-04', reason: 'entry-error', note: 'Fel dag' },
    'FactCorrected',
    {
      data: {
        correction: { fact: 'startedOn', old: '2024-03-01', new: '2024-03-04' },
        reason: 'entry-error',
      },
    },
  ],
  [
    'rattelse?val=decidingParties',
    [],
    { value: ['region', 'forsakringskassan'], reason: 'new-information' },
    'FactCorrected',
    {
      data: { correction: { fact: 'decidingParties', old: [], new: ['region', 'forsakringskassan'] } },
    },
  ],
  [
    'rattelse?val=timeWithoutWork',
    [],
    { 'value.months': '7', reason: 'new-information' },
    'FactCorrected',
    { data: { correction: { fact: 'timeWithoutWork', old: null, new: { months: 7 } } } },
  ],
  ['ateroppning', [ACCEPTED, STARTED, EXITED], { reason: 'entry-error' }, 'JourneyReopened', {}],
  [
    'felregistrering',
    [],
    { reason: 'entry-error', note: 'Dubblett', ...CONFIRMED },
    'JourneyMisregistered',
    { data: { reason: 'entry-error' } },
  ],
  ['aterinforing', [MISREGISTERED], { reason: 'new-information' }, 'JourneyReinstated', {}],
];

const lastEvent = async (path: string): Promise<unknown> =>
  (await server.get(path.replace('/arenden', JOURNEYS))).body.events?.at(-1);

describe('a form of a journey', () => {
  it.each(FORMS)('%s after %j registers %j as %s', async (form, facts, fields, type, event) => {
    const path = await journeyWith(server, facts);
    const sent = await desk.send(`${path}/${form}`, fields);
    expect([sent.status, sent.location.replace(/\d+$/, '#')]).toEqual([303, `${path}?efter=#`]);
    expect(await lastEvent(path)).toMatchObject({ type, ...event });
    expect((await desk.open(sent.location)).html).toContain('Sparat');
  });

  it.each(FORMS)('%s after %j has nothing to put right when it is opened', async (form, facts) => {
    const { status, html } = await desk.open(`${await journeyWith(server, facts)}/${form}`);
    expect([status, html.includes('Det här behöver rättas')]).toEqual([200, false]);
  });

  it('hands the journey to a caseworker of the insats, the first time and after', async () => {
    await caseworker(server, 'Otto Annan', ['novum']);
    const path = await journeyWith(server);
    const first = await desk.open(`${path}/overlamning`);
    expect(first.html).toContain('Ines Prov');
    expect(first.html).not.toContain('Otto Annan');
    const ids = [...first.html.matchAll(/name="to" value="([^"]+)"/g)].map(([, id]) => id);
    const fields = { to: ids[0] ?? '', occurredOn: '2024-02-12' };
    const sent = await desk.send(`${path}/overlamning`, fields, first);
    expect(sent.status).toBe(303);
    expect(await lastEvent(path)).toMatchObject({ type: 'CaseworkerAssigned', data: { caseworker: ids[0] } });
    expect((await desk.send(`${path}/overlamning`, fields, first)).location).toBe(sent.location);
    const second = await desk.send(`${path}/overlamning`, { to: ids[1] ?? '', occurredOn: '2024-03-12' });
    expect(second.status).toBe(303);
    expect(await lastEvent(path)).toMatchObject({
      type: 'CaseloadHandedOver',
      data: { from: ids[0], to: ids[1] },
    });
  });

  /** What is filled in wrong, and the control that the summary leads to. */
  const WRONG: readonly (readonly [string, Facts, Fields, string, string])[] = [
    [
      'samtycke',
      [],
      { occurredOn: '31/2 2024', form: 'written', parties: 'region' },
      'occurredOn',
      'skriv dagen',
    ],
    ['samtycke', [], { form: 'oral' }, 'parties', 'Parter: välj'],
    [
      'samtycke',
      [],
      { parties: 'region', form: 'oral', purpose: '19900602-2397' },
      'purpose',
      'utan personnummer',
    ],
    ['aterkalla-samtycke', [CONSENT], { occurredOn: '2024-01-01' }, 'occurredOn', 'kan inte ligga före'],
    ['antagande', [], { occurredOn: '2024-01-01' }, 'occurredOn', 'kan inte ligga före anmälan'],
    ['antagande', [], { occurredOn: '2099-01-01' }, 'occurredOn', 'har inte varit än'],
    ['antagande', [], { occurredOn: '' }, 'occurredOn', 'Dag för antagandet'],
    ['vantelista', [], { occurredOn: 'nyss' }, 'occurredOn', 'skriv dagen'],
    ['avbojande', [], {}, 'reason', 'Orsak: välj'],
    ['atertagande', [], { reason: 'okänd' }, 'reason', 'Orsak: välj'],
    ['start', [ACCEPTED], { 'profile.sex': '' }, 'profile.sex', 'Kön: välj'],
    [
      'start',
      [ACCEPTED],
      { 'profile.ageAtStart': 'trettio' },
      'profile.ageAtStart',
      'heltal från 0 till 120',
    ],
    [
      'start',
      [ACCEPTED],
      { 'profile.timeWithoutWork.months': '3', 'profile.timeWithoutWork.bracket': '1-2' },
      'profile.timeWithoutWork',
      'antingen',
    ],
    [
      'start',
      [ACCEPTED],
      { 'profile.livelihood.0.source': 'salary', 'profile.livelihood.0.since': 'förr' },
      'profile.livelihood.0.since',
      'Sedan: skriv dagen',
    ],
    [
      'start',
      [ACCEPTED],
      { 'profile.livelihood.0.source': 'salary', 'profile.livelihood.1.source': 'salary' },
      'profile.livelihood',
      'mer än en gång',
    ],
    ['start', [ACCEPTED], { 'profile.needGroups': ['adult', 'notAsked'] }, 'profile.needGroups', 'varför'],
    ['start', [ACCEPTED], { 'profile.district': 'rinkeby-kista' }, 'profile.district', 'stadsdel'],
    [
      'teammote',
      [ACCEPTED, STARTED],
      { 'decisions.2.what': 'Boka tid', violenceQuestionAsked: 'no' },
      'decisions.0.owner',
      'Vem ansvarar: välj',
    ],
    ['teammote', [ACCEPTED, STARTED], {}, 'violenceQuestionAsked', 'Frågan om våld är ställd: välj'],
    ['plan', [ACCEPTED, STARTED], {}, 'goals', 'saknas'],
    ['arbetsgivarkontakt', [ACCEPTED, STARTED], {}, 'kind', 'Slag av kontakt: välj'],
    ['avslut?val=work-or-studies', [ACCEPTED, STARTED], {}, 'reasons', 'Vad avslutet leder till: välj'],
    [
      'avslut?val=work-or-studies',
      [ACCEPTED, STARTED],
      { reasons: 'work', extentPercent: '0' },
      'extentPercent',
      '1 till 100',
    ],
    [
      'avslut?val=care',
      [ACCEPTED, STARTED],
      { occurredOn: '2024-02-11' },
      'occurredOn',
      'kan inte ligga före',
    ],
    ['avslut?val=other', [ACCEPTED, STARTED], { reasons: ['moved', 'unknown'] }, 'reasons', 'varför'],
    ['uppfoljning?val=recorded', [ACCEPTED, STARTED, EXITED], { occupation: 'work' }, 'livelihood', 'välj'],
    [
      'rattelse?val=startedOn',
      [ACCEPTED, STARTED],
      { value: '2024-01-01', reason: 'entry-error' },
      'value',
      'före',
    ],
    ['rattelse?val=sex', [], { value: 'woman', reason: 'entry-error' }, 'value', 'har redan det värdet'],
    ['rattelse?val=sex', [], { value: 'man' }, 'reason', 'Varför: välj'],
    ['ateroppning', [ACCEPTED, STARTED, EXITED], {}, 'reason', 'Varför: välj'],
    ['felregistrering', [], {}, 'reason', 'Varför: välj'],
    ['overlamning', [ASSIGNED], {}, 'to', 'Handläggare: välj'],
  ];
  it.each(WRONG)(
    '%s after %j says what is wrong with %j at %s',
    async (form, facts, fields, control, said) => {
      const path = await journeyWith(server, facts);
      const sent = await desk.send(`${path}/${form}`, fields);
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('<title>Fel: ');
      const id = `f-${control.replace(/[^\w-]+/g, '-')}`;
      const link = new RegExp(`<a href="#${id}">([^<]*)</a>`).exec(sent.html)?.[1] ?? '';
      expect(link).toContain(said);
      expect(sent.html).toContain(`id="${id}"`);
      expect(await lastEvent(path)).toMatchObject({
        type: expect.not.stringMatching(/^$/),
      });
    },
  );

  it('keeps all that was typed when something is wrong', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const { html } = await desk.send(`${path}/teammote`, {
      occurredOn: '15/3',
      'attendance.region': 'absent',
      'decisions.5.what': 'Boka <läkartid>',
      note: 'Orolig & trött',
    });
    expect(html).toContain('value="15/3"');
    expect(html).toMatch(/name="attendance\.region" value="absent" checked/);
    expect(html).toMatch(/name="decisions\.0\.what" value="Boka &lt;läkartid>"/);
    expect(html).toContain('Orolig &amp; trött</textarea>');
  });

  it('speaks English to those who chose it', async () => {
    const path = await journeyWith(server);
    const english = await fetch(`${server.url}${path}/antagande`, {
      headers: { cookie: `${desk.session['cookie']}; samspar-sprak=en` },
    });
    expect(await english.text()).toContain('Day of acceptance');
  });

  it('asks once more before what no other form takes back, and keeps what was typed', async () => {
    const path = await journeyWith(server);
    const asked = await desk.send(`${path}/avbojande`, { occurredOn: '2024-02-10', reason: 'no-capacity' });
    expect([asked.status, asked.html.includes('Är det här rätt?')]).toEqual([200, true]);
    const back = await desk.send(`${path}/avbojande`, { _gor: 'tillbaka' }, asked);
    expect(back.html).toMatch(/value="no-capacity" checked/);
    const done = await desk.send(`${path}/avbojande`, { _gor: 'ja' }, asked);
    expect(done.status).toBe(303);
    expect(await lastEvent(path)).toMatchObject({ type: 'ReferralDeclined' });
  });

  it('gives more rows without losing any', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const { html } = await desk.send(`${path}/plan`, {
      'goals.0.goal': 'Ett',
      'goals.1.goal': 'Två',
      _gor: 'rader',
    });
    expect(html.match(/name="goals\.\d\.goal"/g)).toHaveLength(4);
    expect(html).toContain('value="Två"');
  });

  it('keeps what was typed while the store cannot be reached, and registers it once it can', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const { vault } = server.installation;
    const broken = jest
      .spyOn(vault, 'seal')
      .mockRejectedValueOnce(new VaultUnavailable('Valvet svarar inte.'));
    const fields = { violenceQuestionAsked: 'no', note: 'Behåll mig' };
    const waiting = await desk.send(`${path}/teammote`, fields);
    broken.mockRestore();
    expect([waiting.status, waiting.html.includes('Behåll mig</textarea>')]).toEqual([503, true]);
    expect((await desk.send(`${path}/teammote`, {}, waiting)).status).toBe(303);
    expect(await lastEvent(path)).toMatchObject({ type: 'TeamMeetingHeld' });
  });

  it('is sent twice and registers once', async () => {
    const path = await journeyWith(server);
    const form = await desk.open(`${path}/antagande`);
    const sent = [
      await desk.send(`${path}/antagande`, { occurredOn: '2024-02-10' }, form),
      await desk.send(`${path}/antagande`, { occurredOn: '2024-02-10' }, form),
    ];
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect(sent[0]?.location).toBe(sent[1]?.location);
  });

  it('warns after saving of an age outside 16–65', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    const { location } = await desk.send(`${path}/start`, {
      occurredOn: '2024-03-01',
      'profile.ageAtStart': '70',
    });
    expect(location).toContain('varning=AgeOutsideTarget');
    expect((await desk.open(location)).html).toContain('utanför 16–65 år');
  });

  it.each([
    ['start', []],
    ['teammote', [ACCEPTED]],
    ['antagande', [ACCEPTED]],
    ['samtycke', [MISREGISTERED]],
  ] as const)('%s is not open after %j', async (form, facts) => {
    const path = await journeyWith(server, facts);
    const page = await desk.open(`${path}/${form}`);
    expect([page.status, page.html.includes('Det går inte att registrera nu')]).toEqual([409, true]);
  });

  it.each(['finns-inte', 'avslut?val=finns-inte', 'rattelse?val=constructor'])(
    '%s is no form',
    async (form) => {
      const path = await journeyWith(server, [ACCEPTED, STARTED]);
      expect((await desk.open(`${path}/${form}`)).status).toBe(404);
    },
  );
});

describe('two who write at once', () => {
  it('where the later one is the sender of the referral, she sees nothing of what the other registered', async () => {
    const sender = await caseworker(server, 'Sandra Sändare', ['novum']);
    const path = await journeyWith(server);
    const mine = await sender.open(`${path}/atertagande`);
    await desk.send(`${path}/antagande`, { occurredOn: '2024-02-10' });
    const answer = await sender.send(`${path}/atertagande`, { reason: 'moved', _gor: 'ja' }, mine);
    expect([answer.status, answer.html.includes('har ändrats')]).toEqual([409, true]);
    expect(answer.html).not.toMatch(/Ines|Registrerat medan/);
    await desk.send(`${path}/start`, { occurredOn: '2024-03-01' });
    const closed = await sender.open(`${path}/atertagande`);
    expect(closed.status).toBe(409);
    expect(closed.html).not.toContain('Pågår');
  });

  it('the later one sees what the other registered, keeps what she typed and may save again', async () => {
    const other = await caseworker(server, 'Olle Kollega');
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const mine = await desk.open(`${path}/teammote`);
    await other.send(`${path}/arbetsgivarkontakt`, { occurredOn: '2024-05-01', kind: 'visit' });
    const fields = { occurredOn: '2024-03-15', violenceQuestionAsked: 'no', note: 'Min text' };
    const conflict = await desk.send(`${path}/teammote`, fields, mine);
    expect(conflict.status).toBe(409);
    expect(conflict.html).toContain('Någon annan har registrerat något medan du skrev');
    expect(conflict.html).toMatch(/Arbetsgivarkontakt.*Olle Kollega/s);
    expect(conflict.html).toContain('Min text</textarea>');
    expect((await desk.send(`${path}/teammote`, fields, conflict)).status).toBe(303);
    expect(await lastEvent(path)).toMatchObject({ type: 'TeamMeetingHeld' });
  });
});
