import { numbersOf } from './axis-scale.js';
import type { Amount, TilesChart } from './chart.js';
import { amountSaid, descriptionOf, markText, rateText, WORDS } from './chart-words.js';
import type { Drawing, Paint, Shape } from './drawing.js';
import { block, letters, linesOf, SMALL } from './lettering.js';

const GAP = 5;
/** The widest tile; a grid that would be wider stands to the left. */
const WIDEST = 158;
const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;
/** Steps so dark that letters on them are white. */
const DARK: readonly Paint[] = ['step4', 'step5'];

/** Where each step of the scale ends: five as wide as each other, up to the greatest rate. */
export const stepsTo = (greatest: number): readonly number[] =>
  STEPS.map((_step, at) => Math.round(((at + 1) / STEPS.length) * greatest * 10) / 10);

/** What a rate is painted as, among steps with these ends. */
export const stepOf = (rate: Amount, ends: readonly number[]): Paint => {
  if (typeof rate !== 'number') return rate;
  const at = ends.findIndex((end) => Math.round(rate * 10) / 10 <= end);
  return STEPS[at < 0 ? STEPS.length - 1 : at] ?? 'step5';
};

const namesSize = 12;
const NAME_LINE = 14;

export const drawTiles = (chart: TilesChart, width: number): Drawing => {
  const { title, language, tiles, unit } = chart;
  const words = WORDS[language];
  const columns = Math.max(1, ...tiles.map(({ column }) => column + 1));
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
  const side = Math.min(WIDEST, (width - GAP * (columns - 1)) / columns);
  const isNarrow = side < 110;
  const pad = isNarrow ? 6 : 10;
  const named = tiles.map(({ name }) => linesOf(name, side - pad * 2, namesSize));
  const nameLines = Math.max(1, ...named.map((lines) => lines.length));
  const height = 8 + nameLines * NAME_LINE + 54;
  const rates = tiles.map(({ rate }) => rate);
  const ends = stepsTo(Math.max(0, ...numbersOf(rates)));

  const shapes: Shape[] = [];
  tiles.forEach(({ column, row, count, rate }, at) => {
    const [x, y] = [column * (side + GAP), row * (height + GAP)];
    const paint = stepOf(rate, ends);
    const isOver = typeof rate === 'number';
    const fill: Paint = DARK.includes(paint) ? 'paper' : 'ink';
    const halo = isOver ? {} : ({ halo: 'paper' } as const);
    const rateY = y + height - 28;
    shapes.push(
      {
        kind: 'rect',
        x,
        y,
        width: side,
        height,
        radius: 3,
        fill: paint,
        stroke: isOver ? paint : 'soft',
        ...(!isOver && { dash: [3, 3] }),
      },
      ...block(x + pad, y + 18, named[at] ?? [], { size: namesSize, fill, ...halo }, NAME_LINE),
      letters(x + pad, rateY, isOver ? rateText(rate, language) : rate === 'hidden' ? words.hidden : '–', {
        size: 20,
        isBold: true,
        fill,
        ...halo,
      }),
      letters(x + pad, y + height - 10, markText(count, language, isNarrow ? {} : { unit }), {
        size: SMALL,
        fill,
        ...halo,
      }),
    );
  });

  let y = rows * (height + GAP) + 12;
  const keys: readonly Readonly<{ paint: Paint; text: string }>[] = [
    ...STEPS.flatMap((paint, at) => {
      const from = at === 0 ? 0 : (ends[at - 1] ?? 0);
      const to = ends[at] ?? 0;
      return rates.some((rate) => stepOf(rate, ends) === paint)
        ? [{ paint, text: words.upTo(rateText(from, language), rateText(to, language)) }]
        : [];
    }),
    ...(['hidden', 'missing'] as const).flatMap((paint) =>
      rates.includes(paint) ? [{ paint, text: paint === 'hidden' ? words.hidden : words.noPopulation }] : [],
    ),
  ];
  shapes.push(letters(0, y + 4, words.perThousandSaid, { size: SMALL, fill: 'soft' }));
  y += 14;
  let x = 0;
  for (const { paint, text } of keys) {
    const needed = 20 + text.length * 7;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 20;
    }
    shapes.push(
      { kind: 'rect', x, y, width: 14, height: 14, fill: paint, stroke: 'soft' },
      letters(x + 20, y + 12, text, { size: SMALL, fill: 'soft' }),
    );
    x += needed + 12;
  }
  const said = tiles.map(({ name, count, rate }) => ({
    text: `${name}: ${
      typeof rate === 'number'
        ? `${rateText(rate, language)} ${words.perThousand}`
        : rate === 'hidden'
          ? words.hiddenSaid
          : words.noPopulation
    } (${amountSaid(count.amount, language)})`,
    figures: 2,
  }));
  const [most] = tiles
    .flatMap(({ name, rate }) => (typeof rate === 'number' ? [{ name, rate }] : []))
    .toSorted((one, other) => other.rate - one.rate);
  return {
    width,
    height: y + 20,
    shapes,
    links: tiles.flatMap(({ column, row, count: { href } }) =>
      href === undefined
        ? []
        : [{ href, x: column * (side + GAP), y: row * (height + GAP), width: side, height }],
    ),
    title,
    description: descriptionOf(
      title,
      said,
      most && { name: most.name, amount: `${rateText(most.rate, language)} ${words.perThousand}` },
      language,
    ),
  };
};
