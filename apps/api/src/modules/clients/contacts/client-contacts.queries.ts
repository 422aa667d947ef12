const COLUMNS = `SELECT k.id, k.version, k.client_id AS "clientId", k.name, k.job_title AS "jobTitle", k.email, k.phone, k.roles,
    k.is_main AS "isMain", k.portal_user_id AS "portalUserId", p.status AS "portalStatus"
  FROM client_contacts k LEFT JOIN portal_users p ON p.firm_id = k.firm_id AND p.id = k.portal_user_id
  WHERE k.firm_id = $1`;

/** Index: client_contacts (firm_id, client_id, name). */
export const CONTACTS = `${COLUMNS} AND k.client_id = $2 ORDER BY k.is_main DESC, lower(k.name), k.id`;
export const CONTACT = `${COLUMNS} AND k.id = $2`;

/** Makes the person with this address who may sign in the same as the contact, unless they are another one. */
export const LINK_PORTAL_USER = `UPDATE client_contacts k SET portal_user_id = p.id FROM portal_users p
  WHERE k.firm_id = $1 AND k.id = $2 AND k.portal_user_id IS NULL AND k.email <> ''
    AND p.firm_id = k.firm_id AND p.client_id = k.client_id AND p.email = k.email
    AND NOT EXISTS (SELECT FROM client_contacts o WHERE o.firm_id = $1 AND o.portal_user_id = p.id)`;
