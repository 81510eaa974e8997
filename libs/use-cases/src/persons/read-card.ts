import type { ShownJourney } from '../journeys/read-journey.js';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { type Card, cardOf } from '../cards/card.js';

export type ShownCard = Shown<Card>;

/** The card of the person of a journey that the asker has been shown. */
export class ReadCard extends Query<Outcome<ShownCard>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
  ) {
    super(caller);
  }
}

export const readCard =
  (ports: JourneyPorts) =>
  async ({ journey }: ReadCard): Promise<Outcome<ShownCard>> =>
    accepted(ports.readings.again(journey, await cardOf(ports, journey)));
