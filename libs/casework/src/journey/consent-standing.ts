import { type Day, isKnown, type OccurredOn, daysAfter } from '@samspar/kernel';
import {
  type Authorities,
  type Consent,
  consentsLeft,
  type ConsentStatement,
  type PartysAuthority,
} from './consent.js';

/** Days within which consent is there once somebody has been referred (ADR 9). */
export const CONSENT_WITHIN_DAYS = 14;
/** Days before a consent expires in which a new one is asked for (ADR 9). */
export const CONSENT_NOTICE_DAYS = 30;

/** The first day on which a consent with that last day is about to expire. */
export const expiringFrom = (expiresOn: Day): Day => daysAfter(expiresOn, -CONSENT_NOTICE_DAYS);

/** How consent may stand, what asks most of whoever works with the journey first. */
export const CONSENT_STANDING = [
  /** Nobody has been asked. */
  'missing',
  /** The file that the journey was read from does not say. */
  'notStated',
  'withdrawn',
  'expired',
  /** In force, its last day within `CONSENT_NOTICE_DAYS`. */
  'expiring',
  /** Its first day is to come. */
  'notYet',
  'inForce',
] as const;
export type ConsentStanding = (typeof CONSENT_STANDING)[number];

/** The day is the last one of a consent that has one, the first of one that is to come, or that of the withdrawal; null where there is none. */
export type Standing = Readonly<{ standing: ConsentStanding; day: OccurredOn | null }>;

const cover = (
  { parties, authorities }: Authorities,
  others: Authorities,
  known: readonly PartysAuthority[],
): boolean =>
  others.parties.every((party) => parties.includes(party)) &&
  others.authorities.every(
    (id) => authorities.includes(id) || known.some((one) => one.id === id && parties.includes(one.party)),
  );

/** Those of some consents that stand in the place of one: given later, for at least the same. */
const renewalsOf = (
  consent: Consent,
  left: readonly Consent[],
  known: readonly PartysAuthority[],
): readonly Consent[] =>
  left
    .slice(left.indexOf(consent) + 1)
    .filter(
      ({ giving, receiving, kinds }) =>
        cover(giving, consent.giving, known) &&
        cover(receiving, consent.receiving, known) &&
        consent.kinds.every((kind) => kinds.includes(kind)),
    );

/** What is left of consent, but for what was renewed since, whenever it is in force. */
export const lastingConsents = (
  statements: readonly ConsentStatement[],
  known: readonly PartysAuthority[],
): readonly Consent[] => {
  const left = consentsLeft(statements, known);
  return left.filter((consent) => renewalsOf(consent, left, known).length === 0);
};

const isToCome = ({ givenOn, validFrom = givenOn }: Consent, today: Day): boolean =>
  isKnown(validFrom) && validFrom > today;

const standingOf = (consent: Consent, isRenewed: boolean, today: Day): Standing => {
  const { givenOn, validFrom = givenOn, expiresOn } = consent;
  if (isToCome(consent, today)) return { standing: 'notYet', day: validFrom };
  if (expiresOn === undefined) return { standing: 'inForce', day: null };
  if (expiresOn < today) return { standing: 'expired', day: expiresOn };
  const isExpiring = expiringFrom(expiresOn) <= today && !isRenewed;
  return { standing: isExpiring ? 'expiring' : 'inForce', day: expiresOn };
};

/** What is left of consent on a day, but for what was renewed since, each with how it stands. */
export const consentsStanding = (
  statements: readonly ConsentStatement[],
  known: readonly PartysAuthority[],
  today: Day,
): readonly (Consent & Standing)[] => {
  const left = consentsLeft(statements, known);
  return left.flatMap((consent) => {
    const renewals = renewalsOf(consent, left, known);
    const isReplaced = renewals.some((renewal) => !isToCome(renewal, today));
    return isReplaced ? [] : [{ ...consent, ...standingOf(consent, renewals.length > 0, today) }];
  });
};

/** Why no consent is left. */
export const noConsentStanding = (statements: readonly ConsentStatement[]): Standing => {
  const last = statements.at(-1);
  if (last === undefined) return { standing: 'missing', day: null };
  return 'withdrawnFrom' in last
    ? { standing: 'withdrawn', day: last.withdrawnOn ?? null }
    : { standing: 'notStated', day: null };
};

/** How consent stands on a day; where there are several, as the one that asks most. */
export const consentStanding = (
  statements: readonly ConsentStatement[],
  known: readonly PartysAuthority[],
  today: Day,
): Standing => {
  const [first] = consentsStanding(statements, known, today).toSorted(
    (one, other) => CONSENT_STANDING.indexOf(one.standing) - CONSENT_STANDING.indexOf(other.standing),
  );
  return first ? { standing: first.standing, day: first.day } : noConsentStanding(statements);
};
