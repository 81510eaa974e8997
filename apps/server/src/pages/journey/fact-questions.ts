import type { Fact, Profile } from '@samspar/casework';
import { EDUCATION, EXIT_REASON, LIVELIHOOD, NEED_GROUP, OBSTACLE, PARTY, SEX } from '@samspar/codes';
import { type Asked, type Choices, districts, ofList, partOf, type Question, written } from './question.js';
import { code, codes, day, whole, words } from './questions.js';
import { sources, timeOnAssistance, timeWithoutWork } from './row-questions.js';

/** How a fact is asked for under a name. */
export type FactQuestion = (name: string, asked: Asked) => Question;

const stated = { stated: true } as const;
const dayOrUnknown: FactQuestion = (name, asked) => day(name, asked, { orUnknown: true });

const individual: Choices = ({ association }) =>
  association.interventions
    .filter(({ kind }) => kind === 'individual')
    .map(({ id, name }) => ({ value: id, label: name }));

/** Sources of livelihood without the day since when. */
export const sourcesAlone: FactQuestion = (name, asked) =>
  codes(name, asked, ofList(LIVELIHOOD), {
    stated: true,
    item: (source) => ({ source }),
    choice: (item) => written(partOf(item, 'source')),
  });

/** How each fact of a journey is asked for, wherever it is. */
export const FACT_QUESTION: Readonly<Record<Fact, FactQuestion>> = {
  intervention: (name, asked) => code(name, asked, individual),
  referringParty: (name, asked) => code(name, asked, ofList(PARTY)),
  referringUnit: (name, asked) => words(name, asked, { longest: 120 }),
  decidingParties: (name, asked) => codes(name, asked, ofList(PARTY)),
  referredOn: dayOrUnknown,
  acceptedOn: dayOrUnknown,
  startedOn: dayOrUnknown,
  exitedOn: dayOrUnknown,
  exitReasons: (name, asked) => codes(name, asked, ofList(EXIT_REASON)),
  livelihoodAtExit: sourcesAlone,
  sex: (name, asked) => code(name, asked, ofList(SEX), stated),
  ageAtStart: (name, asked) =>
    whole(name, asked, { from: 0, to: 120, inWords: ({ journey }) => journey.values.years }),
  education: (name, asked) => code(name, asked, ofList(EDUCATION), stated),
  timeWithoutWork,
  timeOnAssistance,
  livelihood: sources,
  obstacle: (name, asked) => code(name, asked, ofList(OBSTACLE), stated),
  needGroups: (name, asked) => codes(name, asked, ofList(NEED_GROUP), stated),
  district: (name, asked) => code(name, asked, districts, stated),
};

const HINTS: Readonly<Partial<Record<Fact, Asked['hint']>>> = {
  timeWithoutWork: (texts) => texts.journey.form.hints.ownStatement,
  timeOnAssistance: (texts) => texts.journey.form.hints.sinceOrBracket,
  needGroups: (texts) => texts.journey.form.hints.severalNeeds,
  decidingParties: (texts) => texts.journey.form.hints.joint,
};

/** The question of a fact under its own name. */
export const factQuestion = (fact: Fact, name: string, isOptional = false): Question => {
  const hint = HINTS[fact];
  return FACT_QUESTION[fact](name, {
    label: (texts) => texts.journey.facts[fact],
    ...(hint && { hint }),
    isOptional,
  });
};

/** What is asked of the participant beside the sex, which is always asked. */
export const ASKED_OF_A_PERSON = [
  'ageAtStart',
  'education',
  'timeWithoutWork',
  'timeOnAssistance',
  'livelihood',
  'obstacle',
  'needGroups',
  'district',
] as const satisfies readonly (Fact & keyof Profile)[];

/** The profile, inside the property `profile`; of an anonymous participant the sex alone. */
export const profileQuestions = (anonymous: boolean): readonly Question[] => [
  factQuestion('sex', 'profile.sex'),
  ...(anonymous ? [] : ASKED_OF_A_PERSON.map((fact) => factQuestion(fact, `profile.${fact}`, true))),
];
