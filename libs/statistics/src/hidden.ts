import { hiddenWhenProtected } from '@samspar/casework';
import type { KnownPersons, VersionColumns, Versions } from './columns.js';
import { countedFacts, type OpenDimension } from './dimensions.js';
import { Uint8s } from './numbers.js';
import type { Dimension } from './query.js';

const FACTS: readonly string[] = hiddenWhenProtected();

/** Dimensions that tell where a person is to be found; the authority that refers is told by its unit. */
const DIMENSIONS: readonly Dimension[] = [
  ...countedFacts()
    .filter(({ fact }) => FACTS.includes(fact))
    .map(({ dimension }) => dimension),
  'referringAuthority',
];

export const isHiddenDimension = (dimension: Dimension): boolean => DIMENSIONS.includes(dimension);

/** At a moment: `was` tells of those participants whose protection has changed since whether they were protected then. */
export type ProtectionThen = Readonly<{ moment: number; was: ReadonlyMap<number, boolean> }>;

/**
 * Journeys of persons whose identity is protected now: they count as unknown in what is hidden, whatever moment is asked for. Where it is
 * stated how it stood `then`, those of persons whose identity was protected then.
 */
export class ProtectedJourneys {
  readonly #versions: Versions;
  /** 1 by the number of each. */
  readonly journeys: Uint8s;

  private constructor(
    versions: Versions,
    participants: ReadonlySet<number>,
    then: ProtectionThen | undefined,
  ) {
    this.#versions = versions;
    this.journeys = new Uint8s(versions.journeys);
    const { open, closed } = versions;
    if (then) {
      this.#markThen(then.moment, participants);
      return;
    }
    // Whom a journey is about is what is known now, not what was thought before.
    for (let journey = 0; journey < open.length; journey++)
      if (versions.isOpen(journey) && participants.has(open.columns.participant.at(journey)))
        this.journeys[journey] = 1;
    for (let at = 0; at < closed.length; at++) {
      const journey = closed.columns.journey.at(at);
      if (!versions.isOpen(journey) && participants.has(closed.columns.participant.at(at)))
        this.journeys[journey] = 1;
    }
  }

  /** Undefined where nobody is protected, or was. */
  static of(versions: Versions, persons: KnownPersons, then?: ProtectionThen): ProtectedJourneys | undefined {
    const participants = persons.protectedAt(then?.moment, then?.was);
    return participants.size === 0 ? undefined : new ProtectedJourneys(versions, participants, then);
  }

  #markThen(moment: number, participants: ReadonlySet<number>): void {
    const { open, closed } = this.#versions;
    for (let journey = 0; journey < open.length; journey++)
      if (
        this.#versions.isOpen(journey) &&
        open.columns.knownFrom.at(journey) <= moment &&
        participants.has(open.columns.participant.at(journey))
      )
        this.journeys[journey] = 1;
    for (let at = 0; at < closed.length; at++)
      if (
        closed.columns.knownFrom.at(at) <= moment &&
        moment < closed.columns.knownTo.at(at) &&
        participants.has(closed.columns.participant.at(at))
      )
        this.journeys[closed.columns.journey.at(at)] = 1;
  }

  /** By number of a code: whether a journey has it, or had, whose person is not protected. */
  met(dimension: OpenDimension, codes: number): Uint8s {
    const met = new Uint8s(codes);
    const look = ({ length, columns }: Readonly<{ length: number; columns: VersionColumns }>) => {
      for (let at = 0; at < length; at++)
        if (this.journeys.at(columns.journey.at(at)) === 0) met[columns[dimension].at(at)] = 1;
    };
    look(this.#versions.open);
    look(this.#versions.closed);
    return met;
  }
}
