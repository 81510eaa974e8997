import { applyDecorators, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { ApiProblems } from '../problem-response.js';
import { PersonCommandResponse } from './person-response.js';
import { CommandResponse } from './response.js';

/** The journey that the address of a route names. */
export const ApiJourneyId = (description = 'Id of the journey.'): MethodDecorator =>
  ApiParam({ name: 'id', description, schema: { type: 'string', format: 'uuid' } });

export const ApiIdempotencyKey = (): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A new UUID for every command; the same one when it is retried gets the first answer again.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });

/** `POST /api/v1/journeys/{id}/{noun}`: one fact of a journey that exists. */
export const FactRoute = (noun: string, summary: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/${noun}`),
    ApiOperation({ summary }),
    ApiJourneyId(),
    ApiIdempotencyKey(),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag of the journey as it was read, e.g. "3".',
      schema: { type: 'string' },
    }),
    ApiResponse({ status: 201, type: CommandResponse, description: 'Registered; ETag is the new revision.' }),
    ApiProblems(400, 404, 409, 410, 412, 413, 415, 422, 428, 503),
  );

/** `POST /api/v1/journeys/{id}/person/{noun}`: something is said of the person of a journey. */
export const PersonRoute = (noun: string, summary: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/person/${noun}`),
    ApiOperation({ summary }),
    ApiJourneyId(),
    ApiIdempotencyKey(),
    ApiResponse({ status: 201, type: PersonCommandResponse, description: 'Registered.' }),
    ApiProblems(400, 404, 409, 410, 413, 415, 422, 503),
  );

/** `POST /api/v1/journeys`: a journey begins. */
export const NewJourney = (summary: string): MethodDecorator =>
  applyDecorators(
    Post(),
    ApiOperation({ summary }),
    ApiIdempotencyKey(),
    ApiResponse({ status: 201, type: CommandResponse, description: 'Registered; Location is the journey.' }),
    ApiProblems(400, 413, 415, 422, 503),
  );
