import {
  type CorrectableFacts,
  type EntryType,
  type Journey,
  journeyDecider,
  type LivelihoodSource,
  openDecisions,
  type Participant,
  type ParticipantCommand,
  participantDecider,
  type Profile,
  type UnderTerms,
} from '@samspar/casework';
import {
  ASSESSMENT_KIND,
  ASSESSMENT_OUTCOME,
  codesOf,
  type DecisionOutcome,
  EDUCATION,
  EMPLOYMENT_KIND,
  EXIT_REASON,
  exitGroupOf,
  LIVELIHOOD,
  NEED_GROUP,
  OCCUPATION,
  PARTY,
  SEX,
  STATED_OBSTACLE,
  TIME_BRACKET,
} from '@samspar/codes';
import { type Decider, STATED_UNKNOWNS } from '@samspar/kernel';
import * as fc from 'fast-check';
import type { Recorded } from './recorded.js';

const TODAY = '2025-06-01';
export const INTERVENTIONS = ['finsam-team', 'novum'] as const;
const DISTRICTS = ['farsta', 'norrmalm', 'norra-innerstaden', 'spanga-tensta', 'outside'];
const UNITS = ['Jobbtorg', 'Enheten för hemlösa', 'Södermalms SDF'];

const oneOf = <Code>(codes: readonly Code[]): fc.Arbitrary<Code> => fc.constantFrom(...codes);
const unknown = oneOf(STATED_UNKNOWNS);
const some = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: unknown });
const day = fc
  .record({
    year: oneOf(['2022', '2023', '2024']),
    month: oneOf(['01', '03', '06', '07', '12']),
    day: oneOf(['01', '15', '30']),
  })
  .map((parts) => `${parts.year}-${parts.month}-${parts.day}`);
const occurredOn = fc.oneof({ weight: 9, arbitrary: day }, { weight: 1, arbitrary: fc.constant('unknown') });
/** Mostly as time goes by: `undefined` is the day that the place in the history gives. */
const onTheWay = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: occurredOn },
);

const livelihood: fc.Arbitrary<readonly LivelihoodSource[]> = fc.uniqueArray(
  fc.record({ source: oneOf(codesOf(LIVELIHOOD).slice(0, 3)), since: day }, { requiredKeys: ['source'] }),
  { minLength: 1, maxLength: 2, selector: ({ source }) => source },
);
const facts = {
  sex: some(oneOf(codesOf(SEX))),
  ageAtStart: some(oneOf([15, 16, 29, 30, 65, 66])),
  education: some(oneOf(codesOf(EDUCATION))),
  timeWithoutWork: some(
    fc.oneof(
      oneOf([0, 11, 12, 24, 59, 60]).map((months) => ({ months })),
      oneOf(codesOf(TIME_BRACKET)).map((bracket) => ({ bracket })),
    ),
  ),
  timeOnAssistance: some(
    fc.oneof(
      fc.constant('none' as const),
      day.map((since) => ({ since })),
      oneOf(codesOf(TIME_BRACKET)).map((bracket) => ({ bracket })),
    ),
  ),
  livelihood: some(livelihood),
  occupationAtStart: some(oneOf(codesOf(OCCUPATION))),
  obstacle: some(oneOf(codesOf(STATED_OBSTACLE))),
  needGroups: some(fc.uniqueArray(oneOf(codesOf(NEED_GROUP)), { minLength: 1, maxLength: 3 })),
  district: some(oneOf(DISTRICTS)),
};
const profile: fc.Arbitrary<Profile> = fc.record(facts, { requiredKeys: ['sex'] });
const parties = fc.uniqueArray(oneOf(codesOf(PARTY)), { maxLength: 3 });

const EXIT_OF_GROUP = {
  'work-or-studies': 'ExitedToWorkOrStudies',
  care: 'ExitedToCare',
  'continued-support': 'ExitedToContinuedSupport',
  other: 'ExitedForOtherReason',
} as const;
type Reason = Exclude<CorrectableFacts['exitReasons'], 'unknown'>[number];
const reasons: fc.Arbitrary<readonly Reason[] | 'unknown'> = fc.oneof(
  oneOf(codesOf(EXIT_REASON)).map((reason) => [reason]),
  fc.constant(['work', 'studies'] as const),
  fc.constant('unknown' as const),
);
const exit = fc
  .record(
    {
      reasons,
      livelihoodAtExit: some(livelihood),
      occupationAtExit: some(oneOf(codesOf(OCCUPATION))),
      work: fc.record(
        {
          employment: some(oneOf(codesOf(EMPLOYMENT_KIND))),
          extentPercent: some(fc.integer({ min: 1, max: 100 })),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['reasons'] },
  )
  .map(({ work, ...data }) => {
    const [reason] = data.reasons === 'unknown' ? [] : data.reasons;
    const type = EXIT_OF_GROUP[reason ? exitGroupOf(reason) : 'other'];
    return { type, data: type === 'ExitedToWorkOrStudies' ? { ...data, ...work } : data };
  });

const meeting = fc.record(
  {
    attendance: fc.uniqueArray(fc.record({ party: oneOf(codesOf(PARTY)), present: fc.boolean() }), {
      maxLength: 3,
      selector: ({ party }) => party,
    }),
    decisions: fc
      .array(fc.record({ dueOn: day }, { requiredKeys: [] }), { maxLength: 2 })
      .map((dueOn) => dueOn.map((due) => ({ what: 'sealed', owner: 'region', ...due }))),
    violenceQuestionAsked: fc.boolean(),
    livelihood: some(livelihood),
  },
  { requiredKeys: ['attendance', 'decisions', 'violenceQuestionAsked'] },
);
const plan = fc.nat(4).map((actions) => ({
  goals: [],
  parallelActions: Array.from({ length: actions }, () => ({ what: 'sealed', party: 'region' })),
}));

const correction = fc.oneof(
  ...Object.entries({
    ...facts,
    intervention: oneOf(INTERVENTIONS),
    referringParty: some(oneOf(codesOf(PARTY))),
    referringUnit: some(oneOf(UNITS)),
    decidingParties: parties,
    referredOn: occurredOn,
    waitingOn: occurredOn,
    declinedOn: occurredOn,
    withdrawnOn: occurredOn,
    acceptedOn: occurredOn,
    startedOn: occurredOn,
    exitedOn: occurredOn,
    exitReasons: reasons,
    livelihoodAtExit: some(livelihood),
    occupationAtExit: some(oneOf(codesOf(OCCUPATION))),
  }).map(([fact, value]) => fc.record({ fact: fc.constant(fact), value: value as fc.Arbitrary<unknown> })),
);

const CONSENT = {
  giving: { parties: ['municipality'], authorities: [] },
  receiving: { parties: ['region'], authorities: [] },
  kinds: ['profile'],
  purpose: 'stöd',
  form: 'written',
  language: 'sv',
} as const;

/** What is done to a journey, without the day it is done; some of it is refused, and then nothing happens. */
const deed = fc.oneof(
  { weight: 9, arbitrary: fc.record({ type: fc.constant('next' as const), profile, exit }) },
  { weight: 1, arbitrary: fc.constant({ type: 'PlaceOnWaitingList', data: {} } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'DeclineReferral', data: { reason: 'other' } } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'WithdrawReferral', data: { reason: 'moved' } } as const) },
  {
    weight: 2,
    arbitrary: oneOf(['u1', 'u2']).map((to) => ({ type: 'HandOverCaseload', data: { to } }) as const),
  },
  {
    weight: 5,
    arbitrary: meeting.map((data) => ({ type: 'RecordTeamMeeting', data }) as const),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: oneOf(['AgreePlan', 'RevisePlan'] as const), data: plan }),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({
        monthsAfterExit: oneOf([6, 6, 12, 24, 36] as const),
        livelihood: some(livelihood),
        occupation: some(oneOf(codesOf(OCCUPATION))),
      })
      .map((data) => ({ type: 'RecordFollowUp', data }) as const),
  },
  {
    weight: 1,
    arbitrary: oneOf([6, 12] as const).map(
      (monthsAfterExit) => ({ type: 'MissFollowUp', data: { monthsAfterExit } }) as const,
    ),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'GiveConsent', data: CONSENT } as const) },
  {
    weight: 2,
    arbitrary: oneOf([{}, { receiving: CONSENT.receiving }]).map(
      (data) => ({ type: 'WithdrawConsent', data }) as const,
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        kind: oneOf(codesOf(ASSESSMENT_KIND)),
        party: oneOf(codesOf(PARTY)),
        outcome: oneOf(codesOf(ASSESSMENT_OUTCOME)),
      })
      .map((data) => ({ type: 'RecordAssessment', data }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'RecordEmployerContact', data: { kind: 'visit' } } as const) },
  {
    weight: 6,
    arbitrary: correction.map(
      (said) => ({ type: 'CorrectFact', data: { ...said, reason: 'entry-error' } }) as const,
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('annul' as const), which: fc.nat(20), isStruck: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('close' as const),
      which: fc.nat(20),
      outcome: oneOf(['done', 'done', 'replaced'] as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'EndAnonymity', data: {} } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'ReopenJourney', data: { reason: 'entry-error' } } as const) },
  {
    weight: 1,
    arbitrary: fc.constant({ type: 'MisregisterJourney', data: { reason: 'entry-error' } } as const),
  },
  {
    weight: 2,
    arbitrary: fc.constant({ type: 'ReinstateJourney', data: { reason: 'entry-error' } } as const),
  },
);

/** The step that a journey has before it. */
const nextStep = (status: Journey['status'], told: { profile: Profile; exit: object }): object => {
  if (status === 'referred' || status === 'waiting') return { type: 'AcceptReferral', data: {} };
  return status === 'accepted'
    ? { type: 'StartJourney', data: { profile: told.profile } }
    : { type: 'ExitJourney', data: { exit: told.exit } };
};

const TOLD_BY: Readonly<Partial<Record<EntryType, string>>> = {
  CaseloadHandedOver: 'HandOverCaseload',
  DecisionClosed: 'CloseDecision',
  TeamMeetingHeld: 'RecordTeamMeeting',
  EmployerContacted: 'RecordEmployerContact',
  AssessmentRecorded: 'RecordAssessment',
  FollowUpRecorded: 'RecordFollowUp',
  ConsentGiven: 'GiveConsent',
  PlanAgreed: 'AgreePlan',
  PlanRevised: 'RevisePlan',
};

/** An entry struck, or told anew on another day; of a journey without entries, one that is not there. */
const annulment = (
  journey: Journey,
  { which, isStruck }: Readonly<{ which: number; isStruck: boolean }>,
  on: string,
): object => {
  const entries = journey.status === 'none' ? [] : journey.entries;
  const entry = entries[which % (entries.length || 1)];
  const told = entry && TOLD_BY[entry.event.type];
  const anew = told && !isStruck && { anew: { type: told, occurredOn: on, data: entry.event.data } };
  return { type: 'AnnulEntry', data: { entry: entry?.revision ?? 0, reason: 'entry-error', ...anew } };
};

/** Something agreed that is closed; of a journey without any, what is not there. */
const closing = (
  journey: Journey,
  { which, outcome }: Readonly<{ which: number; outcome: DecisionOutcome }>,
): object => {
  const open = journey.status === 'none' ? [] : openDecisions(journey);
  const chosen = open[which % (open.length || 1)];
  const place = { meeting: chosen?.meeting ?? 0, decision: chosen?.decision ?? 0 };
  return { type: 'CloseDecision', data: { ...place, outcome } };
};

const referral = fc.record({
  occurredOn: oneOf(['2022-01-15', '2022-12-01', '2022-12-19', 'unknown']),
  intervention: oneOf(INTERVENTIONS),
  participant: fc.nat(3),
  anonymous: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  referringParty: some(oneOf(codesOf(PARTY))),
  referringUnit: some(oneOf(UNITS)),
  decidingParties: parties,
  profile,
});

const wish = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      on: fc.constant('journey' as const),
      journey: fc.nat(5),
      occurredOn: onTheWay,
      deed,
      /** Milliseconds since what was recorded before; often the same millisecond. */
      later: oneOf([0, 0, 1, 1_000]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      on: fc.constant('participant' as const),
      participant: fc.nat(3),
      into: fc.nat(3),
      what: oneOf([
        'RecordIdentity',
        'RegisterParticipant',
        'MergeParticipant',
        'UnmergeParticipant',
        'IdentifyPerson',
        'IdentifyPerson',
        'ReplaceNumber',
        'RestoreNumber',
      ] as const),
      journey: fc.nat(5),
      reason: oneOf([null, 'entry-error', 'new-number'] as const),
      later: oneOf([0, 1_000]),
    }),
  },
);

/** What makes one participant count as another. */
const MERGING: readonly ParticipantCommand['type'][] = ['MergeParticipant', 'ReplaceNumber'];

const BEGINNING = Date.parse('2025-01-01T00:00:00Z');

/** Puts a command to the rules; what they accept is folded in and answered. */
const put = <State, Command, Event, Refusal>(
  { decide, evolve, initialState }: Decider<State, Command, Event, Refusal, unknown>,
  states: Map<number, State>,
  number: number,
  command: Command,
): readonly Event[] => {
  const state = states.get(number) ?? initialState;
  const decision = decide(command, state);
  if (!decision.accepted) return [];
  states.set(number, decision.events.reduce(evolve, state));
  return decision.events;
};

/** What rules accept of random wishes: the events in the order they were recorded. */
export const histories: fc.Arbitrary<readonly Recorded[]> = fc
  .record({
    referrals: fc.array(referral, { minLength: 3, maxLength: 6 }),
    /** Whose number was known from the beginning. */
    known: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    wishes: fc.array(wish, { minLength: 30, maxLength: 80, size: 'max' }),
  })
  .map(({ referrals, known, wishes }) => {
    const log: Recorded[] = [];
    let knownAt = BEGINNING;
    const journeys = new Map<number, Journey>();
    const participants = new Map<number, Participant>();
    const journey = (number: number, wished: object): void => {
      // As it comes over the wire, where its codes have been checked.
      const command: UnderTerms = JSON.parse(JSON.stringify({ ...wished, today: TODAY, terms: null }));
      for (const event of put(journeyDecider, journeys, number, command))
        log.push({ journey: `j${number}`, event, knownAt });
    };
    const participant = (number: number, type: ParticipantCommand['type'], data: object): void => {
      const wished = { type, occurredOn: TODAY, today: TODAY, data };
      const command: ParticipantCommand = JSON.parse(JSON.stringify(wished));
      for (const event of put(participantDecider, participants, number, command))
        log.push({ participant: `p${number}`, event, knownAt });
    };
    for (const number of [0, 1, 2, 3])
      participant(number, 'RegisterParticipant', {
        association: 'stockholm',
        anonymous: false,
        identity: known[number] ? 'personnummer' : null,
      });
    referrals.forEach(({ occurredOn: on, participant: number, ...data }, index) => {
      knownAt += 1_000;
      const told = { ...data, association: 'stockholm', participantId: `p${number}` };
      journey(index, { type: 'ReferParticipant', occurredOn: on, data: told });
    });
    for (const [index, step] of wishes.entries()) {
      knownAt += step.later;
      const passed = Temporal.PlainDate.from('2022-12-20').add({
        days: Math.floor((700 * index) / wishes.length),
      });
      if (step.on === 'journey') {
        const number = step.journey % referrals.length;
        const present = journeys.get(number) ?? { status: 'none' };
        const { deed: told, occurredOn: said = passed.toString() } = step;
        const done =
          told.type === 'next'
            ? nextStep(present.status, told)
            : told.type === 'annul'
              ? annulment(present, told, said)
              : told.type === 'close'
                ? closing(present, told)
                : told;
        journey(number, { ...done, occurredOn: said });
      } else if (step.what === 'IdentifyPerson') {
        // Whose journey it was from the beginning is asked.
        const number = step.journey % referrals.length;
        const of = referrals[number]?.participant ?? 0;
        if (journeys.has(number))
          participant(of, step.what, {
            participantId: `p${of}`,
            journey: `j${number}`,
            into: `p${step.into}`,
            kind: 'personnummer',
            reason: step.reason,
          });
      }
      // The later participant counts as the earlier one: merges make no ring.
      else if (!MERGING.includes(step.what) || step.into < step.participant)
        participant(step.participant, step.what, {
          journey: `j${step.journey % referrals.length}`,
          association: 'stockholm',
          anonymous: false,
          identity: 'personnummer',
          kind: 'personnummer',
          participantId: `p${step.participant}`,
          into: `p${step.into}`,
        });
    }
    return log;
  });
