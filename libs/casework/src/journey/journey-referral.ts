import { ESF_RECEIVER } from '@samspar/association';
import { accept, type Day, isDay, type OccurredOn, plainName, refuse } from '@samspar/kernel';
import type { JourneyCommandOf } from './journey-commands.js';
import { type Authorities, consentsLeft } from './consent.js';
import {
  blankProblem,
  factProblem,
  listProblem,
  occurredOnProblem,
  textProblem,
  unitAsKept,
} from './fact-checks.js';
import { GROUNDS } from './grounds.js';
import { backwards } from './journey-order.js';
import { readProfile } from './journey-profile.js';
import type { JourneyEvent, JourneyEventOf } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { unless, type Rules, type Ruling } from './journey-ruling.js';
import type { RegisteredJourney } from './journey-state.js';
import type { Terms } from './journey-terms.js';
import type { Field } from './journey-words.js';

const dayProblem = (field: Field, day: Day | undefined): JourneyRefusal | undefined =>
  day === undefined || isDay(day) ? undefined : { code: 'NotADay', field };

const namesIn = ({ parties, authorities }: Authorities): readonly string[] => [...parties, ...authorities];

/** There is consent to withdraw, from each of those it is withdrawn from, and it was given before; what a file does not say may have been. */
const withdrawalProblem = (
  { occurredOn, data: { receiving } }: JourneyCommandOf<'WithdrawConsent'>,
  { consents }: RegisteredJourney,
  terms: Terms | null,
): JourneyRefusal | undefined => {
  const known = terms?.authorities ?? [];
  const left = consentsLeft(consents, known);
  const [first] = left;
  if (!first)
    return receiving === undefined &&
      consents.every((statement) => 'isStated' in statement) &&
      consents.length > 0
      ? undefined
      : { code: 'ConsentNotInForce', receiver: null };
  const takesNothing = (withdrawnFrom: Authorities): boolean =>
    JSON.stringify(consentsLeft([...left, { withdrawnFrom }], known)) === JSON.stringify(left);
  const party = receiving?.parties.find((one) => takesNothing({ parties: [one], authorities: [] }));
  if (party) return { code: 'ConsentNotInForce', receiver: party };
  const authority = receiving?.authorities.find((id) => takesNothing({ parties: [], authorities: [id] }));
  const named = [...known, ESF_RECEIVER].find(({ id }) => id === authority);
  if (named) return { code: 'ConsentNotInForce', receiver: named.name };
  return (
    (receiving && listProblem('consentReceiving', namesIn(receiving))) ??
    backwards({ what: 'consentGivenOn', on: first.givenOn }, { what: 'consentWithdrawnOn', on: occurredOn })
  );
};

/** A ground is for some authorities and kinds, and has authorities of the association on both sides. */
const groundProblem = (
  { ground, giver, receiver, kinds }: JourneyEventOf<'DisclosureGrounded'>['data'],
  terms: Terms | null,
): JourneyRefusal | undefined => {
  if (!terms) return undefined;
  const workOf = (one: string) => terms.authorities.find(({ id }) => id === one)?.work;
  const [from, to] = [workOf(giver), workOf(receiver)];
  const allowed = terms.authorities.map(({ id }) => id);
  if (!to) return { code: 'AuthorityUnknown', field: 'groundReceiver', value: receiver, allowed };
  if (!from) return { code: 'GiverUnknown' };
  const covered = GROUNDS[ground];
  if (!covered.givers.includes(from)) return { code: 'GroundNotForThem', field: 'ground', ground };
  if (!covered.receivers.includes(to)) return { code: 'GroundNotForThem', field: 'groundReceiver', ground };
  const beyond = kinds.filter((kind) => !covered.kinds.includes(kind));
  return beyond.length === 0
    ? undefined
    : { code: 'GroundNotForKinds', field: 'groundKinds', ground, kinds: beyond };
};

const giveConsent = ({ occurredOn, data }: JourneyCommandOf<'GiveConsent'>): Ruling => {
  const {
    giving,
    receiving,
    kinds,
    purpose,
    form,
    language,
    obtainedBy = null,
    atSource,
    validFrom,
    expiresOn,
  } = data;
  const told = atSource
    ? undefined
    : (textProblem('consentPurpose', purpose ?? '') ??
      blankProblem('consentForm', form ?? '') ??
      textProblem('consentLanguage', language ?? ''));
  return unless(
    listProblem('consentGiving', namesIn(giving)) ??
      listProblem('consentReceiving', namesIn(receiving)) ??
      listProblem('consentKinds', kinds) ??
      told ??
      dayProblem('consentValidFrom', validFrom) ??
      dayProblem('consentExpiresOn', expiresOn) ??
      backwards(
        { what: 'consentGivenOn', on: occurredOn },
        { what: 'consentValidFrom', on: validFrom },
        { what: 'consentExpiresOn', on: expiresOn },
      ),
    {
      type: 'ConsentGiven',
      occurredOn,
      data: {
        giving,
        receiving,
        kinds,
        purpose: purpose === null ? null : plainName(purpose),
        form,
        language,
        obtainedBy,
        ...(atSource && { atSource }),
        ...(validFrom !== undefined && { validFrom }),
        ...(expiresOn !== undefined && { expiresOn }),
      },
    },
  );
};

/** By an authority on its own behalf; on which ground is for it to tell. */
const groundDisclosure = (
  { occurredOn, data }: JourneyCommandOf<'GroundDisclosure'>,
  terms: Terms | null,
): Ruling => {
  const { giver, receiver, kinds, validFrom, expiresOn } = data;
  if (giver === undefined) return refuse({ code: 'GiverUnknown' });
  const said = { ...data, giver };
  return unless(
    listProblem('groundKinds', kinds) ??
      dayProblem('groundValidFrom', validFrom) ??
      dayProblem('groundExpiresOn', expiresOn) ??
      backwards(
        { what: 'groundGivenOn', on: occurredOn },
        { what: 'groundValidFrom', on: validFrom },
        { what: 'groundExpiresOn', on: expiresOn },
      ) ??
      (giver === receiver ? { code: 'ReceiverIsGiver', field: 'groundReceiver' } : undefined) ??
      groundProblem(said, terms),
    { type: 'DisclosureGrounded', occurredOn, data: said },
  );
};

/** What is registered with a referral, each as if it were told of the journey afterwards. */
const sentWith = (
  { today, data: { anonymous, consent, ground } }: JourneyCommandOf<'ReferParticipant'>,
  terms: Terms | null,
): readonly Ruling[] => {
  if (anonymous && (consent ?? ground))
    return [refuse({ code: 'AnonymousWithConsent', field: consent ? 'consent' : 'ground' })];
  const onDay = (field: Field, on: OccurredOn, ruling: Ruling): Ruling => {
    const problem = occurredOnProblem(field, on, today);
    return problem ? refuse(problem) : ruling;
  };
  return [
    ...(consent
      ? [onDay('consentGivenOn', consent.occurredOn, giveConsent({ type: 'GiveConsent', today, ...consent }))]
      : []),
    ...(ground
      ? [
          onDay(
            'groundGivenOn',
            ground.occurredOn,
            groundDisclosure({ type: 'GroundDisclosure', today, ...ground }, terms),
          ),
        ]
      : []),
  ];
};

/** The referral, and after it the consent or the ground that comes with it. */
export const refer = (command: JourneyCommandOf<'ReferParticipant'>, terms: Terms | null): Ruling => {
  const { occurredOn, today, data } = command;
  const { sexFromNumber: _sex, ageFromNumber, birthYear, consent: _consent, ground: _ground, ...told } = data;
  const { anonymous } = told;
  const read = readProfile(told.profile, { ageFromNumber, birthYear }, { anonymous, day: occurredOn, today });
  if ('problem' in read) return refuse(read.problem);
  const referringUnit = unitAsKept(told.referringUnit);
  const referred = unless(
    blankProblem('association', told.association) ??
      blankProblem('participantId', told.participantId) ??
      factProblem('intervention', told.intervention, today) ??
      factProblem('referringUnit', referringUnit, today) ??
      factProblem('decidingParties', told.decidingParties, today),
    {
      type: 'ParticipantReferred',
      occurredOn,
      data: { ...told, referringUnit, profile: read.profile },
    },
  );
  const events: JourneyEvent[] = [];
  for (const ruling of [referred, ...sentWith(command, terms)]) {
    if (!ruling.accepted) return ruling;
    events.push(...ruling.events);
  }
  return accept(...events);
};

/** A referral is answered once; a declined or withdrawn one is final, and a new referral is a new journey. */
export const answered = ({ status }: RegisteredJourney): JourneyRefusal | undefined => {
  if (status === 'referred' || status === 'waiting') return undefined;
  const answer = status === 'declined' || status === 'withdrawn' ? status : 'accepted';
  return { code: 'ReferralAlreadyAnswered', answer };
};

const startProblem = ({ status, facts }: RegisteredJourney): JourneyRefusal | undefined => {
  if (status === 'accepted') return undefined;
  if (status === 'started' || status === 'ended')
    return { code: 'JourneyAlreadyStarted', startedOn: facts.startedOn ?? 'unknown' };
  return { code: 'ReferralNotAccepted', outcome: status === 'referred' ? 'open' : status };
};

/** The rules of everything up to the start. */
export const referralRules = {
  GiveConsent: (command, { anonymous }) =>
    anonymous ? refuse({ code: 'AnonymousWithConsent' }) : giveConsent(command),
  /** Withdrawn from those named, or from all. */
  WithdrawConsent: (command, journey, terms) => {
    const { occurredOn, data } = command;
    return unless(withdrawalProblem(command, journey, terms), { type: 'ConsentWithdrawn', occurredOn, data });
  },
  GroundDisclosure: (command, { anonymous }, terms) =>
    anonymous ? refuse({ code: 'AnonymousWithConsent' }) : groundDisclosure(command, terms),
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
        ? { code: 'AlreadyOnWaitingList', since: journey.facts.waitingOn ?? 'unknown' }
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
  EndAnonymity: ({ occurredOn }, { anonymous, facts }) =>
    unless(
      anonymous
        ? backwards(
            { what: 'referredOn', on: facts.referredOn },
            { what: 'anonymityEndedOn', on: occurredOn },
          )
        : { code: 'JourneyNotAnonymous' },
      { type: 'AnonymityEnded', occurredOn, data: {} },
    ),
} satisfies Partial<Rules>;
