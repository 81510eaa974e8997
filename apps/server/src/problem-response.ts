import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { SentenceResponse } from './response.js';

/** What is wrong with one field of a request: where it stands, why, and what would do. Never the value itself. */
export class FieldProblemResponse {
  @ApiProperty() field!: string;
  @ApiProperty() sentence!: SentenceResponse;
  @ApiProperty({ type: [String], required: false }) allowed?: readonly string[];
  @ApiProperty({ required: false }) suggestion?: string;
}

const STALE = {
  sv: 'Ärendet har ändrats sedan du hämtade det: hämta det igen och se om uppgiften fortfarande behövs.',
  en: 'The journey has changed since you read it: read it again and see whether the command is still needed.',
};

/** RFC 9457 problem details. */
export class ProblemResponse {
  @ApiProperty({ example: 'urn:samspar:problem:RevisionStale' }) type!: string;
  @ApiProperty({ example: 'revision stale' }) title!: string;
  @ApiProperty({ type: 'integer', example: 412 }) status!: number;
  @ApiProperty({ description: 'What went wrong, for programs.', example: 'RevisionStale' }) code!: string;
  @ApiProperty({ description: 'The English sentence.', example: STALE.en }) detail!: string;
  @ApiProperty({ example: STALE }) sentence!: SentenceResponse;
  @ApiProperty({
    description: 'urn:uuid of the request, as the server’s log names it.',
    example: 'urn:uuid:7d3b1f64-20c9-4e8a-9a57-6f1e2c4b8d03',
  })
  instance!: string;
  @ApiProperty({ type: [FieldProblemResponse], required: false }) errors?: readonly FieldProblemResponse[];
  @ApiProperty({
    type: 'integer',
    required: false,
    description: 'How many fields more are wrong than `errors` names.',
    example: 12,
  })
  more?: number;
}

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  404: 'It is not there',
  409: 'The journey is not where the command needs it',
  410: 'The journey was erased',
  412: 'The journey has changed since it was read',
  413: 'The body is too large',
  415: 'The body is of another kind',
  422: 'What the request says cannot be',
  428: 'If-Match is missing',
  503: 'Not now: try again',
};

/** The problems that a resource may answer. */
export const ApiProblems = (
  ...statuses: readonly (keyof typeof MEANING)[]
): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: MEANING[status] ?? '',
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } } },
      }),
    ),
  );
