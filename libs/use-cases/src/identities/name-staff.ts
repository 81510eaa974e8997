import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { Ports } from '../ports.js';

/** What those are called who have done what is shown, by user id; one that is not known is left out. */
export class NameStaff extends Query<Outcome<ReadonlyMap<string, string>>> {
  constructor(
    caller: Caller,
    readonly users: readonly string[],
  ) {
    super(caller);
  }
}

export const nameStaff =
  ({ staff }: Pick<Ports, 'staff'>) =>
  async ({ users }: NameStaff): Promise<Outcome<ReadonlyMap<string, string>>> =>
    accepted(await staff.namesOf(users));
