import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const YEAR = 31_536_000;
/** What only a file can be called: addresses of pages have no dot in their last part. */
const FILE = /\.\w+$/;
const HASHED = /[-.][A-Z0-9]{8}\.\w+$/i;

/** Serves the built web app: hashed files for a year, everything else afresh, deep links to index.html. */
export async function serveWeb(server: FastifyInstance, root: string): Promise<void> {
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true, // the build leaves a Brotli twin beside each text file
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        HASHED.test(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache',
      );
    },
  });
  server.get('/*', (request, reply: FastifyReply) => {
    const { pathname } = new URL(request.url, 'http://web');
    // a page for a script that an update took away would be an error about its type
    if (pathname.startsWith('/api/') || FILE.test(pathname)) {
      reply.callNotFound();
      return reply;
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
