import { Controller, Get, Req } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { asksDifference, readDifference, readFigure } from '@samspar/statistics';
import { ExplainDifference, ExplainFigure } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { DifferenceResponse, differenceSeen } from './difference-response.js';
import { explanationSeen, ExplanationResponse } from './explanation-response.js';
import { FigureParameters } from './question-parameters.js';
import { positionIn, refusedQuestion, refusedStatistics } from './statistics.controller.js';

/** Why a figure is what it is, and why it is another than it was. */
@ApiTags('statistics')
@Allow('caseworker', 'team-lead', 'office', 'auditor')
@Controller('api/v1/statistics/explain')
export class ExplainFigureController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({
    summary:
      'What a figure was counted from, and what it leaves out and why; of two moments, what made the difference',
  })
  @FigureParameters()
  @ApiExtraModels(ExplanationResponse, DifferenceResponse)
  @ApiResponse({
    status: 200,
    description: 'The explanation; with asKnownAt twice, that of the difference.',
    schema: {
      oneOf: [{ $ref: getSchemaPath(ExplanationResponse) }, { $ref: getSchemaPath(DifferenceResponse) }],
    },
  })
  @ApiProblems(400, 403, 503)
  async explain(@Req() request: Request): Promise<ExplanationResponse | DifferenceResponse> {
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    if (asksDifference(searchParams)) {
      const difference = readDifference(searchParams);
      if ('refusal' in difference) throw refusedQuestion(difference.refusal);
      const { after: seen, ...between } = difference;
      const explained = new ExplainDifference(callerOf(request), between, positionIn(seen));
      return differenceSeen(await this.dispatch.answer(explained, refusedStatistics));
    }
    const read = readFigure(searchParams);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const { query, cell, after } = read;
    const asked = new ExplainFigure(callerOf(request), query, cell, positionIn(after));
    return explanationSeen(await this.dispatch.answer(asked, refusedStatistics));
  }
}
