import { Controller, Get, Req } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiProperty,
  ApiQuery,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { pageNumber } from '@samspar/pages';
import { asksDifference, readDifference, readFigure } from '@samspar/statistics';
import { type CountedJourney, FindCounted, ListDifference } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Count, JOURNEY_ID, POSITION_EXAMPLE } from '../response.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { moveSeen, MovesResponse } from './difference-response.js';
import { explanationSeen, ExplanationResponse } from './explanation-response.js';
import { FigureParameters } from './question-parameters.js';
import { refusedCounted } from './refused-counted.js';
import { refusedQuestion } from './statistics.controller.js';

class DecidingEventResponse {
  @ApiProperty({ example: 'JourneyStarted' }) type!: string;
  @ApiProperty({ description: 'A day, or `unknown`.', example: '2024-03-01' }) occurredOn!: string;
  @ApiProperty({ format: 'date-time', example: '2024-03-02T08:30:00.000Z' }) knownAt!: string;
  @Count({ description: 'In the stream of the journey.', example: 2 }) revision!: number;
  @ApiProperty({ description: 'In the log.', example: POSITION_EXAMPLE }) position!: string;
}

class CountedJourneyResponse {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ description: 'The number of the journey.', example: '3F2A-91C0' }) reference!: string;
  @ApiProperty({ required: false, description: 'The event since which it is counted, or left out, so.' })
  decided?: DecidingEventResponse;
}

class CountedJourneysResponse {
  @ApiProperty() explanation!: ExplanationResponse;
  @ApiProperty({ description: 'The part that is listed.', example: 'counted' }) part!: string;
  @Count({ example: 197 }) total!: number;
  @Count({ example: 1 }) page!: number;
  @Count({ example: 7 }) pages!: number;
  @ApiProperty({ type: [CountedJourneyResponse] }) journeys!: readonly CountedJourneyResponse[];
}

const seen = ({ journey, reference, decided }: CountedJourney): CountedJourneyResponse => ({
  journey,
  reference,
  ...(decided && {
    decided: {
      ...decided.event,
      knownAt: new Date(decided.knownAt).toISOString(),
      revision: decided.revision,
      position: decided.position,
    },
  }),
});

/** The journeys behind a figure, for auditors. */
@ApiTags('statistics')
@Allow('auditor')
@Controller('api/v1/statistics/explain/journeys')
export class CountedJourneysController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({
    summary:
      'The journeys that a figure counts or leaves out, each with the event that decided it, for auditors: pseudonymous',
    description: 'Written to the access log before it is answered.',
  })
  @FigureParameters()
  @ApiQuery({
    name: 'part',
    required: false,
    description: 'The part that is listed, by its name in the explanation; left out: counted.',
    schema: { type: 'string' },
  })
  @ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1 } })
  @ApiExtraModels(CountedJourneysResponse, MovesResponse)
  @ApiResponse({
    status: 200,
    description: 'The journeys; with asKnownAt twice, those that made the difference.',
    schema: {
      oneOf: [{ $ref: getSchemaPath(CountedJourneysResponse) }, { $ref: getSchemaPath(MovesResponse) }],
    },
  })
  @ApiProblems(400, 403, 404, 409, 503)
  async journeys(@Req() request: Request): Promise<CountedJourneysResponse | MovesResponse> {
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const own = ['part', 'page'];
    const parameters = [...searchParams].filter(([name]) => !own.includes(name));
    if (asksDifference(parameters)) return this.#moves(request, parameters);
    const read = readFigure(parameters);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const asked = new FindCounted(
      callerOf(request),
      read.query,
      read.cell,
      searchParams.get('part') || 'counted',
      pageNumber(searchParams.get('page')),
    );
    const { explanation, part, listed } = await this.dispatch.answer(asked, refusedCounted, notAllowed);
    const { total, page, pages, lines } = listed;
    return { explanation: explanationSeen(explanation), part, total, page, pages, journeys: lines.map(seen) };
  }

  async #moves(request: Request, parameters: readonly (readonly [string, string])[]): Promise<MovesResponse> {
    const read = readDifference(parameters);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const page = pageNumber(new URL(request.originalUrl, 'http://localhost').searchParams.get('page'));
    const listed = await this.dispatch.answer(
      new ListDifference(callerOf(request), read, page),
      refusedCounted,
      notAllowed,
    );
    return { total: listed.total, page: listed.page, pages: listed.pages, moves: listed.lines.map(moveSeen) };
  }
}
