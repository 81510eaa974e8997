import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import {
  type AddressQuestion,
  changedQuestion,
  type Filled,
  heading,
  tidy,
  listedQuestion,
  type Question,
  valueIn,
} from '@samspar/pages';
import { isKnownQuestion, type KnownQuestionId, readAbout } from '@samspar/questions';
import { codesNamed, readQuery, type StatisticsQuery } from '@samspar/statistics';
import {
  AnswerOwnQuestion,
  AskStatistics,
  KeepQuestion,
  type Message,
  OfferOwnAnswer,
  type Outcome,
  type PublishRefusal,
  type QuestionKept,
  type QuestionKeptRefusal,
  type QuestionWish,
  ReadQuestions,
} from '@samspar/use-cases';
import { questionNotFound, questionRefused } from '../../questions/question-problems.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { refusedQuestion, refusedStatistics } from '../../statistics/statistics.controller.js';
import { associationsFor, namesFor } from '../question-names.js';
import { sentForm } from '../sent-form.js';
import { PageVisit, Visiting } from '../visit.js';
import { NewQuestionPage, TARGET } from './new-question-page.js';
import {
  answerIn,
  answerQuestions,
  fieldOfQuestion,
  missingFields,
  QUESTION_STEPS,
  questionIn,
  reasonQuestions,
  tableTitleQuestion,
  wordsQuestions,
} from './question-form.js';
import { questionAddress, QUESTIONS } from './question-parts.js';
import { askedOf, type CameOfQuestion, DONE, showKnown, showOwn } from './shown-question.js';
import { fieldOfStatement, STATEMENT_STEPS, statementIn } from './statement-form.js';

type Wished = Message<Outcome<QuestionKept, QuestionKeptRefusal | PublishRefusal>>;
type Refused = Readonly<{ refusal: QuestionKeptRefusal | PublishRefusal; field: string | undefined }>;
type Posed = Readonly<{ asked: AddressQuestion; query: Omit<StatisticsQuery, 'asKnownAt'> }>;

/** The office adds questions, answers them and states what it knows itself. */
@Allow('office')
@Controller('fragor')
export class QuestionWritingController {
  @Get('ny')
  async askForNew(@Visiting() visit: PageVisit, came?: CameOfQuestion): Promise<string> {
    const posed = this.#posed(visit);
    const { caller, language } = visit;
    const { shown } = await associationsFor(visit);
    const answer =
      posed &&
      answerOrProblem(
        await visit.send(new AskStatistics(caller, { ...posed.query, protect: 'public' })),
        refusedStatistics,
      );
    const table = answer && {
      asked: posed.asked,
      answer,
      names: await namesFor(visit, shown, codesNamed(answer, 'referringUnit')),
    };
    const untouched: Filled = {
      values: answer ? { tabellrubrik: heading({ answer, language }) } : {},
      errors: [],
    };
    return visit.show(
      <NewQuestionPage
        table={table}
        own={posed ? await this.#own(visit) : []}
        commandKey={randomUUID()}
        filled={came ? { values: visit.typed, errors: came.errors } : untouched}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Post('ny')
  async add(@Visiting() visit: PageVisit): Promise<string> {
    const { typed, texts, today } = visit;
    const posed = this.#posed(visit);
    const target = posed ? valueIn(typed, TARGET) : '';
    const errors = missingFields(
      [...(posed ? [tableTitleQuestion(texts)] : []), ...(target === '' ? wordsQuestions(texts) : [])],
      typed,
      texts,
    );
    if (errors.length > 0) return this.askForNew(visit, { step: '', errors });
    const tables = posed ? [{ title: valueIn(typed, 'tabellrubrik'), query: posed.query }] : [];
    const [table] = tables;
    const wish: QuestionWish =
      target !== '' && table
        ? { type: 'AddQuestionTable', question: target, table }
        : { type: 'PoseQuestion', words: questionIn(typed, today), tables };
    const came = await this.#cameOf(visit, new KeepQuestion(sentForm(visit, 'ny'), wish));
    if ('refusal' in came) return this.askForNew(visit, this.#said(visit, '', came));
    return visit.goTo(`${questionAddress(came.question, [])}?${DONE}=fraga`);
  }

  @Post(':id')
  write(@Visiting() visit: PageVisit): Promise<string> {
    const id = visit.param('id');
    return isKnownQuestion(id) ? this.#state(visit, id) : this.#change(visit, id);
  }

  /** States something of a known question, or takes it back. */
  async #state(visit: PageVisit, id: KnownQuestionId): Promise<string> {
    const { typed, step, texts, language } = visit;
    const isBack = step === STATEMENT_STEPS.withdraw;
    const said = statementIn(id, typed, texts);
    if (!isBack && 'errors' in said) return showKnown(visit, id, { step, errors: said.errors });
    const reason = valueIn(typed, 'skal');
    const wish: QuestionWish =
      isBack || 'errors' in said
        ? { type: 'WithdrawStatement', question: id, year: valueIn(typed, 'ar'), reason }
        : { type: 'MakeStatement', statement: said.statement };
    const came = await this.#cameOf(visit, new KeepQuestion(sentForm(visit, step), wish));
    if ('refusal' in came) {
      const sentence = questionRefused(came.refusal).sentence[language];
      const field = isBack ? undefined : came.field;
      const errors = field === undefined ? [] : [{ field: fieldOfStatement(field), message: sentence }];
      return showKnown(visit, id, { step, errors, ...(field === undefined && { wrong: sentence }) });
    }
    const { about } = await askedOf(visit);
    return visit.goTo(questionAddress(id, [...about, [DONE, 'uppgift']]));
  }

  /** Answers, changes or takes away a question of the office's own. */
  async #change(visit: PageVisit, id: string): Promise<string> {
    const { step, typed, texts } = visit;
    const questions: readonly Question[] =
      step === QUESTION_STEPS.answer
        ? answerQuestions(texts)
        : step === QUESTION_STEPS.reword
          ? wordsQuestions(texts)
          : step === QUESTION_STEPS.remove
            ? reasonQuestions(texts)
            : [];
    const errors = missingFields(questions, typed, texts);
    if (errors.length > 0) return showOwn(visit, id, { step, errors });
    const came = await this.#cameOf(visit, this.#messageOf(visit, id));
    if ('refusal' in came) return showOwn(visit, id, this.#said(visit, step, came));
    if (step === QUESTION_STEPS.remove) return visit.goTo(QUESTIONS);
    const deed = step === QUESTION_STEPS.answer ? 'svar' : step === QUESTION_STEPS.offer ? 'lamnad' : 'fraga';
    return visit.goTo(`${questionAddress(id, [])}?${DONE}=${deed}`);
  }

  /** What a button of the page asks for. Throws the problem of one that is not there. */
  #messageOf(visit: PageVisit, question: string): Wished {
    const { step, typed, today } = visit;
    const sent = sentForm(visit, step);
    switch (step) {
      case QUESTION_STEPS.answer:
        return new AnswerOwnQuestion(sent, question, answerIn(typed, today));
      case QUESTION_STEPS.offer:
        return new OfferOwnAnswer(sent, question);
      case QUESTION_STEPS.reword:
        return new KeepQuestion(sent, {
          type: 'RewordQuestion',
          question,
          words: questionIn(typed, today),
        });
      case QUESTION_STEPS.removeTable:
        return new KeepQuestion(sent, {
          type: 'RemoveQuestionTable',
          question,
          table: Number(valueIn(typed, 'tabell')),
        });
      case QUESTION_STEPS.remove:
        return new KeepQuestion(sent, { type: 'RemoveQuestion', question, reason: valueIn(typed, 'skal') });
      default:
        throw questionNotFound();
    }
  }

  async #cameOf(visit: PageVisit, message: Wished): Promise<QuestionKept | Refused> {
    const outcome = await visit.send(message);
    return outcome.outcome === 'refused'
      ? { refusal: outcome.refusal, field: outcome.field }
      : answerOrProblem(outcome, questionRefused, questionNotFound);
  }

  #said({ language }: PageVisit, step: string, { refusal, field }: Refused): CameOfQuestion {
    const sentence = questionRefused(refusal).sentence[language];
    const control = fieldOfQuestion(field);
    return control === undefined
      ? { step, errors: [], wrong: sentence }
      : { step, errors: [{ field: control, message: sentence }] };
  }

  /** The questions that a table may be added to. */
  async #own(visit: PageVisit) {
    const { today } = visit;
    const asked = readAbout([
      ['from', today],
      ['to', today],
    ]);
    if ('refusal' in asked) throw refusedQuestion(asked.refusal);
    const read = answerOrProblem(
      await visit.send(new ReadQuestions(visit.caller, asked.about)),
      refusedStatistics,
      questionNotFound,
    );
    return read.own.map(({ question }) => question);
  }

  /** The question of the address, without a moment; undefined where it asks nothing. Throws the problem of one that cannot be read. */
  #posed(visit: PageVisit): Posed | undefined {
    if (!visit.parameters.has('measure')) return undefined;
    const typed = tidy(listedQuestion([...visit.parameters]), visit.today);
    const asked = changedQuestion(typed, { asKnownAt: '', protect: '' });
    const read = readQuery(asked);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    return { asked, query: read.query };
  }
}
