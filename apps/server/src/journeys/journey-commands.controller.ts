import { Body, Controller, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { nameBasedId } from '@samspar/event-store';
import { ChangeJourney, type Command, type JourneyAnswer, type Outcome, Refer } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { Dispatch } from '../dispatch.js';
import { bodyInvalid } from '../problem.js';
import { answerOrProblem, type KnownRefusal, problemOfRefusal } from '../refusals.js';
import { Allow } from '../sign-in/allow.js';
import { FactValues } from './correction-body.js';
import { ReferralBody } from './referral-body.js';
import { FactRoute, NewJourney } from './resource.js';
import { JOURNEY_RESOURCES, type JourneyResource, referralTold } from './resources.js';
import { CommandResponse } from './response.js';
import { expectedOf, journeyIdOf, sentBy } from './sent.js';

/** What is told of journeys: a new one, and each fact of one that exists at an address of its own. */
@ApiTags('journeys')
@ApiExtraModels(FactValues)
@Allow('caseworker')
@Controller('api/v1/journeys')
export class JourneyCommandsController {
  constructor(private readonly dispatch: Dispatch) {}

  @NewJourney('Referral (anmälan)')
  async refer(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body() body: ReferralBody,
  ): Promise<CommandResponse> {
    const sent = sentBy(request);
    const answer = await this.#answer(
      response,
      new Refer(sent, nameBasedId('journey', sent.commandId), referralTold(body)),
    );
    response.setHeader('Location', `/api/v1/journeys/${answer.journey}`);
    return answer;
  }

  async tell(
    request: Request,
    response: Response,
    { problems, told }: JourneyResource,
    body: object,
  ): Promise<CommandResponse> {
    const journey = journeyIdOf(request);
    const sent = sentBy(request);
    const expected = expectedOf(request);
    const found = problems?.(body) ?? [];
    if (found.length > 0) throw bodyInvalid(found);
    return this.#answer(response, new ChangeJourney(sent, journey, expected, told(body)));
  }

  async #answer(
    response: Response,
    command: Command<Outcome<JourneyAnswer, KnownRefusal>>,
  ): Promise<CommandResponse> {
    const outcome = await this.dispatch.send(command);
    const answer = answerOrProblem(outcome, problemOfRefusal);
    response.setHeader('ETag', `"${answer.revision}"`);
    return { ...answer, repeated: outcome.outcome === 'repeated' };
  }
}

/** Gives the controller a method for a resource, as if it were written out with its decorators. */
const route = (name: string, resource: JourneyResource): void => {
  const { prototype } = JourneyCommandsController;
  const methods = {
    [name](this: JourneyCommandsController, request: Request, response: Response, body: object) {
      return this.tell(request, response, resource, body);
    },
  };
  const descriptor = { value: methods[name], writable: true, configurable: true };
  Object.defineProperty(prototype, name, descriptor);
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
  Body()(prototype, name, 2);
  Reflect.defineMetadata('design:paramtypes', [Object, Object, resource.body], prototype, name);
  FactRoute(resource.noun, resource.summary)(prototype, name, descriptor);
};

for (const [name, resource] of Object.entries(JOURNEY_RESOURCES)) route(name, resource);
