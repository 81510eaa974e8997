import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { OccurredOn } from '@samspar/kernel';
import { put, runs } from '../../../../test/casework/specify.js';
import { accepted, ended, started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import { allowedCommands, correctableFacts, followUpsLeft } from './journey-allowed.js';
import type { JourneyCommand } from './journey-commands.js';
import type { Journey } from './journey-state.js';

const MONTHS = [6, 12, 24, 36] as const;
const MOST_EVENTS = 31;
/** Every command there is but the referral, some in several forms, each on the day given. */
const commandsOn = (on: OccurredOn): readonly JourneyCommand[] => [
  ...tell.everyCommand(on),
  tell.withdrawConsent(tell.from(['region']), on),
  tell.handOver('handlaggare-3', on),
  ...MONTHS.flatMap((months) => [
    tell.followUp({ monthsAfterExit: months }, on),
    tell.missFollowUp(months, on),
  ]),
  tell.correct({ fact: 'sex', value: 'woman' }),
  tell.correct({ fact: 'startedOn', value: on }),
  ...Array.from({ length: MOST_EVENTS }, (_entry, revision) => tell.annul(revision)),
];

const someDay = fc.oneof(
  { weight: 3, arbitrary: fc.constant('unknown') },
  { weight: 5, arbitrary: fc.integer({ min: 10, max: 28 }).map((day) => `2024-02-${day}`) },
);
const someCommand = someDay.chain((day) => fc.constantFrom(...commandsOn(day)));
const someJourney = fc
  .tuple(
    someDay.map((day) => tell.refer({}, day)),
    fc.array(someCommand, { maxLength: 30, size: 'max' }),
  )
  .map(([referral, others]) => after([referral, ...others]));

const after = (commands: readonly JourneyCommand[]): Journey => put(tell.unlimited, commands).state;
const isTaken = (command: JourneyCommand, journey: Journey): boolean =>
  tell.unlimited.decide(command, journey).accepted;

describe('what can be done with a journey', () => {
  it('holds every command that the rules take, whatever it says', () =>
    fc.assert(
      fc.property(someJourney, someCommand, (journey, command) => {
        if (isTaken(command, journey)) expect(allowedCommands(journey)).toContain(command.type);
      }),
      runs(500),
    ));

  it('holds no command that the rules refuse in every form', () =>
    fc.assert(
      fc.property(someJourney, (journey) => {
        const taken = commandsOn('unknown').filter((command) => isTaken(command, journey));
        expect(new Set(allowedCommands(journey))).toEqual(new Set(taken.map(({ type }) => type)));
      }),
      runs(500),
    ));

  it('leaves those follow-ups that the rules take', () =>
    fc.assert(
      fc.property(someJourney, (journey) => {
        const taken = (command: (months: (typeof MONTHS)[number]) => JourneyCommand) =>
          MONTHS.filter((months) => isTaken(command(months), journey));
        expect(followUpsLeft(journey)).toEqual({
          recorded: taken((monthsAfterExit) => tell.followUp({ monthsAfterExit }, 'unknown')),
          missed: taken((months) => tell.missFollowUp(months, 'unknown')),
        });
      }),
      runs(500),
    ));

  const REFERRAL = ['intervention', 'sex', 'referredOn'];
  const TOLD = [
    'referringParty',
    'referringUnit',
    'decidingParties',
    'referralNote',
    'ageAtStart',
    'education',
    'timeWithoutWork',
  ];
  const PROFILE = [
    ...TOLD,
    'timeOnAssistance',
    'livelihood',
    'occupationAtStart',
    'obstacle',
    'needGroups',
    'district',
  ];
  it.each([
    ['that does not exist', [], []],
    ['just referred', [tell.refer()], [...REFERRAL, ...PROFILE]],
    ['accepted', accepted, [...REFERRAL, ...PROFILE, 'acceptedOn']],
    [
      'ended',
      ended,
      [
        ...REFERRAL,
        ...PROFILE,
        'acceptedOn',
        'startedOn',
        'exitedOn',
        'exitReasons',
        'extentPercent',
        'employment',
        'livelihoodAtExit',
        'occupationAtExit',
      ],
    ],
    [
      'ended otherwise than with work or studies',
      [...started, tell.exit({ type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'] } })],
      [
        ...REFERRAL,
        ...PROFILE,
        'acceptedOn',
        'startedOn',
        'exitedOn',
        'exitReasons',
        'livelihoodAtExit',
        'occupationAtExit',
      ],
    ],
    [
      'on the waiting list',
      [tell.refer(), tell.placeOnWaitingList()],
      [...REFERRAL, ...PROFILE, 'waitingOn'],
    ],
    [
      'declined',
      [tell.refer(), tell.declineReferral()],
      [...REFERRAL, ...PROFILE, 'declinedOn', 'declineReason'],
    ],
    [
      'withdrawn once accepted',
      [...accepted, tell.withdrawReferral()],
      [...REFERRAL, ...PROFILE, 'acceptedOn', 'withdrawnOn', 'withdrawalReason'],
    ],
    [
      'of an anonymous participant',
      [tell.refer({ anonymous: true }), tell.acceptReferral()],
      [...REFERRAL, 'acceptedOn'],
    ],
    ['misregistered', [...started, tell.misregister()], []],
  ])('the facts of one %s that can be corrected', (_which, commands, facts) =>
    expect(new Set(correctableFacts(after(commands)))).toEqual(new Set(facts)),
  );

  const ALWAYS = ['GiveConsent', 'GroundDisclosure', 'CorrectFact', 'MisregisterJourney'];
  const WORK = ['RecordTeamMeeting', 'AgreePlan', 'RecordEmployerContact', 'RecordAssessment'];
  const CASELOAD = ['AssignCaseworker', 'HandOverCaseload'];
  const ANSWERS = ['AcceptReferral', 'DeclineReferral', 'WithdrawReferral'];
  it.each([
    ['that does not exist', [], []],
    ['just referred', [tell.refer()], [...ALWAYS, ...CASELOAD, ...ANSWERS, 'PlaceOnWaitingList']],
    ['on the waiting list', [tell.refer(), tell.placeOnWaitingList()], [...ALWAYS, ...CASELOAD, ...ANSWERS]],
    ['accepted', accepted, [...ALWAYS, ...CASELOAD, 'StartJourney', 'WithdrawReferral']],
    ['declined', [tell.refer(), tell.declineReferral()], ALWAYS],
    ['withdrawn', [tell.refer(), tell.withdrawReferral()], ALWAYS],
    ['started', started, [...ALWAYS, ...CASELOAD, ...WORK, 'ExitJourney']],
    [
      'with a plan, a caseworker and consent',
      [...started, tell.agreePlan(), tell.assignCaseworker(), tell.giveConsent()],
      [
        ...ALWAYS,
        'WithdrawConsent',
        'AnnulEntry',
        'HandOverCaseload',
        'RecordTeamMeeting',
        'RevisePlan',
        'RecordEmployerContact',
        'RecordAssessment',
        'ExitJourney',
      ],
    ],
    ['ended', ended, [...ALWAYS, ...CASELOAD, ...WORK, 'RecordFollowUp', 'MissFollowUp', 'ReopenJourney']],
    ['misregistered', [...started, tell.misregister()], ['ReinstateJourney']],
  ])('%s', (_which, commands, allowed) =>
    expect(new Set(allowedCommands(after(commands)))).toEqual(new Set(allowed)),
  );
});
