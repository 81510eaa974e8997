import { type Asker, askerOf, OPERATOR } from '@samspar/access';
import type { UserPorts } from './ports.js';

/** In whose name something is given out: the asker's own, or that of the open user with this role whom the operator does it for; undefined where there is none. */
export const inWhoseName = (
  { directory, associations }: Pick<UserPorts, 'directory' | 'associations'>,
  asker: Asker,
  orderedBy: string | undefined,
  role: 'caseworker' | 'team-lead',
): Asker | undefined => {
  if (asker.role !== OPERATOR.role) return asker;
  const user = orderedBy === undefined ? undefined : directory.get(orderedBy);
  if (user?.status !== 'open' || !user.roles.includes(role)) return undefined;
  return { ...askerOf(user, associations()), role };
};
