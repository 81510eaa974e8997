import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { unreachable } from '@samspar/kernel';
import { readCell } from '@samspar/statistics';
import {
  ApprovePublication,
  BeginPublication,
  ChangePublication,
  ExplainReleased,
  ProposePublication,
  type PublicationWish,
  ReadPublication,
  ReadPublications,
  RerunPublication,
} from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { sentBy } from '../journeys/sent.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { explanationSeen, ExplanationResponse } from '../statistics/explanation-response.js';
import { CellParameter } from '../statistics/question-parameters.js';
import { refusedQuestion } from '../statistics/statistics.controller.js';
import {
  PublicationBody,
  TableBody,
  tableIn,
  TypedTableBody,
  typedTableIn,
  WhyBody,
  WordsBody,
  wordsIn,
} from './publication-body.js';
import { publicationNotFound, publicationRefused } from './publication-problems.js';
import {
  listedResponse,
  PublicationAnswerResponse,
  PublicationResponse,
  publicationResponse,
  PublicationsResponse,
  RerunResponse,
  rerunResponse,
} from './response.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const TABLE = {
  name: 'table',
  description: 'Its place, from 0.',
  schema: { type: 'integer', minimum: 0 },
} as const;
const KEY = { name: 'Idempotency-Key', required: true, description: 'A new UUID for each command.' } as const;
const TAKEN = { description: 'Where the publication stands now.', type: PublicationAnswerResponse } as const;

/** The place of a table. Throws the problem of one that is none. */
const placeIn = (table: string): number => {
  if (!/^\d{1,3}$/.test(table)) throw publicationNotFound();
  return Number(table);
};

/** What is released of the statistics: the office releases, and those who work in the association and its board read. */
@ApiTags('publications')
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller('api/v1/publications')
export class PublicationsController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({ summary: 'What has been released; to the office drafts and proposals as well' })
  @ApiResponse({ status: 200, description: 'The latest first.', type: PublicationsResponse })
  @ApiProblems(403, 503)
  async publications(@Req() request: Request): Promise<PublicationsResponse> {
    const read = await this.dispatch.answer(new ReadPublications(callerOf(request)), unreachable);
    return { publications: read.publications.map(listedResponse) };
  }

  @Post()
  @Allow('office')
  @ApiHeader(KEY)
  @ApiOperation({ summary: 'A draft of a publication is begun' })
  @ApiResponse({ status: 201, ...TAKEN })
  @ApiProblems(400, 403, 409, 422, 503)
  beginPublication(
    @Req() request: Request,
    @Body() body: PublicationBody,
  ): Promise<PublicationAnswerResponse> {
    const tables = (body.tables ?? []).map(tableIn);
    const message = new BeginPublication(sentBy(request), { ...wordsIn(body), tables });
    return this.dispatch.answer(message, publicationRefused, publicationNotFound);
  }

  @Get(':id')
  @ApiParam(ID)
  @ApiOperation({ summary: 'A publication with its figures as they were frozen' })
  @ApiResponse({ status: 200, description: 'Never counted again.', type: PublicationResponse })
  @ApiProblems(403, 404, 503)
  async publication(@Req() request: Request, @Param('id') id: string): Promise<PublicationResponse> {
    const message = new ReadPublication(callerOf(request), id);
    return publicationResponse(await this.dispatch.answer(message, unreachable, publicationNotFound));
  }

  @Put(':id')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'The words of a draft as they are to stand' })
  @ApiResponse({ status: 200, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  rewordPublication(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: WordsBody,
  ): Promise<PublicationAnswerResponse> {
    return this.#change(request, id, { type: 'RewordPublication', data: wordsIn(body) });
  }

  @Post(':id/tables')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'A draft asks for one table more' })
  @ApiResponse({ status: 201, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  addTable(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: TableBody,
  ): Promise<PublicationAnswerResponse> {
    return this.#change(request, id, { type: 'AddTable', data: { table: tableIn(body) } });
  }

  @Post(':id/typed-tables')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'A draft has one table more that is typed by hand' })
  @ApiResponse({ status: 201, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  addTypedTable(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: TypedTableBody,
  ): Promise<PublicationAnswerResponse> {
    return this.#change(request, id, { type: 'AddTypedTable', data: { table: typedTableIn(body) } });
  }

  @Post(':id/typed-tables/:table/removal')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiParam(TABLE)
  @ApiOperation({ summary: 'A table typed by hand is taken away from a draft' })
  @ApiResponse({ status: 200, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  removeTypedTable(
    @Req() request: Request,
    @Param('id') id: string,
    @Param('table') table: string,
  ): Promise<PublicationAnswerResponse> {
    return this.#change(request, id, { type: 'RemoveTypedTable', data: { table: placeIn(table) } });
  }

  @Get(':id/tables/:table/explain')
  @ApiParam(ID)
  @ApiParam(TABLE)
  @CellParameter()
  @ApiOperation({ summary: 'What a figure of a release was counted from, and what it leaves out and why' })
  @ApiResponse({ status: 200, description: 'Counted again.', type: ExplanationResponse })
  @ApiProblems(400, 403, 404, 503)
  async explainReleased(
    @Req() request: Request,
    @Param('id') id: string,
    @Param('table') table: string,
  ): Promise<ExplanationResponse> {
    const caller = callerOf(request);
    const read = await this.dispatch.answer(
      new ReadPublication(caller, id),
      unreachable,
      publicationNotFound,
    );
    const asked = read.publication.asked[Number(table)];
    if (!asked) throw publicationNotFound();
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const figure = readCell(searchParams.getAll('cell'), asked.query.by);
    if ('refusal' in figure) throw refusedQuestion(figure.refusal);
    const message = new ExplainReleased(caller, id, Number(table), figure.cell);
    return explanationSeen(await this.dispatch.answer(message, refusedQuestion, publicationNotFound));
  }

  @Post(':id/tables/:table/removal')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiParam(TABLE)
  @ApiOperation({ summary: 'A table of a draft is taken away' })
  @ApiResponse({ status: 200, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  removeTable(
    @Req() request: Request,
    @Param('id') id: string,
    @Param('table') table: string,
  ): Promise<PublicationAnswerResponse> {
    return this.#change(request, id, { type: 'RemoveTable', data: { table: placeIn(table) } });
  }

  @Post(':id/proposal')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Its figures are frozen as of now; it is released where nobody else has to approve',
  })
  @ApiResponse({ status: 200, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  proposePublication(@Req() request: Request, @Param('id') id: string): Promise<PublicationAnswerResponse> {
    const message = new ProposePublication(sentBy(request), id);
    return this.dispatch.answer(message, publicationRefused, publicationNotFound);
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'What was proposed is released, by another person where the association says so' })
  @ApiResponse({ status: 200, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  approvePublication(@Req() request: Request, @Param('id') id: string): Promise<PublicationAnswerResponse> {
    const message = new ApprovePublication(sentBy(request), id);
    return this.dispatch.answer(message, publicationRefused, publicationNotFound);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'What was proposed is a draft again' })
  @ApiResponse({ status: 200, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  returnPublication(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: WhyBody,
  ): Promise<PublicationAnswerResponse> {
    return this.#change(request, id, { type: 'ReturnPublication', data: { reason: body.reason } });
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(ID)
  @ApiOperation({ summary: 'What was found wrong is withdrawn; it stays listed' })
  @ApiResponse({ status: 200, ...TAKEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  withdrawPublication(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: WhyBody,
  ): Promise<PublicationAnswerResponse> {
    return this.#change(request, id, { type: 'WithdrawPublication', data: { reason: body.reason } });
  }

  @Get(':id/rerun')
  @ApiParam(ID)
  @ApiOperation({ summary: 'Its figures are counted again from the log: the same, or what differs and why' })
  @ApiResponse({ status: 200, description: 'Table by table.', type: RerunResponse })
  @ApiProblems(403, 404, 503)
  async rerunPublication(@Req() request: Request, @Param('id') id: string): Promise<RerunResponse> {
    const message = new RerunPublication(callerOf(request), id);
    return rerunResponse(await this.dispatch.answer(message, unreachable, publicationNotFound));
  }

  #change(request: Request, id: string, wish: PublicationWish): Promise<PublicationAnswerResponse> {
    const message = new ChangePublication(sentBy(request), id, wish);
    return this.dispatch.answer(message, publicationRefused, publicationNotFound);
  }
}
