import { ApiProperty } from '@nestjs/swagger';
import {
  type Dimension,
  DIMENSIONS,
  type ExplainedPart,
  type FigureExplanation,
  figureRule,
  type Measure,
  MEASURES,
  ofCountedSentence,
  partName,
  partSentence,
  REASONS,
  type ShareOf,
  SHARES_OF,
  type CountingUnit,
  UNITS,
} from '@samspar/statistics';
import { Count, POSITION_EXAMPLE, SentenceResponse } from '../response.js';
import { FigureResponse, NotRegisteredResponse, PeriodResponse } from './response.js';

const EXAMPLE = {
  measure: 'started',
  unit: 'journey',
  items: 'journeys',
  protect: 'none',
  cell: { sex: 'woman' },
  where: {},
} as const;
const RULE = figureRule(EXAMPLE);
const OTHERS = { reason: 'otherCode', of: 'sex', count: 155 } as const;
const LEFT_OUT = { part: partName(OTHERS), ...OTHERS, sentence: partSentence(OTHERS, EXAMPLE) };

const OF_COUNTED = ['codeWithheld', 'otherRows', 'personNotKnown'] as const;
type OfCounted = (typeof OF_COUNTED)[number];

/** Some of what was considered. */
class ExplainedPartResponse {
  @ApiProperty({
    description: 'Its name: the reason, and the day or dimension it is about.',
    example: 'otherCode:sex',
  })
  part!: string;
  @ApiProperty({ enum: ['counted', ...REASONS], example: 'otherCode' }) reason!: ExplainedPart['reason'];
  @ApiProperty({ required: false, description: 'The day or the dimension that it is about.', example: 'sex' })
  of?: string;
  @Count({ required: false, description: 'Absent where protection leaves it unsaid.', example: 155 })
  count?: number;
  @ApiProperty({ type: SentenceResponse }) sentence!: SentenceResponse;
}

class OfCountedResponse {
  @ApiProperty({ enum: OF_COUNTED, example: 'personNotKnown' }) of!: OfCounted;
  @Count({ example: 3 }) count!: number;
  @ApiProperty({ type: SentenceResponse }) sentence!: SentenceResponse;
}

/** What a figure was counted from (docs/statistics.md). */
export class ExplanationResponse {
  @ApiProperty({ enum: MEASURES, example: 'started' }) measure!: Measure;
  @ApiProperty({ enum: UNITS, example: 'journey' }) unit!: CountingUnit;
  @ApiProperty() period!: PeriodResponse;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) asKnownAt!: string;
  @ApiProperty({ description: 'Log position it was counted at.', example: POSITION_EXAMPLE })
  position!: string;
  @ApiProperty({ type: 'integer', example: 1 }) definitionVersion!: number;
  @ApiProperty({ enum: DIMENSIONS, isArray: true, example: ['sex'] }) by!: readonly Dimension[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: {},
  })
  where!: FigureExplanation['where'];
  @ApiProperty({ enum: SHARES_OF, example: 'last' }) shareOf!: ShareOf;
  @ApiProperty({ enum: ['split'], required: false }) unknowns?: 'split';
  @ApiProperty({ enum: ['none', 'public'], example: 'none' }) protect!: FigureExplanation['protect'];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'The code of each dimension of by; none of the total.',
    example: { sex: 'woman' },
  })
  cell!: FigureExplanation['cell'];
  @ApiProperty({ description: 'The figure as its table shows it.' }) figure!: FigureResponse;
  @ApiProperty({ description: 'The days that this very figure is counted over.' }) within!: PeriodResponse;
  @ApiProperty({ type: [SentenceResponse], description: 'The rule that it is counted by.', example: RULE })
  rule!: readonly SentenceResponse[];
  @ApiProperty({
    enum: ['journeys', 'contacts'],
    description: 'What was considered one by one.',
    example: 'journeys',
  })
  items!: FigureExplanation['items'];
  @Count({
    required: false,
    description: 'All that was considered: what is counted and what is left out.',
    example: 400,
  })
  considered?: number;
  @Count({
    required: false,
    description: 'What makes the figure; of a median, how many it is of.',
    example: 197,
  })
  counted?: number;
  @ApiProperty({
    type: [ExplainedPartResponse],
    description: 'What is left out, each thing for one reason alone.',
    example: [LEFT_OUT],
  })
  leftOut!: readonly ExplainedPartResponse[];
  @ApiProperty({
    type: [OfCountedResponse],
    description: 'What is to be said of those counted.',
    example: [],
  })
  ofCounted!: readonly OfCountedResponse[];
  @ApiProperty({ required: false }) notRegistered?: NotRegisteredResponse;
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
  notes!: FigureExplanation['notes'];
}

/** An explanation as the API answers it. */
export const explanationSeen = (explanation: FigureExplanation): ExplanationResponse => ({
  ...explanation,
  rule: figureRule(explanation),
  leftOut: explanation.leftOut.map((one) => ({
    part: partName(one),
    ...one,
    sentence: partSentence(one, explanation),
  })),
  ofCounted: OF_COUNTED.flatMap((of) => {
    const count = explanation.ofCounted[of];
    return count === undefined ? [] : [{ of, count, sentence: ofCountedSentence(of) }];
  }),
});
