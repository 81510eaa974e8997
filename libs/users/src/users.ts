import { randomUUID } from 'node:crypto';
import {
  type Association,
  type Role,
  type UserCommand,
  type UserEvent,
  type UserRefusal,
  userRefusalSentence,
  userStream,
} from '@samspar/association';
import type { Party } from '@samspar/codes';
import { type EventMetadata, nameBasedId, type Outcome, type StreamHandler } from '@samspar/event-store';
import { dayInStockholm, type Sentence } from '@samspar/kernel';
import type { Staff } from '@samspar/sealed-store';
import type { UserDirectory } from './user-directory.js';

type WithoutDays<C> =
  C extends Readonly<{ occurredOn: unknown; today: unknown }> ? Omit<C, 'today' | 'occurredOn'> : never;
type Told = WithoutDays<UserCommand>;

/** A change of a user as told; the day is today, and the other admins are counted where it is carried out. */
export type UserChange =
  | Exclude<Told, { type: 'AddUser' | 'RevokeRole' | 'CloseUser' }>
  | Readonly<{ type: 'RevokeRole'; data: Readonly<{ role: Role }> }>
  | Readonly<{ type: 'CloseUser' }>;

export type NewUser = Readonly<{
  association: string;
  party: Party | null;
  unit: string | null;
  /** How the provider of the sign-in names her, for good; kept in the vault alone. */
  externalId: string;
  /** Full name; kept in the vault alone. */
  name: string;
  roles: readonly Role[];
  interventions: readonly string[];
}>;

/** Who changes a user, and in which role. */
export type Changer = Pick<EventMetadata, 'actor' | 'role'>;

/** Why a user is not added or changed; `userChangeSentence` says it in words. */
export type UserChangeRefusal =
  | UserRefusal
  | Readonly<{ code: 'SignInTaken' }>
  | Readonly<{ code: 'AssociationUnknown'; allowed: readonly string[] }>
  | Readonly<{ code: 'InterventionUnknown'; intervention: string; allowed: readonly string[] }>;

export type UserOutcome =
  | Readonly<{ outcome: 'done'; user: string; events: number }>
  | Readonly<{ outcome: 'refused'; refusal: UserChangeRefusal }>
  /** Somebody else changed the user at the same moment, time after time. */
  | Readonly<{ outcome: 'stale' }>;

type UsersParts = Readonly<{
  streams: StreamHandler;
  staff: Staff;
  directory: UserDirectory;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** The issuer that external ids belong to. */
  issuer: string;
  associations: () => readonly Association[];
}>;

/** Adds and changes users: what they may do is events, who they are is in the vault. */
export class Users {
  readonly #parts: UsersParts;

  constructor(parts: UsersParts) {
    this.#parts = parts;
  }

  /** The users as they now are. */
  get directory(): UserDirectory {
    return this.#parts.directory;
  }

  /** A user with her roles and insatser, or nothing of it. The same external id is the same user. */
  async add(user: NewUser, changer: Changer, id: string = randomUUID()): Promise<UserOutcome> {
    const { staff, issuer, directory } = this.#parts;
    const { association, party, unit, externalId, name, roles, interventions } = user;
    const unknown = this.#unknown(association, interventions);
    if (unknown) return { outcome: 'refused', refusal: unknown };
    const present = await staff.find(issuer, externalId);
    if (present !== undefined && directory.get(present))
      return { outcome: 'refused', refusal: { code: 'UserAlreadyExists' } };
    const added = present ?? id;
    if (!(await staff.keep(added, { issuer, externalId, name })))
      return { outcome: 'refused', refusal: { code: 'SignInTaken' } };
    const outcome = await this.#carryOut(
      added,
      [
        { type: 'AddUser', data: { association, party, unit } },
        ...roles.map((role) => ({ type: 'GrantRole', data: { role } }) as const),
        ...interventions.map(
          (intervention) => ({ type: 'AssignToIntervention', data: { intervention } }) as const,
        ),
      ],
      changer,
    );
    if (outcome.outcome !== 'done' && present === undefined) await staff.forget(added);
    return outcome;
  }

  async change(id: string, told: UserChange, changer: Changer): Promise<UserOutcome> {
    const association = this.#parts.directory.get(id)?.association;
    const unknown =
      told.type === 'AssignToIntervention' && association !== undefined
        ? this.#unknown(association, [told.data.intervention])
        : undefined;
    return unknown
      ? { outcome: 'refused', refusal: unknown }
      : this.#carryOut(id, [this.#whole(id, told)], changer);
  }

  /** Why a user cannot belong to this association, or be assigned to these insatser. */
  #unknown(id: string, interventions: readonly string[]): UserChangeRefusal | undefined {
    const associations = this.#parts.associations();
    const association = associations.find((one) => one.id === id);
    if (!association) return { code: 'AssociationUnknown', allowed: associations.map((one) => one.id) };
    const allowed = association.interventions.map((one) => one.id);
    const intervention = interventions.find((one) => !allowed.includes(one));
    return intervention === undefined ? undefined : { code: 'InterventionUnknown', intervention, allowed };
  }

  #whole(id: string, told: UserChange): Told {
    if (told.type === 'RevokeRole')
      return { type: told.type, data: { ...told.data, otherAdmins: this.#otherAdmins(id) } };
    if (told.type === 'CloseUser') return { type: told.type, data: { otherAdmins: this.#otherAdmins(id) } };
    return told;
  }

  #otherAdmins(id: string): number {
    const { directory } = this.#parts;
    const association = directory.get(id)?.association;
    return association === undefined
      ? 0
      : directory
          .of(association)
          .filter((one) => one.id !== id && one.status === 'open' && one.roles.includes('admin')).length;
  }

  async #carryOut(id: string, told: readonly Told[], { actor, role }: Changer): Promise<UserOutcome> {
    const { streams, directory, clock } = this.#parts;
    const today = dayInStockholm(clock());
    const commandId = randomUUID();
    const outcome: Outcome<UserEvent, UserRefusal> = await streams.handle(
      userStream,
      id,
      told.map((command) => ({ ...command, today, occurredOn: today })),
      { actor, role, commandId, correlationId: commandId },
    );
    if (outcome.outcome === 'accepted') {
      await directory.reached(outcome.position);
      return { outcome: 'done', user: id, events: outcome.events.length };
    }
    return outcome.outcome === 'refused'
      ? { outcome: 'refused', refusal: outcome.refusal }
      : { outcome: 'stale' };
  }
}

/** What is wrong with a change of a user, and what to do. */
export const userChangeSentence = (refusal: UserChangeRefusal): Sentence => {
  if (refusal.code === 'SignInTaken')
    return {
      sv: 'Inloggningen hör till en annan användare: ange ett annat externt id, eller ändra den användaren.',
      en: 'That sign-in is another user’s: state another external id, or change that user.',
    };
  if (refusal.code === 'AssociationUnknown')
    return {
      sv: `Förbundet finns inte: ange ett av ${refusal.allowed.join(', ') || '(inga)'}.`,
      en: `There is no such association: state one of ${refusal.allowed.join(', ') || '(none)'}.`,
    };
  if (refusal.code === 'InterventionUnknown')
    return {
      sv: `Insatsen ${refusal.intervention} finns inte: ange en av ${refusal.allowed.join(', ') || '(inga)'}.`,
      en: `There is no insats ${refusal.intervention}: state one of ${refusal.allowed.join(', ') || '(none)'}.`,
    };
  return userRefusalSentence(refusal);
};

/** The id of a user of the demonstration, the same in every run. */
export const demonstrationUser = (association: string, externalId: string): string =>
  nameBasedId('demonstration-user', association, externalId);
