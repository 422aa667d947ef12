import { ApiProperty } from '@nestjs/swagger';

const HEALTH = ['ok', 'degraded'] as const;
const DATABASE_STATES = ['up', 'down'] as const;
const COUNTER_STATES = ['memory', 'shared', 'lost'] as const;
const MIGRATION_STATES = ['applied', 'pending', 'unknown'] as const;

export class LivenessDto {
  status!: 'ok';
}

export class HealthDto {
  @ApiProperty({ enum: HEALTH, enumName: 'Health' })
  status!: (typeof HEALTH)[number];

  @ApiProperty({ enum: DATABASE_STATES, enumName: 'DatabaseState' })
  database!: (typeof DATABASE_STATES)[number];

  @ApiProperty({ enum: MIGRATION_STATES, enumName: 'MigrationsState' })
  migrations!: (typeof MIGRATION_STATES)[number];

  /** Where requests are counted: in this process, in Redis, or in this process because Redis is gone. */
  @ApiProperty({ enum: COUNTER_STATES, enumName: 'CounterState' })
  counters!: (typeof COUNTER_STATES)[number];
}
