import { describe, expect, it } from '@jest/globals';
import type { Authorities } from './consent.js';
import type { JourneyEvent } from './journey-events.js';
import { consentsShown, HIDDEN_AUTHORITY, withoutAuthorities } from './journey-protected.js';

const BOARD = { id: 'rinkeby', party: 'municipality', name: 'Rinkeby stadsdelsnämnd' } as const;
const OTHER = { id: 'farsta', party: 'municipality', name: 'Farsta stadsdelsnämnd' } as const;
const KNOWN = [BOARD, OTHER];
const on = { occurredOn: '2025-06-01' } as const;
const parties = { parties: ['region'], authorities: [] } as const;
const named = { parties: ['region'], authorities: ['rinkeby', 'farsta'] } as const;
const hidden = { parties: ['region'], authorities: [HIDDEN_AUTHORITY] };
const said = { kinds: ['plan'], purpose: 'Rehabilitering i Rinkeby', form: 'oral', language: 'sv' } as const;

const consent = (receiving: Authorities) =>
  ({ giving: parties, receiving, kinds: ['plan'], givenOn: '2025-06-01' }) as const;

describe('while the identity of the person is protected', () => {
  it('parties that consent names are told, and that there are authorities beside them, but neither which nor how many', () => {
    const data = { ...said, giving: named, receiving: parties, obtainedBy: 'anna' };
    const event: JourneyEvent = { type: 'ConsentGiven', ...on, data };
    expect(withoutAuthorities(event)).toEqual({
      ...event,
      data: { ...data, giving: hidden, receiving: parties, purpose: '' },
    });
    const other: JourneyEvent = { ...event, data: { ...data, giving: parties, receiving: named } };
    expect(withoutAuthorities(other)).toMatchObject({ data: { giving: parties, receiving: hidden } });
  });

  it('so it is with whom consent is withdrawn from, but for all', () => {
    const event: JourneyEvent = { type: 'ConsentWithdrawn', ...on, data: { receiving: named } };
    expect(withoutAuthorities(event)).toEqual({ ...event, data: { receiving: hidden } });
    const all: JourneyEvent = { type: 'ConsentWithdrawn', ...on, data: {} };
    expect(withoutAuthorities(all)).toBe(all);
  });

  it('who gives out to whom on another ground is not told, the ground and the kinds are', () => {
    const data = { ground: 'decision', kinds: ['plan'], why: 'v2.sealed' } as const;
    const event: JourneyEvent = {
      type: 'DisclosureGrounded',
      ...on,
      data: { ...data, giver: 'rinkeby', receiver: 'farsta' },
    };
    expect(withoutAuthorities(event)).toEqual({
      ...event,
      data: { ...data, giver: HIDDEN_AUTHORITY, receiver: HIDDEN_AUTHORITY },
    });
  });

  it('every other event is told as it is', () => {
    const event: JourneyEvent = { type: 'ReferralAccepted', ...on, data: {} };
    expect(withoutAuthorities(event)).toBe(event);
  });
});

describe('consent that is left, while the identity of the person is protected', () => {
  it('is told by its parties', () =>
    expect(consentsShown([consent(named)], KNOWN)).toEqual([{ ...consent(parties), receiving: hidden }]));

  it('has none that was withdrawn, though from whom is not told', () => {
    const all = { ...consent(parties), receiving: { parties: ['municipality'], authorities: [] } } as const;
    const withdrawal = {
      withdrawnFrom: { parties: [], authorities: ['rinkeby'] },
      withdrawnOn: '2025-06-02',
    } as const;
    expect(consentsShown([all, withdrawal], KNOWN)).toEqual([
      { ...all, receiving: { parties: [], authorities: [HIDDEN_AUTHORITY] } },
      { withdrawnFrom: { parties: [], authorities: [HIDDEN_AUTHORITY] }, withdrawnOn: '2025-06-02' },
    ]);
    expect(consentsShown([all, withdrawal, consent(parties)], KNOWN)).toHaveLength(2);
  });

  it('says that all was withdrawn, and that a file does not say', () => {
    const withdrawn = { withdrawnFrom: null, withdrawnOn: '2025-06-02' } as const;
    expect(consentsShown([consent(named), withdrawn], KNOWN)).toEqual([withdrawn]);
    expect(consentsShown([{ isStated: false }], KNOWN)).toEqual([{ isStated: false }]);
    expect(consentsShown([], KNOWN)).toEqual([]);
  });
});
