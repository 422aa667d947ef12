/** Open ones in their order, then won, then lost. */
export const STAGE_ORDER = `CASE s.kind WHEN 'open' THEN 1 WHEN 'won' THEN 2 ELSE 3 END, s.position, s.id`;

const COLUMNS = `SELECT s.id, s.version, s.name, s.kind, s.probability,
    (SELECT count(*) FROM prospects p WHERE p.firm_id = s.firm_id AND p.stage_id = s.id) AS prospects
  FROM pipeline_stages s WHERE s.firm_id = $1`;

export const STAGES = `${COLUMNS} ORDER BY ${STAGE_ORDER}`;
export const STAGE = `${COLUMNS} AND s.id = $2`;

/** Counts the open stages from 1 again, $2 standing before $3 or, where that is null, last. */
export const REORDER = `UPDATE pipeline_stages s SET position = o.position
  FROM (SELECT id, row_number() OVER (ORDER BY
      CASE WHEN id = $2 THEN coalesce((SELECT position - 0.5 FROM pipeline_stages b
        WHERE b.firm_id = $1 AND b.kind = 'open' AND b.id = $3), 1e9) ELSE position END, id) AS position
    FROM pipeline_stages WHERE firm_id = $1 AND kind = 'open') o
  WHERE s.firm_id = $1 AND s.id = o.id AND s.position <> o.position`;
