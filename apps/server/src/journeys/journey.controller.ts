import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RegisteredJourney } from '@samspar/casework';
import type { OccurredOn } from '@samspar/kernel';
import { ReadJourney, type ShownJourney, withoutSealedText } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { readingBy } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems, JOURNEY } from '../openapi-schemas.js';
import { Allow } from '../sign-in/allow.js';
import { journeyIdOf } from './sent.js';

type EventSeen = Readonly<{
  type: string;
  occurredOn: OccurredOn;
  /** ISO instant in UTC. */
  recordedAt: string;
  actor: string;
  revision: number;
  data: Readonly<Record<string, unknown>>;
}>;

/** A journey as it now stands, and how it came to: sealed texts stay sealed, and nothing says who it is. */
type JourneySeen = Readonly<{ journey: string; revision: number; events: readonly EventSeen[] }> &
  Omit<RegisteredJourney, 'participantId' | 'contacts'>;

const seen = ({ id, revision, state, events }: ShownJourney): JourneySeen => {
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
    schema: JOURNEY,
  })
  @ApiProblems(404, 503)
  async journey(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JourneySeen> {
    const shown = await this.dispatch.answer(
      new ReadJourney(readingBy(request, 'api'), journeyIdOf(request)),
    );
    response.setHeader('ETag', `"${shown.revision}"`);
    return seen(shown);
  }
}
