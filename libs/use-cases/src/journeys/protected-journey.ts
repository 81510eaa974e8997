import { factsShown, type JourneyEvent, type RegisteredJourney, withoutHidden } from '@samspar/casework';

/**
 * A journey as it is shown while the identity of its person is protected: without what tells where she is to be found. For which
 * authority an entry was made may tell it too, for that may be the board of a district.
 */
export const withoutWhereabouts = <
  Read extends Readonly<{
    state: RegisteredJourney;
    events: readonly Readonly<{ event: JourneyEvent; authority?: string | undefined }>[];
  }>,
>(
  read: Read,
): Read => ({
  ...read,
  state: { ...read.state, facts: factsShown(read.state.facts) },
  events: read.events.map(({ authority: _authority, ...known }) => ({
    ...known,
    event: withoutHidden(known.event),
  })),
});
