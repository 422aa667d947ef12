import { type Person, type Votra } from './votra.mts';

/** Where the rail or the portal's navigation leads the person. */
export async function pagesOf(votra: Votra, person: Person): Promise<string[]> {
  const visit = await votra.as(person);
  await visit.settled();
  const links = await visit.page
    .locator('nav a[href^="/"]')
    .evaluateAll((found) => found.map((a) => a.getAttribute('href')!));
  await visit.leave();
  return [...new Set(links.map((link) => link.split('?')[0]!))];
}
