import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../specify.js';
import {
  accepted,
  acceptReferral,
  declineReferral,
  ended,
  giveConsent,
  placeOnWaitingList,
  refer,
  start,
  started,
  withdrawConsent,
  withdrawReferral,
} from './examples.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { journeyDecider } from './journey.js';

const given = specify(journeyDecider);

describe('a referral is answered once', () => {
  it.each([
    [acceptReferral(), { type: 'ReferralAccepted', data: {} }],
    [declineReferral(), { type: 'ReferralDeclined', data: { reason: 'no-capacity' } }],
    [withdrawReferral(), { type: 'ReferralWithdrawn', data: { reason: 'moved' } }],
  ] as const)('$type answers it, from the waiting list too', (command, event) => {
    const expected = accept({ ...event, occurredOn: '2024-01-20' });
    expect(given(refer()).when(command)).toEqual(expected);
    expect(given(refer(), placeOnWaitingList()).when(command)).toEqual(expected);
  });

  it('it may wait for a place first', () =>
    expect(given(refer()).when(placeOnWaitingList())).toEqual(
      accept({ type: 'PlacedOnWaitingList', occurredOn: '2024-01-15', data: {} }),
    ));

  it('it waits once', () =>
    expect(given(refer(), placeOnWaitingList()).when(placeOnWaitingList('2024-01-16'))).toEqual(
      refuse({ code: 'AlreadyOnWaitingList', since: '2024-01-15' }),
    ));

  const answers = [acceptReferral(), declineReferral(), withdrawReferral(), placeOnWaitingList('2024-01-21')];
  it.each([
    ...answers.map((answer) => ['declined', [refer(), declineReferral()], answer] as const),
    ...answers.map((answer) => ['withdrawn', [refer(), withdrawReferral()], answer] as const),
    ...answers
      .filter(({ type }) => type !== 'WithdrawReferral')
      .map((answer) => ['accepted', accepted, answer] as const),
    ...answers.map((answer) => ['accepted', started, answer] as const),
    ...answers.map((answer) => ['accepted', ended, answer] as const),
  ])('one that was %s is not answered again', (answer, history, command) =>
    expect(given(...history).when(command)).toEqual(refuse({ code: 'ReferralAlreadyAnswered', answer })),
  );

  it('an accepted one may be withdrawn until the start', () =>
    expect(given(...accepted).when(withdrawReferral())).toMatchObject({
      events: [{ type: 'ReferralWithdrawn' }],
    }));

  it.each([
    ['open', [refer()]],
    ['waiting', [refer(), placeOnWaitingList()]],
    ['declined', [refer(), declineReferral()]],
    ['withdrawn', [refer(), withdrawReferral()]],
    ['withdrawn', [...accepted, withdrawReferral()]],
  ] as const)('no start while it is %s', (outcome, history) =>
    expect(given(...history).when(start())).toEqual(refuse({ code: 'ReferralNotAccepted', outcome })),
  );
});

describe('consent (samtycke)', () => {
  it('is given for a purpose, in a form and a language', () => {
    const command = giveConsent({ expiresOn: '2024-01-10' });
    expect(given(refer()).when(command)).toEqual(
      accept({ type: 'ConsentGiven', occurredOn: '2024-01-10', data: command.data }),
    );
  });

  it.each<[Parameters<typeof giveConsent>[0], JourneyRefusal]>([
    [{ parties: [] }, { code: 'ValueMissing', field: 'consentParties' }],
    [{ parties: ['region', 'region'] }, { code: 'ValueRepeated', field: 'consentParties', value: 'region' }],
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
    expect(given(refer()).when(giveConsent(data))).toEqual(refuse(refusal)),
  );

  it('is withdrawn by the participant, wholly or towards some parties', () => {
    const consented = [refer(), giveConsent()] as const;
    expect(given(...consented).when(withdrawConsent())).toEqual(
      accept({ type: 'ConsentWithdrawn', occurredOn: '2024-03-01', data: {} }),
    );
    expect(given(...consented).when(withdrawConsent({ parties: ['region'] }))).toEqual(
      accept({ type: 'ConsentWithdrawn', occurredOn: '2024-03-01', data: { parties: ['region'] } }),
    );
    expect(
      given(...consented, withdrawConsent({ parties: ['region'] })).when(withdrawConsent()).accepted,
    ).toBe(true);
  });

  it('cannot be withdrawn where it was not given or has been withdrawn', () => {
    const none = refuse({ code: 'ConsentNotInForce', party: null });
    expect(given(refer()).when(withdrawConsent())).toEqual(none);
    expect(given(refer(), giveConsent(), withdrawConsent()).when(withdrawConsent())).toEqual(none);
    expect(
      given(refer(), giveConsent()).when(withdrawConsent({ parties: ['region', 'forsakringskassan'] })),
    ).toEqual(refuse({ code: 'ConsentNotInForce', party: 'forsakringskassan' }));
    expect(given(refer(), giveConsent()).when(withdrawConsent({ parties: [] }))).toEqual(
      refuse({ code: 'ValueMissing', field: 'consentParties' }),
    );
  });

  it('cannot be withdrawn before it was given', () =>
    expect(given(refer(), giveConsent()).when(withdrawConsent({}, '2024-01-09'))).toEqual(
      refuse({
        code: 'DaysRunBackwards',
        what: 'consentWithdrawnOn',
        on: '2024-01-09',
        before: 'consentGivenOn',
        beforeOn: '2024-01-10',
      }),
    ));

  it('may be withdrawn on the day it was given, naming each party once', () => {
    const consented = [refer(), giveConsent()] as const;
    expect(given(...consented).when(withdrawConsent({}, '2024-01-10')).accepted).toBe(true);
    expect(given(...consented).when(withdrawConsent({ parties: ['region', 'region'] }))).toEqual(
      refuse({ code: 'ValueRepeated', field: 'consentParties', value: 'region' }),
    );
  });

  it('is in force for the parties that are left, since the day it was last given', () => {
    const some = [refer(), giveConsent(), withdrawConsent({ parties: ['region'] })] as const;
    expect(given(...some).state).toMatchObject({
      consent: { parties: ['municipality'], givenOn: '2024-01-10' },
    });
    expect(given(...some, giveConsent({ parties: ['region'] }, '2024-03-15')).state).toMatchObject({
      consent: { parties: ['municipality', 'region'], givenOn: '2024-03-15' },
    });
    expect(given(...some, withdrawConsent()).state).toMatchObject({ consent: { parties: [] } });
  });

  it('was given at the source on a day that nobody knows, or not at all', () => {
    expect(given(refer({ consentAtSource: true })).state).toMatchObject({ consent: { givenOn: 'unknown' } });
    expect(given(refer({ consentAtSource: false })).state).toMatchObject({ consent: null });
    expect(given().when(refer({ consentAtSource: false }))).toEqual(given().when(refer()));
  });

  it('given at the source of an import holds for all four parties', () =>
    expect(
      given(refer({ consentAtSource: true })).when(withdrawConsent({ parties: ['forsakringskassan'] }))
        .accepted,
    ).toBe(true));

  it('given again adds to what is in force', () =>
    expect(
      given(refer(), giveConsent(), giveConsent({ parties: ['region', 'forsakringskassan'] })).state,
    ).toMatchObject({ consent: { parties: ['municipality', 'region', 'forsakringskassan'] } }));
});
