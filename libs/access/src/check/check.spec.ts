import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import {
  type Check,
  type CheckCommand,
  checkDecider,
  checkStream,
  daysOfMonth,
  monthsToCheck,
} from './check.js';
import type { CheckEvent } from './check-events.js';
import { drawn, SAMPLE_SIZE } from './sample.js';

const DAYS = { occurredOn: '2026-11-03', today: '2026-11-03' } as const;
const BEGUN = { association: 'stockholm', month: '2026-10', seed: 7 } as const;
const PARTS = [{ part: 'sample', lookedAt: 20, result: 'nothingToRemark' }] as const;
const begin = (month: string): CheckCommand => ({ type: 'BeginCheck', ...DAYS, data: { ...BEGUN, month } });
const record: CheckCommand = { type: 'RecordCheck', ...DAYS, data: { parts: PARTS } };
const after = (...events: readonly CheckEvent[]): Check =>
  events.reduce(checkDecider.evolve, checkDecider.initialState);
const begun = { type: 'CheckBegun', occurredOn: DAYS.occurredOn, data: BEGUN } as const;

describe('the check of a month', () => {
  it('is begun once the month has ended, for until then no reader shall know what is drawn', () => {
    expect(checkDecider.decide(begin('2026-11'), after())).toEqual(refuse({ code: 'MonthNotOver' }));
    expect(checkDecider.decide(begin('2026-10'), after())).toEqual(accept(begun));
  });

  it('is begun once: whoever comes second is shown the same sample', () =>
    expect(checkDecider.decide(begin('2026-10'), after(begun))).toEqual(accept()));

  it('is recorded once it is begun, and again where more has come to be known', () => {
    expect(checkDecider.decide(record, after())).toEqual(refuse({ code: 'CheckNotBegun' }));
    const recorded = { type: 'CheckRecorded', occurredOn: DAYS.occurredOn, data: { parts: PARTS } } as const;
    expect(checkDecider.decide(record, after(begun, recorded))).toEqual(accept(recorded));
    expect(after(begun, recorded)).toEqual({ status: 'recorded', ...BEGUN, parts: PARTS });
  });

  it('of another matter stands for itself, as often as it is made', () => {
    const data = {
      association: 'stockholm',
      matter: 'roles',
      of: 'inactive.anna',
      counts: { since: 20_000 },
      result: 'inOrder',
    } as const;
    const checked = { type: 'MatterChecked', occurredOn: DAYS.occurredOn, data } as const;
    const command: CheckCommand = { type: 'CheckMatter', ...DAYS, data };
    expect(checkDecider.decide(command, after())).toEqual(accept(checked));
    expect(checkDecider.decide(command, after(checked))).toEqual(accept(checked));
    expect(after(checked)).toEqual({ status: 'none' });
  });

  it('is made before the next month has ended, of each month since the first reading, a year back at most', () => {
    expect(monthsToCheck('2026-09-30', '2026-11-30')).toEqual([
      { month: '2026-10', isLate: false },
      { month: '2026-09', isLate: true },
    ]);
    expect(monthsToCheck('2026-11-01', '2026-11-30')).toEqual([]);
    expect(monthsToCheck('2020-01-01', '2026-01-01').map(({ month }) => month)).toEqual([
      '2025-12',
      ...Array.from({ length: 11 }, (_none, back) => `2025-${String(11 - back).padStart(2, '0')}`),
    ]);
  });

  it('is about all its days', () => {
    expect(daysOfMonth('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOfMonth('2025-12')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
});

describe('the sample of a month', () => {
  it('follows from its seed for ever', () => {
    expect(drawn(7, 1_000)).toEqual(drawn(7, 1_000));
    expect(drawn(7, 1_000)).not.toEqual(drawn(8, 1_000));
    expect(drawn(2_718_281_828, 1_000)).toEqual([
      79, 108, 117, 120, 124, 157, 245, 267, 276, 400, 546, 623, 625, 644, 655, 663, 797, 890, 946, 983,
    ]);
  });

  it('holds no reading twice, and all of a month that has no more', () => {
    for (const count of [SAMPLE_SIZE + 1, 50_000]) {
      const places = drawn(1, count);
      expect(new Set(places).size).toBe(SAMPLE_SIZE);
      expect(places.every((place) => place >= 0 && place < count)).toBe(true);
    }
    expect(drawn(1, 3)).toEqual([0, 1, 2]);
    expect(drawn(1, 0)).toEqual([]);
  });
});

describe('checks are stored', () => {
  it.each(['CheckBegun', 'CheckRecorded', 'MatterChecked', 'ReleasesRecounted'] as const)(
    '%s: in a shape that never changes',
    (type) => {
      const stored = JSON.parse(
        readFileSync(new URL(`../../fixtures/${type}.v1.json`, import.meta.url), 'utf8'),
      );
      expect(checkStream.schemaVersionOf(type)).toBe(1);
      expect(checkStream.upcast(stored)).toEqual({ type, occurredOn: stored.occurredOn, data: stored.data });
    },
  );
});
