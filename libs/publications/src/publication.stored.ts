import { storedEvents } from '@samspar/kernel';
import type { PublicationEvent } from './publication-events.js';
import { publicationDecider } from './publication.js';

/** How publications are stored: `publication-{uuid}`, the UUID derived from the command that began it. Stored type names are frozen. */
export const publicationStream = {
  prefix: 'publication-',
  decider: publicationDecider,
  ...storedEvents<PublicationEvent>({
    PublicationBegun: ['association', 'title', 'text', 'follows', 'tables'],
    PublicationReworded: ['title', 'text', 'follows'],
    TableAdded: ['table'],
    TableRemoved: ['table'],
    TypedTableAdded: ['table'],
    TypedTableRemoved: ['table'],
    PublicationProposed: ['by'],
    FiguresFrozen: ['asKnownAt', 'position', 'head', 'tables'],
    PublicationReleased: ['by', 'approved'],
    PublicationReturned: ['reason'],
    PublicationWithdrawn: ['reason'],
  }),
} as const;
