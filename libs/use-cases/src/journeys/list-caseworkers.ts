import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { ShownJourney } from './read-journey.js';

type NamedCaseworker = Readonly<{ id: string; name: string }>;

/** Who may be responsible for a journey that the asker has been shown, by name. */
export class ListCaseworkers extends Query<Outcome<readonly NamedCaseworker[]>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
  ) {
    super(caller);
  }
}

export const listCaseworkers =
  ({ caseworkersOf, staff }: Pick<JourneyPorts, 'caseworkersOf' | 'staff'>) =>
  async ({ journey: { state } }: ListCaseworkers): Promise<Outcome<readonly NamedCaseworker[]>> =>
    accepted(await staff.byName(caseworkersOf(state.association, state.facts.intervention ?? '')));
