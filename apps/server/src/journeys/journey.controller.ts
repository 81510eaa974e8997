import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { authoritiesOf } from '@samspar/association';
import { closedOn, consentsLeft, consentStanding, type RegisteredJourney } from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import { ReadJourney, type ShownJourney, withoutSealedText } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { readingBy } from '../caller.js';
import { Clock } from '../clock.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { JourneyResponse } from './response.js';
import { journeyIdOf } from './sent.js';
import { ApiJourneyId } from './resource.js';

const seen = (shown: ShownJourney, today: Day): JourneyResponse => {
  const { id, state, events, association, undisclosed, withheld, isProtected } = shown;
  const { participantId: _participant, contacts: _contacts, notes: _notes, status, ...journey } = state;
  const authorities = authoritiesOf(association);
  const closed = closedOn(state);
  return {
    journey: id,
    ...(!withheld.includes('participation') && { status }),
    ...journey,
    facts: withoutSealedText(state.facts),
    ...(state.facts.waitingOn && { waitingOn: state.facts.waitingOn }),
    ...(closed && { closedOn: closed }),
    isProtected,
    revision: shown.revision,
    undisclosed,
    withheld,
    entries: state.entries.map(({ revision }) => revision),
    consents: consentsLeft(state.consents, authorities),
    consentStanding: state.anonymous ? null : consentStanding(state.consents, authorities, today),
    events: events.map(
      ({ event: { type, occurredOn, data }, recordedAt, actor, authority, isPartial, revision: at }) => ({
        type,
        occurredOn,
        recordedAt: new Date(recordedAt).toISOString(),
        actor,
        ...(authority !== undefined && { authority }),
        revision: at,
        ...(isPartial && { partial: isPartial }),
        data: withoutSealedText(data),
      }),
    ),
  };
};

const STATUSES = ['open', 'waiting', 'accepted', 'declined', 'withdrawn', 'misregistered'] as const;
type ReferralStatus = (typeof STATUSES)[number];

class SentReferral {
  @ApiProperty({
    format: 'uuid',
    description: 'Id of the journey.',
    example: '0b8d3c1e-5d3a-5b1e-9c86-3a1f4c7a2e10',
  })
  journey!: string;
  @ApiProperty({
    required: false,
    description:
      'Id of the insats; absent, as the status, where no consent lets the authority of the sender be told.',
    example: 'finsam-team',
  })
  intervention?: string;
  @ApiProperty({ enum: STATUSES, required: false, example: 'open' }) status?: ReferralStatus;
}

/** How a referral fares; what came after its acceptance is not the sender's affair. */
const statusOf = ({ status, misregistered }: RegisteredJourney): ReferralStatus => {
  if (misregistered) return 'misregistered';
  if (status === 'referred') return 'open';
  return status === 'started' || status === 'ended' ? 'accepted' : status;
};

@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class JourneyController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @ApiOperation({
    summary: 'A journey: its status, its facts and its events, without sealed text',
    description: 'Written to the access log before it is answered.',
  })
  @ApiJourneyId()
  @ApiResponse({
    status: 200,
    description: 'ETag is the revision, for If-Match.',
    type: JourneyResponse,
  })
  @ApiProblems(404, 410, 503)
  async journey(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JourneyResponse> {
    const shown = await this.dispatch.answer(
      new ReadJourney(readingBy(request, 'api'), journeyIdOf(request)),
    );
    response.setHeader('ETag', `"${shown.revision}"`);
    return seen(shown, this.clock.today);
  }

  /** A referral as the one who sent it sees it. */
  @Get(':id/referral')
  @ApiOperation({ summary: 'How a referral fares, for whoever sent it; nothing else of the journey' })
  @ApiJourneyId()
  @ApiResponse({
    status: 200,
    type: SentReferral,
    description: 'ETag is the revision, for If-Match, while the referral can be withdrawn.',
  })
  @ApiProblems(404, 410, 503)
  async sentReferral(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SentReferral> {
    const { id, state, revision, withheld } = await this.dispatch.answer(
      new ReadJourney(readingBy(request, 'api'), journeyIdOf(request), 'referral'),
    );
    if (withheld.includes('participation')) return { journey: id };
    const status = statusOf(state);
    if (status === 'open' || status === 'waiting') response.setHeader('ETag', `"${revision}"`);
    return { journey: id, intervention: state.facts.intervention ?? '', status };
  }
}
