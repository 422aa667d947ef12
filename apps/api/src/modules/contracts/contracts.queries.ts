import type { ListSpec } from '../../platform/persistence/page.js';

const TODAY = '(now() AT TIME ZONE f.time_zone)::date';
/** The last day on which one may say that it shall not go on. */
const NOTICE_BY = 'c.end_date - c.renewal_notice_days';
/** So many days before that its owner is told. */
export const REMIND_DAYS = 14;
const NOTICE_IS_DUE = `c.status = 'active' AND ${NOTICE_BY} - ${REMIND_DAYS} <= ${TODAY} AND ${NOTICE_BY} >= ${TODAY}`;

const COLUMNS = `c.id, c.version, c.kind, c.number, c.title, c.client_id AS "clientId", k.name AS "clientName", c.status,
    c.start_date AS "startDate", c.end_date AS "endDate", ${NOTICE_BY} AS "noticeBy", coalesce(${NOTICE_IS_DUE}, false) AS "noticeDue",
    c.value, c.currency, c.owner_id AS "ownerId", m.name AS "ownerName", c.signed_on AS "signedOn",
    c.document_id IS NOT NULL AS "hasDocument", c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;
const FROM = `contracts c
  JOIN firms f ON f.id = c.firm_id
  JOIN clients k ON k.firm_id = c.firm_id AND k.id = c.client_id
  JOIN memberships m ON m.firm_id = c.firm_id AND m.id = c.owner_id`;

/** Index: contracts (firm_id, created_at, id). */
export const CONTRACT_LIST = {
  select: COLUMNS,
  from: FROM,
  where: 'c.firm_id = $1',
  filters: {
    q: (p) => `(c.title ILIKE ${p} OR c.number ILIKE ${p} OR k.name ILIKE ${p})`,
    clientId: (p) => `c.client_id = ${p}`,
    status: (p) => `c.status = ${p}`,
    kind: (p) => `c.kind = ${p}`,
    ownerId: (p) => `c.owner_id = ${p}`,
    noticeDue: (p) => `coalesce(${NOTICE_IS_DUE}, false) = ${p}::boolean`,
  },
  sorts: {
    createdAt: 'c.created_at',
    number: 'c.number',
    title: 'c.title',
    clientName: 'k.name',
    startDate: 'c.start_date',
    endDate: 'c.end_date',
    value: 'c.value',
    ownerName: 'm.name',
  },
  nullable: ['endDate', 'value'],
  defaultSort: '-createdAt',
  tiebreak: 'c.id DESC',
} satisfies ListSpec;

/** Index: proposals (firm_id, contract_id). */
export const CONTRACT = `SELECT ${COLUMNS}, c.renewal_notice_days AS "renewalNoticeDays", d.name AS "documentName",
    d.size AS "documentSize", d.sha256 AS "documentSha256", c.terminated_on AS "terminatedOn", c.end_reason AS "endReason",
    p.id AS "proposalId", p.number AS "proposalNumber"
  FROM ${FROM} LEFT JOIN proposals p ON p.firm_id = c.firm_id AND p.contract_id = c.id LEFT JOIN stored_files d ON d.firm_id = c.firm_id AND d.id = c.document_id
  WHERE c.firm_id = $1 AND c.id = $2`;

/** Active ones of firms that are there, past their last day. */
export const PAST_THEIR_END = `SELECT c.id FROM contracts c JOIN firms f ON f.id = c.firm_id
  WHERE c.firm_id = $1 AND c.status = 'active' AND c.end_date < ${TODAY}`;

/** Those whose owner was not told yet that the notice is due. */
export const TO_REMIND = `SELECT c.id, c.number, c.title, k.name AS "clientName", c.end_date AS "endDate", ${NOTICE_BY} AS "noticeBy",
    m.email AS "ownerEmail"
  FROM ${FROM}
  WHERE c.firm_id = $1 AND c.reminded_at IS NULL AND ${NOTICE_IS_DUE} AND m.status = 'active' ORDER BY c.id`;

export const FIRMS = `SELECT id FROM firms WHERE status = 'active' ORDER BY id`;
