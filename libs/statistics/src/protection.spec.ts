import { describe, expect, it } from '@jest/globals';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { hide, type SeenAnswer } from './protection.js';

const THRESHOLD = 5;

const toldOf = (table: readonly (readonly number[])[]): Told2024 => {
  const told = new Told2024(associationWith({ suppressionThreshold: THRESHOLD }));
  table.forEach((row, education) => {
    row.forEach((times, obstacle) => told.tell({ startedOn: '2024-05-01', education, obstacle }, { times }));
  });
  return told;
};

type CellTable = SeenAnswer<Readonly<{ count: number; group: number }>>;

/** Counts in groups; without denominators in one. */
const table = (...groups: readonly (readonly number[])[]): CellTable => ({
  cells: groups.flatMap((counts, group) => counts.map((count) => ({ count, group }))),
  showsGroups: true,
  total: groups.flat().reduce((sum, count) => sum + count, 0),
});

describe('what is hidden of a table', () => {
  it.each<[string, CellTable, cells: readonly number[], groups: readonly number[], total: boolean]>([
    ['nothing where nothing is small', table([5, 60], [7]), [], [], false],
    ['nothing of nothing', table(), [], [], false],
    ['no count of none', table([0, 9]), [], [], false],
    ['a count of one less than the threshold', table([4, 9, 20]), [0, 1], [], false],
    ['no count of the threshold itself', table([5, 9, 20]), [], [], false],
    ['the smallest other beside a small one, wherever it stands', table([20, 9, 3]), [1, 2], [], false],
    ['two small ones that make the threshold together, alone', table([1, 4, 9]), [0, 1], [], false],
    ['one more beside two small ones that do not', table([1, 3, 9, 8]), [0, 1, 3], [], false],
    ['a small total, with the cells that make it', table([1, 2]), [0, 1], [0], true],
    ['no total of the threshold that two cells make', table([2, 3]), [0, 1], [], false],
    [
      'the denominator of a group with one cell, and a cell elsewhere',
      table([3], [9, 8]),
      [0, 2],
      [0, 1],
      false,
    ],
    [
      'the denominators of two small groups that make the threshold',
      table([3], [4], [9]),
      [0, 1],
      [0, 1],
      false,
    ],
    [
      'the denominator of a group that is safe in itself, rather than one more cell',
      table([3], [4, 6], [50]),
      [0, 1, 2],
      [0, 1],
      false,
    ],
    ['everything of two small groups that do not make it', table([1], [2]), [0, 1], [0, 1], true],
    ['nothing of groups that are safe in themselves', table([1, 4, 9], [9, 9]), [0, 1], [], false],
    [
      'the smallest cell of all where no denominators are shown',
      { ...table([3], [9], [8, 30]), showsGroups: false },
      [0, 2],
      [0, 1, 2],
      false,
    ],
    [
      'the parts of a dimension that overlap as if they did not',
      { ...table([3, 9, 20]), total: 25 },
      [0, 1],
      [],
      false,
    ],
    ['a total that is small though no cell is', { ...table(), total: 4 }, [], [], true],
  ])('%s', (_rule, counted, cells, groups, total) => {
    const hidden = hide(counted, THRESHOLD);
    const places = [...hidden.cells].map((cell) => counted.cells.indexOf(cell));
    expect({ ...hidden, cells: places.toSorted((one, other) => one - other) }).toEqual({
      cells,
      groups: new Set(groups),
      total,
    });
  });

  it('is nothing without a threshold', () =>
    expect(hide(table([1], [2, 3]), 0)).toEqual({ cells: new Set(), groups: new Set(), total: false }));
});

describe('a protected answer', () => {
  it('hides no more than it must where nothing is small', () => {
    const told = toldOf([[5, 60], [7]]);
    expect(told.ask({ by: ['education', 'obstacle'], protect: 'public' })).toEqual(
      told.ask({ by: ['education', 'obstacle'] }),
    );
  });

  it('hides the smallest other cell beside a small one, and says so', () => {
    const answer = toldOf([[3, 60, 12]]).ask({ by: ['obstacle'], protect: 'public' });
    expect(answer.cells).toEqual([
      { obstacle: 'unemployed', suppressed: true },
      {
        obstacle: 'sick-listed-with-certificate',
        value: 60,
        share: { numerator: 60, denominator: 75, percent: 80 },
      },
      { obstacle: 'sickness-or-activity-compensation', suppressed: true },
    ]);
    expect(answer).toMatchObject({ total: 75, checks: { closes: true, roundedSums: [] } });
    expect(answer.notes).toEqual([{ code: 'suppressed', threshold: 5 }]);
  });

  it('hides a total under the threshold, but not a total of none', () => {
    expect(toldOf([[4]]).ask({ protect: 'public' })).toMatchObject({ total: null, suppressed: true });
    expect(toldOf([[5]]).ask({ protect: 'public' }).total).toBe(5);
    expect(toldOf([[0]]).ask({ protect: 'public' }).total).toBe(0);
  });

  it('hides medians of few days, and how many lack a day where they are few', () => {
    const told = new Told2024();
    const days = { referredOn: '2024-04-01', startedOn: '2024-05-01' } as const;
    told.tell({ ...days, sex: 0 }, { times: 4 });
    told.tell({ ...days, sex: 1 }, { times: 6 });
    told.tell({ ...days, referredOn: 'unknown', sex: 1 }, { times: 2 });
    told.tell({ ...days, sex: 2 }, { times: 20 });
    const asked = { measure: 'daysToStart', by: ['sex'], protect: 'public' } as const;
    expect(told.ask(asked)).toMatchObject({
      cells: [
        { sex: 'woman', suppressed: true },
        { sex: 'man', suppressed: true },
        { sex: 'unknown', value: 30, n: 20, quartiles: [30, 30, 30] },
      ],
      total: 30,
      n: 30,
    });
    expect(JSON.stringify(told.ask(asked))).not.toContain('without');
    expect(told.ask({ ...asked, by: [], where: { sex: ['woman'] } })).toMatchObject({
      total: null,
      suppressed: true,
    });
  });

  it('leaves a small number of unknown persons unsaid', () => {
    const told = toldOf([[4, 7]]);
    expect(told.ask({ unit: 'person', protect: 'public' }).notes).toEqual([
      { code: 'personNotKnown', journeys: 11 },
    ]);
    expect(
      told.ask({ unit: 'person', protect: 'public', where: { obstacle: ['unemployed'] } }).notes,
    ).toContainEqual({ code: 'personNotKnown' });
  });
});
