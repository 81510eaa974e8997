import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { EventStore } from '@samspar/event-store';
import { Settling } from '@samspar/use-cases';
import { VaultDatabase } from '@samspar/vault-database';
import { Following, ProjectionStopped, Views } from '@samspar/views';
import type { Response } from 'express';
import { Clock } from '../clock.js';
import { Allow } from '../sign-in/allow.js';

/** How many events are counted at most: a server that is further behind is as late as one can be. */
const COUNTED = 1_000;

class Behind {
  @ApiProperty({ description: `Events after the views' position, ${COUNTED} at most.`, example: 0 })
  events!: number;
  @ApiProperty({ description: 'True where there are more of them than were counted.', example: false })
  more!: boolean;
  @ApiProperty({
    description: 'Whole seconds since the first of them was recorded; 0 where there is none.',
    example: 0,
  })
  seconds!: number;
}

class Health {
  @ApiProperty({ enum: ['ok', 'behind', 'stopped'], example: 'ok' }) status!: 'ok' | 'behind' | 'stopped';
  @ApiProperty({ type: 'string', description: 'Position of the last event of the log.', example: '4711' })
  log!: string;
  @ApiProperty({
    type: 'string',
    description: 'Position of the last event the views have taken in.',
    example: '4711',
  })
  views!: string;
  @ApiProperty({ type: 'string', description: 'How far the views lag behind, in positions.', example: '0' })
  lag!: string;
  @ApiProperty({ type: Behind, description: 'How far the views lag behind, in events and in time.' })
  behind!: Behind;
  @ApiProperty({
    type: [String],
    description: 'What the system administrator should know of event store, vault and views, in Swedish.',
    example: [],
  })
  warnings!: readonly string[];
  @ApiProperty({ type: 'string', required: false, description: 'Where the projection stopped.' })
  stoppedAt?: string;
}

const NOT_BEHIND: Behind = { events: 0, more: false, seconds: 0 };

const behind = async (store: EventStore, position: bigint, now: number): Promise<Behind> => {
  let events = 0;
  let since = now;
  for await (const page of store.readAll({ after: position, maxCount: COUNTED + 1 })) {
    if (events === 0) since = page[0]?.recordedAt ?? now;
    events += page.length;
  }
  return {
    events: Math.min(events, COUNTED),
    more: events > COUNTED,
    seconds: Math.max(0, Math.floor((now - since) / 1000)),
  };
};

@ApiTags('health')
@Allow('public')
@Controller('api/v1/health')
export class HealthController {
  constructor(
    private readonly store: EventStore,
    private readonly vault: VaultDatabase,
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly following: Following,
    private readonly settling: Settling,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How far the log and the views have come; 503 where the views stand still' })
  @ApiResponse({ status: 200, type: Health, description: 'Views follow the log.' })
  @ApiResponse({ status: 503, type: Health, description: 'Views stand still.' })
  async health(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const { store, views, settling } = this;
    const log = await store.lastPosition();
    const seen = views.position;
    const lag = log > seen ? log - seen : 0n;
    const { stopped, waiting } = this.following;
    if (stopped) response.status(503);
    return {
      status: stopped ? 'stopped' : lag > 0n ? 'behind' : 'ok',
      log: log.toString(),
      views: seen.toString(),
      lag: lag.toString(),
      behind: lag > 0n ? await behind(store, seen, this.clock.now()) : NOT_BEHIND,
      warnings: [
        ...store.warnings(),
        ...this.vault.warnings(),
        ...(settling.lacking ? [settling.lacking.message] : []),
        ...(lag > 0n && waiting ? [waiting] : views.warnings()),
      ],
      ...(stopped instanceof ProjectionStopped && { stoppedAt: stopped.position.toString() }),
    };
  }
}
