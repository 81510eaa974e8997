import { describe, expect, it } from '@jest/globals';
import { dueReports, readSchedule } from './report-schedule.js';

const dueOn = (today: string, schedule: string) =>
  dueReports(readSchedule(schedule) ?? [], today).map(({ period: { from, to } }) => `${from}--${to}`);

describe('a schedule of reports', () => {
  it.each([
    ['half-year', [{ every: 'half-year', daysAfter: 31 }]],
    [
      'half-year:20, year',
      [
        { every: 'half-year', daysAfter: 20 },
        { every: 'year', daysAfter: 31 },
      ],
    ],
    ['year:1', [{ every: 'year', daysAfter: 1 }]],
    ['year:0', undefined],
    ['year:181', undefined],
    ['year:ett', undefined],
    ['year:1:2', undefined],
    ['month', undefined],
    ['year,year:3', undefined],
    ['year,', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, schedule) => expect(readSchedule(text)).toEqual(schedule));

  it.each([
    ['2026-07-30', '2025-01-01--2025-06-30'],
    ['2026-07-31', '2026-01-01--2026-06-30'],
    ['2027-01-30', '2026-01-01--2026-06-30'],
    ['2027-07-31', '2027-01-01--2027-06-30'],
  ])('on %s has %s as its half-year', (today, period) => expect(dueOn(today, 'half-year')).toEqual([period]));

  it.each([
    ['2026-01-30', 'year', '2024-01-01--2024-12-31'],
    ['2026-01-31', 'year', '2025-01-01--2025-12-31'],
    ['2026-12-31', 'year', '2025-01-01--2025-12-31'],
    ['2026-12-31', 'year:1', '2025-01-01--2025-12-31'],
    ['2027-01-01', 'year:1', '2026-01-01--2026-12-31'],
    ['2027-06-28', 'year:180', '2025-01-01--2025-12-31'],
    ['2027-06-29', 'year:180', '2026-01-01--2026-12-31'],
  ])('on %s, of %s, has %s', (today, schedule, period) => expect(dueOn(today, schedule)).toEqual([period]));
});
