const COLUMNS = `p.id, p.version, p.client_id AS "clientId", p.name, p.email, p.job_title AS "jobTitle", p.status, p.rights,
    p.deactivated_by_firm AS "deactivatedByFirm",
    p.user_id IS NOT NULL AS "hasLogin", p.created_at AS "createdAt",
    i.sent_at AS "invitedAt", i.expires_at AS "invitationExpiresAt",
    (SELECT max(s.created_at) FROM sessions s
      WHERE s.user_id = p.user_id AND s.firm_id = p.firm_id AND s.portal_user_id = p.id) AS "lastSignInAt"`;
const TABLES = `portal_users p LEFT JOIN invitations i ON i.firm_id = p.firm_id AND i.portal_user_id = p.id
    AND i.accepted_at IS NULL AND i.revoked_at IS NULL`;

/** Index: portal_users (firm_id, client_id, user_id); sessions (user_id). */
export const PORTAL_USERS = `SELECT ${COLUMNS} FROM ${TABLES}
  WHERE p.firm_id = $1 AND p.client_id = $2 ORDER BY p.name, p.id`;

export const PORTAL_USER = `SELECT ${COLUMNS} FROM ${TABLES} WHERE p.firm_id = $1 AND p.id = $2`;

export const CLIENT_NAME = 'SELECT name FROM clients WHERE firm_id = $1 AND id = $2';
export const CLIENT_ACTIVE = `SELECT 1 FROM clients WHERE firm_id = $1 AND id = $2 AND status = 'active'`;

/** Held until the transaction ends, so that of two who would leave a client without a manager one waits and sees. */
export const LOCK_MANAGERS = `SELECT id FROM portal_users
  WHERE firm_id = $1 AND client_id = $2 AND 'colleagues' = ANY(rights) ORDER BY id FOR UPDATE`;

/** A statement of its own, after the lock: it sees what those before have committed. */
export const OTHER_MANAGER = `SELECT 1 FROM portal_users WHERE firm_id = $1 AND client_id = $2 AND id <> $3
  AND status = 'active' AND 'colleagues' = ANY(rights) LIMIT 1`;

export const DELETE_PORTAL_SESSIONS = 'DELETE FROM sessions WHERE firm_id = $1 AND portal_user_id = $2';

/** In the outbox, unless the address is the client's own. */
export const FORGET_RECIPIENT = `UPDATE mails SET recipient = $3 WHERE firm_id = $1 AND lower(recipient) = $2
  AND NOT EXISTS (SELECT FROM clients c WHERE c.firm_id = $1 AND lower(c.email) = $2)`;

/** Index: sessions (user_id). */
export const END_PORTAL_SESSIONS = `UPDATE sessions SET revoked_at = now(), revoked_reason = 'deactivated'
  WHERE firm_id = $1 AND portal_user_id = $2 AND user_id = $3 AND revoked_at IS NULL`;

/** Whom the firm talks to under this address is the same person. From the portal no contact is seen, so none is linked. */
export const LINK_CONTACT = `UPDATE client_contacts SET portal_user_id = $3
  WHERE firm_id = $1 AND client_id = $2 AND email = $4 AND portal_user_id IS NULL`;

export const DELETE_CONTACT = 'DELETE FROM client_contacts WHERE firm_id = $1 AND portal_user_id = $2';
