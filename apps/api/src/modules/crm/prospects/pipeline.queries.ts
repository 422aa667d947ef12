import { STAGE_ORDER } from '../stages/pipeline-stages.queries.js';
import { NAMES, WEIGHTED } from './prospects.queries.js';

/** What the board shows: what is open, and what was closed from $2 on; of one owner ($3) and by words ($4), unless null. */
const SHOWN = `p.firm_id = $1 AND (p.status = 'open' OR (p.status IN ('won', 'lost') AND p.closed_on >= $2))
  AND ($3::uuid IS NULL OR p.owner_id = $3) AND ($4::text IS NULL OR p.name ILIKE $4 OR p.company ILIKE $4)`;

/** Index: prospects (firm_id, stage_id, position). */
export const CARDS = `SELECT p.stage_id AS "stageId", p.id, p.version, p.name, p.company, p.value, p.currency,
    p.probability, p.expected_close AS "expectedClose", m.name AS "ownerName"
  FROM prospects p JOIN memberships m ON m.firm_id = p.firm_id AND m.id = p.owner_id
  WHERE ${SHOWN} ORDER BY p.position, p.id LIMIT $5`;

export const TOTALS = `SELECT p.stage_id AS "stageId", p.currency, count(*) AS count, sum(p.value) AS value,
    sum(${WEIGHTED}) AS weighted
  FROM prospects p ${NAMES} WHERE ${SHOWN} GROUP BY p.stage_id, p.currency ORDER BY count(*) DESC, p.currency`;

export const COLUMNS = `SELECT s.id, s.name, s.kind, s.probability FROM pipeline_stages s
  WHERE s.firm_id = $1 ORDER BY ${STAGE_ORDER}`;

export const LAST_POSITION =
  'SELECT max(position) AS last FROM prospects WHERE firm_id = $1 AND stage_id = $2';

/** The place of the prospect $3 in its stage, and that of the one above it other than $4. */
export const GAP_ABOVE = `SELECT b.position AS below, (SELECT max(a.position) FROM prospects a
      WHERE a.firm_id = b.firm_id AND a.stage_id = b.stage_id AND a.position < b.position AND a.id <> $4) AS above
  FROM prospects b WHERE b.firm_id = $1 AND b.stage_id = $2 AND b.id = $3`;

/** Gives the prospects of a stage places $3 apart, in the order that they have. */
export const SPREAD = `UPDATE prospects p SET position = o.place * $3
  FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM prospects WHERE firm_id = $1 AND stage_id = $2) o
  WHERE p.firm_id = $1 AND p.id = o.id`;
