import type { JourneyEvent, JourneyEventOf, Sealed } from '@samspar/casework';
import { DECLINE_REASON, EMPLOYER_CONTACT_KIND, WITHDRAWAL_REASON } from '@samspar/codes';
import {
  ask,
  askText,
  attendance,
  code,
  codes,
  day,
  interventionInWords,
  languages,
  note,
  occurredOn,
  ofList,
  parties,
  profileQuestions,
  questionsAt,
  rows,
  sealedIn,
  type Typed,
  words,
  yesNo,
} from '@samspar/pages';
import { CaseworkerBody } from '../../journeys/participation-body.js';
import { JOURNEY_RESOURCES, resource } from '../../journeys/resources.js';
import { ANNULMENTS, CORRECTION } from './correction-forms.js';
import { EXIT, FOLLOW_UP } from './exit-forms.js';
import { single } from './form-questions.js';
import type { JourneyForm, Occasion } from './journey-form.js';

const CONSENT: JourneyForm = {
  name: 'samtycke',
  kinds: single(({ speech, file }) => ({
    questions: [
      occurredOn('consentOn'),
      codes('parties', ask('parties', 'parties'), parties),
      words('purpose', ask('purpose'), { longest: 300 }),
      code('form', ask('form'), ({ texts }) =>
        Object.entries(texts.journey.form.options.consentForms).map(([value, label]) => ({ value, label })),
      ),
      code('language', ask('language'), languages),
      day('expiresOn', ask('expiresOn', 'expires', true)),
    ],
    prefilled: {
      purpose: speech.texts.journey.form.purpose(
        interventionInWords(speech, file.state.facts.intervention ?? ''),
      ),
      language: 'sv',
    },
    resource: JOURNEY_RESOURCES.consent,
  })),
};

const CONSENT_WITHDRAWAL: JourneyForm = {
  name: 'aterkalla-samtycke',
  kinds: single(({ file }) => ({
    questions: [
      occurredOn('withdrawnConsentOn'),
      codes('parties', ask('withdrawnParties', 'withdrawal', true), (asking) =>
        parties(asking).filter(({ value }) => file.state.consent?.parties.some((party) => party === value)),
      ),
    ],
    resource: JOURNEY_RESOURCES.withdrawConsent,
  })),
};

const ACCEPTANCE: JourneyForm = {
  name: 'antagande',
  kinds: single(() => ({
    questions: [occurredOn('acceptedOn')],
    resource: JOURNEY_RESOURCES.accept,
  })),
};

const REFUSAL: JourneyForm = {
  name: 'avbojande',
  confirmed: 'avbojande',
  kinds: single(() => ({
    questions: [occurredOn('declinedOn'), code('reason', ask('reason'), ofList(DECLINE_REASON))],
    resource: JOURNEY_RESOURCES.decline,
  })),
};

const WITHDRAWAL: JourneyForm = {
  name: 'atertagande',
  confirmed: 'atertagande',
  kinds: single(() => ({
    questions: [occurredOn('withdrawnOn'), code('reason', ask('reason'), ofList(WITHDRAWAL_REASON))],
    resource: JOURNEY_RESOURCES.withdraw,
  })),
};

const WAITING_LIST: JourneyForm = {
  name: 'vantelista',
  kinds: single(() => ({
    questions: [occurredOn('waitingOn')],
    resource: JOURNEY_RESOURCES.wait,
  })),
};

const START: JourneyForm = {
  name: 'start',
  kinds: single(({ file: { state } }) => {
    const profile = profileQuestions(state.anonymous);
    const facts: Readonly<Record<string, unknown>> = state.facts;
    return {
      questions: [occurredOn('startedOn'), ...profile],
      prefilled: Object.assign(
        {},
        ...profile.map(({ name, typed }) => typed(facts[name.slice('profile.'.length)])),
      ),
      resource: JOURNEY_RESOURCES.start,
    };
  }),
};

const MEETING: JourneyForm = {
  name: 'teammote',
  kinds: single(({ file: { state } }) => ({
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
};

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
    code(`${place}.party`, ask('party'), parties, { isFolded: true }),
  ],
});

const isPlan = (event: JourneyEvent): event is JourneyEventOf<'PlanAgreed' | 'PlanRevised'> =>
  event.type === 'PlanAgreed' || event.type === 'PlanRevised';

/** The plan as it stands, typed: what is to be changed is changed, and what is to stay stays. */
const presentPlan = async ({ file: { events }, revealed }: Occasion): Promise<Typed> => {
  const plan = events.map(({ event }) => event).findLast(isPlan);
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

const PLAN: JourneyForm = {
  name: 'plan',
  kinds: single(async (occasion) => {
    const { speech, file } = occasion;
    const { planAgreed } = file.state;
    return {
      title: speech.texts.journey.form.kinds[planAgreed ? 'revise' : 'agree'],
      questions: [occurredOn('planOn'), goals, parallelActions],
      prefilled: await presentPlan(occasion),
      resource: JOURNEY_RESOURCES[planAgreed ? 'revisePlan' : 'agreePlan'],
    };
  }),
};

const EMPLOYER_CONTACT: JourneyForm = {
  name: 'arbetsgivarkontakt',
  kinds: single(() => ({
    questions: [occurredOn('contactOn'), code('kind', ask('contactKind'), ofList(EMPLOYER_CONTACT_KIND))],
    resource: JOURNEY_RESOURCES.contactEmployer,
  })),
};

/** Named as whoever is assigned first, so that the form is the same when it is sent again. */
const TAKING_OVER = resource(
  JOURNEY_RESOURCES.handOver.noun,
  JOURNEY_RESOURCES.handOver.summary,
  CaseworkerBody,
  ({ occurredOn: assignedOn, caseworker }) => ({
    type: 'HandOverCaseload',
    occurredOn: assignedOn,
    data: { to: caseworker },
  }),
);

const HANDOVER: JourneyForm = {
  name: 'overlamning',
  kinds: single(async ({ speech, file: { state }, caseworkers }) => {
    const options = (await caseworkers()).filter(({ value }) => value !== state.caseworker?.id);
    const isFirst = state.caseworker === null;
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
};

/** What each form of a journey asks. */
export const FORMS: readonly JourneyForm[] = [
  ACCEPTANCE,
  WAITING_LIST,
  REFUSAL,
  START,
  MEETING,
  PLAN,
  EMPLOYER_CONTACT,
  FOLLOW_UP,
  EXIT,
  CONSENT,
  CONSENT_WITHDRAWAL,
  HANDOVER,
  WITHDRAWAL,
  CORRECTION,
  ...ANNULMENTS,
];
