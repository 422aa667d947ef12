import type { FastifyInstance } from 'fastify';

const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "form-action 'self'",
];
const DATA_POLICY = ["default-src 'none'", "frame-ancestors 'none'", 'sandbox'];

/**
 * What browsers are told about every answer: pages may load only from here, data may do nothing at all. Made once,
 * for working headers out anew cost a tenth of a light request.
 */
export function tellBrowsers(server: FastifyInstance, secure: boolean): void {
  const common = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
  const page = {
    ...common,
    'content-security-policy': [...PAGE_POLICY, ...(secure ? ['upgrade-insecure-requests'] : [])].join('; '),
    'origin-agent-cluster': '?1',
    'x-dns-prefetch-control': 'off',
    'x-permitted-cross-domain-policies': 'none',
  };
  const data = {
    ...common,
    'content-security-policy': DATA_POLICY.join('; '),
    'cache-control': 'no-store',
  };
  server.addHook('onRequest', (request, reply, done) => {
    const isData = request.url.startsWith('/api/') && !request.url.startsWith('/api/docs');
    reply.headers(isData ? data : page).header('x-request-id', request.id);
    done();
  });
}
