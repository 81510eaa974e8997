import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CASEWORKER, JOURNEYS, referral, type Server, signIn, startServer, userId } from './server.js';

const COLLEAGUE = userId('Ines Prov');

/** Every resource of a journey in the order a life could take them, with the events each one makes. */
const FACTS = [
  [
    'consent',
    {
      occurredOn: '2024-02-01',
      parties: ['municipality', 'region'],
      purpose: 'Samordnat stöd',
      form: 'written',
      language: 'sv',
    },
    ['ConsentGiven'],
  ],
  ['waiting-list', { occurredOn: '2024-02-05' }, ['PlacedOnWaitingList']],
  ['acceptance', { occurredOn: '2024-02-10' }, ['ReferralAccepted']],
  ['caseworker', { occurredOn: '2024-02-12', caseworker: CASEWORKER }, ['CaseworkerAssigned']],
  [
    'start',
    {
      occurredOn: '2024-03-01',
      profile: {
        sex: 'woman',
        ageAtStart: 34,
        education: 'upper-secondary',
        timeWithoutWork: { months: 60 },
        timeOnAssistance: { since: '2020-01-01' },
        livelihood: [{ source: 'economic-assistance', since: '2020-01-01' }],
        obstacle: 'unemployed',
        needGroups: ['adult', 'migration'],
        district: 'jarva',
      },
    },
    ['JourneyStarted'],
  ],
  [
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
    ['TeamMeetingHeld'],
  ],
  [
    'decision-closings',
    { occurredOn: '2024-03-28', meeting: 6, decision: 0, outcome: 'done' },
    ['DecisionClosed'],
  ],
  [
    'plan',
    {
      occurredOn: '2024-03-20',
      goals: ['Praktik till hösten'],
      parallelActions: [{ what: 'Samtalsstöd', party: 'region' }],
    },
    ['PlanAgreed'],
  ],
  [
    'plan-revisions',
    { occurredOn: '2024-05-20', goals: ['Praktik redan i juni'], parallelActions: [] },
    ['PlanRevised'],
  ],
  ['employer-contacts', { occurredOn: '2024-06-01', kind: 'visit' }, ['EmployerContacted']],
  [
    'assessments',
    {
      occurredOn: '2024-06-05',
      kind: 'work-ability',
      party: 'region',
      outcome: 'completed',
      note: 'Underlag till planen',
    },
    ['AssessmentRecorded'],
  ],
  ['handover', { occurredOn: '2024-06-10', to: COLLEAGUE }, ['CaseloadHandedOver']],
  ['exit/care', { occurredOn: '2024-07-01', reasons: ['care-or-rehabilitation'] }, ['ExitedToCare']],
  ['reopening', { reason: 'entry-error', note: 'Fel person' }, ['JourneyReopened']],
  [
    'exit/work-or-studies',
    {
      occurredOn: '2024-08-01',
      reasons: ['work', 'studies'],
      extentPercent: 75,
      employment: 'subsidised',
      livelihoodAtExit: [{ source: 'salary' }],
    },
    ['ExitedToWorkOrStudies'],
  ],
  [
    'follow-ups',
    { occurredOn: '2025-02-01', monthsAfterExit: 6, livelihood: [{ source: 'salary' }], occupation: 'work' },
    ['FollowUpRecorded'],
  ],
  ['missed-follow-ups', { occurredOn: '2025-06-10', monthsAfterExit: 12 }, ['FollowUpMissed']],
  [
    'corrections',
    { fact: 'startedOn', value: '2024-03-04', reason: 'entry-error', note: 'Fel dag' },
    ['FactCorrected'],
  ],
  ['consent-withdrawal', { occurredOn: '2025-06-12', parties: ['region'] }, ['ConsentWithdrawn']],
  ['misregistration', { reason: 'entry-error' }, ['JourneyMisregistered']],
  ['reinstatement', { reason: 'new-information' }, ['JourneyReinstated']],
] as const;

describe('a journey over HTTP', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
    await signIn(server.serving, { name: 'Ines Prov', externalId: 'Ines Prov' });
  });
  afterAll(() => server.close());

  it('goes from referral to follow-up, one resource per fact, each on the revision before', async () => {
    const created = await server.post(JOURNEYS, referral());
    expect(created.status).toBe(201);
    expect(created.etag).toBe('"0"');
    expect(created.headers.get('location')).toBe(`${JOURNEYS}/${String(created.body['journey'])}`);
    expect(created.body).toMatchObject({
      revision: 0,
      events: ['ParticipantReferred'],
      repeated: false,
      warnings: [],
    });
    const path = created.headers.get('location') ?? '';
    let revision = 0;
    let position = BigInt(String(created.body['position']));
    for (const [resource, body, events] of FACTS) {
      const reply = await server.post(`${path}/${resource}`, body, { ifMatch: `"${revision}"` });
      expect([resource, reply.status, reply.body['events']]).toEqual([resource, 201, events]);
      revision += 1;
      expect(reply.etag).toBe(`"${revision}"`);
      expect(BigInt(String(reply.body['position']))).toBeGreaterThan(position);
      position = BigInt(String(reply.body['position']));
    }
    const seen = await server.get(path);
    expect(seen.etag).toBe(`"${revision}"`);
    expect(seen.body).toMatchObject({
      status: 'ended',
      misregistered: false,
      association: 'provkommun',
      caseworker: { id: COLLEAGUE },
      facts: {
        startedOn: '2024-03-04',
        exitedOn: '2024-08-01',
        exitReasons: ['work', 'studies'],
        district: 'jarva',
      },
    });
    expect(seen.body.events?.map((event) => (typeof event === 'string' ? event : event.type))).toEqual([
      'ParticipantReferred',
      ...FACTS.flatMap(([, , events]) => events),
    ]);
  });

  it('is shown without sealed text, and without the id that would link it to the person’s other journeys', async () => {
    const created = await server.post(JOURNEYS, referral({ note: 'Bor hos sin syster' }));
    const seen = await server.get(created.headers.get('location') ?? '');
    expect(seen.body).toMatchObject({ events: [{ data: { note: { sealed: true } } }] });
    expect(seen.text).not.toMatch(/participantId|v1\.|syster/);
  });

  it.each([
    ['refusal', { occurredOn: '2024-02-10', reason: 'no-capacity' }, 'declined'],
    ['referral-withdrawal', { occurredOn: '2024-02-10', reason: 'moved' }, 'withdrawn'],
  ])('may end before it starts: %s', async (resource, body, status) => {
    const created = await server.post(JOURNEYS, referral());
    const path = created.headers.get('location') ?? '';
    expect(await server.post(`${path}/${resource}`, body, { ifMatch: '"0"' })).toMatchObject({ status: 201 });
    expect((await server.get(path)).body).toMatchObject({ status });
  });

  it.each([
    [
      'exit/continued-support',
      { reasons: ['support-jobbtorg'] },
      'ExitedToContinuedSupport',
      ['support-jobbtorg'],
    ],
    ['exit/other', { reasons: ['moved'] }, 'ExitedForOtherReason', ['moved']],
    ['exit/other', { reasons: 'unknown' }, 'ExitedForOtherReason', 'unknown'],
    ['exit/other', { reasons: ['detained', 'other'] }, 'ExitedForOtherReason', ['other']],
  ])('ends in one of four kinds: %s for %j', async (resource, said, type, stored) => {
    const created = await server.post(JOURNEYS, referral());
    const path = created.headers.get('location') ?? '';
    await server.post(`${path}/acceptance`, { occurredOn: '2024-02-10' }, { ifMatch: '"0"' });
    await server.post(
      `${path}/start`,
      { occurredOn: '2024-03-01', profile: { sex: 'woman' } },
      { ifMatch: '"1"' },
    );
    const reply = await server.post(
      `${path}/${resource}`,
      { occurredOn: '2024-08-01', ...said },
      { ifMatch: '"2"' },
    );
    expect(reply.body).toMatchObject({ events: [type] });
    expect((await server.get(path)).body).toMatchObject({ facts: { exitReasons: stored } });
  });

  it('of an anonymous person keeps association, insats, sex and days only', async () => {
    const created = await server.post(JOURNEYS, referral({ anonymous: true }));
    expect((await server.get(created.headers.get('location') ?? '')).body).toMatchObject({
      anonymous: true,
      facts: {
        intervention: 'finsam-team',
        sex: 'woman',
        referredOn: '2024-02-01',
        referringParty: 'notRegistered',
      },
    });
  });

  it('of an anonymous person keeps of an exit of any kind its day only', async () => {
    const created = await server.post(JOURNEYS, referral({ anonymous: true }));
    const path = created.headers.get('location') ?? '';
    await server.post(`${path}/acceptance`, { occurredOn: '2024-02-10' }, { ifMatch: '"0"' });
    await server.post(
      `${path}/start`,
      { occurredOn: '2024-03-01', profile: { sex: 'woman' } },
      { ifMatch: '"1"' },
    );
    const exited = await server.post(
      `${path}/exit/work-or-studies`,
      { occurredOn: '2024-06-01', reasons: ['work'] },
      { ifMatch: '"2"' },
    );
    expect(exited.body).toMatchObject({ events: ['ExitedForOtherReason'] });
    expect((await server.get(path)).body).toMatchObject({
      exit: 'ExitedForOtherReason',
      facts: { exitedOn: '2024-06-01', exitReasons: 'unknown' },
    });
    const corrected = await server.post(
      `${path}/corrections`,
      { fact: 'exitReasons', value: ['work'], reason: 'entry-error' },
      { ifMatch: '"3"' },
    );
    expect(corrected).toMatchObject({ status: 409, body: { code: 'FactNotKeptForAnonymous' } });
  });

  it('warns of an age outside 16–65 and of a sex that differs from the number, and takes both', async () => {
    const odd = await server.post(
      JOURNEYS,
      referral({ identityNumber: '191212121212', profile: { sex: 'woman' } }),
    );
    expect(odd.status).toBe(201);
    expect(odd.body.warnings?.map(({ code }) => code)).toEqual(['AgeOutsideTarget', 'SexDiffersFromNumber']);
  });

  it('takes the age at start from the identity number where none is stated', async () => {
    const created = await server.post(
      JOURNEYS,
      referral({ identityNumber: '19900602-2397', profile: { sex: 'man' } }),
    );
    const path = created.headers.get('location') ?? '';
    await server.post(`${path}/acceptance`, { occurredOn: '2024-02-10' }, { ifMatch: '"0"' });
    await server.post(
      `${path}/start`,
      { occurredOn: '2024-06-02', profile: { sex: 'man' } },
      { ifMatch: '"1"' },
    );
    expect((await server.get(path)).body).toMatchObject({ facts: { ageAtStart: 34 } });
  });

  it('of the same person is another journey of one participant', async () => {
    const said = { identityNumber: '199006022397', profile: { sex: 'man' }, intervention: 'novum' };
    const [one, other] = [
      await server.post(JOURNEYS, referral(said)),
      await server.post(JOURNEYS, referral(said)),
    ];
    expect(one.body['journey']).not.toBe(other.body['journey']);
    const position = String(other.body['position']);
    const ask = (unit: string) =>
      server.get(
        `/api/v1/statistics?measure=referred&from=2024-01-01&to=2024-12-31&where=intervention:novum&unit=${unit}&after=${position}`,
      );
    expect([(await ask('journey')).body['total'], (await ask('person')).body['total']]).toEqual([2, 1]);
  });
});
