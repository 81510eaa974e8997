import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import { accepted, ended, started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyRefusal } from './journey-refusals.js';

const given = specify(tell.unlimited);

/** A team meeting whose decisions are due on these days. */
const due = (...days: readonly (string | undefined)[]) =>
  tell.meet({
    decisions: days.map((dueOn) => ({
      what: 'v1.YQ',
      owner: 'region' as const,
      ...(dueOn !== undefined && { dueOn }),
    })),
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
    expect(given(...started).when(tell.meet(data))).toEqual(
      accept({ type: 'TeamMeetingHeld', occurredOn: '2024-03-05', data }),
    );
  });

  it.each<[Parameters<typeof tell.meet>[0], JourneyRefusal]>([
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
    expect(given(...started).when(tell.meet(data))).toEqual(refuse(refusal)),
  );

  it('every decision of a meeting has a day that exists, or none', () => {
    expect(given(...started).when(due(undefined, '2026-01-01')).accepted).toBe(true);
    expect(given(...started).when(due('2024-03-10', '2024-02-30', undefined))).toEqual(
      refuse({ code: 'NotADay', field: 'decisionDueOn' }),
    );
  });

  it('a plan is agreed once, then revised', () => {
    const plan = { goals: ['v1.bcOl'], parallelActions: [] };
    expect(given(...started).when(tell.agreePlan())).toEqual(
      accept({ type: 'PlanAgreed', occurredOn: '2024-03-10', data: plan }),
    );
    expect(given(...started, tell.agreePlan()).when(tell.agreePlan())).toEqual(
      refuse({ code: 'PlanAlreadyAgreed' }),
    );
    expect(given(...started).when(tell.revisePlan())).toEqual(refuse({ code: 'PlanNotAgreed' }));
    expect(
      given(...started, tell.agreePlan(), tell.revisePlan()).when(tell.revisePlan('2024-05-01')),
    ).toEqual(
      accept({
        type: 'PlanRevised',
        occurredOn: '2024-05-01',
        data: { goals: ['v1.bnl0dA'], parallelActions: [] },
      }),
    );
  });

  it('a plan names a goal or a parallel action', () => {
    expect(given(...started).when(tell.agreePlan({ goals: [] }))).toEqual(
      refuse({ code: 'ValueMissing', field: 'goals' }),
    );
    expect(
      given(...started).when(
        tell.agreePlan({ goals: [], parallelActions: [{ what: 'v1.YQ', party: 'region' }] }),
      ).accepted,
    ).toBe(true);
    expect(
      given(...started).when(tell.agreePlan({ parallelActions: [{ what: 'v1.YQ', party: 'region' }] }))
        .accepted,
    ).toBe(true);
    expect(
      given(...started, tell.agreePlan()).when({
        ...tell.revisePlan(),
        data: tell.agreePlan({ goals: [] }).data,
      }),
    ).toEqual(refuse({ code: 'ValueMissing', field: 'goals' }));
  });

  it('an employer contact keeps its kind', () =>
    expect(given(...started).when(tell.contactEmployer())).toEqual(
      accept({ type: 'EmployerContacted', occurredOn: '2024-05-02', data: { kind: 'visit' } }),
    ));

  it('an assessment keeps its kind, who made it and whether it was completed, and a note', () => {
    const data = {
      kind: 'activity-based',
      party: 'municipality',
      outcome: 'interrupted',
      note: 'v1.Yg',
    } as const;
    expect(given(...started).when(tell.assess(data))).toEqual(
      accept({ type: 'AssessmentRecorded', occurredOn: '2024-04-20', data }),
    );
  });

  it('an assessment of somebody who is anonymous is not kept', () => {
    const anonymous = [tell.refer({ anonymous: true }), tell.acceptReferral(), tell.start()];
    expect(given(...anonymous).when(tell.assess())).toEqual(refuse({ code: 'NotKeptForAnonymous' }));
  });

  it('what was held before the exit may be registered after it', () =>
    expect(given(...ended).when(tell.meet()).accepted).toBe(true));
});

describe('a caseworker (handläggare) answers for the journey', () => {
  it('is assigned once, then the caseload is handed over', () => {
    expect(given(tell.refer()).when(tell.assignCaseworker())).toEqual(
      accept({ type: 'CaseworkerAssigned', occurredOn: '2024-02-01', data: { caseworker: 'handlaggare-1' } }),
    );
    expect(given(tell.refer(), tell.assignCaseworker()).when(tell.assignCaseworker('handlaggare-3'))).toEqual(
      refuse({ code: 'CaseworkerAlreadyAssigned', caseworker: 'handlaggare-1' }),
    );
    expect(given(tell.refer(), tell.assignCaseworker()).when(tell.handOver())).toEqual(
      accept({
        type: 'CaseloadHandedOver',
        occurredOn: '2024-03-01',
        data: { from: 'handlaggare-1', to: 'handlaggare-2' },
      }),
    );
    expect(
      given(tell.refer(), tell.assignCaseworker(), tell.handOver()).when(tell.handOver('handlaggare-3')),
    ).toMatchObject({
      events: [{ data: { from: 'handlaggare-2', to: 'handlaggare-3' } }],
    });
  });

  it('a caseload nobody had is handed over from nobody', () =>
    expect(given(...ended).when(tell.handOver())).toMatchObject({ events: [{ data: { from: null } }] }));

  it('does not take over from itself', () =>
    expect(given(tell.refer(), tell.assignCaseworker()).when(tell.handOver('handlaggare-1'))).toEqual(
      refuse({ code: 'CaseworkerUnchanged', caseworker: 'handlaggare-1' }),
    ));

  it.each([tell.assignCaseworker(''), tell.handOver(' ')])('$type names somebody', (command) =>
    expect(given(tell.refer()).when(command)).toEqual(refuse({ code: 'ValueMissing', field: 'caseworker' })),
  );

  it.each([
    ['open', [tell.refer()]],
    ['accepted', accepted],
    ['started', started],
    ['ended', ended],
  ] as const)('somebody may be responsible for a journey that is %s', (_status, history) =>
    expect(given(...history).when(tell.assignCaseworker()).accepted).toBe(true),
  );

  it.each([
    ['declined', tell.declineReferral()],
    ['withdrawn', tell.withdrawReferral()],
  ] as const)('nobody is responsible for a %s referral', (answer, command) =>
    expect(given(tell.refer(), command).when(tell.assignCaseworker())).toEqual(
      refuse({ code: 'ReferralAlreadyAnswered', answer }),
    ),
  );
});

describe('follow-ups come after the exit', () => {
  it('are recorded with livelihood and occupation, or missed', () => {
    expect(given(...ended).when(tell.followUp())).toEqual(
      accept({
        type: 'FollowUpRecorded',
        occurredOn: '2024-12-16',
        data: { monthsAfterExit: 6, livelihood: [{ source: 'salary' }], occupation: 'work' },
      }),
    );
    expect(given(...ended).when(tell.missFollowUp())).toEqual(
      accept({ type: 'FollowUpMissed', occurredOn: '2024-12-16', data: { monthsAfterExit: 6 } }),
    );
  });

  it.each([tell.followUp(), tell.missFollowUp(), tell.reopen()])(
    '$type is refused without an exit',
    (command) => expect(given(...started).when(command)).toEqual(refuse({ code: 'JourneyNotExited' })),
  );

  it('each time is registered once, but one that was missed may be made up for', () => {
    const again = refuse({ code: 'FollowUpAlreadyRegistered', monthsAfterExit: 6 });
    expect(given(...ended, tell.followUp()).when(tell.followUp())).toEqual(again);
    expect(given(...ended, tell.followUp()).when(tell.missFollowUp())).toEqual(again);
    expect(given(...ended, tell.missFollowUp()).when(tell.missFollowUp())).toEqual(again);
    expect(given(...ended, tell.missFollowUp()).when(tell.followUp()).accepted).toBe(true);
    expect(given(...ended, tell.followUp()).when(tell.followUp({ monthsAfterExit: 12 })).accepted).toBe(true);
  });

  it.each([6, 12, 24, 36] as const)('%s months after the exit is a time for one', (monthsAfterExit) => {
    const others = ([6, 12, 24, 36] as const).filter((months) => months !== monthsAfterExit);
    const history = [...ended, ...others.map((months) => tell.followUp({ monthsAfterExit: months }))];
    expect(given(...history).when(tell.followUp({ monthsAfterExit })).accepted).toBe(true);
    expect(given(...history).when(tell.missFollowUp(monthsAfterExit)).accepted).toBe(true);
    expect(given(...history, tell.missFollowUp(monthsAfterExit)).state).toMatchObject({
      followUps: expect.arrayContaining([{ monthsAfterExit, recorded: false, on: '2024-12-16' }]),
    });
  });

  it('at any other time than 6, 12, 24 and 36 months is refused', () => {
    const command: JourneyCommand = JSON.parse(JSON.stringify(tell.missFollowUp()).replace(':6', ':7'));
    expect(given(...ended).when(command)).toEqual(
      refuse({ code: 'ValueNotAllowed', field: 'monthsAfterExit', value: 7, allowed: [6, 12, 24, 36] }),
    );
  });

  it('name each source of livelihood once', () =>
    expect(
      given(...ended).when(tell.followUp({ livelihood: [{ source: 'salary' }, { source: 'salary' }] })),
    ).toEqual(refuse({ code: 'ValueRepeated', field: 'livelihood', value: 'salary' })));
});
