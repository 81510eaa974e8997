import { type Party, slug } from '@samspar/codes';
import type { Asker } from './asker.js';
import type { ReadingReason } from './reading/reading-events.js';

/** Where a journey belongs, and who sent it there: what decides who sees it. */
export type JourneyPlace = Readonly<{ association: string; intervention: string }>;
export type ReferralSender = Readonly<{
  referredBy: string | null;
  referringParty: string | null;
  referringUnit: string | null;
}>;

const isCaseworkerOf = (asker: Asker, association: string): boolean =>
  asker.roles.includes('caseworker') && asker.association === association;

/** Whole journeys are seen and changed by caseworkers of their insats alone. */
export const maySeeJourney = (asker: Asker, { association, intervention }: JourneyPlace): boolean =>
  isCaseworkerOf(asker, association) && asker.interventions.includes(intervention);

/** An entry of a journey is corrected or struck by the authority that it belongs to, where it is known which that is; by whoever may see it else. */
export const mayAmendEntry = (asker: Asker, authority: string | undefined): boolean =>
  authority === undefined || authority === asker.authority;

/** Whoever leads an insats (docs/architecture.md#who-may-what) assigns its journeys and hands them over; she sees how many they are, and no person. */
export const mayAssignCaseload = (asker: Asker, { association, intervention }: JourneyPlace): boolean =>
  asker.roles.includes('team-lead') &&
  asker.association === association &&
  asker.interventions.includes(intervention);

/**
 * Whoever leads an insats approves that its journeys are erased, for the authority that answers for them: her own. Where it is not known for which
 * authority she works she approves of none.
 */
export const mayErase = (
  asker: Asker,
  place: JourneyPlace,
  controlling: Readonly<{ id: string; party: Party }>,
): boolean =>
  mayAssignCaseload(asker, place) && asker.party === controlling.party && asker.authority === controlling.id;

/**
 * A file for evaluation is made by whoever leads the insats for the authority that answers for its journeys: her own (docs/adr/0042). The association's
 * office has no ground for data of persons, and who audits gives nothing out.
 */
export const mayGiveToEvaluate = (
  asker: Asker,
  place: JourneyPlace,
  controlling: Readonly<{ id: string; party: Party }>,
): boolean => mayErase(asker, place, controlling);

/** A list to ESF is made by a caseworker of the insats who works for the authority that owns the project (docs/adr/0047). */
export const mayListForEsf = (
  asker: Asker,
  place: JourneyPlace,
  controlling: Readonly<{ id: string; party: Party }>,
): boolean =>
  maySeeJourney(asker, place) && asker.party === controlling.party && asker.authority === controlling.id;

/** A caseworker refers to any insats of the association. */
export const mayRefer = (asker: Asker, association: string): boolean => isCaseworkerOf(asker, association);

/** Whether a unit, as somebody wrote it, is the asker's: as the association knows it by its names, however they are spelled. */
export const isUnitOf = ({ unit, unitNames }: Asker, written: string): boolean => {
  const spelled = slug(written);
  if (unit === undefined || spelled === '') return unit === written;
  return (unitNames ?? [slug(unit)]).includes(spelled);
};

/** Whether the referral is the asker's own, or that of her unit. */
const isSender = (asker: Asker, { referredBy, referringParty, referringUnit }: ReferralSender): boolean =>
  referredBy === asker.actor ||
  (referringParty === asker.party && referringUnit !== null && isUnitOf(asker, referringUnit));

/** Of a referral to another insats its sender sees the status, and may withdraw it; nothing else. */
export const maySeeReferral = (asker: Asker, journey: JourneyPlace & ReferralSender): boolean =>
  maySeeJourney(asker, journey) || (isCaseworkerOf(asker, journey.association) && isSender(asker, journey));

/**
 * Who somebody is whose identity is protected is shown to whoever is responsible for her journey, and to nobody else (docs/adr/0024): a
 * colleague who has to know becomes responsible first, and an emergency opens nothing.
 */
export const mayOpenProtected = (
  asker: Asker,
  journey: JourneyPlace & Readonly<{ caseworker: string | null }>,
): boolean => maySeeJourney(asker, journey) && journey.caseworker === asker.actor;

/** Why somebody who may see a journey, or its referral, may do so; what stands in the access log. */
export const readingReason = (
  asker: Asker,
  journey: JourneyPlace & Readonly<{ caseworker: string | null }>,
): ReadingReason => {
  if (!maySeeJourney(asker, journey)) return 'sender';
  return journey.caseworker === asker.actor ? 'responsible' : 'assigned';
};
