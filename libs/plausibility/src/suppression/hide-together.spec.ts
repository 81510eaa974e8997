import { describe, expect, it } from '@jest/globals';
import { openSolver } from '@samspar/linear-solver';
import type { Answer, StatisticsQuery } from '@samspar/statistics';
import { associationWith, Told2024 } from '../../../../test/statistics/feeding.js';
import { checkRelease } from '../check-release.js';
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

describe('tables that are shown together', () => {
  it('hide what one of them would give back of another', () => {
    const told = cube();
    told.tell({ startedOn: '2024-02-01', sex: 0, education: 0 }, { times: 3 });
    told.tell({ startedOn: '2024-02-01', sex: 0, education: 1 }, { times: 20 });
    told.tell({ startedOn: '2024-02-01', sex: 1, education: 0 }, { times: 30 });
    told.tell({ startedOn: '2024-02-01', sex: 1, education: 1 }, { times: 40 });
    const { answers, isLeast } = together(told, [
      { by: ['sex', 'education'] },
      { by: ['education'] },
      { by: ['sex'] },
    ]);
    console.log(answers.map(shown), isLeast);
    expect(checkRelease(releaseOf('a', answers), [], { threshold, solver })).toEqual([]);
  });
});
