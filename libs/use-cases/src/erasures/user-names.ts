import { type Association, isNameDue, USER_NAME_YEARS, userStream } from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import type { ListedUser } from '@samspar/users';
import { accepted, type Caller, Command, givenBy, type Outcome } from '../message.js';
import type { ErasurePorts } from '../ports.js';

type Ports = Pick<
  ErasurePorts,
  'streams' | 'directory' | 'members' | 'associations' | 'erasureList' | 'vault' | 'today' | 'log'
>;

/** Erases the names of users who were closed as many years ago as their association keeps them (dataskyddsförordningen art. 5.1 e); answers how many. */
export class EraseUserNames extends Command<Outcome<number>> {}

/** How many years after a user was closed her name goes. */
export const nameYearsOf = ({ settings }: Association): number => settings.userNameYears ?? USER_NAME_YEARS;

/** The users of an association whose names are due. */
export const dueNamesIn = (
  { directory, today }: Pick<Ports, 'directory' | 'today'>,
  association: Association,
): readonly ListedUser[] =>
  directory.of(association.id).filter((user) => isNameDue(user, nameYearsOf(association), today()));

/** Says in the log that a user's name is erased; false where it takes her to be open, or too lately closed. */
const sayErased = async (
  { streams, directory, today: now }: Ports,
  caller: Caller,
  user: string,
  years: number,
): Promise<boolean> => {
  const today = now();
  const outcome = await streams.handle(
    userStream,
    user,
    [{ type: 'EraseUserName', occurredOn: today, today, data: { years } }],
    givenBy(caller, nameBasedId('erase name', user, today)),
  );
  if (outcome.outcome !== 'accepted') return false;
  await directory.reached(outcome.position);
  return true;
};

const erasedUsers = ({ associations, directory }: Ports): readonly string[] =>
  associations().flatMap(({ id }) =>
    directory
      .of(id)
      .filter(({ isNameErased }) => isNameErased)
      .map((user) => user.id),
  );

/** Lets the list of erasures and the log know of each other's names; answers the users whom the list alone knows. */
const exchange = async (ports: Ports, caller: Caller): Promise<readonly string[]> => {
  const { erasureList, today, log } = ports;
  if (!erasureList) return [];
  const listed = await erasureList.names();
  const inLog = new Set(erasedUsers(ports));
  const forgotten = listed.filter(({ user }) => !inLog.has(user));
  for (const { user, years } of forgotten)
    log(
      (await sayErased(ports, caller, user, years))
        ? `Namnet på användaren ${user} är gallrat igen: en äldre logg har ställts tillbaka.`
        : `Namnet på användaren ${user} är gallrat, men i loggen som har ställts tillbaka är användaren inte avstängd: stäng av användaren. Namnet är raderat.`,
    );
  const inList = new Set(listed.map(({ user }) => user));
  const unlisted = ports.associations().flatMap((association) =>
    ports.directory
      .of(association.id)
      .filter(({ id, isNameErased }) => isNameErased && !inList.has(id))
      .map(({ id }) => ({ user: id, erasedOn: today(), years: nameYearsOf(association) })),
  );
  if (unlisted.length > 0) await erasureList.add(unlisted);
  return forgotten.map(({ user }) => user);
};

/** Deletes what is kept of users whose names are erased, whatever backup it came from; answers how many. Rejects with `VaultUnavailable`. */
export const settleUserNames = async (ports: Ports, caller: Caller): Promise<number> => {
  const alone = await exchange(ports, caller);
  const kept = [...(await ports.members.membersOf([...erasedUsers(ports), ...alone])).keys()];
  for (const user of kept) await ports.members.forget(user);
  return kept.length;
};

export const eraseUserNames =
  (ports: Ports) =>
  async ({ caller }: EraseUserNames): Promise<Outcome<number>> => {
    let erased = 0;
    for (const association of ports.associations())
      for (const { id } of dueNamesIn(ports, association))
        if (await sayErased(ports, caller, id, nameYearsOf(association))) erased += 1;
    if ((await settleUserNames(ports, caller)) > 0) await ports.vault.database.overwriteDeleted();
    return accepted(erased);
  };
