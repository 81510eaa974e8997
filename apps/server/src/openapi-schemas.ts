import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse } from '@nestjs/swagger';

/** A sentence in both languages. */
class SentenceSchema {
  @ApiProperty({ type: 'string' }) sv!: string;
  @ApiProperty({ type: 'string' }) en!: string;
}

class WarningSchema {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: () => SentenceSchema }) sentence!: SentenceSchema;
}

/** What every command on a journey answers. */
export class AnswerSchema {
  @ApiProperty({ type: 'string', format: 'uuid' }) journey!: string;
  @ApiProperty({ type: 'integer', description: 'Also the ETag.' }) revision!: number;
  @ApiProperty({ type: 'string', description: 'Log position, for after= of a query that must see this.' })
  position!: string;
  @ApiProperty({ type: 'array', items: { type: 'string' } }) events!: string[];
  @ApiProperty({ type: 'boolean', description: 'The command had been carried out before.' })
  repeated!: boolean;
  @ApiProperty({ type: () => [WarningSchema] }) warnings!: WarningSchema[];
}

class FieldProblemSchema {
  @ApiProperty({ type: 'string' }) field!: string;
  @ApiProperty({ type: () => SentenceSchema }) sentence!: SentenceSchema;
  @ApiProperty({ type: 'array', items: { type: 'string' }, required: false }) allowed?: string[];
  @ApiProperty({ type: 'string', required: false }) suggestion?: string;
}

/** RFC 9457 problem details. */
export class ProblemSchema {
  @ApiProperty({ type: 'string' }) type!: string;
  @ApiProperty({ type: 'string' }) title!: string;
  @ApiProperty({ type: 'integer' }) status!: number;
  @ApiProperty({ type: 'string', description: 'What went wrong, for programs.' }) code!: string;
  @ApiProperty({ type: 'string', description: 'The English sentence.' }) detail!: string;
  @ApiProperty({ type: () => SentenceSchema }) sentence!: SentenceSchema;
  @ApiProperty({ type: () => [FieldProblemSchema], required: false }) errors?: FieldProblemSchema[];
}

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  404: 'It is not there',
  409: 'The journey is not where the command needs it',
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
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemSchema' } } },
      }),
    ),
  );
