import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProjectionStopped } from '@samspar/views';
import type { Response } from 'express';
import { Following } from '../following.js';
import type { Installation } from '../installation.js';
import { INSTALLATION } from '../token.js';

class Health {
  @ApiProperty({ enum: ['ok', 'behind', 'stopped'] }) status!: 'ok' | 'behind' | 'stopped';
  @ApiProperty({ type: 'string', description: 'Position of the last event of the log.' }) log!: string;
  @ApiProperty({ type: 'string', description: 'Position of the last event the views have taken in.' })
  views!: string;
  @ApiProperty({ type: 'string', description: 'How far the views lag behind, in positions.' }) lag!: string;
  @ApiProperty({ type: 'string', required: false, description: 'Where the projection stopped.' })
  stoppedAt?: string;
}

@ApiTags('health')
@Controller('api/v1/health')
export class HealthController {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly following: Following,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How far the log and the views have come; 503 where the views stand still' })
  @ApiResponse({ status: 200, type: Health, description: 'Views follow the log.' })
  @ApiResponse({ status: 503, type: Health, description: 'Views stand still.' })
  async health(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const { store, views } = this.installation;
    const log = await store.lastPosition();
    const seen = views.position;
    const lag = log > seen ? log - seen : 0n;
    const { stopped } = this.following;
    if (stopped) response.status(503);
    return {
      status: stopped ? 'stopped' : lag > 0n ? 'behind' : 'ok',
      log: log.toString(),
      views: seen.toString(),
      lag: lag.toString(),
      ...(stopped instanceof ProjectionStopped && { stoppedAt: stopped.position.toString() }),
    };
  }
}
