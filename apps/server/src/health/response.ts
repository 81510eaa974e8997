import { ApiProperty } from '@nestjs/swagger';

/** How many events are counted at most: a server that is further behind is as late as one can be. */
export const COUNTED = 1_000;

export class Behind {
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

export class Health {
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
