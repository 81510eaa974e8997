import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  Post,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { AnswerSchema, ApiProblems } from '../openapi-schemas.js';
import type { Answer } from './carry-out.js';

export const ApiIdempotencyKey = (): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A new UUID for every command; the same one when it is retried gets the first answer again.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });

/** Sets `ETag` to the revision, and `Location` where a journey was created. */
class RevisionHeaders implements NestInterceptor<Answer, Answer> {
  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer> {
    const http = context.switchToHttp();
    const response = http.getResponse<Response>();
    const { path, params } = http.getRequest<Request>();
    return next.handle().pipe(
      map((answer) => {
        response.setHeader('ETag', `"${answer.revision}"`);
        if (params['id'] === undefined) response.setHeader('Location', `${path}/${answer.journey}`);
        return answer;
      }),
    );
  }
}

const REVISION_HEADERS = new RevisionHeaders();

/** `POST /api/v1/journeys/{id}/{noun}`: one fact of a journey that exists. */
export const Fact = (noun: string, summary: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/${noun}`),
    UseInterceptors(REVISION_HEADERS),
    ApiOperation({ summary }),
    ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } }),
    ApiIdempotencyKey(),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag of the journey as it was read, e.g. "3".',
      schema: { type: 'string' },
    }),
    ApiResponse({ status: 201, type: AnswerSchema, description: 'Registered; ETag is the new revision.' }),
    ApiProblems(400, 404, 409, 412, 413, 415, 422, 428, 503),
  );

/** `POST /api/v1/journeys`: a journey begins. */
export const NewJourney = (summary: string): MethodDecorator =>
  applyDecorators(
    Post(),
    UseInterceptors(REVISION_HEADERS),
    ApiOperation({ summary }),
    ApiIdempotencyKey(),
    ApiResponse({ status: 201, type: AnswerSchema, description: 'Registered; Location is the journey.' }),
    ApiProblems(400, 413, 415, 422, 503),
  );
