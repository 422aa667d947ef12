import type { ListSpec } from '../../platform/persistence/page.js';
import { WORN_TAGS } from './tags/client-tags.queries.js';

const OWNER = 'LEFT JOIN memberships m ON m.firm_id = c.firm_id AND m.id = c.owner_id';

/** Index: clients (firm_id, status, name); the counts use those on (firm_id, client_id, …). */
export const CLIENT_LIST = {
  select: `c.id, c.version, c.name, c.email, c.status, c.currency, c.payment_terms_days AS "paymentTermsDays",
    c.created_at AS "createdAt", c.industry, m.name AS "ownerName", ${WORN_TAGS} AS tags,
    (SELECT count(*) FROM projects p WHERE p.firm_id = c.firm_id AND p.client_id = c.id AND p.status = 'active')
      AS "activeProjects",
    (SELECT count(*) FROM engagements e
      WHERE e.firm_id = c.firm_id AND e.client_id = c.id AND e.status IN ('approved', 'in_progress'))
      AS "liveEngagements"`,
  from: 'clients c',
  names: OWNER,
  where: 'c.firm_id = $1',
  filters: {
    q: (p) => `(c.name ILIKE ${p} OR c.email ILIKE ${p} OR EXISTS (SELECT FROM client_contacts k
      WHERE k.firm_id = c.firm_id AND k.client_id = c.id AND (k.name ILIKE ${p} OR k.email ILIKE ${p})))`,
    status: (p) => `c.status = ${p}`,
    currency: (p) => `c.currency = ${p}`,
    ownerId: (p) => `c.owner_id = ${p}`,
    tagId: (p) => `EXISTS (SELECT FROM client_taggings g
      WHERE g.firm_id = c.firm_id AND g.client_id = c.id AND g.tag_id = ${p})`,
  },
  sorts: { name: 'c.name', createdAt: 'c.created_at', paymentTermsDays: 'c.payment_terms_days' },
  defaultSort: 'name',
  tiebreak: 'c.id',
} satisfies ListSpec;

export const CLIENT = `SELECT c.id, c.version, c.name, c.status, c.email, c.phone, c.website, c.industry,
    c.owner_id AS "ownerId", m.name AS "ownerName", c.billing_address AS "billingAddress", c.addresses,
    c.tax_ids AS "taxIds", c.tax_id AS "taxId", ${WORN_TAGS} AS tags, c.currency,
    c.payment_terms_days AS "paymentTermsDays", c.internal_note AS "internalNote", c.origin,
    c.created_at AS "createdAt", c.updated_at AS "updatedAt"
  FROM clients c ${OWNER} WHERE c.firm_id = $1 AND c.id = $2`;

/** Those who sign in carry their client's name. */
export const RENAME_IN_PORTAL = `UPDATE portal_users SET client_name = $3
  WHERE firm_id = $1 AND client_id = $2 AND client_name <> $3`;
