import type { Asker } from '@samspar/access';
import { keptWhenAnonymous } from '@samspar/casework';
import { readIdentityNumber } from '@samspar/identity-number';
import { type Day, isKnown } from '@samspar/kernel';
import {
  type ChoiceList,
  code,
  factName,
  factQuestion,
  named,
  note,
  profileQuestions,
  type Question,
  type Typed,
  valueIn,
  words,
  yesNo,
} from '@samspar/pages';
import { dashed } from '@samspar/use-cases';

const ANONYMOUS = 'anonymous';

export const isAnonymousReferral = (typed: Typed): boolean => valueIn(typed, 'anonymous') === ANONYMOUS;

const who: Question = {
  ...code(
    'anonymous',
    { label: ({ referral }) => referral.who, hint: ({ referral }) => referral.whoHint },
    ({ texts: { referral, journey } }) => [
      { value: 'person', label: referral.named },
      { value: ANONYMOUS, label: journey.person.anonymous },
    ],
  ),
  read: (typed) => isAnonymousReferral(typed) || undefined,
};

const number = words(
  'identityNumber',
  { label: ({ journey }) => journey.person.number, hint: ({ referral }) => referral.numberHint },
  { longest: 20, isShort: true },
);

/** A person has a number; without one nobody could be told from another. */
const identityNumber: Question = {
  ...number,
  said: (typed, _speech, today) => {
    const read = readIdentityNumber(valueIn(typed, 'identityNumber'), today);
    return 'number' in read ? dashed(read.number.digits) : undefined;
  },
  read: (typed, today) => number.read(typed, today) ?? (isAnonymousReferral(typed) ? undefined : ''),
  advice: ({ referral }) => ({ empty: referral.numberMissing }),
};

/** What is kept of a person beside the number. */
const ofPerson = (name: 'name' | 'contact', longest: number): Question =>
  words(
    name,
    {
      label: ({ journey }) => journey.person[name],
      isOptional: true,
      ...(name === 'contact' && { hint: ({ referral }) => referral.contactHint }),
    },
    { longest },
  );

/** The insatser that take referrals on a day. */
const openOn =
  (today: Day): ChoiceList =>
  ({ association }) =>
    (association?.interventions ?? [])
      .filter(
        ({ kind, from, to }) =>
          kind === 'individual' &&
          (from ?? '') <= today &&
          (!isKnown(to ?? undefined) || today <= (to ?? '')),
      )
      .map(named);

/** What stands open on the page, and what is asked for behind a click. */
export type ReferralQuestions = Readonly<{
  main: readonly Question[];
  more: readonly Question[];
  last: Question;
}>;

export const referralQuestions = (today: Day): ReferralQuestions => {
  const [sex, ...profile] = profileQuestions(false);
  if (sex === undefined) throw new Error('A profile begins with the sex.');
  return {
    main: [
      code(
        'intervention',
        {
          label: (texts) => factName(texts, 'intervention'),
          hint: ({ referral }) => referral.interventionHint,
        },
        openOn(today),
      ),
      who,
      identityNumber,
      ofPerson('name', 200),
      ofPerson('contact', 500),
      yesNo('isProtected', {
        label: ({ referral }) => referral.protected,
        hint: ({ referral }) => referral.protectedHint,
        isOptional: true,
      }),
      sex,
      factQuestion('referredOn', 'referredOn'),
      factQuestion('referringParty', 'referringParty'),
      factQuestion('referringUnit', 'referringUnit'),
      factQuestion('decidingParties', 'decidingParties', true),
    ],
    more: profile,
    last: note,
  };
};

export const allOf = ({ main, more, last }: ReferralQuestions): readonly Question[] => [
  ...main,
  ...more,
  last,
];

/** What an anonymous referral keeps: that it is anonymous, where, the sex and the day (docs/data-protection.md). */
const KEPT_WHEN_ANONYMOUS: readonly string[] = ['anonymous', ...keptWhenAnonymous()];
/** What its body says of what it does not keep. */
const GIVEN_WHEN_ANONYMOUS = { referringParty: 'notRegistered', referringUnit: 'notRegistered' } as const;

const isKeptAnonymous = ({ name }: Question): boolean =>
  KEPT_WHEN_ANONYMOUS.includes(name.replace(/^profile\./, ''));

export const isTyped = (typed: Typed, { name }: Question): boolean =>
  Object.keys(typed).some(
    (control) => (control === name || control.startsWith(`${name}.`)) && valueIn(typed, control) !== '',
  );

/** What becomes of the answers: the questions whose answers are saved, those that were answered in vain, and what else the body says. */
export const keptOf = (all: readonly Question[], typed: Typed) => {
  if (!isAnonymousReferral(typed)) return { kept: all, dropped: [], given: {} };
  return {
    kept: all.filter(isKeptAnonymous),
    dropped: all.filter((question) => !isKeptAnonymous(question) && isTyped(typed, question)),
    given: GIVEN_WHEN_ANONYMOUS,
  };
};

/** What is known before anybody types: who sends it, and that it is today. */
export const prefilledFor = ({ party, unit }: Asker, today: Day): Typed => ({
  anonymous: 'person',
  referredOn: today,
  ...(party !== undefined && { referringParty: party }),
  ...(unit !== undefined && { referringUnit: unit }),
});
