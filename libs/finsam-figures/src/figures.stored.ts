import { storedEvents } from '@samspar/kernel';
import type { FigureEvent } from './figure-events.js';
import { figureDecider } from './figure-rules.js';

/** How the yearly figures of an association are stored: `finsam-{association}`, one stream of each. Stored type names are frozen. */
export const figureStream = {
  prefix: 'finsam-',
  decider: figureDecider,
  ...storedEvents<FigureEvent>({
    FiguresStated: ['association', 'year', 'statements', 'note'],
    FiguresReported: [
      'association',
      'year',
      'asKnownAt',
      'position',
      'definitionVersion',
      'figures',
      'interventions',
    ],
  }),
} as const;
