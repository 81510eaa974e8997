import { describe, expect, it } from '@jest/globals';
import { Told2024 } from '../../../test/statistics/feeding.js';
import type { StatisticsQuery } from './query.js';

const told = new Told2024();
told.tell({ referredOn: '2024-01-15', startedOn: '2024-02-01', exitedOn: '2024-09-01', sex: 0 });
told.tell({ referredOn: '2024-03-01', startedOn: '2024-05-01', sex: 1 });

const notesOf = (asked: Partial<StatisticsQuery>) => told.ask(asked).notes.map(({ code }) => code);
const during = (where: StatisticsQuery['where']) => told.ask({ measure: 'participants', where }).total;

describe('an answer', () => {
  it('says what was asked, of which moment, by which definitions, and what was counted', () =>
    expect(told.ask({ by: ['sex'], where: { sex: ['woman'] } })).toMatchObject({
      measure: 'started',
      unit: 'journey',
      period: { from: '2024-01-01', to: '2024-12-31' },
      asKnownAt: '2026-11-21T10:00:00.000Z',
      position: '4711',
      by: ['sex'],
      where: { sex: ['woman'] },
      shareOf: 'last',
      total: 1,
    }));

  it('of the days of persons is a median of journeys, and says so; of nothing else it says so', () => {
    expect(notesOf({ measure: 'daysToStart', unit: 'person' })).toContain('medianOfJourneys');
    expect(notesOf({ measure: 'daysToStart' })).not.toContain('medianOfJourneys');
    expect(notesOf({ unit: 'person' })).not.toContain('medianOfJourneys');
  });

  it('counts in a stretch that is filtered by time what stood in each part that is admitted', () => {
    expect(during({ month: ['2024-01'] })).toBe(0);
    expect(during({ month: ['2024-02'] })).toBe(1);
    expect(during({ month: ['2024-02', '2024-06'] })).toBe(2);
    expect(during({ month: ['2024-10'], quarter: ['2024-Q4'] })).toBe(1);
    expect(during({ month: ['2024-10'], quarter: ['2024-Q1'] })).toBe(0);
  });

  it('counts of what happens on a day those whose day is in the times that are admitted', () => {
    expect(told.ask({ where: { month: ['2024-02'] } }).total).toBe(1);
    expect(told.ask({ where: { month: ['2024-03'] } }).total).toBe(0);
    expect(told.ask({ where: { month: ['2024-02'], association: ['stockholm'] } }).total).toBe(1);
  });
});
