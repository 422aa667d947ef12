/** $1 the firm, $2 the client that stays, $3 the one that goes, in all of these. */
const of = (table: string, where = ''): string =>
  `(SELECT count(*) FROM ${table} x WHERE x.firm_id = $1 AND x.client_id = $3${where && ` AND ${where}`})::int`;

const CONTACT_TWINS = `client_contacts g JOIN client_contacts s
    ON s.firm_id = g.firm_id AND s.client_id = $2 AND s.email = g.email
  WHERE g.firm_id = $1 AND g.client_id = $3 AND g.email <> ''`;

/** Who may sign in for both clients: by their login, else by the address. */
const PORTAL_TWINS = `SELECT DISTINCT ON (g.id) g.id AS goes, s.id AS stays FROM portal_users g
  JOIN portal_users s ON s.firm_id = g.firm_id AND s.client_id = $2 AND (s.user_id = g.user_id OR s.email = g.email)
  WHERE g.firm_id = $1 AND g.client_id = $3 ORDER BY g.id, s.user_id = g.user_id DESC NULLS LAST`;

/** Projects of one name: a client has each name once. */
const NAMESAKES = `projects g JOIN projects s ON s.firm_id = g.firm_id AND s.client_id = $2 AND s.name = g.name
  WHERE g.firm_id = $1 AND g.client_id = $3`;

/** What comes along, and what of it is there twice. Index: those on (firm_id, client_id, …). */
export const MOVES = `SELECT
  ${of('client_contacts')} AS contacts,
  (SELECT count(*) FROM ${CONTACT_TWINS})::int AS "sameContacts",
  ${of('portal_users', `x.status <> 'erased'`)} AS "portalUsers",
  (SELECT count(*) FROM (${PORTAL_TWINS}) t)::int AS "samePortalUsers",
  ${of('activities')} AS activities,
  ${of('record_files', 'x.removed_at IS NULL')} AS files,
  ${of('prospects', `x.status <> 'merged'`)} AS prospects,
  ${of('proposals')} AS proposals,
  ${of('contracts')} AS contracts,
  ${of('signature_requests')} AS "signatureRequests",
  ${of('engagements')} AS engagements,
  ${of('projects')} AS projects,
  (SELECT count(*) FROM projects p JOIN time_entries t ON t.firm_id = p.firm_id AND t.project_id = p.id
    WHERE p.firm_id = $1 AND p.client_id = $3)::int AS "timeEntries",
  ${of('invoices')} AS invoices,
  ${of('payments')} AS payments,
  ${of('rate_cards')} AS "rateCards",
  array(SELECT g.name FROM ${NAMESAKES} ORDER BY g.name) AS "renamedProjects"`;

/** What else may be in the way; a silent import has failed. */
export const BLOCKS = `SELECT
  EXISTS (SELECT FROM signature_requests x WHERE x.firm_id = $1 AND x.client_id = $3 AND x.status IN ('open', 'signed'))
    AS signatures,
  EXISTS (SELECT FROM imports x WHERE x.firm_id = $1 AND x.status IN ('checking', 'running')
    AND x.updated_at >= now() - interval '1 minute') AS imports,
  EXISTS (SELECT FROM rate_cards g JOIN rate_cards s ON s.firm_id = g.firm_id AND s.client_id = $2 AND s.currency = g.currency
    WHERE g.firm_id = $1 AND g.client_id = $3) AS prices`;

export const RENAME_PROJECTS = `UPDATE projects p SET name = left(g.name, $5 - length($4) - 3) || ' (' || $4 || ')',
    version = p.version + 1
  FROM (SELECT g.id, g.name FROM ${NAMESAKES}) g WHERE p.firm_id = $1 AND p.id = g.id
  RETURNING p.id, g.name AS before, p.name AS after`;

/** One contact of each address: the one that stays, with what the other knew beside. */
export const FOLD_CONTACTS = `WITH gone AS (DELETE FROM client_contacts x
    USING (SELECT g.id, s.id AS stays FROM ${CONTACT_TWINS}) t WHERE x.firm_id = $1 AND x.id = t.id
    RETURNING t.stays, x.job_title, x.phone, x.roles)
  UPDATE client_contacts s SET job_title = coalesce(nullif(s.job_title, ''), gone.job_title),
    phone = coalesce(nullif(s.phone, ''), gone.phone), version = s.version + 1,
    roles = array(SELECT DISTINCT unnest(s.roles || gone.roles) ORDER BY 1)
  FROM gone WHERE s.firm_id = $1 AND s.id = gone.stays`;

/** Whoever was shut out of one is shut out; else what both gave is given. */
export const FOLD_PORTAL_USERS = `UPDATE portal_users s SET version = s.version + 1,
    user_id = coalesce(s.user_id, g.user_id), deactivated_by_firm = s.deactivated_by_firm OR g.by_firm,
    rights = array(SELECT DISTINCT unnest(s.rights || g.rights) ORDER BY 1),
    status = CASE WHEN s.status = 'deactivated' OR g.shut_out THEN 'deactivated'
      WHEN g.active THEN 'active' ELSE s.status END
  FROM (SELECT t.stays, (array_agg(p.user_id) FILTER (WHERE p.user_id IS NOT NULL))[1] AS user_id,
      bool_or(p.deactivated_by_firm) AS by_firm, bool_or(p.status = 'deactivated') AS shut_out,
      bool_or(p.status = 'active') AS active, array_agg(r.word) FILTER (WHERE r.word IS NOT NULL) AS rights
    FROM (${PORTAL_TWINS}) t JOIN portal_users p ON p.firm_id = $1 AND p.id = t.goes
    LEFT JOIN LATERAL unnest(p.rights) r(word) ON true GROUP BY t.stays) g
  WHERE s.firm_id = $1 AND s.id = g.stays`;

/** Of those who were invited twice, or are in already. */
export const REVOKE_INVITATIONS = `UPDATE invitations i SET revoked_at = now()
  FROM (${PORTAL_TWINS}) t, portal_users s
  WHERE s.firm_id = $1 AND s.id = t.stays AND i.firm_id = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL
    AND (i.portal_user_id = t.goes OR i.portal_user_id = s.id AND s.status <> 'invited')`;

export const COPY_TAGS = `INSERT INTO client_taggings (firm_id, client_id, tag_id)
  SELECT firm_id, $2, tag_id FROM client_taggings WHERE firm_id = $1 AND client_id = $3 ON CONFLICT DO NOTHING`;

const NEXT = 'version = x.version + 1';
const twinOf = (column: string): string =>
  `${column} = coalesce((SELECT t.stays FROM twins t WHERE t.goes = x.${column}), x.${column})`;

/** Every table with a client's id, and what changes beside it. Whoever looks at something open sees that it moved. */
export const MOVED: Readonly<Record<string, string>> = {
  activities: '',
  client_contacts: `${NEXT}, is_main = x.is_main AND NOT EXISTS (SELECT FROM client_contacts s
      WHERE s.firm_id = $1 AND s.client_id = $2 AND s.is_main),
    portal_user_id = CASE WHEN x.portal_user_id NOT IN (SELECT goes FROM twins) THEN x.portal_user_id END`,
  contracts: NEXT,
  engagements: NEXT,
  file_chunks: '',
  invitations: `${twinOf('portal_user_id')}, ${twinOf('invited_by_portal_user_id')}`,
  invoice_lines: '',
  invoice_taxes: '',
  invoices: NEXT,
  milestones: `${NEXT}, ${twinOf('answered_by_portal_user_id')}`,
  payment_allocations: '',
  payments: '',
  portal_users: `${NEXT}, client_name = $4`,
  postings: '',
  projects: NEXT,
  proposal_versions: '',
  proposals: `${NEXT}, ${twinOf('decided_by_portal_user_id')}`,
  prospects: NEXT,
  rate_cards: `${NEXT}, owner_id = $2`,
  record_files: `record_id = CASE x.record_id WHEN $3 THEN $2 ELSE x.record_id END`,
  signature_requests: '',
  signers: '',
  stored_files: '',
};

/** Portal users who are somebody else's twin stay behind, to be deleted. */
const ONLY: Readonly<Record<string, string>> = { portal_users: 'AND x.id NOT IN (SELECT goes FROM twins)' };

/**
 * One statement, because foreign keys between these rows carry the client and are checked at its end.
 * $4 the client's name.
 */
export const MOVE = `WITH twins AS MATERIALIZED (${PORTAL_TWINS}),
  sessions_moved AS (UPDATE sessions x SET portal_user_id = t.stays FROM twins t
    WHERE x.firm_id = $1 AND x.portal_user_id = t.goes),
  ${Object.entries(MOVED)
    .map(
      ([table, also]) => `${table}_moved AS (UPDATE ${table} x SET client_id = $2${also && `, ${also}`}
    WHERE x.firm_id = $1 AND x.client_id = $3 ${ONLY[table] ?? ''})`,
    )
    .join(',\n  ')}
  SELECT goes FROM twins`;

export const DELETE_TWINS = 'DELETE FROM portal_users WHERE firm_id = $1 AND id = ANY ($2::uuid[])';

/** Contacts and those who sign in under the same address are the same people. */
export const LINK_CONTACTS = `UPDATE client_contacts k SET portal_user_id = p.id FROM portal_users p
  WHERE k.firm_id = $1 AND k.client_id = $2 AND k.portal_user_id IS NULL AND k.email <> ''
    AND p.firm_id = k.firm_id AND p.client_id = k.client_id AND p.email = k.email
    AND NOT EXISTS (SELECT FROM client_contacts o WHERE o.firm_id = $1 AND o.portal_user_id = p.id)`;

/** Whatever is not the same as the one that goes is not the one that stays. */
export const STAY_APART = `INSERT INTO clients_apart (firm_id, first_id, second_id)
  SELECT $1, least(o.id, $2), greatest(o.id, $2) FROM clients_apart a
  CROSS JOIN LATERAL (SELECT CASE a.first_id WHEN $3 THEN a.second_id ELSE a.first_id END AS id) o
  WHERE a.firm_id = $1 AND (a.first_id = $3 OR a.second_id = $3) AND o.id <> $2 ON CONFLICT DO NOTHING`;

/** Those that were merged into the one that goes lead to the one that stays. */
export const LEAD_ON = 'UPDATE merged_clients SET into_id = $2 WHERE firm_id = $1 AND into_id = $3';

export const MERGED_INTO = `SELECT m.name, m.into_id AS "intoId", c.name AS "intoName" FROM merged_clients m
  JOIN clients c ON c.firm_id = m.firm_id AND c.id = m.into_id WHERE m.firm_id = $1 AND m.id = $2`;
