import { describe, expect, it } from '@jest/globals';
import type { Consent, ConsentStatement } from './consent.js';
import { amongParties } from './consent.js';
import { consentsStanding, consentStanding, lastingConsents } from './consent-standing.js';

const KNOWN = [
  { id: 'socialnamnden', party: 'municipality', name: 'Socialnämnden' },
  { id: 'arbetsmarknadsnamnden', party: 'municipality', name: 'Arbetsmarknadsnämnden' },
  { id: 'region', party: 'region', name: 'Regionen' },
] as const;
const TODAY = '2025-06-15';

const given = (said: Partial<Consent> = {}): Consent => ({
  ...amongParties(['municipality', 'region']),
  givenOn: '2025-01-10',
  ...said,
});
const withdrawn: ConsentStatement = { withdrawnFrom: null, withdrawnOn: '2025-05-01' };
const standing = (...statements: ConsentStatement[]) => consentStanding(statements, KNOWN, TODAY);

describe('consent on a day', () => {
  it.each<[string, ConsentStatement[], string, string | null]>([
    ['where nobody was asked', [], 'missing', null],
    ['where the imported row does not say', [{ isStated: false }], 'notStated', null],
    ['that has no last day', [given()], 'inForce', null],
    ['with more than thirty days to go', [given({ expiresOn: '2025-07-16' })], 'inForce', '2025-07-16'],
    ['with thirty days to go', [given({ expiresOn: '2025-07-15' })], 'expiring', '2025-07-15'],
    ['on its last day', [given({ expiresOn: TODAY })], 'expiring', TODAY],
    ['on the day after its last', [given({ expiresOn: '2025-06-14' })], 'expired', '2025-06-14'],
    ['before its first day', [given({ validFrom: '2025-06-16' })], 'notYet', '2025-06-16'],
    ['on its first day', [given({ validFrom: TODAY })], 'inForce', null],
    ['given on a day that nobody knows', [given({ givenOn: 'unknown' })], 'inForce', null],
    ['that was withdrawn', [given(), withdrawn], 'withdrawn', '2025-05-01'],
    [
      'that the row does not say, and was withdrawn',
      [{ isStated: false }, withdrawn],
      'withdrawn',
      '2025-05-01',
    ],
    ['given anew', [given(), withdrawn, given()], 'inForce', null],
  ])('%s', (_what, statements, as, day) => expect(standing(...statements)).toEqual({ standing: as, day }));

  it('stands, of several, as the one that asks most', () =>
    expect(
      standing(given({ ...amongParties(['region']) }), given({ kinds: ['plan'], expiresOn: '2025-06-01' })),
    ).toEqual({ standing: 'expired', day: '2025-06-01' }));
});

describe('a newer consent', () => {
  const old = given({ expiresOn: '2025-06-20' });

  it('for at least the same stands in the place of the older, by party or by all its authorities', () => {
    expect(standing(old, given())).toEqual({ standing: 'inForce', day: null });
    const ofAuthority = given({
      receiving: { parties: [], authorities: ['socialnamnden'] },
      expiresOn: '2025-06-01',
    });
    expect(standing(ofAuthority, given())).toEqual({ standing: 'inForce', day: null });
  });

  it.each<[string, Partial<Consent>]>([
    ['of fewer kinds', { kinds: ['plan'] }],
    ['of another giver', { giving: amongParties(['region']).giving }],
    ['to fewer receivers', { receiving: { parties: ['region'], authorities: ['socialnamnden'] } }],
  ])('%s leaves the older to be renewed', (_what, said) =>
    expect(standing(old, given(said))).toEqual({ standing: 'expiring', day: '2025-06-20' }),
  );

  it('that is to come leaves the older in force until then, and asks nobody to renew it', () => {
    const toCome = given({ validFrom: '2025-06-21' });
    expect(consentsStanding([old, toCome], KNOWN, TODAY)).toMatchObject([
      { standing: 'inForce', day: '2025-06-20' },
      { standing: 'notYet', day: '2025-06-21' },
    ]);
  });
});

describe('consent that lasts', () => {
  const ofAuthority = given({ receiving: { parties: [], authorities: ['socialnamnden'] } });
  const ofParty = given({ receiving: amongParties(['municipality']).receiving });

  it('is without what was renewed by it, of an authority by its party where that is known', () => {
    expect(lastingConsents([ofAuthority, ofParty], KNOWN)).toEqual([ofParty]);
    expect(lastingConsents([ofAuthority, ofParty], [])).toEqual([ofAuthority, ofParty]);
    expect(lastingConsents([ofParty, ofAuthority], KNOWN)).toEqual([ofParty, ofAuthority]);
  });

  it('is what no withdrawal has met', () =>
    expect(
      lastingConsents(
        [ofAuthority, { withdrawnFrom: { parties: ['municipality'], authorities: [] } }],
        KNOWN,
      ),
    ).toEqual([]));
});
