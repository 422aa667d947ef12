import { consentUntil } from '../auth/factor-resets/factor-resets.queries.js';
import { hasFactor } from '../auth/factor.queries.js';
import { photoOf } from '../images/images.queries.js';
import type { ListSpec } from '../../../platform/persistence/page.js';

/** Index: memberships (firm_id, name). */
export const MEMBER_LIST = {
  select: `m.id, m.version, m.name, m.email, m.job_title AS "jobTitle", m.status, ${photoOf('m')} AS "photoId",
    array(SELECT r.role FROM membership_roles r WHERE r.firm_id = m.firm_id AND r.membership_id = m.id ORDER BY r.role) AS roles,
    coalesce((SELECT json_agg(json_build_object('id', r.id, 'name', r.name) ORDER BY lower(r.name))
      FROM membership_custom_roles c JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
      WHERE c.firm_id = m.firm_id AND c.membership_id = m.id), '[]') AS "customRoles",
    ${hasFactor('m.user_id')} AS "hasSecondFactor"`,
  from: 'memberships m',
  where: 'm.firm_id = $1',
  filters: {
    q: (p) => `(m.name ILIKE ${p} OR m.email ILIKE ${p} OR m.job_title ILIKE ${p})`,
    status: (p) => `m.status = ${p}`,
    role: (p) => `EXISTS (SELECT FROM membership_roles r
      WHERE r.firm_id = m.firm_id AND r.membership_id = m.id AND r.role = ${p})`,
    hasSecondFactor: (p) => `${hasFactor('m.user_id')} = ${p}`,
    customRoleId: (p) => `EXISTS (SELECT FROM membership_custom_roles c
      WHERE c.firm_id = m.firm_id AND c.membership_id = m.id AND c.role_id = ${p})`,
  },
  sorts: { name: 'm.name', email: 'm.email', jobTitle: 'm.job_title', status: 'm.status' },
  nullable: ['email'],
  defaultSort: 'name',
  tiebreak: 'm.id',
} satisfies ListSpec;

const OTHER_ADMIN = `SELECT FROM membership_roles o
  JOIN memberships a ON a.firm_id = o.firm_id AND a.id = o.membership_id AND a.status = 'active'
  WHERE o.firm_id = m.firm_id AND o.role = 'admin' AND o.membership_id <> m.id`;

const IS_LAST_ADMIN = `m.status = 'active' AND NOT EXISTS (${OTHER_ADMIN}) AND EXISTS (SELECT FROM membership_roles r
  WHERE r.firm_id = m.firm_id AND r.membership_id = m.id AND r.role = 'admin')`;

export const MEMBER = `SELECT ${MEMBER_LIST.select}, m.weekly_target_seconds AS "weeklyTargetSeconds",
    f.weekly_target_seconds AS "firmWeeklyTargetSeconds", m.user_id IS NOT NULL AS "hasLogin",
    ${consentUntil('m.user_id', 'm.firm_id')} AS "factorResetUntil", ${IS_LAST_ADMIN} AS "isLastAdmin", m.created_at AS "createdAt",
    i.sent_at AS "invitedAt", i.expires_at AS "invitationExpiresAt", n.name AS "invitedByName"
  FROM memberships m JOIN firms f ON f.id = m.firm_id
  LEFT JOIN invitations i ON i.firm_id = m.firm_id AND i.membership_id = m.id
    AND i.accepted_at IS NULL AND i.revoked_at IS NULL
  LEFT JOIN memberships n ON n.firm_id = i.firm_id AND n.id = i.invited_by
  WHERE m.firm_id = $1 AND m.id = $2`;

/** Shared locks: what is granted stays what it was seen to be. */
const CUSTOM = 'SELECT r.id AS key, r.name, r.permissions FROM roles r';

export const HELD_CUSTOM_ROLES = `${CUSTOM}
  JOIN membership_custom_roles c ON c.firm_id = r.firm_id AND c.role_id = r.id
  WHERE r.firm_id = $1 AND c.membership_id = $2 ORDER BY lower(r.name) FOR SHARE OF r`;

export const NAMED_CUSTOM_ROLES = `${CUSTOM}
  WHERE r.firm_id = $1 AND r.id = ANY($2::uuid[]) ORDER BY lower(r.name) FOR SHARE OF r`;

/** Held until the transaction ends, so that of two who would leave the firm without an admin one waits and sees. */
export const LOCK_ADMINS = `SELECT membership_id FROM membership_roles
  WHERE firm_id = $1 AND role = 'admin' ORDER BY membership_id FOR UPDATE`;

/** A statement of its own, after the lock: it sees what those before have committed. */
export const LAST_ADMIN = `SELECT ${IS_LAST_ADMIN} AS "isLast" FROM memberships m WHERE m.firm_id = $1 AND m.id = $2`;

/** Index: sessions (user_id). */
export const END_SESSIONS = `UPDATE sessions SET revoked_at = now(), revoked_reason = 'deactivated'
  WHERE firm_id = $1 AND membership_id = $2 AND user_id = $3 AND revoked_at IS NULL`;
