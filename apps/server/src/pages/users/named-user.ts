import { textsOf, type Visitor } from '@samspar/pages';
import { type NamedUser, referenceOf } from '@samspar/use-cases';

export const userAddress = ({ id }: Pick<NamedUser, 'id'>): string => `/anvandare/${id}`;

/** What a user is called; one that the vault does not know by her reference. */
export const userName = (visitor: Visitor, { name, id }: NamedUser): string =>
  name ?? textsOf(visitor.language).users.nameless(referenceOf(id));
