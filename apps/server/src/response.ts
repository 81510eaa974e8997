import { ApiProperty } from '@nestjs/swagger';
import type { Sentence } from '@samspar/kernel';

/** What the examples speak of; nobody's. */
export const JOURNEY_ID = '0190f3c2-6a4e-4f0b-9d57-3c1f0a8e5b21';
export const BATCH_ID = '5f0c8a3e-1d2b-5c4d-8e6f-7a9b0c1d2e3f';
export const POSITION_EXAMPLE = '4711';

type CountOptions = Readonly<{
  description?: string;
  example?: number | null;
  nullable?: boolean;
  required?: boolean;
}>;

/** A whole number from 0. */
export const Count = (told: CountOptions = {}): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, ...told });

type OpenOptions = Readonly<{
  description?: string;
  example?: Readonly<Record<string, unknown>>;
  nullable?: boolean;
}>;

/** An object whose properties go with what it tells of, so that no class can list them. */
export const OpenObject = (told: OpenOptions = {}): PropertyDecorator =>
  ApiProperty({ type: 'object', additionalProperties: true, example: {}, ...told });

export const ListOfTexts = (...example: readonly string[]): PropertyDecorator =>
  ApiProperty({ type: [String], example });

/** A day that may be left open. */
export const DayOrNull = (example: string | null): PropertyDecorator =>
  ApiProperty({ type: 'string', format: 'date', nullable: true, example });

/** Where in the log a command was taken in. */
export const LogPosition = (): PropertyDecorator =>
  ApiProperty({
    description: 'Log position, for after= of a query that must see this.',
    example: POSITION_EXAMPLE,
  });

export const Repeated = (): PropertyDecorator =>
  ApiProperty({ description: 'The command had been carried out before.', example: false });

/** A sentence in both languages. */
export class SentenceResponse implements Sentence {
  @ApiProperty() sv!: string;
  @ApiProperty() en!: string;
}
