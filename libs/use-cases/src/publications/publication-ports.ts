import type { EventStore } from '@samspar/event-store';
import type { JourneyPorts, Ports } from '../ports.js';

/** What publications are released and read with. */
export type PublicationPorts = Pick<
  JourneyPorts,
  'streams' | 'views' | 'associations' | 'staff' | 'today' | 'now'
> &
  Pick<Ports, 'heads' | 'gate'>;

/** What they are counted again with. */
export type RerunPorts = Pick<JourneyPorts, 'streams' | 'views'> &
  Readonly<{ store: Pick<EventStore, 'readAll'> }>;
