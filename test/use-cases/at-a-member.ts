import { worksInInterventions } from '@samspar/association';
import type { NewUser } from '@samspar/use-cases';

/** A user as a spec says her, at a unit of this member where her roles need one and nothing is said, or nothing that such a role may have. */
export const atAMember = (
  said: Omit<NewUser, 'party' | 'unit'> & Partial<Pick<NewUser, 'party' | 'unit'>>,
  place: Pick<NewUser, 'party' | 'unit'>,
): NewUser => {
  const user = { ...place, ...said };
  return worksInInterventions(user.roles) && user.unit === null ? { ...user, ...place } : user;
};
