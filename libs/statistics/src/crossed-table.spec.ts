import { describe, expect, it } from '@jest/globals';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import type { CrossedRow } from './crossed-cells.js';
import { type CrossedQuery, readCrossed } from './crossed-query.js';
import { marginQueries } from './crossed-counts.js';
import { type CrossedTable, crossedTable } from './crossed-table.js';
import type { Cell, StatisticsQuery } from './query.js';

const REACHED = { position: 7n, knownAt: Date.parse('2025-02-01T00:00:00Z') };

const tableOf = (told: Told2024, asked: Partial<CrossedQuery> = {}): CrossedTable => {
  const query: CrossedQuery = {
    measures: ['started'],
    from: '2024-01-01',
    to: '2024-12-31',
    rows: ['education'],
    columns: ['sex'],
    where: {},
    unit: 'journey',
    percentOf: 'column',
    protect: 'none',
    ...asked,
  };
  const made = crossedTable(query, { ask: (one) => told.cube.answer(one, REACHED), threshold: 5 });
  if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
  return made.table;
};

/** Counts by education (rows) and sex (columns). */
const toldOf = (...counts: readonly (readonly number[])[]): Told2024 => {
  const told = new Told2024();
  counts.forEach((row, education) =>
    row.forEach((times, sex) => told.tell({ startedOn: '2024-05-01', education, sex }, { times })),
  );
  return told;
};

const shown = ({ codes, cells }: CrossedRow): string =>
  `${codes.join('/') || 'total'}: ${cells.map(({ value, suppressed }) => (suppressed ? '··' : value)).join(' ')}`;
const percents = ({ cells }: CrossedRow): readonly (number | undefined)[] =>
  cells.map(({ share }) => share?.percent);

describe('a table of rows and columns', () => {
  it('has the total of each row and of each column, and of all', () => {
    const table = tableOf(toldOf([7, 3], [20, 10]));
    expect(table.columns.map(({ codes }) => codes)).toEqual([['woman'], ['man'], []]);
    expect(table.rows.map(shown)).toEqual([
      'none-or-incomplete: 7 3 10',
      'compulsory: 20 10 30',
      'total: 27 13 40',
    ]);
    expect(table.checks).toMatchObject({ closes: true, parts: true });
  });

  it('says nought where there is nothing, and has no row for what nobody has', () =>
    expect(tableOf(toldOf([7, 0], [0, 10])).rows.map(shown)).toEqual([
      'none-or-incomplete: 7 0 7',
      'compulsory: 0 10 10',
      'total: 7 10 17',
    ]));

  it.each([
    ['column', [26, 23, 25]],
    ['row', [70, 30, undefined]],
    ['all', [18, 8, 25]],
  ] as const)('has per cents of the total of its %s', (percentOf, expected) =>
    expect(percents(tableOf(toldOf([7, 3], [20, 10]), { percentOf }).rows[0] as CrossedRow)).toEqual(
      expected,
    ),
  );

  it('has the parts of each row below it, and no part that nothing is in', () => {
    const told = toldOf([7, 3], [20, 0]);
    expect(tableOf(told, { rows: ['education', 'sex'], columns: [] }).rows.map(shown)).toEqual([
      'none-or-incomplete: 10',
      'none-or-incomplete/woman: 7',
      'none-or-incomplete/man: 3',
      'compulsory: 20',
      'compulsory/woman: 20',
      'total: 30',
    ]);
  });

  it('puts several measures below each other, over the same rows and columns', () => {
    const told = toldOf([7, 3]);
    told.tell({ startedOn: '2023-05-01', exitedOn: '2024-02-01', sex: 0 }, { times: 2 });
    const table = tableOf(told, { measures: ['participants', 'started', 'ended'], rows: [] });
    expect(table.rows.map((row) => `${row.measure} ${shown(row)}`)).toEqual([
      'participants total: 9 3 12',
      'started total: 7 3 10',
      'ended total: 2 0 2',
    ]);
  });

  it('has the same days a year before beside, and the difference', () => {
    const told = toldOf([7, 3]);
    told.tell({ startedOn: '2023-05-01', sex: 0 }, { times: 5 });
    told.tell({ startedOn: '2022-12-31', sex: 0 }, { times: 90 });
    const table = tableOf(told, { rows: [], compareWith: 'year' });
    expect(table.comparedWith).toMatchObject({ period: { from: '2023-01-01', to: '2023-12-31' } });
    expect(table.rows[0]?.cells.map(({ before, difference }) => [before?.value, difference])).toEqual([
      [5, 2],
      [0, 3],
      [5, 5],
    ]);
  });

  it('puts a month beside the same month of the year before', () => {
    const told = toldOf([7]);
    told.tell({ startedOn: '2023-05-31' }, { times: 4 });
    const [may] = tableOf(told, { rows: ['month'], columns: [], compareWith: 'year' }).rows;
    expect([may?.codes, may?.cells[0]?.value, may?.cells[0]?.before?.value]).toEqual([['2024-05'], 7, 4]);
  });

  it('has no figure to compare with of an insats that did not register then, which is not nought', () => {
    const told = new Told2024(associationWith({ registeredSince: { journeys: { novum: '2024-01-01' } } }));
    told.tell({ startedOn: '2024-05-01', in: 'novum' }, { times: 7 });
    told.tell({ startedOn: '2023-05-01', in: 'finsam-team' }, { times: 9 });
    const table = tableOf(told, { rows: ['intervention'], columns: [], compareWith: 'year' });
    expect(
      table.rows.map(({ codes, cells: [cell] }) => [codes[0], cell?.before?.value, cell?.difference]),
    ).toEqual([
      ['novum', null, undefined],
      ['finsam-team', 9, -9],
      [undefined, 9, -2],
    ]);
    expect(table.comparedWith?.notes).toMatchObject([{ code: 'leftOut', intervention: 'novum' }]);
  });

  it('says that there are no figures where what it divides by is not registered', () => {
    const told = new Told2024(associationWith({ registeredSince: { education: { novum: '2026-01-01' } } }));
    told.tell({ startedOn: '2024-05-01' });
    expect(tableOf(told)).toMatchObject({ rows: [], notRegistered: { dimension: 'education' } });
  });

  it('counts what it divides by since that is registered, its totals too', () => {
    const told = new Told2024(associationWith({ registeredSince: { needGroup: { '*': '2024-06-01' } } }));
    told.tell({ startedOn: '2024-05-01', needGroup: 1 }, { times: 7 });
    told.tell({ startedOn: '2024-07-01', needGroup: 3 }, { times: 4 });
    expect(tableOf(told, { rows: ['needGroup'], columns: [] }).rows.map(shown)).toEqual([
      'young: 4',
      'adult: 4',
      'total: 4',
    ]);
  });

  it('orders its rows by a column, what is unknown last', () => {
    const told = toldOf([7, 3], [20, 1], [2, 30]);
    told.tell({ startedOn: '2024-05-01', education: 5, sex: 0 }, { times: 99 });
    const inOrder = (column: readonly string[], isDescending: boolean) =>
      tableOf(told, { order: { column, isDescending } }).rows.map(({ codes }) => codes.join());
    expect(inOrder([], true)).toEqual(['upper-secondary', 'compulsory', 'none-or-incomplete', 'unknown', '']);
    expect(inOrder(['woman'], false)).toEqual([
      'upper-secondary',
      'none-or-incomplete',
      'compulsory',
      'unknown',
      '',
    ]);
    expect(inOrder(['nobody'], true)[0]).toBe('none-or-incomplete');
  });

  it('says where rounded per cents of a column do not make 100', () =>
    expect(tableOf(toldOf([1, 2], [1, 2], [1, 2])).notes).toEqual([
      { code: 'roundedSum', sum: 99, sex: 'woman' },
      { code: 'roundedSum', sum: 99, sex: 'man' },
      { code: 'roundedSum', sum: 99 },
    ]));
});

describe('a protected table of rows and columns', () => {
  it('hides small counts and what would give them back, keeps its totals where it can, and shows nought', () =>
    expect(tableOf(toldOf([2, 30], [40, 50], [60, 0]), { protect: 'public' }).rows.map(shown)).toEqual([
      'none-or-incomplete: ·· ·· 32',
      'compulsory: ·· ·· 90',
      'upper-secondary: 60 0 60',
      'total: 102 80 182',
    ]));

  it('tells what is hidden by no share, no comparison and no order', () => {
    const told = toldOf([2, 30], [40, 50]);
    told.tell({ startedOn: '2023-05-01', sex: 0, education: 0 }, { times: 50 });
    const table = tableOf(told, {
      protect: 'public',
      compareWith: 'year',
      order: { column: ['woman'], isDescending: false },
    });
    for (const cell of table.rows.flatMap(({ cells }) => cells))
      if (cell.suppressed) expect(cell).toEqual({ suppressed: true, before: { suppressed: true } });
    expect(table.rows.map(({ codes }) => codes[0])).toEqual(['none-or-incomplete', 'compulsory', undefined]);
    expect(table.notes).toContainEqual({ code: 'suppressed', threshold: 5 });
  });

  it('hides in each of the flows what another of them would give back', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 40 });
    told.tell({ startedOn: '2024-02-01', exitedOn: '2024-06-01', sex: 0 }, { times: 2 });
    told.tell({ startedOn: '2024-02-01', exitedOn: '2024-06-01', sex: 1 }, { times: 30 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 30 });
    const table = tableOf(told, {
      measures: ['participants', 'ended', 'ongoing'],
      rows: [],
      protect: 'public',
    });
    const women = table.rows.map(({ cells }) => cells[0]?.suppressed);
    expect(women).toEqual([true, true, true]);
  });

  it('leaves unsaid how many lack a day where that is few', () => {
    const told = new Told2024();
    told.tell({ referredOn: '2024-04-01', startedOn: '2024-05-01' }, { times: 9 });
    told.tell({ startedOn: '2024-05-01' }, { times: 2 });
    const cellOf = (protect: 'none' | 'public') =>
      tableOf(told, { measures: ['daysToStart'], rows: [], protect }).rows[0]?.cells.at(-1);
    expect(cellOf('none')).toMatchObject({ value: 30, n: 9, without: 2 });
    expect(cellOf('public')).not.toHaveProperty('without');
  });
});

const PERIOD = 'measure=started&from=2024-01-01&to=2024-12-31';
const read = (address: string) => readCrossed(new URLSearchParams(`${PERIOD}&${address}`));

const nameOf = ({ measure, by }: Pick<StatisticsQuery, 'measure' | 'by'>) => `${measure} ${by.join()}`;

const four = () => {
  const all = new Told2024();
  for (const [education, sex, times] of [
    [0, 0, 7],
    [0, 1, 3],
    [1, 0, 20],
    [1, 1, 10],
  ] as const)
    all.tell({ referredOn: '2024-04-01', startedOn: '2024-05-01', education, sex }, { times });
  return all;
};

describe('a table of given answers', () => {
  const query: CrossedQuery = {
    measures: ['started', 'daysToStart'],
    from: '2024-01-01',
    to: '2024-12-31',
    rows: ['education'],
    columns: ['sex'],
    where: {},
    unit: 'journey',
    percentOf: 'column',
    protect: 'public',
  };
  /** The table of what each of its questions was answered, those of `hidden` without their counts. */
  const given = (told: Told2024, hidden: (cell: Cell, measure: string) => boolean): CrossedTable => {
    const answers = new Map(
      marginQueries(query).map((question) => {
        const result = told.cube.answer({ ...question, protect: 'none' }, REACHED);
        if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
        const { answer } = result;
        const cells = answer.cells.map((cell): Cell => {
          const { sex, education } = cell;
          return hidden(cell, question.measure)
            ? { ...(sex && { sex }), ...(education && { education }), suppressed: true }
            : cell;
        });
        return [nameOf(question), { ...answer, cells }] as const;
      }),
    );
    const ask = (question: StatisticsQuery) => {
      const answer = answers.get(nameOf(question));
      if (!answer) throw new Error(`Nobody asked ${nameOf(question)}.`);
      return { answer };
    };
    const made = crossedTable(query, { ask, threshold: 5, isGiven: true });
    if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
    return made.table;
  };

  it('hides what is hidden in them and nothing else, in one measure and not in another', () => {
    const table = given(
      four(),
      ({ sex, education }, measure) =>
        measure === 'started' && education === 'none-or-incomplete' && sex === 'man',
    );
    expect(table.rows.filter(({ measure }) => measure === 'started').map(shown)).toEqual([
      'none-or-incomplete: 7 ·· 10',
      'compulsory: 20 10 30',
      'total: 27 13 40',
    ]);
    expect(table.rows.filter(({ measure }) => measure === 'daysToStart').map(shown)).toEqual([
      'none-or-incomplete: 30 30 30',
      'compulsory: 30 30 30',
      'total: 30 30 30',
    ]);
  });

  it('has a subtotal that is shown though its parts are not, and none that is hidden though they are', () => {
    const table = given(
      four(),
      ({ sex, education }) => education === 'none-or-incomplete' || (!education && sex === 'man'),
    );
    expect(table.rows.filter(({ measure }) => measure === 'started').map(shown)).toEqual([
      'none-or-incomplete: ·· ·· ··',
      'compulsory: 20 10 30',
      'total: 27 ·· 40',
    ]);
    expect(percents(table.rows[1] ?? { measure: 'started', codes: [], cells: [] })).toEqual([
      74,
      undefined,
      75,
    ]);
  });

  it('is the table that the same questions have, where nothing is hidden', () => {
    const { rows } = given(four(), () => false);
    const asked = crossedTable(
      { ...query, protect: 'none' },
      {
        ask: (one) => four().cube.answer(one, REACHED),
        threshold: 5,
      },
    );
    expect('table' in asked && asked.table.rows).toEqual(rows);
  });
});

describe('the question of a table', () => {
  it('is read from an address', () =>
    expect(
      read(
        'rows=intervention,sex&columns=exitGroup&percentOf=row&compareWith=year&order=-total&protect=public',
      ),
    ).toMatchObject({
      query: {
        measures: ['started'],
        rows: ['intervention', 'sex'],
        columns: ['exitGroup'],
        percentOf: 'row',
        compareWith: 'year',
        order: { column: [], isDescending: true },
        protect: 'public',
      },
    }));

  it.each([
    ['rows=colour', { code: 'ValueUnknown', parameter: 'rows' }],
    ['columns=sex,district,year', { code: 'TooManyOnAnAxis', axis: 'columns', named: 3, most: 2 }],
    ['rows=sex&columns=sex', { code: 'DimensionRepeated', dimension: 'sex' }],
    ['rows=sex&unknowns=split&protect=public', { code: 'SplitNotProtected' }],
    ['percentOf=rows', { code: 'ValueUnknown', parameter: 'percentOf', suggestion: 'row' }],
    ['compareWith=yesterday', { code: 'NotAMoment', parameter: 'compareWith' }],
    ['by=sex', { code: 'ParameterUnknown', parameter: 'by', suggestion: 'rows' }],
    ['order=total&order=woman', { code: 'ParameterRepeated', parameter: 'order' }],
    [
      'rows=sex,district&columns=education,ageGroup&where=exitGroup:care',
      { code: 'TooManyDimensions', named: 5 },
    ],
  ])('is refused where it cannot be asked: %s', (address, refusal) =>
    expect(read(address)).toMatchObject({ refusal }),
  );
});
