import { describe, expect, it } from '@jest/globals';
import type { Day } from '@samspar/kernel';
import { openSolver } from '@samspar/linear-solver';
import {
  type Answer,
  type Cell,
  type Dimension,
  hideFigures,
  type Measure,
  SHARES_OF,
  type StatisticsQuery,
  UNITS,
} from '@samspar/statistics';
import * as fc from 'fast-check';
import { associationWith, Told2024 } from '../../../../test/statistics/feeding.js';
import { checkRelease } from '../check-release.js';
import type { Release } from '../release.js';
import { hideTogether } from './hide-together.js';

const solver = await openSolver();
const threshold = 5;
const how = { solver, threshold };

const journey = fc.record({
  sex: fc.nat({ max: 2 }),
  education: fc.nat({ max: 2 }),
  needGroup: fc.integer({ min: 1, max: 7 }),
  start: fc.constantFrom<Day>('2023-11-01', '2024-02-01', '2024-05-01', '2024-08-01'),
  exit: fc.constantFrom<Day | undefined>(undefined, '2024-03-01', '2024-12-01', '2025-02-01'),
  times: fc.integer({ min: 1, max: 12 }),
});
const journeys = fc.array(journey, { minLength: 1, maxLength: 14 });

const BY: readonly (readonly Dimension[])[] = [
  [],
  ['sex'],
  ['education'],
  ['sex', 'education'],
  ['needGroup'],
  ['sex', 'needGroup'],
  ['quarter'],
  ['sex', 'exitGroup'],
];
const MEASURES: readonly Measure[] = ['started', 'ended', 'participants', 'ongoing', 'daysInIntervention'];
const question = fc.record({
  by: fc.constantFrom(...BY),
  measure: fc.constantFrom(...MEASURES),
  unit: fc.constantFrom(...UNITS),
  shareOf: fc.constantFrom(...SHARES_OF),
});
const linked = fc.array(question, { minLength: 1, maxLength: 4 });

type Journeys = typeof journeys extends fc.Arbitrary<infer Made> ? Made : never;

const toldOf = (made: Journeys): Told2024 => {
  const told = new Told2024(associationWith({ suppressionThreshold: threshold }));
  for (const { start, exit, times, ...codes } of made)
    told.tell(
      {
        ...codes,
        referredOn: '2023-10-01',
        startedOn: start,
        ...(exit !== undefined && exit > start && { exitedOn: exit, exitReason: 1 }),
      },
      { times },
    );
  return told;
};

const wholeOf = (told: Told2024, asked: Partial<StatisticsQuery>): Answer =>
  told.ask({ ...asked, protect: 'none' });

/** Without quartiles: what they tell of counts the gate refuses, and nothing is hidden for. */
const countsOf = ({ quartiles: _ofAll, cells, ...answer }: Answer): Answer => ({
  ...answer,
  cells: cells.map(({ quartiles: _of, ...cell }) => cell),
});

const releaseOf = (id: string, answers: readonly Answer[]): Release => ({
  id,
  text: '',
  explanation: 'Räknat på nytt.',
  tables: answers.map((answer, place) => ({ title: `${id}:${place + 1}`, answer: countsOf(answer) })),
});

const isCountSmall = (figure: Pick<Cell, 'value' | 'n'>): boolean =>
  [figure.n ?? figure.value].some((count) => typeof count === 'number' && count > 0 && count < threshold);

/** What refuses a release after others. */
const refusing = (release: Release, earlier: readonly Release[]) =>
  checkRelease(release, earlier, how).filter(({ severity }) => severity === 'refuses');

const allHidden = (answer: Answer): Answer => ({
  ...hideFigures(answer, { isHidden: () => true, isDenominatorHidden: () => true, total: true }, threshold),
  definitionVersion: answer.definitionVersion,
});

const hiddenOf = ({ cells }: Answer): number => cells.filter(({ suppressed }) => suppressed).length;

describe('tables that are shown together', () => {
  it('show no small count, and nothing that confines a hidden one but what was released before them', () => {
    let shown = 0;
    fc.assert(
      fc.property(journeys, linked, linked, (made, first, second) => {
        const told = toldOf(made);
        const earlier: Release[] = [];
        for (const [id, asked] of [
          ['first', first],
          ['second', second],
        ] as const) {
          const whole = asked.map((one) => wholeOf(told, one));
          const { answers } = hideTogether(
            whole.map((answer) => ({ answer, isShownWhole: false })),
            earlier,
            how,
          );
          for (const { cells } of answers) expect(cells.some(isCountSmall)).toBe(false);
          const release = releaseOf(id, answers);
          // What is shown by journeys is chosen first, and may tell of persons what earlier releases leave open.
          const isRefusedAnyhow = [
            whole.map(allHidden),
            answers.map((answer) => (answer.unit === 'person' ? allHidden(answer) : answer)),
          ].some((nothing) => refusing(releaseOf(id, nothing), earlier).length > 0);
          const wrong = refusing(release, earlier);
          if (!isRefusedAnyhow) expect(wrong).toEqual([]);
          if (wrong.length === 0) earlier.push(release);
          shown += answers.filter(({ total }) => total !== null).length;
        }
      }),
      { numRuns: 40, seed: 41 },
    );
    expect(shown).toBeGreaterThan(60);
  });

  it('hide no more cells than the fewest that keep all of them', () => {
    fc.assert(
      fc.property(journeys, (made) => {
        const told = toldOf(made);
        const whole = wholeOf(told, { by: ['sex', 'education'] });
        const bySex = wholeOf(told, { by: ['sex'] });
        const { answers } = hideTogether(
          [whole, bySex].map((answer) => ({ answer, isShownWhole: false })),
          [],
          how,
        );
        const [shown, sexes] = answers;
        if (!shown || !sexes) throw new Error('Two tables come to two.');
        fc.pre(shown.total !== null && shown.cells.every(({ suppressed, share }) => suppressed || share));
        fc.pre(hiddenOf(sexes) === 0);
        const large = whole.cells.filter((cell) => !isCountSmall(cell));
        const keeps = (hidden: ReadonlySet<Cell>): boolean => {
          const isHidden = (cell: Cell) => hidden.has(cell) || isCountSmall(cell);
          const tried = hideFigures(
            whole,
            { isHidden, isDenominatorHidden: () => false, total: false },
            threshold,
          );
          const release = releaseOf('tried', [{ ...tried, definitionVersion: 1 }, sexes]);
          return checkRelease(release, [], how).every(({ code }) => code !== 'recoverable');
        };
        for (let pattern = 0; pattern < 2 ** large.length; pattern++) {
          const hidden = new Set(large.filter((_, place) => pattern & (1 << place)));
          if (hidden.size + (whole.cells.length - large.length) < hiddenOf(shown))
            expect(keeps(hidden)).toBe(false);
        }
      }),
      { numRuns: 20, seed: 42 },
    );
  });
});
