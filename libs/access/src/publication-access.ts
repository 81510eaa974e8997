import type { AssociationSettings } from '@samspar/association';
import type { Asker } from './asker.js';
import { OPERATOR } from './asker.js';

/** What is released of an association is proposed, approved and withdrawn by its office. */
export const mayPublishOf = ({ roles, association }: Asker, whose: string): boolean =>
  association === whose && roles.includes('office');

/** What has been released of an association is for all who work in it and its board; what is on the way there, for its office alone. */
export const mayReadPublication = (
  asker: Asker,
  { association, wasReleased }: Readonly<{ association: string; wasReleased: boolean }>,
): boolean =>
  asker.role === OPERATOR.role ||
  mayPublishOf(asker, association) ||
  (wasReleased && asker.association === association && asker.roles.some((role) => role !== 'admin'));

/** What has been released of an association is for everyone, also without signing in, where the association has opened it. */
export const mayReadOpenly = (
  { openData }: Pick<AssociationSettings, 'openData'>,
  { wasReleased }: Readonly<{ wasReleased: boolean }>,
): boolean => openData !== undefined && wasReleased;
