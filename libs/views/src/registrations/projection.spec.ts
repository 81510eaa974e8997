import { describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { dayNumber } from '@samspar/kernel';
import { DaysKnown, marksOf, registrationOf } from './projection.js';

const event = (type: string, occurredOn: string, data: object = {}) =>
  ({ type, occurredOn, data }) as JourneyEvent;
const registered = (told: JourneyEvent, more: object = {}) =>
  registrationOf(told, 7, 1_000, { revision: 3, position: 9n, metadata: more });

describe('a registration', () => {
  it('is what was registered of which journey, when, and for which authority, and nothing of the person', () => {
    const row = { register: 'main', number: '17', digests: {} };
    expect(registered(event('TeamMeetingHeld', '2024-04-01'), { authority: 'namnden', row })).toEqual({
      journey: 7,
      revision: 3,
      type: 'TeamMeetingHeld',
      day: dayNumber('2024-04-01'),
      knownAt: 1_000,
      position: 9,
      authority: 'namnden',
      number: '17',
      isFromFile: false,
    });
    expect(registered(event('TeamMeetingHeld', 'unknown'))).toMatchObject({
      day: null,
      authority: null,
      number: null,
    });
    expect(registered(event('TeamMeetingHeld', 'unknown'), { batch: 'b' })).toMatchObject({
      isFromFile: true,
    });
  });

  it('says where the journey is: the referral, and what moves it to another insats', () => {
    const place = { association: 'stockholm', intervention: 'novum' };
    expect(registered(event('ParticipantReferred', '2024-01-01', place))).toMatchObject(place);
    const corrected = (fact: string) =>
      registered(event('FactCorrected', '2024-01-01', { correction: { fact, old: null, new: 'dev' } }));
    expect(corrected('intervention')).toMatchObject({ intervention: 'dev' });
    expect(corrected('referringUnit')).not.toHaveProperty('intervention');
    expect(corrected('intervention')).not.toHaveProperty('association');
  });

  it.each([
    ['FactCorrected', { corrected: true, reopened: false, erased: false }],
    ['EntryAnnulled', { corrected: true, reopened: false, erased: false }],
    ['NoteCorrected', { corrected: true, reopened: false, erased: false }],
    ['JourneyReopened', { corrected: false, reopened: true, erased: false }],
    ['JourneyErased', { corrected: false, reopened: false, erased: true }],
    ['JourneyStarted', { corrected: false, reopened: false, erased: false }],
  ] as const)('marks its journey as a whole: %s', (type, marks) => expect(marksOf({ type })).toEqual(marks));
});

describe('the days on which moments are', () => {
  it('are those of Stockholm, in whatever order they are asked for', () => {
    const days = new DaysKnown();
    const of = (moment: string) => days.of(Date.parse(moment));
    expect(
      [
        '2024-06-01T21:59:59.999Z',
        '2024-06-01T22:00:00Z',
        '2024-06-02T21:59:59.999Z',
        '2024-06-01T21:59:59Z',
      ].map(of),
    ).toEqual(['2024-06-01', '2024-06-02', '2024-06-02', '2024-06-01'].map(dayNumber));
    expect(of('1970-01-01T00:00:00Z')).toBe(0);
  });
});
