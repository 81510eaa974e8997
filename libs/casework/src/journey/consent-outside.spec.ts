import { describe, expect, it } from '@jest/globals';
import { amongParties, type Consent, type ConsentStatement } from './consent.js';
import { consentOutside } from './consent-outside.js';

const OWNER = { id: 'owner', party: 'municipality', name: 'Ägaren' } as const;
const OTHER = { id: 'region', party: 'region', name: 'Regionen' } as const;
const TODAY = '2025-06-15';

const given = (said: Partial<Consent> = {}): Consent => ({
  giving: { parties: [], authorities: ['owner'] },
  receiving: { parties: [], authorities: ['region', 'fund'] },
  kinds: ['identity', 'participation'],
  givenOn: '2025-01-10',
  ...said,
});
const among: ConsentStatement = { ...amongParties(['municipality', 'region']), givenOn: '2025-01-10' };
const standing = (...statements: ConsentStatement[]) =>
  consentOutside(
    statements,
    [OWNER, OTHER],
    { giver: OWNER, receiver: 'fund', kinds: ['identity', 'participation'] },
    TODAY,
  );
const withdrawn = (...authorities: string[]): ConsentStatement => ({
  withdrawnFrom: authorities.length > 0 ? { parties: [], authorities } : null,
  withdrawnOn: '2025-05-01',
});

describe('consent to somebody outside the association', () => {
  it.each<[string, ConsentStatement[], ReturnType<typeof standing>]>([
    ['names the receiver', [given()], 'inForce'],
    [
      'given by all authorities of the party',
      [given({ giving: { parties: ['municipality'], authorities: [] } })],
      'inForce',
    ],
    ['is not consent among the parties', [among], 'missing'],
    ['lacks a kind', [given({ kinds: ['participation'] })], 'missing'],
    [
      'of two, each for a kind',
      [given({ kinds: ['participation'] }), given({ kinds: ['identity'] })],
      'inForce',
    ],
    ['by another giver', [given({ giving: { parties: ['region'], authorities: [] } })], 'missing'],
    ['has expired', [given({ expiresOn: '2025-06-14' })], 'missing'],
    ['was never asked for', [], 'missing'],
    ['is withdrawn altogether', [given(), withdrawn()], 'withdrawn'],
    ['among the parties is withdrawn altogether', [among, withdrawn()], 'withdrawn'],
    ['is withdrawn from the receiver alone', [among, given(), withdrawn('fund')], 'withdrawn'],
    ['stands where it is withdrawn from another', [given(), withdrawn('region')], 'inForce'],
    ['is given anew', [given(), withdrawn(), given()], 'inForce'],
  ])('%s', (_what, statements, as) => expect(standing(...statements)).toBe(as));
});
