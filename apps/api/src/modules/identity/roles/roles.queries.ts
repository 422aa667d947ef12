const COLUMNS = `r.id, r.version, r.name, r.description, r.permissions,
  (SELECT count(*)::int FROM membership_custom_roles c WHERE c.firm_id = r.firm_id AND c.role_id = r.id) AS people`;

/** At most `LIMITS.customRoles`. */
export const CUSTOM_ROLES = `SELECT ${COLUMNS} FROM roles r WHERE r.firm_id = $1 ORDER BY lower(r.name)`;

export const CUSTOM_ROLE = `SELECT ${COLUMNS} FROM roles r WHERE r.firm_id = $1 AND r.id = $2`;

export const ROLE_COUNT = 'SELECT count(*)::int AS count FROM roles WHERE firm_id = $1';
