import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ReadJourney, type ShownJourney, withoutSealedText } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { readingBy } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { JourneyResponse } from './response.js';
import { journeyIdOf } from './sent.js';

const seen = ({ id, revision, state, events }: ShownJourney): JourneyResponse => {
  const { participantId: _participant, contacts: _contacts, ...journey } = state;
  return {
    journey: id,
    revision,
    ...journey,
    events: events.map(({ event: { type, occurredOn, data }, recordedAt, actor, revision: at }) => ({
      type,
      occurredOn,
      recordedAt: new Date(recordedAt).toISOString(),
      actor,
      revision: at,
      data: withoutSealedText(data),
    })),
  };
};

@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class JourneyController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get(':id')
  @ApiOperation({
    summary: 'A journey: its status, its facts and its events, without sealed text',
    description: 'Written to the access log before it is answered.',
  })
  @ApiParam({ name: 'id', description: 'Id of the journey.', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({
    status: 200,
    description: 'ETag is the revision, for If-Match.',
    type: JourneyResponse,
  })
  @ApiProblems(404, 503)
  async journey(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JourneyResponse> {
    const shown = await this.dispatch.answer(
      new ReadJourney(readingBy(request, 'api'), journeyIdOf(request)),
    );
    response.setHeader('ETag', `"${shown.revision}"`);
    return seen(shown);
  }
}
