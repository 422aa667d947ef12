/** Shared by more than this, it says nothing about who is the same: an agent's address, a tower's switchboard. */
const MOST_SHARING = 5;
const MOST_PAIRS = 200;

/** What clients are known by, with how much it says. */
const KEYS = `
  SELECT c.id, 'company' AS reason, company_key(c.name) AS key, 3 AS weight FROM clients c WHERE c.firm_id = $1
  UNION SELECT c.id, 'taxId', t.key, 5 FROM clients c, unnest(tax_keys(c.tax_ids)) t(key) WHERE c.firm_id = $1
  UNION SELECT c.id, 'email', lower(c.email), 4 FROM clients c WHERE c.firm_id = $1
  UNION SELECT k.client_id, 'email', k.email, 4 FROM client_contacts k WHERE k.firm_id = $1
  UNION SELECT c.id, 'domain', split_part(lower(c.email), '@', 2), 2 FROM clients c WHERE c.firm_id = $1
  UNION SELECT k.client_id, 'domain', split_part(k.email, '@', 2), 2 FROM client_contacts k WHERE k.firm_id = $1
  UNION SELECT c.id, 'domain', site_key(c.website), 2 FROM clients c WHERE c.firm_id = $1
  UNION SELECT c.id, 'phone', phone_key(c.phone), 3 FROM clients c WHERE c.firm_id = $1 AND length(phone_key(c.phone)) >= 7
  UNION SELECT k.client_id, 'phone', phone_key(k.phone), 3 FROM client_contacts k
    WHERE k.firm_id = $1 AND length(phone_key(k.phone)) >= 7`;

/**
 * Pairs of clients that may be the same, the surest first: told apart already where $3, and else not yet. $2 are hosts
 * where anybody has an address. Every client is looked at once; equal keys meet in a hash.
 */
export const SUSPECTS = `WITH shared AS (SELECT reason, weight, array_agg(id) AS ids FROM (${KEYS}) k
    WHERE key <> '' AND NOT (reason = 'domain' AND key = ANY ($2::text[]))
    GROUP BY reason, key, weight HAVING count(*) BETWEEN 2 AND ${MOST_SHARING}),
  reasons AS (SELECT DISTINCT a.id AS first, b.id AS second, reason, weight
    FROM shared, unnest(ids) a(id), unnest(ids) b(id) WHERE a.id < b.id),
  pairs AS (SELECT first, second, array_agg(reason ORDER BY weight DESC, reason) AS reasons, sum(weight) AS weight
    FROM reasons GROUP BY first, second)
  SELECT p.reasons, json_build_object('id', f.id, 'name', f.name, 'status', f.status, 'createdAt', f.created_at) AS first,
    json_build_object('id', s.id, 'name', s.name, 'status', s.status, 'createdAt', s.created_at) AS second
  FROM pairs p JOIN clients f ON f.firm_id = $1 AND f.id = p.first JOIN clients s ON s.firm_id = $1 AND s.id = p.second
  WHERE EXISTS (SELECT FROM clients_apart a WHERE a.firm_id = $1 AND a.first_id = p.first AND a.second_id = p.second)
    = $3::boolean
  ORDER BY p.weight DESC, lower(f.name), p.first, p.second LIMIT ${MOST_PAIRS}`;
