/**
 * The live invitation of a link, with what its reader is told and what a login of that address needs. Index:
 * invitations (firm_id, token_hash).
 */
export const LIVE_INVITATION = `
  SELECT i.id, i.membership_id AS "membershipId", m.email, m.name, f.name AS "firmName", n.name AS "inviterName",
      EXISTS (SELECT FROM users u WHERE u.email = m.email) AS "hasLogin"
    FROM invitations i
    JOIN firms f ON f.id = i.firm_id AND f.status = 'active'
    JOIN memberships m ON m.firm_id = i.firm_id AND m.id = i.membership_id AND m.status = 'invited'
    JOIN memberships n ON n.firm_id = i.firm_id AND n.id = i.invited_by
   WHERE i.firm_id = $1 AND i.token_hash = $2
     AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`;
