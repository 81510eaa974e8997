import { ApiProperty } from '@nestjs/swagger';
import { PUBLICATION_STATUSES, type PublicationStatus } from '@samspar/publications';
import { cellAddress, toExplain } from '@samspar/statistics';
import type { PublicationAnswer, PublicationRead, Rerun } from '@samspar/use-cases';
import { Count, OpenObject, POSITION_EXAMPLE } from '../response.js';
import { StatisticsResponse } from '../statistics/response.js';

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const USER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const MOMENT = '2025-02-01T09:59:59.999Z';
const HASH = '5d'.repeat(32);

const Moment = (): PropertyDecorator => ApiProperty({ type: 'string', format: 'date-time', example: MOMENT });
const Status = (): PropertyDecorator => ApiProperty({ enum: PUBLICATION_STATUSES, example: 'released' });

type Listed = PublicationRead['listed'];

class StepResponse {
  @ApiProperty({ description: 'User id.', example: USER_ID }) by!: string;
  @Moment() at!: string;
  @ApiProperty({
    required: false,
    description: 'Of a release: by another person than the one who proposed it.',
    example: true,
  })
  approved?: boolean;
}

class ListedResponse {
  @ApiProperty({ example: ID }) id!: string;
  @Status() status!: PublicationStatus;
  @ApiProperty({ example: 'Deltagare 2024' }) title!: string;
  @Count({ example: 1 }) tables!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Id of the release whose place it takes.',
    example: null,
  })
  follows!: string | null;
  @ApiProperty({ required: false, format: 'date-time', example: MOMENT }) asKnownAt?: string;
  @ApiProperty({ required: false, description: 'Log position of its figures.', example: POSITION_EXAMPLE })
  position?: string;
  @ApiProperty({ type: [String], description: 'SHA-256 of each table.', example: [HASH] })
  hashes!: readonly string[];
  @ApiProperty({ type: StepResponse }) begun!: StepResponse;
  @ApiProperty({ type: StepResponse, required: false }) proposed?: StepResponse;
  @ApiProperty({ type: StepResponse, required: false }) released?: StepResponse;
  @ApiProperty({ type: StepResponse, required: false }) withdrawn?: StepResponse;
}

export class PublicationsResponse {
  @ApiProperty({ type: [ListedResponse] }) publications!: readonly ListedResponse[];
}

class FrozenTableResponse {
  @ApiProperty({ example: 'Påbörjade deltaganden per kön' }) title!: string;
  @OpenObject({ description: 'The question.' }) query!: object;
  @ApiProperty({ type: String, nullable: true, description: 'Why small counts are shown.', example: null })
  unprotectedBecause!: string | null;
  @ApiProperty({ type: StatisticsResponse, required: false, description: 'Absent of a draft.' })
  answer?: StatisticsResponse;
  @ApiProperty({
    required: false,
    description: 'SHA-256 of the answer, without what `explain` says in it, in the form of RFC 8785.',
    example: HASH,
  })
  hash?: string;
  @OpenObject({ description: 'By dimension, the digest of its codes and what those shown are called.' })
  codes!: object;
}

export class PublicationResponse extends ListedResponse {
  @ApiProperty({ example: 'Fler kvinnor än män påbörjade en insats.' }) text!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What differs from the one it follows.',
    example: null,
  })
  explanation!: string | null;
  @ApiProperty({ type: [String], description: 'Ids of those that follow it.', example: [] })
  followedBy!: readonly string[];
  @ApiProperty({ type: String, nullable: true, example: null }) withdrawnBecause!: string | null;
  @OpenObject({ nullable: true, description: 'The head of the log over what was counted.' })
  head!: object | null;
  @ApiProperty({ type: [FrozenTableResponse] }) frozen!: readonly FrozenTableResponse[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Tables typed by hand, as they were added.',
    example: [],
  })
  typed!: readonly object[];
}

export class PublicationAnswerResponse implements PublicationAnswer {
  @ApiProperty({ example: ID }) publication!: string;
  @Status() status!: PublicationStatus;
  @ApiProperty({ example: POSITION_EXAMPLE }) position!: string;
}

class RerunTableResponse {
  @ApiProperty({ example: 'Påbörjade deltaganden per kön' }) title!: string;
  @ApiProperty({ example: true }) isSame!: boolean;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', properties: { code: { type: 'string' } }, additionalProperties: true },
    description: 'frozenResult, definition, log, codeLists, question or program.',
    example: [],
  })
  why!: readonly object[];
  @ApiProperty({
    type: 'array',
    nullable: true,
    items: { type: 'object', additionalProperties: true },
    description:
      'Cell by cell; null where nothing was counted, or where it would tell what a protected identity hides.',
    example: [],
  })
  differences!: readonly object[] | null;
}

export class RerunResponse {
  @ApiProperty({ example: ID }) publication!: string;
  @ApiProperty({ example: true }) isSame!: boolean;
  @ApiProperty({ type: [RerunTableResponse] }) tables!: readonly RerunTableResponse[];
}

const step = (one: Readonly<{ by: string; at: number; approved?: boolean }>): StepResponse => ({
  by: one.by,
  at: new Date(one.at).toISOString(),
  ...(one.approved !== undefined && { approved: one.approved }),
});

const listedFields = (listed: Listed) => {
  const { id, status, title, tables, follows, figures, begun, proposed, released, withdrawn } = listed;
  return {
    id,
    status,
    title,
    tables,
    follows,
    ...(figures && { asKnownAt: figures.asKnownAt, position: figures.position }),
    hashes: figures?.hashes ?? [],
    begun: step(begun),
    ...(proposed && { proposed: step(proposed) }),
    ...(released && { released: step(released) }),
    ...(withdrawn && { withdrawn: step(withdrawn) }),
  };
};

export const listedResponse = (listed: Listed): ListedResponse => listedFields(listed);

/** Where a figure of a table is explained; `place` from 0. */
const explained = (id: string, place: number, cell: string): string =>
  [`/api/v1/publications/${id}/tables/${place}/explain`, ...(cell === '' ? [] : [cell])].join('?');

export const publicationResponse = ({
  publication,
  listed,
  later,
}: PublicationRead): PublicationResponse => ({
  ...listedFields(listed),
  text: publication.text,
  explanation: publication.follows?.explanation ?? null,
  followedBy: later.map(({ id }) => id),
  withdrawnBecause: publication.withdrawnBecause,
  head: publication.figures?.head ?? null,
  typed: publication.typed,
  frozen:
    publication.figures?.tables.map(({ answer, ...table }, place) => ({
      ...table,
      answer: toExplain(answer, (cell) => explained(listed.id, place, cellAddress(answer.by, cell))),
    })) ?? publication.asked.map((table) => ({ ...table, codes: {} })),
});

export const rerunResponse = ({ publication, isSame, tables }: Rerun): RerunResponse => ({
  publication,
  isSame,
  tables,
});
