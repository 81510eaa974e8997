import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCEPTED, type Server, STARTED, startServer } from '../http/server.js';
import {
  caseworker,
  CONSENT,
  type Desk,
  EXITED,
  type Facts,
  journeyWith,
  lastEvent,
  MISREGISTERED,
  PLAN,
} from './journey-desk.js';
import { controlsIn, eachOf, type Fields, Shown } from './shown.js';

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

/** How many goals and how many actions a plan has room for. */
const roomIn = ({ page }: Shown): readonly number[] => [
  page('[name^="goals."]').length,
  page('[name^="parallelActions."][name$=".what"]').length,
];

const AGREED = [
  'team-meetings',
  {
    occurredOn: '2024-03-15',
    attendance: [],
    decisions: [{ what: 'Boka läkartid', owner: 'region' }],
    violenceQuestionAsked: false,
  },
] as const;
const CONFIRMED: Fields = { _gor: 'ja' };

/** Each form: what must have happened, its address, what is filled in, and the event that comes of it. */
const FORMS: readonly (readonly [string, Facts, Fields, string, object])[] = [
  [
    'samtycke',
    [],
    {
      occurredOn: '2024-02-01',
      giving: 'municipality',
      receiving: ['municipality', 'region'],
      kinds: ['plan', 'meetings'],
      form: 'written',
      expiresOn: '20251231',
    },
    'ConsentGiven',
    {
      occurredOn: '2024-02-01',
      data: {
        giving: { parties: ['municipality'], authorities: [] },
        receiving: { parties: ['municipality', 'region'], authorities: [] },
        kinds: ['plan', 'meetings'],
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
    { occurredOn: 'idag', receiving: 'region' },
    'ConsentWithdrawn',
    { occurredOn: '2025-06-15', data: { receiving: { parties: ['region'], authorities: [] } } },
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
    'overenskommet',
    [ACCEPTED, STARTED, AGREED],
    { occurredOn: '2024-03-28', outcome: 'needs-changed' },
    'DecisionClosed',
    { occurredOn: '2024-03-28', data: { meeting: 3, decision: 0, outcome: 'needs-changed' } },
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
    'bedomning',
    [ACCEPTED, STARTED],
    {
      occurredOn: '2024-05-02',
      kind: 'mapping',
      party: 'municipality',
      outcome: 'completed',
      note: 'Underlag',
    },
    'AssessmentRecorded',
    {
      occurredOn: '2024-05-02',
      data: { kind: 'mapping', party: 'municipality', outcome: 'completed' },
    },
  ],
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
    'utlamnande?val=necessary-care',
    [ACCEPTED, STARTED],
    { occurredOn: '2024-08-01', receiver: 'region', kinds: ['profile'], why: 'Inför vårdplan' },
    'DisclosureGrounded',
    { data: { ground: 'necessary-care', giver: 'municipality', receiver: 'region', kinds: ['profile'] } },
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

describe('a form of a journey', () => {
  it.each(FORMS)('%s after %j registers %j as %s', async (form, facts, fields, type, event) => {
    const path = await journeyWith(server, facts);
    const sent = await desk.send(`${path}/${form}`, fields);
    expect([sent.status, sent.location.replace(/\d+$/, '#')]).toEqual([303, `${path}?efter=#`]);
    expect(await lastEvent(server, path)).toMatchObject({ type, ...event });
    expect((await desk.open(sent.location)).words).toContain('Sparat');
  });

  it.each(FORMS)('%s after %j has nothing to put right when it is opened', async (form, facts) => {
    const { status, words } = await desk.open(`${await journeyWith(server, facts)}/${form}`);
    expect([status, words.includes('Det här behöver rättas')]).toEqual([200, false]);
  });

  it('of an anonymous exit asks for the day alone', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED], { anonymous: true });
    const { page } = await desk.open(`${path}/avslut`);
    expect(eachOf(page, '[name=occurredOn]')).toHaveLength(1);
    expect(eachOf(page, '[name^=reasons], [name^=livelihoodAtExit], [href*="val=care"]')).toHaveLength(0);
    expect((await desk.send(`${path}/avslut`, { occurredOn: '2024-08-01' })).status).toBe(303);
    expect(await lastEvent(server, path)).toMatchObject({
      type: 'ExitedForOtherReason',
      occurredOn: '2024-08-01',
      data: { reasons: 'unknown' },
    });
  });

  it('hands the journey to a caseworker of the insats, the first time and after', async () => {
    await caseworker(server, 'Otto Annan', ['novum']);
    const path = await journeyWith(server);
    const first = await desk.open(`${path}/overlamning`);
    expect(first.words).toContain('Ines Prov');
    expect(first.html).not.toContain('Otto Annan');
    const ids = first
      .page('[name=caseworker]')
      .toArray()
      .map((choice) => String(first.page(choice).val()));
    const fields = { caseworker: ids[0] ?? '', occurredOn: '2024-02-12' };
    const sent = await desk.send(`${path}/overlamning`, fields, first);
    expect(sent.status).toBe(303);
    expect(await lastEvent(server, path)).toMatchObject({
      type: 'CaseworkerAssigned',
      data: { caseworker: ids[0] },
    });
    expect((await desk.send(`${path}/overlamning`, fields, first)).location).toBe(sent.location);
    const second = await desk.send(`${path}/overlamning`, {
      caseworker: ids[1] ?? '',
      occurredOn: '2024-03-12',
    });
    expect(second.status).toBe(303);
    expect(await lastEvent(server, path)).toMatchObject({
      type: 'CaseloadHandedOver',
      data: { from: ids[0], to: ids[1] },
    });
  });

  it('speaks English to those who chose it', async () => {
    const path = await journeyWith(server);
    const { words } = await Shown.by(`${server.url}${path}/antagande`, {
      headers: { cookie: `${desk.session['cookie']}; samspar-sprak=en` },
    });
    expect(words).toContain('Day of acceptance');
  });

  it.each<[string, Fields]>([
    ['filled in', { 'goals.0.goal': 'Ett', 'goals.1.goal': 'Två' }],
    ['blank', {}],
  ])(
    'gives one more row of those asked for each time, where they are %s, without losing any',
    async (_how, fields) => {
      const form = `${await journeyWith(server, [ACCEPTED, STARTED])}/plan`;
      const third = await desk.send(form, { ...fields, _fler: 'goals' });
      expect(eachOf(third.page, '[formaction="#f-goals-3-goal"]')).toHaveLength(1);
      const fourth = await desk.send(form, { _fler: 'goals' }, third);
      const other = await desk.send(form, { _fler: 'parallelActions' }, fourth);
      expect([third, fourth, other].map(roomIn)).toEqual([
        [3, 2],
        [4, 2],
        [4, 3],
      ]);
      for (const [name, typed] of Object.entries(fields))
        expect(controlsIn(other.page)[name]).toEqual([typed]);
    },
  );

  it.each([
    ['teammote', 2],
    ['plan', 2],
    ['felregistrering', 1],
  ])('asks for no diagnoses wherever text is written: %s', async (form, texts) => {
    const { words } = await desk.open(`${await journeyWith(server, [ACCEPTED, STARTED])}/${form}`);
    expect(words.match(/Skriv inte diagnoser\./g)).toHaveLength(texts);
  });

  it('saves by Enter in a field, though the button for more rows stands before', async () => {
    const { page } = await desk.open(`${await journeyWith(server, [ACCEPTED, STARTED])}/plan`);
    const first = page('form.form button').first();
    expect(first.text()).toBe('Spara');
    expect(first.attr()).toEqual({ class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' });
  });

  it('warns after saving of an age outside 16–65', async () => {
    const path = await journeyWith(server, [ACCEPTED]);
    const { location } = await desk.send(`${path}/start`, {
      occurredOn: '2024-03-01',
      'profile.ageAtStart': '70',
    });
    expect(location).toContain('varning=AgeOutsideTarget');
    expect((await desk.open(location)).words).toContain('utanför 16–65 år');
  });
});
