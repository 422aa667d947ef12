import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { formPage, pagePolicy } from './form-page.js';
import type { OpenForm, PublicForms } from './public-forms.js';

const API = '/api/v1/public-forms';
interface Keyed {
  Params: { key: string };
}

/**
 * The pages of forms, `/f/<key>`: outside of the web application, since strangers need nothing else of it. And what
 * browsers ask before a page of another site may send a form.
 */
export function serveFormPages(server: FastifyInstance, forms: PublicForms): void {
  server.get<Keyed>('/f/:key', async ({ params: { key } }, reply) => {
    const form = await opened(forms, key);
    if (!form) {
      reply.callNotFound();
      return reply;
    }
    if (form.origins.length) reply.removeHeader('x-frame-options'); // which knows no list of sites
    return reply
      .headers({ 'content-security-policy': pagePolicy(form.origins), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(formPage(form, `${API}/${key}`, forms.look(form).token));
  });
  server.options<Keyed>(`${API}/:key`, async ({ params: { key }, headers: { origin } }, reply) => {
    const form = await opened(forms, key);
    if (!form || !origin || !form.origins.includes(origin)) return reply.code(form ? 403 : 404).send();
    const headers = {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
      vary: 'Origin',
    };
    return reply.code(204).headers(headers).send();
  });
}

async function opened(forms: PublicForms, key: string): Promise<OpenForm | undefined> {
  try {
    return await forms.open(key);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
