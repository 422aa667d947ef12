import { LIMITS } from '#libs/contracts';
import type { ListSpec } from '../../../platform/persistence/page.js';
import { priceOf, roleOn, SHARE_PRICES } from '../../rates/index.js';

/** Matches up to which a text is searched by its index; more of them are met soon enough while walking the list. */
export const FEW = 50_000;

/** How many of a firm's entries match a pattern, counted to $3. Index: ix_time_entries_text. */
export const MATCHES = 'SELECT count(*) AS matches FROM matching_time_entries($1, $2, $3)';

/** An entry `t` as a person reads it. */
const COLUMNS = `t.id, t.version, t.membership_id AS "membershipId", m.name AS "memberName",
  t.project_id AS "projectId", p.name AS "projectName", p.privacy AS "projectPrivacy", p.manager_id AS "projectManagerId", p.client_id AS "clientId", c.name AS "clientName",
  t.work_date AS "workDate", t.seconds, t.task, t.note, t.billable, t.role, t.status,
  t.hourly_rate AS "hourlyRate", t.rate_source AS "rateSource", t.rate_reason AS "rateReason", e.currency,
  t.started_at AS "startedAt", t.ended_at AS "endedAt", t.submitted_at AS "submittedAt",
  t.decided_at AS "decidedAt", d.name AS "decidedByName", t.decision_note AS "decisionNote",
  t.billed_elsewhere AS "billedElsewhere"`;

const NAMES = `
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  LEFT JOIN memberships d ON d.firm_id = t.firm_id AND d.id = t.decided_by`;

/**
 * Indexes: time_entries (firm_id, work_date, id), and (firm_id, X, work_date) for member, project and status.
 * A client's entries are those of its projects: projects (firm_id, client_id, name).
 */
export const TIME_ENTRY_LIST = {
  select: COLUMNS,
  from: 'time_entries t',
  names: NAMES,
  where: 't.firm_id = $1',
  filters: {
    membershipId: (p) => `t.membership_id = ${p}`,
    visibleTo: (p) => `(t.membership_id = ${p}
      OR t.project_id = ANY (ARRAY(SELECT id FROM projects WHERE firm_id = $1 AND manager_id = ${p})))`,
    /** One's own, and those on projects that one sees; the first is who asks, the others the projects for their members that they are on. */
    seen: (p) => `(t.membership_id = (${p}::uuid[])[1] OR t.project_id <> ALL (ARRAY(SELECT id FROM projects
      WHERE firm_id = $1 AND privacy = 'members' AND id <> ALL (${p}::uuid[]))))`,
    projectId: (p) => `t.project_id = ${p}`,
    clientId: (p) =>
      `t.project_id = ANY (ARRAY(SELECT id FROM projects WHERE firm_id = $1 AND client_id = ${p}))`,
    status: (p) => `t.status = ${p}`,
    from: (p) => `t.work_date >= ${p}`,
    to: (p) => `t.work_date <= ${p}`,
    billable: (p) => `t.billable = ${p}`,
    q: (p) => `(t.note ILIKE ${p} OR t.task ILIKE ${p})`,
    found: (p) => `t.id = ANY (ARRAY(SELECT matching_time_entries($1, ${p}, ${FEW})))`,
  },
  sorts: {
    workDate: 't.work_date',
    seconds: 't.seconds',
    person: 'm.name',
    client: 'c.name',
    project: 'p.name',
    status: 't.status',
  },
  defaultSort: '-workDate',
  tiebreak: 't.id DESC',
} satisfies ListSpec;

/** Whether a member manages any project. */
export const LEADS_SOME = 'SELECT 1 FROM projects WHERE firm_id = $1 AND manager_id = $2 LIMIT 1';

export const TIME_ENTRY = `SELECT ${COLUMNS} FROM time_entries t ${NAMES} WHERE t.firm_id = $1 AND t.id = $2`;

/**
 * What decides whether a person may log on a project. Shares the lock of the prices and takes that of the person's day in the
 * same round trip: entries of one day are written one after the other, so their sum cannot pass 24 hours. The key share
 * lock is the one that writing the entry takes anyway: had here, a project that is being closed is waited for and seen.
 * $1 firm, $2 project, $3 member, $4 lock key
 */
export const PLACE = `
  SELECT p.name, p.status, p.start_date AS "startDate", p.end_date AS "endDate",
      pm.membership_id IS NOT NULL AS "isMember", pm.other_roles AS "otherRoles", ${SHARE_PRICES}::text AS priced,
      pg_advisory_xact_lock(hashtextextended($4, 0))::text AS locked
    FROM projects p
    LEFT JOIN project_members pm ON pm.firm_id = p.firm_id AND pm.project_id = p.id AND pm.membership_id = $3
   WHERE p.firm_id = $1 AND p.id = $2
   FOR KEY SHARE OF p`;

/** Seconds of a person's day without one entry. */
const REST_OF_DAY = (member: string, day: string, but: string): string => `
  (SELECT coalesce(sum(o.seconds), 0) FROM time_entries o
    WHERE o.firm_id = $1 AND o.membership_id = ${member} AND o.work_date = ${day} AND o.id <> ${but})`;

const SPOT = { project: '$4::uuid', member: '$3::uuid', day: '$5::date' };

/** The usual role of a member ($3) on a project ($2) on a day ($4). */
export const USUAL_ROLE = `SELECT coalesce(${roleOn({ project: '$2::uuid', member: '$3::uuid', day: '$4::date' })}, '') AS role`;

/** The role and the rate of the hours: a role that they name, and $10 and $11 set by hand, else what the rate cards say. */
const priced = (role: string): string => `(SELECT w.role, coalesce($10::numeric, x.hourly_rate) AS rate,
      CASE WHEN $10::numeric IS NULL THEN x.level ELSE 'override' END AS source,
      CASE WHEN $10::numeric IS NULL THEN x.line_id END AS line
    FROM (SELECT coalesce(${role}::text, ${roleOn(SPOT)}, '') AS role) w
    LEFT JOIN LATERAL ${priceOf({ ...SPOT, role: 'w.role', task: '$7::text' })} x ON true) r`;

/** No row when the day would pass 24 hours. */
export const INSERT_ENTRY = `
  WITH t AS (
    INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, task, note, billable,
      role, hourly_rate, rate_source, rate_line_id, rate_reason, started_at, ended_at)
    SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::date, $6::int, $7::text, $8::text, $9::boolean,
      r.role, r.rate, r.source, r.line, $11::text, $12::timestamptz, $13::timestamptz
      FROM ${priced('$14')}
     WHERE $6::int + ${REST_OF_DAY('$3', '$5', '$2')} <= ${LIMITS.daySeconds}
    RETURNING *)
  SELECT ${COLUMNS} FROM t ${NAMES}`;

/** No row when the day would pass 24 hours. */
export const UPDATE_ENTRY = `
  WITH t AS (
    UPDATE time_entries SET project_id = $4, work_date = $5::date, seconds = $6::int, task = $7, note = $8, billable = $9,
      role = r.role, hourly_rate = r.rate, rate_source = r.source, rate_line_id = r.line, rate_reason = $11::text,
      version = version + 1, updated_at = now()
      FROM ${priced('$12')}
     WHERE firm_id = $1 AND id = $2 AND $6::int + ${REST_OF_DAY('$3', '$5', '$2')} <= ${LIMITS.daySeconds}
    RETURNING time_entries.*)
  SELECT ${COLUMNS} FROM t ${NAMES}`;

export const DAY_SECONDS = `SELECT ${REST_OF_DAY('$2', '$3', '$4')}::int AS seconds`;

/** What prices an entry `t`. */
export const ENTRY = {
  ...{ project: 't.project_id', member: 't.membership_id', role: 't.role' },
  ...{ task: 't.task', day: 't.work_date' },
};

/** An entry's rate, the one that the rate cards have for it now, and whether it is fixed. */
export const ENTRY_RATE = `
  SELECT t.membership_id AS "membershipId", t.hourly_rate AS "hourlyRate", t.rate_source AS "rateSource",
      t.rate_reason AS "rateReason", e.currency, t.role, x.hourly_rate AS "cardRate", x.level AS "cardLevel",
      EXISTS (SELECT FROM invoice_line_entries l
        WHERE l.firm_id = t.firm_id AND l.time_entry_id = t.id AND l.live) AS "isOnInvoice"
    FROM time_entries t
    JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
    JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
    LEFT JOIN LATERAL ${priceOf(ENTRY)} x ON true
   WHERE t.firm_id = $1 AND t.id = $2`;

/** Before prices are read by a statement of its own. */
export const HOLD_PRICES = `SELECT ${SHARE_PRICES}::text`;

/** What the rate cards say about an entry. */
export const CARD_RATE = `
  SELECT x.hourly_rate AS "hourlyRate", x.level AS "rateSource", x.line_id AS "rateLineId"
    FROM time_entries t JOIN LATERAL ${priceOf(ENTRY)} x ON true
   WHERE t.firm_id = $1 AND t.id = $2`;

/** Of the given entries, those that an invoice holds, drafts among them. Index: uq_invoice_line_entries_live. */
export const ON_LIVE_LINE = `
  SELECT time_entry_id AS id FROM invoice_line_entries WHERE firm_id = $1 AND time_entry_id = ANY($2) AND live`;
