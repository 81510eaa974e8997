import { accept, type Decider, type DomainCommand, storedEvents } from '@samspar/kernel';
import type { EsfListMade } from './esf-events.js';

export type MakeListForEsf = DomainCommand<'MakeEsfList', EsfListMade['data']>;

/** The lists that an association's authorities have made, in their order. */
const esfDecider: Decider<readonly EsfListMade['data'][], MakeListForEsf, EsfListMade, never> = {
  initialState: [],
  decide: ({ occurredOn, data }) => accept({ type: 'EsfListMade', occurredOn, data }),
  evolve: (lists, { data }) => [...lists, data],
};

/** How lists to ESF are stored: `esf-{association}`, one stream of each. Stored type names are frozen. */
export const esfStream = {
  prefix: 'esf-',
  decider: esfDecider,
  ...storedEvents<EsfListMade>({
    EsfListMade: [
      'list',
      'association',
      'authority',
      'intervention',
      'project',
      'month',
      'ground',
      'journeys',
      'withoutNumber',
      'leftOut',
      'knownAt',
      'expiresAt',
    ],
  }),
} as const;
