import { type CodeList, PARTY, type Party } from '@samspar/codes';
import type { AssociationSettings } from './association-events.js';

/** The parties by the names that the association has for its members; the names of the list are still understood. */
export const partiesOf = ({ members }: Pick<AssociationSettings, 'members'>): CodeList<Party> =>
  PARTY.map((entry) => {
    const names = entry.code === 'municipality' || entry.code === 'region' ? members[entry.code] : [];
    // Several members are one party, under no name of its own.
    const [own] = names.length === 1 ? names : [];
    const also = [...(entry.also ?? []), ...(own === undefined ? [] : [entry.sv]), ...names];
    return { ...entry, ...(own !== undefined && { sv: own, en: own }), also };
  });
