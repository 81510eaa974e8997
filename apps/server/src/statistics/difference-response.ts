import { ApiProperty } from '@nestjs/swagger';
import {
  causeSentence,
  type CellBetween,
  type CountingUnit,
  DIFFERENCE_CAUSES,
  type DifferenceCause,
  type DifferencePart,
  type Dimension,
  DIMENSIONS,
  type FigureDifference,
  type Measure,
  MEASURES,
  UNITS,
} from '@samspar/statistics';
import type { ListedMove } from '@samspar/use-cases';
import { Count, DayOrNull, JOURNEY_ID, POSITION_EXAMPLE, SentenceResponse } from '../response.js';
import { FigureResponse, NotRegisteredResponse, PeriodResponse } from './response.js';

const UNTOLD = ['hidden', 'small', 'notRegistered'] as const;
/** A difference may be negative, unlike a count. */
const MORE = { type: 'integer', required: false } as const;
const CELL = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'The code of each dimension of by; none of the total.',
  example: { sex: 'woman' },
} as const;

/** A figure at one of the two moments. */
class FigureAtResponse extends FigureResponse {
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) asKnownAt!: string;
  @ApiProperty({
    type: 'integer',
    description: 'Of what measures and dimensions mean: which it is counted by.',
    example: 1,
  })
  definitionVersion!: number;
}

class DifferencePartResponse implements DifferencePart {
  @ApiProperty({
    enum: DIFFERENCE_CAUSES,
    isArray: true,
    description: 'The cause; several where their small counts are put together.',
    example: ['late'],
  })
  causes!: readonly DifferenceCause[];
  @Count({ description: 'How much it added.', example: 5 }) in!: number;
  @Count({ description: 'How much it took away.', example: 1 }) out!: number;
  @Count({ required: false, description: 'How many it moved between the cells of the total.' })
  across?: number;
  @Count({ required: false, description: 'Of a median: how many stayed, with other days.' })
  otherDays?: number;
  @ApiProperty({ type: [SentenceResponse], example: [causeSentence('late')] })
  sentences!: readonly SentenceResponse[];
}

class CellDifferenceResponse {
  @ApiProperty(CELL) cell!: CellBetween['cell'];
  @ApiProperty() from!: FigureResponse;
  @ApiProperty() to!: FigureResponse;
  @ApiProperty({ ...MORE, example: 4 }) difference?: number;
  @ApiProperty({ type: [DifferencePartResponse], required: false }) parts?: readonly DifferencePartResponse[];
}

class DefinitionResponse {
  @ApiProperty({ enum: DIFFERENCE_CAUSES, example: 'units' }) cause!: DifferenceCause;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) knownAt!: string;
  @ApiProperty({ description: 'In the log.', example: POSITION_EXAMPLE }) position!: string;
  @ApiProperty({ ...MORE, description: 'How much the figure went up by it.', example: 0 }) more?: number;
  @ApiProperty({ type: SentenceResponse }) sentence!: SentenceResponse;
}

/** Why a figure differs between two moments (docs/statistics.md). */
export class DifferenceResponse {
  @ApiProperty({ enum: MEASURES, example: 'started' }) measure!: Measure;
  @ApiProperty({ enum: UNITS, example: 'journey' }) unit!: CountingUnit;
  @ApiProperty() period!: PeriodResponse;
  @ApiProperty({ description: 'Log position it was counted at.', example: POSITION_EXAMPLE })
  position!: string;
  @ApiProperty({ enum: DIMENSIONS, isArray: true, example: [] }) by!: readonly Dimension[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: {},
  })
  where!: FigureDifference['where'];
  @ApiProperty({ enum: ['none', 'public'], example: 'none' }) protect!: FigureDifference['protect'];
  @ApiProperty({ ...CELL, example: {} }) cell!: FigureDifference['cell'];
  @ApiProperty({ example: { value: 348, asKnownAt: '2025-02-01T00:00:00.000Z', definitionVersion: 1 } })
  from!: FigureAtResponse;
  @ApiProperty({ example: { value: 352, asKnownAt: '2025-06-01T00:00:00.000Z', definitionVersion: 1 } })
  to!: FigureAtResponse;
  @ApiProperty({
    ...MORE,
    description:
      'How much the figure went up; of a median, of how many it is. Absent where one of them is hidden.',
    example: 4,
  })
  difference?: number;
  @ApiProperty({
    type: [DifferencePartResponse],
    required: false,
    description: 'What made the difference: in less out of all of them is it. Absent where untold says why.',
  })
  parts?: readonly DifferencePartResponse[];
  @ApiProperty({
    type: [CellDifferenceResponse],
    description: 'Each cell of the table; none of a cell.',
    example: [],
  })
  cells!: readonly CellDifferenceResponse[];
  @ApiProperty({
    type: [DefinitionResponse],
    description: 'What the association set up otherwise meanwhile.',
    example: [],
  })
  definitions!: readonly DefinitionResponse[];
  @Count({
    required: false,
    description: 'Journeys that were erased meanwhile, which changed nothing: they are counted as before.',
    example: 0,
  })
  erased?: number;
  @ApiProperty({
    enum: UNTOLD,
    required: false,
    description:
      'Why there are no parts: one of the figures is hidden, the parts are small, or there is no figure at one of the moments.',
  })
  untold?: (typeof UNTOLD)[number];
  @ApiProperty({ required: false }) notRegistered?: NotRegisteredResponse;
  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description: 'Whether the parts make the difference; null where there is none to make.',
    example: true,
  })
  closes!: boolean | null;
}

const partSeen = (part: DifferencePart): DifferencePartResponse => ({
  ...part,
  sentences: part.causes.map(causeSentence),
});

/** A difference as the API answers it. */
export const differenceSeen = ({
  parts,
  cells,
  definitions,
  ...told
}: FigureDifference): DifferenceResponse => ({
  ...told,
  ...(parts && { parts: parts.map(partSeen) }),
  cells: cells.map(({ parts: own, ...cell }) => ({ ...cell, ...(own && { parts: own.map(partSeen) }) })),
  definitions: definitions.map((one) => ({ ...one, sentence: causeSentence(one.cause) })),
});

class MovingEventResponse {
  @ApiProperty({ example: 'JourneyStarted' }) type!: string;
  @DayOrNull('2024-03-01') occurredOn!: string | null;
  @ApiProperty({ description: 'In the log.', example: POSITION_EXAMPLE }) position!: string;
  @Count({ required: false, description: 'In the stream of the journey.', example: 2 }) revision?: number;
}

class MoveResponse {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ description: 'The number of the journey.', example: '3F2A-91C0' }) reference!: string;
  @ApiProperty({ format: 'date-time', example: '2025-02-11T08:30:00.000Z' }) knownAt!: string;
  @ApiProperty({ enum: DIFFERENCE_CAUSES, example: 'late' }) cause!: DifferenceCause;
  @ApiProperty({ type: 'integer', description: 'How much the figure went up by it.', example: 1 })
  more!: number;
  @ApiProperty({ type: 'array', items: CELL, description: 'The cells that it left.', example: [] })
  from!: ListedMove['from'];
  @ApiProperty({ type: 'array', items: CELL, description: 'The cells that it came to.' })
  to!: ListedMove['to'];
  @ApiProperty({ required: false }) event?: MovingEventResponse;
}

/** The journeys that made a difference. */
export class MovesResponse {
  @Count({ example: 6 }) total!: number;
  @Count({ example: 1 }) page!: number;
  @Count({ example: 1 }) pages!: number;
  @ApiProperty({ type: [MoveResponse] }) moves!: readonly MoveResponse[];
}

/** One of them as the API answers it. */
export const moveSeen = ({ event, knownAt, ...move }: ListedMove): MoveResponse => ({
  ...move,
  knownAt: new Date(knownAt).toISOString(),
  ...(event && { event }),
});
