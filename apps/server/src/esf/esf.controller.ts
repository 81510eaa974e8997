import { Body, Controller, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { unreachable } from '@samspar/kernel';
import { FetchEsfList, MakeEsfList, ReadEsfLists } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { sentBy } from '../journeys/sent.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { EsfListBody, esfOrderIn } from './esf-list-body.js';
import { esfListNotFound, esfProblem, sentEsfList } from './esf-file.js';

class MadeListResponse {
  @ApiProperty({ format: 'uuid', example: '0b8d3c1e-5d1f-5c3a-9a71-2f6f0c1d4e77' }) id!: string;
  @ApiProperty({ example: '2026-11' }) month!: string;
  @ApiProperty({ example: 61 }) rows!: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How many of them without a number; null for leads.',
    example: 1,
  })
  withoutNumber!: number | null;
  @ApiProperty({
    description: 'How many others took part that month, by why they are left out; null for leads.',
    type: 'object',
    additionalProperties: { type: 'integer' },
    nullable: true,
    example: { withdrawn: 2 },
  })
  leftOut!: object | null;
  @ApiProperty({
    description: 'How much differs from the list of the month before it, by what; null where there was none.',
    type: 'object',
    additionalProperties: { type: 'integer' },
    nullable: true,
    example: { end: 1 },
  })
  changes!: object | null;
  @ApiProperty({ description: 'Until when it can be fetched.', example: '2026-12-08T09:00:00.000Z' })
  expiresAt!: string;
}

class ListedListResponse extends MadeListResponse {
  @ApiProperty({ example: 'novum' }) intervention!: string;
  @ApiProperty({ example: '2023/00417' }) project!: string;
  @ApiProperty({ example: 'duty' }) ground!: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'AMN 2026-0412' }) reference!: string | null;
  @ApiProperty({ enum: ['current', 'changed', 'follows', 'replaced'], example: 'current' }) standing!: string;
  @ApiProperty({
    description: 'How much it would tell otherwise now, by what.',
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: {},
  })
  differing!: object;
  @ApiProperty({ description: 'User id.', example: '4b1f9a52-2c7e-4d0b-8a41-90c1f27b6f10' }) by!: string;
  @ApiProperty({ example: '2026-12-01T09:00:00.000Z' }) madeAt!: string;
  @ApiProperty({ description: 'Whether whoever made it can still fetch it.', example: true })
  isThere!: boolean;
}

class ListedListsResponse {
  @ApiProperty({ type: [ListedListResponse] }) lists!: readonly ListedListResponse[];
}

const isoOf = (at: number): string => new Date(at).toISOString();

/** The monthly lists of who takes part in what ESF finances: caseworkers of the project owner make them, its leads and auditors see that they were made. */
@ApiTags('esf')
@Allow('caseworker')
@Controller('api/v1/esf-lists')
export class EsfController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @Allow('caseworker', 'team-lead', 'auditor')
  @ApiOperation({ summary: 'The lists to ESF that have been made and how they stand, of no person' })
  @ApiResponse({ status: 200, description: 'The latest month first.', type: ListedListsResponse })
  @ApiProblems(403, 503)
  async esfLists(@Req() request: Request): Promise<ListedListsResponse> {
    const asked = new ReadEsfLists(callerOf(request));
    const { insatser } = await this.dispatch.answer(asked, unreachable, notAllowed);
    return {
      lists: insatser.flatMap(({ lists }) =>
        lists.map((made) => ({
          id: made.list,
          month: made.month,
          rows: made.rows,
          withoutNumber: made.withoutNumber,
          leftOut: made.leftOut,
          changes: made.changes ?? null,
          expiresAt: isoOf(made.expiresAt),
          intervention: made.intervention,
          project: made.project,
          ground: made.ground,
          reference: made.reference ?? null,
          standing: made.standing,
          differing: made.differing,
          by: made.by,
          madeAt: isoOf(made.madeAt),
          isThere: made.isThere,
        })),
      ),
    };
  }

  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A new UUID for each command.' })
  @ApiOperation({ summary: 'The list of a month is made, and can be fetched until it expires' })
  @ApiResponse({ status: 201, description: 'What was made.', type: MadeListResponse })
  @ApiProblems(400, 403, 409, 422, 503)
  async makeEsfList(@Req() request: Request, @Body() body: EsfListBody): Promise<MadeListResponse> {
    const command = new MakeEsfList(sentBy(request), esfOrderIn(body));
    const made = await this.dispatch.answer(command, esfProblem, esfListNotFound);
    const { list: id, month, journeys, withoutNumber, leftOut, changes = null, expiresAt } = made;
    return { id, month, rows: journeys.length, withoutNumber, leftOut, changes, expiresAt: isoOf(expiresAt) };
  }

  @Get(':id')
  @ApiOperation({
    summary: 'A list to ESF, for whoever made it',
    description: 'Written to the access log of each journey in it before it is answered.',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({
    status: 200,
    description: 'A workbook, or CSV where the association has set it so (docs/esf.md).',
    content: {
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
        schema: { type: 'string', format: 'binary', example: 'PK…' },
      },
      'text/csv': { schema: { type: 'string', example: 'Personnummer;Startdatum' } },
    },
  })
  @ApiProblems(403, 404, 410, 503)
  async esfList(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    const asked = new FetchEsfList(callerOf(request), id);
    return sentEsfList(response, await this.dispatch.answer(asked, esfProblem, esfListNotFound));
  }
}
