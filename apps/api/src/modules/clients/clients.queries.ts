import type { ListSpec } from '../../platform/persistence/page.js';

/** Index: clients (firm_id, status, name); the counts use those on (firm_id, client_id, …). */
export const CLIENT_LIST = {
  select: `c.id, c.version, c.name, c.email, c.status, c.currency, c.payment_terms_days AS "paymentTermsDays",
    c.created_at AS "createdAt",
    (SELECT count(*) FROM projects p WHERE p.firm_id = c.firm_id AND p.client_id = c.id AND p.status = 'active')
      AS "activeProjects",
    (SELECT count(*) FROM engagements e
      WHERE e.firm_id = c.firm_id AND e.client_id = c.id AND e.status IN ('approved', 'in_progress'))
      AS "liveEngagements"`,
  from: 'clients c',
  where: 'c.firm_id = $1',
  filters: {
    q: (p) => `(c.name ILIKE ${p} OR c.email ILIKE ${p})`,
    status: (p) => `c.status = ${p}`,
    currency: (p) => `c.currency = ${p}`,
  },
  sorts: { name: 'c.name', createdAt: 'c.created_at', paymentTermsDays: 'c.payment_terms_days' },
  defaultSort: 'name',
  tiebreak: 'c.id',
} satisfies ListSpec;

/** Contacts carry their client's name. */
export const RENAME_IN_PORTAL = `UPDATE portal_users SET client_name = $3
  WHERE firm_id = $1 AND client_id = $2 AND client_name <> $3`;

/** What forbids a deletion; engagements that were never agreed go with their client. */
export const CLIENT_USE = `SELECT
  (SELECT count(*) FROM engagements e
    WHERE e.firm_id = $1 AND e.client_id = $2 AND e.status NOT IN ('draft', 'rejected')) AS engagements,
  (SELECT count(*) FROM projects p WHERE p.firm_id = $1 AND p.client_id = $2) AS projects,
  (SELECT count(*) FROM invoices i WHERE i.firm_id = $1 AND i.client_id = $2) AS invoices,
  (SELECT count(*) FROM payments y WHERE y.firm_id = $1 AND y.client_id = $2) AS payments,
  (SELECT count(*) FROM portal_users u WHERE u.firm_id = $1 AND u.client_id = $2) AS "portalUsers"`;

export const DELETE_DRAFTS = `DELETE FROM engagements WHERE firm_id = $1 AND client_id = $2 AND status IN ('draft', 'rejected')`;
