import { accept, type Day, type Decider, isDay, refuse, unreachable } from '@samspar/kernel';
import { type AskedTable, wrongInText } from '@samspar/publications';
import { isKnownQuestion } from './known-questions.js';
import { ASKERS, type QuestionsEvent, type QuestionWords } from './questions-events.js';
import type {
  OwnQuestion,
  Questions,
  QuestionsCommand,
  QuestionsDecided,
  QuestionsRefusal,
} from './questions-state.js';
import { decideStatement, isAbout, statementOf, withStatement } from './statements.js';

/** Tables of one question. */
export const MOST_QUESTION_TABLES = 10;
const LONGEST_NAME = 200;
const LONGEST_QUESTION = 2_000;
const LONGEST_ANSWER = 10_000;

const wrongDay = (field: string, day: Day, today: Day): QuestionsRefusal | undefined =>
  !isDay(day) ? { code: 'NoSuchDay', field } : day > today ? { code: 'DayAhead', field } : undefined;

const wrongInWords = (
  { text, asker, forum, askedOn }: QuestionWords,
  today: Day,
): QuestionsRefusal | undefined =>
  wrongInText('text', text, LONGEST_QUESTION) ??
  (ASKERS.includes(asker.kind) ? undefined : { code: 'AskerUnknown', field: 'askerKind' }) ??
  wrongInText('asker', asker.name, LONGEST_NAME) ??
  wrongInText('forum', forum, LONGEST_NAME) ??
  wrongDay('askedOn', askedOn, today);

const wrongInTables = (tables: readonly AskedTable[]): QuestionsRefusal | undefined =>
  tables.length > MOST_QUESTION_TABLES
    ? { code: 'TooManyQuestionTables', most: MOST_QUESTION_TABLES }
    : tables
        .map(({ title }) => wrongInText('tableTitle', title, LONGEST_NAME))
        .find((wrong) => wrong !== undefined);

/** Figures of questions are hidden where they are small, always: an answer is read far outside the office. */
const asHidden = (table: AskedTable): AskedTable => ({
  ...table,
  query: { ...table.query, protect: 'public' },
  unprotectedBecause: null,
});

type OfKnown = Extract<QuestionsCommand, { type: 'MakeStatement' | 'WithdrawStatement' }>;

const decideKnown = (command: OfKnown, questions: Questions): QuestionsDecided => {
  const { question } = command.data;
  if (!isKnownQuestion(question)) return refuse({ code: 'QuestionNotThere', question });
  if (command.type === 'MakeStatement') return decideStatement(command);
  const { occurredOn, data } = command;
  if (!statementOf(questions, question, data.year)) return refuse({ code: 'NothingStated', question });
  const wrong = wrongInText('reason', data.reason, LONGEST_QUESTION);
  return wrong
    ? refuse(wrong)
    : accept({ type: 'StatementWithdrawn', occurredOn, data: { ...data, question } });
};

type OfOwn = Exclude<QuestionsCommand, OfKnown | { type: 'PoseQuestion' }>;

const decideOwn = (command: OfOwn, { tables, answers, askedOn }: OwnQuestion): QuestionsDecided => {
  const { occurredOn, today } = command;
  switch (command.type) {
    case 'RewordQuestion': {
      const wrong = wrongInWords(command.data, today);
      return wrong ? refuse(wrong) : accept({ type: 'QuestionReworded', occurredOn, data: command.data });
    }
    case 'AddQuestionTable': {
      const { question, table } = command.data;
      const wrong = wrongInTables([...tables, table]);
      return wrong
        ? refuse(wrong)
        : accept({ type: 'QuestionTableAdded', occurredOn, data: { question, table: asHidden(table) } });
    }
    case 'RemoveQuestionTable': {
      const { table } = command.data;
      return tables[table]
        ? accept({ type: 'QuestionTableRemoved', occurredOn, data: command.data })
        : refuse({ code: 'QuestionTableNotThere', table });
    }
    case 'AnswerQuestion': {
      const { answer, answeredOn } = command.data;
      const wrong =
        wrongInText('answer', answer, LONGEST_ANSWER) ?? wrongDay('answeredOn', answeredOn, today);
      if (wrong) return refuse(wrong);
      return answeredOn < askedOn
        ? refuse({ code: 'AnsweredBeforeAsked', field: 'answeredOn', askedOn })
        : accept({ type: 'QuestionAnswered', occurredOn, data: command.data });
    }
    case 'OfferAnswer': {
      const { answer } = command.data;
      const given = answers[answer];
      if (!given) return refuse({ code: 'AnswerNotThere', answer });
      if (given.tables.length === 0) return refuse({ code: 'NoFiguresToOffer' });
      return given.publication === null
        ? accept({ type: 'AnswerOffered', occurredOn, data: command.data })
        : refuse({ code: 'OfferedAlready', publication: given.publication });
    }
    case 'RemoveQuestion': {
      const wrong = wrongInText('reason', command.data.reason, LONGEST_QUESTION);
      return wrong ? refuse(wrong) : accept({ type: 'QuestionRemoved', occurredOn, data: command.data });
    }
    default:
      return unreachable(command);
  }
};

const changed = (
  questions: Questions,
  id: string,
  change: (question: OwnQuestion) => OwnQuestion,
): Questions => ({
  ...questions,
  own: questions.own.map((question) => (question.id === id ? change(question) : question)),
});

/**
 * The rules of an association's questions: one is posed with the tables that answer it, and each answer has them as they were shown when it
 * was given, which no later one changes.
 */
export const questionsDecider: Decider<Questions, QuestionsCommand, QuestionsEvent, QuestionsRefusal> = {
  initialState: { own: [], statements: [] },
  decide: (command, questions) => {
    if (command.type === 'MakeStatement' || command.type === 'WithdrawStatement')
      return decideKnown(command, questions);
    const { question: id } = command.data;
    const own = questions.own.find((question) => question.id === id);
    if (command.type !== 'PoseQuestion')
      return own ? decideOwn(command, own) : refuse({ code: 'QuestionNotThere', question: id });
    if (own) return refuse({ code: 'QuestionThereAlready', question: id });
    const { occurredOn, today, data } = command;
    const wrong = wrongInWords(data, today) ?? wrongInTables(data.tables);
    return wrong
      ? refuse(wrong)
      : accept({
          type: 'QuestionPosed',
          occurredOn,
          data: { ...data, tables: data.tables.map(asHidden) },
        });
  },
  evolve: (questions, { type, occurredOn, data }) => {
    switch (type) {
      case 'QuestionPosed': {
        const { question: id, ...posed } = data;
        return { ...questions, own: [...questions.own, { ...posed, id, answers: [] }] };
      }
      case 'QuestionReworded': {
        const { question: id, ...words } = data;
        return changed(questions, id, (question) => ({ ...question, ...words }));
      }
      case 'QuestionTableAdded':
        return changed(questions, data.question, (question) => ({
          ...question,
          tables: [...question.tables, data.table],
        }));
      case 'QuestionTableRemoved':
        return changed(questions, data.question, (question) => ({
          ...question,
          tables: question.tables.toSpliced(data.table, 1),
        }));
      case 'QuestionAnswered': {
        const { question: id, ...answer } = data;
        return changed(questions, id, (question) => ({
          ...question,
          answers: [...question.answers, { ...answer, publication: null }],
        }));
      }
      case 'AnswerOffered':
        return changed(questions, data.question, (question) => ({
          ...question,
          answers: question.answers.map((answer, place) =>
            place === data.answer ? { ...answer, publication: data.publication } : answer,
          ),
        }));
      case 'QuestionRemoved':
        return { ...questions, own: questions.own.filter(({ id }) => id !== data.question) };
      case 'StatementMade':
        return { ...questions, statements: withStatement(questions, data, occurredOn) };
      case 'StatementWithdrawn':
        return {
          ...questions,
          statements: questions.statements.map((one) =>
            isAbout(one, data) ? { ...one, withdrawnBecause: data.reason } : one,
          ),
        };
      default:
        return unreachable(type);
    }
  },
};
