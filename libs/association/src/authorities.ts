import { type Party, slug, worksOf } from '@samspar/codes';
import { plainName } from '@samspar/kernel';
import type { AssociationSettings, Intervention } from './association-events.js';
import type { Authority, Organisation, OrganisationEvent, Unit } from './authority-events.js';
import { partiesOf } from './parties.js';

export const NO_AUTHORITIES: Organisation = { authorities: [], units: [] };

/** All with one among them: in its place where it was there before, else last. */
export const withOne = <One extends Readonly<{ id: string }>>(
  all: readonly One[],
  one: One,
): readonly One[] =>
  all.some(({ id }) => id === one.id)
    ? all.map((present) => (present.id === one.id ? one : present))
    : [...all, one];

export const evolveOrganisation = (organisation: Organisation, event: OrganisationEvent): Organisation =>
  'authority' in event.data
    ? { ...organisation, authorities: withOne(organisation.authorities, event.data.authority) }
    : { ...organisation, units: withOne(organisation.units, event.data.unit) };

type WithAuthorities = Readonly<{ settings: Pick<AssociationSettings, 'members' | 'retentionYears'> }> &
  Pick<Organisation, 'authorities'>;

const allOf = ({ settings, authorities }: WithAuthorities): readonly Authority[] =>
  partiesOf(settings).flatMap(({ code: party, sv }) => {
    const registered = authorities.filter((authority) => authority.party === party);
    if (registered.length > 0) return registered;
    return [
      {
        id: party,
        party,
        work: worksOf(party)[0],
        name: sv,
        aliases: [],
        contact: null,
        retention: { kind: 'years', years: settings.retentionYears, exemptBirthDays: [] },
        archive: null,
        to: null,
      },
    ];
  });

/** Asked for with each request, and made once for an association as it is set up. */
const ALL = new WeakMap<WithAuthorities, readonly Authority[]>();

/**
 * All authorities of an association. A party for which none is registered is one authority itself, with the party's code as its
 * id: an association that was set up before there were authorities has four.
 */
export const authoritiesOf = (association: WithAuthorities): readonly Authority[] => {
  const all = ALL.get(association) ?? allOf(association);
  ALL.set(association, all);
  return all;
};

/**
 * The authority that runs an insats (lag 2003:1210 7 §): the one that is said, or the only one of the party that is said; undefined
 * where it is not known which.
 */
export const runBy = (
  association: WithAuthorities,
  { owner }: Pick<Intervention, 'owner'>,
): Authority | undefined => {
  const all = authoritiesOf(association);
  const ofParty = all.filter(({ party }) => party === owner);
  return all.find(({ id }) => id === owner) ?? (ofParty.length === 1 ? ofParty[0] : undefined);
};

const bySlug = (units: readonly Unit[]): ReadonlyMap<string, Unit> =>
  new Map(units.flatMap((unit) => [unit.name, ...unit.aliases].map((known) => [slug(known), unit] as const)));

/** Asked for with each request, and made once for a list of units. */
const KNOWN = new WeakMap<readonly Unit[], ReadonlyMap<string, Unit>>();

/** The units of an association by the slugs of all their names, so that one is found however it is spelled. */
export const unitsByName = ({ units }: Pick<Organisation, 'units'>): ReadonlyMap<string, Unit> => {
  const known = KNOWN.get(units) ?? bySlug(units);
  KNOWN.set(units, known);
  return known;
};

type Names = Readonly<{ name: string; aliases: readonly string[] }>;

/** Names as they are kept, the `earlier` ones among the aliases: journeys and files go on saying them. However it is spelled, each stands once. */
export const namesWith = ({ name, aliases }: Names, earlier: readonly string[] = []): Names => {
  const all = [name, ...aliases, ...earlier].map(plainName);
  const firsts = all.filter((one, index) => all.findIndex((other) => slug(other) === slug(one)) === index);
  return { name: plainName(name), aliases: firsts.slice(1).filter((alias) => slug(alias) !== '') };
};

/** Where somebody works, as it was written: a party, and a unit of it. */
export type Workplace = Readonly<{ party: Party; unit: string }>;

/**
 * The authority that somebody works for, and registers for: that of her unit, where the register has the unit and it is of her party,
 * else the only one of that party; undefined where it is not known which.
 */
export const authorityOf = (
  association: WithAuthorities & Pick<Organisation, 'units'>,
  { party, unit }: Workplace,
): Authority | undefined => {
  const ofParty = authoritiesOf(association).filter((authority) => authority.party === party);
  const known = unitsByName(association).get(slug(unit))?.authority;
  return ofParty.find(({ id }) => id === known) ?? (ofParty.length === 1 ? ofParty[0] : undefined);
};
