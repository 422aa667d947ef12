import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { LIMITS } from '#libs/contracts';
import { AppModule, type AppOptions } from './app.module.js';
import { PublicForms, serveFormPages } from './modules/crm/index.js';
import { AuthService, SessionCookie } from './modules/identity/index.js';
import { Jobs } from './platform/jobs/jobs.js';
import { serveMetrics } from './platform/metrics/metrics.js';
import { serveDocs } from './platform/openapi/docs-gate.js';
import { describe } from './platform/openapi/openapi.js';
import { answerUnreadable, boundRequests } from './platform/http/bounds.js';
import { Database } from './platform/persistence/database.js';
import { logRequests } from './platform/http/request-log.js';
import { tellBrowsers } from './platform/http/security-headers.js';
import { serveWeb } from './platform/http/web.js';

/** Their origins are said by the forms themselves. */
const FORMS = '/api/v1/public-forms/';
const REQUEST_ID = /^[\w.-]{8,64}$/;

/** The whole application, not yet listening: what main, tests and the OpenAPI writer share. */
export async function createApplication(options: AppOptions): Promise<NestFastifyApplication> {
  const { config } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: LIMITS.requestSeconds * 1_000,
    http: { maxHeaderSize: LIMITS.headerBytes },
    clientErrorHandler: answerUnreadable,
    trustProxy: config.TRUST_PROXY_HOPS
      ? (_address: string, hop: number) => hop < config.TRUST_PROXY_HOPS
      : false,
    genReqId: ({ headers }: IncomingMessage) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(options), adapter, {
    bufferLogs: true,
    bodyParser: false, // Fastify's own takes JSON; forms, which other sites can send, are no way in
    abortOnError: false,
    forceCloseConnections: true,
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1', {
    exclude: ['api/health', 'api/health/live', 'api/health/ready'].map((path) => ({
      path,
      method: RequestMethod.GET,
    })),
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: LIMITS.importBytes, files: 1, fields: 10 } });
  logRequests(adapter.getInstance());
  tellBrowsers(adapter.getInstance(), config.secureCookies);
  const origins = config.CORS_ORIGINS?.split(',') ?? [];
  if (origins.length) allowOrigins(app, origins);
  app.enableShutdownHooks();
  const document = describe(app);
  boundRequests(adapter.getInstance(), document, origins);
  serveMetrics(adapter.getInstance(), config, app.get(Database), app.get(Jobs));
  await serveDocs(app, document, config.docs, (request) =>
    app.get(AuthService).isLive(app.get(SessionCookie).find(request)),
  );
  serveFormPages(adapter.getInstance(), app.get(PublicForms));
  if (config.WEB_ROOT) await serveWeb(adapter.getInstance(), config.WEB_ROOT);
  return app;
}

/** Pages of these origins may call the API and read what it says in headers; without any, only our own may. */
function allowOrigins(app: NestFastifyApplication, origin: string[]): void {
  const exposedHeaders = [
    'etag',
    'x-request-id',
    'retry-after',
    'ratelimit',
    'ratelimit-policy',
    'content-disposition',
    'idempotent-replayed',
  ];
  const listed = { origin, credentials: true, exposedHeaders, maxAge: 600 };
  app.enableCors({
    delegator: ({ url }, decide) => decide(null, url.startsWith(FORMS) ? { origin: false } : listed),
  });
}
