import { describe, expect, it } from '@jest/globals';
import {
  type Answer,
  DIMENSIONS,
  isOfMeasure,
  MEASURES,
  type StatisticsQuery,
  SHARES_OF,
  UNITS,
} from '@samspar/statistics';
import { Views } from '@samspar/views';
import * as fc from 'fast-check';
import { histories, INTERVENTIONS } from './history.js';
import { naiveAnswer, type NaiveAnswer } from './naive-statistics.js';
import type { Recorded } from './recorded.js';
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

const expectSame = (views: Views, log: readonly Recorded[], asked: StatisticsQuery): void => {
  const [association] = views.associations();
  const outcome = views.statistics(asked);
  if (!association || 'refusal' in outcome) throw new Error(`refused: ${JSON.stringify([asked, outcome])}`);
  expect({ asked, ...comparable(outcome.answer) }).toEqual({
    asked,
    ...naiveAnswer(log, asked, association),
  });
};

/** A moment somewhere in a history, or the present. */
const momentIn = (log: readonly Recorded[], place: number | null): { asKnownAt?: number } => {
  const knownAt = place === null ? undefined : log[place % log.length]?.knownAt;
  return knownAt === undefined ? {} : { asKnownAt: knownAt };
};

const place = fc.option(fc.nat());
const unit = fc.constantFrom(...UNITS);

const FILTERS = {
  intervention: ['finsam-team', 'novum'],
  sex: ['woman', 'unknown'],
  livelihood: ['economic-assistance', 'unknown'],
  needGroup: ['young', 'migration'],
  referralOutcome: ['accepted', 'open'],
  exitGroup: ['work-or-studies', 'not-ended'],
  exitReason: ['studies', 'unknown'],
  timeOnAssistance: ['none', '5-plus'],
} as const;
const question = fc.record({
  measure: fc.constantFrom(...MEASURES),
  unit,
  shareOf: fc.constantFrom(...SHARES_OF),
  place,
  by: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 3 }),
  filter: fc.option(fc.constantFrom(...Object.entries(FILTERS))),
  period: fc.constantFrom(
    PERIOD,
    { from: '2022-01-01', to: '2022-12-31' },
    { from: '2023-06-30', to: '2023-07-01' },
    { from: '2024-02-29', to: '2024-02-29' },
  ),
});

/** A failure names its seed; shrinking would ask thousands of questions more. */
const RUNS = { numRuns: 8, endOnFailure: true } as const;

describe('statistics, against a fold of every event for every question', () => {
  it('agree for every measure in every dimension, by journey and by person, as known at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), unit, place, async (log, live, counted, moment) => {
        const { views, close } = await viewsOf(log, live);
        try {
          for (const measure of MEASURES)
            for (const by of [
              [],
              ...DIMENSIONS.filter((name) => isOfMeasure(name, measure)).map((name) => [name]),
            ])
              expectSame(
                views,
                log,
                query({ ...PERIOD, measure, unit: counted, by, ...momentIn(log, moment) }),
              );
        } finally {
          await close();
        }
      }),
      RUNS,
    );
  }, 60_000);

  it('agree in several dimensions at once, filtered, over other periods', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(question, { minLength: 60, maxLength: 60 }),
        async (log, questions) => {
          const { views, close } = await viewsOf(log, false);
          try {
            for (const { filter, place: moment, period, ...asked } of questions)
              expectSame(
                views,
                log,
                query({
                  ...period,
                  ...asked,
                  by: asked.by.filter((name) => isOfMeasure(name, asked.measure)),
                  ...(filter && { where: { [filter[0]]: filter[1] } }),
                  ...momentIn(log, moment),
                }),
              );
          } finally {
            await close();
          }
        },
      ),
      RUNS,
    );
  }, 60_000);
});
