import { beforeEach, describe, expect, it } from '@jest/globals';
import { EXIT_REASON } from '@samspar/codes';
import { dayNumber } from '@samspar/kernel';
import { type Told, Told2024 } from '../../../test/statistics/feeding.js';
import { assessmentDetail, closingDetail, decisionNumber, packed, stateOf } from './item-detail.js';
import { CONSENT, type ContactKind, NEVER, OUTCOME_WITHHELD, SOME_DAY } from './row.js';

let told: Told2024;
let revision: number;
beforeEach(() => {
  told = new Told2024();
  revision = 1;
});

const add = (kind: ContactKind, on: string | null, detail = 0, journey = 0): void => {
  const day = on === null ? SOME_DAY : dayNumber(on);
  told.cube.addContact({ journey, revision: revision++, kind, day, detail, knownFrom: 0 });
};
const followUp = (month: 0 | 1 | 2 | 3, made: 'recorded' | 'missed', on: string) =>
  add('followUps', on, packed({ followUpMonths: month, state: stateOf(made), livelihoodAtFollowUp: 3 }));
const ended = (exitedOn: string, more: Told = {}) =>
  told.tell({ startedOn: '2023-01-01', exitedOn, ...more });
const due = (to = '2024-12-31', by: 'state' | 'followUpMonths' | 'month' = 'state') =>
  told.values({ measure: 'followUpsDue', from: '2024-01-01', to, by: [by] });

describe('a follow-up', () => {
  it('falls on the same day of a later month, or on its last', () => {
    ended('2023-08-31');
    expect(due('2024-12-31', 'month')).toEqual({ '2024-02': 1, '2024-08': 1 });
    expect(told.ask({ measure: 'followUpsDue', from: '2024-02-29', to: '2024-02-29' }).total).toBe(1);
  });

  it('is made, missed or neither by the last day of the period', () => {
    ended('2023-12-31');
    expect(due()).toEqual({ 'not-yet': 2 });
    followUp(0, 'recorded', '2024-07-01');
    expect(due('2024-06-30')).toEqual({ 'not-yet': 1 });
    expect(due('2024-07-01')).toEqual({ recorded: 1 });
    followUp(1, 'missed', '2024-12-31');
    expect(due()).toEqual({ recorded: 1, missed: 1 });
  });

  it('that was missed and then made is made, in whatever order it was registered', () => {
    ended('2023-12-31');
    followUp(0, 'recorded', '2024-07-09');
    followUp(0, 'missed', '2024-07-01');
    followUp(1, 'missed', '2024-12-30');
    followUp(1, 'recorded', '2024-12-31');
    expect(due()).toEqual({ recorded: 2 });
    expect(told.ask({ measure: 'followUps' }).total).toBe(2);
  });

  it('is due of nobody who has died, and of nobody who has not ended', () => {
    told.tell({ startedOn: '2023-01-01' });
    ended('2023-12-31', { exitReason: 1 << EXIT_REASON.findIndex(({ code }) => code === 'deceased') });
    expect(told.ask({ measure: 'followUpsDue' }).total).toBe(0);
  });

  it('goes with a mistaken exit', () => {
    ended('2023-12-31');
    followUp(0, 'recorded', '2024-07-01');
    told.cube.closeContact({ journey: 0, kind: 'followUps', knownTo: 9 });
    expect(told.ask({ measure: 'followUps', asKnownAt: 8 }).total).toBe(1);
    expect(told.ask({ measure: 'followUps' }).total).toBe(0);
  });

  it('tells nothing of what a journey says that counts as an anonymous one, but which it is', () => {
    ended('2023-12-31', { outcome: OUTCOME_WITHHELD });
    followUp(0, 'recorded', '2024-07-01');
    expect(told.values({ measure: 'followUps', by: ['followUpMonths', 'livelihoodAtFollowUp'] })).toEqual({
      '6 unknown': 1,
    });
  });
});

describe('what a meeting agreed on', () => {
  it('is past due once its day is over', () => {
    told.tell({ startedOn: '2024-01-01' });
    add('decisions', '2024-02-01', dayNumber('2024-03-31'));
    add('decisions', '2024-02-01', NEVER);
    const state = (to: string) =>
      told.values({ measure: 'decisions', from: '2024-01-01', to, by: ['state'] });
    expect(state('2024-03-30')).toEqual({ 'not-due': 1, 'no-due-day': 1 });
    expect(state('2024-03-31')).toEqual({ 'past-due': 1, 'no-due-day': 1 });
  });

  it.each<[string, string | null, boolean, string | null, string]>([
    ['in time on its last day', '2024-03-31', true, '2024-03-31', 'done-in-time'],
    ['late on the day after', '2024-03-31', true, '2024-04-01', 'done-late'],
    ['done, where no day was set', null, true, '2024-04-01', 'done'],
    ['done, where nobody knows when', '2024-03-31', true, null, 'done'],
    ['no longer relevant, however late', '2024-03-31', false, '2024-05-01', 'no-longer-relevant'],
    ['open, as seen before it was closed', '2024-03-31', true, '2024-07-01', 'past-due'],
  ])('is %s', (_how, by, isDone, closedOn, state) => {
    told.tell({ startedOn: '2024-01-01' });
    add('decisions', '2024-02-01', by === null ? NEVER : dayNumber(by));
    const meeting = revision - 1;
    add('decisions', '2024-02-02', NEVER);
    add('decisions', closedOn, closingDetail(decisionNumber(meeting, 0), isDone));
    expect(
      told.values({ measure: 'decisions', from: '2024-01-01', to: '2024-06-30', by: ['state'] }),
    ).toEqual({ [state]: 1, 'no-due-day': 1 });
  });
});

describe('an assessment', () => {
  const assessed = assessmentDetail({ kind: 'work-ability', party: 'region', outcome: 'completed' });
  const by = ['assessmentKind', 'assessingParty', 'assessmentOutcome'] as const;

  it('is counted by what kind it was, who made it and whether it was completed', () => {
    told.tell({ startedOn: '2024-01-01' });
    add('assessments', '2024-02-01', assessed);
    expect(told.values({ measure: 'assessments', by })).toEqual({ 'work-ability region completed': 1 });
    expect(told.values({ measure: 'assessments', by: ['registeredLate'] })).toEqual({ '0-7': 1 });
  });

  it('tells nothing of what it was where its journey counts as an anonymous one', () => {
    told.tell({ startedOn: '2024-01-01', outcome: OUTCOME_WITHHELD });
    add('assessments', '2024-02-01', assessed);
    expect(told.values({ measure: 'assessments', by })).toEqual({ 'unknown unknown unknown': 1 });
  });

  it('has dimensions that nothing else has', () =>
    expect(told.refusal({ measure: 'employerContacts', by: ['assessmentKind'] })).toMatchObject({
      code: 'DimensionNotOfMeasure',
      measures: ['assessments'],
    }));
});

const consents = () => told.values({ measure: 'consents', by: ['state'] });

describe('consent', () => {
  it('is missing where a journey started without', () => {
    told.tell({ startedOn: '2024-05-01' });
    expect(consents()).toEqual({ missing: 1 });
    add('consents', '2024-05-02', CONSENT.given);
    expect(consents()).toEqual({ given: 1, missing: 1 });
  });

  it.each<[string, readonly (readonly [string | null, keyof typeof CONSENT])[], boolean]>([
    ['given on the day of the start', [['2024-05-01', 'given']], false],
    ['given on an unknown day', [[null, 'given']], false],
    [
      'withdrawn from some',
      [
        ['2024-04-01', 'given'],
        ['2024-04-02', 'narrowed'],
      ],
      false,
    ],
    [
      'withdrawn from all',
      [
        ['2024-04-01', 'given'],
        ['2024-04-02', 'withdrawn'],
      ],
      true,
    ],
    [
      'withdrawn from all after the start',
      [
        ['2024-04-01', 'given'],
        ['2024-05-02', 'withdrawn'],
      ],
      false,
    ],
    [
      'given anew',
      [
        ['2024-04-01', 'given'],
        ['2024-04-02', 'withdrawn'],
        ['2024-04-03', 'given'],
      ],
      false,
    ],
  ])('%s', (_what, said, isMissing) => {
    told.tell({ startedOn: '2024-05-01' });
    for (const [on, what] of said) add('consents', on, CONSENT[what]);
    expect('missing' in consents()).toBe(isMissing);
  });

  it('is missing of no anonymous journey', () => {
    told.tell({ startedOn: '2024-05-01', outcome: OUTCOME_WITHHELD });
    expect(consents()).toEqual({});
  });
});

const median = (measure: Parameters<Told2024['ask']>[0] & object) => {
  const { total, n, without } = told.ask(measure);
  return [total, n, without];
};

describe('a lead time', () => {
  it('to the answer is to acceptance or declining, and to nothing else', () => {
    const referredOn = '2024-01-01';
    told.tell({ referredOn, acceptedOn: '2024-01-08', outcome: 2, outcomeOn: '2024-02-01' });
    told.tell({ referredOn, outcome: 1, outcomeOn: '2024-01-15' });
    told.tell({ referredOn, outcome: 2, outcomeOn: '2024-03-01' });
    told.tell({ referredOn, waitingOn: '2024-01-02' });
    told.tell({ acceptedOn: '2024-01-08', referredOn: 'unknown' });
    expect(median({ measure: 'daysReferralToAnswer' })).toEqual([7, 2, 1]);
  });

  it('to the first meeting is of the first alone, whichever is registered first', () => {
    told.tell({ referredOn: '2024-01-01' });
    for (const day of [null, '2024-06-01', '2024-02-01', '2024-03-01']) add('meetings', day);
    expect(median({ measure: 'daysToFirstMeeting' })).toEqual([31, 1, 0]);
    expect(median({ measure: 'daysBetweenMeetings' })).toEqual([29, 2, 1]);
  });

  it('to the first employer contact lacks its start where there is none', () => {
    told.tell({ referredOn: '2024-01-01' });
    add('employerContacts', '2024-02-01');
    expect(median({ measure: 'daysToFirstEmployerContact' })).toEqual([null, 0, 1]);
  });
});

describe('a dimension of few measures', () => {
  it('is refused of the others, which are named', () => {
    expect(told.refusal({ by: ['state'] })).toEqual({
      code: 'DimensionNotOfMeasure',
      dimension: 'state',
      measure: 'started',
      measures: ['followUpsDue', 'decisions', 'consents'],
    });
    expect(told.refusal({ measure: 'decisions', where: { followUpMonths: ['6'] } })).toMatchObject({
      dimension: 'followUpMonths',
    });
  });

  it('is unknown to the first version of the definitions, as are its measures', () => {
    expect(told.refusal({ measure: 'followUps', definition: 1 })).toEqual({
      code: 'NotDefinedThen',
      term: 'followUps',
      definition: 1,
      since: 2,
    });
  });
});
