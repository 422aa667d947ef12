import { P } from '#libs/contracts';

import type { Area } from '../core/area';

/**
 * The console's areas in the order of the rail. Adding one here is all it takes: route, navigation, palette,
 * `g` keys and `+ New` follow. An area without routes is not listed.
 */
export const AREAS: readonly Area[] = [
  {
    path: 'home',
    label: $localize`Home`,
    icon: 'home',
    key: 'h',
    loadChildren: () => import('./home/home.routes').then((m) => m.homeRoutes),
  },
  {
    path: 'inbox',
    label: $localize`Inbox`,
    icon: 'inbox',
    permissions: [P.TimeApprove],
    key: 'i',
    loadChildren: () => import('./inbox/inbox.routes').then((m) => m.inboxRoutes),
  },
  {
    path: 'clients',
    label: $localize`Clients`,
    icon: 'apartment',
    permissions: [P.ClientRead],
    key: 'c',
    create: [
      {
        label: $localize`Client`,
        icon: 'apartment',
        permission: P.ClientWrite,
        key: 'c',
        link: '/clients/new',
      },
    ],
    loadChildren: () => import('./clients/clients.routes').then((m) => m.clientsRoutes),
  },
  {
    path: 'engagements',
    label: $localize`Engagements`,
    icon: 'handshake',
    permissions: [P.EngagementRead],
    key: 'e',
    create: [
      {
        label: $localize`Engagement`,
        icon: 'handshake',
        permission: P.EngagementWrite,
        key: 'e',
        link: '/engagements/new',
      },
    ],
    loadChildren: () => import('./engagements/engagements.routes').then((m) => m.engagementsRoutes),
  },
  {
    path: 'projects',
    label: $localize`Projects`,
    icon: 'work',
    permissions: [P.ProjectRead],
    key: 'p',
    create: [
      {
        label: $localize`Project`,
        icon: 'work',
        permission: P.ProjectWrite,
        key: 'p',
        link: '/projects/new',
      },
    ],
    loadChildren: () => import('./projects/projects.routes').then((m) => m.projectsRoutes),
  },
  {
    path: 'time',
    label: $localize`Time`,
    icon: 'timer',
    permissions: [P.TimeLogOwn, P.TimeReadAll],
    key: 't',
    create: [
      {
        label: $localize`Time entry`,
        icon: 'timer',
        permission: P.TimeLogOwn,
        key: 't',
        link: '/time/entries/new',
      },
    ],
    loadChildren: () => import('./time/time.routes').then((m) => m.timeRoutes),
  },
  {
    path: 'billing',
    label: $localize`Ready to bill`,
    icon: 'request_quote',
    permissions: [P.InvoiceRead],
    key: 'b',
    loadChildren: () => import('./billing/billing.routes').then((m) => m.billingRoutes),
  },
  {
    path: 'invoices',
    label: $localize`Invoices`,
    icon: 'receipt_long',
    permissions: [P.InvoiceRead],
    key: 'v',
    create: [
      {
        label: $localize`Invoice`,
        icon: 'receipt_long',
        permission: P.InvoiceWrite,
        key: 'i',
        link: '/invoices/new',
      },
    ],
    loadChildren: () => import('./invoices/invoices.routes').then((m) => m.invoicesRoutes),
  },
  {
    path: 'payments',
    label: $localize`Payments`,
    icon: 'payments',
    permissions: [P.PaymentRead],
    more: true,
    loadChildren: () => import('./payments/payments.routes').then((m) => m.paymentsRoutes),
  },
  {
    path: 'ledger',
    label: $localize`Ledger`,
    icon: 'account_balance',
    permissions: [P.LedgerRead],
    key: 'l',
    loadChildren: () => import('./ledger/ledger.routes').then((m) => m.ledgerRoutes),
  },
  {
    path: 'tax-rates',
    label: $localize`Tax rates`,
    icon: 'percent',
    permissions: [P.TaxRead],
    more: true,
    loadChildren: () => import('./tax-rates/tax-rates.routes').then((m) => m.taxRatesRoutes),
  },
  {
    path: 'outbox',
    label: $localize`Outbox`,
    icon: 'outbox',
    permissions: [P.MailRead],
    more: true,
    loadChildren: () => import('./outbox/outbox.routes').then((m) => m.outboxRoutes),
  },
  {
    path: 'audit',
    label: $localize`Audit log`,
    icon: 'history',
    permissions: [P.AuditRead],
    more: true,
    loadChildren: () => import('./audit/audit.routes').then((m) => m.auditRoutes),
  },
  {
    path: 'imports',
    label: $localize`Import hours`,
    icon: 'upload_file',
    permissions: [P.ImportRun],
    more: true,
    loadChildren: () => import('./imports/imports.routes').then((m) => m.importsRoutes),
  },
  {
    path: 'account',
    label: $localize`Your account`,
    icon: 'settings',
    more: true,
    key: 'a',
    loadChildren: () => import('./account/account.routes').then((m) => m.accountRoutes),
  },
];
