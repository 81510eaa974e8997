import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { OccurredOn } from '@samspar/kernel';
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
  withdrawConsent,
  withdrawReferral,
} from './examples.js';
import { allowedCommands, correctableFacts, followUpsLeft } from './journey-allowed.js';
import type { JourneyCommand } from './journey-commands.js';
import type { Journey } from './journey-state.js';
import { journeyDecider } from './journey.js';

/** The same histories in every run. */
const RUNS = { seed: 2024, numRuns: 500 };
const { decide, evolve, initialState } = journeyDecider;

const MONTHS = [6, 12, 24, 36] as const;
/** Every command there is but the referral, some in several forms, each on the day given. */
const commandsOn = (on: OccurredOn): readonly JourneyCommand[] => [
  giveConsent({}, on),
  withdrawConsent({}, on),
  withdrawConsent({ parties: ['region'] }, on),
  placeOnWaitingList(on),
  acceptReferral(on),
  declineReferral(on),
  withdrawReferral(on),
  start({}, on),
  assignCaseworker(undefined, on),
  handOver(undefined, on),
  handOver('handlaggare-3', on),
  meet({}, on),
  agreePlan({}, on),
  revisePlan(on),
  contactEmployer(on),
  exit(undefined, on),
  ...MONTHS.flatMap((months) => [followUp({ monthsAfterExit: months }, on), missFollowUp(months, on)]),
  correct({ fact: 'sex', value: 'man' }),
  correct({ fact: 'sex', value: 'woman' }),
  correct({ fact: 'startedOn', value: on }),
  reopen(on),
  misregister(on),
  reinstate(on),
];

const someDay = fc.oneof(
  { weight: 3, arbitrary: fc.constant('unknown') },
  { weight: 5, arbitrary: fc.integer({ min: 10, max: 28 }).map((day) => `2024-02-${day}`) },
);
const someCommand = fc
  .tuple(someDay, fc.nat())
  .map(([day, number]) => commandsOn(day)[number % commandsOn(day).length]);
const someJourney = fc
  .tuple(
    someDay.map((day) => refer({}, day)),
    fc.array(someCommand, { maxLength: 30 }),
  )
  .map(([referral, others]) => after([referral, ...others]));

/** What is left of commands put one after another, those refused passed over. */
const after = (commands: readonly JourneyCommand[]): Journey =>
  commands.reduce((journey, command) => {
    const decision = decide(command, journey);
    return decision.accepted ? decision.events.reduce(evolve, journey) : journey;
  }, initialState);
const isTaken = (command: JourneyCommand, journey: Journey): boolean => decide(command, journey).accepted;

describe('what can be done with a journey', () => {
  it('holds every command that the rules take, whatever it says', () =>
    fc.assert(
      fc.property(someJourney, someCommand, (journey, command) => {
        if (isTaken(command, journey)) expect(allowedCommands(journey)).toContain(command.type);
      }),
      RUNS,
    ));

  it('holds no command that the rules refuse in every form', () =>
    fc.assert(
      fc.property(someJourney, (journey) => {
        const taken = commandsOn('unknown').filter((command) => isTaken(command, journey));
        expect(new Set(allowedCommands(journey))).toEqual(new Set(taken.map(({ type }) => type)));
      }),
      RUNS,
    ));

  it('leaves those follow-ups that the rules take', () =>
    fc.assert(
      fc.property(someJourney, (journey) => {
        const taken = (command: (months: (typeof MONTHS)[number]) => JourneyCommand) =>
          MONTHS.filter((months) => isTaken(command(months), journey));
        expect(followUpsLeft(journey)).toEqual({
          recorded: taken((monthsAfterExit) => followUp({ monthsAfterExit }, 'unknown')),
          missed: taken((months) => missFollowUp(months, 'unknown')),
        });
      }),
      RUNS,
    ));

  const REFERRAL = ['intervention', 'sex', 'referredOn'];
  const TOLD = [
    'referringParty',
    'referringUnit',
    'decidingParties',
    'ageAtStart',
    'education',
    'timeWithoutWork',
  ];
  const PROFILE = [...TOLD, 'timeOnAssistance', 'livelihood', 'obstacle', 'needGroups', 'district'];
  it.each([
    ['that does not exist', [], []],
    ['just referred', [refer()], [...REFERRAL, ...PROFILE]],
    ['accepted', accepted, [...REFERRAL, ...PROFILE, 'acceptedOn']],
    [
      'ended',
      ended,
      [...REFERRAL, ...PROFILE, 'acceptedOn', 'startedOn', 'exitedOn', 'exitReasons', 'livelihoodAtExit'],
    ],
    [
      'of an anonymous participant',
      [refer({ anonymous: true }), acceptReferral()],
      [...REFERRAL, 'acceptedOn'],
    ],
    ['misregistered', [...started, misregister()], []],
  ])('the facts of one %s that can be corrected', (_which, commands, facts) =>
    expect(new Set(correctableFacts(after(commands)))).toEqual(new Set(facts)),
  );

  const ALWAYS = ['GiveConsent', 'CorrectFact', 'MisregisterJourney'];
  const WORK = ['RecordTeamMeeting', 'AgreePlan', 'RecordEmployerContact'];
  const CASELOAD = ['AssignCaseworker', 'HandOverCaseload'];
  const ANSWERS = ['AcceptReferral', 'DeclineReferral', 'WithdrawReferral'];
  it.each([
    ['that does not exist', [], []],
    ['just referred', [refer()], [...ALWAYS, ...CASELOAD, ...ANSWERS, 'PlaceOnWaitingList']],
    ['on the waiting list', [refer(), placeOnWaitingList()], [...ALWAYS, ...CASELOAD, ...ANSWERS]],
    ['accepted', accepted, [...ALWAYS, ...CASELOAD, 'StartJourney', 'WithdrawReferral']],
    ['declined', [refer(), declineReferral()], ALWAYS],
    ['withdrawn', [refer(), withdrawReferral()], ALWAYS],
    ['started', started, [...ALWAYS, ...CASELOAD, ...WORK, 'ExitJourney']],
    [
      'with a plan, a caseworker and consent',
      [...started, agreePlan(), assignCaseworker(), giveConsent()],
      [
        ...ALWAYS,
        'WithdrawConsent',
        'HandOverCaseload',
        'RecordTeamMeeting',
        'RevisePlan',
        'RecordEmployerContact',
        'ExitJourney',
      ],
    ],
    ['ended', ended, [...ALWAYS, ...CASELOAD, ...WORK, 'RecordFollowUp', 'MissFollowUp', 'ReopenJourney']],
    ['misregistered', [...started, misregister()], ['ReinstateJourney']],
  ])('%s', (_which, commands, allowed) =>
    expect(new Set(allowedCommands(after(commands)))).toEqual(new Set(allowed)),
  );
});
