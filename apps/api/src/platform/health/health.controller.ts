import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { Database } from '../persistence/database.js';
import { HealthDto, LivenessDto } from './health.dto.js';

@ApiTags('health')
@Controller('api/health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('live')
  @Public('asked by orchestrators before anybody can sign in', { throttled: false })
  @Header('cache-control', 'no-store')
  live(): LivenessDto {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers and has every migration. 503 when degraded. */
  @Get('ready')
  @Public('asked by orchestrators before anybody can sign in', { throttled: false })
  @Header('cache-control', 'no-store')
  ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    return this.state(reply);
  }

  /** The same as ready, for people. */
  @Get()
  @Public('asked by orchestrators before anybody can sign in', { throttled: false })
  @Header('cache-control', 'no-store')
  async state(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    const health = await this.check();
    if (health.status !== 'ok') void reply.status(503);
    return health;
  }

  private async check(): Promise<HealthDto> {
    try {
      const pending = await this.database.pendingMigrations();
      return {
        status: pending.length ? 'degraded' : 'ok',
        database: 'up',
        migrations: pending.length ? 'pending' : 'applied',
      };
    } catch {
      return { status: 'degraded', database: 'down', migrations: 'unknown' };
    }
  }
}
