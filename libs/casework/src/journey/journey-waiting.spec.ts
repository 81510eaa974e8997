import { describe, expect, it } from '@jest/globals';
import type { OccurredOn } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import type { JourneyCommand } from './journey-commands.js';
import { FOLLOW_UP_MONTHS, type MonthsAfterExit } from './facts.js';
import { accepted, ended, started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import { amongParties } from './consent.js';
import { CONSENT_NOTICE_DAYS, CONSENT_WITHIN_DAYS } from './consent-standing.js';
import {
  type Agenda,
  ANSWER_WITHIN_DAYS,
  evolveAgenda,
  MEETING_INTERVAL_DAYS,
  SILENCE_DAYS,
  START_WITHIN_DAYS,
  type Waiting,
  WAITING_LIST_DAYS,
  waitingOf,
  type WaitingFor,
} from './journey-waiting.js';

const given = specify(tell.unlimited);
const agendaOf = (...commands: JourneyCommand[]): Agenda => {
  const agenda = given(...commands).events.reduce<Agenda | undefined>(evolveAgenda, undefined);
  if (!agenda) throw new Error('a journey has events');
  return agenda;
};
const waiting = (...commands: JourneyCommand[]): readonly Waiting[] => waitingOf(agendaOf(...commands));
const dueOf = (waitsFor: WaitingFor, ...commands: JourneyCommand[]): readonly OccurredOn[] =>
  waiting(...commands)
    .filter((item) => item.waitsFor === waitsFor)
    .map(({ due }) => due);

const on = (day: OccurredOn) => tell.exit(undefined, day);
const consent = (...history: JourneyCommand[]) =>
  waiting(...started, ...history).filter(({ waitsFor }) => waitsFor === 'consent');
/** What a journey waits for, but for consent. */
const beside = (...history: JourneyCommand[]) =>
  waiting(...history).filter(({ waitsFor }) => waitsFor !== 'consentMissing');

const DECISION = { what: 'v1.sealed', owner: 'region' } as const;

it('the limits are those that were decided', () =>
  expect([
    ANSWER_WITHIN_DAYS,
    WAITING_LIST_DAYS,
    START_WITHIN_DAYS,
    MEETING_INTERVAL_DAYS,
    CONSENT_WITHIN_DAYS,
    CONSENT_NOTICE_DAYS,
    SILENCE_DAYS,
    FOLLOW_UP_MONTHS,
  ]).toEqual([14, 90, 30, 90, 14, 30, 60, [6, 12, 24, 36]]));

describe('a referral', () => {
  it('waits for an answer from the day it was made, and is late after fourteen days', () =>
    expect(beside(tell.refer({}, '2024-01-10'))).toEqual([
      { waitsFor: 'answer', from: '2024-01-10', due: '2024-01-24' },
    ]));

  it('on the waiting list is looked at again ninety days after it got there', () =>
    expect(beside(tell.refer(), tell.placeOnWaitingList('2024-01-15'))).toEqual([
      { waitsFor: 'answer', from: '2024-01-10', due: '2024-04-14' },
    ]));

  it('made on an unknown day waits since nobody knows when', () =>
    expect(beside(tell.refer({}, 'unknown'))).toEqual([
      { waitsFor: 'answer', from: 'unknown', due: 'unknown' },
    ]));

  it('accepted waits for the start, thirty days', () =>
    expect(beside(tell.refer(), tell.acceptReferral('2024-01-20'))).toEqual([
      { waitsFor: 'start', from: '2024-01-20', due: '2024-02-19' },
    ]));

  it('accepted on an unknown day is due at once', () =>
    expect(dueOf('start', tell.refer(), tell.acceptReferral('unknown'))).toEqual(['unknown']));

  it('waits from the day that was set right', () => {
    expect(dueOf('answer', tell.refer(), tell.correct({ fact: 'referredOn', value: '2024-01-05' }))).toEqual([
      '2024-01-19',
    ]);
    expect(dueOf('start', ...accepted, tell.correct({ fact: 'acceptedOn', value: '2024-01-15' }))).toEqual([
      '2024-02-14',
    ]);
  });

  it('waits as it did where another fact is set right', () =>
    expect(waiting(...accepted, tell.correct({ fact: 'sex', value: 'man' }))).toEqual(waiting(...accepted)));

  it.each([
    ['declined', [tell.refer(), tell.declineReferral()]],
    ['withdrawn', [tell.refer(), tell.withdrawReferral()]],
    ['withdrawn after it was accepted', [...accepted, tell.withdrawReferral('2024-01-21')]],
  ] as [string, JourneyCommand[]][])('%s waits for nothing', (_what, history) =>
    expect(waiting(...history)).toEqual([]),
  );
});

describe('a team meeting', () => {
  it.each<[string, JourneyCommand[], OccurredOn[]]>([
    ['ninety days after the start', [], ['2024-05-01']],
    ['ninety days after the last one', [tell.meet({}, '2024-03-05')], ['2024-06-03']],
    [
      'ninety days after the latest one, in whatever order they were registered',
      [tell.meet({}, '2024-04-01'), tell.meet({}, '2024-03-05')],
      ['2024-06-30'],
    ],
    ['no sooner for one on an unknown day', [tell.meet({}, 'unknown')], ['2024-05-01']],
    [
      'by the day a decision is to be carried out, where that comes first',
      [tell.meet({ decisions: [{ ...DECISION, dueOn: '2024-04-02' }] }, '2024-03-05')],
      ['2024-04-02'],
    ],
    [
      'by the first of several such days',
      [
        tell.meet(
          {
            decisions: [
              { ...DECISION, dueOn: '2024-05-02' },
              { ...DECISION, dueOn: '2024-04-02' },
            ],
          },
          '2024-03-05',
        ),
      ],
      ['2024-04-02'],
    ],
    [
      'ninety days after it where a decision is to be carried out later',
      [tell.meet({ decisions: [{ ...DECISION, dueOn: '2024-06-04' }] }, '2024-03-05')],
      ['2024-06-03'],
    ],
    [
      'no longer for a decision that a later meeting has come to',
      [
        tell.meet({ decisions: [{ ...DECISION, dueOn: '2024-04-02' }] }, '2024-03-05'),
        tell.meet({}, '2024-04-02'),
      ],
      ['2024-07-01'],
    ],
    [
      'still for a decision to be carried out the day after a later meeting',
      [
        tell.meet({ decisions: [{ ...DECISION, dueOn: '2024-04-03' }] }, '2024-03-05'),
        tell.meet({}, '2024-04-02'),
      ],
      ['2024-04-03'],
    ],
  ])('is due %s', (_what, meetings, due) => expect(dueOf('meeting', ...started, ...meetings)).toEqual(due));

  it('is due on no day where neither start nor meeting has one', () =>
    expect(dueOf('meeting', ...accepted, tell.start({}, 'unknown'))).toEqual([]));

  it('counts from a start that was set right', () =>
    expect(dueOf('meeting', ...started, tell.correct({ fact: 'startedOn', value: '2024-02-03' }))).toEqual([
      '2024-05-03',
    ]));

  it('is not due before the start nor after the exit', () => {
    expect(dueOf('meeting', ...accepted)).toEqual([]);
    expect(dueOf('meeting', ...ended)).toEqual([]);
  });
});

describe('a follow-up', () => {
  it('is due six, twelve, twenty-four and thirty-six months after the exit', () =>
    expect(waiting(...started, on('2024-06-14'))).toEqual([
      { waitsFor: 'followUp', from: '2024-12-14', due: '2024-12-14', monthsAfterExit: 6 },
      { waitsFor: 'followUp', from: '2025-06-14', due: '2025-06-14', monthsAfterExit: 12 },
      { waitsFor: 'followUp', from: '2026-06-14', due: '2026-06-14', monthsAfterExit: 24 },
      { waitsFor: 'followUp', from: '2027-06-14', due: '2027-06-14', monthsAfterExit: 36 },
    ]));

  it.each([
    ['2024-08-31', ['2025-02-28', '2025-08-31', '2026-08-31', '2027-08-31']],
    ['2024-02-29', ['2024-08-29', '2025-02-28', '2026-02-28', '2027-02-28']],
    ['2024-12-31', ['2025-06-30', '2025-12-31', '2026-12-31', '2027-12-31']],
    ['2024-07-01', ['2025-01-01', '2025-07-01', '2026-07-01', '2027-07-01']],
  ])('after an exit on %s falls on the last day of a month that is too short', (day, due) =>
    expect(dueOf('followUp', ...started, on(day))).toEqual(due),
  );

  it.each<[string, JourneyCommand]>([
    ['recorded', tell.followUp()],
    ['missed', tell.missFollowUp()],
  ])('that was %s is not due any more; the others are', (_what, command) =>
    expect(
      waiting(...ended, command).map(({ monthsAfterExit }): MonthsAfterExit | undefined => monthsAfterExit),
    ).toEqual([12, 24, 36]),
  );

  it('moves with an exit that was set right', () =>
    expect(dueOf('followUp', ...ended, tell.correct({ fact: 'exitedOn', value: '2024-06-20' }))[0]).toBe(
      '2024-12-20',
    ));

  it('is due on no day where the exit has none', () =>
    expect(waiting(...started, on('unknown'))).toEqual([]));

  it('is not due while a journey is open again, and anew after the next exit', () => {
    expect(dueOf('followUp', ...ended, tell.followUp(), tell.reopen())).toEqual([]);
    expect(dueOf('followUp', ...ended, tell.followUp(), tell.reopen(), on('2024-12-31'))).toHaveLength(4);
  });

  it('is not due for somebody of whom it is said that she has died, among other things', () => {
    const died = tell.exit({ type: 'ExitedForOtherReason', data: { reasons: ['deceased', 'other'] } });
    expect(waiting(...started, died)).toEqual([]);
  });

  it.each<[string, Parameters<typeof tell.exit>[0]]>([
    ['care', { type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'] } }],
    ['continued support', { type: 'ExitedToContinuedSupport', data: { reasons: ['support-jobbtorg'] } }],
  ])('is due after an exit to %s as well', (_where, told) =>
    expect(dueOf('followUp', ...started, tell.exit(told))).toHaveLength(4),
  );

  it('is not due for somebody who has died, unless that is set right', () => {
    const died = tell.exit({ type: 'ExitedForOtherReason', data: { reasons: ['deceased'] } });
    expect(waiting(...started, died)).toEqual([]);
    expect(waiting(...started, died, tell.correct({ fact: 'exitReasons', value: ['moved'] }))).toHaveLength(
      4,
    );
    expect(waiting(...started, died, tell.correct({ fact: 'exitReasons', value: 'unknown' }))).toHaveLength(
      4,
    );
  });
});

describe('consent', () => {
  it('is of concern from thirty days before it expires', () =>
    expect(consent(tell.giveConsent({ expiresOn: '2024-12-31' }))).toEqual([
      { waitsFor: 'consent', from: '2024-12-01', due: '2024-12-31' },
    ]));

  it.each<[string, JourneyCommand[], OccurredOn[]]>([
    ['never where it was not given', [], []],
    ['never where it has no last day', [tell.giveConsent()], []],
    [
      'with the first of its parties',
      [
        tell.giveConsent({ ...amongParties(['region']), expiresOn: '2025-03-01' }),
        tell.giveConsent({ ...amongParties(['municipality']), expiresOn: '2025-02-01' }),
      ],
      ['2025-02-01'],
    ],
    [
      'on the day of the newer one where it was renewed',
      [tell.giveConsent({ expiresOn: '2024-12-31' }), tell.giveConsent({ expiresOn: '2025-12-31' })],
      ['2025-12-31'],
    ],
    [
      'on its own day where the newer one lets less be told',
      [
        tell.giveConsent({ expiresOn: '2024-12-31' }),
        tell.giveConsent({ kinds: ['plan'], expiresOn: '2025-12-31' }),
      ],
      ['2024-12-31'],
    ],
    [
      'never once it is withdrawn',
      [tell.giveConsent({ expiresOn: '2024-12-31' }), tell.withdrawConsent()],
      [],
    ],
    [
      'never where several parties withdraw all of it',
      [
        tell.giveConsent({ ...amongParties(['region', 'municipality']), expiresOn: '2025-03-01' }),
        tell.withdrawConsent(tell.from(['municipality', 'region'])),
      ],
      [],
    ],
    [
      'for the parties that are left',
      [
        tell.giveConsent({ ...amongParties(['region']), expiresOn: '2025-03-01' }),
        tell.giveConsent({ ...amongParties(['municipality']), expiresOn: '2025-02-01' }),
        tell.withdrawConsent(tell.from(['municipality'])),
      ],
      ['2025-03-01'],
    ],
  ])('expires %s', (_what, history, due) => expect(consent(...history).map((item) => item.due)).toEqual(due));

  it.each<[string, JourneyCommand[], number]>([
    ['with the referral', [tell.refer()], 1],
    ['on the waiting list', [tell.refer(), tell.placeOnWaitingList()], 1],
    ['after acceptance', [...accepted], 1],
    ['after the exit', [...ended], 0],
    ['after a refusal', [tell.refer(), tell.declineReferral()], 0],
  ])('about to expire %s is of concern %d times', (_what, history, count) =>
    expect(dueOf('consent', ...history, tell.giveConsent({ expiresOn: '2025-01-31' }))).toHaveLength(count),
  );
});

/** What each waits for of consent, from when and until when. */
const consents = (...history: JourneyCommand[]) =>
  waiting(...history)
    .filter(({ waitsFor }) => waitsFor.startsWith('consent'))
    .map(({ waitsFor, from, due }) => [waitsFor, from, due]);
const MISSING = ['consentMissing', '2024-01-10', '2024-01-24'];

describe('consent that is not there', () => {
  it('is asked for within fourteen days of the referral, also where the imported row does not say', () => {
    expect(consents(...started)).toEqual([MISSING]);
    expect(consents(tell.refer({ consentAtSource: false }))).toEqual([MISSING]);
  });

  it('is not asked for where the row says that it was given, where nobody is known, or nothing is left to do', () => {
    for (const history of [
      [tell.refer({ consentAtSource: true })],
      [tell.refer({ anonymous: true })],
      [tell.refer(), tell.declineReferral()],
      ended,
    ])
      expect(consents(...history)).toEqual([]);
  });

  it('was withdrawn, and waits from that day until there is a new one', () => {
    const withdrawn = [...started, tell.giveConsent(), tell.withdrawConsent({}, '2024-03-01')];
    expect(consents(...withdrawn)).toEqual([['consentWithdrawn', '2024-03-01', '2024-03-01']]);
    expect(consents(...withdrawn, tell.giveConsent({}, '2024-03-02'))).toEqual([]);
    const unknown = [tell.giveConsent(), tell.withdrawConsent({}, 'unknown')];
    expect(consents(...started, ...unknown)).toEqual([['consentWithdrawn', 'unknown', 'unknown']]);
  });

  it('is none of the others’ affair while somebody has it', () =>
    expect(consents(...started, tell.giveConsent(), tell.withdrawConsent(tell.from(['region'])))).toEqual(
      [],
    ));

  it('has run out, and is late as one to renew', () =>
    expect(consents(...started, tell.giveConsent({ expiresOn: '2024-03-01' }))).toEqual([
      ['consent', '2024-01-31', '2024-03-01'],
    ]));
});

describe('an ongoing journey', () => {
  it.each<[string, JourneyCommand[], OccurredOn]>([
    ['its start', [], '2024-04-01'],
    ['a plan', [tell.agreePlan({}, '2024-03-10')], '2024-05-09'],
    [
      'a plan that was revised',
      [tell.agreePlan({}, '2024-03-10'), tell.revisePlan('2024-04-10')],
      '2024-06-09',
    ],
    ['a contact with an employer', [tell.contactEmployer('2024-05-02')], '2024-07-01'],
    [
      'the latest day, in whatever order',
      [tell.contactEmployer('2024-05-02'), tell.meet({}, '2024-03-05')],
      '2024-07-01',
    ],
    ['nothing that happened on an unknown day', [tell.meet({}, 'unknown')], '2024-04-01'],
  ])('is silent sixty days after %s', (_what, history, due) =>
    expect(dueOf('silence', ...started, ...history)).toEqual([due]),
  );

  it.each<[string, JourneyCommand[]]>([
    ['who is responsible', [tell.assignCaseworker(undefined, '2024-03-05')]],
    ['handing over', [tell.handOver(undefined, '2024-03-06')]],
    ['giving out without consent', [tell.ground({}, '2024-03-06')]],
    ['a correction', [tell.correct({ fact: 'education', value: 'compulsory' })]],
    ['annulling and reinstating it', [tell.misregister(), tell.reinstate()]],
  ])('is as silent as before after what concerns the register alone: %s', (_what, history) =>
    expect(dueOf('silence', ...started, ...history)).toEqual(['2024-04-01']),
  );

  it('is the only one that can be silent', () => {
    expect(dueOf('silence', ...accepted)).toEqual([]);
    expect(dueOf('silence', ...ended)).toEqual([]);
    expect(dueOf('silence', ...ended, tell.reopen())).toHaveLength(1);
  });
});

describe('a misregistered journey', () => {
  it('waits for nothing until it is reinstated', () => {
    expect(waiting(...started, tell.misregister())).toEqual([]);
    expect(waiting(...started, tell.misregister(), tell.reinstate())).toHaveLength(3);
  });
});

it('a stream that does not begin with its referral is damaged', () =>
  expect(() =>
    evolveAgenda(undefined, { type: 'ReferralAccepted', occurredOn: '2024-01-20', data: {} }),
  ).toThrow('A journey begins with its referral, not with ReferralAccepted.'));
