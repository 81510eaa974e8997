import { Body, Controller, Get, HttpCode, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { AUDIT_GROUND, type AuditGround, codesOf } from '@samspar/codes';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { isDay } from '@samspar/kernel';
import type { Request, Response } from 'express';
import { Dispatch } from '../dispatch.js';
import { Problem } from '../problem.js';
import { ACode } from '../journeys/fields.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { refusedQuestion } from '../statistics/statistics.controller.js';
import { evidenceFile } from './evidence-file.js';

const ZIP = {
  status: 200,
  description: 'A zip, as docs/evidence.md describes it.',
  content: { 'application/zip': { schema: { type: 'string', format: 'binary', example: 'PK…' } } },
} as const;
const DESCRIPTION =
  'Pseudonymous: of an event that would tell more its hash alone is there. Written to the access log before it is answered.';

/** On which ground an auditor needs the texts of a journey; whoever is responsible states none. */
export class TextsBody {
  @ACode(codesOf(AUDIT_GROUND), { optional: true }) ground?: AuditGround;
}

const releaseNotFound = (): Problem =>
  new Problem(404, 'ReleaseNotFound', {
    sv: 'Publiceringen finns inte: kontrollera adressen.',
    en: 'There is no such release: check the address.',
  });

const dayIn = ({ query }: Request, parameter: 'from' | 'to'): string => {
  const value = query[parameter];
  if (typeof value === 'string' && isDay(value)) return value;
  throw refusedQuestion({
    code: 'NotADay',
    parameter,
    value: typeof value === 'string' ? value : JSON.stringify(value ?? ''),
  });
};

/** What shows that the log says what it did when its heads were signed. */
@ApiTags('evidence')
@Controller('api/v1')
export class EvidenceController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get('journeys/:id/evidence')
  @Allow('auditor')
  @ApiOperation({
    summary: 'The events of a journey with what proves them, for auditors',
    description: DESCRIPTION,
  })
  @ApiParam({ name: 'id', description: 'Id of the journey, or its number.', schema: { type: 'string' } })
  @ApiResponse(ZIP)
  @ApiProblems(404, 409, 503)
  evidenceOfJourney(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const of = { kind: 'journey', journey: String(request.params['id']) } as const;
    return evidenceFile(this.dispatch, response, of);
  }

  @Post('journeys/:id/evidence')
  @HttpCode(200)
  @Allow('auditor', 'caseworker')
  @ApiOperation({
    summary:
      'The same with its texts opened: for whoever is responsible, and on a ground for an auditor whose mandate covers it',
    description:
      'Written to the access log with the ground before it is answered, and told to those who work with the journey. What proves it is of the sealed texts (docs/evidence.md). Of a protected identity no text is opened.',
  })
  @ApiParam({ name: 'id', description: 'Id of the journey, or its number.', schema: { type: 'string' } })
  @ApiResponse(ZIP)
  @ApiProblems(400, 403, 404, 409, 410, 413, 415, 422, 503)
  textsOfJourney(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body() { ground }: TextsBody,
  ): Promise<StreamableFile> {
    const of = { kind: 'journey', journey: String(request.params['id']) } as const;
    return evidenceFile(this.dispatch, response, of, undefined, {
      texts: { ground: ground ?? null },
    });
  }

  @Get('publications/:id/evidence')
  @Allow('auditor', 'office')
  @ApiOperation({ summary: 'What was released, with what proves it' })
  @ApiParam({ name: 'id', description: 'Id of the release.', schema: { type: 'string' } })
  @ApiResponse(ZIP)
  @ApiProblems(404, 409, 503)
  evidenceOfPublication(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const of = { kind: 'publication', publication: String(request.params['id']) } as const;
    return evidenceFile(this.dispatch, response, of, releaseNotFound);
  }

  @Get('evidence')
  @Allow('auditor')
  @ApiOperation({
    summary: 'All that was written to the log in a period, with what proves it, for auditors',
    description: DESCRIPTION,
  })
  @ApiQuery({
    name: 'from',
    description: 'First day, in Stockholm.',
    schema: { type: 'string', format: 'date' },
  })
  @ApiQuery({
    name: 'to',
    description: 'Last day, in Stockholm.',
    schema: { type: 'string', format: 'date' },
  })
  @ApiResponse(ZIP)
  @ApiProblems(400, 403, 409, 422, 503)
  async evidenceOfPeriod(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const of = { kind: 'period', from: dayIn(request, 'from'), to: dayIn(request, 'to') } as const;
    return evidenceFile(this.dispatch, response, of, notAllowed);
  }
}
