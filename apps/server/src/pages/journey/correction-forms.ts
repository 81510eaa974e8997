import { CORRECTION_REASON, EXIT_REASON, exitGroupOf } from '@samspar/codes';
import { correctableFacts, EXIT_GROUP_OF_EVENT, type Fact } from '@samspar/casework';
import { CorrectionBody, ReasonBody } from '../../journeys/correction-body.js';
import { FACT_QUESTION } from './fact-questions.js';
import { ask, note } from './form-questions.js';
import { factInWords } from './in-words.js';
import { type JourneyForm, type Kind, type Occasion, type Taker, taking } from './journey-form.js';
import { type Asked, ofList, type Question } from './question.js';
import { code, codes } from './questions.js';

/** Why something is set right; the other reasons of the list are those of imports. */
const whyCorrected = code(
  'reason',
  ask('whyCorrected'),
  ofList(
    'correctionReason',
    CORRECTION_REASON.filter(({ code: reason }) => reason === 'entry-error' || reason === 'new-information'),
  ),
);

/** The right value of a fact; reasons are those of the exit's own group. What is wrong with it is said of the fact by its name. */
const rightValue = ({ file: { state } }: Occasion, fact: Fact): Question => {
  const named: Asked = { label: (texts) => texts.journey.facts[fact] };
  const asked: Asked = { label: (texts) => texts.journey.form.labels.value(named.label(texts)) };
  if (fact === 'exitReasons' && state.exit) {
    const group = EXIT_GROUP_OF_EVENT[state.exit];
    const reasons = EXIT_REASON.filter((reason) => exitGroupOf(reason.code) === group);
    const choices = ofList('exitReason', reasons);
    return {
      ...codes('value', asked, choices),
      advice: codes('value', named, choices).advice,
    };
  }
  const question = {
    ...FACT_QUESTION[fact]('value', asked),
    advice: FACT_QUESTION[fact]('value', named).advice,
  };
  return fact === 'decidingParties'
    ? { ...question, read: (typed, today) => question.read(typed, today) ?? [] }
    : question;
};

const correctionKinds = (occasion: Occasion): readonly Kind[] => {
  const { api, speech, file } = occasion;
  const { facts } = file.state;
  const { journey } = speech.texts;
  return correctableFacts(file.state).map((fact) => {
    const question = rightValue(occasion, fact);
    const old = facts[fact];
    return {
      name: fact,
      title: journey.facts[fact],
      about: journey.form.now(old === undefined ? journey.values.none : factInWords(speech, fact, old)),
      questions: [question, whyCorrected, note],
      prefilled: question.typed(old),
      given: { fact },
      taker: taking(CorrectionBody, (asked, body) => api.corrections.correct(asked, body)),
    };
  });
};

export const CORRECTION: JourneyForm = {
  name: 'rattelse',
  commands: ['CorrectFact'],
  kinds: correctionKinds,
};

type Annulment = Pick<JourneyForm, 'name' | 'commands' | 'confirmed'> &
  Readonly<{ taker: (occasion: Occasion) => Taker }>;

/** What annuls something says why, and no more; it happens today. */
const annulment = ({ taker, ...form }: Annulment): JourneyForm => ({
  ...form,
  kinds: (occasion) => [
    { name: '', title: '', questions: [whyCorrected, note], prefilled: {}, taker: taker(occasion) },
  ],
});

export const ANNULMENTS: readonly JourneyForm[] = [
  annulment({
    name: 'ateroppning',
    commands: ['ReopenJourney'],
    taker: ({ api }) => taking(ReasonBody, (asked, body) => api.corrections.reopen(asked, body)),
  }),
  annulment({
    name: 'felregistrering',
    commands: ['MisregisterJourney'],
    confirmed: 'felregistrering',
    taker: ({ api }) => taking(ReasonBody, (asked, body) => api.corrections.misregister(asked, body)),
  }),
  annulment({
    name: 'aterinforing',
    commands: ['ReinstateJourney'],
    taker: ({ api }) => taking(ReasonBody, (asked, body) => api.corrections.reinstate(asked, body)),
  }),
];
