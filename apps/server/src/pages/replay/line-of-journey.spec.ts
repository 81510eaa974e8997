import { describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import type { ReplayedEvent, ReplayedJourney } from '@samspar/use-cases';
import { lineOfJourney } from './line-of-journey.js';

const told = (
  type: JourneyEvent['type'],
  occurredOn: string,
  more: Readonly<{ data?: object; daysLate?: number; holdsFrom?: string; exit?: string }> = {},
) => ({ type, occurredOn, ...more });

/** What the line reads of a journey. */
const journey = (
  events: readonly ReturnType<typeof told>[],
  more: Partial<ReplayedJourney> = {},
): ReplayedJourney => {
  const whole = events.map(
    ({ type, occurredOn, data = {}, daysLate = 0, holdsFrom = occurredOn, exit }, revision) =>
      ({
        event: { type, occurredOn, data },
        revision,
        knownAt: Date.parse(`${occurredOn}T10:00:00Z`),
        holdsFrom,
        daysLate,
        after: { exit },
      }) as unknown as ReplayedEvent,
  );
  return { whole, events: whole, clocks: {}, today: '2025-12-31', ...more } as ReplayedJourney;
};

const REFERRED = told('ParticipantReferred', '2025-01-01');
const STARTED = told('JourneyStarted', '2025-02-01');
const met = (day: string, daysLate = 0) => told('TeamMeetingHeld', day, { daysLate });
const EXITED = told('ExitedToCare', '2025-06-01', { exit: 'ExitedToCare' });

const gaps = (...days: readonly string[]) =>
  lineOfJourney(journey([REFERRED, STARTED, ...days.map((day) => met(day)), EXITED])).gaps;

describe('the line through a journey', () => {
  it('has its phases: before the start, while it goes on, and after the exit until the last follow-up', () => {
    const followed = told('FollowUpRecorded', '2025-09-01', { exit: 'ExitedToCare' });
    expect(lineOfJourney(journey([REFERRED, STARTED, EXITED, followed]))).toMatchObject({
      from: '2025-01-01',
      to: '2025-09-01',
      phases: [
        { phase: 'before', from: '2025-01-01', to: '2025-02-01' },
        { phase: 'ongoing', from: '2025-02-01', to: '2025-06-01' },
        { phase: 'after', from: '2025-06-01', to: '2025-09-01' },
      ],
    });
  });

  it('goes on until today where the journey does, and where it was reopened', () => {
    for (const events of [
      [REFERRED, STARTED],
      [REFERRED, STARTED, EXITED, told('JourneyReopened', '2025-06-20')],
    ])
      expect(lineOfJourney(journey(events))).toMatchObject({
        to: '2025-12-31',
        phases: [{ phase: 'before' }, { phase: 'ongoing', to: '2025-12-31' }],
      });
  });

  it('ends before it began where the referral was declined', () =>
    expect(lineOfJourney(journey([REFERRED, told('ReferralDeclined', '2025-01-10')])).phases).toEqual([
      { phase: 'before', from: '2025-01-01', to: '2025-01-10' },
    ]));

  it('says where nothing happened for more than 60 days, and for how many', () => {
    expect(gaps('2025-04-02')).toEqual([]);
    expect(gaps('2025-02-02')).toEqual([{ from: '2025-02-02', to: '2025-06-01', days: 119 }]);
    expect(gaps('2025-04-03', '2025-05-01')).toEqual([{ from: '2025-02-01', to: '2025-04-03', days: 61 }]);
  });

  it('ends no stretch with what merely sets something right, and none begins after the exit', () => {
    const corrected = told('FactCorrected', '2025-03-15', { holdsFrom: '2025-01-01' });
    const followed = told('FollowUpRecorded', '2025-12-01', { exit: 'ExitedToCare' });
    const { gaps: stretches, marks } = lineOfJourney(
      journey([REFERRED, STARTED, corrected, EXITED, followed]),
    );
    expect(stretches).toEqual([{ from: '2025-02-01', to: '2025-06-01', days: 120 }]);
    expect(marks).toContainEqual(expect.objectContaining({ lane: 'setRight', day: '2025-03-15' }));
  });

  it('stands where the day has been corrected to, and marks what was registered on a later day', () => {
    const late = told('TeamMeetingHeld', '2025-03-01', { holdsFrom: '2025-02-20', daysLate: 3 });
    expect(lineOfJourney(journey([REFERRED, STARTED, late])).marks.at(-1)).toMatchObject({
      lane: 'meetings',
      day: '2025-02-20',
      isLate: true,
    });
  });

  it('has one mark for what was told of the same day in the same lane, and none for what was struck', () => {
    const struck = told('EntryAnnulled', '2025-03-20', { data: { entry: 2 } });
    const { marks } = lineOfJourney(
      journey([REFERRED, STARTED, met('2025-03-01'), met('2025-04-01'), met('2025-04-01'), struck]),
    );
    expect(marks.filter(({ lane }) => lane === 'meetings')).toMatchObject([
      { day: '2025-04-01', events: [{ revision: 3 }, { revision: 4 }] },
    ]);
  });

  it('has the moments by both clocks, and those that they are compared with, where they lie on it', () => {
    const compared = { clocks: { asOf: '2025-03-01' }, events: [] };
    const clocks = { asOf: '2025-05-01', knownAt: Date.parse('2025-06-30T21:59:59Z') };
    expect(lineOfJourney(journey([REFERRED, STARTED], { clocks, compared })).moments).toEqual([
      { clock: 'asOf', day: '2025-05-01', isCompared: false },
      { clock: 'knownAt', day: '2025-06-30', isCompared: false },
      { clock: 'asOf', day: '2025-03-01', isCompared: true },
    ]);
    for (const asOf of ['2024-12-31', '2026-01-01'])
      expect(lineOfJourney(journey([REFERRED], { clocks: { asOf } })).moments).toEqual([]);
  });
});
