import { describe, expect, it } from '@jest/globals';
import { refuse, type OccurredOn } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import { accepted, ended, started, TODAY } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
import type { DayName } from './journey-words.js';

const given = specify(tell.unlimited);
const at =
  <Command extends JourneyCommand>(command: Command) =>
  (occurredOn: OccurredOn): Command => ({ ...command, occurredOn });

type Step = readonly [
  what: DayName,
  command: (on: OccurredOn) => JourneyCommand,
  history: readonly JourneyCommand[],
  before: DayName,
  beforeOn: string,
  dayBefore: string,
];

describe('the days of a journey run forwards', () => {
  const steps: readonly Step[] = [
    ['waitingOn', tell.placeOnWaitingList, [tell.refer()], 'referredOn', '2024-01-10', '2024-01-09'],
    ['acceptedOn', tell.acceptReferral, [tell.refer()], 'referredOn', '2024-01-10', '2024-01-09'],
    ['declinedOn', tell.declineReferral, [tell.refer()], 'referredOn', '2024-01-10', '2024-01-09'],
    ['withdrawnOn', tell.withdrawReferral, [tell.refer()], 'referredOn', '2024-01-10', '2024-01-09'],
    ['withdrawnOn', tell.withdrawReferral, accepted, 'acceptedOn', '2024-01-20', '2024-01-19'],
    [
      'acceptedOn',
      tell.acceptReferral,
      [tell.refer(), tell.placeOnWaitingList()],
      'waitingOn',
      '2024-01-15',
      '2024-01-14',
    ],
    ['startedOn', at(tell.start()), accepted, 'acceptedOn', '2024-01-20', '2024-01-19'],
    ['meetingOn', at(tell.meet()), started, 'startedOn', '2024-02-01', '2024-01-31'],
    ['planOn', at(tell.agreePlan()), started, 'startedOn', '2024-02-01', '2024-01-31'],
    [
      'planOn',
      at(tell.revisePlan()),
      [...started, tell.agreePlan()],
      'startedOn',
      '2024-02-01',
      '2024-01-31',
    ],
    ['employerContactOn', at(tell.contactEmployer()), started, 'startedOn', '2024-02-01', '2024-01-31'],
    ['assessmentOn', at(tell.assess()), started, 'startedOn', '2024-02-01', '2024-01-31'],
    ['exitedOn', at(tell.exit()), started, 'startedOn', '2024-02-01', '2024-01-31'],
    ['exitedOn', at(tell.exit()), [...started, tell.meet()], 'meetingOn', '2024-03-05', '2024-03-04'],
    ['exitedOn', at(tell.exit()), [...started, tell.agreePlan()], 'planOn', '2024-03-10', '2024-03-09'],
    [
      'exitedOn',
      at(tell.exit()),
      [...started, tell.contactEmployer(), tell.meet()],
      'employerContactOn',
      '2024-05-02',
      '2024-05-01',
    ],
    ['followUpOn', at(tell.followUp()), ended, 'exitedOn', '2024-06-14', '2024-06-13'],
    ['followUpOn', at(tell.missFollowUp()), ended, 'exitedOn', '2024-06-14', '2024-06-13'],
    ['assignedOn', at(tell.assignCaseworker()), [tell.refer()], 'referredOn', '2024-01-10', '2024-01-09'],
    [
      'assignedOn',
      at(tell.handOver()),
      [tell.refer(), tell.assignCaseworker()],
      'assignedOn',
      '2024-02-01',
      '2024-01-31',
    ],
  ];

  it.each(steps)(
    '%s: refused the day before, accepted on the same day',
    (what, command, history, before, beforeOn, dayBefore) => {
      expect(given(...history).when(command(dayBefore))).toEqual(
        refuse({ code: 'DaysRunBackwards', what, on: dayBefore, before, beforeOn }),
      );
      expect(given(...history).when(command(beforeOn)).accepted).toBe(true);
    },
  );

  it.each(steps)('%s: an unknown day is in order', (_what, command, history) =>
    expect(given(...history).when(command('unknown')).accepted).toBe(true),
  );

  it.each([
    ['meetingOn', at(tell.meet())],
    ['planOn', at(tell.agreePlan())],
    ['employerContactOn', at(tell.contactEmployer())],
    ['assessmentOn', at(tell.assess())],
  ] as const)('%s: refused the day after the exit, accepted on it', (what, command) => {
    expect(given(...ended).when(command('2024-06-15'))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'exitedOn',
        on: '2024-06-14',
        before: what,
        beforeOn: '2024-06-15',
      }),
    );
    expect(given(...ended).when(command('2024-06-14')).accepted).toBe(true);
  });

  it('an unknown day is skipped, and the days around it still run forwards', () => {
    const history = [tell.refer(), tell.acceptReferral('unknown'), tell.start({}, 'unknown')] as const;
    expect(given(...history).when(tell.exit(undefined, '2024-01-09'))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'exitedOn',
        on: '2024-01-09',
        before: 'referredOn',
        beforeOn: '2024-01-10',
      }),
    );
    expect(given(...history).when(tell.exit(undefined, '2024-01-10')).accepted).toBe(true);
  });

  it('an unknown day of a meeting does not hide the days of the others', () => {
    const history = [...started, tell.meet({}, 'unknown'), tell.meet()] as const;
    expect(given(...history).when(tell.exit(undefined, '2024-03-04'))).toMatchObject({
      refusal: { before: 'meetingOn', beforeOn: '2024-03-05' },
    });
    expect(given(...history).when(tell.correct({ fact: 'startedOn', value: '2024-03-06' }))).toMatchObject({
      refusal: { what: 'meetingOn', on: '2024-03-05' },
    });
  });

  const meetings = [tell.meet(), tell.agreePlan(), tell.contactEmployer()] as const;
  it.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const)('the earliest and the latest meeting count, registered in the order %s %s %s', (...order) => {
    const history = [...started, ...order.map((index) => meetings[index])];
    expect(given(...history).when(tell.exit(undefined, '2024-05-01'))).toMatchObject({
      refusal: { before: 'employerContactOn', beforeOn: '2024-05-02' },
    });
    expect(given(...history).when(tell.correct({ fact: 'startedOn', value: '2024-03-06' }))).toMatchObject({
      refusal: { what: 'meetingOn', on: '2024-03-05' },
    });
    expect(given(...history).when(tell.exit(undefined, '2024-05-02')).accepted).toBe(true);
  });

  it.each([
    [
      [6, '2024-12-16'],
      [12, '2024-12-20'],
    ],
    [
      [12, '2024-12-20'],
      [6, '2024-12-16'],
    ],
  ] as const)('the earliest follow-up counts, registered as %j %j', (...registered) => {
    const history = registered.map(([monthsAfterExit, on]) => tell.followUp({ monthsAfterExit }, on));
    expect(given(...ended, ...history).when(tell.correct({ fact: 'exitedOn', value: '2024-12-17' }))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'followUpOn',
        on: '2024-12-16',
        before: 'exitedOn',
        beforeOn: '2024-12-17',
      }),
    );
  });

  it('a caseload changes hands in the order of days, and never before the referral', () => {
    const history = [
      tell.refer(),
      tell.acceptReferral('unknown'),
      tell.assignCaseworker(),
      tell.handOver(),
    ] as const;
    expect(given(...history).when(tell.handOver('handlaggare-3', '2024-02-29'))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'assignedOn',
        on: '2024-02-29',
        before: 'assignedOn',
        beforeOn: '2024-03-01',
      }),
    );
    expect(given(...history).when(tell.correct({ fact: 'referredOn', value: '2024-03-02' }))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'assignedOn',
        on: '2024-03-01',
        before: 'referredOn',
        beforeOn: '2024-03-02',
      }),
    );
  });

  it('meetings have no order among themselves', () =>
    expect(
      given(...started, tell.meet(), tell.contactEmployer()).when(tell.meet({}, '2024-02-01')).accepted,
    ).toBe(true));
});

describe('no day lies in the future', () => {
  it.each([
    [tell.refer({}, TODAY), []],
    [tell.acceptReferral(TODAY), [tell.refer()]],
    [tell.start({}, TODAY), accepted],
    [tell.meet({}, TODAY), started],
    [tell.exit(undefined, TODAY), started],
    [tell.followUp({}, TODAY), ended],
    [tell.correct({ fact: 'sex', value: 'man' }), ended],
    [tell.giveConsent({}, TODAY), [tell.refer()]],
  ] as const)('$0.type today is accepted, tomorrow refused', (command, history) => {
    expect(given(...history).when(command).accepted).toBe(true);
    expect(given(...history).when({ ...command, occurredOn: '2025-01-01' })).toEqual(
      refuse({ code: 'DayInFuture', field: 'occurredOn', day: '2025-01-01', today: TODAY }),
    );
  });

  it.each(['2024-02-30', '2024-1-1', '', 'okänd'])('"%s" is no day', (day) => {
    const problem = refuse({ code: 'NotADay', field: 'occurredOn' });
    expect(given().when(tell.refer({}, day))).toEqual(problem);
    expect(given(tell.refer()).when(tell.acceptReferral(day))).toEqual(problem);
  });
});

describe('a correction leaves days that run forwards', () => {
  it.each([
    [{ fact: 'referredOn', value: '2024-01-21' }, 'acceptedOn', '2024-01-20', 'referredOn', '2024-01-21'],
    [{ fact: 'acceptedOn', value: '2024-01-09' }, 'acceptedOn', '2024-01-09', 'referredOn', '2024-01-10'],
    [{ fact: 'acceptedOn', value: '2024-02-02' }, 'startedOn', '2024-02-01', 'acceptedOn', '2024-02-02'],
    [{ fact: 'startedOn', value: '2024-03-06' }, 'meetingOn', '2024-03-05', 'startedOn', '2024-03-06'],
    [{ fact: 'exitedOn', value: '2024-03-04' }, 'exitedOn', '2024-03-04', 'meetingOn', '2024-03-05'],
    [{ fact: 'exitedOn', value: '2024-12-17' }, 'followUpOn', '2024-12-16', 'exitedOn', '2024-12-17'],
  ] as const)('%j is refused', (said, what, on, before, beforeOn) =>
    expect(given(...started, tell.meet(), tell.exit(), tell.followUp()).when(tell.correct(said))).toEqual(
      refuse({ code: 'DaysRunBackwards', what, on, before, beforeOn }),
    ),
  );

  it.each([
    { fact: 'referredOn', value: '2024-01-20' },
    { fact: 'acceptedOn', value: '2024-02-01' },
    { fact: 'startedOn', value: '2024-03-05' },
    { fact: 'startedOn', value: '2024-01-20' },
    { fact: 'exitedOn', value: '2024-03-05' },
    { fact: 'exitedOn', value: '2024-12-16' },
    { fact: 'exitedOn', value: 'unknown' },
  ] as const)('%j is accepted', (said) =>
    expect(
      given(...started, tell.meet(), tell.exit(), tell.followUp()).when(tell.correct(said)).accepted,
    ).toBe(true),
  );
});
