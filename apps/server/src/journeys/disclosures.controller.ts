import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Grounded } from '@samspar/casework';
import {
  AUDIT_GROUND,
  type AuditGround,
  codesOf,
  CORRECTION_REASON,
  type CorrectionReason,
} from '@samspar/codes';
import { ReadGivenOut } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf, positionIn } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { problemOfRefusal } from '../refusals.js';
import { Count, JOURNEY_ID, ListOfTexts } from '../response.js';
import { Allow } from '../sign-in/allow.js';
import { notAllowed } from '../sign-in/refusals.js';
import { pageNumber } from '@samspar/pages';

class DisclosureAnnulledResponse {
  @ApiProperty({ description: 'User id.', example: JOURNEY_ID }) by!: string;
  @ApiProperty({ format: 'date-time', example: '2024-02-11T08:03:00.000Z' }) recordedAt!: string;
  @ApiProperty({ type: 'string', enum: codesOf(CORRECTION_REASON), example: 'entry-error' })
  reason!: CorrectionReason;
  @ApiProperty({ description: 'Whether it was told anew: as a disclosure of its own.', example: false })
  isCorrected!: boolean;
}

class DisclosureResponse implements Grounded {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ description: 'The number of the journey.', example: '3F2A-91C0' }) reference!: string;
  @ApiProperty({ type: 'string', example: 'necessary' }) ground!: Grounded['ground'];
  @ApiProperty({
    description:
      'Id of the authority that gives out; `(protected)` where the identity of the person is protected.',
    example: 'socialnamnden',
  })
  giver!: string;
  @ApiProperty({ description: 'Id of the authority that is told, likewise.', example: 'forsakringskassan' })
  receiver!: string;
  @ListOfTexts('participation') kinds!: Grounded['kinds'];
  @ApiProperty({ example: '2024-02-10' }) validFrom!: string;
  @ApiProperty({ required: false, example: '2024-06-30' }) expiresOn?: string;
  @ApiProperty({ format: 'date-time', example: '2024-02-10T09:12:00.000Z' }) recordedAt!: string;
  @ApiProperty({ description: 'User id of whoever registered it.', example: JOURNEY_ID }) by!: string;
  @ApiProperty({
    type: DisclosureAnnulledResponse,
    nullable: true,
    description: 'Who said since that it was wrong, when and why: nothing is told by it any more.',
    example: null,
  })
  annulled!: DisclosureAnnulledResponse | null;
}

class IdentifiedResponse {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ description: 'The number of the journey.', example: '3F2A-91C0' }) reference!: string;
  @ApiProperty({ format: 'date-time', example: '2024-02-10T09:12:00.000Z' }) shownAt!: string;
  @ApiProperty({ description: 'User id of the auditor.', example: JOURNEY_ID }) to!: string;
  @ApiProperty({
    enum: ['member-audit', 'state-audit'],
    description: 'On whose behalf: a member, or Riksrevisionen.',
    example: 'state-audit',
  })
  reason!: string;
  @ApiProperty({ type: 'string', enum: codesOf(AUDIT_GROUND), example: 'source-check' }) ground!: AuditGround;
}

class DisclosuresResponse {
  @Count({ example: 1 }) total!: number;
  @Count({ example: 1 }) page!: number;
  @Count({ example: 1 }) pages!: number;
  @Count({
    description: 'How many an authority’s own register leaves out: the person has a protected identity.',
    example: 0,
  })
  leftOut!: number;
  @ApiProperty({ type: [DisclosureResponse], description: 'The last registered first.' })
  disclosures!: readonly DisclosureResponse[];
  @ApiProperty({
    type: [IdentifiedResponse],
    description: 'Auditors who have been told whom a journey is about in the last year, the last first.',
    example: [],
  })
  identified!: readonly IdentifiedResponse[];
}

/** The register of what has been given out without consent. */
@ApiTags('journeys')
@Allow('team-lead', 'auditor')
@Controller('api/v1/disclosures')
export class DisclosuresController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({
    summary:
      'What has been given out without consent: by the authority of a team lead, or for an auditor by all',
  })
  @ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1 } })
  @ApiQuery({ name: 'after', required: false, description: 'Log position that the answer has to have seen.' })
  @ApiResponse({ status: 200, type: DisclosuresResponse })
  @ApiProblems(503)
  async disclosures(@Req() request: Request): Promise<DisclosuresResponse> {
    const { page, after } = request.query;
    const asked = new ReadGivenOut(callerOf(request), pageNumber(page), positionIn(after));
    const { listed, identified } = await this.dispatch.answer(asked, problemOfRefusal, notAllowed);
    const { lines, ...of } = listed;
    return {
      ...of,
      disclosures: lines.map(({ number: _number, revision: _revision, recordedAt, annulled, ...line }) => ({
        ...line,
        recordedAt: new Date(recordedAt).toISOString(),
        annulled: annulled ? { ...annulled, recordedAt: new Date(annulled.recordedAt).toISOString() } : null,
      })),
      identified: identified.map(({ id, reference, knownAt, actor, reason, ground }) => ({
        journey: id,
        reference,
        shownAt: new Date(knownAt).toISOString(),
        to: actor,
        reason,
        ground,
      })),
    };
  }
}
