import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../sign-in/allow.js';
import { HealthReader } from './health-reader.js';
import { Health } from './response.js';

@ApiTags('health')
@Allow('public')
@Controller('api/v1/health')
export class HealthController {
  constructor(private readonly reader: HealthReader) {}

  @Get()
  @ApiOperation({ summary: 'How far the log and the views have come; 503 where the views stand still' })
  @ApiResponse({ status: 200, type: Health, description: 'Views follow the log.' })
  @ApiResponse({ status: 503, type: Health, description: 'Views stand still.' })
  async health(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const health = await this.reader.read();
    if (health.status === 'stopped') response.status(503);
    return health;
  }
}
