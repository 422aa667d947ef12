import type { Visit } from './votra.mts';

/** Pages below those of the rail, by the page that leads there. */
const BELOW: Partial<Record<string, readonly string[]>> = {
  '/roles': ['/roles/see-as'],
  '/api-keys': ['/api-keys/new'],
  '/audit': ['/audit/compliance'],
  '/clients': ['/clients/tags', '/clients/suspects', '/clients/suspects/apart'],
  '/contracts': ['/contracts/new'],
  '/rates': ['/rates/new', '/rates/costs', '/rates/costs/new'],
  '/portal/documents': ['/portal/documents/files'],
  '/settings': [
    '/settings/sign-in',
    '/settings/sign-in/new',
    '/settings/proposals',
    '/settings/forms',
    '/settings/forms/new',
    '/settings/limits',
    '/settings/leaving',
  ],
  '/proposals': ['/proposals/new', '/proposals/templates', '/proposals/templates/new'],
  '/leads': ['/leads/new', '/leads/entries'],
  '/campaigns': ['/campaigns/new'],
  '/pipeline': ['/pipeline/list', '/pipeline/stages', '/pipeline/new'],
};

/** Where the rail or the portal's navigation leads the person, and a step further. */
export async function pagesOf({ page }: Visit): Promise<string[]> {
  const links = await page
    .locator('nav a[href^="/"]')
    .evaluateAll((found) => found.map((a) => a.getAttribute('href')!));
  const pages = links.map((link) => link.split('?')[0]!);
  return [...new Set(pages.flatMap((url) => [url, ...(BELOW[url] ?? [])]))];
}

/** A page's kind: its path without what tells one thing from another. */
export const kindOf = (url: string): string =>
  url.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id');

/** Pages of things that this page leads to, one of each kind. */
export async function leadsTo({ page }: Visit): Promise<string[]> {
  const links = await page
    .locator('main a[href^="/"]')
    .evaluateAll((found) => found.map((a) => a.getAttribute('href')!.split(/[?#]/)[0]!));
  return links.filter((url) => kindOf(url).includes(':id'));
}
