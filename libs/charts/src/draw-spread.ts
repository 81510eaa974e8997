import { tickText, ticksTo } from './axis-scale.js';
import type { SpreadChart } from './chart.js';
import { amountSaid, amountText, descriptionOf } from './chart-words.js';
import type { Drawing, DrawnLink, DrawnShape } from './drawing.js';
import { block, letters, LINE, linesOf, rounded, SMALL, TEXT, textWidth } from './lettering.js';
import { numeral } from '@samspar/kernel';

const WIDE = 520;
const BOX = 20;
const ROW_GAP = 12;

type Row = SpreadChart['groups'][number]['rows'][number];

const unitOf = ({ unit }: SpreadChart): string => (unit === undefined ? '' : ` ${unit}`);

/** `21 dagar` with what lies round it: `8–43, n 340`. */
const textsOf = (chart: SpreadChart, { quartiles, n }: Row): readonly [string, string] => {
  const { language } = chart;
  if (typeof quartiles === 'string') return ['', amountText(quartiles, language)];
  const [lower, median, upper] = quartiles.map((days) => numeral(days, language));
  return [`${median}${unitOf(chart)}`, `${lower}–${upper} · n ${amountText(n, language)}`];
};

const saidOf = (chart: SpreadChart) =>
  chart.groups.flatMap(({ name: group, rows }) =>
    rows.map((row) => {
      const [median, round] = textsOf(chart, row);
      const head = [group, row.name].filter(Boolean).join(', ');
      const said =
        typeof row.quartiles === 'string'
          ? amountSaid(row.quartiles, chart.language)
          : `${median} (${round})`;
      return { text: `${head}: ${said}`, figures: 4 };
    }),
  );

const longestOf = (chart: SpreadChart): Readonly<{ name: string; amount: string }> | undefined => {
  const shown = chart.groups.flatMap(({ name: group, rows }) =>
    rows.flatMap((row) =>
      typeof row.quartiles === 'string' ? [] : [{ group, row, median: row.quartiles[1] }],
    ),
  );
  const [first] = shown.toSorted((one, other) => other.median - one.median);
  return (
    first && {
      name: [first.group, first.row.name].filter(Boolean).join(', '),
      amount: textsOf(chart, first.row)[0],
    }
  );
};

export const drawSpread = (chart: SpreadChart, width: number): Drawing => {
  const { title, language, groups } = chart;
  const isWide = width >= WIDE;
  const rows = groups.flatMap((group) => group.rows);
  const left = isWide
    ? Math.min(width * 0.3, Math.max(80, ...rows.map(({ name }) => textWidth(name))) + 16)
    : 0;
  const textRoom =
    Math.max(0, ...rows.map((row) => textWidth(textsOf(chart, row).join(' '), SMALL, true))) + 14;
  const right = isWide ? textRoom : 10;
  const upper = rows.flatMap(({ quartiles }) => (typeof quartiles === 'string' ? [] : [quartiles[2]]));
  const ticks = ticksTo(Math.max(1, ...upper));
  const greatest = ticks.at(-1) ?? 1;
  const x = (days: number): number => left + 2 + (days / greatest) * (width - left - right - 4);

  const shapes: DrawnShape[] = [];
  const links: DrawnLink[] = [];
  let y = 0;
  for (const { name, rows: ofGroup } of groups) {
    if (name !== undefined) {
      const lines = linesOf(name, width, TEXT, true);
      shapes.push(...block(0, y + 14, lines, { isBold: true }));
      y += lines.length * LINE + 8;
    }
    for (const row of ofGroup) {
      const [median, round] = textsOf(chart, row);
      const lines = linesOf(row.name, isWide ? left - 12 : width - textRoom);
      const start = y;
      const textTop = isWide
        ? y + (Math.max(BOX, lines.length * LINE) - lines.length * LINE) / 2 + 12
        : y + 12;
      shapes.push(...block(0, textTop, lines));
      const top = isWide ? y + Math.max(0, (lines.length * LINE - BOX) / 2) : y + lines.length * LINE + 2;
      const textY = isWide ? top + BOX / 2 + 4.5 : y + 12;
      const roundX = width - textWidth(round, SMALL);
      shapes.push(
        letters(width, textY, round, { anchor: 'end', size: SMALL, fill: 'soft' }),
        ...(median === '' ? [] : [letters(roundX - 6, textY, median, { anchor: 'end', isBold: true })]),
        { kind: 'line', x1: x(0), x2: x(greatest), y1: top + BOX / 2, y2: top + BOX / 2, stroke: 'line' },
      );
      if (typeof row.quartiles !== 'string') {
        const [from, middle, to] = row.quartiles;
        shapes.push(
          {
            kind: 'rect',
            x: rounded(x(from)),
            y: top,
            width: rounded(x(to) - x(from)),
            height: BOX,
            fill: row.paint,
            stroke: row.paint,
          },
          ...[{ stroke: 'paper', strokeWidth: 6 } as const, { stroke: 'ink', strokeWidth: 3 } as const].map(
            (look) => ({
              kind: 'line' as const,
              x1: rounded(x(middle)),
              x2: rounded(x(middle)),
              y1: top - 3,
              y2: top + BOX + 3,
              ...look,
            }),
          ),
        );
      }
      y = Math.max(top + BOX, isWide ? start + lines.length * LINE : 0);
      if (row.href !== undefined) links.push({ href: row.href, x: 0, y: start, width, height: y - start });
      y += ROW_GAP;
    }
    y += 4;
  }
  const bottom = y;
  for (const tick of ticks) {
    const isLast = tick === greatest;
    shapes.push(
      {
        kind: 'line',
        x1: rounded(x(tick)),
        x2: rounded(x(tick)),
        y1: bottom - 4,
        y2: bottom + 1,
        stroke: 'soft',
      },
      letters(x(tick), bottom + 15, `${tickText(tick, language)}${isLast ? unitOf(chart) : ''}`, {
        anchor: tick === 0 ? 'start' : isLast && !isWide ? 'end' : 'middle',
        size: SMALL,
        fill: 'soft',
      }),
    );
  }
  shapes.push({ kind: 'line', x1: x(0), x2: x(greatest), y1: bottom - 4, y2: bottom - 4, stroke: 'soft' });
  return {
    width,
    height: bottom + 22,
    shapes,
    links,
    title,
    description: descriptionOf(title, saidOf(chart), longestOf(chart), language),
  };
};
