import type { ShownJourney } from '../journeys/read-journey.js';

/**
 * A journey as it has just been shown to whoever changes what is kept of its person. Of a protected identity it is changed by whoever is responsible,
 * who has opened the card for that: the access log has it, and what for.
 */
export type OpenedCard = Pick<ShownJourney, 'id' | 'openedFor'>;

/** Whether the card of this journey's person has been opened. */
export const isOpened = (card: OpenedCard | undefined, journey: string): boolean =>
  card?.id === journey && card.openedFor !== null;
