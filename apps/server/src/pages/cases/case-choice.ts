import type { JourneyStatus } from '@samspar/casework';
import { addressWith, listParameters, pageNumber, type Parameters } from '@samspar/pages';
import type { WhoseCases } from '@samspar/use-cases';

/** The statuses that lists are chosen by, in the order in which they are offered; the name stands in the address. */
export const GROUPS = {
  open: { slug: 'oppna', statuses: ['referred', 'waiting', 'accepted', 'started'] },
  unanswered: { slug: 'obesvarade', statuses: ['referred', 'waiting'] },
  accepted: { slug: 'antagna', statuses: ['accepted'] },
  ongoing: { slug: 'pagar', statuses: ['started'] },
  ended: { slug: 'avslutade', statuses: ['ended'] },
  closed: { slug: 'avbojda', statuses: ['declined', 'withdrawn'] },
  every: {
    slug: 'alla',
    statuses: ['referred', 'waiting', 'accepted', 'started', 'ended', 'declined', 'withdrawn'],
  },
} as const satisfies Record<string, Readonly<{ slug: string; statuses: readonly JourneyStatus[] }>>;
export type Group = keyof typeof GROUPS;
/** What the list can be narrowed to; unless it is, it has journeys of every status. */
export const NARROWER = ['open', 'unanswered', 'accepted', 'ongoing', 'ended', 'closed'] as const;

/** Whose journeys, each a list of its own, as it stands in the address. */
const WHOSE = {
  mine: 'mina',
  all: 'alla',
  nobodys: 'ingens',
} as const satisfies Readonly<Record<WhoseCases, string>>;
export const WHOSE_NAMES = ['mine', 'all', 'nobodys'] as const;

/** What a list of journeys is chosen by; never by anything that is told of the person (lag 2018:218 3 kap. 3 §). */
export type CaseChoice = Readonly<{
  whose: WhoseCases;
  group: Group;
  /** Id of an insats; absent: all of the asker's own. */
  intervention?: string;
  page: number;
}>;

/** The choice that an address makes; what it does not know is left at one's own journeys, all of them. */
export const readChoice = (
  query: Readonly<Record<string, unknown>>,
  interventions: readonly string[],
): CaseChoice => ({
  whose: WHOSE_NAMES.find((name) => WHOSE[name] === query['vems']) ?? 'mine',
  group: NARROWER.find((name) => GROUPS[name].slug === query['status']) ?? 'every',
  intervention: interventions.find((id) => id === query['insats']),
  page: pageNumber(query['sida']),
});

export const isNarrowed = ({ group, intervention }: CaseChoice): boolean =>
  group !== 'every' || intervention !== undefined;

/** The whole list. */
export const unfiltered = (whose: WhoseCases): CaseChoice => ({ whose, group: 'every', page: 1 });

export const caseParameters = ({ whose, group, intervention, page }: CaseChoice): Parameters => ({
  vems: whose === 'mine' ? undefined : WHOSE[whose],
  status: group === 'every' ? undefined : GROUPS[group].slug,
  insats: intervention,
  ...listParameters({ page }),
});

export const addressOfChoice = (choice: CaseChoice): string =>
  addressWith('/arenden', caseParameters(choice));
