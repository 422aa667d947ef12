import type { FastifyInstance, FastifyRequest } from 'fastify';

const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self' 'unsafe-inline'", // Angular writes the styles of components as elements
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];
const TRUSTED_TYPES = [
  "require-trusted-types-for 'script'",
  'trusted-types angular angular#bundler ProseMirrorClipboard',
];
/** The verifier of signed documents is one file, whose own policy names the hashes of the two texts that are in it. */
const VERIFIER_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];
const DATA_POLICY = ["default-src 'none'", "frame-ancestors 'none'", 'sandbox'];
/** What no page of ours ever asks a device for. */
const UNUSED = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'];
const UNUSED_TOO = ['microphone', 'midi', 'payment', 'usb', 'xr-spatial-tracking'];

const common = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const HSTS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** What goes with every page and script of the web application; docker/security-headers.template says the same. */
export const PAGE_HEADERS = {
  ...common,
  'content-security-policy': [...PAGE_POLICY, ...TRUSTED_TYPES].join('; '),
  'origin-agent-cluster': '?1',
  'permissions-policy': [...UNUSED, ...UNUSED_TOO].map((feature) => `${feature}=()`).join(', '),
  'x-dns-prefetch-control': 'off',
  'x-permitted-cross-domain-policies': 'none',
};

/**
 * What browsers are told about every answer: pages may load only from here and run no text as a script, data may do
 * nothing at all. Made once, for working headers out anew cost a tenth of a light request.
 */
export function tellBrowsers(server: FastifyInstance, secure: boolean): void {
  const transport = secure ? HSTS : {};
  const upgrade = secure ? '; upgrade-insecure-requests' : '';
  const page = {
    ...{ ...PAGE_HEADERS, ...transport },
    'content-security-policy': PAGE_HEADERS['content-security-policy'] + upgrade,
  };
  // Swagger UI writes its descriptions as HTML
  const docs = { ...page, 'content-security-policy': PAGE_POLICY.join('; ') + upgrade };
  const data = {
    ...{ ...common, ...transport },
    'content-security-policy': DATA_POLICY.join('; '),
    'cache-control': 'no-store',
  };
  const verifier = { ...page, 'content-security-policy': VERIFIER_POLICY.join('; ') };
  const headersOf = ({ url, routeOptions }: FastifyRequest) => {
    // the route and not only the address, which may be written in many ways
    if (routeOptions.url?.startsWith('/api/docs')) return docs;
    if (routeOptions.url === '/verify.html') return verifier;
    return url.startsWith('/api/') || routeOptions.url?.startsWith('/api/') ? data : page;
  };
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersOf(request)).header('x-request-id', request.id);
    done();
  });
}
