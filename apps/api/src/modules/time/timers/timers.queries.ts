export const TIMER = `
  SELECT t.project_id AS "projectId", p.name AS "projectName", p.client_id AS "clientId", c.name AS "clientName",
      t.task, t.note, t.billable, t.started_at AS "startedAt",
      greatest(0, floor(extract(epoch FROM clock_timestamp() - t.started_at)))::int AS "elapsedSeconds"
    FROM timers t
    JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
    JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
   WHERE t.firm_id = $1 AND t.membership_id = $2`;

/** Ends the timer and says what it ran on; of two that stop it, one gets the row. */
export const TAKE_TIMER = `
  DELETE FROM timers WHERE firm_id = $1 AND membership_id = $2
  RETURNING project_id AS "projectId", task, note, billable, started_at AS "startedAt"`;
