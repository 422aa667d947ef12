import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { unauthenticated } from '../errors/domain-error.js';
import { Throttle } from '../throttle/throttle.js';

const DOCS = /^\/api\/(docs|openapi\.json)/;

/**
 * Serves the API's description, to everybody, to whoever is signed in (by the session's cookie in a browser, by an
 * access token or API key elsewhere), or to nobody.
 */
export function serveDocs(
  app: NestFastifyApplication,
  document: OpenAPIObject,
  mode: Config['docs'],
  hasSession: (request: FastifyRequest) => Promise<boolean>,
): void {
  if (mode === 'off') return;
  if (mode === 'signed-in')
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', async (request, reply) => {
        if (!DOCS.test(request.routeOptions.url ?? '')) return;
        if ((await bearerHolds(app, request)) || (await hasSession(request))) return;
        await app.get(Throttle).anonymous('refused-cookies', request.ip, reply);
        throw unauthenticated();
      });
  SwaggerModule.setup('api/docs', app as INestApplication, document, {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    swaggerOptions: { persistAuthorization: false },
  });
}

/** Asks the API itself, which knows every kind of bearer. */
async function bearerHolds(app: NestFastifyApplication, { headers, ip }: FastifyRequest): Promise<boolean> {
  const { authorization } = headers;
  if (!authorization) return false;
  const answer = await app.inject({ url: '/api/v1/me', headers: { authorization }, remoteAddress: ip });
  return answer.statusCode === 200;
}
