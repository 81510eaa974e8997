import { type DomainCommand, storedEvents, acceptIf } from '@samspar/kernel';
import { writtenDown } from '../written-down.js';
import type { PersonsShown, ReadingEvent, ReadingsShown } from './reading-events.js';

/** `occurredOn` is the day on which it is read, in Stockholm. */
export type ShowPersons = DomainCommand<'ShowPersons', PersonsShown['data']>;
export type ShowReadings = DomainCommand<'ShowReadings', ReadingsShown['data']>;

export const readingDecider = writtenDown<ShowPersons | ShowReadings, ReadingEvent>(
  ({ type, occurredOn, data }) =>
    type === 'ShowPersons'
      ? acceptIf(data.journeys.length > 0, { type: 'PersonsShown', occurredOn, data })
      : acceptIf(data.readers.length > 0, { type: 'ReadingsShown', occurredOn, data }),
);

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
