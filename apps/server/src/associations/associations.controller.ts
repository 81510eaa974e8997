import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Views } from '@samspar/views';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { AssociationsResponse } from './response.js';

@ApiTags('associations')
@Allow('signed-in')
@Controller('api/v1/associations')
export class AssociationsController {
  constructor(private readonly views: Views) {}

  @Get()
  @ApiOperation({ summary: 'The associations (samordningsförbund) as set up, with insatser and districts' })
  @ApiResponse({ status: 200, description: 'The associations.', type: AssociationsResponse })
  @ApiProblems(503)
  associations(): AssociationsResponse {
    return { associations: this.views.associations() };
  }
}
