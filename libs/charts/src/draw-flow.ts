import { numbersOf } from './axis-scale.js';
import type { Amount, FlowChart, FlowNode } from './chart.js';
import { amountSaid, descriptionOf, markText } from './chart-words.js';
import type { Drawing, DrawnLink, Paint, DrawnShape } from './drawing.js';
import { block, letters, LINE, linesOf, rounded, SMALL, TEXT, textWidth } from './lettering.js';

/** From this width on a flow goes from left to right, and else downwards. */
const WIDE = 600;
const NODE = 14;
/** How thick a node is whose figure is hidden, however great that is. */
const HIDDEN = 10;
const TALLEST = 330;

type Stage = FlowChart['stages'][number];
/** A node with where it begins on the axis that amounts are measured along, and how long it is there. */
type Placed = Readonly<{ node: FlowNode; stage: number; at: number; size: number }>;
/** A link with where it leaves and where it enters on that axis; one that is hidden has no size. */
type Ribbon = Readonly<{
  from: Placed;
  to: Placed;
  start: number;
  end: number;
  size: number;
  isHidden: boolean;
}>;

const PAINTS: Readonly<Record<NonNullable<FlowNode['look']> | 'plain', Paint>> = {
  plain: 'first',
  goal: 'step5',
  open: 'pale',
  unknown: 'unknown',
};

const drawnNodes = ({ nodes }: Stage): readonly FlowNode[] =>
  nodes.filter(({ mark: { amount } }) => amount !== 0 && amount !== 'missing');

const sum = (amounts: readonly Amount[]) => numbersOf(amounts).reduce((all, one) => all + one, 0);

/** How much of a node is shown: its figure, or where that is hidden what is shown of its links. */
const shownOf = ({ links }: FlowChart, { id, mark: { amount } }: FlowNode): number => {
  if (typeof amount === 'number') return amount;
  return Math.max(
    sum(links.filter(({ to }) => to === id).map((link) => link.amount)),
    sum(links.filter(({ from }) => from === id).map((link) => link.amount)),
  );
};

const lengthOf = (chart: FlowChart, node: FlowNode, scale: number): number => {
  const shown = shownOf(chart, node) * scale;
  return node.mark.amount === 'hidden' ? Math.max(HIDDEN, shown) : shown;
};

const greatestSum = (chart: FlowChart): number =>
  Math.max(1, ...chart.stages.map(({ nodes }) => nodes.reduce((all, node) => all + shownOf(chart, node), 0)));

/** Nodes one after another in each stage, each with the room that it asks for. */
const placedNodes = (
  chart: FlowChart,
  scale: number,
  gap: number,
  roomOf: (node: FlowNode) => number = () => 0,
): readonly Placed[] =>
  chart.stages.flatMap((stage, number) => {
    let at = 0;
    return drawnNodes(stage).map((node) => {
      const size = lengthOf(chart, node, scale);
      const room = Math.max(size, roomOf(node));
      const placed = { node, stage: number, at: at + (room - size) / 2, size };
      at += room + gap;
      return placed;
    });
  });

/** Links as ribbons: in a node those that leave stand in the order of where they go, those that enter of whence they come. */
export const ribbonsOf = (
  { links }: FlowChart,
  placed: readonly Placed[],
  scale: number,
): readonly Ribbon[] => {
  const left = new Map<string, number>();
  const entered = new Map<string, number>();
  const placeOf = new Map(placed.map((one, at) => [one.node.id, at]));
  const place = (id: string) => placeOf.get(id) ?? -1;
  return links
    .filter(({ amount }) => amount !== 0 && amount !== 'missing')
    .toSorted((one, other) => place(one.from) - place(other.from) || place(one.to) - place(other.to))
    .flatMap((link): readonly Ribbon[] => {
      const [from, to] = [placed[place(link.from)], placed[place(link.to)]];
      if (!from || !to) return [];
      const size = typeof link.amount === 'number' ? link.amount * scale : 0;
      const start = left.get(link.from) ?? from.at;
      const end = entered.get(link.to) ?? to.at;
      left.set(link.from, start + size);
      entered.set(link.to, end + size);
      return [{ from, to, start, end, size, isHidden: typeof link.amount !== 'number' }];
    });
};

/** A ribbon from one line across the axis to another; `isDown` where the flow goes downwards. */
const drawRibbon = (
  { start, end, size, isHidden, to }: Ribbon,
  [near, far]: readonly [number, number],
  isDown: boolean,
): DrawnShape => {
  const point = (along: number, across: number) =>
    isDown ? `${rounded(across)} ${rounded(along)}` : `${rounded(along)} ${rounded(across)}`;
  const middle = (near + far) / 2;
  const curve = (from: number, toward: number, last: number) =>
    `C${point(middle, from)} ${point(middle, toward)} ${point(last, toward)}`;
  if (isHidden)
    return {
      kind: 'path',
      d: `M${point(near, start + 2)}${curve(start + 2, end + 2, far)}`,
      stroke: 'soft',
      dash: [2, 3],
    };
  return {
    kind: 'path',
    d: `M${point(near, start)}${curve(start, end, far)}L${point(far, end + size)}${curve(end + size, start + size, near)}Z`,
    fill: to.node.look === 'goal' ? 'step3' : 'ribbon',
    opacity: to.node.look === 'goal' ? 0.8 : 0.55,
  };
};

const drawNode = ({ node }: Placed, x: number, y: number, width: number, height: number): DrawnShape => ({
  kind: 'rect',
  x: rounded(x),
  y: rounded(y),
  width: rounded(width),
  height: rounded(height),
  ...(node.mark.amount === 'hidden'
    ? { fill: 'hidden', stroke: 'soft', dash: [2, 2] }
    : {
        fill: PAINTS[node.look ?? 'plain'],
        stroke: node.look === 'open' || node.look === 'unknown' ? 'soft' : PAINTS[node.look ?? 'plain'],
      }),
});

type Drawn = Readonly<{ shapes: readonly DrawnShape[]; links: readonly DrawnLink[]; height: number }>;

const drawAcross = (chart: FlowChart, width: number): Drawn => {
  const { stages, language } = chart;
  const apart = width / stages.length;
  const room = apart - NODE - 14;
  const scale = TALLEST / greatestSum(chart);
  const labelOf = (node: FlowNode) => linesOf(node.name, room, SMALL);
  const placed = placedNodes(chart, scale, 10, (node) => (labelOf(node).length + 1) * 15);
  const headings = stages.map(({ name }) => linesOf(name, apart - 8, TEXT, true));
  const top = 18 + Math.max(...headings.map(({ length }) => length)) * LINE;
  const x = (stage: number) => stage * apart;
  const shapes: DrawnShape[] = headings.flatMap((lines, stage) =>
    block(x(stage), 14, lines, { isBold: true, fill: 'soft' }),
  );
  for (const ribbon of ribbonsOf(chart, placed, scale)) {
    const near = x(ribbon.from.stage) + NODE;
    const lowered = { ...ribbon, start: ribbon.start + top, end: ribbon.end + top };
    shapes.push(drawRibbon(lowered, [near, x(ribbon.to.stage)], false));
  }
  const links: DrawnLink[] = [];
  for (const one of placed) {
    const { node, stage, at, size } = one;
    const lines = labelOf(node);
    const text = markText(node.mark, language, {});
    const labelTop = top + at + size / 2 - ((lines.length + 1) * 15) / 2 + 12;
    shapes.push(
      drawNode(one, x(stage), top + at, NODE, size),
      letters(x(stage) + NODE + 7, labelTop, text, { isBold: true, halo: 'paper' }),
      ...block(x(stage) + NODE + 7, labelTop + 15, lines, { size: SMALL, halo: 'paper' }, 15),
    );
    if (node.mark.href !== undefined)
      links.push({
        href: node.mark.href,
        x: x(stage),
        y: Math.min(top + at, labelTop - 14),
        width:
          NODE + 8 + Math.max(textWidth(text, TEXT, true), ...lines.map((line) => textWidth(line, SMALL))),
        height: Math.max(size, (lines.length + 1) * 15),
      });
  }
  const height = Math.max(
    0,
    ...placed.map(
      ({ node, at, size }) => at + size / 2 + Math.max(size / 2, (labelOf(node).length + 1) * 7.5),
    ),
  );
  return { shapes, links, height: top + height + 8 };
};

/** The sign of a node in a narrow flow, for the list of what each is. */
const signOf = (number: number): string => String.fromCharCode(65 + (number % 26));

const drawDown = (chart: FlowChart, width: number): Drawn => {
  const { stages, language } = chart;
  const gap = 3;
  const used = Math.max(
    ...stages.map((stage) => {
      const nodes = drawnNodes(stage);
      return nodes.length * gap + nodes.filter(({ mark }) => mark.amount === 'hidden').length * HIDDEN;
    }),
  );
  const scale = (width - used) / greatestSum(chart);
  const placed = placedNodes(chart, scale, gap);
  const thick = 20;
  const apart = 92;
  const y = (stage: number) => 22 + stage * apart;
  const shapes: DrawnShape[] = [];
  for (const ribbon of ribbonsOf(chart, placed, scale))
    shapes.push(drawRibbon(ribbon, [y(ribbon.from.stage) + thick, y(ribbon.to.stage)], true));
  const links: DrawnLink[] = [];
  placed.forEach((one, number) => {
    const { node, stage, at, size } = one;
    shapes.push(drawNode(one, at, y(stage), size, thick));
    const sign = signOf(number);
    if (size >= textWidth(sign, SMALL, true) + 4)
      shapes.push(
        letters(at + size / 2, y(stage) + 14.5, sign, {
          anchor: 'middle',
          size: SMALL,
          isBold: true,
          fill: node.look === undefined || node.look === 'goal' ? 'paper' : 'ink',
          ...(node.look === 'unknown' || node.mark.amount === 'hidden' ? { halo: 'paper' as const } : {}),
        }),
      );
    if (node.mark.href !== undefined)
      links.push({
        href: node.mark.href,
        x: at,
        y: y(stage) - 2,
        width: Math.max(size, 10),
        height: thick + 4,
      });
  });
  stages.forEach(({ name }, stage) =>
    shapes.push(letters(0, y(stage) - 7, name, { isBold: true, fill: 'soft', halo: 'paper' })),
  );
  let line = y(stages.length - 1) + thick + 28;
  stages.forEach(({ name }, stage) => {
    shapes.push(letters(0, line, name, { isBold: true, fill: 'soft' }));
    line += LINE + 2;
    placed.forEach(({ node, stage: of }, number) => {
      if (of !== stage) return;
      const text = markText(node.mark, language, {});
      const lines = linesOf(node.name, width - 24 - textWidth(text, TEXT, true) - 10);
      shapes.push(
        letters(0, line, signOf(number), { isBold: true }),
        ...block(22, line, lines),
        letters(width, line, text, { isBold: true, anchor: 'end' }),
      );
      line += Math.max(1, lines.length) * LINE + 2;
    });
    line += 8;
  });
  return { shapes, links, height: line - 8 };
};

export const drawFlow = (chart: FlowChart, width: number): Drawing => {
  const { title, language, stages } = chart;
  const { shapes, links, height } = width >= WIDE ? drawAcross(chart, width) : drawDown(chart, width);
  const said = stages.map((stage) => ({
    text: `${stage.name}: ${drawnNodes(stage)
      .map(({ name, mark }) => `${name} ${amountSaid(mark.amount, language)}`)
      .join(', ')}`,
    figures: 1,
  }));
  return {
    width,
    height,
    shapes,
    links,
    title,
    description: descriptionOf(title, said, undefined, language),
  };
};
