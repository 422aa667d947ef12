import type { ListSpec } from '../../platform/persistence/page.js';

/** What a client sees of a proposal at all. */
const SHOWN = `p.status NOT IN ('draft', 'withdrawn')`;

/** Index: proposals (firm_id, client_id, status). */
export const PORTAL_PROPOSALS = {
  select: `p.id, p.number, p.title, p.status, p.currency, p.net, p.valid_until AS "validUntil", p.sent_at AS "sentAt",
    p.decided_at AS "decidedAt"`,
  from: 'proposals p',
  where: `p.firm_id = $1 AND ${SHOWN}`,
  filters: {
    clientId: (p) => `p.client_id = ${p}`,
    status: (p) => `p.status = ${p}`,
    q: (p) => `(p.number ILIKE ${p} OR p.title ILIKE ${p})`,
  },
  sorts: { sentAt: 'p.sent_at', validUntil: 'p.valid_until', number: 'p.number', net: 'p.net' },
  defaultSort: '-sentAt',
  tiebreak: 'p.id DESC',
} satisfies ListSpec;

/** $2 the proposal; $3 its client, or null for the reader of a link. */
export const READ_PROPOSAL = `SELECT p.id, p.number, p.status, p.currency, p.current_version AS "versionNumber",
    p.signing_keys IS NOT NULL AS "outForSignature", p.accepted_keys AS "acceptedKeys", p.decided_at AS "decidedAt", p.decided_by_name AS "decidedByName",
    coalesce(c.name, s.company) AS company, f.name AS "firmName", f.email AS "firmEmail", f.phone AS "firmPhone"
  FROM proposals p JOIN firms f ON f.id = p.firm_id
  LEFT JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  LEFT JOIN prospects s ON s.firm_id = p.firm_id AND s.id = p.prospect_id
  WHERE p.firm_id = $1 AND p.id = $2 AND ($3::uuid IS NULL OR (p.client_id = $3 AND ${SHOWN}))`;

/** Index: proposal_links (firm_id, token_hash). */
export const LIVE_LINK = `SELECT l.id, l.proposal_id AS "proposalId", l.recipient_name AS "recipientName",
    l.recipient_email AS "recipientEmail"
  FROM proposal_links l JOIN firms f ON f.id = l.firm_id AND f.status = 'active'
  WHERE l.firm_id = $1 AND l.token_hash = $2 AND l.revoked_at IS NULL`;

/** What a prospect's proposal has so far becomes its client's, the papers with their bytes. $2 proposal, $3 client */
export const GIVE_VERSIONS = `UPDATE proposal_versions SET client_id = $3
  WHERE firm_id = $1 AND proposal_id = $2 AND client_id IS NULL RETURNING pdf_file_id AS "fileId"`;
export const GIVE_FILES = `UPDATE stored_files SET client_id = $3 WHERE firm_id = $1 AND id = ANY ($2) AND client_id IS NULL`;
export const GIVE_CHUNKS = `UPDATE file_chunks SET client_id = $3 WHERE firm_id = $1 AND file_id = ANY ($2) AND client_id IS NULL`;

/** The proposal's owner ($2), or once they left whoever is the firm's admin for longest. */
export const OWNER = `SELECT m.id AS "membershipId", m.name, coalesce(m.email, u.email) AS email FROM memberships m
  LEFT JOIN users u ON u.id = m.user_id
  WHERE m.firm_id = $1 AND m.status = 'active' AND (m.id = $2 OR EXISTS (SELECT FROM membership_roles r
    WHERE r.firm_id = m.firm_id AND r.membership_id = m.id AND r.role = 'admin'))
  ORDER BY m.id <> $2, m.id LIMIT 1`;
