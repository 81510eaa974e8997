import { Injectable } from '@nestjs/common';
import type { Asker, ReadingReason } from '@samspar/access';
import type { Day } from '@samspar/kernel';
import { type ListedCase, ListCases, placesOf, type Reading } from '@samspar/use-cases';
import { type Caseload, type CaseLine, Following, type Places, Views } from '@samspar/views';
import { Clock } from '../clock.js';
import { Dispatch } from '../dispatch.js';

/** How long a list waits for what was just registered, in milliseconds. */
const FRESH_WITHIN_MS = 2_000;
const POSITION = /^\d{1,19}$/;

/** The case list as pages show it: who may see which part of it, and what the codes in it are called. */
@Injectable()
export class CaseLists {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly views: Views,
    private readonly following: Following,
    private readonly clock: Clock,
  ) {}

  /** Throws why it cannot be kept current. */
  get caseload(): Caseload {
    if (this.following.stopped) throw this.following.stopped;
    return this.views.caseload;
  }

  /** In Stockholm. */
  get today(): Day {
    return this.clock.today;
  }

  /** Waits until the lists have taken in a position that a page names in its address; not for long. */
  async caughtUp(position: unknown): Promise<void> {
    if (typeof position === 'string' && POSITION.test(position))
      await this.views.reached(BigInt(position), FRESH_WITHIN_MS);
  }

  /** The insatser whose journeys the asker may see. */
  placesOf(asker: Asker): Places {
    return placesOf(asker);
  }

  /** All insatser of the asker's association: whoever sent a referral sees how it fares wherever it went. */
  everyPlaceOf(asker: Asker): Places {
    return { association: asker.association ?? '', interventions: [...this.#namesOf(asker).keys()] };
  }

  interventionName(asker: Asker, id: string): string {
    return this.#namesOf(asker).get(id) ?? id;
  }

  /** What goes to a page, written down as read by her: names are read for its lines alone. Throws `StoreUnavailable`. */
  shown<Line extends CaseLine>(
    reading: Reading,
    lines: readonly Line[],
  ): Promise<readonly ListedCase<Line>[]> {
    return this.dispatch.answer(new ListCases(reading, 'assigned', lines));
  }

  /** Journeys as those see them who may not know whom they are about: nobody is named. Throws `StoreUnavailable`. */
  unnamed(
    reading: Reading,
    reason: Exclude<ReadingReason, 'assigned'>,
    lines: readonly CaseLine[],
  ): Promise<readonly ListedCase[]> {
    return this.dispatch.answer(new ListCases(reading, reason, lines));
  }

  #namesOf({ association }: Asker): ReadonlyMap<string, string> {
    const own = this.views.associations().find(({ id }) => id === association);
    return new Map(own?.interventions.map(({ id, name }) => [id, name]));
  }
}
