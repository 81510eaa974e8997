import type { DataKind } from '@samspar/codes';
import { type Day, isKnown } from '@samspar/kernel';
import { consentsLeft, includes, type PartysAuthority } from './consent.js';
import { type Disclosure, isConsented, possible, TOLD_BY_REFERRAL } from './disclosure.js';
import { isGrounded } from './grounds.js';
import type { ReferralNotCovered } from './journey-refusals.js';
import type { Journey, RegisteredJourney } from './journey-state.js';
import type { Terms } from './journey-terms.js';

type Way = Omit<Disclosure, 'kind'>;

/** The authority, or party, that an insats is said to be run by. */
const ownerOf = (intervention: string | undefined, { interventions }: Pick<Terms, 'interventions'>) =>
  interventions.find(({ id }) => id === intervention)?.owner;

/**
 * From which authority to which a referral to an insats would be given out; where it is not known which refers or runs it, each that it may be. None where the
 * referrer's own authority runs it.
 */
export const waysOfReferral = (
  intervention: string | undefined,
  terms: Pick<Terms, 'interventions' | 'authorities' | 'referrer'>,
): readonly Way[] => {
  const { authorities, referrer } = terms;
  const owner = ownerOf(intervention, terms);
  const receivers = possible({ authority: owner, party: owner }, authorities);
  return possible(referrer ?? {}, authorities).flatMap((giver) =>
    receivers.filter(({ id }) => id !== giver.id).map((receiver) => ({ giver, receiver })),
  );
};

const covers = (kinds: readonly DataKind[]): boolean =>
  TOLD_BY_REFERRAL.every((kind) => kinds.includes(kind));

/** What of the consent, or else of the ground, that was given last keeps it from covering a referral; that there is none, where there is none. */
const lackingIn = (
  { consents, grounds }: RegisteredJourney,
  ways: readonly Way[],
  known: readonly PartysAuthority[],
  today: Day,
): ReferralNotCovered['field'] => {
  const consent = consentsLeft(consents, known).at(-1);
  if (consent) {
    const { giving, receiving, kinds, givenOn, validFrom = givenOn } = consent;
    if (!ways.every(({ giver }) => includes(giving, giver))) return 'consentGiving';
    if (!ways.every(({ receiver }) => includes(receiving, receiver))) return 'consentReceiving';
    if (!covers(kinds)) return 'consentKinds';
    return isKnown(validFrom) && validFrom > today ? 'consentValidFrom' : 'consentExpiresOn';
  }
  const ground = grounds.at(-1);
  if (!ground) return 'consent';
  if (!ways.every(({ receiver }) => receiver.id === ground.receiver)) return 'groundReceiver';
  if (!covers(ground.kinds)) return 'groundKinds';
  return ground.validFrom > today ? 'groundValidFrom' : 'groundExpiresOn';
};

const onlyName = (all: readonly PartysAuthority[]): string | null => {
  const names = new Set(all.map(({ name }) => name));
  return names.size === 1 ? ([...names][0] ?? null) : null;
};

/**
 * Why the authority that runs the insats may not be told of a journey that another refers, or moves, to it (OSL 2009:400 8 kap. 1 §): it is neither anonymous, nor
 * covered by consent (10 kap. 1 §) or another ground in force on the day on which that is registered. Undefined where it may, and where that is not asked: whoever ran
 * the insats before is told nothing new.
 */
export const referralNotCovered = (
  before: Journey,
  journey: RegisteredJourney,
  terms: Terms | null,
  today: Day,
): ReferralNotCovered | undefined => {
  if (!terms?.referrer || journey.anonymous) return undefined;
  const { consents, grounds, facts } = journey;
  if (
    before.status !== 'none' &&
    ownerOf(before.facts.intervention, terms) === ownerOf(facts.intervention, terms)
  )
    return undefined;
  const ways = waysOfReferral(facts.intervention, terms);
  const left = consentsLeft(consents, terms.authorities);
  const isCovered = (disclosure: Disclosure): boolean =>
    isConsented(left, disclosure, today) || isGrounded(grounds, disclosure, today);
  if (ways.every((way) => TOLD_BY_REFERRAL.every((kind) => isCovered({ ...way, kind })))) return undefined;
  return {
    code: 'ReferralNotCovered',
    field: lackingIn(journey, ways, terms.authorities, today),
    giver: onlyName(ways.map(({ giver }) => giver)),
    receiver: onlyName(ways.map(({ receiver }) => receiver)),
  };
};
