import { describe, expect, it } from '@jest/globals';
import { Told2024 } from '../../../test/statistics/feeding.js';
import { VersionTable } from './columns.js';
import { Int32s } from './numbers.js';
import type { JourneyRow } from './row.js';

const STARTED = { startedOn: '2024-02-01' };

describe('rows gathered for one question are not those of another', () => {
  it('once a journey is told of, told otherwise or no longer told of', () => {
    const told = new Told2024();
    const counts = () =>
      (['started', 'participants', 'ongoing'] as const).map((measure) => told.ask({ measure }).total);
    const journey = told.tell(STARTED);
    expect(counts()).toEqual([1, 1, 1]);
    told.tell(STARTED);
    expect(counts()).toEqual([2, 2, 2]);
    told.cube.closeVersion(journey, 5);
    expect(counts()).toEqual([1, 1, 1]);
    told.cube.addVersion({ ...told.row({ ...STARTED, exitedOn: '2024-03-01' }), journey }, 5);
    expect(counts()).toEqual([2, 2, 1]);
  });

  it('while a row is supposed, and after', () => {
    const told = new Told2024();
    const row = told.row({ startedOn: '2023-02-01' });
    told.tell(STARTED);
    const question = {
      measure: 'started',
      from: '2024-01-01',
      to: '2024-12-31',
      by: [],
      where: {},
      unit: 'journey',
      protect: 'none',
    } as const;
    const total = (rows: readonly JourneyRow[] = []) => {
      const result = told.cube.answer(question, { position: 1n, knownAt: 0 }, { rows });
      return 'answer' in result && result.answer.total;
    };
    expect([total(), total([row]), total()]).toEqual([1, 0, 1]);
  });

  it('of another day, another period or another moment', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', exitedOn: '2024-03-01' }, { knownFrom: 10 });
    told.tell({ startedOn: '2024-08-01' }, { knownFrom: 20 });
    for (const _again of [1, 2]) {
      expect(told.ask().total).toBe(2);
      expect(told.ask({ measure: 'ended' }).total).toBe(1);
      expect(told.ask({ to: '2024-06-30' }).total).toBe(1);
      expect(told.ask({ asKnownAt: 10 }).total).toBe(1);
      expect(told.ask({ asKnownAt: 9 }).total).toBe(0);
    }
  });
});

it('more places than are kept gathered let go of those before', () => {
  const table = new VersionTable();
  const gather = (name: string, size: number) => {
    let isAsked = false;
    table.gathered(name, () => {
      isAsked = true;
      return new Int32s(size);
    });
    return isAsked;
  };
  expect(gather('one', 3_000_000)).toBe(true);
  expect(gather('one', 3_000_000)).toBe(false);
  expect(gather('two', 1_500_000)).toBe(true);
  expect(gather('two', 1_500_000)).toBe(false);
  expect(gather('one', 3_000_000)).toBe(true);
});
