import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { unreachable } from '@samspar/kernel';
import { ReadAssociations } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { AssociationsResponse } from './response.js';

@ApiTags('associations')
@Allow('signed-in')
@Controller('api/v1/associations')
export class AssociationsController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  @ApiOperation({ summary: 'The associations (samordningsförbund) as set up, with insatser and districts' })
  @ApiResponse({ status: 200, description: 'The associations.', type: AssociationsResponse })
  @ApiProblems(503)
  async associations(@Req() request: Request): Promise<AssociationsResponse> {
    const asked = new ReadAssociations(callerOf(request));
    return { associations: await this.dispatch.answer(asked, unreachable) };
  }
}
