import { type Party } from '@samspar/codes';
import { isDay, plainName, refuse, unreachable, type OccurredOn } from '@samspar/kernel';
import type {
  AcceptReferral,
  DeclineReferral,
  GiveConsent,
  PlaceOnWaitingList,
  ReferParticipant,
  StartJourney,
  WithdrawConsent,
  WithdrawReferral,
} from './journey-commands.js';
import { blankProblem, factProblem, listProblem, textProblem, unitAsKept } from './fact-checks.js';
import { backwards } from './journey-order.js';
import { readProfile } from './journey-profile.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { unless, type Ruling } from './journey-ruling.js';
import type { RegisteredJourney } from './journey-state.js';

export const refer = ({ occurredOn, today, data }: ReferParticipant): Ruling => {
  const { sexFromNumber: _sex, ageFromNumber, birthYear, consentAtSource, ...told } = data;
  const { anonymous } = told;
  const read = readProfile(told.profile, { ageFromNumber, birthYear }, { anonymous, day: occurredOn, today });
  if ('problem' in read) return refuse(read.problem);
  const referringUnit = unitAsKept(told.referringUnit);
  return unless(
    blankProblem('association', told.association) ??
      blankProblem('participantId', told.participantId) ??
      factProblem('intervention', told.intervention, today) ??
      factProblem('referringUnit', referringUnit, today) ??
      factProblem('decidingParties', told.decidingParties, today),
    {
      type: 'ParticipantReferred',
      occurredOn,
      data: { ...told, referringUnit, profile: read.profile, ...(consentAtSource && { consentAtSource }) },
    },
  );
};

export const giveConsent = ({ occurredOn, data }: GiveConsent): Ruling => {
  const { parties, purpose, form, language, expiresOn } = data;
  const expiry = (): JourneyRefusal | undefined =>
    expiresOn === undefined || isDay(expiresOn)
      ? backwards({ what: 'consentGivenOn', on: occurredOn }, { what: 'consentExpiresOn', on: expiresOn })
      : { code: 'NotADay', field: 'consentExpiresOn' };
  return unless(
    listProblem('consentParties', parties) ??
      textProblem('consentPurpose', purpose) ??
      textProblem('consentLanguage', language) ??
      expiry(),
    {
      type: 'ConsentGiven',
      occurredOn,
      data: {
        parties,
        purpose: plainName(purpose),
        form,
        language,
        ...(expiresOn !== undefined && { expiresOn }),
      },
    },
  );
};

const consentProblem = (
  { consent }: RegisteredJourney,
  parties: readonly Party[] | undefined,
  occurredOn: OccurredOn,
): JourneyRefusal | undefined => {
  if (!consent || consent.parties.length === 0) return { code: 'ConsentNotInForce', party: null };
  const stranger = parties?.find((party) => !consent.parties.includes(party));
  if (stranger) return { code: 'ConsentNotInForce', party: stranger };
  return (
    (parties && listProblem('consentParties', parties)) ??
    backwards({ what: 'consentGivenOn', on: consent.givenOn }, { what: 'consentWithdrawnOn', on: occurredOn })
  );
};

/** Withdrawn towards the parties named, or all. */
export const withdrawConsent = (
  { occurredOn, data: { parties } }: WithdrawConsent,
  journey: RegisteredJourney,
): Ruling =>
  unless(consentProblem(journey, parties, occurredOn), {
    type: 'ConsentWithdrawn',
    occurredOn,
    data: parties === undefined ? {} : { parties },
  });

/** A referral is answered once; a declined or withdrawn one is final, and a new referral is a new journey. */
export const answered = ({ status }: RegisteredJourney): JourneyRefusal | undefined => {
  switch (status) {
    case 'referred':
    case 'waiting':
      return undefined;
    case 'declined':
    case 'withdrawn':
      return { code: 'ReferralAlreadyAnswered', answer: status };
    case 'accepted':
    case 'started':
    case 'ended':
      return { code: 'ReferralAlreadyAnswered', answer: 'accepted' };
    default:
      return unreachable(status);
  }
};

export const acceptReferral = ({ occurredOn }: AcceptReferral, journey: RegisteredJourney): Ruling =>
  unless(answered(journey), { type: 'ReferralAccepted', occurredOn, data: {} });

export const declineReferral = (
  { occurredOn, data: { reason } }: DeclineReferral,
  journey: RegisteredJourney,
): Ruling => unless(answered(journey), { type: 'ReferralDeclined', occurredOn, data: { reason } });

/** An accepted referral may still be withdrawn as long as nothing has started. */
export const withdrawReferral = (
  { occurredOn, data: { reason } }: WithdrawReferral,
  journey: RegisteredJourney,
): Ruling =>
  unless(journey.status === 'accepted' ? undefined : answered(journey), {
    type: 'ReferralWithdrawn',
    occurredOn,
    data: { reason },
  });

export const placeOnWaitingList = ({ occurredOn }: PlaceOnWaitingList, journey: RegisteredJourney): Ruling =>
  unless(
    journey.status === 'waiting'
      ? { code: 'AlreadyOnWaitingList', since: journey.waitingOn ?? 'unknown' }
      : answered(journey),
    { type: 'PlacedOnWaitingList', occurredOn, data: {} },
  );

const startProblem = ({ status, facts }: RegisteredJourney): JourneyRefusal | undefined => {
  switch (status) {
    case 'accepted':
      return undefined;
    case 'started':
    case 'ended':
      return { code: 'JourneyAlreadyStarted', startedOn: facts.startedOn ?? 'unknown' };
    case 'referred':
      return { code: 'ReferralNotAccepted', outcome: 'open' };
    case 'waiting':
    case 'declined':
    case 'withdrawn':
      return { code: 'ReferralNotAccepted', outcome: status };
    default:
      return unreachable(status);
  }
};

/** The profile is that of the start day; where that is unknown, the difference of years counts from the referral. */
export const start = ({ occurredOn, today, data }: StartJourney, journey: RegisteredJourney): Ruling => {
  const problem = startProblem(journey);
  if (problem) return refuse(problem);
  const day = occurredOn === 'unknown' ? journey.facts.referredOn : occurredOn;
  const read = readProfile(data.profile, data, { anonymous: journey.anonymous, day, today });
  return 'problem' in read
    ? refuse(read.problem)
    : unless(undefined, { type: 'JourneyStarted', occurredOn, data: { profile: read.profile } });
};
