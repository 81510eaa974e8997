import type { Installation } from '@samspar/installation';
import { Persons, type Ports, ReadingLog, StaffNames } from '@samspar/use-cases';
import type { Following } from '@samspar/views';
import { Clock } from './clock.js';
import type { SignIn } from './sign-in/sign-in.js';

/** What the use cases are given of an installation that is served. */
export const portsOf = (
  { store, streams, vault, registration, sealed, views, clock }: Installation,
  { directory, log }: Pick<SignIn, 'directory' | 'log'>,
  following: Following,
): Ports => {
  const time = new Clock(clock);
  return {
    store,
    streams,
    vault,
    registration,
    persons: new Persons({ streams, vault }),
    staff: new StaffNames(sealed.staff),
    readings: new ReadingLog(streams, () => time.today),
    associations: () => views.associations(),
    views: () => {
      if (following.stopped) throw following.stopped;
      return views;
    },
    caseworkersOf: (association, intervention) => directory.caseworkersOf(association, intervention),
    usersOf: (association) => directory.of(association).map(({ id }) => id),
    today: () => time.today,
    log,
  };
};
