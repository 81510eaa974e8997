import { type CodeList, PARTY, type Party } from '@samspar/codes';
import type { AssociationSettings } from './association-events.js';

/** What each party is called by itself: the region, and the municipality where it is the only one. */
const ownName = (
  party: Party,
  { municipality, region }: AssociationSettings['members'],
): string | undefined => {
  if (party === 'region') return region;
  return party === 'municipality' && municipality.length === 1 ? municipality[0] : undefined;
};

/** The parties by the names that the association has for its members; the names of the list are still understood. */
export const partiesOf = ({ members }: Pick<AssociationSettings, 'members'>): CodeList<Party> =>
  PARTY.map((entry) => {
    const own = ownName(entry.code, members);
    const also = [
      ...(entry.also ?? []),
      ...(own === undefined ? [] : [entry.sv]),
      ...(entry.code === 'municipality' ? members.municipality : []),
    ];
    return { ...entry, ...(own !== undefined && { sv: own, en: own }), also };
  });
