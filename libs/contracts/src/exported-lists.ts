/** Lists that the screens save as CSV, by the names of their files. Each export is recorded under its name. */
export const EXPORTED_LISTS = [
  ...([
    'api-keys',
    'audit-log',
    'campaigns',
    'clients',
    'contracts',
    'cost-rates',
    'engagements',
    'files',
    'form-entries',
    'imports',
    'invoices',
    'leads',
    'mails',
    'payments',
  ] as const),
  ...([
    'people',
    'postings',
    'projects',
    'proposal-templates',
    'proposals',
    'prospects',
    'rate-cards',
    'ready-to-bill',
    'tax-rates',
    'time-entries',
  ] as const),
  ...(['milestones', 'trial-balance'] as const),
] as const;
export type ExportedList = (typeof EXPORTED_LISTS)[number];
