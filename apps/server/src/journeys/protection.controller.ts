import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  type Command,
  EndProtection,
  type Outcome,
  type PersonAnswer,
  type PersonRefusal,
  ProtectIdentity,
} from '@samspar/use-cases';
import type { Request } from 'express';
import { Dispatch } from '../dispatch.js';
import type { Problem } from '../problem.js';
import { ApiProblems } from '../problem-response.js';
import { isOfProtection, journeyNotFound, protectionProblem, problemOfRefusal } from '../refusals.js';
import { JOURNEY_ID, LogPosition } from '../response.js';
import { Allow } from '../sign-in/allow.js';
import { ProtectionEndBody } from './person-body.js';
import { ApiIdempotencyKey, ApiJourneyId } from './resource.js';
import { journeyIdOf, sentBy } from './sent.js';

class ProtectionResponse {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @LogPosition() position!: string;
}

/** What else is refused of a person cannot come of these two. */
const problemOf = (refusal: PersonRefusal): Problem => {
  if (isOfProtection(refusal)) return protectionProblem(refusal);
  return refusal.code === 'CommandIdReused' || refusal.code === 'JourneyIsErased'
    ? problemOfRefusal(refusal)
    : journeyNotFound();
};

/** Protected identity (skyddade personuppgifter) of the person of a journey: set, and ended. */
@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class ProtectionController {
  constructor(private readonly dispatch: Dispatch) {}

  @Post(':id/protection')
  @ApiOperation({ summary: 'Identity protected (skyddade personuppgifter), in all journeys of the person' })
  @ApiJourneyId()
  @ApiIdempotencyKey()
  @ApiResponse({ status: 201, type: ProtectionResponse, description: 'Protected from now on.' })
  @ApiProblems(400, 404, 409, 410, 422, 503)
  protect(@Req() request: Request): Promise<ProtectionResponse> {
    return this.#answer(new ProtectIdentity(sentBy(request), journeyIdOf(request)));
  }

  @Post(':id/protection-end')
  @ApiOperation({ summary: 'Protection ended (hävt skydd), by whoever is responsible for the journey' })
  @ApiJourneyId()
  @ApiIdempotencyKey()
  @ApiResponse({ status: 201, type: ProtectionResponse, description: 'No longer protected.' })
  @ApiProblems(400, 403, 404, 409, 410, 413, 415, 422, 503)
  end(@Req() request: Request, @Body() body: ProtectionEndBody): Promise<ProtectionResponse> {
    return this.#answer(new EndProtection(sentBy(request), journeyIdOf(request), body.reason));
  }

  async #answer(command: Command<Outcome<PersonAnswer, PersonRefusal>>): Promise<ProtectionResponse> {
    const { journey, position } = await this.dispatch.answer(command, problemOf);
    return { journey, position };
  }
}
