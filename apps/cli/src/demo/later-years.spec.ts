import { describe, expect, it } from '@jest/globals';
import { type Agenda, waitingOf } from '@samspar/casework';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import { LAST_REGISTERED, laterYears } from './later-years.js';

const STARTED: Agenda = {
  status: 'started',
  misregistered: false,
  referredOn: '2024-05-02',
  startedOn: '2024-06-03',
  lastEventOn: '2024-06-03',
  lastOtherOn: '2024-06-03',
  revision: 2,
  entries: [],
};
const ENDED: Agenda = { ...STARTED, status: 'ended', exitedOn: '2024-09-30', lastEventOn: '2024-09-30' };
const REFERRED: Agenda = {
  status: 'referred',
  misregistered: false,
  referredOn: '2024-05-02',
  lastEventOn: '2024-05-02',
  lastOtherOn: '2024-05-02',
  revision: 0,
  entries: [],
};
const STATES = {
  started: STARTED,
  ended: ENDED,
  referred: REFERRED,
  waiting: { ...REFERRED, status: 'waiting' },
};

const yearsOf = (agenda: Agenda, today: string, row = 7, isFollowed = false) =>
  laterYears({ row, agenda, isFollowed, isWorking: false }, today);

const DAYS = Array.from({ length: 40 }, (_, number) => dayOfNumber(dayNumber('2025-02-01') + number * 41));

describe('the years after the register', () => {
  it.each(Object.entries(STATES))('lie after it, and not after today: %s', (_state, agenda) => {
    for (const today of DAYS)
      for (const isFollowed of [true, false])
        for (const { occurredOn } of yearsOf(agenda as Agenda, today, 7, isFollowed)) {
          expect(occurredOn > LAST_REGISTERED).toBe(true);
          expect(occurredOn <= today).toBe(true);
        }
  });

  it('end every journey that is not followed from day to day, and follow it up when its day comes', () => {
    expect(yearsOf(STARTED, '2025-02-02')).toEqual([]);
    expect(yearsOf(STARTED, '2026-12-31').map(({ type, occurredOn }) => [type, occurredOn])).toEqual([
      ['ExitJourney', '2025-02-10'],
      ['RecordFollowUp', '2025-08-10'],
      ['RecordFollowUp', '2026-02-10'],
    ]);
    expect(yearsOf(ENDED, '2026-09-29').map(({ occurredOn }) => occurredOn)).toEqual([
      '2025-03-30',
      '2025-09-30',
    ]);
    expect(
      yearsOf({ ...ENDED, followedUp: [6, 12] }, '2026-09-30').map(({ occurredOn }) => occurredOn),
    ).toEqual(['2026-09-30']);
    expect(yearsOf({ ...ENDED, deceased: true }, '2030-01-01')).toEqual([]);
  });

  it('keep those that are followed from falling silent and from missing a team meeting', () => {
    for (const today of DAYS.slice(3)) {
      const done = yearsOf(STARTED, today, 7, true);
      const metOn = done.findLast(({ type }) => type === 'RecordTeamMeeting')?.occurredOn;
      const agenda = { ...STARTED, metOn, lastEventOn: done.at(-1)?.occurredOn } as Agenda;
      const late = waitingOf(agenda).filter(({ due }) => due <= today);
      expect(late.filter(({ waitsFor }) => waitsFor === 'silence' || waitsFor === 'meeting')).toEqual([]);
      expect(yearsOf(agenda, today, 7, true)).toEqual([]);
    }
  });

  it('withdraw what nobody answered, and leave what was misregistered', () => {
    expect(yearsOf(REFERRED, '2025-12-31').map(({ type }) => type)).toEqual(['WithdrawReferral']);
    expect(yearsOf({ ...STARTED, misregistered: true }, '2025-12-31')).toEqual([]);
    expect(yearsOf({ ...REFERRED, status: 'declined' }, '2025-12-31')).toEqual([]);
  });
});
