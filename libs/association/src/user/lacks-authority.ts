import { authorityOf } from '../authorities.js';
import { type AddedUser, worksInInterventions } from './user.js';

/**
 * Whether nobody knows for which authority a user works whose role is for the staff of one: she was added before that was asked, or the
 * register has changed since. A closed one works for none.
 */
export const lacksAuthority = (
  association: Parameters<typeof authorityOf>[0],
  { status, roles, party, unit }: AddedUser,
): boolean =>
  status === 'open' &&
  worksInInterventions(roles) &&
  (party === null || unit === null || !authorityOf(association, { party, unit }));
