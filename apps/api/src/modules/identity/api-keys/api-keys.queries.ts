import type { ListSpec } from '../../../platform/persistence/page.js';

const STATE = `CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked'
  WHEN now() >= (k.expires_on + 1)::timestamp AT TIME ZONE f.time_zone THEN 'expired' ELSE 'live' END`;

/** Index: api_keys (firm_id, created_at, id). */
export const API_KEY_LIST = {
  select: `k.id, k.name, k.prefix, k.scopes, ${STATE} AS state, k.membership_id AS "membershipId", m.name AS "madeBy",
    k.created_at AS "createdAt", k.expires_on AS "expiresOn", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"`,
  from: `api_keys k JOIN firms f ON f.id = k.firm_id
    JOIN memberships m ON m.firm_id = k.firm_id AND m.id = k.membership_id`,
  where: 'k.firm_id = $1',
  filters: {
    q: (p) => `(k.name ILIKE ${p} OR m.name ILIKE ${p})`,
    state: (p) => `${STATE} = ${p}`,
  },
  sorts: {
    name: 'k.name',
    createdAt: 'k.created_at',
    expiresOn: 'k.expires_on',
    lastUsedAt: 'k.last_used_at',
  },
  nullable: ['lastUsedAt'],
  defaultSort: '-createdAt',
  tiebreak: 'k.id',
} satisfies ListSpec;

export const API_KEY = `SELECT ${API_KEY_LIST.select} FROM ${API_KEY_LIST.from} WHERE k.firm_id = $1 AND k.id = $2`;

/** Everything that a person made, when they leave. */
export const REVOKE_KEYS_OF = `UPDATE api_keys SET revoked_at = now()
  WHERE firm_id = $1 AND membership_id = $2 AND revoked_at IS NULL RETURNING id, name`;
