import { Body, Controller, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { EvaluationFileMade } from '@samspar/access';
import { leftOutTold } from '@samspar/evaluation';
import { unreachable } from '@samspar/kernel';
import { FetchEvaluationFile, MakeEvaluationFile, ReadEvaluationFiles } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { sentBy } from '../journeys/sent.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { EvaluationFileBody, orderIn } from './evaluation-body.js';
import { evaluationFileNotFound, evaluationProblem, sentEvaluationFile } from './evaluation-file.js';

class MadeFileResponse {
  @ApiProperty({ format: 'uuid', example: '0b8d3c1e-5d1f-5c3a-9a71-2f6f0c1d4e77' }) id!: string;
  @ApiProperty({ example: 61 }) rows!: number;
  @ApiProperty({ description: 'SHA-256 of its rows as CSV.', example: '9f86d081884c7d65…' }) digest!: string;
  @ApiProperty({ description: 'Until when it can be fetched.', example: '2026-12-07T09:00:00.000Z' })
  expiresAt!: string;
}

class ListedFileResponse extends MadeFileResponse {
  @ApiProperty({ example: 'arbetsmarknadsnamnden' }) authority!: string;
  @ApiProperty({ example: 'isf' }) receiver!: string;
  @ApiProperty({ example: 'isf-act' }) ground!: string;
  @ApiProperty({ example: 'no-harm' }) secrecy!: string;
  @ApiProperty({ example: 'results' }) purpose!: string;
  @ApiProperty({ example: 'ISF 2026-0123' }) reference!: string;
  @ApiProperty({ type: [String], example: ['finsam-team'] }) interventions!: readonly string[];
  @ApiProperty({ example: '2024-01-01' }) from!: string;
  @ApiProperty({ example: '2024-12-31' }) to!: string;
  @ApiProperty({ type: [String], example: ['referredOn', 'sex'] }) columns!: readonly string[];
  @ApiProperty({ description: 'How many journeys were left out; no small number.', example: '1–4' })
  leftOut!: string;
  @ApiProperty({ description: 'User id.', example: '4b1f9a52-2c7e-4d0b-8a41-90c1f27b6f10' }) by!: string;
  @ApiProperty({ example: '2026-11-30T09:00:00.000Z' }) madeAt!: string;
  @ApiProperty({ description: 'Whether whoever made it can still fetch it.', example: true })
  isThere!: boolean;
}

class ListedFilesResponse {
  @ApiProperty({ type: [ListedFileResponse] }) files!: readonly ListedFileResponse[];
}

const madeResponse = ({ file, rows, digest, expiresAt }: EvaluationFileMade['data']): MadeFileResponse => ({
  id: file,
  rows,
  digest,
  expiresAt: new Date(expiresAt).toISOString(),
});

/** Pseudonymous files for whoever evaluates: whoever leads insatser makes them, auditors see that they were made. */
@ApiTags('evaluation')
@Allow('team-lead')
@Controller('api/v1/evaluation-files')
export class EvaluationController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @Allow('team-lead', 'auditor')
  @ApiOperation({ summary: 'The files for evaluation that have been made, of no person' })
  @ApiResponse({ status: 200, description: 'The latest first.', type: ListedFilesResponse })
  @ApiProblems(403, 503)
  async evaluationFiles(@Req() request: Request): Promise<ListedFilesResponse> {
    const asked = new ReadEvaluationFiles(callerOf(request));
    const { association, files } = await this.dispatch.answer(asked, unreachable, notAllowed);
    return {
      files: files.map((made) => ({
        id: made.file,
        rows: made.rows,
        digest: made.digest,
        expiresAt: new Date(made.expiresAt).toISOString(),
        authority: made.authority,
        receiver: made.receiver,
        ground: made.ground,
        secrecy: made.secrecy,
        purpose: made.purpose,
        reference: made.reference,
        interventions: made.interventions,
        from: made.from,
        to: made.to,
        columns: made.columns,
        leftOut: leftOutTold(made, association.settings.suppressionThreshold),
        by: made.by,
        madeAt: new Date(made.madeAt).toISOString(),
        isThere: made.isThere,
      })),
    };
  }

  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A new UUID for each command.' })
  @ApiOperation({ summary: 'A file for evaluation is made, and kept sealed until it expires' })
  @ApiResponse({ status: 201, description: 'What was made.', type: MadeFileResponse })
  @ApiProblems(400, 403, 409, 422, 503)
  async makeEvaluationFile(
    @Req() request: Request,
    @Body() body: EvaluationFileBody,
  ): Promise<MadeFileResponse> {
    const made = new MakeEvaluationFile(sentBy(request), orderIn(body));
    return madeResponse(await this.dispatch.answer(made, evaluationProblem, evaluationFileNotFound));
  }

  @Get(':id')
  @ApiOperation({
    summary: 'A file for evaluation, for whoever made it',
    description: 'Written to the access log of each journey in it before it is answered.',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({
    status: 200,
    description: 'A zip, as docs/evaluation-file.md describes it.',
    content: { 'application/zip': { schema: { type: 'string', format: 'binary', example: 'PK…' } } },
  })
  @ApiProblems(403, 404, 410, 503)
  async evaluationFile(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    const asked = new FetchEvaluationFile(callerOf(request), id);
    const file = await this.dispatch.answer(asked, evaluationProblem, evaluationFileNotFound);
    return sentEvaluationFile(response, file);
  }
}
