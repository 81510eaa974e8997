import type { Accepted, Decider } from '@samspar/kernel';

/** What is written down as it is done: nothing about it depends on what was before, and who may do it is decided where it is done. */
export const writtenDown = <Command, Event>(
  decide: (command: Command) => Accepted<Event>,
): Decider<object, Command, Event, never> => ({ initialState: {}, decide, evolve: (state) => state });
