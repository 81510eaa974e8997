import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import { accepted, ended, started, TODAY } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { journeyDecider } from './journey.js';

const given = specify(tell.unlimited);

/** What a misregistered journey does not accept. */
const others = tell.everyCommand().filter(({ type }) => type !== 'ReinstateJourney');

describe('a journey (ärende) begins with its referral', () => {
  it('is referred by exactly one party, with what is known', () => {
    const command = tell.refer({ decidingParties: ['region'], note: 'v1.bm90ZQ', consentAtSource: true });
    expect(given().when(command)).toEqual(
      accept({ type: 'ParticipantReferred', occurredOn: '2024-01-10', data: command.data }),
    );
  });

  it('may have been referred on a day that nobody knows', () =>
    expect(given().when(tell.refer({}, 'unknown'))).toMatchObject({ events: [{ occurredOn: 'unknown' }] }));

  it('is referred once: a new referral is a new journey', () =>
    expect(given(tell.refer()).when(tell.refer())).toEqual(refuse({ code: 'JourneyAlreadyExists' })));

  it.each(tell.everyCommand())('$type is refused before it', (command) =>
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

  it.each<[string, Partial<ReturnType<typeof tell.refer>['data']>, JourneyRefusal]>([
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
    expect(given().when(tell.refer(data))).toEqual(refuse(refusal)),
  );

  it('three parties besides the referring one may decide it jointly, and a unit may be unknown', () =>
    expect(
      given().when(
        tell.refer({
          decidingParties: ['region', 'arbetsformedlingen', 'forsakringskassan'],
          referringUnit: 'notRegistered',
        }),
      ).accepted,
    ).toBe(true));
});

describe('a journey starts once and ends once', () => {
  it('starts after acceptance', () =>
    expect(given(...accepted).when(tell.start())).toEqual(
      accept({ type: 'JourneyStarted', occurredOn: '2024-02-01', data: { profile: { sex: 'woman' } } }),
    ));

  it.each([
    ['2024-02-01', started],
    ['2024-02-01', ended],
    ['unknown', [...accepted, tell.start({}, 'unknown')]],
  ] as const)('does not start again after %s', (startedOn, history) =>
    expect(given(...history).when(tell.start())).toEqual(
      refuse({ code: 'JourneyAlreadyStarted', startedOn }),
    ),
  );

  it.each([tell.meet(), tell.agreePlan(), tell.revisePlan(), tell.contactEmployer(), tell.exit()])(
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
    expect(given(...started).when(tell.exit(told))).toEqual(accept({ ...told, occurredOn: '2024-06-14' })),
  );

  it.each([
    ['2024-06-14', ended],
    ['unknown', [...started, tell.exit(undefined, 'unknown')]],
  ] as const)('does not end again after %s', (exitedOn, history) =>
    expect(given(...history).when(tell.exit())).toEqual(refuse({ code: 'JourneyAlreadyExited', exitedOn })),
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
    expect(given(...started).when(tell.exit(told))).toEqual(refuse(refusal)),
  );

  it.each([1, 100, 'doesNotKnow'] as const)('an extent of %s is accepted', (extentPercent) =>
    expect(
      given(...started).when(
        tell.exit({ type: 'ExitedToWorkOrStudies', data: { reasons: ['work'], extentPercent } }),
      ).accepted,
    ).toBe(true),
  );

  it('a reason of another group cannot come in disguise', () => {
    const command: JourneyCommand = JSON.parse(
      JSON.stringify(tell.exit()).replace('ExitedToWorkOrStudies', 'ExitedToCare'),
    );
    expect(given(...started).when(command)).toEqual(
      refuse({ code: 'ExitReasonOfOtherGroup', reason: 'work', group: 'care' }),
    );
  });
});

describe('what was mistaken is annulled, and stays in the log', () => {
  const because = { occurredOn: TODAY, data: { reason: 'entry-error' } } as const;

  it('a mistaken exit is reopened, with its follow-ups, and may be registered anew', () => {
    expect(given(...ended).when(tell.reopen())).toEqual(accept({ type: 'JourneyReopened', ...because }));
    const { state } = given(...ended, tell.followUp(), tell.reopen());
    expect(tell.unplaced(state)).toEqual(tell.unplaced(given(...started).state));
    expect(given(...ended, tell.followUp(), tell.reopen(), tell.exit()).when(tell.followUp()).accepted).toBe(
      true,
    );
  });

  it('what was told at a mistaken exit is gone with it', () => {
    const told = { reasons: ['work'], livelihoodAtExit: [{ source: 'salary' }] } as const;
    const history = [
      ...started,
      tell.exit({ type: 'ExitedToWorkOrStudies', data: told }),
      tell.reopen(),
    ] as const;
    expect(tell.unplaced(given(...history).state)).toEqual(tell.unplaced(given(...started).state));
    expect(
      given(...history, tell.exit()).when(tell.correct({ fact: 'livelihoodAtExit', value: 'notAsked' })),
    ).toMatchObject({ events: [{ data: { correction: { old: null } } }] });
  });

  it('a misregistered journey accepts nothing but its reinstatement, or that it is erased', () => {
    expect(given(tell.refer()).when(tell.misregister())).toEqual(
      accept({ type: 'JourneyMisregistered', ...because }),
    );
    for (const command of others)
      expect(given(...ended, tell.misregister()).when(command)).toEqual(
        refuse({ code: 'JourneyIsMisregistered' }),
      );
    expect(given(tell.refer(), tell.misregister()).when(tell.refer())).toEqual(
      refuse({ code: 'JourneyAlreadyExists' }),
    );
  });

  it('a reinstated journey is as it was', () => {
    expect(given(...ended, tell.misregister()).when(tell.reinstate())).toEqual(
      accept({ type: 'JourneyReinstated', ...because }),
    );
    expect(tell.unplaced(given(...ended, tell.misregister(), tell.reinstate()).state)).toEqual(
      tell.unplaced(given(...ended).state),
    );
    expect(given(...ended).when(tell.reinstate())).toEqual(refuse({ code: 'JourneyNotMisregistered' }));
  });

  it('a sealed note goes with it', () => {
    const command = tell.reopen();
    expect(given(...ended).when({ ...command, data: { ...command.data, note: 'v1.YQ' } })).toMatchObject({
      events: [{ data: { reason: 'entry-error', note: 'v1.YQ' } }],
    });
  });
});
