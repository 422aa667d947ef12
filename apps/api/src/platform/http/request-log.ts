import type { FastifyInstance } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { VotraRequest } from '../access/access.guard.js';

/**
 * One line per answer: who asked for what, how it went and how long it took. Neither query, headers nor bodies, which
 * hold names and secrets. A hook of its own costs a third of pino-http's listeners and serializers.
 */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', ({ id, method, url, ip, ctx }: VotraRequest, reply, done) => {
    if (!url.startsWith('/api/health')) {
      const [path] = url.split('?', 1);
      const who = ctx && {
        firmId: ctx.firmId,
        userId: ctx.actor.type === 'system' ? null : ctx.actor.userId,
        ...(ctx.actor.type === 'member' && ctx.actor.key ? { keyId: ctx.actor.key.id } : {}),
      };
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      PinoLogger.root.info({ reqId: id, method, path, status: reply.statusCode, ms, ip, ...who }, 'request');
    }
    done();
  });
}
