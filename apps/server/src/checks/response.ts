import { ApiProperty } from '@nestjs/swagger';
import {
  type CheckedPart,
  CHECKED_PARTS,
  type CheckResult,
  CHECK_RESULTS,
  type Pattern,
  PATTERNS,
} from '@samspar/access';
import type { CheckRead, MonthToCheck } from '@samspar/use-cases';
import { ACode } from '../journeys/fields.js';
import { Count, JOURNEY_ID } from '../response.js';

const USER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const MOMENT = '2026-06-15T10:00:00.000Z';
const STATUSES = ['none', 'begun', 'recorded'] as const;

const Moment = (): PropertyDecorator => ApiProperty({ type: 'string', format: 'date-time', example: MOMENT });
const moment = (at: number): string => new Date(at).toISOString();

class RecordedResponse {
  @ApiProperty({ description: 'User id.', example: USER_ID }) actor!: string;
  @Moment() at!: string;
}

class MonthResponse {
  @ApiProperty({ example: '2026-05' }) month!: string;
  @ApiProperty({ enum: STATUSES, example: 'begun' }) status!: (typeof STATUSES)[number];
  @ApiProperty({ description: 'The next month has ended too.', example: false }) isLate!: boolean;
  @ApiProperty({ type: RecordedResponse, required: false }) recorded?: RecordedResponse;
}

export class MonthsResponse {
  @ApiProperty({ type: [MonthResponse] }) months!: readonly MonthResponse[];
}

class SeenResponse {
  @Moment() from!: string;
  @Moment() to!: string;
  @Count({ example: 3 }) readings!: number;
  @ApiProperty({ description: 'The only journey.', required: false, example: JOURNEY_ID }) journey?: string;
}

class FindingResponse {
  @ApiProperty({ enum: PATTERNS, example: 'otherInsats' }) pattern!: Pattern;
  @ApiProperty({ description: 'User id.', example: USER_ID }) reader!: string;
  @Count({ description: 'How many different journeys were opened.', example: 1 }) journeys!: number;
  @ApiProperty({
    type: SeenResponse,
    required: false,
    description:
      'Which readings; of what a name told nothing, for with the reader it would tell whom they are about.',
  })
  seen?: SeenResponse;
}

class DrawnResponse {
  @ApiProperty({ description: 'User id.', example: USER_ID }) actor!: string;
  @Moment() at!: string;
  @ApiProperty({ description: 'The page, or the API.', example: 'case' }) on!: string;
  @ApiProperty({ description: 'By what right.', example: 'assigned' }) reason!: string;
  @Count({ description: 'How many journeys were shown.', example: 1 }) journeys!: number;
  @ApiProperty({ description: 'The only one, or one of them.', example: JOURNEY_ID }) journey!: string;
}

class PartResponse {
  @ApiProperty({ enum: CHECKED_PARTS, example: 'sample' }) part!: CheckedPart;
  @Count({ example: 20 }) lookedAt!: number;
  @ApiProperty({ enum: CHECK_RESULTS, example: 'nothingToRemark' }) result!: CheckResult;
}

export class CheckResponse {
  @ApiProperty({ example: '2026-05' }) month!: string;
  @ApiProperty({ enum: STATUSES, example: 'begun' }) status!: (typeof STATUSES)[number];
  @Count({ description: 'How many readings the month has.', example: 412 }) readings!: number;
  @ApiProperty({
    description: 'Your own readings are among them: somebody else records the check.',
    example: false,
  })
  isOfOneself!: boolean;
  @ApiProperty({
    description:
      'Readings of an insats that you have worked in yourself, then or within the year before, are among them: somebody else records the check.',
    example: false,
  })
  isOfOwnWork!: boolean;
  @ApiProperty({ type: [FindingResponse] }) findings!: readonly FindingResponse[];
  @ApiProperty({ type: [DrawnResponse], description: 'None before it is drawn.' })
  sample!: readonly DrawnResponse[];
  @ApiProperty({ type: [PartResponse], description: 'As it was last recorded.' })
  parts!: readonly PartResponse[];
  @ApiProperty({ type: RecordedResponse, required: false }) recorded?: RecordedResponse;
}

const Result = (): PropertyDecorator => ACode(CHECK_RESULTS, { optional: true });

/** What came of each part in which something was found. */
export class ResultsBody implements Partial<Record<CheckedPart, CheckResult>> {
  @Result() emergency?: CheckResult;
  @Result() otherInsats?: CheckResult;
  @Result() afterHandOver?: CheckResult;
  @Result() protected?: CheckResult;
  @Result() namesake?: CheckResult;
  @Result() colleague?: CheckResult;
  @Result() manyInARow?: CheckResult;
  @Result() outsideHours?: CheckResult;
  @Result() sample?: CheckResult;
}

const recordedOf = ({ recorded }: Pick<MonthToCheck, 'recorded'>) =>
  recorded && { recorded: { actor: recorded.actor, at: moment(recorded.at) } };

export const monthResponse = ({ month, status, isLate, recorded }: MonthToCheck): MonthResponse => ({
  month,
  status,
  isLate,
  ...recordedOf({ recorded }),
});

export const checkOf = ({
  month,
  check,
  readings,
  notBy,
  findings,
  sample,
  recorded,
}: CheckRead): CheckResponse => ({
  month,
  status: check.status,
  readings,
  isOfOneself: notBy === 'OwnReadings',
  isOfOwnWork: notBy === 'OwnWork',
  findings: findings.map(({ pattern, reader, journeys, seen }) => ({
    pattern,
    reader,
    journeys,
    ...(seen && { seen: { ...seen, from: moment(seen.from), to: moment(seen.to) } }),
  })),
  sample: sample.map(({ actor, knownAt, on, reason, count, journey }) => ({
    actor,
    at: moment(knownAt),
    on,
    reason,
    journeys: count,
    journey: journey.id,
  })),
  parts: check.status === 'none' ? [] : check.parts,
  ...recordedOf({ recorded }),
});
