import { describe, expect, it } from '@jest/globals';
import type { EntryType, JourneyEvent, JourneyEventOf } from '@samspar/casework';
import { dayNumber } from '@samspar/kernel';
import {
  assessmentDetail,
  closingDetail,
  CONSENT,
  decisionNumber,
  meetingDetail,
  NEVER,
  packed,
  SOME_DAY,
  stateOf,
} from '@samspar/statistics';
import { annulledContacts, contactsOf } from './projection-contacts.js';

const DAY = '2024-05-05';
const day = dayNumber(DAY);
const accepted: JourneyEvent = { type: 'ReferralAccepted', occurredOn: '2024-02-01', data: {} };
const held = (
  occurredOn: string,
  more: Partial<JourneyEventOf<'TeamMeetingHeld'>['data']> = {},
): JourneyEvent => ({
  type: 'TeamMeetingHeld',
  occurredOn,
  data: { attendance: [], decisions: [], violenceQuestionAsked: false, ...more },
});
const deciding = (...dueOn: readonly (string | undefined)[]) => ({
  decisions: dueOn.map((by) => ({ what: 'sealed', owner: 'region' as const, ...(by && { dueOn: by }) })),
});
const told = {
  attendance: [
    { party: 'region', present: true },
    { party: 'municipality', present: false },
  ],
  violenceQuestionAsked: true,
  livelihood: 'willNotSay',
} as const;
const asKept = {
  present: ['region'],
  isAbsenceTold: true,
  isViolenceAsked: true,
  sources: [],
  unknown: 3,
};
const followedUp = (data: object): JourneyEvent => ({
  type: 'FollowUpRecorded',
  occurredOn: DAY,
  data: { monthsAfterExit: 12, livelihood: 'notAsked', occupation: 'notAsked', ...data },
});
const annulling = (type: EntryType): JourneyEvent => ({
  type: 'EntryAnnulled',
  occurredOn: '2024-06-01',
  data: { entry: 7, type, reason: 'entry-error' },
});
const referred = (consentAtSource: boolean): JourneyEvent => ({
  type: 'ParticipantReferred',
  occurredOn: DAY,
  data: {
    association: 'stockholm',
    intervention: 'novum',
    participantId: 'p1',
    referringParty: 'municipality',
    referringUnit: '',
    decidingParties: [],
    anonymous: false,
    profile: { sex: 'woman' },
    consentAtSource,
  },
});

describe('what is counted beside journeys', () => {
  it.each<[string, JourneyEvent, ReturnType<typeof contactsOf>]>([
    ['a meeting', held(DAY), [{ kind: 'meetings', day, detail: 0 }]],
    [
      'a meeting with what it told',
      held(DAY, told),
      [{ kind: 'meetings', day, detail: meetingDetail(asKept) }],
    ],
    [
      'a plan with how many actions it has',
      {
        type: 'PlanRevised',
        occurredOn: DAY,
        data: { goals: [], parallelActions: [{ what: 'sealed', party: 'region' }] },
      },
      [{ kind: 'plans', day, detail: 1 }],
    ],
    ['one on an unknown day', held('unknown'), [{ kind: 'meetings', day: SOME_DAY, detail: 0 }]],
    [
      'each thing that a meeting decided, with its day',
      held(DAY, deciding('2024-06-01', undefined)),
      [
        { kind: 'meetings', day, detail: 0 },
        { kind: 'decisions', day, detail: dayNumber('2024-06-01') },
        { kind: 'decisions', day, detail: NEVER },
      ],
    ],
    [
      'what closed one of them, on the day that it was done',
      {
        type: 'DecisionClosed',
        occurredOn: DAY,
        data: { meeting: 4, decision: 1, outcome: 'done' },
      },
      [{ kind: 'decisions', day, detail: closingDetail(decisionNumber(4, 1), true) }],
    ],
    [
      'a handover',
      { type: 'CaseloadHandedOver', occurredOn: DAY, data: { from: null, to: 'c2' } },
      [{ kind: 'handovers', day, detail: 0 }],
    ],
    [
      'a handover from somebody else',
      { type: 'CaseloadHandedOver', occurredOn: DAY, data: { from: 'c1', to: 'c2' } },
      [{ kind: 'handovers', day, detail: 1 }],
    ],
    [
      'an employer contact',
      { type: 'EmployerContacted', occurredOn: DAY, data: { kind: 'visit' } },
      [{ kind: 'employerContacts', day }],
    ],
    [
      'an assessment with what kind it was, who made it and how it went',
      {
        type: 'AssessmentRecorded',
        occurredOn: DAY,
        data: { kind: 'mapping', party: 'region', outcome: 'interrupted', note: 'sealed' },
      },
      [
        {
          kind: 'assessments',
          day,
          detail: assessmentDetail({ kind: 'mapping', party: 'region', outcome: 'interrupted' }),
        },
      ],
    ],
    [
      'a follow-up with what was told',
      followedUp({
        livelihood: [{ source: 'economic-assistance' }, { source: 'salary' }],
        occupation: 'studies',
      }),
      [
        {
          kind: 'followUps',
          day,
          detail: packed({
            followUpMonths: 1,
            state: stateOf('recorded'),
            occupationAtFollowUp: 1,
            livelihoodAtFollowUp: 1 | (1 << 10),
          }),
        },
      ],
    ],
    [
      'a follow-up that told nothing',
      followedUp({}),
      [{ kind: 'followUps', day, detail: packed({ followUpMonths: 1, state: stateOf('recorded') }) }],
    ],
    [
      'one that could not be made',
      { type: 'FollowUpMissed', occurredOn: DAY, data: { monthsAfterExit: 36 } },
      [{ kind: 'followUps', day, detail: packed({ followUpMonths: 3, state: stateOf('missed') }) }],
    ],
    [
      'consent',
      {
        type: 'ConsentGiven',
        occurredOn: DAY,
        data: {
          purpose: null,
          form: null,
          language: null,
          obtainedBy: null,
          kinds: ['profile'],
          giving: { parties: [], authorities: [] },
          receiving: { parties: [], authorities: [] },
        },
      },
      [{ kind: 'consents', day, detail: CONSENT.given }],
    ],
    [
      'its withdrawal',
      { type: 'ConsentWithdrawn', occurredOn: DAY, data: {} },
      [{ kind: 'consents', day, detail: CONSENT.withdrawn }],
    ],
    [
      'its withdrawal from some',
      {
        type: 'ConsentWithdrawn',
        occurredOn: DAY,
        data: { receiving: { parties: ['region'], authorities: [] } },
      },
      [{ kind: 'consents', day, detail: CONSENT.narrowed }],
    ],
    ['consent that a file says was given', referred(true), [{ kind: 'consents', day: SOME_DAY, detail: 0 }]],
    ['nothing of a file that says none was', referred(false), []],
    ['nothing of an acceptance', accepted, []],
  ])('is %s', (_what, event, contacts) => expect(contactsOf(event)).toEqual(contacts));

  it('is annulled with its entry, and by nothing else', () => {
    expect(annulledContacts(annulling('TeamMeetingHeld'))).toEqual([
      { kind: 'meetings', revision: 7 },
      { kind: 'decisions', revision: 7 },
    ]);
    expect(annulledContacts(annulling('DecisionClosed'))).toEqual([{ kind: 'decisions', revision: 7 }]);
    expect(annulledContacts(annulling('FollowUpMissed'))).toEqual([{ kind: 'followUps', revision: 7 }]);
    expect(annulledContacts(annulling('PlanAgreed'))).toEqual([{ kind: 'plans', revision: 7 }]);
    expect(annulledContacts(annulling('CaseworkerAssigned'))).toEqual([]);
    expect(annulledContacts(held(DAY))).toEqual([]);
    expect(contactsOf(annulling('TeamMeetingHeld'))).toEqual([]);
  });

  it('are the follow-ups of a mistaken exit, with the exit', () =>
    expect(
      annulledContacts({ type: 'JourneyReopened', occurredOn: DAY, data: { reason: 'entry-error' } }),
    ).toEqual([{ kind: 'followUps' }]));
});
