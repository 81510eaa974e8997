import {
  CARE_REASON,
  type CodeList,
  CONTINUED_SUPPORT_REASON,
  OTHER_REASON,
  WORK_OR_STUDIES_REASON,
} from '@samspar/codes';
import { followUpsLeft, type MonthsAfterExit, toldAt } from '@samspar/casework';
import {
  ask,
  code,
  codes,
  factQuestion,
  occurredOn,
  ofList,
  type Question,
  questionsAt,
  valueIn,
  written,
} from '@samspar/pages';
import { type FormKind, type Kinds, type Occasion, single } from './journey-form.js';
import { JOURNEY_RESOURCES } from '../../journeys/resources.js';

const exitReasons = (list: CodeList): Question => codes('reasons', ask('exitReasons'), ofList(list));

/** Other reasons: one that may be data on offences is offered only where the association stores it. */
const otherReasons = ({ speech }: Occasion): Question =>
  codes(
    'reasons',
    ask('exitReason'),
    (asking) => [
      ...ofList(
        OTHER_REASON.filter(
          ({ code: reason }) => reason !== 'detained' || speech.association.settings.storeDetained,
        ),
      )(asking),
      { value: 'unknown', label: asking.texts.journey.form.options.unknownReason },
    ],
    { alone: ['unknown'] },
  );

/** What an exit may tell beside. */
const told = (at: 'exit' | 'exitToWork'): readonly Question[] =>
  toldAt(at).map((fact) => factQuestion(fact, fact, true));

const kindsOfExit = (occasion: Occasion): readonly FormKind[] => {
  const { speech, today } = occasion;
  const titles = speech.texts.journey.form.kinds;
  const kind = (
    name: 'work-or-studies' | 'care' | 'continued-support' | 'other',
    questions: readonly Question[],
    resource: FormKind['resource'],
    suggested: Readonly<Record<string, readonly string[]>> = {},
  ): FormKind => ({
    name,
    title: titles[name],
    questions: [factQuestion('exitedOn', 'occurredOn'), ...questions, ...told('exit')],
    prefilled: { occurredOn: today, ...suggested },
    resource,
  });
  return [
    kind(
      'work-or-studies',
      [
        codes('reasons', ask('exitReasons', 'reasons'), ofList(WORK_OR_STUDIES_REASON)),
        ...told('exitToWork'),
      ],
      JOURNEY_RESOURCES.toWorkOrStudies,
    ),
    kind('care', [exitReasons(CARE_REASON)], JOURNEY_RESOURCES.toCare, {
      reasons: ['care-or-rehabilitation'],
    }),
    kind('continued-support', [exitReasons(CONTINUED_SUPPORT_REASON)], JOURNEY_RESOURCES.toContinuedSupport),
    kind('other', [otherReasons(occasion)], JOURNEY_RESOURCES.forOtherReason),
  ];
};

/** Of an anonymous journey's exit the day alone is kept. */
const anonymousExit = single(() => ({
  questions: [factQuestion('exitedOn', 'occurredOn')],
  given: { reasons: 'unknown' },
  resource: JOURNEY_RESOURCES.forOtherReason,
}));

export const exitKinds: Kinds = (occasion) =>
  occasion.file.state.anonymous ? anonymousExit(occasion) : kindsOfExit(occasion);

/** Which of the follow-ups that are left. */
const monthsAfterExit = (left: readonly MonthsAfterExit[]): Question => ({
  ...code('monthsAfterExit', ask('monthsAfterExit'), ({ texts }) =>
    left.map((months) => ({ value: String(months), label: texts.journey.details.months(months) })),
  ),
  read: (typed) => Number(valueIn(typed, 'monthsAfterExit')) || undefined,
});

export const followUpKinds: Kinds = ({ speech, today, file: { state } }) => {
  const { recorded, missed } = followUpsLeft(state);
  const titles = speech.texts.journey.form.kinds;
  const kind = (
    name: 'recorded' | 'missed',
    left: readonly MonthsAfterExit[],
    resource: FormKind['resource'],
    ...questions: readonly Question[]
  ): FormKind => ({
    name,
    title: titles[name],
    questions: [occurredOn('followUpOn'), monthsAfterExit(left), ...questions],
    prefilled: { occurredOn: today, monthsAfterExit: written(left[0]) },
    resource,
  });
  const asked = questionsAt('followUp', false);
  return [
    ...(recorded.length > 0 ? [kind('recorded', recorded, JOURNEY_RESOURCES.followUp, ...asked)] : []),
    ...(missed.length > 0 ? [kind('missed', missed, JOURNEY_RESOURCES.missFollowUp)] : []),
  ];
};
