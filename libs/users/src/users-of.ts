import type { Installation } from '@samspar/installation';
import { UserDirectory } from './user-directory.js';
import { Users } from './users.js';

/** The users of an installation as they now are, to be changed by the command line. */
export const usersOf = async (
  { store, streams, sealed, views, clock }: Installation,
  issuer: string,
): Promise<Users> =>
  new Users({
    streams,
    staff: sealed.staff,
    directory: await UserDirectory.read(store),
    clock,
    issuer,
    associations: () => views.associations(),
  });
