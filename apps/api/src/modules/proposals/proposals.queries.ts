import type { ListSpec } from '../../platform/persistence/page.js';

const NAMES = `JOIN memberships m ON m.firm_id = p.firm_id AND m.id = p.owner_id
  LEFT JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  LEFT JOIN prospects s ON s.firm_id = p.firm_id AND s.id = p.prospect_id`;
const COLUMNS = `p.id, p.version, p.number, p.title, p.status, p.prospect_id AS "prospectId", p.client_id AS "clientId",
    coalesce(c.name, s.company) AS company, p.owner_id AS "ownerId", m.name AS "ownerName", p.currency, p.net,
    p.signing_keys IS NOT NULL AS "outForSignature", p.valid_until AS "validUntil", p.sent_at AS "sentAt", p.decided_at AS "decidedAt", p.created_at AS "createdAt",
    p.updated_at AS "updatedAt"`;

/** Index: proposals (firm_id, status, updated_at), (firm_id, client_id, status), (firm_id, prospect_id). */
export const PROPOSAL_LIST = {
  select: COLUMNS,
  from: `proposals p LEFT JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
    LEFT JOIN prospects s ON s.firm_id = p.firm_id AND s.id = p.prospect_id`,
  names: 'JOIN memberships m ON m.firm_id = p.firm_id AND m.id = p.owner_id',
  where: 'p.firm_id = $1',
  filters: {
    q: (p) => `(p.number ILIKE ${p} OR p.title ILIKE ${p} OR c.name ILIKE ${p} OR s.company ILIKE ${p})`,
    status: (p) => `p.status = ${p}`,
    ownerId: (p) => `p.owner_id = ${p}`,
    clientId: (p) => `p.client_id = ${p}`,
    prospectId: (p) => `(p.prospect_id = ${p} OR s.merged_into_id = ${p})`,
  },
  sorts: {
    updatedAt: 'p.updated_at',
    number: 'p.number',
    title: 'p.title',
    company: 'coalesce(c.name, s.company)',
    net: 'p.net',
    validUntil: 'p.valid_until',
    sentAt: 'p.sent_at',
    ownerName: 'm.name',
  },
  nullable: ['sentAt'],
  defaultSort: '-updatedAt',
  tiebreak: 'p.id DESC',
} satisfies ListSpec;

export const PROPOSAL = `SELECT ${COLUMNS}, s.name AS "prospectName", p.current_version AS "currentVersion",
    coalesce(nullif(s.person, ''), c.name, s.company) AS "recipientName",
    coalesce(nullif(s.email, ''), c.email, '') AS "recipientEmail", p.decided_by_name AS "decidedByName",
    p.decline_reason AS "declineReason", p.accepted_keys AS "acceptedKeys", p.contract_id AS "contractId", p.engagement_id AS "engagementId"
  FROM proposals p ${NAMES} WHERE p.firm_id = $1 AND p.id = $2`;

const VERSION_COLUMNS = `v.number, v.title, v.sent_at AS "sentAt", m.name AS "sentByName"`;
const VERSION_FROM = `proposal_versions v LEFT JOIN memberships m ON m.firm_id = v.firm_id AND m.id = v.sent_by`;

/** Index: proposal_versions (firm_id, proposal_id, number). */
export const VERSIONS = `SELECT ${VERSION_COLUMNS} FROM ${VERSION_FROM}
  WHERE v.firm_id = $1 AND v.proposal_id = $2 ORDER BY v.number DESC`;

export const VERSION = `SELECT ${VERSION_COLUMNS}, v.valid_until AS "validUntil", v.start_date AS "startDate",
    v.end_date AS "endDate", v.sections, v.lines, v.discount_kind AS "discountKind", v.discount_value AS "discountValue",
    v.taxes, v.frozen, v.pdf_file_id AS "pdfFileId"
  FROM ${VERSION_FROM} WHERE v.firm_id = $1 AND v.proposal_id = $2 AND v.number = $3`;

/** Index: proposal_links (firm_id, proposal_id). */
export const LINKS = `SELECT l.id, l.recipient_name AS "recipientName", l.recipient_email AS "recipientEmail",
    l.created_at AS "createdAt", m.name AS "createdByName", l.opened_at AS "openedAt", l.revoked_at AS "revokedAt"
  FROM proposal_links l JOIN memberships m ON m.firm_id = l.firm_id AND m.id = l.created_by
  WHERE l.firm_id = $1 AND l.proposal_id = $2 ORDER BY l.created_at DESC, l.id DESC`;

/** What the codes $2 (null for all) mean on day $3. Index: tax_rates (firm_id, code, valid_from). */
export const TAXES_ON = `SELECT DISTINCT ON (r.code) r.code AS "taxCode", r.name, r.category AS "taxCategory",
    r.percent AS "taxPercent"
  FROM tax_rates r WHERE r.firm_id = $1 AND ($2::text[] IS NULL OR r.code = ANY ($2)) AND r.valid_from <= $3
  ORDER BY r.code, r.valid_from DESC`;

export const DRAFT_OF_COUNT = `SELECT count(*)::int AS sent FROM proposal_versions v
  WHERE v.firm_id = $1 AND v.proposal_id = $2 AND v.frozen`;
