import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import { accepted, ended, started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import { amongParties } from './consent.js';
import type { JourneyRefusal } from './journey-refusals.js';

const given = specify(tell.unlimited);

describe('a referral is answered once', () => {
  it.each([
    [tell.acceptReferral(), { type: 'ReferralAccepted', data: {} }],
    [tell.declineReferral(), { type: 'ReferralDeclined', data: { reason: 'no-capacity' } }],
    [tell.withdrawReferral(), { type: 'ReferralWithdrawn', data: { reason: 'moved' } }],
  ] as const)('$type answers it, from the waiting list too', (command, event) => {
    const expected = accept({ ...event, occurredOn: '2024-01-20' });
    expect(given(tell.refer()).when(command)).toEqual(expected);
    expect(given(tell.refer(), tell.placeOnWaitingList()).when(command)).toEqual(expected);
  });

  it('it may wait for a place first', () =>
    expect(given(tell.refer()).when(tell.placeOnWaitingList())).toEqual(
      accept({ type: 'PlacedOnWaitingList', occurredOn: '2024-01-15', data: {} }),
    ));

  it('it waits once', () =>
    expect(
      given(tell.refer(), tell.placeOnWaitingList()).when(tell.placeOnWaitingList('2024-01-16')),
    ).toEqual(refuse({ code: 'AlreadyOnWaitingList', since: '2024-01-15' })));

  const answers = [
    tell.acceptReferral(),
    tell.declineReferral(),
    tell.withdrawReferral(),
    tell.placeOnWaitingList('2024-01-21'),
  ];
  it.each([
    ...answers.map((answer) => ['declined', [tell.refer(), tell.declineReferral()], answer] as const),
    ...answers.map((answer) => ['withdrawn', [tell.refer(), tell.withdrawReferral()], answer] as const),
    ...answers
      .filter(({ type }) => type !== 'WithdrawReferral')
      .map((answer) => ['accepted', accepted, answer] as const),
    ...answers.map((answer) => ['accepted', started, answer] as const),
    ...answers.map((answer) => ['accepted', ended, answer] as const),
  ])('one that was %s is not answered again', (answer, history, command) =>
    expect(given(...history).when(command)).toEqual(refuse({ code: 'ReferralAlreadyAnswered', answer })),
  );

  it('an accepted one may be withdrawn until the start', () =>
    expect(given(...accepted).when(tell.withdrawReferral())).toMatchObject({
      events: [{ type: 'ReferralWithdrawn' }],
    }));

  it.each([
    ['open', [tell.refer()]],
    ['waiting', [tell.refer(), tell.placeOnWaitingList()]],
    ['declined', [tell.refer(), tell.declineReferral()]],
    ['withdrawn', [tell.refer(), tell.withdrawReferral()]],
    ['withdrawn', [...accepted, tell.withdrawReferral()]],
  ] as const)('no start while it is %s', (outcome, history) =>
    expect(given(...history).when(tell.start())).toEqual(refuse({ code: 'ReferralNotAccepted', outcome })),
  );
});

const NOBODY = { parties: [], authorities: [] };

describe('consent (samtycke)', () => {
  it('is given for a purpose, in a form and a language', () => {
    const command = tell.giveConsent({ expiresOn: '2024-01-10' });
    expect(given(tell.refer()).when(command)).toEqual(
      accept({
        type: 'ConsentGiven',
        occurredOn: '2024-01-10',
        data: { ...command.data, obtainedBy: null },
      }),
    );
  });

  it('needs neither where a file says that it was given, and no more', () => {
    const said = { purpose: null, form: null, language: null } as const;
    const command = tell.giveConsent({ ...said, atSource: true }, 'unknown');
    expect(given(tell.refer()).when(command)).toEqual(
      accept({ type: 'ConsentGiven', occurredOn: 'unknown', data: { ...command.data, obtainedBy: null } }),
    );
    expect(
      given(tell.refer()).when(tell.giveConsent({ atSource: true, expiresOn: '2024-01-09' })),
    ).toMatchObject({ accepted: false, refusal: { code: 'DaysRunBackwards', what: 'consentExpiresOn' } });
  });

  it.each<[Parameters<typeof tell.giveConsent>[0], JourneyRefusal]>([
    [{ purpose: null }, { code: 'ValueMissing', field: 'consentPurpose' }],
    [{ form: null }, { code: 'ValueMissing', field: 'consentForm' }],
    [{ language: null }, { code: 'ValueMissing', field: 'consentLanguage' }],
    [{ giving: NOBODY }, { code: 'ValueMissing', field: 'consentGiving' }],
    [{ receiving: NOBODY }, { code: 'ValueMissing', field: 'consentReceiving' }],
    [amongParties(['region', 'region']), { code: 'ValueRepeated', field: 'consentGiving', value: 'region' }],
    [
      { receiving: { parties: [], authorities: ['socialnamnden', 'socialnamnden'] } },
      { code: 'ValueRepeated', field: 'consentReceiving', value: 'socialnamnden' },
    ],
    [{ kinds: [] }, { code: 'ValueMissing', field: 'consentKinds' }],
    [{ validFrom: '2024-02-30' }, { code: 'NotADay', field: 'consentValidFrom' }],
    [
      { validFrom: '2024-03-01', expiresOn: '2024-02-29' },
      {
        code: 'DaysRunBackwards',
        what: 'consentExpiresOn',
        on: '2024-02-29',
        before: 'consentValidFrom',
        beforeOn: '2024-03-01',
      },
    ],
    [{ purpose: '' }, { code: 'ValueMissing', field: 'consentPurpose' }],
    [{ purpose: 'för 19900602 2397' }, { code: 'IdentityNumberInText', field: 'consentPurpose' }],
    [{ language: '' }, { code: 'ValueMissing', field: 'consentLanguage' }],
    [{ expiresOn: '2024-13-01' }, { code: 'NotADay', field: 'consentExpiresOn' }],
    [
      { expiresOn: '2024-01-09' },
      {
        code: 'DaysRunBackwards',
        what: 'consentExpiresOn',
        on: '2024-01-09',
        before: 'consentGivenOn',
        beforeOn: '2024-01-10',
      },
    ],
  ])('is refused with %j', (data, refusal) =>
    expect(given(tell.refer()).when(tell.giveConsent(data))).toEqual(refuse(refusal)),
  );

  it('is withdrawn by the participant, wholly or towards some parties', () => {
    const consented = [tell.refer(), tell.giveConsent()] as const;
    expect(given(...consented).when(tell.withdrawConsent())).toEqual(
      accept({ type: 'ConsentWithdrawn', occurredOn: '2024-03-01', data: {} }),
    );
    expect(given(...consented).when(tell.withdrawConsent(tell.from(['region'])))).toEqual(
      accept({ type: 'ConsentWithdrawn', occurredOn: '2024-03-01', data: tell.from(['region']) }),
    );
    expect(
      given(...consented, tell.withdrawConsent(tell.from(['region']))).when(tell.withdrawConsent()).accepted,
    ).toBe(true);
  });

  it('cannot be withdrawn where it was not given or has been withdrawn', () => {
    const none = refuse({ code: 'ConsentNotInForce', receiver: null });
    expect(given(tell.refer()).when(tell.withdrawConsent())).toEqual(none);
    expect(
      given(tell.refer(), tell.giveConsent(), tell.withdrawConsent()).when(tell.withdrawConsent()),
    ).toEqual(none);
    expect(
      given(tell.refer(), tell.giveConsent()).when(
        tell.withdrawConsent(tell.from(['region', 'forsakringskassan'])),
      ),
    ).toEqual(refuse({ code: 'ConsentNotInForce', receiver: 'forsakringskassan' }));
    expect(given(tell.refer(), tell.giveConsent()).when(tell.withdrawConsent(tell.from([])))).toEqual(
      refuse({ code: 'ValueMissing', field: 'consentReceiving' }),
    );
  });

  it('cannot be withdrawn before it was given', () =>
    expect(given(tell.refer(), tell.giveConsent()).when(tell.withdrawConsent({}, '2024-01-09'))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'consentWithdrawnOn',
        on: '2024-01-09',
        before: 'consentGivenOn',
        beforeOn: '2024-01-10',
      }),
    ));

  it('may be withdrawn on the day it was given, naming each party once', () => {
    const consented = [tell.refer(), tell.giveConsent()] as const;
    expect(given(...consented).when(tell.withdrawConsent({}, '2024-01-10')).accepted).toBe(true);
    expect(given(...consented).when(tell.withdrawConsent(tell.from(['region', 'region'])))).toEqual(
      refuse({ code: 'ValueRepeated', field: 'consentReceiving', value: 'region' }),
    );
  });

  it('was given at the source on a day that nobody knows, or the source does not say', () => {
    expect(given(tell.refer({ consentAtSource: true })).state).toMatchObject({
      consents: [{ givenOn: 'unknown' }],
    });
    expect(given(tell.refer({ consentAtSource: false })).state).toMatchObject({
      consents: [{ isStated: false }],
    });
    expect(given(tell.refer()).state).toMatchObject({ consents: [] });
  });

  it('that a file does not say may be withdrawn, as a whole and once', () => {
    const unstated = given(tell.refer({ consentAtSource: false }));
    expect(unstated.when(tell.withdrawConsent()).accepted).toBe(true);
    for (const refused of [
      unstated.when(tell.withdrawConsent(tell.from(['region']))),
      given(tell.refer({ consentAtSource: false }), tell.withdrawConsent()).when(tell.withdrawConsent()),
      given(tell.refer()).when(tell.withdrawConsent()),
    ])
      expect(refused).toEqual(refuse({ code: 'ConsentNotInForce', receiver: null }));
  });

  it('given at the source of an import holds for all four parties', () =>
    expect(
      given(tell.refer({ consentAtSource: true })).when(
        tell.withdrawConsent(tell.from(['forsakringskassan'])),
      ).accepted,
    ).toBe(true));
});
