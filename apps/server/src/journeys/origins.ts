import { Inject, Injectable } from '@nestjs/common';
import { type JourneyEvent, journeyStream } from '@samspar/casework';
import type { OccurredOn } from '@samspar/kernel';
import type { Installation } from '../installation.js';
import { INSTALLATION } from '../token.js';

/** What a journey's first event says and nothing changes: which association, whose, since when. */
export type Origin = Readonly<{
  association: string;
  participantId: string;
  anonymous: boolean;
  referredOn: OccurredOn;
}>;

/** Journeys remembered at once; the oldest is forgotten first. */
const REMEMBERED = 10_000;

/** The origin of each journey, read once from its stream. */
@Injectable()
export class Origins {
  readonly #known = new Map<string, Origin>();

  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  /** Undefined where there is no such journey. */
  async of(journey: string): Promise<Origin | undefined> {
    const known = this.#known.get(journey);
    if (known) return known;
    const options = { maxCount: 1 } as const;
    for await (const [first] of this.installation.store.readStream(journeyStream.prefix + journey, options)) {
      const event: JourneyEvent | undefined = first && journeyStream.upcast(first);
      if (event?.type !== 'ParticipantReferred') return undefined;
      const { association, participantId, anonymous } = event.data;
      const origin = { association, participantId, anonymous, referredOn: event.occurredOn };
      const oldest = this.#known.size >= REMEMBERED ? this.#known.keys().next().value : undefined;
      if (oldest !== undefined) this.#known.delete(oldest);
      this.#known.set(journey, origin);
      return origin;
    }
    return undefined;
  }
}
