import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type SetupRefusal, setupRefusalSentence } from '@samspar/association';
import {
  KeepAuthority,
  KeepUnit,
  MapUnit,
  type Message,
  MoveUnit,
  type Outcome,
  ReadUnknownUnits,
} from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { Problem } from '../problem.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import {
  AliasBody,
  AuthorityBody,
  authorityIn,
  MoveBody,
  moveIn,
  UnitBody,
  unitIn,
} from './organisation-body.js';
import { KeptResponse, UnknownUnitsResponse } from './response.js';

/** The problem of an authority or a unit that is refused; `refusal` holds the facts behind the sentence. */
export const organisationRefused = (refusal: SetupRefusal): Problem =>
  new Problem(422, refusal.code, setupRefusalSentence(refusal), { facts: { refusal } });

/** There is no such association, authority or unit for who asks. */
export const organisationUnknown = (): Problem =>
  new Problem(404, 'OrganisationUnknown', {
    sv: 'Myndigheten eller enheten finns inte i förbundet: gå till listan över myndigheter.',
    en: 'The association has no such authority or unit: go to the list of authorities.',
  });

const ID = { name: 'id', schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' } } as const;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const idIn = (id: string): string => {
  if (id.length <= 60 && SLUG.test(id)) return id;
  throw organisationUnknown();
};

/** The authorities and units of an association, and the units that journeys name and nobody knows. */
@ApiTags('associations')
@Controller('api/v1/associations/:association')
export class OrganisationController {
  constructor(private readonly dispatch: Dispatch) {}

  @Allow('admin')
  @Put('authorities/:id')
  @ApiOperation({ summary: 'An authority as it is to stand: registered, or changed where it differs' })
  @ApiParam({ ...ID, description: 'Id of the authority; a new one is registered under it.' })
  @ApiResponse({ status: 200, description: 'What that took.', type: KeptResponse })
  @ApiProblems(400, 404, 422, 503)
  keepAuthority(
    @Req() request: Request,
    @Param('association') association: string,
    @Param('id') id: string,
    @Body() body: AuthorityBody,
  ): Promise<KeptResponse> {
    return this.#answer(new KeepAuthority(callerOf(request), association, idIn(id), authorityIn(body)));
  }

  @Allow('admin')
  @Put('units/:id')
  @ApiOperation({ summary: 'A unit as it is to stand: registered, or changed where it differs' })
  @ApiParam({ ...ID, description: 'Id of the unit; a new one is registered under it.' })
  @ApiResponse({ status: 200, description: 'What that took.', type: KeptResponse })
  @ApiProblems(400, 404, 422, 503)
  keepUnit(
    @Req() request: Request,
    @Param('association') association: string,
    @Param('id') id: string,
    @Body() body: UnitBody,
  ): Promise<KeptResponse> {
    return this.#answer(new KeepUnit(callerOf(request), association, idIn(id), unitIn(body)));
  }

  @Allow('admin')
  @Put('units/:id/authority')
  @ApiOperation({
    summary:
      'A unit belongs to another authority of its party since a day, or the mistake that it does is corrected',
  })
  @ApiParam({ ...ID, description: 'Id of the unit.' })
  @ApiResponse({ status: 200, description: 'What that took.', type: KeptResponse })
  @ApiProblems(400, 404, 422, 503)
  moveUnit(
    @Req() request: Request,
    @Param('association') association: string,
    @Param('id') id: string,
    @Body() body: MoveBody,
  ): Promise<KeptResponse> {
    return this.#answer(new MoveUnit(callerOf(request), association, idIn(id), moveIn(body)));
  }

  @Allow('office', 'admin')
  @Get('unknown-units')
  @ApiOperation({
    summary: 'Units that journeys name and the register does not know, with how many journeys',
  })
  @ApiResponse({ status: 200, description: 'The most frequent first.', type: UnknownUnitsResponse })
  @ApiProblems(404, 503)
  async unknownUnits(
    @Req() request: Request,
    @Param('association') association: string,
  ): Promise<UnknownUnitsResponse> {
    return { units: await this.#answer(new ReadUnknownUnits(callerOf(request), association)) };
  }

  @Allow('office', 'admin')
  @Put('units/:id/alias')
  @ApiOperation({
    summary: 'A unit is also called this: journeys that say so are counted as its from now on',
  })
  @ApiParam({ ...ID, description: 'Id of the unit.' })
  @ApiResponse({ status: 200, description: 'What that took.', type: KeptResponse })
  @ApiProblems(400, 404, 422, 503)
  nameUnit(
    @Req() request: Request,
    @Param('association') association: string,
    @Param('id') id: string,
    @Body() { alias }: AliasBody,
  ): Promise<KeptResponse> {
    return this.#answer(new MapUnit(callerOf(request), association, alias, idIn(id)));
  }

  #answer<Answer>(message: Message<Outcome<Answer, SetupRefusal>>): Promise<Answer> {
    return this.dispatch.answer(message, organisationRefused, organisationUnknown);
  }
}
