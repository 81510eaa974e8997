import { authoritiesOf, ESF_RECEIVER, isEsfFinanced } from '@samspar/association';
import { consentsLeft, type JourneyEvent, type JourneyEventOf, type Sealed } from '@samspar/casework';
import {
  ASSESSMENT_KIND,
  ASSESSMENT_OUTCOME,
  codesOf,
  DATA_KIND,
  DECLINE_REASON,
  EMPLOYER_CONTACT_KIND,
  WITHDRAWAL_REASON,
} from '@samspar/codes';
import {
  ask,
  askText,
  asOption,
  attendance,
  code,
  codes,
  consentQuestions,
  day,
  factQuestion,
  type FormName,
  interventionInWords,
  note,
  occurredOn,
  ofList,
  type Option,
  parties,
  profileQuestions,
  questionsAt,
  rows,
  sealedIn,
  type Typed,
  words,
  yesNo,
} from '@samspar/pages';
import type { ShownJourney } from '@samspar/use-cases';
import { CaseworkerBody } from '../../journeys/participation-body.js';
import { entry, JOURNEY_RESOURCES } from '../../journeys/resources.js';
import { annulmentForm, correctionKinds } from './correction-forms.js';
import { decisionKinds } from './decision-forms.js';
import { entryCorrections, entryStrikes, noteCorrections } from './entry-forms.js';
import { exitKinds, followUpKinds } from './exit-forms.js';
import { groundKinds } from './ground-forms.js';
import { asks, type Kinds, type Occasion, single } from './journey-form.js';

const goals = rows('goals', askText('goals', 'short'), {
  more: ({ journey }) => journey.form.more.goals,
  columns: (place, number) => [
    words(`${place}.goal`, { label: ({ journey }) => journey.details.goal(number) }, { longest: 2_000 }),
  ],
  item: ({ goal }) => goal,
  row: (goal) => ({ goal }),
});

const parallelActions = rows('parallelActions', askText('actions'), {
  title: ({ journey }, number) => journey.details.action(number),
  more: ({ journey }) => journey.form.more.actions,
  columns: (place) => [
    words(`${place}.what`, ask('action'), { longest: 2_000 }),
    code(`${place}.party`, ask('owner'), parties, { isFolded: true }),
  ],
});

const isPlan = (event: JourneyEvent): event is JourneyEventOf<'PlanAgreed' | 'PlanRevised'> =>
  event.type === 'PlanAgreed' || event.type === 'PlanRevised';

/** The plan as it stands, typed: what is to be changed is changed, and what is to stay stays. */
const presentPlan = async ({ file: { state, events }, revealed }: Occasion): Promise<Typed> => {
  const standing = state.entries.map(({ revision }) => revision);
  const plan = events
    .filter(({ revision }) => standing.includes(revision))
    .map(({ event }) => event)
    .findLast(isPlan);
  if (!plan) return {};
  const clear = await revealed(sealedIn(plan));
  const textOf = (sealed: Sealed): string => clear.get(sealed) ?? '';
  return {
    ...goals.typed(plan.data.goals.map(textOf)),
    ...parallelActions.typed(
      plan.data.parallelActions.map(({ what, party }) => ({ what: textOf(what), party })),
    ),
  };
};

/** Named as whoever is assigned first, so that the form is the same when it is sent again. */
const TAKING_OVER = entry(
  JOURNEY_RESOURCES.handOver.noun,
  JOURNEY_RESOURCES.handOver.summary,
  CaseworkerBody,
  ({ occurredOn: assignedOn, caseworker }) => ({
    type: 'HandOverCaseload',
    occurredOn: assignedOn,
    data: { to: caseworker },
  }),
);

/** The authorities that consent can still be withdrawn from. */
const receiversOf = ({ association, state }: ShownJourney): readonly Option[] => {
  const all = authoritiesOf(association);
  const left = consentsLeft(state.consents, all).map(({ receiving }) => receiving);
  const own = all.filter(({ id, party }) =>
    left.some((receiving) => receiving.parties.includes(party) || receiving.authorities.includes(id)),
  );
  const isToEsf = left.some(({ authorities }) => authorities.includes(ESF_RECEIVER.id));
  return [...own, ...(isToEsf ? [ESF_RECEIVER] : [])].map(asOption);
};

const isReportedToEsf = ({ association, state }: ShownJourney): boolean =>
  association.interventions.some((one) => one.id === state.facts.intervention && isEsfFinanced(one));

/** What each form of a journey asks. */
export const FORMS: Readonly<Record<FormName, Kinds>> = {
  antagande: asks(JOURNEY_RESOURCES.accept, factQuestion('acceptedOn', 'occurredOn')),
  vantelista: asks(JOURNEY_RESOURCES.wait, factQuestion('waitingOn', 'occurredOn')),
  avbojande: asks(
    JOURNEY_RESOURCES.decline,
    factQuestion('declinedOn', 'occurredOn'),
    code('reason', ask('reason'), ofList(DECLINE_REASON)),
  ),
  start: single(({ file: { state } }) => {
    const profile = profileQuestions(state.anonymous);
    const facts: Readonly<Record<string, unknown>> = state.facts;
    return {
      questions: [factQuestion('startedOn', 'occurredOn'), ...profile],
      prefilled: Object.assign(
        {},
        ...profile.map(({ name, typed }) => typed(facts[name.slice('profile.'.length)])),
      ),
      resource: JOURNEY_RESOURCES.start,
    };
  }),
  teammote: single(({ file: { state } }) => ({
    questions: [
      occurredOn('metOn'),
      attendance('attendance', ask('attendance')),
      ...(state.anonymous ? [] : questionsAt('meeting', true)),
      rows('decisions', askText('decisions'), {
        more: ({ journey }) => journey.form.more.decisions,
        columns: (place) => [
          words(`${place}.what`, ask('decision'), { longest: 2_000 }),
          code(`${place}.owner`, ask('owner'), parties, { isFolded: true }),
          day(`${place}.dueOn`, ask('dueOn', 'dayInRow', true)),
        ],
      }),
      yesNo('violenceQuestionAsked', ask('violence', 'violence')),
      note,
    ],
    resource: JOURNEY_RESOURCES.meet,
  })),
  overenskommet: decisionKinds,
  plan: single(async (occasion) => {
    const { speech, file } = occasion;
    const { planAgreed } = file.state;
    return {
      title: speech.texts.journey.form.kinds[planAgreed ? 'revise' : 'agree'],
      questions: [occurredOn('planOn'), goals, parallelActions],
      prefilled: await presentPlan(occasion),
      resource: JOURNEY_RESOURCES[planAgreed ? 'revisePlan' : 'agreePlan'],
    };
  }),
  arbetsgivarkontakt: asks(
    JOURNEY_RESOURCES.contactEmployer,
    occurredOn('contactOn'),
    code('kind', ask('contactKind'), ofList(EMPLOYER_CONTACT_KIND)),
  ),
  bedomning: asks(
    JOURNEY_RESOURCES.assess,
    code('kind', ask('assessmentKind'), ofList(ASSESSMENT_KIND)),
    code('party', ask('assessedBy'), parties),
    code('outcome', ask('assessmentOutcome'), ofList(ASSESSMENT_OUTCOME)),
    occurredOn('assessedOn'),
    note,
  ),
  uppfoljning: followUpKinds,
  avslut: exitKinds,
  samtycke: single(async ({ speech, file, today, caseworkers, authorities }) => {
    const team = await authorities();
    const colleagues = await caseworkers();
    const { intervention } = file.state.facts;
    return {
      questions: consentQuestions(
        today,
        '',
        [code('obtainedBy', ask('obtainedBy', 'obtainedBy', true), () => colleagues, { isFolded: true })],
        isReportedToEsf(file),
      ),
      prefilled: {
        giving: team,
        receiving: team,
        kinds: codesOf(DATA_KIND),
        // The insats is not told to whom no consent tells that somebody takes part.
        ...(intervention !== undefined && {
          purpose: speech.texts.journey.form.purpose(interventionInWords(speech, intervention)),
        }),
        language: 'sv',
      },
      resource: JOURNEY_RESOURCES.consent,
    };
  }),
  'aterkalla-samtycke': single(({ file, speech }) => ({
    questions: [
      occurredOn('withdrawnConsentOn'),
      // From whom she does not see she withdraws all of it.
      ...(file.isShielded
        ? []
        : [codes('receiving', ask('withdrawnFrom', 'withdrawal', true), () => receiversOf(file))]),
    ],
    ...(file.isShielded && { about: speech.texts.journey.form.withdrawAll }),
    resource: JOURNEY_RESOURCES.withdrawConsent,
  })),
  utlamnande: groundKinds,
  overlamning: single(async ({ speech, file: { state }, caseworkers, corrects }) => {
    const options = (await caseworkers()).filter(({ value }) => value !== state.caseworker?.id);
    // Somebody may have taken over from nobody.
    const isFirst = corrects ? corrects.type === 'CaseworkerAssigned' : state.caseworker === null;
    return {
      title: speech.texts.journey.form.kinds[isFirst ? 'assign' : 'handOver'],
      ...(options.length === 0 && { about: speech.texts.journey.form.noCaseworker }),
      questions:
        options.length === 0
          ? []
          : [code('caseworker', ask('caseworker', 'caseworkers'), () => options), occurredOn('assignedOn')],
      resource: isFirst ? JOURNEY_RESOURCES.assign : TAKING_OVER,
    };
  }),
  atertagande: asks(
    JOURNEY_RESOURCES.withdraw,
    factQuestion('withdrawnOn', 'occurredOn'),
    code('reason', ask('reason'), ofList(WITHDRAWAL_REASON)),
  ),
  'inte-anonym': asks(JOURNEY_RESOURCES.endAnonymity, occurredOn('anonymityEndedOn')),
  rattelse: async (occasion) => [
    ...(await correctionKinds(occasion)),
    ...(await entryCorrections((form) => FORMS[form])(occasion)),
    ...(await noteCorrections(occasion)),
  ],
  strykning: entryStrikes,
  ateroppning: annulmentForm(JOURNEY_RESOURCES.reopen),
  felregistrering: annulmentForm(JOURNEY_RESOURCES.misregister),
  aterinforing: annulmentForm(JOURNEY_RESOURCES.reinstate),
};
