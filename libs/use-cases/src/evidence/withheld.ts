import type { StoredEvent } from '@samspar/event-store';
import type { KnownEvent } from '../journeys/disclosed.js';
import { pseudonymous } from '../replay/replay-journey.js';
import type { WithheldFor } from './evidence.js';

/** What of a journey decides what its events may tell. */
export type JourneyOfEvidence = Readonly<{ isProtected: boolean; isErased: boolean }>;

/**
 * Why an event of a journey is not given as it stands in the log to whoever is shown no more than an auditor: it would tell what his page leaves
 * out (docs/adr/0034). Undefined where it tells nothing else.
 */
export const withheldOf = (
  { isProtected, isErased }: JourneyOfEvidence,
  { event }: Pick<KnownEvent, 'event'>,
  { metadata: { row } }: Pick<StoredEvent, 'metadata'>,
): WithheldFor | undefined => {
  if (isProtected) return 'protected';
  if (isErased && row !== undefined) return 'erased';
  if (event.type === 'ParticipantReferred' || row?.former !== undefined) return 'participant';
  return pseudonymous(event) === event ? undefined : 'purpose';
};
