import type { Role } from '@samspar/access';
import type { Intervention } from '@samspar/association';
import { textsOf, type Visitor } from '@samspar/pages';
import type { NamedUser, UserChange } from '@samspar/use-cases';
import { interventionName, nameOf, worksInInterventions } from './named-user.js';

/** Something that is taken from a user: how it is asked, and what is then done. */
export type Taking = Readonly<{
  /** The last step of its address. */
  what: 'ta-bort-roll' | 'ta-bort-insats' | 'stang-av';
  change: UserChange;
  title: string;
  /** What happens, a sentence each. */
  consequences: readonly string[];
  button: string;
}>;

const textsFor = ({ language }: Visitor) => textsOf(language).users.confirm;

/** Nobody else is made responsible for what she was. */
const handOver = (visitor: Visitor, { roles }: NamedUser): readonly string[] =>
  roles.includes('caseworker') ? [textsFor(visitor).handOver] : [];

export const takingRole = (
  visitor: Visitor,
  user: NamedUser,
  role: Role,
  interventions: readonly Intervention[],
): Taking => {
  const texts = textsFor(visitor);
  const isReleased =
    user.interventions.length > 0 && !worksInInterventions(user.roles.filter((one) => one !== role));
  const released = user.interventions.map((id) => interventionName(interventions, id)).join(', ');
  const name = textsOf(visitor.language).users.role[role].toLowerCase();
  return {
    what: 'ta-bort-roll',
    change: { type: 'RevokeRole', data: { role } },
    title: texts.role(name, nameOf(visitor, user)),
    consequences: [
      texts.roleWhat,
      ...(isReleased ? [texts.roleReleases(released)] : []),
      ...(role === 'caseworker' ? handOver(visitor, user) : []),
    ],
    button: texts.roleButton,
  };
};

export const takingIntervention = (
  visitor: Visitor,
  user: NamedUser,
  intervention: string,
  interventions: readonly Intervention[],
): Taking => {
  const texts = textsFor(visitor);
  return {
    what: 'ta-bort-insats',
    change: { type: 'ReleaseFromIntervention', data: { intervention } },
    title: texts.intervention(interventionName(interventions, intervention), nameOf(visitor, user)),
    consequences: [texts.interventionWhat, ...handOver(visitor, user)],
    button: texts.interventionButton,
  };
};

export const closing = (visitor: Visitor, user: NamedUser): Taking => {
  const texts = textsFor(visitor);
  return {
    what: 'stang-av',
    change: { type: 'CloseUser' },
    title: texts.close(nameOf(visitor, user)),
    consequences: [texts.closeWhat, texts.closeKept, ...handOver(visitor, user)],
    button: texts.closeButton,
  };
};
