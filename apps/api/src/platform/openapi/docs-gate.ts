import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '#libs/contracts';
import { Config } from '../config/config.js';
import { unauthenticated } from '../errors/domain-error.js';
import { Throttle } from '../throttle/throttle.js';
import { docsDoor } from './docs-door.js';
import { DocsPass } from './docs-pass.js';

const PAGE = '/api/docs';
const DOCS = /^\/api\/(docs|openapi\.json)/;

type HasSession = (request: FastifyRequest) => Promise<boolean>;

/**
 * Serves the API's description, to everybody, to whoever is signed in (by the session's cookie in a browser, by an
 * access token or API key elsewhere) or shows an API key in a form, or to nobody.
 */
export async function serveDocs(
  app: NestFastifyApplication,
  document: OpenAPIObject,
  mode: Config['docs'],
  hasSession: HasSession,
): Promise<void> {
  if (mode === 'off') return;
  if (mode === 'signed-in') await guardDocs(app, hasSession);
  SwaggerModule.setup('api/docs', app as INestApplication, document, {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customfavIcon: '/favicon.svg',
    swaggerOptions: { docExpansion: 'none', filter: true, persistAuthorization: false, tagsSorter: 'alpha' },
  });
}

async function guardDocs(app: NestFastifyApplication, hasSession: HasSession): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const pass = new DocsPass(app.get(Config));
  server.addHook('onRequest', async (request, reply) => {
    const { method, headers, routeOptions, ip } = request;
    if (!DOCS.test(routeOptions.url ?? '') || method === 'POST') return;
    if (await bearerHolds(app, headers.authorization, ip)) return;
    if (pass.isHeldBy(request) || (await hasSession(request))) return;
    await app.get(Throttle).anonymous('refused-cookies', ip, reply);
    if (routeOptions.url === PAGE && headers.accept?.includes('text/html'))
      return show(reply, { refused: false });
    throw unauthenticated();
  });
  await server.register((scope, _options, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded', // here alone: see `bodyParser` in application.ts
      { parseAs: 'string', bodyLimit: LIMITS.unsignedBodyBytes },
      (_request, body, parsed) => parsed(null, new URLSearchParams(body as string).get('key') ?? ''),
    );
    scope.post(PAGE, async ({ body, ip }: FastifyRequest, reply) => {
      if (typeof body === 'string' && (await bearerHolds(app, `Bearer ${body.trim()}`, ip))) {
        pass.give(reply);
        return reply.redirect(PAGE, 303);
      }
      await app.get(Throttle).anonymous('requests', ip, reply);
      return show(reply, { refused: true });
    });
    done();
  });
}

const show = (reply: FastifyReply, { refused }: { refused: boolean }): FastifyReply =>
  reply
    .code(401)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(docsDoor(refused));

/** Asks the API itself, which knows every kind of bearer. */
async function bearerHolds(
  app: NestFastifyApplication,
  authorization: string | undefined,
  ip: string,
): Promise<boolean> {
  if (!authorization) return false;
  const answer = await app.inject({ url: '/api/v1/me', headers: { authorization }, remoteAddress: ip });
  return answer.statusCode === 200;
}
