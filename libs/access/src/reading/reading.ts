import { type Decider, type DomainCommand, storedEvents, acceptIf } from '@samspar/kernel';
import type { PersonsShown, ReadingEvent, ReadingsShown } from './reading-events.js';

/** `occurredOn` is the day on which it is read, in Stockholm. */
export type ShowPersons = DomainCommand<'ShowPersons', PersonsShown['data']>;
export type ShowReadings = DomainCommand<'ShowReadings', ReadingsShown['data']>;

/** Nothing about a reading depends on the one before. */
const NOTHING = {} as const;

/** Every reading is written down, and none is refused here: what may be seen is decided where it is opened. */
export const readingDecider: Decider<typeof NOTHING, ShowPersons | ShowReadings, ReadingEvent, never> = {
  initialState: NOTHING,
  decide: ({ type, occurredOn, data }) => {
    if (type === 'ShowPersons')
      return acceptIf(data.journeys.length > 0, { type: 'PersonsShown', occurredOn, data });
    return acceptIf(data.readers.length > 0, { type: 'ReadingsShown', occurredOn, data });
  },
  evolve: (state) => state,
};

/** How readings are stored: `access-{user}-{day}`, an event for each request. Every type is at version 1; stored type names are frozen. */
export const readingStream = {
  prefix: 'access-',
  decider: readingDecider,
  ...storedEvents<ReadingEvent>({
    PersonsShown: ['association', 'journeys', 'on', 'reason'],
    ReadingsShown: ['association', 'on', 'readers', 'journey'],
  }),
} as const;

/** The id of the stream with what a user read on a day (in Stockholm). */
export const readingsOf = (user: string, day: string): string => `${user}-${day}`;
