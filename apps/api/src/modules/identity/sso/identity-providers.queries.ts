const COLUMNS = `p.id, p.version, p.name, p.preset, p.issuer, p.application_id AS "applicationId",
  p.sealed_secret IS NOT NULL AS "hasSecret", p.enabled, p.is_second_factor AS "isSecondFactor",
  p.email_domains AS "emailDomains", (SELECT count(*)::int FROM external_identities x
    WHERE x.firm_id = p.firm_id AND x.provider_id = p.id) AS "linkedMembers"`;
export const PROVIDERS = `SELECT ${COLUMNS} FROM identity_providers p WHERE p.firm_id = $1 ORDER BY lower(p.name), p.id`;
export const PROVIDER = `SELECT ${COLUMNS} FROM identity_providers p WHERE p.firm_id = $1 AND p.id = $2`;

/** Whoever came by the provider is out at once. Index: sessions (firm_id, provider_id). */
export const END_SESSIONS_BY = `UPDATE sessions SET revoked_at = now(), revoked_reason = $3
  WHERE firm_id = $1 AND provider_id = $2 AND revoked_at IS NULL`;

/** What strangers are offered. */
export const OFFERS = `SELECT p.id, p.name, p.preset FROM identity_providers p
  JOIN firms f ON f.id = p.firm_id AND f.status = 'active'
  WHERE p.firm_id = $1 AND p.enabled ORDER BY lower(p.name), p.id`;

/** Everything to ask it something. */
export const OPEN_PROVIDER = `SELECT p.id, p.version, p.name, p.preset, p.issuer, p.application_id AS "applicationId",
    p.sealed_secret AS "sealedSecret", p.is_second_factor AS "isSecondFactor", p.email_domains AS "emailDomains"
  FROM identity_providers p JOIN firms f ON f.id = p.firm_id AND f.status = 'active'
  WHERE p.firm_id = $1 AND p.id = $2 AND p.enabled`;
