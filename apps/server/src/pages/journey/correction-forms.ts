import { CORRECTION_REASON, EXIT_REASON, exitGroupOf } from '@samspar/codes';
import {
  correctable,
  EXIT_GROUP_OF_EVENT,
  type Fact,
  FACTS,
  isTextFact,
  type RegisteredJourney,
  unknownValue,
} from '@samspar/casework';
import {
  ask,
  type Asked,
  code,
  codes,
  factInWords,
  factName,
  type FactQuestion,
  howAsked,
  note,
  ofList,
  type Question,
} from '@samspar/pages';
import { correctableOf } from '@samspar/use-cases';
import { asks, type Kinds, type Occasion } from './journey-form.js';
import { JOURNEY_RESOURCES, type JourneyResource } from '../../journeys/resources.js';

/** Why something is set right; the other reasons of the list are those of imports. */
export const whyCorrected = (name: string, asked: Asked): Question =>
  code(
    name,
    asked,
    ofList(
      CORRECTION_REASON.filter(
        ({ code: reason }) => reason === 'entry-error' || reason === 'new-information',
      ),
    ),
  );
const why = whyCorrected('reason', ask('reason'));

/** How a fact is asked for; reasons are those of the exit's own group. */
const questionOf = ({ exit }: RegisteredJourney, fact: Fact): FactQuestion => {
  if (fact !== 'exitReasons' || !exit) return howAsked(fact);
  const group = EXIT_GROUP_OF_EVENT[exit];
  const reasons = EXIT_REASON.filter((reason) => exitGroupOf(reason.code) === group);
  return (name, asked) => codes(name, asked, ofList(reasons));
};

/** The right value of a fact; what is wrong with it is said of the fact by its own name. */
const rightValue = ({ file: { state } }: Occasion, fact: Fact): Question => {
  const ofFact: Asked = { label: (texts) => factName(texts, fact) };
  const asked: Asked = {
    label: (texts) => texts.journey.form.labels.value(factName(texts, fact)),
    ...(isTextFact(fact) && {
      hint: (texts) => `${texts.noDiagnoses} ${FACTS[fact].help[texts.languageCode]}`,
    }),
  };
  const question = questionOf(state, fact);
  const right = { ...question('value', asked), advice: question('value', ofFact).advice };
  return fact === 'decidingParties' || isTextFact(fact)
    ? { ...right, read: (typed, today) => right.read(typed, today) ?? unknownValue(FACTS[fact].kind) }
    : right;
};

/** What can be set right in a journey, a fact each. */
export const correctionKinds: Kinds = async (occasion) => {
  const { speech, file, revealed } = occasion;
  const { facts } = file.state;
  const clear = await revealed(
    correctable()
      .filter(isTextFact)
      .flatMap((fact) => facts[fact] ?? []),
  );
  const { journey } = speech.texts;
  return correctableOf(file).map((fact) => {
    const question = rightValue(occasion, fact);
    const old = facts[fact];
    return {
      name: fact,
      title: factName(speech.texts, fact),
      about: journey.form.now(old === undefined ? journey.values.none : factInWords(speech, fact, old)),
      questions: [question, why, note],
      prefilled: question.typed(isTextFact(fact) ? clear.get(facts[fact] ?? '') : old),
      given: { fact },
      resource: JOURNEY_RESOURCES.correct,
    };
  });
};

/** What annuls something says why, and no more; it happens today. */
export const annulmentForm = (resource: JourneyResource): Kinds => asks(resource, why, note);
