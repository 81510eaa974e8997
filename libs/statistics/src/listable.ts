import { dimensionsOf } from './asked.js';
import { countedFacts } from './dimensions.js';
import { isHiddenDimension } from './hidden.js';
import type { Dimension, StatisticsQuery } from './query.js';
import type { FigureCell } from './sorted-figure.js';

/**
 * Dimensions that tell of health, of violence, of what somebody lives on or that she was in another insats: nobody lists persons by them
 * (lag 2018:218 3 kap. 3 §).
 */
const SENSITIVE: readonly Dimension[] = [
  ...countedFacts().flatMap(({ dimension, definition }) => (definition.sensitive ? [dimension] : [])),
  'livelihoodAtFollowUp',
  'occupationAtFollowUp',
  'assessmentKind',
  'livelihoodAtMeeting',
  'violenceQuestion',
  'returned',
  'exitGroup',
];

type Asked = Pick<StatisticsQuery, 'by' | 'where' | 'unknowns'>;

/** Whether a dimension, by its name, tells of health or of what somebody lives on. */
export const isSensitive = (dimension: string): boolean => SENSITIVE.some((one) => one === dimension);

/** Where unknowns are split, a dimension that is hidden of protected persons would tell who they are. */
const isSensitiveIn =
  ({ by, unknowns }: Asked) =>
  (dimension: Dimension): boolean =>
    isSensitive(dimension) ||
    (unknowns === 'split' && by.includes(dimension) && isHiddenDimension(dimension));

const DAYS_ALONE = [
  'notRegisteredThen',
  'misregistered',
  'annulled',
  'dayMissing',
  'dayUnknown',
  'outsidePeriod',
  'notCounted',
];

/**
 * The sensitive dimensions by which the journeys of a part would be chosen, by its name: those asked before it and its own. A part that is
 * left out by its days or its insats alone is chosen by none.
 */
export const sensitiveIn = (query: Asked, cell: FigureCell, part: string): readonly Dimension[] => {
  const { by, where } = query;
  const [reason = '', of] = part.split(':');
  if (DAYS_ALONE.includes(reason)) return [];
  const asked = [...dimensionsOf(where), ...by.filter((dimension) => cell[dimension] !== undefined)];
  // One that is asked of both, by `where` and by the cell, may keep out after those between.
  const last = asked.findLastIndex((dimension) => dimension === of);
  return asked.slice(0, last < 0 ? asked.length : last + 1).filter(isSensitiveIn(query));
};

/** The sensitive dimensions that a table, or what chooses its journeys, is of. */
export const sensitiveAmong = (query: Asked): readonly Dimension[] =>
  [...dimensionsOf(query.where), ...query.by].filter(isSensitiveIn(query));
