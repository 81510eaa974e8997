import { describe, expect, it } from '@jest/globals';
import { type Decision, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
import { journeyDecider } from './journey.js';
import type { Terms } from './journey-terms.js';

const owner = 'region';
const FINSAM = {
  id: 'finsam-team',
  name: 'FINSAM-team',
  kind: 'individual',
  from: null,
  to: null,
  owner,
} as const;
const TERMS: Terms = {
  interventions: [
    FINSAM,
    { id: 'novum', name: 'Novum', kind: 'individual', from: '2024-01-15', to: '2024-06-30', owner },
    { id: 'natverk', name: 'Nätverket', kind: 'structural', from: null, to: null, owner },
  ],
  districts: [
    { id: 'farsta', name: 'Farsta', from: null, to: null, successor: null },
    { id: 'norrmalm', name: 'Norrmalm', from: null, to: '2024-01-31', successor: 'innerstaden' },
    { id: 'innerstaden', name: 'Norra innerstaden', from: '2024-02-01', to: null, successor: null },
  ],
  storeDetained: false,
  caseworkers: ['anna', 'erik'],
  authorities: [
    { id: 'socialnamnden', party: 'municipality', work: 'social-services', name: 'Socialnämnden' },
    { id: 'farsta', party: 'municipality', work: 'social-services', name: 'Farsta stadsdelsnämnd' },
    { id: 'region', party: 'region', work: 'health-care', name: 'Region Stockholm' },
  ],
  requireConsent: 'enforce',
  referrer: null,
};
const running = (from: string | null, to: string | null): Terms => ({
  ...TERMS,
  interventions: [{ ...FINSAM, from, to }],
});

/** What comes of a command on a journey that was registered under no terms. */
const decided = (
  terms: Terms,
  history: readonly JourneyCommand[],
  command: JourneyCommand,
): Decision<unknown, unknown, unknown> =>
  journeyDecider.decide({ ...command, terms }, specify(tell.unlimited)(...history).state);

const living = (district: string) => ({ profile: { sex: 'woman', district } }) as const;

describe('a day on which the insats does not run is refused', () => {
  it.each<[string, Terms, readonly JourneyCommand[], JourneyCommand, string, string]>([
    ['of the referral', running('2024-01-11', null), [], tell.refer(), 'referredOn', '2024-01-10'],
    [
      'of the acceptance',
      running(null, '2024-01-19'),
      [tell.refer()],
      tell.acceptReferral(),
      'acceptedOn',
      '2024-01-20',
    ],
    ['of the start', running(null, '2024-01-31'), tell.accepted, tell.start(), 'startedOn', '2024-02-01'],
    ['of the exit', running(null, '2024-06-13'), tell.started, tell.exit(), 'exitedOn', '2024-06-14'],
    [
      'that another is corrected to',
      running('2024-01-30', null),
      tell.ended,
      tell.correct({ fact: 'startedOn', value: '2024-01-29' }),
      'startedOn',
      '2024-01-29',
    ],
  ])('%s', (_what, terms, history, command, field, day) => {
    const { name, from, to } = { ...FINSAM, ...terms.interventions[0] };
    expect(decided(terms, history, command)).toEqual(
      refuse({
        code: 'InterventionNotActive',
        field,
        day,
        name,
        from,
        to,
        value: 'finsam-team',
        allowed: [],
      }),
    );
  });

  it('in whichever insats a correction moves the journey to', () => {
    const moved = tell.correct({ fact: 'intervention', value: 'novum' });
    expect(decided(TERMS, tell.accepted, moved)).toMatchObject({
      refusal: { code: 'InterventionNotActive', field: 'referredOn', name: 'Novum' },
    });
    const later = [tell.refer({}, '2024-01-15'), tell.acceptReferral()];
    expect(decided(TERMS, later, moved).accepted).toBe(true);
  });

  it('and its first and last day and an unknown one are not', () => {
    for (const day of ['2024-01-10', 'unknown'] as const)
      expect(decided(running('2024-01-10', '2024-01-10'), [], tell.refer({}, day)).accepted).toBe(true);
  });

  it('but what was registered before stands, and goes on', () => {
    const narrow = running('2024-03-01', null);
    for (const command of [tell.meet(), tell.exit(), tell.correct({ fact: 'sex', value: 'man' })])
      expect(decided(narrow, tell.started, command).accepted).toBe(true);
  });
});

const unknownIn = (field: string) =>
  refuse({
    code: 'AuthorityUnknown',
    field,
    value: 'norrmalm',
    allowed: ['socialnamnden', 'farsta', 'region'],
  });

describe('consent to ESF', () => {
  const esf: Terms = {
    ...TERMS,
    interventions: [
      { ...FINSAM, esf: { project: '2023/00417' } },
      { ...FINSAM, id: 'annan', esf: false },
    ],
  };
  const toEsf = { parties: [], authorities: ['esf-scb'] } as const;
  const consent = tell.giveConsent({ receiving: toEsf });

  it('is given and withdrawn where it finances the insats, and nowhere else', () => {
    expect(decided(esf, [tell.refer()], consent).accepted).toBe(true);
    expect(decided(esf, [tell.refer(), consent], tell.withdrawConsent({ receiving: toEsf })).accepted).toBe(
      true,
    );
    for (const terms of [TERMS, { ...esf, interventions: [{ ...FINSAM, esf: false } as const] }])
      expect(decided(terms, [tell.refer()], consent)).toMatchObject({
        refusal: { code: 'AuthorityUnknown', field: 'consentReceiving', value: 'esf-scb' },
      });
  });

  it('is not withdrawn where it was not given', () =>
    expect(
      decided(esf, [tell.refer(), tell.giveConsent()], tell.withdrawConsent({ receiving: toEsf })),
    ).toMatchObject({ refusal: { code: 'ConsentNotInForce', receiver: 'Svenska ESF-rådet, genom SCB' } }));
});

describe('consent is given and withdrawn among authorities of the association', () => {
  const SOME = { parties: [], authorities: ['farsta'] } as const;
  const OTHERS = { parties: ['region'], authorities: ['farsta', 'norrmalm'] } as const;
  it('and no others give out, are told, or have it withdrawn from them', () => {
    const giving = (data: Parameters<typeof tell.giveConsent>[0]) =>
      decided(TERMS, [tell.refer()], tell.giveConsent(data));
    expect(giving({ giving: OTHERS })).toEqual(unknownIn('consentGiving'));
    expect(giving({ receiving: OTHERS })).toEqual(unknownIn('consentReceiving'));
    expect(giving({ giving: SOME, receiving: SOME }).accepted).toBe(true);
    const history = [tell.refer(), tell.giveConsent({ receiving: OTHERS })];
    expect(decided(TERMS, history, tell.withdrawConsent({ receiving: OTHERS }))).toEqual(
      unknownIn('consentReceiving'),
    );
    expect(decided(TERMS, history, tell.withdrawConsent({ receiving: SOME })).accepted).toBe(true);
  });

  it('and is not withdrawn twice from an authority, also where its party was named', () => {
    const history = [tell.refer(), tell.giveConsent(), tell.withdrawConsent({ receiving: SOME })];
    const again = decided(TERMS, history, tell.withdrawConsent({ receiving: SOME }));
    expect(again).toEqual(refuse({ code: 'ConsentNotInForce', receiver: 'Farsta stadsdelsnämnd' }));
    expect(decided(TERMS, history, tell.withdrawConsent()).accepted).toBe(true);
  });

  it('and obtained by a caseworker of the insats, or by nobody who is named', () => {
    const obtained = (obtainedBy: string | null, terms = TERMS) =>
      decided(terms, [tell.refer()], tell.giveConsent({ obtainedBy }));
    expect(obtained('stina')).toEqual(
      refuse({ code: 'CaseworkerNotOfIntervention', field: 'consentObtainedBy' }),
    );
    for (const who of ['anna', null]) expect(obtained(who).accepted).toBe(true);
    expect(obtained('stina', { ...TERMS, caseworkers: null }).accepted).toBe(true);
  });
});

describe('a person is in an insats for individuals that the association has', () => {
  it.each([
    ['novvum', 'InterventionUnknown', 'novvum'],
    ['natverk', 'InterventionHasNoParticipants', 'Nätverket'],
  ])('not in %s', (intervention, code, value) => {
    const refused = refuse({ code, field: 'intervention', value, allowed: ['finsam-team', 'novum'] });
    expect(decided(TERMS, [], tell.refer({ intervention }))).toEqual(refused);
    const moved = tell.correct({ fact: 'intervention', value: intervention });
    expect(decided(TERMS, tell.started, moved)).toEqual(refused);
  });
});

describe('a district is in force on the day of the start, or of the referral before it', () => {
  it.each([
    ['farsta', true, true],
    ['norrmalm', true, false],
    ['innerstaden', false, true],
    ['outside', true, true],
    ['notAsked', true, true],
    ['farst', false, false],
  ])('%s: at the referral %s, at the start %s', (district, atReferral, atStart) => {
    expect(decided(TERMS, [], tell.refer(living(district))).accepted).toBe(atReferral);
    expect(decided(TERMS, tell.accepted, tell.start(living(district))).accepted).toBe(atStart);
    const corrected = tell.correct({ fact: 'district', value: district });
    expect(decided(TERMS, tell.accepted, corrected).accepted).toBe(atReferral);
    expect(decided(TERMS, tell.started, corrected).accepted).toBe(atStart);
  });

  it('and whoever names one that has ended is told what came after it', () =>
    expect(decided(TERMS, tell.accepted, tell.start(living('norrmalm')))).toEqual(
      refuse({
        code: 'DistrictNotInForce',
        field: 'district',
        value: 'Norrmalm',
        day: '2024-02-01',
        successor: 'innerstaden',
        allowed: ['farsta', 'innerstaden', 'outside'],
      }),
    ));

  it('but one that was in force when it was said need not be said again', () =>
    expect(
      decided(TERMS, [tell.refer(living('norrmalm')), tell.acceptReferral()], tell.start()).accepted,
    ).toBe(true));
});

describe('the exit reason “frihetsberövad” is stored as another reason', () => {
  const exit = tell.exit({ type: 'ExitedForOtherReason', data: { reasons: ['detained', 'other'] } });
  const correction = tell.correct({ fact: 'exitReasons', value: ['detained'] });
  const history = [
    ...tell.started,
    tell.exit({ type: 'ExitedForOtherReason', data: { reasons: ['moved'] } }),
  ];

  it('at the exit and in a correction', () => {
    expect(decided(TERMS, tell.started, exit)).toMatchObject({ events: [{ data: { reasons: ['other'] } }] });
    expect(decided(TERMS, history, correction)).toMatchObject({
      events: [{ data: { correction: { new: ['other'] } } }],
    });
  });

  it('unless the association stores it', () => {
    const terms = { ...TERMS, storeDetained: true };
    expect(decided(terms, tell.started, exit)).toMatchObject({
      events: [{ data: { reasons: ['detained', 'other'] } }],
    });
  });
});

describe('whoever is made responsible for a journey is a caseworker of its insats', () => {
  it.each([
    ['anna', true],
    ['otto', false],
  ])('%s: %s', (caseworker, mayBe) => {
    expect(decided(TERMS, tell.accepted, tell.assignCaseworker(caseworker)).accepted).toBe(mayBe);
    const handedOver = decided(TERMS, tell.accepted, tell.handOver(caseworker));
    expect(handedOver.accepted).toBe(mayBe);
    if (!mayBe)
      expect(handedOver).toEqual(refuse({ code: 'CaseworkerNotOfIntervention', field: 'caseworker' }));
  });
});
