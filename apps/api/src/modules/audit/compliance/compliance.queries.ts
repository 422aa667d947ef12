import { API_KEY_LIST, hasFactor } from '../../identity/index.js';

/** When a day begins where the firm is. */
const midnight = (day: string): string =>
  `(SELECT (${day})::timestamp AT TIME ZONE time_zone FROM firms WHERE id = $1)`;

/** $2 and $3 are the first and the last day. */
const IN_PERIOD = `a.at >= ${midnight('$2::date')} AND a.at < ${midnight('$3::date + 1')}`;

/** How often each of $4 was done. Index: audit_entries (firm_id, action, at, id). */
export const DEED_COUNTS = `SELECT d.action, (SELECT count(*)::int FROM audit_entries a
    WHERE a.firm_id = $1 AND a.action = d.action AND ${IN_PERIOD}) AS count
  FROM unnest($4::text[]) WITH ORDINALITY d(action, place) ORDER BY d.place`;

/** Each actor's sign-ins, looked up once for everybody. Index: audit_entries (firm_id, action, at, id). */
const SIGN_INS = `SELECT a.actor_id, max(a.at) AS last, count(*) FILTER (WHERE ${IN_PERIOD})::int AS count
  FROM audit_entries a WHERE a.firm_id = $1 AND a.action = 'session.signed_in' GROUP BY a.actor_id`;
const FAILURES = `SELECT a.object_id, count(*)::int AS count FROM audit_entries a
  WHERE a.firm_id = $1 AND a.action = 'session.sign_in_failed' AND a.object_type = 'user' AND ${IN_PERIOD} GROUP BY a.object_id`;

/** Everybody who has or had a way in, with how often they used it. */
export const PEOPLE = `WITH signed AS MATERIALIZED (${SIGN_INS}), failed AS MATERIALIZED (${FAILURES})
  SELECT m.id, m.name, coalesce(m.email, '') AS email, m.status,
    array(SELECT r.role FROM membership_roles r WHERE r.firm_id = m.firm_id AND r.membership_id = m.id ORDER BY r.role) AS roles,
    array(SELECT r.name FROM membership_custom_roles c JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
      WHERE c.firm_id = m.firm_id AND c.membership_id = m.id ORDER BY lower(r.name)) AS "customRoles",
    array(SELECT DISTINCT unnest(r.permissions) FROM membership_custom_roles c
      JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
      WHERE c.firm_id = m.firm_id AND c.membership_id = m.id) AS granted,
    ${hasFactor('m.user_id')} AS "hasSecondFactor", s.last AS "lastSignInAt", coalesce(s.count, 0) AS "signIns",
    coalesce(f.count, 0) AS "failedSignIns"
  FROM memberships m
  LEFT JOIN signed s ON s.actor_id = m.id
  LEFT JOIN failed f ON f.object_id = m.user_id
  WHERE m.firm_id = $1 ORDER BY lower(m.name), m.id`;

/** People of clients with a way into the portal. $2 and $3 as above. */
export const PORTAL_PEOPLE = `WITH signed AS MATERIALIZED (${SIGN_INS})
  SELECT p.id, p.name, p.email, c.id AS "clientId", c.name AS "clientName", p.status, p.rights, s.last AS "lastSignInAt"
  FROM portal_users p JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  LEFT JOIN signed s ON s.actor_id = p.id
  WHERE p.firm_id = $1 ORDER BY lower(c.name), lower(p.name), p.id`;

/** How the chain was found in the period, the oldest entry that is kept, and the rule for second factors. */
export const RECORD_STATE = `SELECT
    (SELECT count(*)::int FROM audit_checks a WHERE a.firm_id = $1 AND a.result = 'intact' AND ${IN_PERIOD}) AS "foundIntact",
    (SELECT count(*)::int FROM audit_checks a WHERE a.firm_id = $1 AND a.result = 'broken' AND ${IN_PERIOD}) AS "foundBroken",
    (SELECT count(*)::int FROM audit_entries a WHERE a.firm_id = $1 AND ${IN_PERIOD}) AS entries,
    (SELECT a.at FROM audit_entries a WHERE a.firm_id = $1 ORDER BY a.at, a.id LIMIT 1) AS "oldestAt",
    (SELECT f.mfa_required FROM firms f WHERE f.id = $1) AS "mfaRequired"`;

/** Those that expired or were revoked among them. */
export const KEYS = `SELECT ${API_KEY_LIST.select} FROM ${API_KEY_LIST.from}
  WHERE ${API_KEY_LIST.where} ORDER BY k.created_at DESC, k.id`;
