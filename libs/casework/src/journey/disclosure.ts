import type { DataKind } from '@samspar/codes';
import { type Day, isKnown } from '@samspar/kernel';
import { type Consent, includes, type PartysAuthority } from './consent.js';
import { FACTS, type Fact } from './facts.js';
import type { JourneyEvent } from './journey-events.js';

const kindOfFact = (fact: Fact): DataKind => {
  const { kind, of } = FACTS[fact];
  if (of === 'exit') return 'outcome';
  return kind.is === 'day' ? 'participation' : 'profile';
};

const KINDS: Readonly<Record<Exclude<JourneyEvent['type'], 'FactCorrected'>, DataKind | undefined>> = {
  ParticipantReferred: 'profile',
  ConsentGiven: undefined,
  ConsentWithdrawn: undefined,
  ReferralAccepted: 'participation',
  ReferralDeclined: 'participation',
  ReferralWithdrawn: 'participation',
  PlacedOnWaitingList: 'participation',
  JourneyStarted: 'profile',
  CaseworkerAssigned: 'participation',
  CaseloadHandedOver: 'participation',
  TeamMeetingHeld: 'meetings',
  PlanAgreed: 'plan',
  PlanRevised: 'plan',
  EmployerContacted: 'plan',
  ExitedToWorkOrStudies: 'outcome',
  ExitedToCare: 'outcome',
  ExitedToContinuedSupport: 'outcome',
  ExitedForOtherReason: 'outcome',
  FollowUpRecorded: 'outcome',
  FollowUpMissed: 'outcome',
  JourneyReopened: 'participation',
  JourneyMisregistered: 'participation',
  JourneyReinstated: 'participation',
  JourneyErased: 'participation',
};

/** The kind of data that an entry of a journey is; undefined of consent itself, which everybody sees who must keep to it. */
export const dataKindOf = (event: JourneyEvent): DataKind | undefined =>
  event.type === 'FactCorrected' ? kindOfFact(event.data.correction.fact) : KINDS[event.type];

/** Data of one kind that an authority has registered, and another that would be told. */
export type Disclosure = Readonly<{ giver: PartysAuthority; receiver: PartysAuthority; kind: DataKind }>;

/**
 * Whether consent that is left lets data be given out on a day (OSL 2009:400 10 kap. 1 §): it is in force, and names the giver, the
 * receiver and the kind. What an authority has registered itself is not given out.
 */
export const isConsented = (
  left: readonly Consent[],
  { giver, receiver, kind }: Disclosure,
  on: Day,
): boolean =>
  giver.id === receiver.id ||
  left.some(({ giving, receiving, kinds, givenOn, validFrom = givenOn, expiresOn }) => {
    const isInForce =
      (!isKnown(validFrom) || validFrom <= on) && (expiresOn === undefined || on <= expiresOn);
    return isInForce && includes(giving, giver) && includes(receiving, receiver) && kinds.includes(kind);
  });
