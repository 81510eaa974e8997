import { randomUUID } from 'node:crypto';
import {
  type Association,
  authorityOf,
  type UserCommand,
  type UserRefusal,
  userStream,
} from '@samspar/association';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { unreachable } from '@samspar/kernel';
import { accepted, type Caller, givenBy, NOT_FOUND, type Outcome, refused } from '../message.js';
import type { UserPorts } from '../ports.js';

/** A user who was added or changed, and how many events that took. */
export type ChangedUser = Readonly<{ user: string; events: number }>;

/** Why a user is not added or changed; `userChangeSentence` says it in words. */
export type UserChangeRefusal =
  | UserRefusal
  | Readonly<{ code: 'SignInTaken' }>
  | Readonly<{ code: 'AssociationUnknown'; allowed: readonly string[] }>
  | Readonly<{ code: 'InterventionUnknown'; intervention: string; allowed: readonly string[] }>
  /** The party has several authorities, and the register does not say whose the unit is; `allowed` are the units that it has of the party, none where nobody has added any. */
  | Readonly<{ code: 'AuthorityOfUnitUnknown'; allowed: readonly string[] }>
  /** Whoever could change herself would let herself in to personal data. */
  | Readonly<{ code: 'ChangesOneself' }>;

type WithoutDays<C> = C extends UserCommand ? Omit<C, 'today' | 'occurredOn'> : never;

/** A change of a user that happens today. */
export type ChangeOfToday = WithoutDays<UserCommand>;

/** Why nobody in this one of the associations is assigned to these insatser. */
export const wrongPlace = (
  associations: readonly Association[],
  id: string,
  interventions: readonly string[],
): UserChangeRefusal | undefined => {
  const association = associations.find((one) => one.id === id);
  if (!association) return { code: 'AssociationUnknown', allowed: associations.map((one) => one.id) };
  const allowed = association.interventions.map((one) => one.id);
  const intervention = interventions.find((one) => !allowed.includes(one));
  return intervention === undefined ? undefined : { code: 'InterventionUnknown', intervention, allowed };
};

type Place = Extract<ChangeOfToday, { type: 'MoveUser' }>['data'];

/** Why nobody works in such a unit of this one of the associations: it would not be known to which authority what she registers belongs. */
export const unknownUnit = (
  associations: readonly Association[],
  id: string,
  { party, unit }: Place,
): UserChangeRefusal | undefined => {
  const association = associations.find((one) => one.id === id);
  if (!association || party === null || unit === null || looksLikeIdentityNumber(unit)) return undefined;
  if (authorityOf(association, { party, unit })) return undefined;
  const allowed = association.units
    .map(({ name }) => name)
    .filter((name) => authorityOf(association, { party, unit: name }));
  return { code: 'AuthorityOfUnitUnknown', allowed };
};

/** Changes a user today, in all these ways or in none; done once whoever asks for her next sees it. */
export const changeToday = async (
  { streams, directory, today: now }: UserPorts,
  caller: Caller,
  user: string,
  changes: readonly ChangeOfToday[],
  fieldOf: (refusal: UserRefusal) => string | undefined,
): Promise<Outcome<ChangedUser, UserChangeRefusal>> => {
  const today = now();
  const handled = await streams.handle(
    userStream,
    user,
    changes.map((change) => ({ ...change, today, occurredOn: today })),
    givenBy(caller, randomUUID()),
  );
  switch (handled.outcome) {
    case 'accepted':
      await directory.reached(handled.position);
      return accepted({ user, events: handled.events.length });
    case 'refused':
      return refused(handled.refusal, fieldOf(handled.refusal));
    case 'stale':
      return handled.actual === 'noStream' ? NOT_FOUND : { outcome: 'stale', revision: handled.actual };
    case 'otherBody':
      throw new Error('A command that was just made had been carried out before.');
    default:
      return unreachable(handled);
  }
};
