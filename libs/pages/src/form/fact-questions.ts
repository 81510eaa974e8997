import {
  type AnyFact,
  type FactCatalogue,
  type FactDefinition,
  FACTS,
  inProfile,
  toldAt,
} from '@samspar/casework';
import { LIVELIHOOD } from '@samspar/codes';
import { unreachable } from '@samspar/kernel';
import { named } from '../parts/field.js';
import {
  type Asked,
  type ChoiceList,
  districts,
  ofList,
  partOf,
  type Question,
  units,
  written,
} from './question.js';
import { code, codes, day, whole, words } from './questions.js';
import { sources, timeOnAssistance, timeWithoutWork } from './row-questions.js';
import { factName, unitInWords } from '../words/in-words.js';

export type FactQuestion = (name: string, asked: Asked) => Question;

const individual: ChoiceList = ({ association }) =>
  (association?.interventions ?? []).filter(({ kind }) => kind === 'individual').map(named);

/** Sources without the day since when. */
const sourcesAlone: FactQuestion = (name, asked) =>
  codes(name, asked, ofList(LIVELIHOOD), {
    stated: true,
    item: (source) => ({ source }),
    choice: (item) => written(partOf(item, 'source')),
  });

/** Whoever refers, declines or withdraws knows why and for whom. */
const SAID_BY_WHOEVER_ACTS: readonly FactDefinition['of'][] = ['referral', 'declining', 'withdrawal'];

/** How a fact of a journey is asked for, wherever it is, by its kind. */
export const howAsked = (fact: AnyFact, catalogue: FactCatalogue = FACTS): FactQuestion => {
  const { kind, of } = catalogue[fact];
  switch (kind.is) {
    case 'code':
      return (name, asked) =>
        code(name, asked, ofList(kind.list), { stated: !SAID_BY_WHOEVER_ACTS.includes(of) });
    case 'codes':
      return (name, asked) => codes(name, asked, ofList(kind.list), { stated: kind.unknown === 'stated' });
    case 'whole': {
      const { from, to, unit } = kind;
      return (name, asked) => whole(name, asked, { from, to, inWords: (texts) => unitInWords(texts, unit) });
    }
    case 'name':
      return (name, asked) => words(name, asked, { longest: kind.longest, likely: units });
    case 'text':
      return (name, asked) => words(name, asked, { longest: kind.longest, isLong: true });
    case 'day':
      return (name, asked) => day(name, asked, { orUnknown: true });
    case 'months':
      return (name, asked) => timeWithoutWork(name, asked, kind.most);
    case 'since':
      return timeOnAssistance;
    case 'sources':
      return kind.dated ? sources : sourcesAlone;
    case 'district':
      return (name, asked) => code(name, asked, districts, { stated: true });
    case 'intervention':
      return (name, asked) => code(name, asked, individual);
    default:
      return unreachable(kind);
  }
};

/** The question of a fact under its own name. */
export const factQuestion = (
  fact: AnyFact,
  name: string,
  isOptional = false,
  catalogue: FactCatalogue = FACTS,
): Question => {
  const { help } = catalogue[fact];
  return howAsked(fact, catalogue)(name, {
    label: (texts) => factName(texts, fact, catalogue),
    ...(help && { hint: ({ languageCode }) => help[languageCode] }),
    isOptional,
  });
};

/** What is asked for at a meeting or follow-up; of sources there no day since when. */
export const questionsAt = (
  on: 'meeting' | 'followUp',
  isOptional: boolean,
  catalogue: FactCatalogue = FACTS,
): readonly Question[] =>
  toldAt(on, catalogue).map((fact) => {
    const { kind, name, againAt } = catalogue[fact];
    const label = againAt?.[on] ?? name;
    const how = kind.is === 'sources' ? sourcesAlone : howAsked(fact, catalogue);
    return how(fact, { label: ({ languageCode }) => label[languageCode], isOptional });
  });

/** The profile, inside the property `profile`; of an anonymous participant only what is kept, which is always asked. */
export const profileQuestions = (anonymous: boolean, catalogue: FactCatalogue = FACTS): readonly Question[] =>
  inProfile(catalogue)
    .filter((fact) => !anonymous || catalogue[fact].keptWhenAnonymous)
    .map((fact) => factQuestion(fact, `profile.${fact}`, !catalogue[fact].keptWhenAnonymous, catalogue));
