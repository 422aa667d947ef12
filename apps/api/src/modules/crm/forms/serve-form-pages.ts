import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { formPage, pagePolicy } from './form-page.js';
import type { PublicForms } from './public-forms.js';

/** The pages of forms, `/f/<key>`: outside of the web application, since strangers need nothing else of it. */
export function serveFormPages(server: FastifyInstance, forms: PublicForms): void {
  server.get<{ Params: { key: string } }>('/f/:key', async ({ params: { key } }, reply) => {
    const form = await forms.open(key).catch((error: unknown) => {
      if (error instanceof DomainError) return undefined;
      throw error;
    });
    if (!form) {
      reply.callNotFound();
      return reply;
    }
    const framed = form.origins.length > 0;
    if (framed) reply.removeHeader('x-frame-options'); // which knows no list of sites
    return reply
      .headers({ 'content-security-policy': pagePolicy(form.origins), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(formPage(form, `/api/v1/public-forms/${key}`, forms.look(form).token));
  });
}
