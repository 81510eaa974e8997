import { ApiProperty } from '@nestjs/swagger';
import type { ReportDocument } from '@samspar/reports';
import type { ReportPlace, ReportPlaceRead, WrittenPlace } from '@samspar/use-cases';
import { AName, AWhole } from '../journeys/fields.js';
import { POSITION_EXAMPLE, SentenceResponse } from '../response.js';
import { PeriodResponse } from '../statistics/response.js';

const LONGEST_TEXT = 20_000;
const MOST_EDITIONS = 1_000_000;
const EDITION_SEEN = 'How often it had been written when it was read: 0 where nothing stood there.';

/** What the office writes in a section of a report. */
export class TextBody {
  @AName(LONGEST_TEXT, { optional: true, description: 'Absent: the text is taken away.' }) text?: string;
  @AWhole(0, MOST_EDITIONS, { description: EDITION_SEEN }) edition!: number;
}

/** What an intervention is expected to come to in a year. */
export class ExpectedBody {
  @AWhole(0, 100_000, { optional: true, description: 'Participants in the year.' }) participants?: number;
  @AWhole(0, 100, { optional: true, description: 'Per cent of those who end, to work or studies.' })
  toWorkOrStudies?: number;
  @AName(LONGEST_TEXT, { optional: true }) text?: string;
  @AWhole(0, MOST_EDITIONS, { description: EDITION_SEEN }) edition!: number;
}

export class WrittenPlaceResponse implements WrittenPlace {
  @ApiProperty({ type: 'integer', description: 'How often it has been written.', example: 1 })
  edition!: number;
  @ApiProperty({ example: POSITION_EXAMPLE }) position!: string;
}

class WordsStepResponse {
  @ApiProperty({ description: 'User id.', example: 'karin' }) by!: string;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T09:00:00.000Z' }) at!: string;
  @ApiProperty({ example: 'Året präglades av …' }) text!: string;
  @ApiProperty({ type: 'integer', nullable: true, required: false, example: 120 }) participants?:
    | number
    | null;
  @ApiProperty({ type: 'integer', nullable: true, required: false, example: 30 }) toWorkOrStudies?:
    | number
    | null;
}

/** A place of a report for the office's own words. */
export class PlaceResponse {
  @ApiProperty({ type: 'integer', description: 'How often it has been written.', example: 1 })
  edition!: number;
  @ApiProperty({ example: 'Året präglades av …' }) text!: string;
  @ApiProperty({ type: 'integer', nullable: true, required: false, example: 120 }) participants?:
    | number
    | null;
  @ApiProperty({ type: 'integer', nullable: true, required: false, example: 30 }) toWorkOrStudies?:
    | number
    | null;
  @ApiProperty({ type: [WordsStepResponse], example: [] }) history!: readonly WordsStepResponse[];
}

export const placeResponse = (
  { written, expected, history }: ReportPlaceRead,
  place: ReportPlace,
): PlaceResponse => ({
  ...('slot' in place ? written : expected),
  history: history.map(({ by, at, text, expected: said }) => ({
    by,
    at: new Date(at).toISOString(),
    text,
    ...(said && { participants: said.participants, toWorkOrStudies: said.toWorkOrStudies }),
  })),
});

class AssociationNamed {
  @ApiProperty({ example: 'stockholm' }) id!: string;
  @ApiProperty({ example: 'Samordningsförbundet Stockholms stad' }) name!: string;
}

class ReportSectionResponse {
  @ApiProperty({ example: 'resultat' }) id!: string;
  @ApiProperty({ example: { sv: 'Avslut och resultat', en: 'Exits and results' } })
  heading!: SentenceResponse;
  @ApiProperty({ enum: [2, 3], example: 2 }) level!: 2 | 3;
  // Each kind has properties of its own: no class lists them.
  @ApiProperty({
    type: 'array',
    description:
      'Its parts in order, by `kind`: `paragraph`, `slot` (the words of the office), `table` (a table as that of /statistics/table), `chart`, `lines`, `not-registered`, `definitions`, `sources`.',
    items: {
      type: 'object',
      properties: { kind: { type: 'string' } },
      required: ['kind'],
      additionalProperties: true,
    },
    example: [],
  })
  blocks!: ReportDocument['sections'][number]['blocks'];
}

/** The report of a year or half of one. */
export class AnnualReportResponse implements ReportDocument {
  @ApiProperty({ example: 'arsredovisning' }) name!: string;
  @ApiProperty({ example: { sv: 'Årsredovisning 2024', en: 'Annual report 2024' } }) title!: SentenceResponse;
  @ApiProperty() association!: AssociationNamed;
  @ApiProperty() period!: PeriodResponse;
  @ApiProperty({ format: 'date-time', example: '2025-02-01T00:00:00.000Z' }) asKnownAt!: string;
  @ApiProperty({ example: POSITION_EXAMPLE }) position!: string;
  @ApiProperty({ type: 'integer', example: 1 }) definitionVersion!: number;
  @ApiProperty({ enum: ['none', 'public'], example: 'none' }) protect!: ReportDocument['protect'];
  @ApiProperty({ required: false, description: 'Id of the release that it is frozen in.' })
  publication?: string;
  // What codes are called, by dimension and code: Nest makes no class of a map.
  @ApiProperty({ type: 'object', additionalProperties: true, example: {} })
  labels!: ReportDocument['labels'];
  @ApiProperty({ type: [ReportSectionResponse], example: [] }) sections!: readonly ReportSectionResponse[];
}
