import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { unreachable } from '@samspar/kernel';
import { ReadFinsamYear, ReadStatedYears, ReportFigures, StateFigures } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { sentBy } from '../journeys/sent.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { FinsamFiguresBody, FinsamReportBody, statementsIn } from './finsam-body.js';
import { finsamNotFound, finsamRefused } from './finsam-problems.js';
import {
  FiguresAnswerResponse,
  FinsamYearResponse,
  finsamYearResponse,
  StatedYearsResponse,
  statedYearsResponse,
} from './finsam-response.js';

const YEAR = { name: 'year', schema: { type: 'integer', example: 2025 } } as const;
const KEY = { name: 'Idempotency-Key', required: true, description: 'A new UUID for each command.' } as const;

/** Throws the problem of what is no year. */
const yearIn = (text: string): number => {
  if (!/^\d{4}$/.test(text)) throw finsamNotFound();
  return Number(text);
};

/** What Uppföljning Finsam asks of a year: stated by the office, counted, and reported. */
@ApiTags('finsam')
@Allow('office', 'team-lead', 'auditor')
@Controller('api/v1/finsam')
export class FinsamController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @Allow('caseworker', 'team-lead', 'office', 'auditor')
  @ApiOperation({
    summary: 'What the office has stated of all years: money, planned numbers and contributions',
  })
  @ApiResponse({ status: 200, description: 'The earliest year first.', type: StatedYearsResponse })
  @ApiProblems(403, 404)
  async statedYears(@Req() request: Request): Promise<StatedYearsResponse> {
    const asked = new ReadStatedYears(callerOf(request));
    return statedYearsResponse(await this.dispatch.answer(asked, unreachable, finsamNotFound));
  }

  @Get(':year')
  @ApiParam(YEAR)
  @ApiOperation({
    summary: 'The figures of a year, what of them has been reported, and what has changed since',
  })
  @ApiResponse({ status: 200, description: 'Small counts are shown.', type: FinsamYearResponse })
  @ApiProblems(403, 404, 422, 503)
  async finsamYear(@Req() request: Request, @Param('year') year: string): Promise<FinsamYearResponse> {
    const asked = new ReadFinsamYear(callerOf(request), yearIn(year));
    return finsamYearResponse(await this.dispatch.answer(asked, finsamRefused, finsamNotFound));
  }

  @Post(':year/figures')
  @Allow('office')
  @ApiHeader(KEY)
  @ApiParam(YEAR)
  @ApiOperation({ summary: 'Figures of a year are stated, or corrected by being stated anew' })
  @ApiResponse({ status: 201, description: 'Where they stand.', type: FiguresAnswerResponse })
  @ApiProblems(400, 403, 404, 409, 412, 422)
  stateFigures(
    @Req() request: Request,
    @Param('year') year: string,
    @Body() body: FinsamFiguresBody,
  ): Promise<FiguresAnswerResponse> {
    const said = { statements: statementsIn(body), note: body.note ?? '' };
    const message = new StateFigures(sentBy(request), yearIn(year), said, body.revision);
    return this.dispatch.answer(message, finsamRefused, finsamNotFound);
  }

  @Post(':year/reports')
  @Allow('office', 'team-lead')
  @ApiHeader(KEY)
  @ApiParam(YEAR)
  @ApiOperation({ summary: 'Somebody has entered the figures, as she read them, into Uppföljning Finsam' })
  @ApiResponse({ status: 201, description: 'They are frozen.', type: FiguresAnswerResponse })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  reportFigures(
    @Req() request: Request,
    @Param('year') year: string,
    @Body() body: FinsamReportBody,
  ): Promise<FiguresAnswerResponse> {
    const message = new ReportFigures(sentBy(request), yearIn(year), body.parts, body.mark);
    return this.dispatch.answer(message, finsamRefused, finsamNotFound);
  }
}
