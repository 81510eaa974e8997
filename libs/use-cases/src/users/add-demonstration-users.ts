import { demonstrationUsers } from '@samspar/users';
import { accepted, Command, type Outcome } from '../message.js';
import type { UserPorts } from '../ports.js';
import { AddUser, addUser } from './add-user.js';

/** Adds to each association those users of the demonstration that it lacks, and answers how many that were. */
export class AddDemonstrationUsers extends Command<Outcome<number>> {}

export const addDemonstrationUsers =
  (ports: UserPorts) =>
  async ({ caller }: AddDemonstrationUsers): Promise<Outcome<number>> => {
    const missing = ports
      .associations()
      .flatMap(demonstrationUsers)
      .filter(({ id }) => !ports.directory.get(id));
    for (const { id, user } of missing) {
      const outcome = await addUser(ports)(new AddUser(caller, user, id));
      if (outcome.outcome === 'refused' && outcome.refusal.code !== 'UserAlreadyExists')
        throw new Error(`The demonstration's ${user.externalId} was refused: ${outcome.refusal.code}`);
    }
    return accepted(missing.length);
  };
