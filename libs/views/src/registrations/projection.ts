import type { JourneyEvent } from '@samspar/casework';
import {
  dayInStockholm,
  dayNumber,
  endOfDayInStockholm,
  isKnown,
  startOfDayInStockholm,
} from '@samspar/kernel';

/** Something that was registered of a journey: what and when, for which authority, and nothing of the person. */
export type RegisteredEvent = Readonly<{
  journey: number;
  revision: number;
  type: JourneyEvent['type'];
  /** Days since 1970-01-01 of the day that was stated; null where nobody knows it. */
  day: number | null;
  /** When it became known, in milliseconds since the epoch. */
  knownAt: number;
  /** Place in the log. */
  position: number;
  /** Id of the authority that it belongs to; null where that is not known. */
  authority: string | null;
  /** Löpnummer of the row that it was read from. */
  number: string | null;
  /** It was read from a file. */
  isFromFile: boolean;
  /** Where the journey is from now on, where that is said. */
  association?: string;
  intervention?: string;
}>;

/** What the log says of an event beside what happened. */
type EventInLog = Readonly<{
  revision: number;
  position: bigint;
  metadata: Readonly<{ authority?: string; batch?: string; row?: Readonly<{ number: string }> }>;
}>;

/** What an event adds to what was registered. */
export const registrationOf = (
  event: JourneyEvent,
  journey: number,
  knownAt: number,
  { revision, position, metadata: { authority, batch, row } }: EventInLog,
): RegisteredEvent => {
  const { type, occurredOn, data } = event;
  const registration = {
    journey,
    revision,
    type,
    day: isKnown(occurredOn) ? dayNumber(occurredOn) : null,
    knownAt,
    position: Number(position),
    authority: authority ?? null,
    number: row?.number ?? null,
    isFromFile: batch !== undefined,
  };
  if (type === 'ParticipantReferred')
    return { ...registration, association: data.association, intervention: data.intervention };
  return type === 'FactCorrected' && data.correction.fact === 'intervention'
    ? { ...registration, intervention: data.correction.new }
    : registration;
};

/** What changes figures of days that have gone. */
export const AMENDING: readonly JourneyEvent['type'][] = [
  'FactCorrected',
  'EntryAnnulled',
  'JourneyReopened',
  'JourneyMisregistered',
  'JourneyReinstated',
];

/** What a registration tells of its journey as a whole. */
export const marksOf = ({ type }: Pick<RegisteredEvent, 'type'>) => ({
  corrected: type === 'FactCorrected' || type === 'EntryAnnulled' || type === 'NoteCorrected',
  reopened: type === 'JourneyReopened',
  erased: type === 'JourneyErased',
});

/** The days of moments that mostly are of the same day as the one before, as those of the log are, since 1970-01-01. */
export class DaysKnown {
  #from = 0;
  #to = -1;
  #number = 0;

  of(epochMs: number): number {
    if (epochMs < this.#from || epochMs > this.#to) {
      const day = dayInStockholm(epochMs);
      this.#from = startOfDayInStockholm(day);
      this.#to = endOfDayInStockholm(day);
      this.#number = dayNumber(day);
    }
    return this.#number;
  }
}
