import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Association } from '@samspar/association';
import { Views } from '@samspar/views';
import { ApiProblems, ASSOCIATIONS } from '../openapi-schemas.js';
import { Allow } from '../sign-in/allow.js';

@ApiTags('associations')
@Allow('signed-in')
@Controller('api/v1/associations')
export class AssociationsController {
  constructor(private readonly views: Views) {}

  @Get()
  @ApiOperation({ summary: 'The associations (samordningsförbund) as set up, with insatser and districts' })
  @ApiResponse({
    status: 200,
    description: 'The associations.',
    schema: ASSOCIATIONS,
  })
  @ApiProblems(503)
  associations(): Readonly<{ associations: readonly Association[] }> {
    return { associations: this.views.associations() };
  }
}
