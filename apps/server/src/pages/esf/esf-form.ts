import { codesOf, ESF_GROUND } from '@samspar/codes';
import { monthsOver } from '@samspar/esf';
import type { Day } from '@samspar/kernel';
import {
  code,
  type FieldError,
  missingIn,
  monthInWords,
  named,
  ofList,
  plain,
  type Question,
  required,
  type Texts,
  type Typed,
  valueIn,
  whole,
  words,
} from '@samspar/pages';
import {
  type EsfInsats,
  type EsfOrder,
  LONGEST_ESF_REFERENCE,
  MOST_ESF_DAYS,
  USUAL_ESF_DAYS,
} from '@samspar/use-cases';

export const ESF_LISTS = '/utlamnanden/esf';

/** The control of each part of an order. */
export const ESF_CONTROLS: Readonly<Record<keyof EsfOrder, string>> = {
  intervention: 'insats',
  month: 'manad',
  ground: 'grund',
  reference: 'diarienummer',
  days: 'dagar',
};

/** A project goes on for some years, and is corrected for as long. */
const MONTHS_BACK = 60;

const must = (question: Question): Question =>
  required(question, (texts) => question.advice(texts, question.name).empty);

/** What is asked of a new list, of one of these insatser. */
export const esfQuestions = (
  { esf }: Texts,
  insatser: readonly EsfInsats[],
  today: Day,
): readonly Question[] => {
  const starts = insatser.flatMap(({ from }) => from ?? []);
  const first = starts.reduce((one, other) => (other < one ? other : one), today);
  const months = monthsOver(today, starts.length === insatser.length ? first : null, MONTHS_BACK);
  return [
    must(code(ESF_CONTROLS.intervention, plain(esf.insats), () => insatser.map(named))),
    must(
      code(
        ESF_CONTROLS.month,
        plain(esf.month, esf.monthHint),
        ({ language }) => months.map((month) => ({ value: month, label: monthInWords(language, month) })),
        { isFolded: true },
      ),
    ),
    must(code(ESF_CONTROLS.ground, plain(esf.ground, esf.groundHint), ofList(ESF_GROUND))),
    words(ESF_CONTROLS.reference, plain(esf.reference, esf.referenceHint), {
      longest: LONGEST_ESF_REFERENCE,
      isShort: true,
    }),
    must(whole(ESF_CONTROLS.days, plain(esf.days), { from: 1, to: MOST_ESF_DAYS, inWords: () => String })),
  ];
};

/** What stands in a form that nobody has filled in, but for what the address asks for. */
export const untouched = (insatser: readonly EsfInsats[], asked: Typed): Typed => ({
  [ESF_CONTROLS.days]: String(USUAL_ESF_DAYS),
  ...(insatser.length === 1 && { [ESF_CONTROLS.intervention]: insatser[0]?.id ?? '' }),
  ...asked,
});

/** An order as it was typed, or what is wrong with it before anybody is asked. */
export const typedEsfOrder = (
  typed: Typed,
  questions: readonly Question[],
  texts: Texts,
  today: Day,
): EsfOrder | readonly FieldError[] => {
  const missing = missingIn(questions, typed, texts);
  const ground = codesOf(ESF_GROUND).find((one) => one === valueIn(typed, ESF_CONTROLS.ground));
  if (missing.length > 0 || !ground) return missing;
  return {
    intervention: valueIn(typed, ESF_CONTROLS.intervention),
    month: valueIn(typed, ESF_CONTROLS.month),
    ground,
    reference: valueIn(typed, ESF_CONTROLS.reference),
    days: Number(questions.find(({ name }) => name === ESF_CONTROLS.days)?.read(typed, today)),
  };
};
