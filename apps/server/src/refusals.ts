import { type JourneyRefusal, refusalSentence } from '@samspar/casework';
import { nearestWord } from '@samspar/codes';
import { Problem } from './problem.js';

/** 404: it is not there. 409: the journey is not where the command needs it. 422: what the command says cannot be. */
const STATUS: Readonly<Record<JourneyRefusal['code'], 404 | 409 | 422>> = {
  JourneyNotFound: 404,
  JourneyAlreadyExists: 409,
  JourneyIsMisregistered: 409,
  JourneyNotMisregistered: 409,
  ReferralAlreadyAnswered: 409,
  AlreadyOnWaitingList: 409,
  ReferralNotAccepted: 409,
  JourneyAlreadyStarted: 409,
  JourneyNotStarted: 409,
  JourneyAlreadyExited: 409,
  JourneyNotExited: 409,
  ConsentNotInForce: 409,
  CaseworkerAlreadyAssigned: 409,
  CaseworkerUnchanged: 409,
  PlanAlreadyAgreed: 409,
  PlanNotAgreed: 409,
  FollowUpAlreadyRegistered: 409,
  FactNotYetKnown: 409,
  FactNotKeptForAnonymous: 409,
  CorrectionChangesNothing: 409,
  NotADay: 422,
  DayInFuture: 422,
  DaysRunBackwards: 422,
  ValueMissing: 422,
  ValueRepeated: 422,
  ValueOutOfRange: 422,
  ValueNotAllowed: 422,
  IdentityNumberInText: 422,
  TooManyDecidingParties: 422,
  DecidingPartyIsReferring: 422,
  AgeConflict: 422,
  ExitReasonOfOtherGroup: 422,
  InterventionUnknown: 422,
  InterventionHasNoParticipants: 422,
  InterventionNotActive: 422,
  DistrictUnknown: 422,
  DistrictNotInForce: 422,
  CaseworkerNotOfIntervention: 422,
};

/** What would do instead of what was said, where a list says so. */
const instead = (refusal: JourneyRefusal): object => {
  if (!('allowed' in refusal) || refusal.code === 'ValueNotAllowed') return {};
  const { allowed, value } = refusal;
  const successor = refusal.code === 'DistrictNotInForce' ? refusal.successor : null;
  const suggestion = successor ?? nearestWord(value, allowed);
  return { allowed, ...(suggestion && { suggestion }) };
};

/** The problem of a command that the rules refuse; `refusal` holds the facts behind the sentence. */
export const refused = (refusal: JourneyRefusal): Problem =>
  new Problem(STATUS[refusal.code], refusal.code, refusalSentence(refusal), {
    facts: { refusal, ...instead(refusal) },
  });

/** The problem of a command on a journey that somebody else has changed since it was read. */
export const stale = (revision: number): Problem =>
  new Problem(
    412,
    'RevisionStale',
    {
      sv: 'Ärendet har ändrats sedan du hämtade det: hämta det igen och se om uppgiften fortfarande behövs.',
      en: 'The journey has changed since you read it: read it again and see whether the command is still needed.',
    },
    { facts: { revision }, headers: { ETag: `"${revision}"` } },
  );

export const reusedKey = (): Problem =>
  new Problem(422, 'IdempotencyKeyReused', {
    sv: 'Samma Idempotency-Key har redan använts för andra uppgifter: skicka en ny nyckel med en ny uppgift.',
    en: 'The same Idempotency-Key was used before with another body: send a new key with a new command.',
  });
