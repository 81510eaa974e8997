import {
  day,
  type FieldError,
  missingIn,
  oneOf,
  plain,
  type Question,
  readTypedDay,
  required,
  type Texts,
  type Typed,
  valueIn,
  words,
} from '@samspar/pages';
import { ASKERS, type AskerKind, type OwnQuestion, type QuestionWords } from '@samspar/questions';

/** What the buttons of a question's page ask for. */
export const QUESTION_STEPS = {
  answer: 'svara',
  reword: 'andra',
  removeTable: 'ta-bort-tabell',
  remove: 'ta-bort',
  offer: 'publicera',
} as const;

const must = (question: Question): Question =>
  required(question, (texts) => texts.questions.missing(question.label(texts)));

/** What is asked of a question that somebody has asked the association. */
export const wordsQuestions = ({ questions }: Texts): readonly Question[] => {
  const { new: texts, own } = questions;
  return [
    must(words('fraga', plain(texts.text), { isLong: true, longest: 2_000 })),
    required(
      oneOf(
        'slag',
        texts.kind,
        ASKERS.map((value) => ({ value, label: own.askers[value] })),
      ),
      () => texts.chooseKind,
    ),
    must(words('namn', plain(texts.asker, texts.askerHint), { longest: 200 })),
    must(words('forum', plain(texts.forum, texts.forumHint), { longest: 200 })),
    must(day('stalld', plain(texts.askedOn))),
  ];
};

export const tableTitleQuestion = ({ questions }: Texts): Question =>
  must(words('tabellrubrik', plain(questions.new.tableTitle), { longest: 200 }));

export const answerQuestions = ({ questions }: Texts): readonly Question[] => {
  const { answer } = questions.own;
  return [
    must(words('svar', plain(answer.text), { isLong: true, longest: 10_000 })),
    must(day('besvarad', plain(answer.day))),
  ];
};

export const reasonQuestions = ({ questions }: Texts): readonly Question[] => [
  must(words('skal', plain(questions.own.reason), { longest: 2_000 })),
];

/** The control that a field of a question stands in; undefined where it has none. */
export const fieldOfQuestion = (field: string | undefined): string | undefined =>
  field === undefined
    ? undefined
    : {
        text: 'fraga',
        askerKind: 'slag',
        asker: 'namn',
        forum: 'forum',
        askedOn: 'stalld',
        answer: 'svar',
        answeredOn: 'besvarad',
        reason: 'skal',
        tableTitle: 'tabellrubrik',
      }[field];

export const missingFields = (
  questions: readonly Question[],
  typed: Typed,
  texts: Texts,
): readonly FieldError[] => missingIn(questions, typed, texts);

const dayIn = (typed: Typed, name: string, today: string): string =>
  readTypedDay(valueIn(typed, name), today) ?? valueIn(typed, name);

/** The words of a question as they were typed; none of `ASKERS` where nothing was chosen. */
export const questionIn = (typed: Typed, today: string): QuestionWords => ({
  text: valueIn(typed, 'fraga'),
  asker: { kind: valueIn(typed, 'slag') as AskerKind, name: valueIn(typed, 'namn') },
  forum: valueIn(typed, 'forum'),
  askedOn: dayIn(typed, 'stalld', today),
});

export const answerIn = (typed: Typed, today: string) => ({
  answer: valueIn(typed, 'svar'),
  answeredOn: dayIn(typed, 'besvarad', today),
});

/** A question as its form holds it. */
export const wordsTyped = ({ text, asker, forum, askedOn }: OwnQuestion): Typed => ({
  fraga: text,
  slag: asker.kind,
  namn: asker.name,
  forum,
  stalld: askedOn,
});
