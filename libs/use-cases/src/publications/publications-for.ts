import { mayReadPublication } from '@samspar/access';
import type { ListedPublication } from '@samspar/views';
import type { Caller } from '../message.js';
import type { PublicationPorts } from './publication-ports.js';

/** Those that the asker may see, the one that something was done with last first. */
export const publicationsFor = (
  { views }: Pick<PublicationPorts, 'views'>,
  { asker }: Caller,
): readonly ListedPublication[] =>
  views()
    .publications.listed(asker.association ?? undefined)
    .filter((one) => mayReadPublication(asker, one))
    // A draft that was thrown away is nobody's.
    .filter(({ status, wasReleased }) => status !== 'withdrawn' || wasReleased);
