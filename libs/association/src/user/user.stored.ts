import { storedEvents } from '@samspar/kernel';
import type { UserEvent } from './user-events.js';
import { userDecider } from './user.js';

/** How a user is stored: `user-{uuid}`. Every type is at version 1; stored type names are frozen. */
export const userStream = {
  prefix: 'user-',
  decider: userDecider,
  ...storedEvents<UserEvent>({
    UserAdded: ['association', 'party', 'unit'],
    UserMoved: ['party', 'unit'],
    RoleGranted: ['role'],
    RoleRevoked: ['role'],
    AuditMandateGiven: ['mandate'],
    AssignedToIntervention: ['intervention'],
    ReleasedFromIntervention: ['intervention'],
    UserClosed: [],
    UserReopened: [],
    UserNameErased: ['years'],
  }),
} as const;
