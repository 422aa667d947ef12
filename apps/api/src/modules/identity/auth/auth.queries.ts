import { GRACE } from '../firms/firms.queries.js';
import { logoOf, photoOf } from '../images/images.queries.js';

/** Every door of a user: memberships and portal access, of firms that are active. Row-level security: own rows. */
export const DOORS = `
  SELECT f.id AS "firmId", f.name AS "firmName", m.id AS "membershipId", NULL::uuid AS "portalUserId",
      NULL::uuid AS "clientId", NULL AS "clientName", m.name
    FROM memberships m JOIN firms f ON f.id = m.firm_id AND f.status = 'active'
   WHERE m.user_id = $1 AND m.status = 'active'
  UNION ALL
  SELECT f.id, f.name, NULL, p.id, p.client_id, p.client_name, p.name
    FROM portal_users p JOIN firms f ON f.id = p.firm_id AND f.status = 'active'
   WHERE p.user_id = $1 AND p.status = 'active'
  ORDER BY "firmName", "membershipId" NULLS LAST, "clientName"`;

/** The firms of a user that nobody may enter any more. Row-level security: own rows. */
export const SHUT_DOORS = `
  SELECT f.id AS "firmId", f.name AS "firmName", f.status FROM firms f WHERE f.status <> 'active' AND f.id IN (
    SELECT m.firm_id FROM memberships m WHERE m.user_id = $1 AND m.status = 'active'
    UNION SELECT p.firm_id FROM portal_users p WHERE p.user_id = $1 AND p.status = 'active')
  ORDER BY f.name`;

export const ME = `
  SELECT u.email, u.password_hash IS NOT NULL AS "hasPassword", f.accent, ${logoOf('f.id')} AS logo, ${photoOf('m')} AS "photoId", f.closing_at + ${GRACE} AS "closesAt", f.fiscal_year_month AS "fiscalYearMonth", f.weekly_target_seconds AS "firmTarget", m.weekly_target_seconds AS "ownTarget", p.client_name AS "clientName",
      coalesce(m.locale, p.locale) AS locale, coalesce(m.time_zone, p.time_zone) AS "timeZone",
      EXISTS (SELECT FROM sessions s WHERE s.id = $5 AND s.means = 'sso') AS "bySso",
      array(SELECT r.name FROM membership_custom_roles k JOIN roles r ON r.firm_id = k.firm_id AND r.id = k.role_id
        WHERE k.firm_id = m.firm_id AND k.membership_id = m.id ORDER BY lower(r.name)) AS "customRoles"
    FROM users u JOIN firms f ON f.id = $1
    LEFT JOIN memberships m ON m.firm_id = f.id AND m.id = $3
    LEFT JOIN portal_users p ON p.firm_id = f.id AND p.id = $4
   WHERE u.id = $2`;

export const USER_BY_EMAIL = 'SELECT id, name, password_hash AS hash, status FROM users WHERE email = $1';

/** No row when the address has a login already. */
export const INSERT_USER = `INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $3, $4)
  ON CONFLICT (email) DO NOTHING RETURNING id`;
