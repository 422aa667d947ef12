import { type Person, type Votra } from './votra.mts';

/** Pages below those of the rail, by the page that leads there. */
const BELOW: Partial<Record<string, readonly string[]>> = {
  '/roles': ['/roles/see-as'],
  '/api-keys': ['/api-keys/new'],
  '/settings': ['/settings/sign-in', '/settings/limits'],
};

/** Where the rail or the portal's navigation leads the person, and a step further. */
export async function pagesOf(votra: Votra, person: Person): Promise<string[]> {
  const visit = await votra.as(person);
  await visit.settled();
  const links = await visit.page
    .locator('nav a[href^="/"]')
    .evaluateAll((found) => found.map((a) => a.getAttribute('href')!));
  await visit.leave();
  const pages = links.map((link) => link.split('?')[0]!);
  return [...new Set(pages.flatMap((page) => [page, ...(BELOW[page] ?? [])]))];
}
