import { REFRESH_DAYS } from './refresh-tokens.js';

/** Sessions that can still be used: not ended, and not idle for longer than a refresh token lives. */
const LIVE = `s.revoked_at IS NULL AND s.expires_at > now()
  AND s.last_used_at > now() - interval '${REFRESH_DAYS} days'`;
const COLUMNS = `s.id, s.user_agent AS "userAgent", s.ip, s.created_at AS "createdAt", s.last_used_at AS "lastUsedAt",
  s.means, i.name AS "providerName", f.name AS "firmName"`;
const PLACES = `JOIN firms f ON f.id = s.firm_id
  LEFT JOIN identity_providers i ON i.firm_id = s.firm_id AND i.id = s.provider_id`;
/** Who came by a firm's single sign-on is known to that firm alone: what goes on in others is not shown to it. */
const IN_REACH = `NOT EXISTS (SELECT FROM sessions o WHERE o.id = $2 AND o.means = 'sso' AND o.firm_id <> s.firm_id)`;

/** Index: sessions (user_id). */
export const OWN_SESSIONS = `SELECT ${COLUMNS} FROM sessions s ${PLACES}
  WHERE s.user_id = $1 AND ${IN_REACH} AND ${LIVE} ORDER BY s.last_used_at DESC, s.id LIMIT 100`;

/** Index: sessions (user_id), of the membership's user. */
export const MEMBER_SESSIONS = `SELECT ${COLUMNS} FROM memberships m
  JOIN sessions s ON s.user_id = m.user_id AND s.firm_id = m.firm_id AND s.membership_id = m.id ${PLACES}
  WHERE m.firm_id = $1 AND m.id = $2 AND ${LIVE} ORDER BY s.last_used_at DESC, s.id LIMIT 100`;

const END = `UPDATE sessions SET revoked_at = now(), revoked_reason = $3`;

/** All of a person's sessions, but for one when there is one to keep. */
export const END_ALL = `${END} WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2`;

const END_IN_REACH = `UPDATE sessions s SET revoked_at = now(), revoked_reason = $3
  WHERE s.user_id = $1 AND ${IN_REACH} AND s.revoked_at IS NULL`;
/** Of the person who asks, by the session $2. */
export const END_OWN = `${END_IN_REACH} AND s.id = $4`;
export const END_OTHERS = `${END_IN_REACH} AND s.id IS DISTINCT FROM $2`;

/** All of a member's sessions in the firm, or the one named, but for the one that asks. */
export const END_OF_MEMBER = `UPDATE sessions SET revoked_at = now(), revoked_reason = 'ended by an administrator'
  WHERE firm_id = $1 AND membership_id = $2 AND id IS DISTINCT FROM $3 AND ($4::uuid IS NULL OR id = $4)
    AND revoked_at IS NULL AND user_id = (SELECT m.user_id FROM memberships m WHERE m.firm_id = $1 AND m.id = $2)`;
