import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { Database } from '../persistence/database.js';
import { Counters } from '../throttle/counters.js';
import { HealthDto, LivenessDto } from './health.dto.js';

@ApiTags('health')
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly counters: Counters,
  ) {}

  /** The process answers. */
  @Get('live')
  @Public('asked by orchestrators before anybody can sign in', { counts: 'elsewhere' })
  @Header('cache-control', 'no-store')
  live(): LivenessDto {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers and has every migration; 503 when not. Without Redis it is degraded and works. */
  @Get('ready')
  @Public('asked by orchestrators before anybody can sign in', { counts: 'elsewhere' })
  @Header('cache-control', 'no-store')
  ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    return this.state(reply);
  }

  /** The same as ready, for people. */
  @Get()
  @Public('asked by orchestrators before anybody can sign in', { counts: 'elsewhere' })
  @Header('cache-control', 'no-store')
  async state(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    const health = await this.check();
    if (health.migrations !== 'applied') void reply.status(503);
    return health;
  }

  private async check(): Promise<HealthDto> {
    const counters = this.counters.state;
    try {
      const pending = await this.database.pendingMigrations();
      return {
        status: pending.length || counters === 'lost' ? 'degraded' : 'ok',
        database: 'up',
        migrations: pending.length ? 'pending' : 'applied',
        counters,
      };
    } catch {
      return { status: 'degraded', database: 'down', migrations: 'unknown', counters };
    }
  }
}
