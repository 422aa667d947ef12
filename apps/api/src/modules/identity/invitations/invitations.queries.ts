/**
 * The live invitation of a link, with what its reader is told and what a login of that address needs. Index:
 * invitations (firm_id, token_hash).
 */
export const LIVE_INVITATION = `
  SELECT i.id, i.membership_id AS "membershipId", p.id AS "portalUserId", p.client_id AS "clientId",
      p.client_name AS "clientName", coalesce(m.email, p.email) AS email, coalesce(m.name, p.name) AS name,
      f.name AS "firmName", coalesce(n.name, q.name) AS "inviterName",
      EXISTS (SELECT FROM users u WHERE u.email = coalesce(m.email, p.email)) AS "hasLogin"
    FROM invitations i
    JOIN firms f ON f.id = i.firm_id AND f.status = 'active'
    LEFT JOIN memberships m ON m.firm_id = i.firm_id AND m.id = i.membership_id
    LEFT JOIN portal_users p ON p.firm_id = i.firm_id AND p.id = i.portal_user_id
    LEFT JOIN memberships n ON n.firm_id = i.firm_id AND n.id = i.invited_by
    LEFT JOIN portal_users q ON q.firm_id = i.firm_id AND q.id = i.invited_by_portal_user_id
   WHERE i.firm_id = $1 AND i.token_hash = $2 AND coalesce(m.status, p.status) = 'invited'
     AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`;
