import type { Staff } from '@samspar/sealed-store';
import { referenceOf } from './person.js';

/** What those who work with people are called. */
export class StaffNames {
  constructor(private readonly staff: Staff) {}

  /** Full names of users by id; one that is not known is left out. */
  async namesOf(users: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const members = await this.staff.membersOf([...new Set(users)]);
    return new Map([...members].map(([id, { name }]) => [id, name]));
  }

  /** Users with their full names, by name; one that is not known goes by her reference. */
  async byName(users: readonly string[]): Promise<readonly Readonly<{ id: string; name: string }>[]> {
    const names = await this.namesOf(users);
    return users
      .map((id) => ({ id, name: names.get(id) ?? referenceOf(id) }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'sv'));
  }
}
