import { Controller, Get, Req, Res } from '@nestjs/common';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { journeyEvents, type RegisteredJourney } from '@samspar/casework';
import type { OccurredOn } from '@samspar/kernel';
import type { Request, Response } from 'express';
import { type Reading, readingBy } from '../access-log.js';
import { ApiProblems, JOURNEY } from '../openapi-schemas.js';
import { Allow } from '../sign-in/allow.js';
import { journeyIdOf } from './asked.js';
import { JourneyAccess } from './journey-access.js';
import { withoutSealedText } from './sealed.js';

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

class SeeJourney extends Query<JourneySeen> {
  constructor(
    readonly reading: Reading,
    readonly journey: string,
  ) {
    super();
  }
}

@QueryHandler(SeeJourney)
export class SeeJourneyHandler implements IQueryHandler<SeeJourney> {
  constructor(private readonly access: JourneyAccess) {}

  async execute({ reading, journey }: SeeJourney): Promise<JourneySeen> {
    const { journey: opened, revision, stored } = await this.access.show(reading, journey);
    const { participantId: _participant, contacts: _contacts, ...seen } = opened;
    return {
      journey,
      revision,
      ...seen,
      events: journeyEvents(stored).map(({ event: { type, occurredOn, data }, stored: event }) => ({
        type,
        occurredOn,
        recordedAt: new Date(event.recordedAt).toISOString(),
        actor: event.metadata.actor,
        revision: event.revision,
        data: withoutSealedText(data),
      })),
    };
  }
}

@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class JourneyController {
  constructor(private readonly queries: QueryBus) {}

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
    const seen = await this.queries.execute(new SeeJourney(readingBy(request, 'api'), journeyIdOf(request)));
    response.setHeader('ETag', `"${seen.revision}"`);
    return seen;
  }
}
