import type { ListSpec } from '../../../platform/persistence/page.js';

const COLUMNS = `f.id, f.version, f.name, f.key, f.active, f.heading, f.intro, f.fields, f.consent, f.button, f.thanks, f.source,
    f.campaign_id AS "campaignId", g.name AS "campaignName", f.owner_id AS "ownerId", m.name AS "ownerName", f.origins,
    (SELECT count(*) FROM form_entries e WHERE e.firm_id = f.firm_id AND e.form_id = f.id) AS entries,
    f.created_at AS "createdAt", f.updated_at AS "updatedAt"
  FROM lead_forms f JOIN memberships m ON m.firm_id = f.firm_id AND m.id = f.owner_id
  LEFT JOIN campaigns g ON g.firm_id = f.firm_id AND g.id = f.campaign_id`;

export const FORMS = `SELECT ${COLUMNS} WHERE f.firm_id = $1 ORDER BY f.name, f.id`;
export const FORM = `SELECT ${COLUMNS} WHERE f.firm_id = $1 AND f.id = $2`;

/** What strangers see of a form that is switched on, of a firm that is there. */
export const OPEN_FORM = `SELECT f.id, f.firm_id AS "firmId", r.name AS "firmName", r.locale, f.name, f.heading, f.intro, f.fields,
    f.consent, f.button, f.thanks, f.origins
  FROM lead_forms f JOIN firms r ON r.id = f.firm_id
  WHERE f.firm_id = $1 AND f.key = $2 AND f.active AND r.status = 'active'`;

/** Whose leads its entries become, and what is said of them. */
export const FORM_OWNER = `SELECT f.name AS "formName", f.source, f.campaign_id AS "campaignId",
    CASE WHEN m.status NOT IN ('deactivated', 'erased') THEN m.id END AS "ownerId", m.name AS "ownerName",
    coalesce(m.email, u.email) AS "ownerEmail"
  FROM lead_forms f JOIN memberships m ON m.firm_id = f.firm_id AND m.id = f.owner_id LEFT JOIN users u ON u.id = m.user_id
  WHERE f.firm_id = $1 AND f.id = $2`;

/** How many sent the same message within a day. Index: form_entries (firm_id, form_id, created_at). */
export const SAME_MESSAGES = `SELECT count(*) AS times FROM form_entries
  WHERE firm_id = $1 AND form_id = $2 AND created_at > now() - interval '1 day' AND message = $3 AND message <> ''`;

/** Nothing where its token was used before. */
export const KEEP_ENTRY = `INSERT INTO form_entries
    (firm_id, id, form_id, token_id, company, person, email, phone, message, consent, status, suspicions)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'suspected', $11)
  ON CONFLICT (firm_id, token_id) DO NOTHING RETURNING id`;

/** Index: form_entries (firm_id, status, created_at, id). */
export const ENTRY_LIST = {
  select: `e.id, e.form_id AS "formId", f.name AS "formName", e.company, e.person, e.email, e.phone, e.message, e.consent,
    e.status, e.suspicions, e.lead_id AS "leadId", e.created_at AS "createdAt"`,
  from: 'form_entries e',
  names: 'JOIN lead_forms f ON f.firm_id = e.firm_id AND f.id = e.form_id',
  where: 'e.firm_id = $1',
  filters: {
    q: (p) => `(e.company ILIKE ${p} OR e.person ILIKE ${p} OR e.email ILIKE ${p} OR e.message ILIKE ${p})`,
    status: (p) => `e.status = ${p}`,
    formId: (p) => `e.form_id = ${p}`,
    leadId: (p) => `e.lead_id = ${p}`,
  },
  sorts: { createdAt: 'e.created_at', email: 'e.email' },
  defaultSort: '-createdAt',
  tiebreak: 'e.id DESC',
} satisfies ListSpec;

export const ENTRY = `SELECT ${ENTRY_LIST.select} FROM ${ENTRY_LIST.from} ${ENTRY_LIST.names} WHERE e.firm_id = $1 AND e.id = $2`;
