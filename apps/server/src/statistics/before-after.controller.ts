import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  type BeforeAndAfter,
  COMPARED,
  type Compared,
  type ComparedAt,
  type ComparedRow,
  type ComparedSex,
  PAIRS_OF_MOMENTS,
  readBeforeAndAfter,
} from '@samspar/statistics';
import { CompareBeforeAfter } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Count, POSITION_EXAMPLE } from '../response.js';
import { Allow } from '../sign-in/allow.js';
import { MomentParameter, QuestionOfWhom } from './question-parameters.js';
import { NotRegisteredResponse, PeriodResponse } from './response.js';
import { positionIn, refusedQuestion, refusedStatistics } from './statistics.controller.js';

const MOMENTS = ['start', 'exit', '6', '12', '24', '36'];

class ComparedRowResponse implements ComparedRow {
  @ApiProperty({ example: 'economic-assistance' }) code!: string;
  @Count({ required: false }) before?: number;
  @Count({ required: false }) after?: number;
  @ApiProperty({ type: 'integer', required: false, example: -20 }) change?: number;
  @ApiProperty({
    type: 'integer',
    required: false,
    nullable: true,
    description: 'The change in whole per cent of those before; null where there were none.',
    example: -18,
  })
  percent?: number | null;
  @ApiProperty({ type: 'boolean', required: false, description: 'Hidden by protect=public.' })
  suppressed?: true;
}

class ComparedSexResponse implements ComparedSex {
  @ApiProperty({ example: 'woman' }) sex!: string;
  @ApiProperty({ type: [ComparedRowResponse], description: 'The same codes as those of all.' })
  rows!: readonly ComparedRow[];
  @Count({ required: false }) n?: number;
  @Count({ required: false }) without?: number;
}

class MoveResponse {
  @ApiProperty({ example: 'economic-assistance' }) before!: string;
  @ApiProperty({ example: 'salary' }) after!: string;
  @Count({ example: 12 }) value!: number;
}

/** Livelihood or occupation of the same journeys at two moments (docs/statistics.md#before-and-after). */
export class BeforeAfterResponse implements BeforeAndAfter {
  @ApiProperty({ enum: COMPARED, example: COMPARED[0] }) of!: Compared;
  @ApiProperty({ enum: MOMENTS, isArray: true, minItems: 2, maxItems: 2, example: ['start', 'exit'] })
  at!: readonly [ComparedAt, ComparedAt];
  @ApiProperty() period!: PeriodResponse;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) asKnownAt!: string;
  @ApiProperty({ description: 'Log position the answer was counted at.', example: POSITION_EXAMPLE })
  position!: string;
  @ApiProperty({ type: 'integer', example: 2 }) definitionVersion!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: { intervention: ['finsam-team'] },
  })
  where!: Answer['where'];
  @ApiProperty({ enum: ['none', 'public'], example: 'none' }) protect!: BeforeAndAfter['protect'];
  @ApiProperty({ type: [ComparedRowResponse], description: 'In the order of the code list.' })
  rows!: readonly ComparedRow[];
  @ApiProperty({ type: [ComparedSexResponse], description: 'The same of each sex that there is.' })
  sexes!: readonly ComparedSex[];
  @ApiProperty({
    type: [MoveResponse],
    required: false,
    description:
      'How many had one code before and another, or the same, after; not told by protect=public, where a table of both is asked for.',
  })
  moves?: readonly MoveResponse[];
  @Count({ required: false, description: 'Of whom both are known.' }) n?: number;
  @Count({ required: false, description: 'Of whom one of them is not.' }) without?: number;
  @ApiProperty({ required: false }) notRegistered?: NotRegisteredResponse;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, example: [] })
  notes!: BeforeAndAfter['notes'];
}

@ApiTags('statistics')
@Allow('caseworker', 'team-lead', 'office', 'auditor')
@Controller('api/v1/statistics/before-after')
export class BeforeAfterController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({
    summary: 'What the same participants lived on, or did, before and after, of those of whom both are known',
  })
  @ApiQuery({ name: 'of', description: 'What is compared.', enum: COMPARED })
  @ApiQuery({
    name: 'at',
    required: false,
    description: 'The two moments: start, exit, or months after the exit; left out: start,exit.',
    enum: PAIRS_OF_MOMENTS,
  })
  @QuestionOfWhom()
  @MomentParameter()
  @ApiResponse({ status: 200, description: 'The comparison.', type: BeforeAfterResponse })
  @ApiProblems(400, 403, 503)
  async compare(@Req() request: Request): Promise<BeforeAfterResponse> {
    const read = readBeforeAndAfter(new URL(request.originalUrl, 'http://localhost').searchParams);
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const asked = new CompareBeforeAfter(callerOf(request), read.comparison, positionIn(read.after));
    return this.dispatch.answer(asked, refusedStatistics);
  }
}
