import { NOT_ENDED, UNKNOWN } from '@samspar/codes';
import { type Dimension, dimensionLabel, measureLabel } from '@samspar/statistics';
import type { FlowChart, FlowNode } from './chart.js';
import type { ChartFigures, FigureCodes } from './chart-figures.js';
import type { ChartedAbout } from './chart-series.js';

/** Where one hopes that it leads. */
const GOAL = 'work-or-studies';
/** What goes on: all else ends where it is, or has not come further yet. */
const GOES_ON: readonly string[] = ['accepted', 'started'];

const lookOf = (dimension: Dimension, code: string): FlowNode['look'] => {
  if (code === UNKNOWN) return 'unknown';
  if (code === GOAL) return 'goal';
  if (code === NOT_ENDED.code) return 'open';
  return dimension === 'intervention' || dimension === 'exitGroup' || GOES_ON.includes(code)
    ? undefined
    : 'open';
};

const idOf = (dimension: Dimension, code: string): string => `${dimension} ${code}`;

const links = (figures: ChartFigures, from: Dimension, to: Dimension) =>
  figures.codesOf(from).flatMap((one) =>
    figures.codesOf(to).map((other) => {
      const codes: FigureCodes = { [from]: one, [to]: other };
      return { from: idOf(from, one), to: idOf(to, other), amount: figures.mark('referred', codes).amount };
    }),
  );

/**
 * The way of those referred: to their answers, to whether they started (both in `answered`: answers by whether started), and of those that
 * did through their insatser to how they ended (`started`: insatser by results, of those that started alone).
 */
export const flowOf = (
  answered: ChartFigures,
  started: ChartFigures,
  { title, language, nameOf }: ChartedAbout,
): FlowChart | undefined => {
  const nodes = (figures: ChartFigures, dimension: Dimension): readonly FlowNode[] =>
    figures.codesOf(dimension).map((code) => {
      const look = lookOf(dimension, code);
      return {
        id: idOf(dimension, code),
        name: nameOf(dimension, code),
        mark: withoutShare(figures.mark('referred', { [dimension]: code })),
        ...(look && { look }),
      };
    });
  const referred = withoutShare(answered.mark('referred', {}));
  if (!answered.isShown) return undefined;
  const stage = (figures: ChartFigures, dimension: Dimension) => ({
    name: dimensionLabel(dimension, language),
    nodes: nodes(figures, dimension),
  });
  const ofAnswers = stage(answered, 'referralOutcome');
  const ofInterventions = stage(started, 'intervention');
  const root = 'referred';
  return {
    kind: 'flow',
    title,
    language,
    stages: [
      {
        name: measureLabel('referred', language),
        nodes: [{ id: root, name: '', mark: referred }],
      },
      ofAnswers,
      stage(answered, 'hasStarted'),
      ofInterventions,
      stage(started, 'exitGroup'),
    ],
    links: [
      ...ofAnswers.nodes.map(({ id, mark }) => ({ from: root, to: id, amount: mark.amount })),
      ...links(answered, 'referralOutcome', 'hasStarted'),
      ...ofInterventions.nodes.map(({ id, mark }) => ({
        from: idOf('hasStarted', 'started'),
        to: id,
        amount: mark.amount,
      })),
      ...links(started, 'intervention', 'exitGroup'),
    ],
  };
};

const withoutShare = ({ percent: _percent, ...mark }: FlowNode['mark']): FlowNode['mark'] => mark;
