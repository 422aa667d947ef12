import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { type Counter, Counters } from './counters.js';
import { FirmLimits } from './firm-limits.js';
import { networkOf } from './network.js';

const MINUTE = 60;
const HOUR = 3_600;
const QUARTER = 15 * MINUTE;
const GUESSES = 10;
const GUESSES_OF_ADDRESS = 100;
const MAILS = 3;
const ENTRIES_OF_ADDRESS = 20;
const ENTRIES_OF_FORM = 200;
const REFUSED_COOKIES = 300;
/** Browsers keep each picture: this is a firm of thousands, all of them new. */
const IMAGES = 5_000;

/** A try that counts as wrong until it is known to be right. */
export interface Guess {
  right(): Promise<void>;
}

/** What counts by a number of its own, besides being a request; pictures instead of being one, for a list shows many. */
export type Costly = 'payments' | 'uploads' | 'images';

/** Which answers of a public handler count for an address. */
export type Counted = 'requests' | 'refused-links' | 'refused-cookies';

/** So many within a window: one entry of the RateLimit headers. */
interface Policy {
  name: string;
  counter: Counter;
  quota: number;
  seconds: number;
}

/** Counts requests per person, key and address, in fixed windows. */
@Injectable()
export class Throttle {
  private readonly minute: Counter;
  private readonly hour: Counter;
  private readonly costly: Record<Costly, Counter>;
  private readonly strangers: Counter;
  private readonly cookies: Counter;
  private readonly guesses: Counter;
  private readonly addresses: Counter;
  private readonly mails: Counter;
  private readonly entries: Counter;

  constructor(
    private readonly config: Config,
    private readonly limits: FirmLimits,
    counters: Counters,
  ) {
    this.minute = counters.of('minute', MINUTE);
    this.hour = counters.of('hour', HOUR);
    this.costly = {
      payments: counters.of('payments', MINUTE),
      uploads: counters.of('uploads', HOUR),
      images: counters.of('images', HOUR),
    };
    this.strangers = counters.of('anonymous', HOUR);
    this.cookies = counters.of('cookie', HOUR);
    this.guesses = counters.of('guess', QUARTER);
    this.addresses = counters.of('sign-in', QUARTER);
    this.mails = counters.of('mail', HOUR);
    this.entries = counters.of('entry', HOUR);
  }

  /** A request of a person (by user id) or key (by a name of its own), under the limits of the firm. @throws 429 */
  async signedIn(
    { who, firmId }: { who: string; firmId: string },
    costly: Costly | undefined,
    reply: FastifyReply,
  ): Promise<void> {
    if (costly === 'images')
      return count([{ name: costly, counter: this.costly.images, quota: IMAGES, seconds: HOUR }], who, reply);
    const { perMinute, perHour, paymentsPerMinute, uploadsPerHour } = await this.limits.of(firmId);
    const policies: Policy[] = [
      { name: 'minute', counter: this.minute, quota: perMinute, seconds: MINUTE },
      { name: 'hour', counter: this.hour, quota: perHour, seconds: HOUR },
    ];
    if (costly === 'payments')
      policies.push({
        ...{ name: costly, counter: this.costly.payments, quota: paymentsPerMinute, seconds: MINUTE },
      });
    if (costly === 'uploads')
      policies.push({ name: costly, counter: this.costly.uploads, quota: uploadsPerHour, seconds: HOUR });
    await count(policies, who, reply);
  }

  /** A request of nobody in particular, for the address that it came from. @throws 429 */
  async anonymous(counted: Counted, ip: string, reply: FastifyReply): Promise<void> {
    const policy =
      counted === 'refused-cookies'
        ? { name: 'cookies', counter: this.cookies, quota: REFUSED_COOKIES }
        : { name: 'anonymous', counter: this.strangers, quota: this.config.THROTTLE_ANONYMOUS_PER_HOUR };
    await count([{ ...policy, seconds: HOUR }], networkOf(ip), reply);
  }

  /**
   * A try to sign in. Wrong ones count per account and address together, so a stranger cannot lock the owner out,
   * and per address over all accounts. @throws 429
   */
  async signIn(email: string, ip: string): Promise<Guess> {
    const network = networkOf(ip);
    const account = await this.guess('sign-in', `${email}|${network}`);
    await mayCount(this.addresses, network, GUESSES_OF_ADDRESS);
    return {
      right: async () => {
        await account.right();
        await this.addresses.reward(network);
      },
    };
  }

  /** Whether one more mail of a kind may go to an address that a stranger typed: three an hour. */
  async mayMail(kind: string, recipient: string): Promise<boolean> {
    const { consumedPoints } = await this.mails.penalty(`${kind}|${recipient}`);
    return consumedPoints <= MAILS;
  }

  /**
   * What somebody sends to a place that takes things from strangers: twenty an hour from an address. Says whether more
   * came there by now, from all of them, than people send. @throws 429
   */
  async fromStranger(place: string, ip: string): Promise<{ flooded: boolean }> {
    await mayCount(this.entries, `${place}|${networkOf(ip)}`, ENTRIES_OF_ADDRESS);
    const { consumedPoints } = await this.entries.penalty(place);
    return { flooded: consumedPoints > ENTRIES_OF_FORM };
  }

  /**
   * A guess at a secret of somebody: ten wrong ones in a quarter of an hour, or as few as said. It counts before it is checked, so that
   * many at once are no way around, and no longer once it was right. @throws 429
   */
  async guess(what: string, whose: string, tries = GUESSES): Promise<Guess> {
    const key = `${what}|${whose}`;
    await mayCount(this.guesses, key, tries);
    return {
      right: async () => {
        await this.guesses.delete(key);
      },
    };
  }
}

/** Counts one under every policy and says in headers what is left. What one of them refuses does not use up the others. */
async function count(policies: readonly Policy[], key: string, reply: FastifyReply): Promise<void> {
  const states = await Promise.all(policies.map(({ counter }) => counter.penalty(key)));
  let [policyText, leftText] = ['', ''];
  policies.forEach(({ name, quota, seconds }, i) => {
    const { consumedPoints, msBeforeNext } = states[i]!;
    const comma = i ? ', ' : '';
    policyText += `${comma}"${name}";q=${quota};w=${seconds}`;
    leftText += `${comma}"${name}";r=${Math.max(0, quota - consumedPoints)};t=${Math.ceil(msBeforeNext / 1_000)}`;
  });
  reply.header('ratelimit-policy', policyText).header('ratelimit', leftText);
  const over = policies.map(({ quota }, i) => states[i]!.consumedPoints > quota);
  if (!over.includes(true)) return;
  await Promise.all(policies.filter((_, i) => !over[i]).map(({ counter }) => counter.reward(key)));
  throw throttled(Math.max(...states.filter((_, i) => over[i]).map(({ msBeforeNext }) => msBeforeNext)));
}

async function mayCount(counter: Counter, key: string, quota: number): Promise<void> {
  const { consumedPoints, msBeforeNext }: RateLimiterRes = await counter.penalty(key);
  if (consumedPoints > quota) throw throttled(msBeforeNext);
}

function throttled(ms: number): DomainError {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  const detail = `Too many requests. Try again in ${seconds} seconds.`;
  return new DomainError('THROTTLED', 429, detail, undefined, { 'Retry-After': String(seconds) });
}
