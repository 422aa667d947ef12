import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';

/** Milliseconds that a count may take before it is made in memory instead. */
const PATIENCE = 250;

/** How often something happened since its window began, by key. */
export type Counter = Pick<RateLimiterAbstract, 'penalty' | 'reward' | 'delete'>;

/** Where counts stand: in this process alone, in Redis for all, or in this process because Redis is gone. */
export type CountersState = 'memory' | 'shared' | 'lost';

/** Makes counters of fixed windows: shared by all processes through REDIS_URL, in memory without it or while it is gone. */
@Injectable()
export class Counters implements OnApplicationShutdown {
  private readonly redis: Redis | undefined;

  constructor(
    { REDIS_URL }: Config,
    private readonly logger: PinoLogger,
  ) {
    if (REDIS_URL) this.redis = this.connected(REDIS_URL);
  }

  /** `seconds` is the window, which begins with a key's first count. */
  of(keyPrefix: string, seconds: number): Counter {
    // the limit is the asker's to compare with: firms have limits of their own
    const options = { keyPrefix, points: Number.MAX_SAFE_INTEGER, duration: seconds };
    const memory = new RateLimiterMemory(options);
    if (!this.redis) return memory;
    return new RateLimiterRedis({
      ...{ ...options, keyPrefix: `votra:${keyPrefix}` },
      ...{ storeClient: this.redis, insuranceLimiter: memory, rejectIfRedisNotReady: true },
    });
  }

  get state(): CountersState {
    if (!this.redis) return 'memory';
    return this.redis.status === 'ready' ? 'shared' : 'lost';
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  protected connected(url: string): Redis {
    const redis = new Redis(url, {
      enableAutoPipelining: true, // the counts of one request leave together
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: PATIENCE,
      socketTimeout: 4 * PATIENCE,
      connectTimeout: 2_000,
      retryStrategy: (tries) => Math.min(tries * 200, 5_000),
    });
    let reachable = true;
    const tell = (now: boolean, cause?: Error): void => {
      if (now === reachable) return;
      reachable = now;
      if (now) this.logger.info('Redis is back: requests are counted together again');
      else this.logger.warn({ err: cause }, 'Redis is gone: each process counts requests by itself');
    };
    redis.on('ready', () => tell(true));
    redis.on('error', (error: Error) => tell(false, error));
    redis.on('close', () => tell(false));
    return redis;
  }
}
