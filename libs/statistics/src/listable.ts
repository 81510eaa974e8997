import { dimensionsOf } from './asked.js';
import type { Dimension, StatisticsQuery } from './query.js';
import type { FigureCell } from './sorted-figure.js';

/** Dimensions that tell of health or of what somebody lives on: nobody lists persons by them (lag 2018:218 3 kap. 3 §). */
const SENSITIVE: readonly Dimension[] = [
  'needGroup',
  'obstacle',
  'livelihood',
  'livelihoodAtExit',
  'livelihoodAtFollowUp',
  'occupationAtFollowUp',
  'timeOnAssistance',
  'exitReason',
  'exitGroup',
];

/** Whether a dimension, by its name, tells of health or of what somebody lives on. */
export const isSensitive = (dimension: string): boolean => SENSITIVE.some((one) => one === dimension);

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
export const sensitiveIn = (
  { by, where }: Pick<StatisticsQuery, 'by' | 'where'>,
  cell: FigureCell,
  part: string,
): readonly Dimension[] => {
  const [reason = '', of] = part.split(':');
  if (DAYS_ALONE.includes(reason)) return [];
  const asked = [...dimensionsOf(where), ...by.filter((dimension) => cell[dimension] !== undefined)];
  // One that is asked of both, by `where` and by the cell, may keep out after those between.
  const last = asked.findLastIndex((dimension) => dimension === of);
  return asked.slice(0, last < 0 ? asked.length : last + 1).filter(isSensitive);
};

/** The sensitive dimensions that a table, or what chooses its journeys, is of. */
export const sensitiveAmong = ({ by, where }: Pick<StatisticsQuery, 'by' | 'where'>): readonly Dimension[] =>
  [...dimensionsOf(where), ...by].filter(isSensitive);
