/** Whose week: $1 firm, $2 member, $3 first day. */
export const WEEK_FRAME = `
  SELECT m.name AS "memberName", coalesce(m.weekly_target_seconds, f.weekly_target_seconds) AS "targetSeconds",
      s.id AS "timesheetId", s.submitted_at AS "submittedAt"
    FROM memberships m
    JOIN firms f ON f.id = m.firm_id
    LEFT JOIN timesheets s ON s.firm_id = m.firm_id AND s.membership_id = m.id AND s.week_start = $3
   WHERE m.firm_id = $1 AND m.id = $2`;

/** A person's entries from $3 to $4. Index: time_entries (firm_id, membership_id, work_date). */
export const WEEK_ENTRIES = `
  SELECT t.id, t.version, t.project_id AS "projectId", t.task, t.work_date AS "workDate", t.seconds, t.note, t.billable,
      t.status, t.decided_at AS "decidedAt", d.name AS "decidedByName", t.decision_note AS "decisionNote"
    FROM time_entries t
    LEFT JOIN memberships d ON d.firm_id = t.firm_id AND d.id = t.decided_by
   WHERE t.firm_id = $1 AND t.membership_id = $2 AND t.work_date BETWEEN $3 AND $4
   ORDER BY t.work_date, t.id`;

/**
 * The projects of a grid's rows ($3), and those that began for this member between $4 and $5: they stand in the
 * grid before the first hour. Index: project_members (firm_id, membership_id).
 */
export const WEEK_PROJECTS = `
  SELECT p.id AS "projectId", p.name AS "projectName", p.client_id AS "clientId", c.name AS "clientName",
      p.start_date AS "startDate", p.end_date AS "endDate",
      pm.membership_id IS NOT NULL AND p.status = 'active' AS "takesHours",
      pm.membership_id IS NOT NULL AND p.status = 'active' AND p.created_at >= $4 AND p.created_at < $5 AS "isNew"
    FROM projects p
    JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
    LEFT JOIN project_members pm ON pm.firm_id = p.firm_id AND pm.project_id = p.id AND pm.membership_id = $2
   WHERE p.firm_id = $1 AND (p.id = ANY($3) OR p.id IN (
      SELECT o.project_id FROM project_members o JOIN projects n ON n.firm_id = o.firm_id AND n.id = o.project_id
       WHERE o.firm_id = $1 AND o.membership_id = $2 AND n.status = 'active' AND n.created_at >= $4 AND n.created_at < $5))`;

/** The active projects of a member with the tasks used since $3, the last used first. */
export const OWN_PROJECTS = `
  WITH recent AS (
    SELECT t.project_id, t.task, max(t.work_date) AS last
      FROM time_entries t
     WHERE t.firm_id = $1 AND t.membership_id = $2 AND t.work_date >= $3
     GROUP BY t.project_id, t.task)
  SELECT p.id AS "projectId", p.name AS "projectName", p.client_id AS "clientId", c.name AS "clientName",
      p.start_date AS "startDate", p.end_date AS "endDate", pm.role, pm.other_roles AS "otherRoles", max(r.last) AS "lastUsed",
      array_agg(r.task ORDER BY r.last DESC, r.task) FILTER (WHERE r.task <> '') AS tasks
    FROM project_members pm
    JOIN projects p ON p.firm_id = pm.firm_id AND p.id = pm.project_id AND p.status = 'active'
    JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
    LEFT JOIN recent r ON r.project_id = p.id
   WHERE pm.firm_id = $1 AND pm.membership_id = $2
   GROUP BY p.id, p.name, p.client_id, c.name, p.start_date, p.end_date, pm.role, pm.other_roles
   ORDER BY max(r.last) DESC NULLS LAST, c.name, p.name
   LIMIT 200`;

export const SUBMIT_TIMESHEET = `
  INSERT INTO timesheets (firm_id, id, membership_id, week_start, submitted_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (firm_id, membership_id, week_start)
    DO UPDATE SET submitted_at = excluded.submitted_at, version = timesheets.version + 1, updated_at = now()
  RETURNING id`;

/** A person's entries of a week in some states, held until they are written. */
export const LOCK_WEEK = `
  SELECT id, seconds, status FROM time_entries
   WHERE firm_id = $1 AND membership_id = $2 AND work_date BETWEEN $3 AND $4 ORDER BY id FOR UPDATE`;
