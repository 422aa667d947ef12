/** It expires at the midnight after that day. */
const EXPIRES_ON = `((r.expires_at - interval '1 second') AT TIME ZONE f.time_zone)::date`;

/** Index: signature_requests (firm_id, subject_id). */
export const REQUESTS_OF = `SELECT id FROM signature_requests
  WHERE firm_id = $1 AND subject_type = $2 AND subject_id = $3 ORDER BY id DESC`;

export const REQUEST = `SELECT r.id, r.version, r.subject_type AS "subjectType", r.subject_id AS "subjectId", r.title, r.status, r.message,
    r.consent, ${EXPIRES_ON} AS "expiresOn", m.name AS "sentByName", r.created_at AS "sentAt", r.ended_at AS "endedAt",
    r.end_reason AS "endReason", r.sent_sha256 AS "sentSha256", r.signed_sha256 AS "signedSha256"
  FROM signature_requests r JOIN firms f ON f.id = r.firm_id JOIN memberships m ON m.firm_id = r.firm_id AND m.id = r.sent_by
  WHERE r.firm_id = $1 AND r.id = $2`;

export const SIGNERS = `SELECT id, side, step, name, email, status, invited_at AS "invitedAt", read_at AS "readAt",
    signature, signed_at AS "signedAt"
  FROM signers WHERE firm_id = $1 AND request_id = $2 ORDER BY position`;

export const EVENTS = `SELECT position, at, deed, who, address, agent, note, hash FROM signature_events
  WHERE firm_id = $1 AND request_id = $2 ORDER BY position`;

/** Open ones whose time is over. Index: signature_requests (firm_id, status, expires_at). */
export const EXPIRED = `SELECT id FROM signature_requests
  WHERE firm_id = $1 AND status = 'open' AND expires_at <= now() ORDER BY id`;

/** Open ones of which nothing was heard for three days. */
export const SILENT = `SELECT r.id FROM signature_requests r
  WHERE r.firm_id = $1 AND r.status = 'open' AND r.expires_at > now()
    AND coalesce(r.reminded_at, r.created_at) < now() - interval '3 days'
    AND NOT EXISTS (SELECT FROM signature_events e WHERE e.firm_id = r.firm_id AND e.request_id = r.id
      AND e.at > now() - interval '3 days') ORDER BY r.id`;

/** Signed by all an hour ago and more, and not sealed: what went wrong then may be right now. */
export const UNSEALED = `SELECT id FROM signature_requests
  WHERE firm_id = $1 AND status = 'signed' AND ended_at < now() - interval '1 hour' ORDER BY id`;

/** What waits for the portal user's signature, and what they signed. Index: signers (firm_id, client_id, email). */
export const PORTAL_SIGNATURES = `SELECT s.id, r.title, r.subject_type AS "subjectType", r.created_at AS "sentAt", ${EXPIRES_ON} AS "expiresOn",
    CASE WHEN r.status = 'open' AND r.expires_at <= now() THEN 'expired' ELSE r.status END AS status,
    s.status AS "ownStatus", s.signed_at AS "signedAt"
  FROM portal_users p
  JOIN signers s ON s.firm_id = p.firm_id AND s.client_id = p.client_id AND s.email = p.email
  JOIN signature_requests r ON r.firm_id = s.firm_id AND r.id = s.request_id
  JOIN firms f ON f.id = r.firm_id
  WHERE p.firm_id = $1 AND p.client_id = $2 AND p.id = $3 AND s.status <> 'waiting'
  ORDER BY r.status <> 'open', r.created_at DESC, s.id LIMIT 100`;

const SIGNER = `SELECT s.id, s.request_id AS "requestId" FROM signers s
  JOIN firms f ON f.id = s.firm_id AND f.status = 'active' WHERE s.firm_id = $1`;
export const SIGNER_OF_LINK = `${SIGNER} AND s.token_hash = $2`;
export const SIGNER_OF_CLIENT = `${SIGNER} AND s.id = $2 AND s.client_id = $3 AND s.email = $4`;

export const OWN_EMAIL = 'SELECT email FROM portal_users WHERE firm_id = $1 AND client_id = $2 AND id = $3';

export const KEYS_SERVED = `SELECT public_key AS "publicKey", created_at AS since FROM signing_keys
  WHERE firm_id = $1 ORDER BY created_at DESC, id DESC`;

export const FIRMS = `SELECT id FROM firms WHERE status = 'active' ORDER BY id`;
