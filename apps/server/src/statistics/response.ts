import { ApiProperty } from '@nestjs/swagger';
import {
  type Answer,
  type AnswerToExplain,
  type Dimension,
  DIMENSIONS,
  type Measure,
  MEASURES,
  type ShareOf,
  SHARES_OF,
  type CountingUnit,
  UNITS,
} from '@samspar/statistics';
import { Count, DayOrNull, POSITION_EXAMPLE } from '../response.js';

type Cell = Answer['cells'][number];

class MedianResponse {
  @Count({ required: false, description: 'Journeys the median is of.' }) n?: number;
  @Count({ required: false, description: 'Journeys that lack a day.' }) without?: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 0 },
    minItems: 3,
    maxItems: 3,
    nullable: true,
    required: false,
    description: 'First quartile, median and third, in whole days by nearest rank.',
  })
  quartiles?: readonly [number, number, number] | null;
  @ApiProperty({
    type: 'boolean',
    required: false,
    description: 'Hidden by protect=public; there is no value.',
  })
  suppressed?: true;
}

class ShareResponse {
  @Count() numerator!: number;
  @Count() denominator!: number;
  @Count() percent!: number;
}

/** A figure as its table shows it. */
export class FigureResponse extends MedianResponse {
  @Count({ required: false, nullable: true, description: 'The count, or the median in days.' })
  value?: number | null;
  @ApiProperty({ required: false }) share?: ShareResponse;
}

/** Has beside these a code for each dimension of `by`. */
class CellResponse extends FigureResponse implements Omit<Cell, Dimension> {
  @ApiProperty({
    type: 'boolean',
    required: false,
    description: 'Registration began within this part: a series breaks here.',
  })
  break?: true;
  @ApiProperty({ description: 'Where it says why the figure is what it is.' })
  explain!: string;
}
for (const dimension of DIMENSIONS)
  ApiProperty({ type: 'string', required: false })(CellResponse.prototype, dimension);

export class PeriodResponse {
  @ApiProperty({ format: 'date', example: '2024-01-01' }) from!: string;
  @ApiProperty({ format: 'date', example: '2024-12-31' }) to!: string;
}

class ChecksResponse {
  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description: 'Whether what can be checked agrees; null where nothing can.',
    example: true,
  })
  closes!: boolean | null;
  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description: 'Whether the counts of the cells make the total; null where they need not.',
    example: true,
  })
  parts!: boolean | null;
  @ApiProperty({ enum: DIMENSIONS, isArray: true, example: [] }) multiValued!: readonly Dimension[];
  @ApiProperty({ type: 'array', items: { type: 'integer', minimum: 0 }, example: [100] })
  roundedSums!: readonly number[];
}

export class NotRegisteredResponse {
  @ApiProperty() dimension!: string;
  @DayOrNull('2024-01-01') since!: string | null;
  @ApiProperty() reason!: string;
}

const EXPLAIN =
  '/api/v1/statistics/explain?measure=started&from=2024-01-01&to=2024-12-31&by=sex&asKnownAt=2025-02-01T00:00:00.000Z';

/** The answer to a question (docs/statistics.md). */
export class StatisticsResponse extends MedianResponse implements AnswerToExplain {
  @ApiProperty({ enum: MEASURES, example: 'started' }) measure!: Measure;
  @ApiProperty({ enum: UNITS, example: 'journey' }) unit!: CountingUnit;
  @ApiProperty() period!: PeriodResponse;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) asKnownAt!: string;
  @ApiProperty({ description: 'Log position the answer was counted at.', example: POSITION_EXAMPLE })
  position!: string;
  @ApiProperty({ type: 'integer', example: 1 }) definitionVersion!: number;
  @ApiProperty({ enum: DIMENSIONS, isArray: true, example: ['sex'] }) by!: readonly Dimension[];
  // By dimension, a list of codes each: Nest makes no class of a map.
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: { intervention: ['finsam-team', 'novum'] },
  })
  where!: Answer['where'];
  @ApiProperty({ enum: SHARES_OF, example: 'last' }) shareOf!: ShareOf;
  @ApiProperty({ enum: ['split'], required: false }) unknowns?: 'split';
  @ApiProperty({
    type: [CellResponse],
    example: [
      {
        sex: 'woman',
        value: 197,
        share: { numerator: 197, denominator: 352, percent: 56 },
        explain: `${EXPLAIN}&cell=sex:woman`,
      },
      {
        sex: 'man',
        value: 155,
        share: { numerator: 155, denominator: 352, percent: 44 },
        explain: `${EXPLAIN}&cell=sex:man`,
      },
    ] satisfies readonly (Cell & { explain: string })[],
  })
  cells!: readonly CellResponse[];
  @Count({
    nullable: true,
    description: 'The count, or the median; null where nothing is registered.',
    example: 352,
  })
  total!: number | null;
  @ApiProperty({ description: 'Where it says why the total is what it is.', example: EXPLAIN })
  explain!: string;
  @ApiProperty() checks!: ChecksResponse;
  @ApiProperty({ required: false }) notRegistered?: NotRegisteredResponse;
  // Each code has facts of its own, and a rounded sum any of the dimensions: no class lists them.
  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: { code: { type: 'string' } },
      required: ['code'],
      additionalProperties: true,
    },
    example: [],
  })
  notes!: Answer['notes'];
}
