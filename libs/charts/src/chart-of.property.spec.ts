import { describe, expect, it } from '@jest/globals';
import type { CrossedTable, Dimension, Measure } from '@samspar/statistics';
import * as fc from 'fast-check';
import { chartOf } from './chart-of.js';
import type { ChartedAbout } from './chart-series.js';
import { ChartFigures } from './chart-figures.js';
import { draw } from './draw.js';
import { ribbonsOf } from './draw-flow.js';
import { flowOf } from './flow-of.js';

const RUNS = { seed: 20_241_231, numRuns: 60 } as const;

const CODES: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  sex: ['woman', 'man', 'unknown'],
  intervention: ['novum', 'linjen', 'finsam-team'],
  exitGroup: ['work-or-studies', 'care', 'not-ended'],
  referralOutcome: ['accepted', 'declined', 'open'],
  hasStarted: ['started', 'not-started'],
  district: ['farsta', 'jarva', 'outside', 'unknown'],
  quarter: ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'],
};
const codesOf = (dimension: Dimension): readonly string[] => CODES[dimension] ?? [];

const about: ChartedAbout = {
  title: 'Prov',
  language: 'sv',
  nameOf: (_dimension, code) => code,
  period: { from: '2024-01-01', to: '2024-12-31' },
  notes: [],
  tiles: () => [
    {
      district: 'farsta',
      name: 'Farsta',
      column: 0,
      row: 0,
      inhabitants: { number: 40_000, day: '2023-12-31', source: 'Prov' },
    },
    { district: 'jarva', name: 'Järva', column: 1, row: 0, inhabitants: undefined },
  ],
};

type Unit = Readonly<Partial<Record<Dimension, string>>>;

/** Every choice of codes of the first so many dimensions, none of them first. */
const paths = (by: readonly Dimension[]): readonly (readonly string[])[] => {
  const [first, ...rest] = by;
  return first === undefined
    ? [[]]
    : [[], ...codesOf(first).flatMap((code) => paths(rest).map((path) => [code, ...path]))];
};

const agrees = (unit: Unit, by: readonly Dimension[], codes: readonly string[]): boolean =>
  codes.every((code, place) => by[place] !== undefined && unit[by[place]] === code);

/** A table counted slowly; what `isHidden` says is hidden carries a figure that nobody may see. */
const tableOf = (
  units: readonly Unit[],
  [rowsBy, columnsBy]: readonly [readonly Dimension[], readonly Dimension[]],
  {
    measure = 'referred',
    hidden,
  }: { measure?: Measure; hidden?: (place: number) => number | undefined } = {},
): CrossedTable => {
  const columns = paths(columnsBy).map((codes) => ({ codes }));
  let place = 0;
  return {
    measures: [measure],
    unit: 'journey',
    period: about.period,
    asKnownAt: '2025-02-01T11:00:00.000Z',
    position: '1',
    definitionVersion: 2,
    rowsBy,
    columnsBy,
    where: {},
    percentOf: 'row',
    protect: 'public',
    columns,
    rows: paths(rowsBy).map((codes) => ({
      measure,
      codes,
      cells: columns.map((column) => {
        const poison = hidden?.(place++);
        if (poison !== undefined)
          return {
            value: poison,
            n: poison,
            share: { numerator: poison, denominator: poison, percent: poison },
            quartiles: [poison, poison, poison] as const,
            suppressed: true as const,
          };
        const value = units.filter(
          (unit) => agrees(unit, rowsBy, codes) && agrees(unit, columnsBy, column.codes),
        ).length;
        return { value, n: value, quartiles: [value, value + 1, value + 2] as const };
      }),
    })),
    checks: { closes: null, parts: null, multiValued: [] },
    notes: [],
  };
};

const units = fc.array(
  fc.record(
    Object.fromEntries(
      (Object.keys(CODES) as Dimension[]).map((dimension) => [
        dimension,
        fc.constantFrom(...codesOf(dimension)),
      ]),
    ),
  ),
  { minLength: 5, maxLength: 80 },
) as fc.Arbitrary<readonly Unit[]>;

const SHAPES: readonly (readonly [kind: string, Measure, readonly Dimension[], readonly Dimension[]])[] = [
  ['bars', 'ended', ['exitGroup'], ['sex']],
  ['bars', 'ended', [], ['sex']],
  ['bars', 'ended', ['exitGroup'], []],
  ['multiples', 'ended', ['intervention', 'exitGroup'], ['sex']],
  ['multiples', 'ended', ['intervention', 'sex'], ['exitGroup']],
  ['multiples', 'started', ['intervention', 'quarter'], ['sex']],
  ['trend', 'started', ['quarter'], ['sex']],
  ['trend', 'started', ['sex'], ['quarter']],
  ['tiles', 'started', ['district'], ['sex']],
  ['tiles', 'started', ['district'], []],
  ['spread', 'daysToStart', ['intervention'], ['sex']],
];

describe('the chart of a question', () => {
  it.each(SHAPES)('is chosen by its shape: %s of %s by %j and %j', (kind, measure, rowsBy, columnsBy) => {
    const some = codesOf('intervention').flatMap((intervention) =>
      codesOf('sex').map((sex) => ({
        intervention,
        sex,
        exitGroup: 'care',
        quarter: '2024-Q1',
        district: 'farsta',
      })),
    );
    const figures = ChartFigures.ofTable(tableOf(some, [rowsBy, columnsBy], { measure }));
    expect(chartOf(figures, about)?.kind).toBe(kind);
  });

  it('is none where all is hidden, or more than one can take in', () => {
    const hidden = tableOf([], [['exitGroup'], ['sex']], { hidden: () => 3 });
    expect(chartOf(ChartFigures.ofTable(hidden), about)).toBeUndefined();
    const wide = { ...about, period: { from: '1990-01-01', to: '2024-12-31' } };
    const long = tableOf([{ quarter: '2024-Q1', sex: 'man' }], [['quarter'], ['sex']], {
      measure: 'started',
    });
    expect(chartOf(ChartFigures.ofTable(long), wide)).toBeUndefined();
  });
});

describe('what is hidden', () => {
  const hiding = fc.record({
    units,
    shape: fc.constantFrom(...SHAPES),
    places: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 }),
  });

  it('is in no shape, text, title or description, whatever it is', () =>
    fc.assert(
      fc.property(hiding, ({ units: counted, shape: [, measure, rowsBy, columnsBy], places }) => {
        const drawn = (poison: number) => {
          const hidden = (place: number) => (places.includes(place) ? poison : undefined);
          const table = tableOf(counted, [rowsBy, columnsBy], { measure, hidden });
          const chart = chartOf(
            ChartFigures.ofTable(table, () => '/varfor'),
            about,
          );
          return chart && [340, 720].map((width) => draw(chart, width));
        };
        const one = drawn(7_654_321);
        expect(drawn(3)).toEqual(one);
        expect(JSON.stringify(one ?? '')).not.toContain('7654321');
      }),
      RUNS,
    ));

  it('has no link to why it is so', () => {
    const table = tableOf([{ sex: 'man', exitGroup: 'care' }], [['exitGroup'], ['sex']], {
      measure: 'ended',
      hidden: (place) => (place === 5 ? 3 : undefined),
    });
    const chart = chartOf(
      ChartFigures.ofTable(table, (row, column) => [...row.codes, ...column].join(' ')),
      about,
    );
    const hrefs = chart && draw(chart, 720).links.map(({ href }) => href);
    expect(hrefs).toContain('care man');
    expect(hrefs).not.toContain('work-or-studies woman');
  });

  it('hides its rate as well', () => {
    const table = tableOf([{ district: 'farsta' }], [['district'], []], {
      measure: 'started',
      hidden: (place) => (place === 1 ? 3 : undefined),
    });
    const chart = chartOf(ChartFigures.ofTable(table), about);
    if (chart?.kind !== 'tiles') throw new Error('A district makes a map.');
    expect(chart.tiles.map(({ rate }) => rate)).toEqual(['hidden', 'missing']);
  });
});

describe('a rate', () => {
  it('is the count per 1,000 of those who live there', () => {
    const counted = Array.from({ length: 30 }, () => ({ district: 'farsta' }));
    const chart = chartOf(
      ChartFigures.ofTable(tableOf(counted, [['district'], []], { measure: 'started' })),
      about,
    );
    if (chart?.kind !== 'tiles') throw new Error('A district makes a map.');
    expect(chart.tiles[0]?.rate).toBeCloseTo(0.75, 9);
    expect(chart.sources).toEqual(['Folkmängd 2023-12-31: Prov']);
  });
});

const flowFrom = (counted: readonly Unit[]) => {
  // Nobody starts whose referral is not accepted, as none does.
  const came = counted.map((unit) =>
    unit.referralOutcome === 'accepted' ? unit : { ...unit, hasStarted: 'not-started' },
  );
  const started = came.filter(({ hasStarted }) => hasStarted === 'started');
  const chart = flowOf(
    ChartFigures.ofTable(tableOf(came, [['referralOutcome', 'sex'], ['hasStarted']])),
    ChartFigures.ofTable(tableOf(started, [['intervention', 'sex'], ['exitGroup']])),
    about,
  );
  return { came, started, chart };
};

const sum = (amounts: readonly (number | string)[]) =>
  amounts.reduce<number>((all, one) => all + Number(one), 0);

describe('a flow', () => {
  it('lets as much out of each node as into it, but where the way ends', () =>
    fc.assert(
      fc.property(units, (counted) => {
        const { chart } = flowFrom(counted);
        if (!chart) return;
        const last = chart.stages.at(-1)?.nodes ?? [];
        chart.stages.forEach(({ nodes }, stage) => {
          for (const { id, mark } of nodes) {
            const into = chart.links.filter(({ to }) => to === id).map(({ amount }) => amount);
            const out = chart.links.filter(({ from }) => from === id).map(({ amount }) => amount);
            if (stage > 0) expect(sum(into)).toBe(mark.amount);
            if (id !== 'hasStarted not-started' && !last.some((node) => node.id === id))
              expect(sum(out)).toBe(mark.amount);
          }
        });
      }),
      RUNS,
    ));

  it('says of each step what a slow count says', () =>
    fc.assert(
      fc.property(units, (counted) => {
        const { chart, came, started } = flowFrom(counted);
        if (!chart) return;
        const amountOf = (id: string) =>
          chart.stages.flatMap(({ nodes }) => nodes).find((node) => node.id === id)?.mark.amount;
        expect(amountOf('referred')).toBe(came.length);
        expect(amountOf('hasStarted started')).toBe(started.length);
        for (const intervention of codesOf('intervention'))
          for (const exitGroup of codesOf('exitGroup'))
            expect(
              chart.links.find(
                ({ from, to }) => from === `intervention ${intervention}` && to === `exitGroup ${exitGroup}`,
              )?.amount,
            ).toBe(
              started.filter((unit) => unit.intervention === intervention && unit.exitGroup === exitGroup)
                .length,
            );
      }),
      RUNS,
    ));

  it('is drawn with ribbons as broad as what goes, which fill the side of their node', () =>
    fc.assert(
      fc.property(units, (counted) => {
        const { chart } = flowFrom(counted);
        if (!chart) return;
        const placed = chart.stages.flatMap(({ nodes }, stage) =>
          nodes.map((node) => ({ node, stage, at: 0, size: Number(node.mark.amount) * 2 })),
        );
        for (const { from, start, size } of ribbonsOf(chart, placed, 2)) {
          expect(size).toBeGreaterThan(0);
          expect(start + size).toBeLessThanOrEqual(from.size + 1e-6);
        }
        expect(() => [340, 720, 1080].map((width) => draw(chart, width))).not.toThrow();
      }),
      RUNS,
    ));
});
