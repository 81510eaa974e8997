import { type Day, unreachable } from '@samspar/kernel';
import type { Role, UserEvent } from './user-events.js';

/** For how long somebody had something; `until` is null while she has it. */
type Held = Readonly<{ from: Day; until: Day | null }>;

export type UserPast = Readonly<{
  addedOn: Day;
  /** In the order in which she got them. */
  roles: readonly (Held & Readonly<{ role: Role }>)[];
  interventions: readonly (Held & Readonly<{ intervention: string }>)[];
  /** When she last changed herself, which nobody may; null where she never did. */
  changedByHerselfOn: Day | null;
}>;

const ended = <One extends Held>(
  all: readonly One[],
  is: (one: One) => boolean,
  until: Day,
): readonly One[] => all.map((one) => (one.until === null && is(one) ? { ...one, until } : one));

/** The past of a user after one more event, which became known on a day, by herself or by another. */
export const evolvePast = (
  past: UserPast | undefined,
  event: UserEvent,
  { day, isByHerself }: Readonly<{ day: Day; isByHerself: boolean }>,
): UserPast => {
  const { addedOn, roles, interventions, changedByHerselfOn }: UserPast = past ?? {
    addedOn: day,
    roles: [],
    interventions: [],
    changedByHerselfOn: null,
  };
  const next = { addedOn, roles, interventions, changedByHerselfOn: isByHerself ? day : changedByHerselfOn };
  switch (event.type) {
    case 'RoleGranted':
      return { ...next, roles: [...roles, { role: event.data.role, from: day, until: null }] };
    case 'RoleRevoked':
      return { ...next, roles: ended(roles, ({ role }) => role === event.data.role, day) };
    case 'AssignedToIntervention': {
      const { intervention } = event.data;
      return { ...next, interventions: [...interventions, { intervention, from: day, until: null }] };
    }
    case 'ReleasedFromIntervention':
      return {
        ...next,
        interventions: ended(
          interventions,
          ({ intervention }) => intervention === event.data.intervention,
          day,
        ),
      };
    case 'UserAdded':
    case 'UserMoved':
    case 'AuditMandateGiven':
    case 'UserClosed':
    case 'UserReopened':
    case 'UserNameErased':
      return next;
    default:
      return unreachable(event);
  }
};

/** Whether somebody worked in one of some insatser on a day or later. */
export const hasWorkedIn = (
  { interventions }: Pick<UserPast, 'interventions'>,
  some: readonly string[],
  since: Day,
): boolean =>
  interventions.some(
    ({ intervention, until }) => some.includes(intervention) && (until === null || until >= since),
  );
