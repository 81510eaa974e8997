import { Body, Controller, Get, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { pdfOf } from '@samspar/documents';
import { extractData, extractDocument } from '@samspar/pages';
import { GiveExtract, ReadExtract, type ShownExtract } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { readingBy } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { answerOrProblem } from '../refusals.js';
import { Allow } from '../sign-in/allow.js';
import { ExtractBody } from './extract-body.js';
import { extractRefused } from './extract-refusals.js';
import { ExtractHandedResponse, ExtractResponse } from './extract-response.js';
import { journeyIdOf, sentBy } from './sent.js';
import { ApiJourneyId } from './resource.js';

/** What is kept about the person of a journey, and that it is given out to her. */
@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class ExtractController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get(':id/extract')
  @ApiOperation({
    summary: "What the asker's authority keeps about the person of a journey, to be looked through",
    description:
      'Written to the access log before it is answered. What other authorities registered is left to them.',
  })
  @ApiJourneyId('Id of a journey of the person.')
  @ApiResponse({ status: 200, type: ExtractResponse })
  @ApiProblems(404, 409, 410, 503)
  async extract(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ExtractResponse> {
    response.set('Cache-Control', 'no-store');
    return extractData(await this.#read(request));
  }

  @Post(':id/extracts')
  @ApiOperation({
    summary: 'The extract is given out to the person: to whom, how, and what is held back and why',
    description:
      'The journeys are named with the revisions that were looked through; where one has changed since it is refused.',
  })
  @ApiJourneyId('Id of a journey of the person.')
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A new UUID for every command.' })
  @ApiResponse({ status: 201, type: ExtractHandedResponse })
  @ApiProblems(400, 404, 409, 410, 413, 415, 422, 503)
  async give(@Req() request: Request, @Body() body: ExtractBody): Promise<ExtractHandedResponse> {
    const outcome = await this.dispatch.send(new GiveExtract(sentBy(request), journeyIdOf(request), body));
    return { ...answerOrProblem(outcome, extractRefused), repeated: outcome.outcome === 'repeated' };
  }

  @Get(':id/extracts/:extract')
  @ApiOperation({
    summary: 'An extract as it was given out, as JSON or, where PDF is asked for, as a tagged PDF',
    description: 'Written to the access log before it is answered. Name and contact are the present ones.',
  })
  @ApiJourneyId('Id of a journey of the person.')
  @ApiParam({ name: 'extract', description: 'Its id.', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({
    status: 200,
    description: 'As Accept asks for.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ExtractResponse) } },
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
    },
  })
  @ApiProblems(404, 409, 410, 503)
  async given(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ExtractResponse | StreamableFile> {
    const extract = await this.#read(request, String(request.params['extract']));
    response.set('Cache-Control', 'no-store');
    if (request.accepts(['application/json', 'application/pdf']) !== 'application/pdf')
      return extractData(extract);
    const file = await pdfOf(extractDocument(extract), extract.at);
    return new StreamableFile(file, { type: 'application/pdf' });
  }

  #read(request: Request, extract?: string): Promise<ShownExtract> {
    const which = extract === undefined ? {} : { extract };
    return this.dispatch.answer(
      new ReadExtract(readingBy(request, 'case-extract'), journeyIdOf(request), which),
      extractRefused,
    );
  }
}
