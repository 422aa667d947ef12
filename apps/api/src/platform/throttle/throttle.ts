import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';

const MINUTE = 60;
const HOUR = 3_600;
const GUESSES = 10;

/** A try that counts as wrong until it is known to be right. */
export interface Guess {
  right(): Promise<void>;
}

/** Counts requests per person and per address, in fixed windows. */
@Injectable()
export class Throttle {
  private readonly burst: RateLimiterMemory;
  private readonly sustained: RateLimiterMemory;
  private readonly strangers: RateLimiterMemory;
  private readonly guesses: RateLimiterMemory;
  private readonly addresses: RateLimiterMemory;
  private readonly mails: RateLimiterMemory;

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
    this.guesses = new RateLimiterMemory({ keyPrefix: 'guess', points: GUESSES, duration: 15 * MINUTE });
    this.mails = new RateLimiterMemory({ keyPrefix: 'mail', points: 3, duration: HOUR });
    this.addresses = new RateLimiterMemory({ keyPrefix: 'sign-in', points: 100, duration: 15 * MINUTE });
  }

  async signedIn(userId: string): Promise<void> {
    await consume(this.burst, userId);
    await consume(this.sustained, userId);
  }

  /** One address without a sign-in. */
  async anonymous(ip: string): Promise<void> {
    await consume(this.strangers, ip);
  }

  /**
   * A try to sign in. Wrong ones count per account and address together, so a stranger cannot lock the owner out,
   * and per address over all accounts. @throws 429
   */
  async signIn(email: string, ip: string): Promise<Guess> {
    const account = await this.guess('sign-in', `${email}|${ip}`);
    await consume(this.addresses, ip);
    return {
      right: async () => {
        await account.right();
        await this.addresses.reward(ip);
      },
    };
  }

  /** Whether one more mail of a kind may go to an address that a stranger typed: three an hour. */
  async mayMail(kind: string, recipient: string): Promise<boolean> {
    const { consumedPoints } = await this.mails.penalty(`${kind}|${recipient}`);
    return consumedPoints <= 3;
  }

  /**
   * A guess at a secret of somebody: ten wrong ones in a quarter of an hour, or as few as said. It counts before it is checked, so that
   * many at once are no way around, and no longer once it was right. @throws 429
   */
  async guess(what: string, whose: string, tries = GUESSES): Promise<Guess> {
    const key = `${what}|${whose}`;
    await consume(this.guesses, key, GUESSES / tries);
    return {
      right: async () => {
        await this.guesses.delete(key);
      },
    };
  }
}

async function consume(limiter: RateLimiterMemory, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
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
