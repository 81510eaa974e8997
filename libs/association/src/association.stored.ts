import { storedEvents } from '@samspar/kernel';
import type { AssociationEvent, InterventionEvent } from './association-events.js';
import { associationDecider, interventionDecider } from './association.js';

/** How an association is stored: `association-{id}`. Every type is at version 1; stored type names are frozen. */
export const associationStream = {
  prefix: 'association-',
  decider: associationDecider,
  ...storedEvents<AssociationEvent>({
    AssociationEstablished: ['association', 'settings'],
    AssociationChanged: ['settings'],
  }),
} as const;

/** How an insats is stored: `intervention-{uuid}`, the UUID derived by the caller from association and slug. */
export const interventionStream = {
  prefix: 'intervention-',
  decider: interventionDecider,
  ...storedEvents<InterventionEvent>({
    InterventionOpened: ['association', 'intervention'],
    InterventionChanged: ['association', 'intervention'],
  }),
} as const;
