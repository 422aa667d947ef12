import { photoOf } from '../../identity/index.js';

/** Above this many entries the queue says that there are more. */
export const QUEUE_LIMIT = 500;

/**
 * What waits for approval, without the approver's own, the oldest day first; one row more than the limit tells
 * that there are more. Index: time_entries (firm_id, status, work_date).
 * $1 firm, $2 approver, $3 whose projects alone; null for all
 */
export const QUEUE = `
  SELECT t.id, t.version, t.membership_id AS "membershipId", m.name AS "memberName", ${photoOf('m')} AS "photoId", t.project_id AS "projectId",
      p.name AS "projectName", c.name AS "clientName", t.work_date AS "workDate", t.seconds, t.task, t.note, t.billable,
      t.submitted_at AS "submittedAt", t.hourly_rate IS NOT NULL AS "hasRate",
      (SELECT sum(o.seconds) FROM time_entries o
        WHERE o.firm_id = t.firm_id AND o.membership_id = t.membership_id AND o.work_date = t.work_date)::int AS "daySeconds"
    FROM time_entries t
    JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
    JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
    JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
   WHERE t.firm_id = $1 AND t.status = 'submitted' AND t.membership_id IS DISTINCT FROM $2::uuid
     AND ($3::uuid IS NULL OR p.manager_id = $3)
   ORDER BY t.work_date, t.id LIMIT ${QUEUE_LIMIT + 1}`;

/**
 * The entries that a decision names, as far as they are on the projects of $3 (null for all) and on no project for its
 * members only but those of $4 (null for all), held until it is written; in one
 * order, so that two approvers cannot deadlock.
 */
export const LOCK_ENTRIES = `
  SELECT t.id, t.version, t.membership_id AS "membershipId", t.work_date AS "workDate", t.seconds, t.status
    FROM time_entries t JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
   WHERE t.firm_id = $1 AND t.id = ANY($2) AND ($3::uuid IS NULL OR p.manager_id = $3)
     AND ($4::uuid[] IS NULL OR p.privacy = 'firm' OR p.id = ANY ($4))
   ORDER BY t.id FOR UPDATE OF t`;
