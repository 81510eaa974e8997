import { isJourneyRefusal, type JourneyRefusal, refusalSentence } from '@samspar/casework';
import { nearestWord } from '@samspar/codes';
import { IDENTITY_PROBLEM } from '@samspar/identity-number';
import { type Sentence, unreachable } from '@samspar/kernel';
import {
  type AssociationNotMeant,
  type ChangeRefusal,
  type Outcome,
  type PersonRefusal,
  type ReadingRefusal,
  type ReferralRefusal,
} from '@samspar/use-cases';
import { bodyInvalid, type FieldProblem, Problem } from './problem.js';

/** Refusals of what a command says that name no field of it. */
const OF_WHAT_IS_SAID: readonly JourneyRefusal['code'][] = [
  'DaysRunBackwards',
  'TooManyDecidingParties',
  'DecidingPartyIsReferring',
  'AgeConflict',
  'ExitReasonOfOtherGroup',
];

/** 404: it is not there. 410: it was erased. 422: what the command says cannot be. 409: the journey is not where the command needs it. */
const statusOf = (refusal: JourneyRefusal): 404 | 409 | 410 | 422 => {
  if (refusal.code === 'JourneyIsErased') return 410;
  if (refusal.code === 'JourneyNotFound') return 404;
  return 'field' in refusal || OF_WHAT_IS_SAID.includes(refusal.code) ? 422 : 409;
};

/** What would do instead of what was said, where a list says so. */
const instead = (refusal: JourneyRefusal): object => {
  if (!('allowed' in refusal) || refusal.code === 'ValueNotAllowed') return {};
  const { allowed, value } = refusal;
  const successor = refusal.code === 'DistrictNotInForce' ? refusal.successor : null;
  const suggestion = successor ?? nearestWord(value, allowed);
  return { allowed, ...(suggestion && { suggestion }) };
};

const refusedByRules = (refusal: JourneyRefusal): Problem =>
  new Problem(statusOf(refusal), refusal.code, refusalSentence(refusal), {
    facts: { refusal, ...instead(refusal) },
  });

export const journeyNotFound = (): Problem =>
  new Problem(404, 'JourneyNotFound', {
    sv: 'Ärendet finns inte: kontrollera adressen.',
    en: 'There is no such journey: check the address.',
  });

const ASSOCIATION: Readonly<Record<AssociationNotMeant['code'], (ids: string) => Sentence>> = {
  NoAssociation: () => ({
    sv: 'Inget förbund är upplagt: kör samspar setup med en fil som beskriver det.',
    en: 'No association is set up: run samspar setup with a file that describes it.',
  }),
  AssociationMustBeNamed: (ids) => ({
    sv: `Ange association: ett av ${ids}.`,
    en: `State association: one of ${ids}.`,
  }),
  AssociationUnknown: (ids) => ({
    sv: `Förbundet finns inte: association ska vara ett av ${ids || '(inga)'}.`,
    en: `There is no such association: association must be one of ${ids || '(none)'}.`,
  }),
};

const associationProblem = ({ code, value, allowed }: AssociationNotMeant): Problem => {
  const suggestion = nearestWord(value, allowed);
  const facts = code === 'NoAssociation' ? {} : { allowed, ...(suggestion && { suggestion }) };
  return new Problem(422, code, ASSOCIATION[code](allowed.join(', ')), { facts });
};

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

const reusedKey = (): Problem =>
  new Problem(422, 'IdempotencyKeyReused', {
    sv: 'Samma Idempotency-Key har redan använts för andra uppgifter: skicka en ny nyckel med en ny uppgift.',
    en: 'The same Idempotency-Key was used before with another body: send a new key with a new command.',
  });

const OF_PROTECTION = {
  NotResponsible: {
    sv: 'Personen har skyddade personuppgifter: det kan bara den som är ansvarig för ärendet.',
    en: 'The person has a protected identity: that is for whoever is responsible for the journey.',
  },
  IdentityIsProtected: {
    sv: 'Personen har skyddade personuppgifter: det som inte visas ändras bara av den som är ansvarig för ärendet.',
    en: 'The person has a protected identity: what is not shown is changed by whoever is responsible for the journey alone.',
  },
  IdentityAlreadyProtected: {
    sv: 'Personuppgifterna är redan skyddade.',
    en: 'The identity is protected already.',
  },
  IdentityNotProtected: {
    sv: 'Personuppgifterna är inte skyddade.',
    en: 'The identity is not protected.',
  },
  ParticipantIsAnonymous: {
    sv: 'Ärendet är anonymt: det finns inga personuppgifter att skydda.',
    en: 'The journey is anonymous: there is no identity to protect.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

/** Refusals of whatever has to do with journeys. */
export type KnownRefusal = ChangeRefusal | ReferralRefusal | ReadingRefusal;

type OfProtection = Extract<PersonRefusal, { code: keyof typeof OF_PROTECTION }>;
export const isOfProtection = (refusal: PersonRefusal): refusal is OfProtection =>
  refusal.code in OF_PROTECTION;

/** Why who is protected is not shown, or not changed. */
export const protectionProblem = ({ code }: OfProtection): Problem =>
  new Problem(
    code === 'NotResponsible' || code === 'IdentityIsProtected' ? 403 : 409,
    code,
    OF_PROTECTION[code],
  );

/** What is wrong with a field that says, or ought to say, who a person is. */
export const identityProblem = (
  refusal: Extract<KnownRefusal, { code: 'IdentityNumberMissing' | 'IdentityNumberWrong' }>,
): FieldProblem =>
  refusal.code === 'IdentityNumberWrong'
    ? { field: 'identityNumber', sentence: IDENTITY_PROBLEM[refusal.problem] }
    : {
        field: refusal.field,
        sentence: {
          sv: 'Det sparas bara tillsammans med identityNumber: ange det också, eller ta bort fältet.',
          en: 'It is kept only with an identityNumber: state that too, or remove the field.',
        },
      };

/** The problem of what is refused; `refusal` holds the facts behind the sentence of a rule. */
export const problemOfRefusal = (refusal: KnownRefusal): Problem => {
  if (isJourneyRefusal(refusal)) return refusedByRules(refusal);
  switch (refusal.code) {
    case 'CommandIdReused':
      return reusedKey();
    case 'ParticipantErased':
      return new Problem(409, refusal.code, {
        sv: 'Personens uppgifter är raderade och fri text kan inte längre sparas: skicka utan den.',
        en: 'The identity of this person has been erased and free text can no longer be kept: send it without.',
      });
    case 'IdentityNumberMissing':
    case 'IdentityNumberWrong':
      return bodyInvalid([identityProblem(refusal)]);
    case 'AnonymousWithIdentity':
      return new Problem(422, refusal.code, {
        sv: 'En anonym anmälan har inget personnummer: ta bort identityNumber, name och contact, eller anonymous.',
        en: 'An anonymous referral has no identity number: remove identityNumber, name and contact, or anonymous.',
      });
    case 'NotDisclosed':
      return new Problem(
        409,
        refusal.code,
        {
          sv: 'Uppgifter från andra myndigheter som detta bygger på visas inte för din myndighet: samtycke saknas.',
          en: 'What this rests on is not shown to your authority, because other authorities registered it: consent is missing.',
        },
        { facts: { kinds: refusal.kinds } },
      );
    case 'NotResponsible':
    case 'IdentityIsProtected':
      return protectionProblem(refusal);
    case 'NoAssociation':
    case 'AssociationMustBeNamed':
    case 'AssociationUnknown':
      return associationProblem(refusal);
    default:
      return unreachable(refusal);
  }
};

/** What an outcome answers where it was taken. Throws the problem of every other one, or what keeps the server from answering. */
export const answerOrProblem = <Answer, Refusal>(
  outcome: Outcome<Answer, Refusal>,
  problemOf: (refusal: Refusal) => Problem,
  notFound: () => Problem = journeyNotFound,
): Answer => {
  switch (outcome.outcome) {
    case 'accepted':
    case 'repeated':
      return outcome.answer;
    case 'refused':
      throw problemOf(outcome.refusal);
    case 'stale':
      throw stale(outcome.revision);
    case 'notFound':
      throw notFound();
    case 'unavailable':
      throw outcome.cause;
    default:
      return unreachable(outcome);
  }
};

/** The association of that id, or the only one there is. Throws a problem that lists those there are. */
