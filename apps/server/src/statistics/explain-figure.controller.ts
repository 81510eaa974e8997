import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { readFigure } from '@samspar/statistics';
import { ExplainFigure } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { explanationSeen, ExplanationResponse } from './explanation-response.js';
import { FigureParameters } from './question-parameters.js';
import { positionIn, refusedQuestion, refusedStatistics } from './statistics.controller.js';

/** Why a figure is what it is. */
@ApiTags('statistics')
@Allow('caseworker', 'team-lead', 'office', 'auditor')
@Controller('api/v1/statistics/explain')
export class ExplainFigureController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({ summary: 'What a figure was counted from, and what it leaves out and why' })
  @FigureParameters()
  @ApiResponse({ status: 200, description: 'The explanation.', type: ExplanationResponse })
  @ApiProblems(400, 403, 503)
  async explain(@Req() request: Request): Promise<ExplanationResponse> {
    const read = readFigure(new URL(request.originalUrl, 'http://localhost').searchParams);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const { query, cell, after } = read;
    const asked = new ExplainFigure(callerOf(request), query, cell, positionIn(after));
    return explanationSeen(await this.dispatch.answer(asked, refusedStatistics));
  }
}
