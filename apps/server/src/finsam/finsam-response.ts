import { ApiProperty } from '@nestjs/swagger';
import { COUNTED_FIGURE_NAMES, type ReportedFigure, STATED_FIGURE_NAMES } from '@samspar/finsam-figures';
import type { FinsamYearRead, StatedYearsRead } from '@samspar/use-cases';

const NAMES = [...STATED_FIGURE_NAMES, ...COUNTED_FIGURE_NAMES];

class FinsamFigureResponse {
  @ApiProperty({ enum: NAMES, example: 'women' }) figure!: string;
  @ApiProperty({ type: String, nullable: true, example: 'finsam-team' }) of!: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 61,
    description: 'Money in öre; null: there is none.',
  })
  value!: number | null;
}

class FinsamChangeResponse extends FinsamFigureResponse {
  @ApiProperty({ type: Number, nullable: true, example: 60, description: 'As it was last reported.' })
  reported!: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-02-12T09:14:07.000Z',
    description: 'As known when; null: it never was.',
  })
  reportedAsKnownAt!: string | null;
}

class FinsamReportResponse {
  @ApiProperty({ example: '2026-02-12T09:15:00.000Z' }) at!: string;
  @ApiProperty({ description: 'User id.', example: '4b1f9a52-2c7e-4d0b-8a41-90c1f27b6f10' }) by!: string;
  @ApiProperty({ example: '2026-02-12T09:14:07.000Z' }) asKnownAt!: string;
  @ApiProperty({ example: '48211' }) position!: string;
  @ApiProperty({ example: 2 }) definitionVersion!: number;
  @ApiProperty({ type: [FinsamFigureResponse] }) figures!: readonly FinsamFigureResponse[];
}

class FinsamStatementResponse {
  @ApiProperty({ example: '2026-02-10T09:15:00.000Z' }) at!: string;
  @ApiProperty({ description: 'User id.', example: '4b1f9a52-2c7e-4d0b-8a41-90c1f27b6f10' }) by!: string;
  @ApiProperty({ example: 'Årsredovisning 2025' }) note!: string;
  @ApiProperty({ type: [FinsamFigureResponse] }) statements!: readonly FinsamFigureResponse[];
}

/** The figures of a year. */
export class FinsamYearResponse {
  @ApiProperty({ example: 2025 }) year!: number;
  @ApiProperty({ example: '2026-02-12T09:14:07.000Z', description: 'Of what is counted.' })
  asKnownAt!: string;
  @ApiProperty({ example: '48211' }) position!: string;
  @ApiProperty({ example: 2 }) definitionVersion!: number;
  @ApiProperty({ example: 4, description: 'Of what is stated; -1: nothing has been.' }) revision!: number;
  @ApiProperty({ description: 'Names just these figures.', example: '9f86d081884c7d65…' }) mark!: string;
  @ApiProperty({ type: [FinsamFigureResponse] }) figures!: readonly FinsamFigureResponse[];
  @ApiProperty({ type: [FinsamChangeResponse] }) changes!: readonly FinsamChangeResponse[];
  @ApiProperty({ type: [FinsamReportResponse], description: 'The latest first.' })
  reports!: readonly FinsamReportResponse[];
  @ApiProperty({ type: [FinsamStatementResponse], description: 'The latest first.' })
  history!: readonly FinsamStatementResponse[];
}

/** What came of a command. */
export class FiguresAnswerResponse {
  @ApiProperty({ example: 2025 }) year!: number;
  @ApiProperty({ example: 5 }) revision!: number;
  @ApiProperty({ example: '48213' }) position!: string;
  @ApiProperty({ example: 1, description: '0: it was no news.' }) events!: number;
}

class StatedFigureResponse extends FinsamFigureResponse {
  @ApiProperty({ example: '2026-02-10T09:15:00.000Z', description: 'When it was last stated.' }) at!: string;
}

class StatedYearResponse {
  @ApiProperty({ example: 2025 }) year!: number;
  @ApiProperty({ type: [StatedFigureResponse] }) figures!: readonly StatedFigureResponse[];
}

class ContributorResponse {
  @ApiProperty({ example: 'region:Region Stockholm' }) id!: string;
  @ApiProperty({ example: 'Region Stockholm' }) name!: string;
}

/** What has been stated of all years. */
export class StatedYearsResponse {
  @ApiProperty({ type: [ContributorResponse] }) contributors!: readonly ContributorResponse[];
  @ApiProperty({ type: [StatedYearResponse] }) years!: readonly StatedYearResponse[];
}

const instant = (at: number): string => new Date(at).toISOString();
const plain = ({ figure, of, value }: ReportedFigure): ReportedFigure => ({ figure, of, value });

export const finsamYearResponse = (read: FinsamYearRead): FinsamYearResponse => ({
  year: read.year,
  ...read.counted,
  revision: read.revision,
  mark: read.mark,
  figures: read.figures.map(plain),
  changes: read.changes.map((one) => ({
    ...plain(one),
    reported: one.reported?.value ?? null,
    reportedAsKnownAt: one.reported?.asKnownAt ?? null,
  })),
  reports: read.reports.map(({ at, by, asKnownAt, position, definitionVersion, figures }) => ({
    at: instant(at),
    by,
    asKnownAt,
    position,
    definitionVersion,
    figures: figures.map(plain),
  })),
  history: read.history.map(({ at, by, note, statements }) => ({
    at: instant(at),
    by,
    note,
    statements: statements.map(plain),
  })),
});

export const statedYearsResponse = ({ contributors, years }: StatedYearsRead): StatedYearsResponse => ({
  contributors: contributors.map(({ id, name }) => ({ id, name: name.sv })),
  years: years.map(({ year, figures }) => ({
    year,
    figures: figures.map((one) => ({ ...plain(one), at: instant(one.at) })),
  })),
});
