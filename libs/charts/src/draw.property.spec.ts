import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Amount, BarsChart, Chart, ChartMark, SpreadChart, TilesChart, TrendChart } from './chart.js';
import { draw } from './draw.js';
import { stepOf, stepsTo } from './draw-tiles.js';
import type { Drawing, Paint, DrawnShape } from './drawing.js';
import { linesOf, textWidth } from './lettering.js';

const RUNS = { seed: 20_241_231, numRuns: 60 } as const;
const NAMED = { title: 'Prov', language: 'sv' } as const;
const WIDTHS = [340, 720, 1080] as const;

const amount: fc.Arbitrary<Amount> = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 2_000 }) },
  { weight: 1, arbitrary: fc.constantFrom('hidden' as const, 'missing' as const) },
);
const mark: fc.Arbitrary<ChartMark> = amount.map((one) => ({ amount: one }));
const name = fc.constantFrom(
  'Novum',
  'Vård eller rehabilitering',
  'Fortsatt stöd hos jobbtorg eller Arbetsförmedlingen',
);

const bars: fc.Arbitrary<BarsChart> = fc
  .array(fc.record({ name, marks: fc.tuple(mark, mark) }), { minLength: 1, maxLength: 8 })
  .map((rows) => ({
    ...NAMED,
    kind: 'bars',
    series: [
      { name: 'Kvinna', paint: 'women' },
      { name: 'Man', paint: 'men' },
    ],
    groups: [{ rows }],
  }));

const trend: fc.Arbitrary<TrendChart> = fc
  .integer({ min: 2, max: 12 })
  .chain((points) =>
    fc.record({
      points: fc.constant(Array.from({ length: points }, (_point, at) => `kv ${at + 1}`)),
      series: fc.array(
        fc.record({
          name,
          paint: fc.constantFrom<Paint>('women', 'men', 'first'),
          marks: fc.array(mark, { minLength: points, maxLength: points }),
          breaks: fc.uniqueArray(fc.integer({ min: 1, max: points - 1 }), { maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  )
  .map((parts) => ({ ...NAMED, kind: 'trend', ...parts }));

const rectsOf = ({ shapes }: Drawing, paint: Paint) =>
  shapes.filter((shape) => shape.kind === 'rect').filter(({ fill }) => fill === paint);

const numbersIn = (path: string): readonly number[] => (path.match(/-?\d+(\.\d+)?/gu) ?? []).map(Number);
const across = (path: string): readonly number[] => numbersIn(path).filter((_number, at) => at % 2 === 0);

/** Lines that a trend is drawn with: those of its series. */
const drawnLines = ({ shapes }: Drawing) =>
  shapes.filter((shape) => shape.kind === 'path').filter(({ fill }) => fill === undefined);

const textsOf = ({ shapes, title, description }: Drawing): readonly string[] => [
  title,
  description,
  ...shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])),
];

const of = (counted: number, percent: number): ChartMark => ({ amount: counted, percent });

describe('bars', () => {
  it('are as long as their amounts, on one scale, at any width', () =>
    fc.assert(
      fc.property(bars, fc.constantFrom(...WIDTHS), (chart, width) => {
        const drawing = draw(chart, width);
        const shown = chart.groups.flatMap(({ rows }) => rows);
        const scales = (['women', 'men'] as const).flatMap((paint, at) => {
          const amounts = shown
            .map(({ marks }) => marks[at]?.amount)
            .filter((one) => typeof one === 'number' && one > 0);
          const [_legend, ...drawn] = rectsOf(drawing, paint);
          expect(drawn).toHaveLength(amounts.length);
          return drawn.map((rect, place) => rect.width / Number(amounts[place]));
        });
        for (const scale of scales) expect(scale).toBeCloseTo(scales[0] ?? 0, 6);
      }),
      RUNS,
    ));

  it('stay within the width that they are drawn for, with their figures', () =>
    fc.assert(
      fc.property(bars, fc.constantFrom(...WIDTHS), (chart, width) => {
        for (const shape of draw(chart, width).shapes) {
          if (shape.kind === 'rect') expect(shape.x + shape.width).toBeLessThanOrEqual(width + 0.01);
          if (shape.kind === 'text' && shape.anchor === 'start')
            expect(shape.x + textWidth(shape.text, shape.size, shape.isBold)).toBeLessThanOrEqual(width + 1);
        }
      }),
      RUNS,
    ));

  it('of shares are as long as the shares, and say both', () => {
    const drawing = draw(
      {
        ...NAMED,
        kind: 'bars',
        isOfShares: true,
        series: [
          { name: 'Kvinna', paint: 'women' },
          { name: 'Man', paint: 'men' },
        ],
        groups: [{ rows: [{ name: 'Arbete', marks: [of(28, 14), of(33, 22)] }] }],
      },
      720,
    );
    const [women, men] = (['women', 'men'] as const).map((paint) => rectsOf(drawing, paint)[1]?.width ?? 0);
    expect((women ?? 0) / (men ?? 1)).toBeCloseTo(14 / 22, 6);
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['14\u00a0% (28)', '22\u00a0% (33)']));
  });
});

describe('trends', () => {
  it('no line crosses a break, nor a point that is hidden or missing', () =>
    fc.assert(
      fc.property(trend, fc.constantFrom(...WIDTHS), (chart, width) => {
        const joined = chart.series.map(
          ({ marks, breaks }) =>
            marks.filter(
              ({ amount: here }, at) =>
                at > 0 &&
                typeof here === 'number' &&
                typeof marks[at - 1]?.amount === 'number' &&
                !breaks.includes(at),
            ).length,
        );
        const lines = drawnLines(draw(chart, width));
        const segments = lines.reduce((sum, { d }) => sum + across(d).length - 1, 0);
        expect(segments).toBe(joined.reduce((sum, one) => sum + one, 0));
      }),
      RUNS,
    ));

  it('a break of all lines stands between two points, and every line lies wholly on one side of it', () =>
    fc.assert(
      fc.property(trend, fc.constantFrom(...WIDTHS), (chart, width) => {
        const [first] = chart.series;
        const breaks = first?.breaks ?? [];
        const drawing = draw({ ...chart, series: chart.series.map((line) => ({ ...line, breaks })) }, width);
        const marked = drawing.shapes
          .filter((shape) => shape.kind === 'line')
          .filter(({ stroke }) => stroke === 'break');
        for (const { x1 } of marked)
          for (const { d } of drawnLines(drawing))
            expect(across(d).every((x) => x < x1) || across(d).every((x) => x > x1)).toBe(true);
      }),
      RUNS,
    ));

  it('each line has a stroke and a mark of its own', () => {
    const lines = Array.from({ length: 8 }, (_line, at) => ({
      name: `${at}`,
      paint: 'first' as const,
      marks: [{ amount: at }, { amount: at + 1 }],
      breaks: [],
    }));
    const drawing = draw({ ...NAMED, kind: 'trend', points: ['1', '2'], series: lines }, 720);
    const dashes = drawnLines(drawing).map(({ dash }) => JSON.stringify(dash));
    expect(new Set(dashes).size).toBe(8);
  });
});

/** By the nearest rank, slowly. */
const quartilesOf = (days: readonly number[]): readonly [number, number, number] => {
  const sorted = days.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return [at(0.25), at(0.5), at(0.75)];
};

describe('boxes', () => {
  const spread = fc
    .array(fc.array(fc.nat({ max: 900 }), { minLength: 5, maxLength: 40 }), { minLength: 1, maxLength: 4 })
    .map((groups): SpreadChart => ({
      ...NAMED,
      kind: 'spread',
      unit: 'dagar',
      groups: [
        {
          rows: groups.map((days, at) => ({
            name: `${at}`,
            paint: 'first',
            quartiles: quartilesOf(days),
            n: days.length,
          })),
        },
      ],
    }));

  it('reach from the lower quartile to the upper, with a line at the median, on the scale that is written', () =>
    fc.assert(
      fc.property(spread, fc.constantFrom(...WIDTHS), (chart, width) => {
        const drawing = draw(chart, width);
        const ticks = drawing.shapes
          .filter((shape) => shape.kind === 'line')
          .filter(({ x1, x2, stroke, y1, y2 }) => stroke === 'soft' && x1 === x2 && y2 - y1 === 5);
        const written = drawing.shapes.flatMap((shape) =>
          shape.kind === 'text' && shape.fill === 'soft' && /^[\d\u00a0]+( dagar)?$/u.test(shape.text)
            ? [Number(shape.text.replaceAll(/\D/gu, ''))]
            : [],
        );
        const [zero, last] = [ticks[0]?.x1 ?? 0, ticks.at(-1)?.x1 ?? 0];
        const days = (x: number) => ((x - zero) / (last - zero)) * (written.at(-1) ?? 0);
        const boxes = rectsOf(drawing, 'first');
        const medians = drawing.shapes
          .filter((shape) => shape.kind === 'line')
          .filter(({ strokeWidth, stroke }) => stroke === 'ink' && strokeWidth === 3);
        chart.groups[0]?.rows.forEach(({ quartiles }, at) => {
          if (typeof quartiles === 'string') throw new Error('All are shown.');
          const box = boxes[at];
          expect(days(box?.x ?? 0)).toBeCloseTo(quartiles[0], -0.5);
          expect(days((box?.x ?? 0) + (box?.width ?? 0))).toBeCloseTo(quartiles[2], -0.5);
          expect(days(medians[at]?.x1 ?? 0)).toBeCloseTo(quartiles[1], -0.5);
        });
      }),
      RUNS,
    ));
});

const tile = (rate: Amount, count: Amount) => ({
  name: 'Farsta',
  column: 0,
  row: 0,
  rate,
  count: { amount: count },
});

const map = (...tiles: TilesChart['tiles']): TilesChart => ({
  ...NAMED,
  kind: 'tiles',
  sources: [],
  elsewhere: [],
  tiles,
});

describe('a map of tiles', () => {
  it('paints each rate with the step that the key says it is of', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 11 }),
        (rates) => {
          const ends = stepsTo(Math.max(...rates));
          for (const rate of rates) {
            const step = Number(stepOf(rate, ends).slice(4));
            const shown = Math.round(rate * 10) / 10;
            expect(shown).toBeLessThanOrEqual((ends[step - 1] ?? 0) + 1e-9);
            if (step > 1) expect(shown).toBeGreaterThan(ends[step - 2] ?? 0);
          }
        },
      ),
      RUNS,
    ));

  it('tells a missing population apart from zero, and shows the count', () => {
    const texts = textsOf(draw(map(tile('missing', 38), tile(0, 0)), 720));
    expect(texts).toEqual(expect.arrayContaining(['–', '38', '0,0']));
    expect(texts.join(' ')).toContain('folkmängd saknas');
  });

  it('shows counts alone where no population is stated, and says so', () => {
    const drawing = draw(map(tile('missing', 38)), 720);
    expect(textsOf(drawing).join(' ')).toContain('Folkmängden är inte angiven');
    expect(drawing.shapes.some((shape) => shape.kind === 'rect' && shape.fill?.startsWith('step'))).toBe(
      false,
    );
  });
});

describe('any chart', () => {
  const kinds: fc.Arbitrary<Chart> = fc.oneof(bars, trend);

  it('says its title, and of few figures each of them', () =>
    fc.assert(
      fc.property(kinds, (chart) => {
        const { title, description } = draw(chart, 340);
        expect(title).toBe('Prov');
        expect(description).toMatch(/Alla tal står i tabellen\.$/u);
      }),
      RUNS,
    ));

  it('has shapes that can be painted: no length that is no number', () =>
    fc.assert(
      fc.property(kinds, fc.constantFrom(...WIDTHS), (chart, width) => {
        const wrong = draw(chart, width).shapes.filter((shape: DrawnShape) =>
          Object.values(shape).some(
            (value) =>
              (typeof value === 'number' && !Number.isFinite(value)) || String(value).includes('NaN'),
          ),
        );
        expect(wrong).toEqual([]);
      }),
      RUNS,
    ));
});

describe('lettering', () => {
  it('breaks lines between words and after hyphens, and loses no letter', () => {
    expect(linesOf('Enskede-Årsta-Vantör', 70, 12)).toEqual(['Enskede-', 'Årsta-', 'Vantör']);
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 30, max: 400 }),
        (words, width) => {
          const text = words.join(' ');
          expect(linesOf(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
      RUNS,
    );
  });
});
