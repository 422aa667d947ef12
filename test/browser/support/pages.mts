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
    '/settings/limits',
    '/settings/leaving',
  ],
  '/proposals': ['/proposals/new', '/proposals/templates', '/proposals/templates/new'],
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

/** Where a client's people are let into its portal. */
export async function portalAccessOf(visit: Visit): Promise<string> {
  await visit.go('/clients');
  const client = await visit.page.locator('td a[href^="/clients/"]').first().getAttribute('href');
  return `${client}/portal`;
}
