import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RegisteredJourney } from '@samspar/casework';
import { ReadJourney } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { readingBy } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { journeyIdOf } from './sent.js';

const STATUSES = ['open', 'waiting', 'accepted', 'declined', 'withdrawn', 'misregistered'] as const;
type ReferralStatus = (typeof STATUSES)[number];

class SentReferral {
  @ApiProperty({
    format: 'uuid',
    description: 'Id of the journey.',
    example: '0b8d3c1e-5d3a-5b1e-9c86-3a1f4c7a2e10',
  })
  journey!: string;
  @ApiProperty({ description: 'Id of the insats.', example: 'finsam-team' }) intervention!: string;
  @ApiProperty({ enum: STATUSES, example: 'open' }) status!: ReferralStatus;
}

/** How a referral fares; what came after its acceptance is not the sender's affair. */
const statusOf = ({ status, misregistered }: RegisteredJourney): ReferralStatus => {
  if (misregistered) return 'misregistered';
  if (status === 'referred') return 'open';
  return status === 'started' || status === 'ended' ? 'accepted' : status;
};

/** A referral as the one who sent it sees it. */
@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class SentReferralController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get(':id/referral')
  @ApiOperation({ summary: 'How a referral fares, for whoever sent it; nothing else of the journey' })
  @ApiParam({ name: 'id', description: 'Id of the journey.', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({
    status: 200,
    type: SentReferral,
    description: 'ETag is the revision, for If-Match, while the referral can be withdrawn.',
  })
  @ApiProblems(404, 503)
  async sentReferral(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SentReferral> {
    const { id, state, revision } = await this.dispatch.answer(
      new ReadJourney(readingBy(request, 'api'), journeyIdOf(request), 'referral'),
    );
    const status = statusOf(state);
    if (status === 'open' || status === 'waiting') response.setHeader('ETag', `"${revision}"`);
    return { journey: id, intervention: state.facts.intervention ?? '', status };
  }
}
