import { type Association, worksInInterventions } from '@samspar/association';
import { interventionInWords, textsOf, type Visitor } from '@samspar/pages';
import type { NamedUser, UserChange } from '@samspar/use-cases';
import { userName } from './named-user.js';

/** Something that is taken from a user: how it is asked, and what is then done. */
export type Taking = Readonly<{
  change: UserChange;
  title: string;
  /** What happens, a sentence each. */
  consequences: readonly string[];
  button: string;
}>;

/**
 * What the last steps of an address take from a user: `what` is a kind of thing, `which` names one of it; without them her
 * access. Undefined where she does not have it.
 */
export const takingOf = (
  visitor: Visitor,
  association: Association,
  user: NamedUser,
  what: string | undefined,
  which: string | undefined,
): Taking | undefined => {
  const { confirm: texts, role: roleNames } = textsOf(visitor.language).users;
  const name = userName(visitor, user);
  const named = (id: string) => interventionInWords({ association }, id);
  // Nobody else is made responsible for what she was.
  const handOver = user.roles.includes('caseworker') ? [texts.handOver] : [];
  const role = user.roles.find((one) => one === which);
  if (what === 'ta-bort-roll' && role) {
    const isReleased =
      user.interventions.length > 0 && !worksInInterventions(user.roles.filter((one) => one !== role));
    return {
      change: { type: 'RevokeRole', data: { role } },
      title: texts.role(roleNames[role].toLowerCase(), name),
      consequences: [
        texts.roleWhat,
        ...(isReleased ? [texts.roleReleases(user.interventions.map(named).join(', '))] : []),
        ...(role === 'caseworker' ? handOver : []),
      ],
      button: texts.roleButton,
    };
  }
  const intervention = user.interventions.find((one) => one === which);
  if (what === 'ta-bort-insats' && intervention !== undefined)
    return {
      change: { type: 'ReleaseFromIntervention', data: { intervention } },
      title: texts.intervention(named(intervention), name),
      consequences: [texts.interventionWhat, ...handOver],
      button: texts.interventionButton,
    };
  if (what !== undefined) return undefined;
  return {
    change: { type: 'CloseUser' },
    title: texts.close(name),
    consequences: [texts.closeWhat, texts.closeKept, ...handOver],
    button: texts.closeButton,
  };
};
