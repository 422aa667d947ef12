const COLUMNS = `SELECT t.id, t.version, t.name, t.colour,
    (SELECT count(*) FROM client_taggings g WHERE g.firm_id = t.firm_id AND g.tag_id = t.id) AS clients
  FROM client_tags t WHERE t.firm_id = $1`;

export const TAGS = `${COLUMNS} ORDER BY lower(t.name), t.id`;
export const TAG = `${COLUMNS} AND t.id = $2`;

/** The tags of client `c`, as JSON. */
export const WORN_TAGS = `(SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'colour', t.colour)
    ORDER BY lower(t.name)), '[]') FROM client_taggings g
  JOIN client_tags t ON t.firm_id = g.firm_id AND t.id = g.tag_id
  WHERE g.firm_id = c.firm_id AND g.client_id = c.id)`;

export const TAG_NAMES = `SELECT t.name FROM client_taggings g
  JOIN client_tags t ON t.firm_id = g.firm_id AND t.id = g.tag_id
  WHERE g.firm_id = $1 AND g.client_id = $2 ORDER BY lower(t.name)`;
