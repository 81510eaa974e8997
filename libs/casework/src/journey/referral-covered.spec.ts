import { describe, expect, it } from '@jest/globals';
import { codesOf, DATA_KIND } from '@samspar/codes';
import { refuse } from '@samspar/kernel';
import * as tell from '../../../../test/casework/examples.js';
import { put } from '../../../../test/casework/specify.js';
import { TOLD_BY_REFERRAL } from './disclosure.js';
import type { JourneyCommand, JourneyCommandOf } from './journey-commands.js';
import type { JourneyRefusal, ReferralNotCovered } from './journey-refusals.js';
import { journeyDecider } from './journey.js';
import type { Terms } from './journey-terms.js';
import { waysOfReferral } from './referral-covered.js';

const SOC = {
  id: 'socialnamnden',
  party: 'municipality',
  work: 'social-services',
  name: 'Socialnämnden',
} as const;
const FARSTA = {
  id: 'farsta',
  party: 'municipality',
  work: 'social-services',
  name: 'Farsta stadsdelsnämnd',
} as const;
const REGION = {
  id: 'hsn',
  party: 'region',
  work: 'health-care',
  name: 'Hälso- och sjukvårdsnämnden',
} as const;
const FK = {
  id: 'fk',
  party: 'forsakringskassan',
  work: 'social-insurance',
  name: 'Försäkringskassan',
} as const;

/** An insats that some authority, party or nobody known runs. */
const runBy = (owner: string): Terms => ({
  interventions: [
    { id: 'finsam-team', name: 'FINSAM-team', kind: 'individual', from: null, to: null, owner },
  ],
  districts: [],
  storeDetained: true,
  caseworkers: null,
  authorities: [SOC, FARSTA, REGION, FK],
  requireConsent: 'enforce',
  referrer: { authority: 'socialnamnden', party: 'municipality' },
});
const TERMS = runBy('hsn');
/** The day before, of and after that on which the referral is registered. */
const [YESTERDAY, TODAY, TOMORROW] = ['2024-12-30', tell.TODAY, '2025-01-01'];

type ReferralData = JourneyCommandOf<'ReferParticipant'>['data'];
const only = (...authorities: readonly string[]) => ({ parties: [], authorities });

const consent = (
  said: Partial<JourneyCommandOf<'GiveConsent'>['data']> = {},
  occurredOn = '2024-01-10',
): Pick<ReferralData, 'consent'> => ({
  consent: {
    occurredOn,
    data: {
      giving: only('socialnamnden'),
      receiving: only('hsn'),
      kinds: TOLD_BY_REFERRAL,
      purpose: 'samordnad rehabilitering',
      form: 'written',
      language: 'sv',
      obtainedBy: 'anna',
      ...said,
    },
  },
});
const ground = (
  said: Partial<JourneyCommandOf<'GroundDisclosure'>['data']> = {},
  occurredOn = '2024-01-10',
): Pick<ReferralData, 'ground'> => ({
  ground: {
    occurredOn,
    data: {
      ground: 'necessary',
      giver: 'socialnamnden',
      receiver: 'hsn',
      kinds: TOLD_BY_REFERRAL,
      why: 'v1.bm90ZQ',
      ...said,
    },
  },
});

const referred = (said: Partial<ReferralData> = {}, terms: Terms | null = TERMS) =>
  journeyDecider.decide({ ...tell.refer(said), terms }, journeyDecider.initialState);
const lacks = (field: ReferralNotCovered['field'], said: Partial<ReferralNotCovered> = {}) =>
  refuse({
    code: 'ReferralNotCovered',
    field,
    giver: SOC.name,
    receiver: REGION.name,
    ...said,
  } satisfies JourneyRefusal);

describe('a referral to an insats that another authority runs (OSL 2009:400 8 kap. 1 §)', () => {
  it('tells who she is, that she is to take part, and what is known of her', () =>
    expect(TOLD_BY_REFERRAL).toEqual(['identity', 'participation', 'profile']));

  it('is refused without consent or another ground, where the association requires that', () => {
    expect(referred()).toEqual(lacks('consent'));
    expect(referred({ consentAtSource: false })).toEqual(lacks('consent'));
  });

  it('is taken all the same, and warned of, where it does not require it yet', () => {
    const warned = { code: 'ReferralNotCovered', fact: 'intervention' };
    const decision = referred({}, { ...TERMS, requireConsent: 'warn' });
    expect(decision).toMatchObject({
      accepted: true,
      events: [{ type: 'ParticipantReferred' }],
      warnings: [warned],
    });
    expect(referred(consent({}, '2024-01-10'), { ...TERMS, requireConsent: 'warn' })).toMatchObject({
      warnings: [],
    });
    expect(
      referred({ profile: { sex: 'woman', ageAtStart: 12 } }, { ...TERMS, requireConsent: 'warn' }),
    ).toMatchObject({ warnings: [{ code: 'AgeOutsideTarget' }, warned] });
  });

  it('is not asked about where it is anonymous, or restored, or nobody refers', () => {
    for (const decision of [
      referred({ anonymous: true }),
      referred({}, null),
      referred({}, { ...TERMS, referrer: null }),
    ])
      expect(decision).toMatchObject({ accepted: true, warnings: [] });
  });

  it('needs none where the referrer’s own authority runs it, and may have it all the same', () => {
    for (const terms of [runBy('socialnamnden'), { ...TERMS, referrer: { party: 'region' } }])
      expect(referred({}, terms)).toMatchObject({ accepted: true, warnings: [] });
    expect(referred(consent(), runBy('socialnamnden'))).toMatchObject({
      events: [{ type: 'ParticipantReferred' }, { type: 'ConsentGiven' }],
      warnings: [],
    });
  });
});

describe('consent that comes with a referral (OSL 10 kap. 1 §)', () => {
  it('is registered with it, as consent that is given later is', () => {
    const decision = referred(consent({ purpose: ' samordnad  rehabilitering ', expiresOn: TODAY }));
    expect(decision).toMatchObject({
      accepted: true,
      events: [
        { type: 'ParticipantReferred', occurredOn: '2024-01-10' },
        {
          type: 'ConsentGiven',
          occurredOn: '2024-01-10',
          data: {
            ...consent().consent?.data,
            purpose: 'samordnad rehabilitering',
            expiresOn: TODAY,
          },
        },
      ],
    });
    const [first] = decision.accepted ? decision.events : [];
    expect(Object.keys(first?.data ?? {})).toEqual([
      'association',
      'intervention',
      'participantId',
      'anonymous',
      'referringParty',
      'referringUnit',
      'decidingParties',
      'profile',
    ]);
  });

  it.each([
    ['gives for the referrer’s party', { giving: { parties: ['municipality'], authorities: [] } }],
    ['is told the running authority’s party', { receiving: { parties: ['region'], authorities: [] } }],
    ['covers more than a referral tells', { kinds: codesOf(DATA_KIND) }],
    ['begins on the day', { validFrom: TODAY }],
    ['ends on the day', { expiresOn: TODAY }],
  ] as const)('covers it where it %s', (_what, said) =>
    expect(referred(consent(said))).toMatchObject({ accepted: true, warnings: [] }),
  );

  it.each([
    ['consentGiving', { giving: only('farsta') }],
    ['consentReceiving', { receiving: only('fk') }],
    ['consentKinds', { kinds: ['identity', 'participation'] }],
    ['consentKinds', { kinds: ['identity', 'profile', 'plan'] }],
    ['consentKinds', { kinds: ['participation', 'profile'] }],
    ['consentValidFrom', { validFrom: TOMORROW }],
    ['consentExpiresOn', { expiresOn: YESTERDAY }],
  ] as const)('does not cover it for its %s: %j', (field, said) => {
    expect(referred(consent(said))).toEqual(lacks(field));
    expect(referred(consent(said), { ...TERMS, requireConsent: 'warn' })).toMatchObject({
      events: [{}, { type: 'ConsentGiven' }],
      warnings: [{ code: 'ReferralNotCovered' }],
    });
  });

  it('of a file’s row covers it, though it is withdrawn afterwards', () =>
    expect(referred({ consentAtSource: true })).toMatchObject({ accepted: true, warnings: [] }));

  it.each<[string, Partial<ReferralData>, JourneyRefusal]>([
    ['names nobody', consent({ receiving: only() }), { code: 'ValueMissing', field: 'consentReceiving' }],
    [
      'is of tomorrow',
      consent({}, TOMORROW),
      { code: 'DayInFuture', field: 'consentGivenOn', day: TOMORROW, today: TODAY },
    ],
    ['is of no day', consent({}, '2024-02-30'), { code: 'NotADay', field: 'consentGivenOn' }],
    [
      'names a stranger',
      consent({ giving: only('socialnamnden', 'ingen') }),
      {
        code: 'AuthorityUnknown',
        field: 'consentGiving',
        value: 'ingen',
        allowed: ['socialnamnden', 'farsta', 'hsn', 'fk'],
      },
    ],
    [
      'is about somebody anonymous',
      { ...consent(), ...ground(), anonymous: true },
      { code: 'AnonymousWithConsent', field: 'consent' },
    ],
  ])('is refused where it %s, required or not', (_what, said, refusal) => {
    expect(referred(said)).toEqual(refuse(refusal));
    expect(referred(said, { ...runBy('socialnamnden'), requireConsent: 'warn' })).toEqual(refuse(refusal));
  });
});

describe('another ground that comes with a referral (OSL 10 kap. 2 §)', () => {
  it('is registered with it, in the register of disclosures', () =>
    expect(referred(ground({ expiresOn: TODAY }))).toMatchObject({
      accepted: true,
      events: [
        { type: 'ParticipantReferred' },
        { type: 'DisclosureGrounded', data: { ...ground().ground?.data, expiresOn: TODAY } },
      ],
      warnings: [],
    }));

  it('covers what consent leaves out, and the other way', () => {
    expect(
      referred({ ...consent({ kinds: ['identity'] }), ...ground({ kinds: ['participation', 'profile'] }) }),
    ).toMatchObject({
      events: [{}, { type: 'ConsentGiven' }, { type: 'DisclosureGrounded' }],
    });
    expect(
      referred({ ...consent({ kinds: ['identity'] }), ...ground({ kinds: ['participation'] }) }),
    ).toEqual(lacks('consentKinds'));
  });

  it.each([
    ['groundReceiver', { receiver: 'fk' }],
    ['groundKinds', { kinds: ['participation', 'profile'] }],
    ['groundValidFrom', { validFrom: TOMORROW }],
    ['groundExpiresOn', { expiresOn: YESTERDAY }],
  ] as const)('does not cover it for its %s: %j', (field, said) =>
    expect(referred(ground(said))).toEqual(lacks(field)),
  );

  it.each<[string, Partial<ReferralData>, JourneyRefusal]>([
    ['is of no kind', ground({ kinds: [] }), { code: 'ValueMissing', field: 'groundKinds' }],
    [
      'is not for the two',
      ground({ ground: 'general-clause' }),
      { code: 'GroundNotForThem', field: 'ground', ground: 'general-clause' },
    ],
    ['is of nobody known', ground({ giver: '' }), { code: 'GiverUnknown' }],
    [
      'is of tomorrow',
      ground({}, TOMORROW),
      { code: 'DayInFuture', field: 'groundGivenOn', day: TOMORROW, today: TODAY },
    ],
    [
      'is about somebody anonymous',
      { ...ground(), anonymous: true },
      { code: 'AnonymousWithConsent', field: 'ground' },
    ],
  ])('is refused where it %s', (_what, said, refusal) => expect(referred(said)).toEqual(refuse(refusal)));
});

describe('a correction that moves a journey to an insats that another authority runs', () => {
  const OWNERS = { 'finsam-team': 'hsn', novum: 'hsn', ips: 'fk', own: 'socialnamnden' };
  const moving: Terms = {
    ...TERMS,
    interventions: Object.entries(OWNERS).map(([id, owner]) => ({
      id,
      name: id,
      kind: 'individual',
      from: null,
      to: null,
      owner,
    })),
  };
  const moved = (
    [from, to]: readonly [string, string],
    told: readonly JourneyCommand[] = [],
    terms: Terms | null = moving,
    said: Partial<ReferralData> = {},
  ) => {
    const { state } = put(tell.unlimited, [tell.refer({ intervention: from, ...said }), ...told]);
    return journeyDecider.decide({ ...tell.correct({ fact: 'intervention', value: to }), terms }, state);
  };

  it('is asked for consent or another ground as a referral is: refused, or warned of until it is required', () => {
    expect(moved(['own', 'ips'])).toEqual(lacks('consent', { receiver: FK.name }));
    expect(moved(['finsam-team', 'ips'])).toEqual(lacks('consent', { receiver: FK.name }));
    expect(moved(['own', 'ips'], [], { ...moving, requireConsent: 'warn' })).toMatchObject({
      events: [{ type: 'FactCorrected' }],
      warnings: [{ code: 'ReferralNotCovered' }],
    });
  });

  it('is taken where what the journey has covers it', () => {
    const toFk = { receiving: only('fk') };
    for (const told of [
      tell.giveConsent({ ...consent().consent?.data, ...toFk }),
      tell.ground({ receiver: 'fk', kinds: TOLD_BY_REFERRAL }),
    ])
      expect(moved(['own', 'ips'], [told])).toMatchObject({ accepted: true, warnings: [] });
    expect(moved(['own', 'ips'], [tell.giveConsent(consent().consent?.data)])).toEqual(
      lacks('consentReceiving', { receiver: FK.name }),
    );
  });

  it('is not asked where whoever is told was told before, or is who moves it, or nobody is known or asked', () => {
    for (const decision of [
      moved(['finsam-team', 'novum']),
      moved(['ips', 'own']),
      moved(['own', 'ips'], [], null),
      moved(['own', 'ips'], [], { ...moving, referrer: null }),
      moved(['own', 'ips'], [], moving, { anonymous: true }),
    ])
      expect(decision).toMatchObject({ accepted: true, warnings: [] });
  });

  it('and nothing else that is told of a journey', () => {
    const { state } = put(tell.unlimited, [tell.refer()]);
    expect(journeyDecider.decide({ ...tell.acceptReferral(), terms: moving }, state)).toMatchObject({
      accepted: true,
      warnings: [],
    });
  });
});

const ways = (terms: Terms): readonly string[] =>
  waysOfReferral('finsam-team', terms).map(({ giver, receiver }) => `${giver.id} → ${receiver.id}`);

describe('where it is not known which authority refers or runs the insats', () => {
  it('nothing is guessed: each that it may be is to be covered, and nobody’s name is said', () => {
    const bySomeoneOf: Terms = { ...TERMS, referrer: { party: 'municipality' } };
    expect(ways(bySomeoneOf)).toEqual(['socialnamnden → hsn', 'farsta → hsn']);
    expect(referred(consent(), bySomeoneOf)).toEqual(lacks('consentGiving', { giver: null }));
    expect(
      referred(consent({ giving: { parties: ['municipality'], authorities: [] } }), bySomeoneOf).accepted,
    ).toBe(true);
    expect(ways(runBy('municipality'))).toEqual(['socialnamnden → farsta']);
    expect(ways(runBy('association'))).toEqual([
      'socialnamnden → farsta',
      'socialnamnden → hsn',
      'socialnamnden → fk',
    ]);
    expect(referred(consent(), runBy('association'))).toEqual(lacks('consentReceiving', { receiver: null }));
    expect(ways({ ...TERMS, referrer: {} })).toEqual(['socialnamnden → hsn', 'farsta → hsn', 'fk → hsn']);
    expect(ways({ ...TERMS, referrer: null })).toEqual(['socialnamnden → hsn', 'farsta → hsn', 'fk → hsn']);
  });

  it('the only authority of a party is meant', () => expect(ways(runBy('region'))).toEqual(ways(TERMS)));
});
