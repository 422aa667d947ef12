import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { hashOf } from '../access/secrets.js';
import type { Config } from '../config/config.js';
import { unauthenticated } from '../errors/domain-error.js';
import type { Jobs } from '../jobs/jobs.js';
import type { Database } from '../persistence/database.js';

/** Seconds; p95 of requests should stay below 0.2. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10];

/** Serves `/api/metrics` to Prometheus, where the configuration has it: to the bearer of METRICS_TOKEN, in development to all. */
export function serveMetrics(
  server: FastifyInstance,
  { metrics, METRICS_TOKEN }: Pick<Config, 'metrics' | 'METRICS_TOKEN'>,
  database: Database,
  jobs: Jobs,
): void {
  if (!metrics) return;
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const took = new Histogram({
    ...{ name: 'votra_http_request_seconds', help: 'How long answers took', registers },
    ...{ labelNames: ['method', 'route', 'status'], buckets: BUCKETS },
  });
  new Gauge({
    ...{
      name: 'votra_database_connections',
      help: 'Connections of the pool, and who waits for one',
      registers,
    },
    labelNames: ['state'],
    collect() {
      for (const [state, count] of Object.entries(database.poolState())) this.set({ state }, count);
    },
  });
  new Gauge({
    ...{ name: 'votra_jobs', help: 'Background jobs that wait or are at work', registers },
    labelNames: ['queue', 'state'],
    async collect() {
      this.reset();
      for (const { queue, state, count } of await jobs.open()) this.set({ queue, state }, count);
    },
  });

  server.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    // the route's template: an address of its own for each would never end
    const route = routeOptions.url ?? 'none';
    took.observe(
      { method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1_000,
    );
    done();
  });
  server.get('/api/metrics', async ({ headers }, reply) => {
    if (METRICS_TOKEN && !isSame(headers.authorization ?? '', `Bearer ${METRICS_TOKEN}`))
      throw unauthenticated();
    return reply.type(register.contentType).send(await register.metrics());
  });
}

/** Takes the same time wherever they differ. */
const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)));
