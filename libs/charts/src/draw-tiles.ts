import { numbersOf } from './axis-scale.js';
import type { TilesChart } from './chart.js';
import { amountSaid, amountText, descriptionOf, markText, rateText, WORDS } from './chart-words.js';
import type { Drawing, Paint, DrawnShape } from './drawing.js';
import { block, letters, linesOf, SMALL, textWidth } from './lettering.js';

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
export const stepOf = (rate: number, ends: readonly number[]): Paint => {
  const at = ends.findIndex((end) => Math.round(rate * 10) / 10 <= end);
  return STEPS[at] ?? 'step5';
};

const NAME_LINE = 14;

/** The greatest size at which every part of every name has room. */
const nameSize = (names: readonly string[], room: number): number =>
  [SMALL, 11.5, 11, 10.5].find((size) =>
    names.every((name) => linesOf(name, room, size).every((line) => textWidth(line, size) <= room)),
  ) ?? 10;

export const drawTiles = (chart: TilesChart, width: number): Drawing => {
  const { title, language, tiles, unit } = chart;
  const words = WORDS[language];
  const columns = Math.max(1, ...tiles.map(({ column }) => column + 1));
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
  const side = Math.min(WIDEST, (width - GAP * (columns - 1)) / columns);
  const isNarrow = side < 110;
  const pad = isNarrow ? 5 : 10;
  const size = nameSize(
    tiles.map(({ name }) => name),
    side - pad * 2,
  );
  const named = tiles.map(({ name }) => linesOf(name, side - pad * 2, size));
  const nameLines = Math.max(1, ...named.map((lines) => lines.length));
  const height = 8 + nameLines * NAME_LINE + 54;
  const rates = tiles.map(({ rate }) => rate);
  const ends = stepsTo(Math.max(0, ...numbersOf(rates)));

  const isOfCounts = rates.includes('missing') && rates.every((rate) => typeof rate !== 'number');

  const shapes: DrawnShape[] = tiles.flatMap(({ column, row, count, rate }, at): readonly DrawnShape[] => {
    const [x, y] = [column * (side + GAP), row * (height + GAP)];
    const paint = typeof rate === 'number' ? stepOf(rate, ends) : 'paper';
    const fill: Paint = DARK.includes(paint) ? 'paper' : 'ink';
    const counted = markText({ amount: count.amount }, language, isNarrow ? {} : { unit });
    const great = isOfCounts
      ? amountText(count.amount, language)
      : rate === 'missing'
        ? '–'
        : typeof rate === 'number'
          ? rateText(rate, language)
          : words.hidden;
    return [
      {
        kind: 'rect',
        x,
        y,
        width: side,
        height,
        radius: 3,
        fill: paint,
        ...(typeof rate === 'number'
          ? { stroke: paint }
          : { stroke: 'soft', ...(!isOfCounts && { dash: [3, 3] }) }),
      },
      ...block(x + pad, y + 18, named[at] ?? [], { size, fill }, NAME_LINE),
      letters(x + pad, y + height - 28, great, { size: 20, isBold: true, fill }),
      ...(isOfCounts || (rate === 'hidden' && count.amount === 'hidden')
        ? []
        : [letters(x + pad, y + height - 10, counted, { size: SMALL, fill })]),
    ];
  });

  let y = rows * (height + GAP) + 16;
  const below = isOfCounts
    ? words.noRates
    : [words.perThousandSaid, ...(rates.includes('missing') ? [`–\u00a0= ${words.noPopulation}`] : [])].join(
        ' · ',
      );
  for (const line of linesOf(below, width, SMALL)) {
    shapes.push(letters(0, y, line, { size: SMALL, fill: 'soft' }));
    y += NAME_LINE + 2;
  }
  let x = 0;
  STEPS.forEach((paint, at) => {
    if (!rates.some((rate) => typeof rate === 'number' && stepOf(rate, ends) === paint)) return;
    const text = words.upTo(rateText(ends[at - 1] ?? 0, language), rateText(ends[at] ?? 0, language));
    const needed = 20 + textWidth(text, SMALL);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 20;
    }
    shapes.push(
      { kind: 'rect', x, y: y - 8, width: 14, height: 14, fill: paint, stroke: 'soft' },
      letters(x + 20, y + 3.5, text, { size: SMALL, fill: 'soft' }),
    );
    x += needed + 14;
  });
  if (x > 0) y += 14;
  else y -= NAME_LINE;
  const elsewhere = chart.elsewhere.map(({ name, count }) => `${name} ${amountText(count.amount, language)}`);
  const notes = [...(elsewhere.length > 0 ? [words.elsewhere(elsewhere.join(', '))] : []), ...chart.sources];
  for (const line of notes.flatMap((note) => linesOf(note, width, SMALL))) {
    y += NAME_LINE + 2;
    shapes.push(letters(0, y, line, { size: SMALL, fill: 'soft' }));
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
  const beside = chart.elsewhere.map(({ name, count }) => ({
    text: `${name} ${amountSaid(count.amount, language)}`,
    figures: 1,
  }));
  const [most] = tiles
    .flatMap(({ name, rate }) => (typeof rate === 'number' ? [{ name, rate }] : []))
    .toSorted((one, other) => other.rate - one.rate);
  return {
    width,
    height: y + 10,
    shapes,
    links: tiles.flatMap(({ column, row, count: { href } }) =>
      href === undefined
        ? []
        : [{ href, x: column * (side + GAP), y: row * (height + GAP), width: side, height }],
    ),
    title,
    description: descriptionOf(
      title,
      [...said, ...beside],
      most && { name: most.name, amount: `${rateText(most.rate, language)} ${words.perThousand}` },
      language,
    ),
  };
};
