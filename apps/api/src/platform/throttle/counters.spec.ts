import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import type { PinoLogger } from 'nestjs-pino';
import { readConfig } from '../config/config.js';
import { type Counter, Counters } from './counters.js';

/** As much of Redis as counting needs, which several connections may share, and which may be gone. */
const store = { values: new Map<string, number>(), gone: false };

class Double extends EventEmitter {
  get status(): string {
    return store.gone ? 'reconnecting' : 'ready';
  }
  defineCommand(): void {
    return;
  }
  rlflxIncr([key, points, seconds]: [string, string, string]): Promise<[number, number]> {
    const value = (store.values.get(key) ?? 0) + Number(points);
    store.values.set(key, value);
    return Promise.resolve([value, Number(seconds) * 1_000]);
  }
  del(key: string): Promise<number> {
    return Promise.resolve(Number(store.values.delete(key)));
  }
}

class DoubleCounters extends Counters {
  protected override connected(): Redis {
    return new Double() as unknown as Redis;
  }
}

const logger = { info: () => undefined, warn: () => undefined } as unknown as PinoLogger;
const counters = (REDIS_URL?: string): Counters =>
  new DoubleCounters(
    readConfig({
      ...{ DATABASE_URL: 'postgres://a@localhost/a', JWT_SECRET: 'x'.repeat(32) },
      ...(REDIS_URL && { REDIS_URL }),
    }),
    logger,
  );
const count = async (counter: Counter): Promise<number> => (await counter.penalty('ana')).consumedPoints;

describe('counters', () => {
  it('count in memory by themselves', async () => {
    const [one, two] = [counters().of('minute', 60), counters().of('minute', 60)];
    expect([await count(one), await count(one), await count(two)]).toEqual([1, 2, 1]);
    expect(counters().state).toBe('memory');
  });

  it('count together in Redis, by themselves while it is gone, and together again', async () => {
    const made = [counters('redis://somewhere'), counters('redis://somewhere')];
    const [one, two] = made.map((process) => process.of('minute', 60)) as [Counter, Counter];
    expect([await count(one), await count(two), await count(one)]).toEqual([1, 2, 3]);
    expect(made[0]!.state).toBe('shared');
    store.gone = true;
    expect(made[0]!.state).toBe('lost');
    expect([await count(one), await count(two), await count(one)]).toEqual([1, 1, 2]);
    store.gone = false;
    expect(await count(two)).toBe(4);
    await one.delete('ana');
    expect(await count(two)).toBe(1);
  });
});
