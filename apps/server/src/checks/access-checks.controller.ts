import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BeginCheck, ReadCheck, ReadChecks, RecordCheck } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { problemOfRefusal } from '../refusals.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { checkRefused, monthNotFound } from './check-problems.js';
import { checkOf, CheckResponse, monthResponse, MonthsResponse, ResultsBody } from './response.js';

const MONTH = { name: 'month', schema: { type: 'string', pattern: '^\\d{4}-\\d{2}$' } } as const;

/** The recurring check of the access log (lag 2001:454 10 §), for auditors; nothing of it shows a person. */
@ApiTags('access-checks')
@Allow('auditor')
@Controller('api/v1/access-checks')
export class AccessChecksController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({ summary: 'The months whose access log is to be checked, and how each check stands' })
  @ApiResponse({ status: 200, description: 'The latest first.', type: MonthsResponse })
  @ApiProblems(403, 503)
  async months(@Req() request: Request): Promise<MonthsResponse> {
    const { months } = await this.dispatch.answer(
      new ReadChecks(callerOf(request)),
      problemOfRefusal,
      notAllowed,
    );
    return { months: months.map(monthResponse) };
  }

  @Get(':month')
  @ApiOperation({ summary: 'What of a month asks for a look, and what was drawn of it' })
  @ApiParam(MONTH)
  @ApiResponse({
    status: 200,
    description: 'Readers by user id, journeys by their ids.',
    type: CheckResponse,
  })
  @ApiProblems(404, 503)
  month(@Req() request: Request, @Param('month') month: string): Promise<CheckResponse> {
    return this.#read(request, month);
  }

  @Put(':month/sample')
  @ApiOperation({ summary: 'The check of a month is begun: a sample of its readings is drawn, once' })
  @ApiParam(MONTH)
  @ApiResponse({ status: 200, description: 'The check, with its sample.', type: CheckResponse })
  @ApiProblems(404, 409, 503)
  async draw(@Req() request: Request, @Param('month') month: string): Promise<CheckResponse> {
    await this.#read(request, month);
    await this.dispatch.answer(new BeginCheck(callerOf(request), month), checkRefused, monthNotFound);
    return this.#read(request, month);
  }

  @Put(':month/results')
  @ApiOperation({
    summary:
      'What came of each part in which something was found, by somebody whose own readings are not among it',
  })
  @ApiParam(MONTH)
  @ApiResponse({ status: 200, description: 'The check as it is recorded.', type: CheckResponse })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  async record(
    @Req() request: Request,
    @Param('month') month: string,
    @Body() results: ResultsBody,
  ): Promise<CheckResponse> {
    const recording = new RecordCheck(callerOf(request), month, results);
    await this.dispatch.answer(recording, checkRefused, monthNotFound);
    return this.#read(request, month);
  }

  async #read(request: Request, month: string): Promise<CheckResponse> {
    const asked = new ReadCheck(callerOf(request), month);
    return checkOf(await this.dispatch.answer(asked, problemOfRefusal, monthNotFound));
  }
}
