import { type Authority, authoritiesOf, ESF_RECEIVER } from '@samspar/association';
import { DATA_KIND, DISCLOSURE_GROUND, type DisclosureGround } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import { languages } from '../words/languages.js';
import { ask } from './ask.js';
import { type ChoiceList, ofList, type Question } from './question.js';
import { code, codes, day, words } from './questions.js';

export const asOption = ({ id, name }: Pick<Authority, 'id' | 'name'>) => ({ value: id, label: name });

/** The authorities that are there on a day. */
const authoritiesOn =
  (on: Day): ChoiceList =>
  ({ association }) =>
    association
      ? authoritiesOf(association)
          .filter(({ to }) => to === null || to >= on)
          .map(asOption)
      : [];

/**
 * What consent says, in the part of a body that `within` names; `more` is asked of it before its days. `isEsf`: who takes part is reported to ESF, to
 * which the person may consent.
 */
export const consentQuestions = (
  today: Day,
  within = '',
  more: readonly Question[] = [],
  isEsf = false,
): readonly Question[] => [
  day(`${within}occurredOn`, ask('consentOn'), { orUnknown: true }),
  codes(`${within}giving`, ask('giving', 'giving'), authoritiesOn(today)),
  codes(`${within}receiving`, ask('receiving', isEsf ? 'receivingWithEsf' : 'receiving'), (asked) => [
    ...authoritiesOn(today)(asked),
    ...(isEsf ? [asOption(ESF_RECEIVER)] : []),
  ]),
  codes(`${within}kinds`, ask('kinds'), ofList(DATA_KIND)),
  words(`${within}purpose`, ask('purpose'), { longest: 300 }),
  code(`${within}form`, ask('form'), ({ texts }) =>
    Object.entries(texts.journey.form.options.consentForms).map(([value, label]) => ({ value, label })),
  ),
  code(`${within}language`, ask('language'), languages),
  ...more,
  day(`${within}validFrom`, ask('validFrom', 'validFrom', true)),
  day(`${within}expiresOn`, ask('expiresOn', 'expires', true)),
];

/** What is told of another ground than consent, whichever it is: why, and for how long. */
export const whyAndWhen = (within = ''): readonly Question[] => [
  words(`${within}why`, ask('why', 'why'), { longest: 2_000, isLong: true }),
  day(`${within}validFrom`, ask('validFrom', 'groundFrom', true)),
  day(`${within}expiresOn`, ask('expiresOn', 'groundUntil', true)),
];

/** What another ground says, one of some, in the part of a body that `within` names. */
export const groundQuestions = (
  today: Day,
  within: string,
  grounds: readonly DisclosureGround[],
): readonly Question[] => [
  day(`${within}occurredOn`, ask('groundOn'), { orUnknown: true }),
  code(
    `${within}ground`,
    ask('ground'),
    ofList(DISCLOSURE_GROUND.filter(({ code: ground }) => grounds.includes(ground))),
  ),
  code(`${within}receiver`, ask('receiver', 'groundReceiver'), authoritiesOn(today)),
  codes(`${within}kinds`, ask('kinds'), ofList(DATA_KIND)),
  ...whyAndWhen(within),
];
