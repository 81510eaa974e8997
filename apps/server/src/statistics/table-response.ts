import { ApiProperty } from '@nestjs/swagger';
import {
  type Answer,
  type CountingUnit,
  type Dimension,
  DIMENSIONS,
  type Measure,
  MEASURES,
  type PercentOf,
  PERCENTS_OF,
  type TableToExplain,
  UNITS,
} from '@samspar/statistics';
import { ListOfTexts, POSITION_EXAMPLE, SentenceResponse } from '../response.js';
import { BeforeAfterResponse } from './before-after.controller.js';
import { FigureResponse, NotRegisteredResponse, PeriodResponse } from './response.js';

const NAMED = { sv: 'Avslut och resultat', en: 'Exits and results' };

/** Each code has facts of its own: no class lists them. */
const NotesOfAnswer = (): PropertyDecorator =>
  ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: { code: { type: 'string' } },
      required: ['code'],
      additionalProperties: true,
    },
    example: [],
  });

class TableCellResponse extends FigureResponse {
  @ApiProperty({ required: false, description: 'What it is compared with.' }) before?: FigureResponse;
  @ApiProperty({
    type: 'integer',
    required: false,
    description: 'What it is now less what it is compared with, where both are shown.',
  })
  difference?: number;
  @ApiProperty({ required: false, description: 'Where it says why the figure is what it is.' })
  explain?: string;
}

class TableColumnResponse {
  @ApiProperty({
    type: [String],
    description: 'A code for each dimension of `columnsBy`; fewer are a subtotal, none is the total.',
    example: ['woman'],
  })
  codes!: readonly string[];
  @ApiProperty({ type: 'boolean', required: false, description: 'A series breaks here.' }) break?: true;
}

class TableRowResponse {
  @ApiProperty({ enum: MEASURES, example: 'ended' }) measure!: Measure;
  @ApiProperty({
    type: [String],
    description: 'A code for each dimension of `rowsBy`; fewer are a subtotal, none is the total.',
    example: ['work-or-studies'],
  })
  codes!: readonly string[];
  @ApiProperty({
    type: [TableCellResponse],
    description: 'As many as there are columns, in their order.',
    example: [{ value: 28, share: { numerator: 28, denominator: 197, percent: 14 } }],
  })
  cells!: readonly TableCellResponse[];
  @ApiProperty({ type: 'boolean', required: false, description: 'A series breaks here.' }) break?: true;
}

class ComparedFiguresResponse {
  @ApiProperty() period!: PeriodResponse;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) asKnownAt!: string;
  @ApiProperty({ required: false }) notRegistered?: NotRegisteredResponse;
  @NotesOfAnswer() notes!: Answer['notes'];
}

class TableChecksResponse {
  @ApiProperty({ type: 'boolean', nullable: true, example: true }) closes!: boolean | null;
  @ApiProperty({ type: 'boolean', nullable: true, example: true }) parts!: boolean | null;
  @ApiProperty({ enum: DIMENSIONS, isArray: true, example: [] }) multiValued!: readonly Dimension[];
}

/** A table of rows and columns (docs/statistics.md#crossed-tables). */
export class TableResponse implements TableToExplain {
  @ApiProperty({ enum: MEASURES, isArray: true, example: ['ended'] }) measures!: readonly Measure[];
  @ApiProperty({ enum: UNITS, example: 'journey' }) unit!: CountingUnit;
  @ApiProperty() period!: PeriodResponse;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) asKnownAt!: string;
  @ApiProperty({ description: 'Log position the table was counted at.', example: POSITION_EXAMPLE })
  position!: string;
  @ApiProperty({ type: 'integer', example: 1 }) definitionVersion!: number;
  @ApiProperty({ enum: DIMENSIONS, isArray: true, example: ['exitGroup'] }) rowsBy!: readonly Dimension[];
  @ApiProperty({ enum: DIMENSIONS, isArray: true, example: ['sex'] }) columnsBy!: readonly Dimension[];
  // By dimension, a list of codes each: Nest makes no class of a map.
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: {},
  })
  where!: Answer['where'];
  @ApiProperty({ enum: PERCENTS_OF, example: 'column' }) percentOf!: PercentOf;
  @ApiProperty({ enum: ['split'], required: false }) unknowns?: 'split';
  @ApiProperty({ enum: ['none', 'public'], example: 'none' }) protect!: TableToExplain['protect'];
  @ApiProperty({ required: false }) comparedWith?: ComparedFiguresResponse;
  @ApiProperty({ type: [TableColumnResponse], example: [{ codes: ['woman'] }, { codes: [] }] })
  columns!: readonly TableColumnResponse[];
  @ApiProperty({ type: [TableRowResponse], example: [] }) rows!: readonly TableRowResponse[];
  @ApiProperty() checks!: TableChecksResponse;
  @ApiProperty({ required: false }) notRegistered?: NotRegisteredResponse;
  @NotesOfAnswer() notes!: Answer['notes'];
}

class ReportTableResponse {
  @ApiProperty({ example: 'resultat' }) id!: string;
  @ApiProperty({ example: NAMED }) title!: SentenceResponse;
  @ApiProperty({ type: () => TableResponse, required: false, description: 'Of rows and columns.' })
  table?: TableResponse;
  @ApiProperty({
    type: () => BeforeAfterResponse,
    required: false,
    description: 'Of the same participants at two moments; in place of `table`.',
  })
  comparison?: BeforeAfterResponse;
  @ListOfTexts('61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier.')
  sentences!: readonly string[];
}

/** A ready report (docs/statistics.md#ready-reports). */
export class ReportResponse {
  @ApiProperty({ example: 'resultat' }) name!: string;
  @ApiProperty({ example: NAMED }) title!: SentenceResponse;
  @ApiProperty({ type: [ReportTableResponse], example: [] }) tables!: readonly ReportTableResponse[];
}

class ReportTableNamed {
  @ApiProperty({ example: 'resultat' }) id!: string;
  @ApiProperty({ example: NAMED }) title!: SentenceResponse;
}

/** A report that there is. */
export class ReportNamedResponse {
  @ApiProperty({ example: 'resultat' }) name!: string;
  @ApiProperty({ example: NAMED }) title!: SentenceResponse;
  @ApiProperty({ example: NAMED }) about!: SentenceResponse;
  @ApiProperty({ description: 'True where it is of one insats, which `where` names.', example: false })
  isOfOne!: boolean;
  @ApiProperty({ type: [ReportTableNamed], example: [] }) tables!: readonly ReportTableNamed[];
}
