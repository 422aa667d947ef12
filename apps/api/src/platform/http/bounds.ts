import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LIMITS } from '#libs/contracts';
import { DomainError } from '../errors/domain-error.js';
import { problemOf } from '../errors/problem.filter.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What nobody has signed in for is short: addresses, passwords, tokens. */
const UNSIGNED = '/api/v1/auth/';

/** What routes take besides JSON and single parameters, from their own description. */
interface Takes {
  files: boolean;
  lists: ReadonlySet<string>;
  /** Also from pages of other sites, whatever their origin: the route decides. */
  foreign: boolean;
}

/** Refuses, before anybody looks at it, what no honest client sends. `origins` are other ones whose pages may call. */
export function boundRequests(
  server: FastifyInstance,
  document: OpenAPIObject,
  origins: readonly string[],
): void {
  const described = takesOf(document);
  const takes = ({ method, routeOptions }: FastifyRequest): Takes | undefined =>
    described.get(`${method} ${routeOptions.url}`);

  server.addHook('onRoute', (route) => {
    if (route.url.startsWith(UNSIGNED)) route.bodyLimit = LIMITS.unsignedBodyBytes;
  });
  server.addHook('onRequest', (request, _reply, done) => {
    done(fault(request, takes(request), origins));
  });
  server.addHook('preValidation', (request, _reply, done) => {
    done(shapeFault(request.body));
  });
}

function fault(
  request: FastifyRequest,
  takes: Takes | undefined,
  origins: readonly string[],
): DomainError | undefined {
  const { url, method, headers } = request;
  if (!url.startsWith('/api/')) return undefined; // an address of a page is the web application's own
  if (url.length - url.split('?', 1)[0]!.length > LIMITS.queryLength)
    return new DomainError('QUERY_TOO_LONG', 414, `A query has ${LIMITS.queryLength} characters at most.`);
  const twice = repeated(request.query, takes?.lists);
  if (twice !== undefined)
    return DomainError.field(twice, 'REPEATED', 'This parameter is given once at most.');
  if (READING.has(method)) return undefined;
  if (!takes?.foreign && comesFromElsewhere(request, origins))
    return new DomainError('FOREIGN_ORIGIN', 403, 'Pages of other sites may not do this.');
  if (headers['content-type']?.startsWith('multipart/') && !takes?.files)
    return new DomainError('UNSUPPORTED_MEDIA_TYPE', 415, 'Send application/json.');
  return undefined;
}

/** Browsers say where a request comes from; whatever is no browser does not. */
function comesFromElsewhere({ headers }: FastifyRequest, origins: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  const foreign = site === 'cross-site' || site === 'same-site';
  return foreign && !origins.includes(headers.origin ?? '');
}

function repeated(query: unknown, lists: ReadonlySet<string> | undefined): string | undefined {
  for (const [name, value] of Object.entries(query as object))
    if (Array.isArray(value) && !lists?.has(name)) return name;
  return undefined;
}

/** A body that is deeper or has more values than anything we take; undefined when it is neither. */
function shapeFault(body: unknown): DomainError | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  let values = 0;
  let level: unknown[] = [body];
  for (let depth = 0; level.length; depth++) {
    if (depth > LIMITS.bodyDepth)
      return new DomainError('BODY_TOO_DEEP', 422, `A body nests ${LIMITS.bodyDepth} levels at most.`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const part of Object.values(value)) next.push(part);
    }
    values += next.length;
    if (values > LIMITS.bodyValues)
      return new DomainError('BODY_TOO_MANY_VALUES', 422, `A body has ${LIMITS.bodyValues} values at most.`);
    level = next;
  }
  return undefined;
}

function takesOf({ paths }: OpenAPIObject): Map<string, Takes> {
  const described = new Map<string, Takes>();
  for (const [path, operations] of Object.entries(paths)) {
    const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const { parameters = [], requestBody, ...more } = operations[method] ?? {};
      const content = requestBody && 'content' in requestBody ? requestBody.content : {};
      const lists = parameters.flatMap((parameter) =>
        'in' in parameter && parameter.in === 'query' && isList(parameter.schema) ? [parameter.name] : [],
      );
      described.set(`${method.toUpperCase()} ${url}`, {
        files: 'multipart/form-data' in content,
        lists: new Set(lists),
        foreign: 'x-foreign-pages' in more,
      });
    }
  }
  return described;
}

const isList = (schema: object | undefined): boolean =>
  schema !== undefined && 'type' in schema && schema.type === 'array';

const RAW: Record<string, DomainError> = {
  HPE_HEADER_OVERFLOW: new DomainError(
    'HEADERS_TOO_LARGE',
    431,
    'The request headers are larger than allowed.',
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new DomainError('REQUEST_TIMEOUT', 408, 'The request did not arrive in time.'),
};

/** Answers what is no request yet, on the bare connection. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const known =
    RAW[error.code ?? ''] ?? new DomainError('REQUEST_UNREADABLE', 400, 'This is no readable HTTP request.');
  const body = JSON.stringify(problemOf(known, randomUUID()));
  socket.end(
    [
      `HTTP/1.1 ${known.status} ${STATUS_CODES[known.status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
