/** Kinds of objects that have a page, and its area. */
const AREAS: Partial<Record<string, string>> = {
  client: 'clients',
  campaign: 'campaigns',
  lead: 'leads',
  prospect: 'pipeline',
  engagement: 'engagements',
  change_order: 'engagements/orders',
  project: 'projects',
  invoice: 'invoices',
  import: 'imports',
  member: 'people',
  rate_card: 'rates',
};

interface Named {
  readonly objectType: string;
  readonly objectId: string | null;
}

/** The page of an object, if its kind has one. */
export function pageOf({ objectType, objectId }: Named): { to: readonly string[] } | null {
  const area = AREAS[objectType];
  return area && objectId ? { to: ['/', area, objectId] } : null;
}
