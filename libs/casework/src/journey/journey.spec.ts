import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../specify.js';
import {
  accepted,
  acceptReferral,
  agreePlan,
  assignCaseworker,
  contactEmployer,
  correct,
  declineReferral,
  ended,
  exit,
  followUp,
  giveConsent,
  handOver,
  meet,
  misregister,
  missFollowUp,
  placeOnWaitingList,
  refer,
  reinstate,
  reopen,
  revisePlan,
  start,
  started,
  TODAY,
  withdrawConsent,
  withdrawReferral,
} from './examples.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { journeyDecider } from './journey.js';

const given = specify(journeyDecider);

/** Every command but the referral itself. */
const afterReferral: readonly JourneyCommand[] = [
  giveConsent(),
  withdrawConsent(),
  acceptReferral(),
  declineReferral(),
  withdrawReferral(),
  placeOnWaitingList(),
  start(),
  assignCaseworker(),
  handOver(),
  meet(),
  agreePlan(),
  revisePlan(),
  contactEmployer(),
  exit(),
  followUp(),
  missFollowUp(),
  correct({ fact: 'sex', value: 'man' }),
  reopen(),
  misregister(),
];

describe('a journey (ärende) begins with its referral', () => {
  it('is referred by exactly one party, with what is known', () => {
    const command = refer({ decidingParties: ['region'], note: 'v1.bm90ZQ', consentAtSource: true });
    expect(given().when(command)).toEqual(
      accept({ type: 'ParticipantReferred', occurredOn: '2024-01-10', data: command.data }),
    );
  });

  it('may have been referred on a day that nobody knows', () =>
    expect(given().when(refer({}, 'unknown'))).toMatchObject({ events: [{ occurredOn: 'unknown' }] }));

  it('is referred once: a new referral is a new journey', () =>
    expect(given(refer()).when(refer())).toEqual(refuse({ code: 'JourneyAlreadyExists' })));

  it.each([...afterReferral, reinstate()])('$type is refused before it', (command) =>
    expect(given().when(command)).toEqual(refuse({ code: 'JourneyNotFound' })),
  );

  it('a log that begins otherwise is damaged', () =>
    expect(() =>
      journeyDecider.evolve(journeyDecider.initialState, {
        type: 'ReferralAccepted',
        occurredOn: '2024-01-20',
        data: {},
      }),
    ).toThrow('A journey begins with its referral, not with ReferralAccepted.'));

  it.each<[string, Partial<ReturnType<typeof refer>['data']>, JourneyRefusal]>([
    ['no association', { association: ' ' }, { code: 'ValueMissing', field: 'association' }],
    ['no participant', { participantId: '' }, { code: 'ValueMissing', field: 'participantId' }],
    ['no intervention', { intervention: '' }, { code: 'ValueMissing', field: 'intervention' }],
    ['an empty unit', { referringUnit: '' }, { code: 'ValueMissing', field: 'referringUnit' }],
    [
      'an identity number as unit',
      { referringUnit: 'Avd. 900602-2397' },
      { code: 'IdentityNumberInText', field: 'referringUnit' },
    ],
    [
      'a party named twice',
      { decidingParties: ['region', 'region'] },
      { code: 'ValueRepeated', field: 'decidingParties', value: 'region' },
    ],
    [
      'the referring party among the deciding ones',
      { decidingParties: ['region', 'municipality'] },
      { code: 'DecidingPartyIsReferring', party: 'municipality' },
    ],
    [
      'four deciding parties',
      {
        referringParty: 'notRegistered',
        decidingParties: ['municipality', 'region', 'arbetsformedlingen', 'forsakringskassan'],
      },
      { code: 'TooManyDecidingParties', named: 4, most: 3 },
    ],
  ])('with %s is refused', (_what, data, refusal) =>
    expect(given().when(refer(data))).toEqual(refuse(refusal)),
  );

  it('three parties besides the referring one may decide it jointly, and a unit may be unknown', () =>
    expect(
      given().when(
        refer({
          decidingParties: ['region', 'arbetsformedlingen', 'forsakringskassan'],
          referringUnit: 'notRegistered',
        }),
      ).accepted,
    ).toBe(true));
});

describe('a referral is answered once', () => {
  it.each([
    [acceptReferral(), { type: 'ReferralAccepted', data: {} }],
    [declineReferral(), { type: 'ReferralDeclined', data: { reason: 'no-capacity' } }],
    [withdrawReferral(), { type: 'ReferralWithdrawn', data: { reason: 'moved' } }],
  ] as const)('$type answers it, from the waiting list too', (command, event) => {
    const expected = accept({ ...event, occurredOn: '2024-01-20' });
    expect(given(refer()).when(command)).toEqual(expected);
    expect(given(refer(), placeOnWaitingList()).when(command)).toEqual(expected);
  });

  it('it may wait for a place first', () =>
    expect(given(refer()).when(placeOnWaitingList())).toEqual(
      accept({ type: 'PlacedOnWaitingList', occurredOn: '2024-01-15', data: {} }),
    ));

  it('it waits once', () =>
    expect(given(refer(), placeOnWaitingList()).when(placeOnWaitingList('2024-01-16'))).toEqual(
      refuse({ code: 'AlreadyOnWaitingList', since: '2024-01-15' }),
    ));

  const answers = [acceptReferral(), declineReferral(), withdrawReferral(), placeOnWaitingList('2024-01-21')];
  it.each([
    ...answers.map((answer) => ['declined', [refer(), declineReferral()], answer] as const),
    ...answers.map((answer) => ['withdrawn', [refer(), withdrawReferral()], answer] as const),
    ...answers
      .filter(({ type }) => type !== 'WithdrawReferral')
      .map((answer) => ['accepted', accepted, answer] as const),
    ...answers.map((answer) => ['accepted', started, answer] as const),
    ...answers.map((answer) => ['accepted', ended, answer] as const),
  ])('one that was %s is not answered again', (answer, history, command) =>
    expect(given(...history).when(command)).toEqual(refuse({ code: 'ReferralAlreadyAnswered', answer })),
  );

  it('an accepted one may be withdrawn until the start', () =>
    expect(given(...accepted).when(withdrawReferral())).toMatchObject({
      events: [{ type: 'ReferralWithdrawn' }],
    }));

  it.each([
    ['open', [refer()]],
    ['waiting', [refer(), placeOnWaitingList()]],
    ['declined', [refer(), declineReferral()]],
    ['withdrawn', [refer(), withdrawReferral()]],
    ['withdrawn', [...accepted, withdrawReferral()]],
  ] as const)('no start while it is %s', (outcome, history) =>
    expect(given(...history).when(start())).toEqual(refuse({ code: 'ReferralNotAccepted', outcome })),
  );
});

describe('a journey starts once and ends once', () => {
  it('starts after acceptance', () =>
    expect(given(...accepted).when(start())).toEqual(
      accept({ type: 'JourneyStarted', occurredOn: '2024-02-01', data: { profile: { sex: 'woman' } } }),
    ));

  it.each([
    ['2024-02-01', started],
    ['2024-02-01', ended],
    ['unknown', [...accepted, start({}, 'unknown')]],
  ] as const)('does not start again after %s', (startedOn, history) =>
    expect(given(...history).when(start())).toEqual(refuse({ code: 'JourneyAlreadyStarted', startedOn })),
  );

  it.each([meet(), agreePlan(), revisePlan(), contactEmployer(), exit()])(
    '$type is refused before the start',
    (command) => expect(given(...accepted).when(command)).toEqual(refuse({ code: 'JourneyNotStarted' })),
  );

  it.each([
    { type: 'ExitedToWorkOrStudies', data: { reasons: ['work', 'studies'], extentPercent: 75 } },
    { type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'], livelihoodAtExit: 'notAsked' } },
    { type: 'ExitedToContinuedSupport', data: { reasons: ['support-jobbtorg'] } },
    { type: 'ExitedForOtherReason', data: { reasons: ['moved'] } },
    { type: 'ExitedForOtherReason', data: { reasons: 'unknown' } },
  ] as const)('ends as told: $type', (told) =>
    expect(given(...started).when(exit(told))).toEqual(accept({ ...told, occurredOn: '2024-06-14' })),
  );

  it.each([
    ['2024-06-14', ended],
    ['unknown', [...started, exit(undefined, 'unknown')]],
  ] as const)('does not end again after %s', (exitedOn, history) =>
    expect(given(...history).when(exit())).toEqual(refuse({ code: 'JourneyAlreadyExited', exitedOn })),
  );

  it.each([
    [
      { type: 'ExitedToCare', data: { reasons: [] } },
      { code: 'ValueMissing', field: 'exitReasons' },
    ],
    [
      { type: 'ExitedToWorkOrStudies', data: { reasons: ['work', 'work'] } },
      { code: 'ValueRepeated', field: 'exitReasons', value: 'work' },
    ],
    ...[0, 101, 50.5].map(
      (extentPercent) =>
        [
          { type: 'ExitedToWorkOrStudies', data: { reasons: ['work'], extentPercent } },
          { code: 'ValueOutOfRange', field: 'extentPercent', value: extentPercent, from: 1, to: 100 },
        ] as const,
    ),
    [
      { type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'], livelihoodAtExit: [] } },
      { code: 'ValueMissing', field: 'livelihoodAtExit' },
    ],
  ] as const)('an exit with nonsense is refused: %j', (told, refusal) =>
    expect(given(...started).when(exit(told))).toEqual(refuse(refusal)),
  );

  it.each([1, 100, 'doesNotKnow'] as const)('an extent of %s is accepted', (extentPercent) =>
    expect(
      given(...started).when(
        exit({ type: 'ExitedToWorkOrStudies', data: { reasons: ['work'], extentPercent } }),
      ).accepted,
    ).toBe(true),
  );

  it('a reason of another group cannot come in disguise', () => {
    const command: JourneyCommand = JSON.parse(
      JSON.stringify(exit()).replace('ExitedToWorkOrStudies', 'ExitedToCare'),
    );
    expect(given(...started).when(command)).toEqual(
      refuse({ code: 'ExitReasonOfOtherGroup', reason: 'work', group: 'care' }),
    );
  });
});

describe('work goes on between start and exit', () => {
  it('a team meeting keeps attendance, decisions and that the question on violence was asked', () => {
    const data = {
      attendance: [
        { party: 'municipality', present: true },
        { party: 'region', present: false },
      ],
      livelihood: [{ source: 'salary' }],
      decisions: [{ what: 'v1.YQ', owner: 'region', dueOn: '2025-02-01' }],
      violenceQuestionAsked: false,
      note: 'v1.Yg',
    } as const;
    expect(given(...started).when(meet(data))).toEqual(
      accept({ type: 'TeamMeetingHeld', occurredOn: '2024-03-05', data }),
    );
  });

  it.each<[Parameters<typeof meet>[0], JourneyRefusal]>([
    [
      { attendance: [1, 2].map(() => ({ party: 'region', present: true })) },
      { code: 'ValueRepeated', field: 'attendance', value: 'region' },
    ],
    [
      { decisions: [{ what: 'v1.YQ', owner: 'region', dueOn: '2024-02-30' }] },
      { code: 'NotADay', field: 'decisionDueOn' },
    ],
    [{ livelihood: [] }, { code: 'ValueMissing', field: 'livelihood' }],
  ])('a meeting with nonsense is refused: %j', (data, refusal) =>
    expect(given(...started).when(meet(data))).toEqual(refuse(refusal)),
  );

  it('a plan is agreed once, then revised', () => {
    const plan = { goals: ['v1.bcOl'], parallelActions: [] };
    expect(given(...started).when(agreePlan())).toEqual(
      accept({ type: 'PlanAgreed', occurredOn: '2024-03-10', data: plan }),
    );
    expect(given(...started, agreePlan()).when(agreePlan())).toEqual(refuse({ code: 'PlanAlreadyAgreed' }));
    expect(given(...started).when(revisePlan())).toEqual(refuse({ code: 'PlanNotAgreed' }));
    expect(given(...started, agreePlan(), revisePlan()).when(revisePlan('2024-05-01'))).toEqual(
      accept({
        type: 'PlanRevised',
        occurredOn: '2024-05-01',
        data: { goals: ['v1.bnl0dA'], parallelActions: [] },
      }),
    );
  });

  it('a plan names a goal or a parallel action', () => {
    expect(given(...started).when(agreePlan({ goals: [] }))).toEqual(
      refuse({ code: 'ValueMissing', field: 'goals' }),
    );
    expect(
      given(...started).when(agreePlan({ goals: [], parallelActions: [{ what: 'v1.YQ', party: 'region' }] }))
        .accepted,
    ).toBe(true);
  });

  it('an employer contact keeps its kind', () =>
    expect(given(...started).when(contactEmployer())).toEqual(
      accept({ type: 'EmployerContacted', occurredOn: '2024-05-02', data: { kind: 'visit' } }),
    ));

  it('what was held before the exit may be registered after it', () =>
    expect(given(...ended).when(meet()).accepted).toBe(true));
});

describe('a caseworker (handläggare) answers for the journey', () => {
  it('is assigned once, then the caseload is handed over', () => {
    expect(given(refer()).when(assignCaseworker())).toEqual(
      accept({ type: 'CaseworkerAssigned', occurredOn: '2024-02-01', data: { caseworker: 'handlaggare-1' } }),
    );
    expect(given(refer(), assignCaseworker()).when(assignCaseworker('handlaggare-3'))).toEqual(
      refuse({ code: 'CaseworkerAlreadyAssigned', caseworker: 'handlaggare-1' }),
    );
    expect(given(refer(), assignCaseworker()).when(handOver())).toEqual(
      accept({
        type: 'CaseloadHandedOver',
        occurredOn: '2024-03-01',
        data: { from: 'handlaggare-1', to: 'handlaggare-2' },
      }),
    );
    expect(given(refer(), assignCaseworker(), handOver()).when(handOver('handlaggare-3'))).toMatchObject({
      events: [{ data: { from: 'handlaggare-2', to: 'handlaggare-3' } }],
    });
  });

  it('a caseload nobody had is handed over from nobody', () =>
    expect(given(...ended).when(handOver())).toMatchObject({ events: [{ data: { from: null } }] }));

  it('does not take over from itself', () =>
    expect(given(refer(), assignCaseworker()).when(handOver('handlaggare-1'))).toEqual(
      refuse({ code: 'CaseworkerUnchanged', caseworker: 'handlaggare-1' }),
    ));

  it.each([assignCaseworker(''), handOver(' ')])('$type names somebody', (command) =>
    expect(given(refer()).when(command)).toEqual(refuse({ code: 'ValueMissing', field: 'caseworker' })),
  );

  it.each([
    ['declined', declineReferral()],
    ['withdrawn', withdrawReferral()],
  ] as const)('nobody is responsible for a %s referral', (answer, command) =>
    expect(given(refer(), command).when(assignCaseworker())).toEqual(
      refuse({ code: 'ReferralAlreadyAnswered', answer }),
    ),
  );
});

describe('consent (samtycke)', () => {
  it('is given for a purpose, in a form and a language', () => {
    const command = giveConsent({ expiresOn: '2024-01-10' });
    expect(given(refer()).when(command)).toEqual(
      accept({ type: 'ConsentGiven', occurredOn: '2024-01-10', data: command.data }),
    );
  });

  it.each<[Parameters<typeof giveConsent>[0], JourneyRefusal]>([
    [{ parties: [] }, { code: 'ValueMissing', field: 'consentParties' }],
    [{ parties: ['region', 'region'] }, { code: 'ValueRepeated', field: 'consentParties', value: 'region' }],
    [{ purpose: '' }, { code: 'ValueMissing', field: 'consentPurpose' }],
    [{ purpose: 'för 19900602 2397' }, { code: 'IdentityNumberInText', field: 'consentPurpose' }],
    [{ language: '' }, { code: 'ValueMissing', field: 'consentLanguage' }],
    [{ expiresOn: '2024-13-01' }, { code: 'NotADay', field: 'consentExpiresOn' }],
    [
      { expiresOn: '2024-01-09' },
      {
        code: 'DaysRunBackwards',
        what: 'consentExpiresOn',
        on: '2024-01-09',
        before: 'consentGivenOn',
        beforeOn: '2024-01-10',
      },
    ],
  ])('is refused with %j', (data, refusal) =>
    expect(given(refer()).when(giveConsent(data))).toEqual(refuse(refusal)),
  );

  it('is withdrawn by the participant, wholly or towards some parties', () => {
    const consented = [refer(), giveConsent()] as const;
    expect(given(...consented).when(withdrawConsent())).toEqual(
      accept({ type: 'ConsentWithdrawn', occurredOn: '2024-03-01', data: {} }),
    );
    expect(given(...consented).when(withdrawConsent({ parties: ['region'] }))).toEqual(
      accept({ type: 'ConsentWithdrawn', occurredOn: '2024-03-01', data: { parties: ['region'] } }),
    );
    expect(
      given(...consented, withdrawConsent({ parties: ['region'] })).when(withdrawConsent()).accepted,
    ).toBe(true);
  });

  it('cannot be withdrawn where it was not given or has been withdrawn', () => {
    const none = refuse({ code: 'ConsentNotInForce', party: null });
    expect(given(refer()).when(withdrawConsent())).toEqual(none);
    expect(given(refer(), giveConsent(), withdrawConsent()).when(withdrawConsent())).toEqual(none);
    expect(
      given(refer(), giveConsent()).when(withdrawConsent({ parties: ['region', 'forsakringskassan'] })),
    ).toEqual(refuse({ code: 'ConsentNotInForce', party: 'forsakringskassan' }));
    expect(given(refer(), giveConsent()).when(withdrawConsent({ parties: [] }))).toEqual(
      refuse({ code: 'ValueMissing', field: 'consentParties' }),
    );
  });

  it('cannot be withdrawn before it was given', () =>
    expect(given(refer(), giveConsent()).when(withdrawConsent({}, '2024-01-09'))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'consentWithdrawnOn',
        on: '2024-01-09',
        before: 'consentGivenOn',
        beforeOn: '2024-01-10',
      }),
    ));

  it('given at the source of an import holds for all four parties', () =>
    expect(
      given(refer({ consentAtSource: true })).when(withdrawConsent({ parties: ['forsakringskassan'] }))
        .accepted,
    ).toBe(true));

  it('given again adds to what is in force', () =>
    expect(
      given(refer(), giveConsent(), giveConsent({ parties: ['region', 'forsakringskassan'] })).state,
    ).toMatchObject({ consent: { parties: ['municipality', 'region', 'forsakringskassan'] } }));
});

describe('follow-ups come after the exit', () => {
  it('are recorded with livelihood and occupation, or missed', () => {
    expect(given(...ended).when(followUp())).toEqual(
      accept({
        type: 'FollowUpRecorded',
        occurredOn: '2024-12-16',
        data: { monthsAfterExit: 6, livelihood: [{ source: 'salary' }], occupation: 'work' },
      }),
    );
    expect(given(...ended).when(missFollowUp())).toEqual(
      accept({ type: 'FollowUpMissed', occurredOn: '2024-12-16', data: { monthsAfterExit: 6 } }),
    );
  });

  it.each([followUp(), missFollowUp(), reopen()])('$type is refused without an exit', (command) =>
    expect(given(...started).when(command)).toEqual(refuse({ code: 'JourneyNotExited' })),
  );

  it('each time is registered once, but one that was missed may be made up for', () => {
    const again = refuse({ code: 'FollowUpAlreadyRegistered', monthsAfterExit: 6 });
    expect(given(...ended, followUp()).when(followUp())).toEqual(again);
    expect(given(...ended, followUp()).when(missFollowUp())).toEqual(again);
    expect(given(...ended, missFollowUp()).when(missFollowUp())).toEqual(again);
    expect(given(...ended, missFollowUp()).when(followUp()).accepted).toBe(true);
    expect(given(...ended, followUp()).when(followUp({ monthsAfterExit: 12 })).accepted).toBe(true);
  });

  it('at any other time than 6, 12, 24 and 36 months is refused', () => {
    const command: JourneyCommand = JSON.parse(JSON.stringify(missFollowUp()).replace(':6', ':7'));
    expect(given(...ended).when(command)).toEqual(
      refuse({ code: 'ValueNotAllowed', field: 'monthsAfterExit', value: 7, allowed: [6, 12, 24, 36] }),
    );
  });

  it('name each source of livelihood once', () =>
    expect(
      given(...ended).when(followUp({ livelihood: [{ source: 'salary' }, { source: 'salary' }] })),
    ).toEqual(refuse({ code: 'ValueRepeated', field: 'livelihood', value: 'salary' })));
});

describe('what was mistaken is annulled, and stays in the log', () => {
  const because = { occurredOn: TODAY, data: { reason: 'entry-error' } } as const;

  it('a mistaken exit is reopened, with its follow-ups, and may be registered anew', () => {
    expect(given(...ended).when(reopen())).toEqual(accept({ type: 'JourneyReopened', ...because }));
    const { state } = given(...ended, followUp(), reopen());
    expect(state).toEqual(given(...started).state);
    expect(given(...ended, followUp(), reopen(), exit()).when(followUp()).accepted).toBe(true);
  });

  it('a misregistered journey accepts nothing but its reinstatement', () => {
    expect(given(refer()).when(misregister())).toEqual(accept({ type: 'JourneyMisregistered', ...because }));
    for (const command of afterReferral)
      expect(given(...ended, misregister()).when(command)).toEqual(
        refuse({ code: 'JourneyIsMisregistered' }),
      );
    expect(given(refer(), misregister()).when(refer())).toEqual(refuse({ code: 'JourneyAlreadyExists' }));
  });

  it('a reinstated journey is as it was', () => {
    expect(given(...ended, misregister()).when(reinstate())).toEqual(
      accept({ type: 'JourneyReinstated', ...because }),
    );
    expect(given(...ended, misregister(), reinstate()).state).toEqual(given(...ended).state);
    expect(given(...ended).when(reinstate())).toEqual(refuse({ code: 'JourneyNotMisregistered' }));
  });

  it('a sealed note goes with it', () => {
    const command = reopen();
    expect(given(...ended).when({ ...command, data: { ...command.data, note: 'v1.YQ' } })).toMatchObject({
      events: [{ data: { reason: 'entry-error', note: 'v1.YQ' } }],
    });
  });
});

describe('an anonymous journey keeps association, intervention, sex and its days', () => {
  const profile = { sex: 'man', ageAtStart: 40, district: 'farsta', needGroups: ['adult'] } as const;
  const anonymous = refer({
    anonymous: true,
    decidingParties: ['region'],
    consentAtSource: true,
    profile,
    ageFromNumber: 20,
    note: 'v1.YQ',
  });
  const history = [anonymous, acceptReferral(), start({ profile })] as const;

  it('at its referral', () =>
    expect(given().when(anonymous)).toEqual(
      accept({
        type: 'ParticipantReferred',
        occurredOn: '2024-01-10',
        data: {
          association: 'stockholm',
          intervention: 'finsam-team',
          participantId: '5b0c7f0e-6d0a-5a5e-9a43-0d5f2f3f6a01',
          anonymous: true,
          referringParty: 'notRegistered',
          referringUnit: 'notRegistered',
          decidingParties: [],
          profile: { sex: 'man' },
          note: 'v1.YQ',
        },
      }),
    ));

  it('at its start', () =>
    expect(given(anonymous, acceptReferral()).when(start({ profile }))).toEqual(
      accept({ type: 'JourneyStarted', occurredOn: '2024-02-01', data: { profile: { sex: 'man' } } }),
    ));

  it('at a meeting, an exit and a follow-up', () => {
    const livelihood = [{ source: 'salary' }] as const;
    expect(given(...history).when(meet({ livelihood }))).toEqual(given(...history).when(meet()));
    const told = exit({
      type: 'ExitedToWorkOrStudies',
      data: { reasons: ['work'], livelihoodAtExit: livelihood, extentPercent: 50, employment: 'subsidised' },
    });
    expect(given(...history).when(told)).toEqual(given(...history).when(exit()));
    expect(given(...history, exit()).when(followUp())).toMatchObject({
      events: [{ data: { monthsAfterExit: 6, livelihood: 'notRegistered', occupation: 'notRegistered' } }],
    });
  });

  it('so nothing else can be corrected', () => {
    expect(given(...history).when(correct({ fact: 'district', value: 'farsta' }))).toEqual(
      refuse({ code: 'FactNotKeptForAnonymous', fact: 'district' }),
    );
    expect(given(...history).when(correct({ fact: 'sex', value: 'woman' })).accepted).toBe(true);
  });
});
