import {
  ASKERS,
  type AskerKind,
  type KnownQuestionId,
  type QuestionWords,
  type StatementWords,
} from '@samspar/questions';
import { readQuery } from '@samspar/statistics';
import type { QuestionTableAsked } from '@samspar/use-cases';
import { ACode, ADay, AName, AnObject, ANumber, Objects } from '../journeys/fields.js';
import { refusedQuestion } from '../statistics/statistics.controller.js';

const LONGEST_NAME = 200;
const LONGEST_TEXT = 10_000;
const MOST_STATED = 1e12;

class AskerBody {
  @ACode(ASKERS, { description: 'A party or a body: never a private person.' }) kind!: AskerKind;
  @AName(LONGEST_NAME) name!: string;
}

/** A table that answers a question. */
export class QuestionTableBody {
  @AName(LONGEST_NAME) title!: string;
  @AName(2_000, {
    description: 'The question, as in the address of GET /api/v1/statistics; its small counts are hidden.',
  })
  query!: string;
}

/** What was asked, by whom, where and when. */
export class QuestionWordsBody {
  @AName(2_000, { description: 'The question in the words it was asked in.' }) text!: string;
  @AnObject(() => AskerBody) asker!: QuestionWords['asker'];
  @AName(LONGEST_NAME, { description: 'The meeting or matter it was asked in.' }) forum!: string;
  @ADay() askedOn!: string;
}

export class OwnQuestionBody extends QuestionWordsBody {
  @Objects(() => QuestionTableBody, { most: 10, optional: true }) tables?: readonly QuestionTableBody[];
}

export class OwnAnswerBody {
  @AName(LONGEST_TEXT, { description: 'The answer as it is to stand.' }) answer!: string;
  @ADay() answeredOn!: string;
}

class StatedFigureBody {
  @AName(60, { description: 'Id of a figure that the question has.' }) id!: string;
  @ANumber(0, MOST_STATED) value!: number;
}

/** What the office states itself of a known question. */
export class StatementBody {
  @AName(4, { description: 'The year it is about.' }) year!: string;
  @AName(LONGEST_TEXT, { optional: true }) text?: string;
  @AName(2_000, { description: 'Where it comes from.' }) source!: string;
  @Objects(() => StatedFigureBody, { most: 20, optional: true }) figures?: readonly StatedFigureBody[];
}

export class StatementWithdrawalBody {
  @AName(4) year!: string;
  @AName(2_000) reason!: string;
}

export class QuestionRemovalBody {
  @AName(2_000) reason!: string;
}

export const questionWordsIn = ({ text, asker, forum, askedOn }: QuestionWordsBody): QuestionWords => ({
  text,
  asker: { kind: asker.kind, name: asker.name },
  forum,
  askedOn,
});

/** Throws the problem of a question that cannot be read. */
export const questionTableIn = ({ title, query }: QuestionTableBody): QuestionTableAsked => {
  const read = readQuery(new URLSearchParams(query));
  if ('refusal' in read) throw refusedQuestion(read.refusal);
  const { asKnownAt: _moment, ...asked } = read.query;
  return { title, query: asked };
};

export const statementOfBody = (
  question: KnownQuestionId,
  { year, text, source, figures = [] }: StatementBody,
): StatementWords => ({
  question,
  year,
  text: text ?? '',
  source,
  figures: Object.fromEntries(figures.map(({ id, value }) => [id, value])),
});
