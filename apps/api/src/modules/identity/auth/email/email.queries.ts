export const CHANGES_OF_HOUR = `SELECT count(*)::int AS asked FROM email_changes
  WHERE user_id = $1 AND created_at > now() - interval '1 hour'`;
export const FORGET_OLD = `DELETE FROM email_changes WHERE user_id = $1 AND created_at < now() - interval '2 days'`;
export const CLOSE_CHANGES =
  'UPDATE email_changes SET closed_at = now() WHERE user_id = $1 AND closed_at IS NULL';
export const OPEN_CHANGE = `INSERT INTO email_changes
    (id, user_id, new_email, new_token_hash, old_token_hash, cancel_token_hash, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, now() + interval '24 hours')`;
export const IS_TAKEN = 'SELECT 1 FROM users WHERE email = $1';

const OPEN = 'closed_at IS NULL AND expires_at > now()';
export const HOLDER = `SELECT c.user_id AS "userId" FROM email_changes c JOIN users u ON u.id = c.user_id AND u.status = 'active'
  WHERE $1 IN (c.new_token_hash, c.old_token_hash, c.cancel_token_hash) AND ${OPEN}`;
/** Each link confirms its own side; the row's lock lets two clicks see each other. */
export const CONFIRM = `UPDATE email_changes SET
    new_confirmed_at = CASE WHEN new_token_hash = $1 THEN coalesce(new_confirmed_at, now()) ELSE new_confirmed_at END,
    old_confirmed_at = CASE WHEN old_token_hash = $1 THEN coalesce(old_confirmed_at, now()) ELSE old_confirmed_at END
  WHERE $1 IN (new_token_hash, old_token_hash) AND ${OPEN}
  RETURNING id, new_email AS "newEmail", new_confirmed_at IS NOT NULL AND old_confirmed_at IS NOT NULL AS complete`;
export const CANCEL = `UPDATE email_changes SET closed_at = now() WHERE cancel_token_hash = $1 AND ${OPEN}
  RETURNING new_email AS "newEmail"`;

export const PERSON = 'SELECT name, email FROM users WHERE id = $1 FOR UPDATE';
/** Nothing when another login took the address meanwhile. */
export const MOVE = `UPDATE users SET email = $2
  WHERE id = $1 AND NOT EXISTS (SELECT FROM users other WHERE other.email = $2)`;
export const CLOSE_RESETS =
  'UPDATE password_resets SET closed_at = now() WHERE user_id = $1 AND closed_at IS NULL';
/** A colleague's row may have the address already, of somebody still to be invited: then the firm decides. */
export const FOLLOW = `UPDATE memberships m SET email = $4, version = version + 1, updated_at = now()
  WHERE m.firm_id = $1 AND m.user_id = $2 AND m.email = $3
    AND NOT EXISTS (SELECT FROM memberships o WHERE o.firm_id = $1 AND o.email = $4)`;
export const FOLLOW_PORTAL = `UPDATE portal_users p SET email = $4, version = version + 1, updated_at = now()
  WHERE p.firm_id = $1 AND p.user_id = $2 AND p.email = $3
    AND NOT EXISTS (SELECT FROM portal_users o WHERE o.firm_id = $1 AND o.client_id = p.client_id AND o.email = $4)`;
