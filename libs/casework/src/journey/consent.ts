import type { Authority } from '@samspar/association';
import { codesOf, DATA_KIND, type DataKind, PARTY, type Party } from '@samspar/codes';
import type { Day, OccurredOn } from '@samspar/kernel';

/** Authorities of an association: all of those parties, and those named by their ids. */
export type Authorities = Readonly<{ parties: readonly Party[]; authorities: readonly string[] }>;

/** An authority as far as consent asks: what it is called, and whose it is. */
export type PartysAuthority = Pick<Authority, 'id' | 'party' | 'name'>;

export type ConsentForm = 'written' | 'oral' | 'electronic';

/** Whom an entry belongs to, or who is told it, as far as that is known: an authority, else a party. */
export type Belonging = Readonly<{ authority?: string | undefined; party?: string | undefined }>;

/** Consent as it was given (offentlighets- och sekretesslag 2009:400 10 kap. 1 §): who may give out what, to whom, and for how long. */
export type Consent = Readonly<{
  /** Who may give out what they have registered. */
  giving: Authorities;
  receiving: Authorities;
  kinds: readonly DataKind[];
  givenOn: OccurredOn;
  /** Its first day, where that is not the day it was given on. */
  validFrom?: Day;
  /** As the file says that a journey was read from: what it says last stands for what it said before. */
  atSource?: true;
  /** Its last day; without one it is in force until it is withdrawn. */
  expiresOn?: Day;
}>;

/**
 * What has been said of consent, in order: given, withdrawn from some or, where none are named, from all, or that the file a journey was read
 * from does not say.
 */
export type ConsentStatement =
  | Consent
  | Readonly<{ withdrawnFrom: Authorities | null; withdrawnOn?: OccurredOn }>
  | Readonly<{ isStated: false }>;

const isParty = (id: string): id is Party => codesOf(PARTY).some((party) => party === id);

/** Authorities by their ids: the code of a party stands for all its authorities. It has none of its own, or that is the only one. */
export const authoritiesNamed = (ids: readonly string[]): Authorities => ({
  parties: ids.filter(isParty),
  authorities: ids.filter((id) => !isParty(id)),
});

export const includes = ({ parties, authorities }: Authorities, { id, party }: PartysAuthority): boolean =>
  authorities.includes(id) || parties.includes(party);

/** Each authority that is among them, by its id. */
export const spelledOut = (among: Authorities, known: readonly PartysAuthority[]): readonly string[] => [
  ...new Set([...among.authorities, ...known.filter((one) => includes(among, one)).map(({ id }) => id)]),
];

/** A party of which some are left is told apart into its authorities. */
const without = (all: Authorities, gone: Authorities, known: readonly PartysAuthority[]): Authorities => {
  const isGone = (id: string): boolean =>
    gone.authorities.includes(id) || known.some((one) => one.id === id && gone.parties.includes(one.party));
  const partly = all.parties.filter((party) => known.some((one) => one.party === party && isGone(one.id)));
  const apart = known.filter(({ party }) => partly.includes(party)).map(({ id }) => id);
  return {
    parties: all.parties.filter((party) => !partly.includes(party) && !gone.parties.includes(party)),
    authorities: [...new Set([...all.authorities, ...apart])].filter((id) => !isGone(id)),
  };
};

/** Among all authorities of some parties, and of everything. */
export const amongParties = (parties: readonly Party[]): Pick<Consent, 'giving' | 'receiving' | 'kinds'> => ({
  giving: { parties, authorities: [] },
  receiving: { parties, authorities: [] },
  kinds: codesOf(DATA_KIND),
});

const isEmpty = ({ parties, authorities }: Authorities): boolean => parties.length + authorities.length === 0;

/**
 * What is left of consent once all was said: each as far as it has not been withdrawn since, also where its days have passed. `known` are the
 * authorities of the association.
 */
export const consentsLeft = (
  statements: readonly ConsentStatement[],
  known: readonly PartysAuthority[],
): readonly Consent[] =>
  statements.reduce<readonly Consent[]>((left, statement) => {
    if ('kinds' in statement)
      return [...left.filter(({ atSource }) => !atSource || !statement.atSource), statement];
    if ('isStated' in statement) return left;
    const { withdrawnFrom } = statement;
    if (!withdrawnFrom) return [];
    return left
      .map((consent) => ({ ...consent, receiving: without(consent.receiving, withdrawnFrom, known) }))
      .filter(({ receiving }) => !isEmpty(receiving));
  }, []);
