const HOLDS = `given_at > now() - interval '7 days'`;

export const CONSENT = `INSERT INTO factor_reset_consents (user_id, firm_id) VALUES ($1, $2)
  ON CONFLICT (user_id, firm_id) DO UPDATE SET given_at = now()`;
export const CONSENTS = `SELECT firm_id AS "firmId" FROM factor_reset_consents WHERE user_id = $1 AND ${HOLDS}`;
export const FORGET_CONSENTS = 'DELETE FROM factor_reset_consents WHERE user_id = $1';

/** Until when the firm's consent holds; null without one. Both are SQL expressions of ids. */
export const consentUntil = (user: string, firm: string): string =>
  `(SELECT c.given_at + interval '7 days' FROM factor_reset_consents c
    WHERE c.user_id = ${user} AND c.firm_id = ${firm} AND c.${HOLDS})`;
