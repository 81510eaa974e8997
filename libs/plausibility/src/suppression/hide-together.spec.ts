import { describe, expect, it } from '@jest/globals';
import { openSolver } from '@samspar/linear-solver';
import type { Answer, StatisticsQuery } from '@samspar/statistics';
import { associationWith, Told2024 } from '../../../../test/statistics/feeding.js';
import { checkRelease } from '../check-release.js';
import type { LinearSolver } from '../recoverable/linear-program.js';
import type { Release } from '../release.js';
import { hideTogether } from './hide-together.js';

const solver = await openSolver();
const threshold = 5;

type Asked = Partial<StatisticsQuery>;

const together = (told: Told2024, asked: readonly Asked[], earlier: readonly Release[] = []) =>
  hideTogether(
    asked.map((one) => ({ answer: told.ask({ ...one, protect: 'none' }), isShownWhole: false })),
    earlier,
    { solver, threshold },
  );

const releaseOf = (id: string, answers: readonly Answer[]): Release => ({
  id,
  text: '',
  explanation: 'Räknat på nytt.',
  tables: answers.map((answer, place) => ({ title: `${id}:${place + 1}`, answer })),
});

/** What is shown of an answer: codes and count, or … where it is hidden, and at last the total. */
const shown = ({ by, cells, total }: Answer): readonly string[] => [
  ...cells.map((cell) => [...by.map((dimension) => cell[dimension]), cell.value ?? '…'].join(' ')),
  `${total ?? '…'}`,
];

const cube = () => new Told2024(associationWith({ suppressionThreshold: threshold }));

const losing = (answers: readonly Answer[]): number =>
  answers.reduce((sum, { cells }) => sum + cells.filter(({ suppressed }) => suppressed).length, 0);

const refused = (release: Release, earlier: readonly Release[] = []) =>
  checkRelease(release, earlier, { threshold, solver }).filter(({ severity }) => severity === 'refuses');

const failing: LinearSolver = (_, use) =>
  use(
    () => 'failed',
    () => new Float64Array(),
  );

describe('tables that are shown together', () => {
  it('hide what one of them would give back of another, and keep their totals', () => {
    const told = cube();
    for (const [sex, education, times] of [
      [0, 0, 3],
      [0, 1, 20],
      [1, 0, 30],
      [1, 1, 40],
    ] as const)
      told.tell({ startedOn: '2024-02-01', sex, education }, { times });
    const { answers, isLeast } = together(told, [
      { by: ['sex', 'education'] },
      { by: ['education'] },
      { by: ['sex'] },
    ]);
    expect(answers.map(shown)).toEqual([
      [
        'woman none-or-incomplete …',
        'woman compulsory …',
        'man none-or-incomplete …',
        'man compulsory …',
        '93',
      ],
      ['none-or-incomplete 33', 'compulsory 60', '93'],
      ['woman 23', 'man 70', '93'],
    ]);
    expect(isLeast).toBe(true);
    expect(refused(releaseOf('a', answers))).toEqual([]);
  });

  it('hide the fewest cells, not those that are smallest in each row', () => {
    const told = cube();
    const counts = [
      [2, 9, 30],
      [8, 3, 40],
      [20, 21, 22],
    ];
    counts.forEach((row, sex) =>
      row.forEach((times, education) => told.tell({ startedOn: '2024-02-01', sex, education }, { times })),
    );
    const { answers } = together(told, [
      { by: ['sex', 'education'] },
      { by: ['sex'] },
      { by: ['education'] },
    ]);
    expect(losing(answers)).toBe(4);
    expect(answers[0] && shown(answers[0]).slice(0, 2)).toEqual([
      'woman none-or-incomplete …',
      'woman compulsory …',
    ]);
    expect(refused(releaseOf('a', answers))).toEqual([]);
  });

  it('hide nothing where nothing is small', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 20 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 30 });
    const { answers, isLeast } = together(told, [{ by: ['sex'] }, {}]);
    expect([losing(answers), isLeast]).toEqual([0, true]);
  });

  it('guard what was hidden in releases before them', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 20 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 20 });
    told.tell({ startedOn: '2024-05-01', sex: 0 }, { times: 12 });
    told.tell({ startedOn: '2024-05-01', sex: 1 }, { times: 2 });
    const spring: Asked = { by: ['sex'], from: '2024-01-01', to: '2024-03-31' };
    const summer: Asked = { by: ['sex'], from: '2024-04-01', to: '2024-12-31' };
    const earlier = [spring, summer].reduce<readonly Release[]>(
      (before, asked, place) => [...before, releaseOf(`${place}`, together(told, [asked], before).answers)],
      [],
    );
    const { answers } = together(told, [{ by: ['sex'] }], earlier);
    expect(answers.map(shown)).toEqual([['woman …', 'man …', '54']]);
    expect(refused(releaseOf('year', answers), earlier)).toEqual([]);
  });

  it('hide nothing of a table whose small counts are shown for a reason, and in others what it gives back', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 2 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 30 });
    const whole = told.ask({ by: ['sex'], protect: 'none' });
    const { answers } = hideTogether(
      [
        { answer: whole, isShownWhole: true },
        { answer: told.ask({ protect: 'none' }), isShownWhole: false },
      ],
      [],
      { solver, threshold },
    );
    expect(answers).toEqual([whole, told.ask({ protect: 'none' })]);
  });

  it('are protected each by itself where the solver gives up', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 2 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 30 });
    const { answers, isLeast } = hideTogether(
      [{ answer: told.ask({ by: ['sex'], protect: 'none' }), isShownWhole: false }],
      [],
      { solver: failing, threshold },
    );
    expect(answers).toEqual([told.ask({ by: ['sex'], protect: 'public' })]);
    expect(isLeast).toBe(false);
  });
});
