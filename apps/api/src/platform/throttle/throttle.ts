import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';

const MINUTE = 60;
const HOUR = 3_600;

/** Counts requests per person and per address, in fixed windows. */
@Injectable()
export class Throttle {
  private readonly burst: RateLimiterMemory;
  private readonly sustained: RateLimiterMemory;
  private readonly strangers: RateLimiterMemory;
  private readonly signIns: RateLimiterMemory;

  constructor(config: Config) {
    this.burst = new RateLimiterMemory({
      keyPrefix: 'burst',
      points: config.THROTTLE_PER_MINUTE,
      duration: MINUTE,
    });
    this.sustained = new RateLimiterMemory({
      keyPrefix: 'hour',
      points: config.THROTTLE_PER_HOUR,
      duration: HOUR,
    });
    this.strangers = new RateLimiterMemory({
      keyPrefix: 'anonymous',
      points: config.THROTTLE_ANONYMOUS_PER_HOUR,
      duration: HOUR,
    });
    this.signIns = new RateLimiterMemory({ keyPrefix: 'sign-in', points: 10, duration: 15 * MINUTE });
  }

  async signedIn(userId: string): Promise<void> {
    await consume(this.burst, userId);
    await consume(this.sustained, userId);
  }

  /** One address without a sign-in. */
  async anonymous(ip: string): Promise<void> {
    await consume(this.strangers, ip);
  }

  /** Failed sign-ins count per account and address together, so a stranger cannot lock the owner out. */
  async signInFailed(email: string, ip: string): Promise<void> {
    await consume(this.signIns, `${email}|${ip}`);
  }

  /** @throws 429 once an account had too many failures from this address. */
  async assertMaySignIn(email: string, ip: string): Promise<void> {
    const state = await this.signIns.get(`${email}|${ip}`);
    if (state && state.remainingPoints <= 0) throw throttled(state);
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (state) {
    if (state instanceof RateLimiterRes) throw throttled(state);
    throw state;
  }
}

function throttled(state: RateLimiterRes): DomainError {
  const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1_000));
  const detail = `Too many requests. Try again in ${seconds} seconds.`;
  return new DomainError('THROTTLED', 429, detail, undefined, { 'Retry-After': String(seconds) });
}
