import { REFRESH_DAYS } from './refresh-tokens.js';

/** Sessions that can still be used: not ended, and not idle for longer than a refresh token lives. */
const LIVE = `s.revoked_at IS NULL AND s.expires_at > now()
  AND s.last_used_at > now() - interval '${REFRESH_DAYS} days'`;
const COLUMNS = `s.id, s.user_agent AS "userAgent", s.ip, s.created_at AS "createdAt", s.last_used_at AS "lastUsedAt"`;

/** Index: sessions (user_id). */
export const OWN_SESSIONS = `SELECT ${COLUMNS}, f.name AS "firmName" FROM sessions s JOIN firms f ON f.id = s.firm_id
  WHERE s.user_id = $1 AND ${LIVE} ORDER BY s.last_used_at DESC, s.id LIMIT 100`;

/** Index: sessions (user_id), of the membership's user. */
export const MEMBER_SESSIONS = `SELECT ${COLUMNS}, f.name AS "firmName" FROM memberships m
  JOIN sessions s ON s.user_id = m.user_id AND s.firm_id = m.firm_id AND s.membership_id = m.id
  JOIN firms f ON f.id = s.firm_id
  WHERE m.firm_id = $1 AND m.id = $2 AND ${LIVE} ORDER BY s.last_used_at DESC, s.id LIMIT 100`;

const END = `UPDATE sessions SET revoked_at = now(), revoked_reason = $3`;

/** All of a person's sessions, but for one when there is one to keep. */
export const END_ALL = `${END} WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2`;
export const END_OWN = `${END} WHERE user_id = $1 AND id = $2 AND revoked_at IS NULL`;

/** All of a member's sessions in the firm, or the one named, but for the one that asks. */
export const END_OF_MEMBER = `UPDATE sessions SET revoked_at = now(), revoked_reason = 'ended by an administrator'
  WHERE firm_id = $1 AND membership_id = $2 AND id IS DISTINCT FROM $3 AND ($4::uuid IS NULL OR id = $4)
    AND revoked_at IS NULL AND user_id = (SELECT m.user_id FROM memberships m WHERE m.firm_id = $1 AND m.id = $2)`;
