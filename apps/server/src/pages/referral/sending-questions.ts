import type { Asker } from '@samspar/access';
import { type Association, authoritiesOf } from '@samspar/association';
import { GROUNDS, termsOf, TOLD_BY_REFERRAL, waysOfReferral } from '@samspar/casework';
import { codesOf, DISCLOSURE_GROUND, type DisclosureGround } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import {
  code,
  consentQuestions,
  groundQuestions,
  interventionInWords,
  type Question,
  required,
  type Speech,
  type Typed,
  valueIn,
} from '@samspar/pages';

/** How a referral may be given out to another authority. */
const WAY = 'disclosure';
/** The insats that it was asked for: it is asked again for another one. */
const ASKED_FOR = 'disclosureFor';
/** What a body says of consent, and of another ground. */
const PARTS = { consent: 'consent.', ground: 'ground.' } as const;

/** What is asked of a referral to an insats that another authority runs. */
export type SendingQuestions = Readonly<{
  way: Question;
  consent: readonly Question[];
  ground: readonly Question[];
}>;

/** The grounds by which the asker's authority may give a referral out to another; all that cover one where it is not known which she works for. */
const groundsFor = (association: Association, asker: Asker): readonly DisclosureGround[] => {
  const giver = authoritiesOf(association).find(({ id }) => id === asker.authority);
  return codesOf(DISCLOSURE_GROUND).filter((ground) => {
    const { givers, kinds } = GROUNDS[ground];
    const isCovering = TOLD_BY_REFERRAL.every((kind) => kinds.includes(kind));
    return isCovering && (giver === undefined || givers.includes(giver.work));
  });
};

export const sendingQuestions = (today: Day, association: Association, asker: Asker): SendingQuestions => ({
  way: required(
    {
      ...code(WAY, { label: ({ referral }) => referral.sending.way }, ({ texts: { referral } }) => {
        const { consent, ground, none } = referral.sending.ways;
        return [
          { value: 'consent', label: consent },
          { value: 'ground', label: ground },
          ...(association.settings.requireConsent === 'warn' ? [{ value: 'none', label: none }] : []),
        ];
      }),
      // The body says which by what it holds.
      read: () => undefined,
    },
    ({ referral }) => referral.sending.wayMissing,
  ),
  consent: consentQuestions(today, PARTS.consent),
  ground: groundQuestions(today, PARTS.ground, groundsFor(association, asker)),
});

export const allOfSending = ({ way, consent, ground }: SendingQuestions): readonly Question[] => [
  way,
  ...consent,
  ...ground,
];

/** Whether a control is one of these, and not of the referral itself. */
const isOfSending = (control: string): boolean =>
  control === WAY ||
  control === ASKED_FOR ||
  Object.values(PARTS).some((within) => control.startsWith(within));

const only = (typed: Typed, isWanted: (control: string) => boolean): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([control]) => isWanted(control)));

/** What was typed of how it is given out, kept where the referral itself is asked for. */
export const typedOfSending = (typed: Typed): Typed => only(typed, isOfSending);

/** What was typed of the referral, and for which insats the rest is asked, kept where that is asked for. */
export const typedUnasked = (typed: Typed): Typed =>
  only(typed, (control) => control === ASKED_FOR || !isOfSending(control));

/** The questions of it that were asked for the insats that is chosen, and whose answers are saved. */
export const answeredOfSending = (
  { way, consent, ground }: SendingQuestions,
  typed: Typed,
): readonly Question[] => {
  const askedFor = valueIn(typed, ASKED_FOR);
  if (askedFor === '' || askedFor !== valueIn(typed, 'intervention')) return [];
  const chosen = valueIn(typed, WAY);
  return [way, ...(chosen === 'consent' ? consent : []), ...(chosen === 'ground' ? ground : [])];
};

/** The authorities that would give out, and be told, by their names. */
export const sidesOf = (association: Association, asker: Asker, typed: Typed) => {
  const ways = waysOfReferral(valueIn(typed, 'intervention'), termsOf(association, null, asker));
  return {
    giving: [...new Set(ways.map(({ giver }) => giver.id))],
    receiving: [...new Map(ways.map(({ receiver }) => [receiver.id, receiver])).values()],
  };
};

/** What was typed, and for an insats that it is asked for the first time, what covers a referral to it. */
export const prefilledSending = (
  typed: Typed,
  { giving, receiving }: ReturnType<typeof sidesOf>,
  speech: Speech,
  today: Day,
): Typed => {
  const intervention = valueIn(typed, 'intervention');
  if (valueIn(typed, ASKED_FOR) === intervention) return typed;
  const receivers = receiving.map(({ id }) => id);
  return {
    [`${PARTS.consent}occurredOn`]: today,
    [`${PARTS.consent}language`]: 'sv',
    [`${PARTS.ground}occurredOn`]: today,
    ...typed,
    [ASKED_FOR]: intervention,
    [`${PARTS.consent}giving`]: giving,
    [`${PARTS.consent}receiving`]: receivers,
    [`${PARTS.consent}kinds`]: TOLD_BY_REFERRAL,
    [`${PARTS.consent}purpose`]: speech.texts.journey.form.purpose(interventionInWords(speech, intervention)),
    [`${PARTS.ground}receiver`]: receivers.length === 1 ? receivers : [],
    [`${PARTS.ground}kinds`]: TOLD_BY_REFERRAL,
  };
};
