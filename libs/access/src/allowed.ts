import { type Role, ROLES } from '@samspar/association';
import type { Asker } from './asker.js';

/** Whom a route lets in: anybody, anybody signed in, or those of a role. */
export type Allowed = 'public' | 'signed-in' | Role;

/**
 * The asker in the role in which a route lets her in: the first of its list that she has, else the first she has. Undefined where she
 * is not let in; a closed user, or one without roles, never is.
 */
export const actingIn = (asker: Asker, allowed: readonly Allowed[]): Asker | undefined => {
  const role =
    allowed.find((one): one is Role => asker.roles.some((held) => held === one)) ??
    (allowed.some((one) => one === 'signed-in' || one === 'public')
      ? ROLES.find((one) => asker.roles.includes(one))
      : undefined);
  return role && { ...asker, role };
};
