import { describe, expect, it } from '@jest/globals';
import { type Answer, type Dimension, DIMENSIONS, MEASURES, type Query, UNITS } from '@samspar/statistics';
import { Views } from '@samspar/views';
import fc from 'fast-check';
import { histories, INTERVENTIONS } from './history.js';
import { naiveAnswer, type NaiveAnswer, type Recorded } from './naive-statistics.js';
import { query, Scenario } from './scenario.js';

const PERIOD = { from: '2023-02-01', to: '2024-07-15' } as const;

/** The views of a history, taken in at once or event by event. */
const viewsOf = async (log: readonly Recorded[], live: boolean) => {
  const scenario = new Scenario();
  await scenario.setUp('stockholm', INTERVENTIONS);
  const views = await Views.open({ store: scenario.store, file: ':memory:' });
  for (const recorded of log) {
    scenario.now = recorded.knownAt;
    if ('journey' in recorded) await scenario.journey(recorded.journey, recorded.event);
    else await scenario.participant(recorded.participant, recorded.event);
    if (live) await views.catchUp();
  }
  await views.catchUp();
  const close = () => views.close().then(() => scenario.close());
  return { views, close };
};

const comparable = ({ by, cells, total, n, without, quartiles, measure }: Answer): NaiveAnswer => ({
  total,
  cells: new Map(
    cells.map((cell) => [
      by.map((name) => cell[name]).join('|'),
      {
        value: cell.value ?? null,
        ...(cell.share && {
          share: [cell.share.numerator, cell.share.denominator, cell.share.percent] as const,
        }),
      },
    ]),
  ),
  ...(measure.startsWith('days') && {
    spread: { n: n ?? 0, without: without ?? 0, quartiles: quartiles ?? null },
  }),
});

const expectSame = (views: Views, log: readonly Recorded[], asked: Query): void => {
  const [association] = views.associations();
  const outcome = views.statistics(asked);
  if (!association || 'refusal' in outcome) throw new Error(`refused: ${JSON.stringify([asked, outcome])}`);
  expect({ asked, ...comparable(outcome.answer) }).toEqual({
    asked,
    ...naiveAnswer(log, asked, association),
  });
};

const momentsOf = (log: readonly Recorded[]): (number | undefined)[] => {
  const middle = log[Math.floor(log.length / 2)]?.knownAt ?? 0;
  return [undefined, middle, middle + 1];
};

describe('statistics, against a fold of every event for every question', () => {
  it('agree for every measure, dimension, unit and moment', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (log, live) => {
        const { views, close } = await viewsOf(log, live);
        try {
          for (const measure of MEASURES)
            for (const unit of UNITS)
              for (const asKnownAt of momentsOf(log))
                for (const by of [[], ...DIMENSIONS.map((name) => [name])])
                  expectSame(
                    views,
                    log,
                    query({ ...PERIOD, measure, unit, by, ...(asKnownAt && { asKnownAt }) }),
                  );
        } finally {
          await close();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
