import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { WHOLE_MATTERS } from '@samspar/access';
import { CheckMatter, ReadToAudit, RecountReleases } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { problemOfRefusal } from '../refusals.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { CheckBody, dueResponse, ToAuditResponse } from './audit-response.js';
import { matterNotFound, matterRefused } from './check-problems.js';

/** What is to be checked, for auditors: insatser, authorities and users by their ids, and no person. */
@ApiTags('audit')
@Allow('auditor')
@Controller('api/v1/audit')
export class DueChecksController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get('due')
  @ApiOperation({ summary: 'What is to be checked by now' })
  @ApiResponse({ status: 200, type: ToAuditResponse })
  @ApiProblems(403, 503)
  async due(@Req() request: Request): Promise<ToAuditResponse> {
    const asked = new ReadToAudit(callerOf(request));
    return dueResponse(await this.dispatch.answer(asked, problemOfRefusal, notAllowed));
  }

  @Put('recount')
  @ApiOperation({
    summary:
      'All that is released is counted again, and what came of it is the check of `publications`, `all`',
    description:
      'Takes as long as the log is: some seconds for a hundred thousand journeys. Each release that differs is to be checked from then on.',
  })
  @ApiResponse({ status: 200, description: 'What is left to be checked.', type: ToAuditResponse })
  @ApiProblems(403, 404, 503)
  async recount(@Req() request: Request): Promise<ToAuditResponse> {
    const recounting = new RecountReleases(callerOf(request));
    await this.dispatch.answer(recounting, problemOfRefusal, matterNotFound);
    return this.due(request);
  }

  @Put(':matter/:of')
  @ApiOperation({
    summary:
      'What came of the check of one thing, as much of it as was looked at; of a month of readings it is told under `access-checks`, and of all releases by counting them again (`recount`)',
  })
  @ApiParam({ name: 'matter', enum: WHOLE_MATTERS })
  @ApiParam({ name: 'of', schema: { type: 'string' } })
  @ApiResponse({ status: 200, description: 'What is left to be checked.', type: ToAuditResponse })
  @ApiProblems(400, 403, 404, 409, 503)
  async check(
    @Req() request: Request,
    @Param('matter') matter: string,
    @Param('of') of: string,
    @Body() body: CheckBody,
  ): Promise<ToAuditResponse> {
    const known = WHOLE_MATTERS.find((one) => one === matter);
    if (!known) throw matterNotFound();
    const checking = new CheckMatter(callerOf(request), known, of, body.seen, body.result);
    await this.dispatch.answer(checking, matterRefused, matterNotFound);
    return this.due(request);
  }
}
