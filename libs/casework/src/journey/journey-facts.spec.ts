import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import { accepted, ended, started, TODAY } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand, JourneyCommandOf } from './journey-commands.js';
import type { CorrectableFacts, Profile } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';

const given = specify(tell.unlimited);
type CorrectionTold = Parameters<typeof tell.correct>[0];

const everything = {
  sex: 'woman',
  ageAtStart: 34,
  education: 'compulsory',
  timeWithoutWork: { months: 60 },
  timeOnAssistance: { since: '2019-05-01' },
  livelihood: [{ source: 'economic-assistance', since: '2019-05-01' }, { source: 'salary' }],
  obstacle: 'social-reasons',
  needGroups: ['adult', 'migration'],
  district: 'farsta',
} as const satisfies Profile;
const whole = [
  tell.refer({ decidingParties: ['region'], profile: everything }),
  ...accepted.slice(1),
  tell.start(),
  tell.exit({
    type: 'ExitedToWorkOrStudies',
    data: { reasons: ['work', 'studies'], livelihoodAtExit: [{ source: 'salary' }] },
  }),
] as const;

describe('a correction sets one fact right and keeps the old value', () => {
  it.each<[CorrectionTold, unknown]>([
    [{ fact: 'intervention', value: 'novum' }, 'finsam-team'],
    [{ fact: 'referringParty', value: 'forsakringskassan' }, 'municipality'],
    [{ fact: 'referringUnit', value: 'Jobbtorg' }, 'Enheten för hemlösa'],
    [{ fact: 'decidingParties', value: [] }, ['region']],
    [{ fact: 'referredOn', value: 'unknown' }, '2024-01-10'],
    [{ fact: 'acceptedOn', value: '2024-01-19' }, '2024-01-20'],
    [{ fact: 'startedOn', value: '2024-01-31' }, '2024-02-01'],
    [{ fact: 'exitedOn', value: '2024-06-30' }, '2024-06-14'],
    [{ fact: 'exitReasons', value: ['studies'] }, ['work', 'studies']],
    [{ fact: 'livelihoodAtExit', value: 'doesNotKnow' }, [{ source: 'salary' }]],
    [{ fact: 'sex', value: 'man' }, 'woman'],
    [{ fact: 'ageAtStart', value: 35 }, 34],
    [{ fact: 'education', value: 'upper-secondary' }, 'compulsory'],
    [{ fact: 'timeWithoutWork', value: { bracket: '5-plus' } }, { months: 60 }],
    [{ fact: 'timeOnAssistance', value: 'none' }, { since: '2019-05-01' }],
    [{ fact: 'livelihood', value: 'willNotSay' }, everything.livelihood],
    [{ fact: 'obstacle', value: 'language' }, 'social-reasons'],
    [{ fact: 'needGroups', value: ['adult'] }, ['adult', 'migration']],
    [{ fact: 'district', value: 'outside' }, 'farsta'],
  ])('%j', (told, old) => {
    const decision = given(...whole).when(tell.correct(told));
    expect(decision).toEqual(
      accept({
        type: 'FactCorrected',
        occurredOn: TODAY,
        data: { correction: { fact: told.fact, old, new: told.value }, reason: 'entry-error' },
      }),
    );
    expect(given(...whole, tell.correct(told)).state).toMatchObject({ facts: { [told.fact]: told.value } });
  });

  it.each<[readonly JourneyCommand[], CorrectionTold, unknown]>([
    [[tell.placeOnWaitingList()], { fact: 'waitingOn', value: '2024-01-12' }, '2024-01-15'],
    [[tell.declineReferral()], { fact: 'declinedOn', value: '2024-01-19' }, '2024-01-20'],
    [[tell.declineReferral()], { fact: 'declineReason', value: 'no-consent' }, 'no-capacity'],
    [[tell.withdrawReferral()], { fact: 'withdrawnOn', value: 'unknown' }, '2024-01-20'],
    [[tell.withdrawReferral()], { fact: 'withdrawalReason', value: 'needs-changed' }, 'moved'],
  ])('also of a referral that waits or is answered: %#', (answer, told, old) => {
    const referral = [tell.refer(), ...answer];
    const { state } = given(...referral, tell.correct(told));
    expect(given(...referral).when(tell.correct(told))).toMatchObject({
      events: [{ data: { correction: { fact: told.fact, old, new: told.value } } }],
    });
    expect(state).toMatchObject({ facts: { [told.fact]: told.value } });
    expect(state.status).toBe(given(...referral).state.status);
  });

  it.each(['extentPercent', 'employment'] as const)(
    'of the %s that an exit to work told or left out',
    (fact) => {
      const [old, value] = { extentPercent: [50, 75], employment: ['subsidised', 'unsubsidised'] }[fact];
      const told = { fact, value } as CorrectionTold;
      const exit = (data: object) =>
        given(...started, tell.exit({ type: 'ExitedToWorkOrStudies', data: { reasons: ['work'], ...data } }));
      expect(exit({ [fact]: old }).when(tell.correct(told))).toMatchObject({
        events: [{ data: { correction: { fact, old, new: value } } }],
      });
      expect(exit({}).when(tell.correct(told))).toMatchObject({
        events: [{ data: { correction: { fact, old: null, new: value } } }],
      });
      expect(given(...started, tell.exit(), tell.correct(told), tell.reopen()).state).not.toMatchObject({
        facts: { [fact]: value },
      });
    },
  );

  it('of a day keeps the days of a referral in their order', () => {
    const waits = given(tell.refer(), tell.placeOnWaitingList(), tell.declineReferral());
    expect(waits.when(tell.correct({ fact: 'waitingOn', value: '2024-01-09' }))).toMatchObject({
      refusal: { code: 'DaysRunBackwards', what: 'waitingOn', before: 'referredOn' },
    });
    expect(waits.when(tell.correct({ fact: 'declinedOn', value: '2024-01-14' }))).toMatchObject({
      refusal: { code: 'DaysRunBackwards', what: 'declinedOn', before: 'waitingOn' },
    });
  });

  it('of a value never asked for has no old value', () =>
    expect(
      given(tell.refer()).when(tell.correct({ fact: 'district', value: 'farsta', note: 'v1.YQ' })),
    ).toMatchObject({
      events: [{ data: { correction: { old: null, new: 'farsta' }, note: 'v1.YQ' } }],
    }));

  it('of what was not said at the exit adds it', () =>
    expect(
      given(...ended).when(tell.correct({ fact: 'livelihoodAtExit', value: [{ source: 'salary' }] })),
    ).toMatchObject({ events: [{ data: { correction: { old: null } } }] }));
});

describe('a correction to the value there is changes nothing and is refused', () => {
  it.each<CorrectionTold>([
    { fact: 'sex', value: 'woman' },
    { fact: 'referredOn', value: '2024-01-10' },
    { fact: 'ageAtStart', value: 34 },
    { fact: 'timeWithoutWork', value: { months: 60 } },
    { fact: 'needGroups', value: ['migration', 'adult'] },
    { fact: 'exitReasons', value: ['studies', 'work'] },
    {
      fact: 'livelihood',
      value: [{ source: 'salary' }, { since: '2019-05-01', source: 'economic-assistance' }],
    },
    {
      fact: 'livelihood',
      value: [
        { source: 'salary', since: undefined },
        { source: 'economic-assistance', since: '2019-05-01' },
      ],
    },
  ])('%j, whatever the order it is said in', (told) =>
    expect(given(...whole).when(tell.correct(told))).toEqual(
      refuse({ code: 'CorrectionChangesNothing', fact: told.fact }),
    ),
  );

  it.each<CorrectionTold>([
    { fact: 'livelihood', value: [{ source: 'salary' }, { source: 'economic-assistance' }] },
    { fact: 'timeWithoutWork', value: { months: 61 } },
    { fact: 'ageAtStart', value: 'notAsked' },
    { fact: 'needGroups', value: ['adult'] },
    { fact: 'needGroups', value: ['adult', 'young'] },
    { fact: 'timeOnAssistance', value: { since: '2019-05-02' } },
  ])('%j is another value', (told) => expect(given(...whole).when(tell.correct(told)).accepted).toBe(true));
});

describe('what reads like an identity number stays out of text in the clear', () => {
  it.each([
    '9006022397',
    '199006022397',
    '900602-2397',
    '900602+2397',
    '900602–2397',
    '900602\u20112397',
    '900602 - 2397',
    '19900602 2397',
    '900602-T239',
    '900602x239',
    'Enhet 900602-2397 Nord',
  ])('%s is refused', (referringUnit) =>
    expect(given().when(tell.refer({ referringUnit }))).toEqual(
      refuse({ code: 'IdentityNumberInText', field: 'referringUnit' }),
    ),
  );

  it.each(['90060-2397', '900602-239', '2024-01-01–2024-12-31', '900602-239A4', 'Enhet 12', '08-508 25 000'])(
    '%s is a name like any other',
    (referringUnit) => expect(given().when(tell.refer({ referringUnit })).accepted).toBe(true),
  );
});

describe('a fact that the journey does not have yet cannot be corrected', () => {
  it.each<[CorrectionTold, ReturnType<typeof given>]>([
    [{ fact: 'acceptedOn', value: '2024-01-20' }, given(tell.refer())],
    [{ fact: 'startedOn', value: '2024-02-01' }, given(...accepted)],
    [{ fact: 'exitedOn', value: '2024-06-14' }, given(...started)],
    [{ fact: 'exitReasons', value: ['work'] }, given(...started)],
    [{ fact: 'livelihoodAtExit', value: 'notAsked' }, given(...started)],
  ])('%j', (told, journey) =>
    expect(journey.when(tell.correct(told))).toEqual(refuse({ code: 'FactNotYetKnown', fact: told.fact })),
  );
});

describe('corrected exit reasons stay within the kind of exit', () => {
  type Reasons = CorrectableFacts['exitReasons'];
  it.each<[Parameters<typeof tell.exit>[0] & object, Reasons, string, string]>([
    [
      { type: 'ExitedToWorkOrStudies', data: { reasons: ['work'] } },
      ['studies', 'moved'],
      'moved',
      'work-or-studies',
    ],
    [{ type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'] } }, ['work'], 'work', 'care'],
    [
      { type: 'ExitedToContinuedSupport', data: { reasons: ['support-jobbtorg'] } },
      'unknown',
      'unknown',
      'continued-support',
    ],
    [
      { type: 'ExitedForOtherReason', data: { reasons: ['moved'] } },
      ['care-or-rehabilitation'],
      'care-or-rehabilitation',
      'other',
    ],
  ])('%j is not corrected to %j', (told, value, reason, group) =>
    expect(given(...started, tell.exit(told)).when(tell.correct({ fact: 'exitReasons', value }))).toEqual({
      accepted: false,
      refusal: { code: 'ExitReasonOfOtherGroup', reason, group },
    }),
  );

  it('another reason becomes unknown, and the other way round', () => {
    const moved = tell.exit({ type: 'ExitedForOtherReason', data: { reasons: ['moved'] } });
    const unknown = tell.exit({ type: 'ExitedForOtherReason', data: { reasons: 'unknown' } });
    expect(
      given(...started, moved).when(tell.correct({ fact: 'exitReasons', value: 'unknown' })).accepted,
    ).toBe(true);
    expect(
      given(...started, unknown).when(tell.correct({ fact: 'exitReasons', value: ['moved'] })).accepted,
    ).toBe(true);
  });
});

const months = (value: number): JourneyRefusal => ({
  code: 'ValueOutOfRange',
  field: 'timeWithoutWork',
  value,
  from: 0,
  to: 1200,
});
const age = (value: number): JourneyRefusal => ({
  code: 'ValueOutOfRange',
  field: 'ageAtStart',
  value,
  from: 0,
  to: 120,
});

describe('a value that makes no sense is refused wherever it is said', () => {
  it.each<[Partial<Profile>, JourneyRefusal]>([
    [{ ageAtStart: -1 }, age(-1)],
    [{ ageAtStart: 121 }, age(121)],
    [{ ageAtStart: 30.5 }, age(30.5)],
    [{ timeWithoutWork: { months: -1 } }, months(-1)],
    [{ timeWithoutWork: { months: 1.5 } }, months(1.5)],
    [{ timeWithoutWork: { months: 1201 } }, months(1201)],
    [{ timeOnAssistance: { since: '2024-02-30' } }, { code: 'NotADay', field: 'timeOnAssistance' }],
    [
      { timeOnAssistance: { since: '2025-01-01' } },
      { code: 'DayInFuture', field: 'timeOnAssistance', day: '2025-01-01', today: TODAY },
    ],
    [{ livelihood: [] }, { code: 'ValueMissing', field: 'livelihood' }],
    [
      { livelihood: [{ source: 'salary' }, { source: 'salary' }] },
      { code: 'ValueRepeated', field: 'livelihood', value: 'salary' },
    ],
    [
      { livelihood: [{ source: 'salary' }, { source: 'other', since: '2025-01-01' }] },
      { code: 'DayInFuture', field: 'livelihood', day: '2025-01-01', today: TODAY },
    ],
    [{ needGroups: [] }, { code: 'ValueMissing', field: 'needGroups' }],
    [{ needGroups: ['adult', 'adult'] }, { code: 'ValueRepeated', field: 'needGroups', value: 'adult' }],
    [{ district: ' ' }, { code: 'ValueMissing', field: 'district' }],
    [{ district: '199006022397' }, { code: 'IdentityNumberInText', field: 'district' }],
  ])('%j', (said, refusal) => {
    const profile = { sex: 'woman', ...said } as const;
    expect(given().when(tell.refer({ profile }))).toEqual(refuse(refusal));
    expect(given(...accepted).when(tell.start({ profile }))).toEqual(refuse(refusal));
    const [fact, value] = Object.entries(said)[0] ?? [];
    const data = { fact, value, reason: 'entry-error' };
    const command: JourneyCommandOf<'CorrectFact'> = JSON.parse(
      JSON.stringify({ ...tell.correct({ fact: 'sex', value: 'man' }), data }),
    );
    expect(given(tell.refer()).when(command)).toEqual(refuse(refusal));
  });

  it.each<Partial<Profile>>([
    { ageAtStart: 0 },
    { ageAtStart: 120 },
    { timeWithoutWork: { months: 0 } },
    { timeWithoutWork: { months: 1200 } },
    { timeWithoutWork: { bracket: '1-2' } },
    { timeOnAssistance: { since: TODAY } },
    { timeOnAssistance: { bracket: '1-2' } },
    { timeOnAssistance: 'none' },
    { livelihood: [{ source: 'salary', since: TODAY }] },
    {
      livelihood: 'willNotSay',
      needGroups: 'notAsked',
      district: 'doesNotKnow',
      timeWithoutWork: 'notRegistered',
    },
  ])('%j is accepted', (said) =>
    expect(given().when(tell.refer({ profile: { sex: 'notAsked', ...said } })).accepted).toBe(true),
  );

  it.each<[CorrectionTold, JourneyRefusal]>([
    [
      { fact: 'referredOn', value: '2025-01-01' },
      { code: 'DayInFuture', field: 'referredOn', day: '2025-01-01', today: TODAY },
    ],
    [
      { fact: 'startedOn', value: '2024-02-31' },
      { code: 'NotADay', field: 'startedOn' },
    ],
    [
      { fact: 'acceptedOn', value: 'igår' },
      { code: 'NotADay', field: 'acceptedOn' },
    ],
    [
      { fact: 'exitedOn', value: '2025-01-01' },
      { code: 'DayInFuture', field: 'exitedOn', day: '2025-01-01', today: TODAY },
    ],
    [
      { fact: 'exitReasons', value: [] },
      { code: 'ValueMissing', field: 'exitReasons' },
    ],
    [
      { fact: 'intervention', value: '' },
      { code: 'ValueMissing', field: 'intervention' },
    ],
    [
      { fact: 'referringUnit', value: '' },
      { code: 'ValueMissing', field: 'referringUnit' },
    ],
    [
      { fact: 'livelihoodAtExit', value: [] },
      { code: 'ValueMissing', field: 'livelihoodAtExit' },
    ],
    [
      { fact: 'referringParty', value: 'region' },
      { code: 'DecidingPartyIsReferring', party: 'region' },
    ],
    [
      { fact: 'decidingParties', value: ['municipality'] },
      { code: 'DecidingPartyIsReferring', party: 'municipality' },
    ],
  ])('corrected to %j', (told, refusal) =>
    expect(given(...whole).when(tell.correct(told))).toEqual(refuse(refusal)),
  );
});

describe("the start's profile supersedes the referral's", () => {
  it('property by property: what it does not mention stays', () => {
    const history = [tell.refer({ profile: everything }), ...accepted.slice(1)];
    const said = { sex: 'man', education: 'upper-secondary', obstacle: undefined } as const;
    expect(given(...history, tell.start({ profile: said })).state).toMatchObject({
      facts: { ...everything, sex: 'man', education: 'upper-secondary', startedOn: '2024-02-01' },
    });
    expect(given(...history).when(tell.start({ profile: said }))).toStrictEqual(
      accept({
        type: 'JourneyStarted',
        occurredOn: '2024-02-01',
        data: { profile: { sex: 'man', education: 'upper-secondary' } },
      }),
    );
  });
});
