import { describe, expect, it } from '@jest/globals';
import { correctedEvents, placesOf } from './journey-places.js';
import type { JourneyEvent } from './journey-events.js';

const event = (type: string, occurredOn: string, data: object = {}) =>
  ({ type, occurredOn, data }) as JourneyEvent;
const corrected = (fact: string, value: unknown, occurredOn = '2024-12-01') =>
  event('FactCorrected', occurredOn, { correction: { fact, old: null, new: value }, reason: 'entry-error' });
const noted = (revision: number) =>
  event('NoteCorrected', '2024-12-02', { revision, type: 'FactCorrected', reason: 'entry-error' });
const REFERRED = event('ParticipantReferred', '2024-01-10');
const STARTED = event('JourneyStarted', '2024-03-01');
const EXITED = event('ExitedToCare', '2024-09-01');

/** Each known on a day of its own, from 1 November. */
const told = (...events: readonly JourneyEvent[]) =>
  events.map((one, revision) => ({
    event: one,
    revision,
    knownAt: Date.parse(`2024-11-${String(revision + 1).padStart(2, '0')}T10:00:00Z`),
  }));
const places = (...events: readonly JourneyEvent[]) => placesOf(told(...events));

describe('where an event stands in time, as it is known', () => {
  it('is the day on which it happened, and of an unknown day that on which it was known', () => {
    expect(
      places(REFERRED, event('TeamMeetingHeld', '2024-04-01'), event('TeamMeetingHeld', 'unknown')),
    ).toEqual(['2024-01-10', '2024-04-01', '2024-11-03']);
  });

  it('is that of the next step at the latest, for a step of an unknown day', () => {
    const unknown = event('ParticipantReferred', 'unknown');
    expect(places(unknown, STARTED, EXITED)).toEqual(['2024-03-01', '2024-03-01', '2024-09-01']);
    expect(places(unknown, event('ReferralAccepted', 'unknown'), STARTED)[0]).toBe('2024-03-01');
    expect(places(unknown, event('ReferralAccepted', '2024-12-24'))[0]).toBe('2024-11-01');
    expect(places(unknown, event('TeamMeetingHeld', '2024-04-01'))[0]).toBe('2024-11-01');
  });

  it('is the corrected day where that was set right, and the correction stands with it', () => {
    expect(places(REFERRED, STARTED, corrected('startedOn', '2024-02-01'))).toEqual([
      '2024-01-10',
      '2024-02-01',
      '2024-02-01',
    ]);
    expect(places(REFERRED, corrected('referredOn', 'unknown'), STARTED)).toEqual([
      '2024-03-01',
      '2024-03-01',
      '2024-03-01',
    ]);
  });

  it('of a correction is that of the event that told the fact, or of the referral', () => {
    expect(places(REFERRED, STARTED, corrected('sex', 'man'))[2]).toBe('2024-03-01');
    expect(places(REFERRED, STARTED, corrected('referringUnit', 'Enheten'))[2]).toBe('2024-01-10');
    expect(places(REFERRED, STARTED, corrected('intervention', 'novum'))[2]).toBe('2024-01-10');
    expect(places(REFERRED, STARTED, EXITED, corrected('exitReasons', 'unknown'))[3]).toBe('2024-09-01');
  });

  it('of an annulment is that of the entry it strikes, of a reopening that of the exit', () => {
    const meeting = event('TeamMeetingHeld', '2024-04-01');
    const annulled = event('EntryAnnulled', '2024-12-01', {
      entry: 1,
      type: 'TeamMeetingHeld',
      reason: 'entry-error',
    });
    expect(places(REFERRED, meeting, annulled)[2]).toBe('2024-04-01');
    const reopened = event('JourneyReopened', '2024-12-01');
    expect(places(REFERRED, STARTED, EXITED, reopened, event('ExitedToCare', '2024-10-01')).slice(2)).toEqual(
      ['2024-09-01', '2024-09-01', '2024-10-01'],
    );
  });

  it('of a note set right is that of what the note is about', () => {
    const correction = corrected('startedOn', '2024-02-01');
    expect(places(REFERRED, STARTED, correction, noted(2))[3]).toBe('2024-02-01');
    expect(places(REFERRED, STARTED, noted(1))[2]).toBe('2024-03-01');
  });

  it('of a misregistration, and of that taken back, is that of the referral: the journey never was', () => {
    expect(
      places(REFERRED, event('JourneyMisregistered', '2024-12-01'), event('JourneyReinstated', '2024-12-02')),
    ).toEqual(['2024-01-10', '2024-01-10', '2024-01-10']);
  });

  it('is asked of what is left of a journey too, and of nothing', () => {
    expect(placesOf(told(REFERRED, STARTED, corrected('sex', 'man')).slice(1))).toEqual([
      '2024-03-01',
      '2024-03-01',
    ]);
    expect(placesOf([])).toEqual([]);
  });
});

describe('a correction', () => {
  it('sets right the event that told its fact last', () => {
    const reopened = event('JourneyReopened', '2024-12-01');
    const events = told(
      REFERRED,
      EXITED,
      corrected('exitedOn', '2024-08-01'),
      reopened,
      EXITED,
      corrected('exitedOn', '2024-08-02'),
    );
    expect(correctedEvents(events)).toEqual(
      new Map([
        [2, 1],
        [5, 4],
      ]),
    );
  });

  it('of the insats, or of what no event told yet, sets right none', () => {
    expect(
      correctedEvents(told(REFERRED, corrected('intervention', 'novum'), corrected('sex', 'man'))).size,
    ).toBe(0);
  });
});
