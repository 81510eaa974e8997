import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { unreachable } from '@samspar/kernel';
import {
  isKnownQuestion,
  KNOWN_QUESTION_IDS,
  type KnownQuestionId,
  readAbout,
  readKnownQuestion,
} from '@samspar/questions';
import { unitsInReport } from '@samspar/reports';
import { codeLabel } from '@samspar/statistics';
import {
  AnswerOwnQuestion,
  AskKnownQuestion,
  KeepQuestion,
  NameUnits,
  OfferOwnAnswer,
  type QuestionWish,
  ReadOwnQuestion,
  ReadQuestions,
} from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { sentBy } from '../journeys/sent.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { AboutParameters } from '../statistics/question-parameters.js';
import { positionIn, refusedQuestion, refusedStatistics } from '../statistics/statistics.controller.js';
import {
  OwnAnswerBody,
  OwnQuestionBody,
  QuestionRemovalBody,
  QuestionTableBody,
  questionTableIn,
  QuestionWordsBody,
  questionWordsIn,
  StatementBody,
  statementOfBody,
  StatementWithdrawalBody,
} from './question-body.js';
import { questionNotFound, questionRefused } from './question-problems.js';
import {
  KnownQuestionResponse,
  knownQuestionResponse,
  OwnQuestionResponse,
  ownQuestionResponse,
  QuestionKeptResponse,
  QuestionsResponse,
  questionsResponse,
} from './question-response.js';

const KEY = { name: 'Idempotency-Key', required: true, description: 'A new UUID for each command.' } as const;
const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const KNOWN = { name: 'question', enum: KNOWN_QUESTION_IDS } as const;
const TABLE = {
  name: 'table',
  description: 'Its place, from 0.',
  schema: { type: 'integer', minimum: 0 },
} as const;
const KEPT = { description: 'What it is about, and where in the log.', type: QuestionKeptResponse } as const;

const parametersOf = (request: Request) => new URL(request.originalUrl, 'http://localhost').searchParams;

const knownIn = (question: string): KnownQuestionId => {
  if (!isKnownQuestion(question)) throw questionNotFound();
  return question;
};

/** The questions that an association is asked, and its own: the office writes, and all who may read what has been released read. */
@ApiTags('questions')
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller('api/v1/questions')
export class QuestionsController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @AboutParameters()
  @ApiOperation({ summary: 'All questions, and whether each is answered for a period' })
  @ApiResponse({ status: 200, description: 'The known ones, and the office’s own.', type: QuestionsResponse })
  @ApiProblems(400, 403, 404, 503)
  async questions(@Req() request: Request): Promise<QuestionsResponse> {
    const read = readAbout(parametersOf(request));
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const asked = new ReadQuestions(callerOf(request), read.about, positionIn(read.after));
    return questionsResponse(await this.dispatch.answer(asked, refusedStatistics, questionNotFound));
  }

  @Post('own')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiOperation({ summary: 'A question that somebody has asked the association is added' })
  @ApiResponse({ status: 201, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  poseQuestion(@Req() request: Request, @Body() body: OwnQuestionBody): Promise<QuestionKeptResponse> {
    const tables = (body.tables ?? []).map(questionTableIn);
    return this.#keep(request, { type: 'PoseQuestion', words: questionWordsIn(body), tables });
  }

  @Get('own/:id')
  @ApiParam(ID)
  @ApiOperation({ summary: 'A question of the office’s own, its answers, and what they would be now' })
  @ApiResponse({ status: 200, description: 'With figures as they were.', type: OwnQuestionResponse })
  @ApiProblems(403, 404, 503)
  async ownQuestion(@Req() request: Request, @Param('id') id: string): Promise<OwnQuestionResponse> {
    const asked = new ReadOwnQuestion(callerOf(request), id);
    return ownQuestionResponse(await this.dispatch.answer(asked, unreachable, questionNotFound));
  }

  @Put('own/:id')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'The words of a question as they are to stand' })
  @ApiResponse({ status: 200, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  rewordQuestion(
    @Req() request: Request,
    @Param('id') question: string,
    @Body() body: QuestionWordsBody,
  ): Promise<QuestionKeptResponse> {
    return this.#keep(request, { type: 'RewordQuestion', question, words: questionWordsIn(body) });
  }

  @Post('own/:id/tables')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'One table more answers the question' })
  @ApiResponse({ status: 201, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  addQuestionTable(
    @Req() request: Request,
    @Param('id') question: string,
    @Body() body: QuestionTableBody,
  ): Promise<QuestionKeptResponse> {
    return this.#keep(request, { type: 'AddQuestionTable', question, table: questionTableIn(body) });
  }

  @Post('own/:id/tables/:table/removal')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiParam(TABLE)
  @ApiOperation({ summary: 'A table of the question is taken away' })
  @ApiResponse({ status: 200, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  removeQuestionTable(
    @Req() request: Request,
    @Param('id') question: string,
    @Param('table') table: string,
  ): Promise<QuestionKeptResponse> {
    if (!/^\d{1,3}$/.test(table)) throw questionNotFound();
    return this.#keep(request, { type: 'RemoveQuestionTable', question, table: Number(table) });
  }

  @Post('own/:id/answers')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'The question is answered, with its figures as they are shown now' })
  @ApiResponse({ status: 201, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  answerQuestion(
    @Req() request: Request,
    @Param('id') question: string,
    @Body() { answer, answeredOn }: OwnAnswerBody,
  ): Promise<QuestionKeptResponse> {
    const message = new AnswerOwnQuestion(sentBy(request), question, { answer, answeredOn });
    return this.dispatch.answer(message, questionRefused, questionNotFound);
  }

  @Post('own/:id/proposal')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'The latest answer becomes a draft of a publication' })
  @ApiResponse({ status: 201, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  offerAnswer(@Req() request: Request, @Param('id') question: string): Promise<QuestionKeptResponse> {
    const message = new OfferOwnAnswer(sentBy(request), question);
    return this.dispatch.answer(message, questionRefused, questionNotFound);
  }

  @Post('own/:id/removal')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'The question is taken away' })
  @ApiResponse({ status: 200, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  removeQuestion(
    @Req() request: Request,
    @Param('id') question: string,
    @Body() { reason }: QuestionRemovalBody,
  ): Promise<QuestionKeptResponse> {
    return this.#keep(request, { type: 'RemoveQuestion', question, reason });
  }

  @Get(':question')
  @ApiParam(KNOWN)
  @AboutParameters()
  @ApiOperation({ summary: 'A known question, and its answer for a period' })
  @ApiResponse({ status: 200, description: 'What is told, and what is not.', type: KnownQuestionResponse })
  @ApiProblems(400, 403, 404, 503)
  async question(
    @Req() request: Request,
    @Param('question') question: string,
  ): Promise<KnownQuestionResponse> {
    const read = readKnownQuestion(knownIn(question), parametersOf(request));
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const caller = callerOf(request);
    const asked = new AskKnownQuestion(caller, read.id, read.about, positionIn(read.after));
    const answered = await this.dispatch.answer(asked, refusedStatistics, questionNotFound);
    const named = unitsInReport({ tables: answered.tables ?? [] });
    const units = await this.dispatch.answer(new NameUnits(caller, named), unreachable);
    const names = {
      association: answered.association,
      unitName: (code: string) => units.get(code) ?? code,
    };
    return knownQuestionResponse(answered, (dimension, code) => codeLabel(dimension, code, names));
  }

  @Post(':question/statements')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(KNOWN)
  @ApiOperation({ summary: 'What the office states itself of a known question and a year' })
  @ApiResponse({ status: 201, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  makeStatement(
    @Req() request: Request,
    @Param('question') question: string,
    @Body() body: StatementBody,
  ): Promise<QuestionKeptResponse> {
    const statement = statementOfBody(knownIn(question), body);
    return this.#keep(request, { type: 'MakeStatement', statement });
  }

  @Post(':question/statements/withdrawal')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(KNOWN)
  @ApiOperation({ summary: 'What the office has stated of a year is taken back' })
  @ApiResponse({ status: 200, ...KEPT })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  withdrawStatement(
    @Req() request: Request,
    @Param('question') question: string,
    @Body() { year, reason }: StatementWithdrawalBody,
  ): Promise<QuestionKeptResponse> {
    return this.#keep(request, { type: 'WithdrawStatement', question: knownIn(question), year, reason });
  }

  #keep(request: Request, wish: QuestionWish): Promise<QuestionKeptResponse> {
    const message = new KeepQuestion(sentBy(request), wish);
    return this.dispatch.answer(message, questionRefused, questionNotFound);
  }
}
