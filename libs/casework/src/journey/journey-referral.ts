import { type Party } from '@samspar/codes';
import { isDay, plainName, refuse, unreachable, type OccurredOn } from '@samspar/kernel';
import type { JourneyCommandOf } from './journey-commands.js';
import { blankProblem, factProblem, listProblem, textProblem, unitAsKept } from './fact-checks.js';
import { backwards } from './journey-order.js';
import { readProfile } from './journey-profile.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { unless, type Rules, type Ruling } from './journey-ruling.js';
import type { RegisteredJourney } from './journey-state.js';

export const refer = ({ occurredOn, today, data }: JourneyCommandOf<'ReferParticipant'>): Ruling => {
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

/** The rules of everything up to the start. */
export const referralRules = {
  GiveConsent: ({ occurredOn, data }) => {
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
  },
  /** Withdrawn towards the parties named, or all. */
  WithdrawConsent: ({ occurredOn, data: { parties } }, journey) =>
    unless(consentProblem(journey, parties, occurredOn), {
      type: 'ConsentWithdrawn',
      occurredOn,
      data: parties === undefined ? {} : { parties },
    }),
  AcceptReferral: ({ occurredOn }, journey) =>
    unless(answered(journey), { type: 'ReferralAccepted', occurredOn, data: {} }),
  DeclineReferral: ({ occurredOn, data: { reason } }, journey) =>
    unless(answered(journey), { type: 'ReferralDeclined', occurredOn, data: { reason } }),
  /** An accepted referral may still be withdrawn as long as nothing has started. */
  WithdrawReferral: ({ occurredOn, data: { reason } }, journey) =>
    unless(journey.status === 'accepted' ? undefined : answered(journey), {
      type: 'ReferralWithdrawn',
      occurredOn,
      data: { reason },
    }),
  PlaceOnWaitingList: ({ occurredOn }, journey) =>
    unless(
      journey.status === 'waiting'
        ? { code: 'AlreadyOnWaitingList', since: journey.waitingOn ?? 'unknown' }
        : answered(journey),
      { type: 'PlacedOnWaitingList', occurredOn, data: {} },
    ),
  /** The profile is that of the start day; where that is unknown, the difference of years counts from the referral. */
  StartJourney: ({ occurredOn, today, data }, journey) => {
    const problem = startProblem(journey);
    if (problem) return refuse(problem);
    const day = occurredOn === 'unknown' ? journey.facts.referredOn : occurredOn;
    const read = readProfile(data.profile, data, { anonymous: journey.anonymous, day, today });
    return 'problem' in read
      ? refuse(read.problem)
      : unless(undefined, { type: 'JourneyStarted', occurredOn, data: { profile: read.profile } });
  },
} satisfies Partial<Rules>;
