import { describe, expect, it } from '@jest/globals';
import { amongParties, type Authorities, type Consent, consentsLeft } from './consent.js';

const KNOWN = [
  { id: 'socialnamnden', party: 'municipality', name: 'Socialnämnden' },
  { id: 'farsta', party: 'municipality', name: 'Farsta stadsdelsnämnd' },
  { id: 'region', party: 'region', name: 'Region Stockholm' },
] as const;

const given = (receiving: Partial<Authorities>): Consent => ({
  ...amongParties(['municipality']),
  receiving: { parties: [], authorities: [], ...receiving },
  givenOn: '2024-01-10',
});
const withdrawn = (from: Partial<Authorities>) => ({
  withdrawnFrom: { parties: [], authorities: [], ...from },
});
const left = (...statements: Parameters<typeof consentsLeft>[0]) =>
  consentsLeft(statements, KNOWN).map(({ receiving }) => receiving);

describe('consent that is left (OSL 10 kap. 1 §, 12 kap. 2 §)', () => {
  it('is none where none was given', () => expect(left()).toEqual([]));

  it('is all that was given, each by itself, as it was given', () => {
    const first = given({ parties: ['region'] });
    const second = { ...given({ authorities: ['farsta'] }), expiresOn: '2024-12-31' };
    expect(consentsLeft([first, second], KNOWN)).toEqual([first, second]);
  });

  it('is, of a file, what it said last: what it said before stands no longer, what was registered beside it does', () => {
    const before = { ...given({ parties: ['region'] }), atSource: true } as const;
    const registered = given({ authorities: ['farsta'] });
    const now = { ...before, expiresOn: '2024-12-31' };
    expect(consentsLeft([before, registered, now], KNOWN)).toEqual([registered, now]);
    expect(consentsLeft([before, registered], KNOWN)).toEqual([before, registered]);
  });

  it('is none once it is withdrawn from all', () =>
    expect(left(given({ parties: ['region'] }), { withdrawnFrom: null })).toEqual([]));

  it('is what was given after it was withdrawn', () =>
    expect(
      left(given({ parties: ['region'] }), { withdrawnFrom: null }, given({ authorities: ['farsta'] })),
    ).toEqual([{ parties: [], authorities: ['farsta'] }]));

  it('is for the parties and authorities that it was not withdrawn from', () => {
    const all = given({ parties: ['municipality', 'region'], authorities: ['farsta'] });
    expect(left(all, withdrawn({ parties: ['region'] }))).toEqual([
      { parties: ['municipality'], authorities: ['farsta'] },
    ]);
    expect(
      left(given({ authorities: ['farsta', 'region'] }), withdrawn({ authorities: ['farsta'] })),
    ).toEqual([{ parties: [], authorities: ['region'] }]);
  });

  it('is not for an authority of a party that it was withdrawn from', () =>
    expect(
      left(given({ authorities: ['farsta', 'region'] }), withdrawn({ parties: ['municipality'] })),
    ).toEqual([{ parties: [], authorities: ['region'] }]));

  it('is for the other authorities of a party where one of them is left out, in the order they are registered', () =>
    expect(
      left(given({ parties: ['municipality', 'region'] }), withdrawn({ authorities: ['farsta'] })),
    ).toEqual([{ parties: ['region'], authorities: ['socialnamnden'] }]));

  it('is for nobody where the only authority of a party is left out', () =>
    expect(left(given({ parties: ['region'] }), withdrawn({ authorities: ['region'] }))).toEqual([]));

  it('is for an authority that is no longer known until it is withdrawn from it, or from all', () => {
    const unknown = given({ authorities: ['forna'] });
    expect(left(unknown, withdrawn({ parties: ['municipality'] }))).toEqual([unknown.receiving]);
    expect(left(unknown, withdrawn({ authorities: ['forna'] }))).toEqual([]);
  });
});
