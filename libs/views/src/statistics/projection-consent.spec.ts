import { describe, expect, it } from '@jest/globals';
import { type Authorities, type JourneyEvent, journeyStream } from '@samspar/casework';
import { evolveCase, waitingRows } from '../caseload/projection.js';
import { asCounted, type AsSetUp, type CountedRecord, evolveCounted } from './projection-consent.js';

const KNOWN = [
  { id: 'soc', party: 'municipality', name: 'Socialnämnden' },
  { id: 'arb', party: 'municipality', name: 'Arbetsmarknadsnämnden' },
  { id: 'hsn', party: 'region', name: 'Hälso- och sjukvårdsnämnden' },
] as const;
const ANONYMOUS: AsSetUp = { afterWithdrawal: 'anonymous', authorities: KNOWN };

const event = (
  type: string,
  data: object,
  schemaVersion = journeyStream.schemaVersionOf(type),
): JourneyEvent => journeyStream.upcast({ type, schemaVersion, occurredOn: '2024-01-10', data });
const referred = (consentAtSource?: boolean): JourneyEvent =>
  event('ParticipantReferred', {
    association: 'stockholm',
    intervention: 'finsam-team',
    participantId: 'p1',
    anonymous: false,
    referringParty: 'municipality',
    referringUnit: 'notRegistered',
    decidingParties: [],
    profile: { sex: 'woman', district: 'farsta' },
    ...(consentAtSource !== undefined && { consentAtSource }),
  });
const some = (said: Partial<Authorities>): Authorities => ({ parties: [], authorities: [], ...said });
/** As version 1 said it, and as it is said today. */
const givenTo = (said: Partial<Authorities>): JourneyEvent =>
  said.parties && !said.authorities
    ? event('ConsentGiven', { parties: said.parties, purpose: 'x', form: 'oral', language: 'sv' }, 1)
    : event('ConsentGiven', {
        giving: some({ parties: ['municipality'] }),
        receiving: some(said),
        kinds: ['profile'],
        purpose: 'x',
        form: 'oral',
        language: 'sv',
        obtainedBy: null,
      });
const from = (said?: Partial<Authorities>): JourneyEvent =>
  event('ConsentWithdrawn', said ? { receiving: some(said) } : {});
const fromParties = (...parties: string[]): JourneyEvent => event('ConsentWithdrawn', { parties }, 1);
const struck = (entry: number): JourneyEvent =>
  event('EntryAnnulled', { entry, type: 'ConsentWithdrawn', reason: 'entry-error' });

const folded = (events: readonly JourneyEvent[], asSetUp = ANONYMOUS): CountedRecord => {
  const record = events.reduce<CountedRecord | undefined>(
    (before, one, revision) => evolveCounted(before, one, revision, asSetUp, 0),
    undefined,
  );
  if (!record) throw new Error('a journey has events');
  return record;
};
const isAnonymous = (...events: readonly JourneyEvent[]): boolean => asCounted(folded(events)).anonymous;

/** Whether the pile of withdrawn consents holds the journey. */
const isWaiting = (...events: readonly JourneyEvent[]): boolean => {
  const record = events.reduce<ReturnType<typeof evolveCase> | undefined>(
    (before, one, revision) =>
      evolveCase(before, one, { actor: 'u', revision, recordedAt: 0, authorities: KNOWN }),
    undefined,
  );
  const WITHDRAWN = 6;
  return record ? waitingRows(record).some(({ waitsFor }) => waitsFor === WITHDRAWN) : false;
};

describe('a withdrawal meets consent by party and by authority alike, in counts and in what waits', () => {
  it.each<[string, readonly JourneyEvent[], boolean]>([
    ['all, of a party', [givenTo({ parties: ['region'] }), from()], true],
    ['a party, of the party', [givenTo({ parties: ['region'] }), fromParties('region')], true],
    ['its authority, of a party', [givenTo({ parties: ['region'] }), from({ authorities: ['hsn'] })], true],
    ['a party, of its authority', [givenTo({ authorities: ['hsn'] }), fromParties('region')], true],
    ['an authority, of it', [givenTo({ authorities: ['hsn'] }), from({ authorities: ['hsn'] })], true],
    ['some, of a party', [givenTo({ parties: ['municipality'] }), from({ authorities: ['soc'] })], false],
    [
      'one after the other, of a party',
      [
        givenTo({ parties: ['municipality'] }),
        from({ authorities: ['soc'] }),
        from({ authorities: ['arb'] }),
      ],
      true,
    ],
    [
      'a party, of some of its authorities and of another party',
      [givenTo({ authorities: ['soc'], parties: ['region'] }), fromParties('municipality')],
      false,
    ],
    [
      'each in another form',
      [
        givenTo({ authorities: ['soc'], parties: ['region'] }),
        fromParties('municipality'),
        from({ authorities: ['hsn'] }),
      ],
      true,
    ],
    [
      'a consent, where another is left',
      [givenTo({ authorities: ['soc'] }), givenTo({ parties: ['region'] }), fromParties('municipality')],
      false,
    ],
    [
      'what was given anew',
      [givenTo({ parties: ['region'] }), from(), givenTo({ authorities: ['hsn'] })],
      false,
    ],
    ['what is struck', [givenTo({ parties: ['region'] }), fromParties('region'), struck(2)], false],
  ])('%s: %#', (_what, events, isGone) => {
    expect(isAnonymous(referred(), ...events)).toBe(isGone);
    expect(isWaiting(referred(), ...events)).toBe(isGone);
  });

  it.each<[string, boolean | undefined, readonly JourneyEvent[], boolean]>([
    ['is withdrawn from all', true, [from()], true],
    ['is withdrawn from some', true, [fromParties('region')], false],
    ['that a file does not state is withdrawn', false, [from()], true],
    [
      'stands where one that was given beside it is withdrawn',
      true,
      [givenTo({ authorities: ['hsn'] }), from({ authorities: ['hsn'] })],
      false,
    ],
  ])('at the source, consent %s', (_what, atSource, events, isGone) => {
    expect(isAnonymous(referred(atSource), ...events)).toBe(isGone);
    expect(isWaiting(referred(atSource), ...events)).toBe(isGone);
  });

  it('is as before where the association says so, and where nothing was said of consent nothing is kept of it', () => {
    const withdrawn = [referred(), givenTo({ parties: ['region'] }), from()];
    const asBefore = folded(withdrawn, { ...ANONYMOUS, afterWithdrawal: 'asBefore' });
    expect(asCounted(asBefore)).toMatchObject({ anonymous: false, facts: { district: 'farsta' } });
    expect(asCounted(folded(withdrawn)).facts).toEqual({
      sex: 'woman',
      intervention: 'finsam-team',
      referredOn: '2024-01-10',
    });
    expect(folded([referred(false)])).not.toHaveProperty('said');
    expect(folded([referred(false)])).not.toHaveProperty('consentAtSource');
  });

  it('is the same where a journey is opened again: what lasts goes by the authorities, not by the words', () => {
    const reopened = [
      event('ExitedForOtherReason', { reasons: 'unknown' }),
      event('JourneyReopened', { reason: 'entry-error' }),
    ];
    expect(isWaiting(referred(), givenTo({ parties: ['region'] }), ...reopened)).toBe(false);
    expect(
      isWaiting(referred(), givenTo({ parties: ['region'] }), from({ authorities: ['hsn'] }), ...reopened),
    ).toBe(true);
  });
});
