const count = (from: string, where: string): string =>
  `(SELECT count(*) FROM ${from} x WHERE x.firm_id = $1 AND ${where})::int`;

const DRAFT = `x.status IN ('draft', 'rejected')`;
const NEVER_SENT = `x.status = 'draft' AND x.sent_at IS NULL`;

/** What forbids a deletion. Index: those on (firm_id, client_id, …). */
export const KEEPS = `SELECT
  ${count('engagements', `x.client_id = $2 AND NOT ${DRAFT}`)} AS engagements,
  ${count('projects', 'x.client_id = $2')} AS projects,
  ${count('contracts', `x.client_id = $2 AND x.status <> 'draft'`)} AS contracts,
  ${count('proposals', `x.client_id = $2 AND NOT (${NEVER_SENT})`)} AS proposals,
  ${count('signature_requests', 'x.client_id = $2')} AS "signatureRequests",
  ${count('invoices', 'x.client_id = $2')} AS invoices,
  ${count('payments', 'x.client_id = $2')} AS payments,
  ${count('portal_users', 'x.client_id = $2 AND x.user_id IS NOT NULL')} AS "portalUsers"`;

/** What goes with it. */
export const TAKES = `SELECT
  ${count('engagements', `x.client_id = $2 AND ${DRAFT}`)} AS engagements,
  ${count('contracts', `x.client_id = $2 AND x.status = 'draft'`)} AS contracts,
  ${count('proposals', `x.client_id = $2 AND x.prospect_id IS NULL AND ${NEVER_SENT}`)} AS proposals,
  ${count('client_contacts', 'x.client_id = $2')} AS contacts,
  ${count('activities', 'x.client_id = $2')} AS activities,
  ${count('record_files', `x.client_id = $2 AND x.removed_at IS NULL`)} AS files,
  ${count('portal_users', 'x.client_id = $2 AND x.user_id IS NULL')} AS "portalUsers"`;

/** In this order; everything else goes by its foreign key. An offer for a prospect stays the prospect's. */
export const DELETIONS = [
  'UPDATE proposal_versions SET client_id = NULL WHERE firm_id = $1 AND client_id = $2',
  'UPDATE proposals SET client_id = NULL WHERE firm_id = $1 AND client_id = $2 AND prospect_id IS NOT NULL',
  'DELETE FROM proposals WHERE firm_id = $1 AND client_id = $2',
  'DELETE FROM client_contacts WHERE firm_id = $1 AND client_id = $2',
  `DELETE FROM contracts WHERE firm_id = $1 AND client_id = $2 AND status = 'draft'`,
  `DELETE FROM engagements WHERE firm_id = $1 AND client_id = $2 AND status IN ('draft', 'rejected')`,
  'DELETE FROM portal_users WHERE firm_id = $1 AND client_id = $2 AND user_id IS NULL',
];
