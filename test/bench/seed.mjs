/** The benchmark's rows, made in the database itself. Ids follow from kind and number, so that both sides know them. */
import { createHash } from 'node:crypto';
import { CHART } from '../../dist/apps/api/src/modules/finance/ledger/chart-of-accounts.js';

/** What a firm has. An entry's member is its number divided by `entriesEach`. */
export const LARGE = { clients: 200, projects: 2_000, people: 500, entriesEach: 2_000 };
const OTHER = { clients: 20, projects: 100, people: 20, entriesEach: 1_000 };
export const FIRM = idOf('firm', 0);
const OTHER_FIRM = idOf('firm', 1);
/** Projects of the first clients with approved hours of their own in October: each makes one invoice. */
export const BILLED = { projects: 40, entries: 200, small: 41, smallEntries: 20 };
export const OCTOBER = { periodFrom: '2026-10-01', periodTo: '2026-10-31' };

const ID = `CREATE OR REPLACE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT overlay(overlay(md5(kind || ':' || n) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid $$`;

/** @param {string} kind @param {number} n @returns {string} the id that the SQL function of the same name gives */
export function idOf(kind, n) {
  const hex = createHash('md5').update(`${kind}:${n}`).digest('hex');
  const text = `${hex.slice(0, 12)}7${hex.slice(13, 16)}8${hex.slice(17)}`;
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Members of the large firm have numbers from 0, those of the other from here. */
const OFFSET = 1_000_000;

/** Readies a connection to write rows. @param {import('pg').Client} client */
export async function prepare(client) {
  await client.query(ID);
  await client.query("SET session_replication_role = 'replica'"); // the rows fit: no reference is checked
}

/** Firms, people, clients and projects, without hours but for the other firm's. */
export async function seedFirms(client) {
  await seedFirm(client, FIRM, LARGE, 0);
  await seedFirm(client, OTHER_FIRM, OTHER, OFFSET);
  await seedEntries(client, { firm: OTHER_FIRM, size: OTHER, offset: OFFSET, from: 0, to: 20_000 });
}

async function seedFirm(client, firm, { clients, projects, people }, offset) {
  const run = (text, ...values) => client.query(text, [firm, offset, ...values]);
  await client.query(
    `INSERT INTO firms (id, name, base_currency, address, email, iban) VALUES ($1, $2, 'EUR', E'1 Quay\nPorto', 'a@firm.example', 'PT50')`,
    [firm, `Firm of ${people}`],
  );
  for (const { code, name, type, purpose } of CHART)
    await client.query(
      `INSERT INTO accounts (firm_id, id, code, name, type, purpose) VALUES ($1, uuidv7(), $2, $3, $4, $5)`,
      [firm, code, name, type, purpose],
    );
  await client.query(
    `INSERT INTO tax_rates (firm_id, id, code, name, category, percent, valid_from)
     VALUES ($1, uuidv7(), 'standard', 'Sales tax', 'S', 10, '2020-01-01')`,
    [firm],
  );
  await run(
    `INSERT INTO users (id, email, name, password_hash) SELECT pg_temp.id('user', $2 + n), 'p' || ($2 + n) || '@bench.example',
       'Person ' || n, 'none' FROM generate_series(0, $3::int - 1) n WHERE $1::uuid IS NOT NULL`,
    people,
  );
  await run(
    `INSERT INTO memberships (firm_id, id, user_id, name, email, status)
     SELECT $1, pg_temp.id('member', $2 + n), pg_temp.id('user', $2 + n), 'Person ' || n, 'p' || n || '@bench.example', 'active'
     FROM generate_series(0, $3::int - 1) n`,
    people,
  );
  await run(
    `INSERT INTO membership_roles (firm_id, membership_id, role)
     SELECT $1, pg_temp.id('member', $2 + n), CASE n WHEN 0 THEN 'admin' ELSE 'consultant' END FROM generate_series(0, $3::int - 1) n`,
    people,
  );
  await run(
    `INSERT INTO sessions (id, user_id, firm_id, membership_id, expires_at)
     SELECT pg_temp.id('session', $2 + n), pg_temp.id('user', $2 + n), $1, pg_temp.id('member', $2 + n), now() + interval '1 day'
     FROM generate_series(0, $3::int - 1) n`,
    people,
  );
  await run(
    `INSERT INTO clients (firm_id, id, name, currency, billing_address, email)
     SELECT $1, pg_temp.id('client', $2 + n), 'Client ' || n, 'EUR', E'Street ' || n || E'\nTown', 'c' || n || '@bench.example'
     FROM generate_series(0, $3::int - 1) n`,
    clients,
  );
  await run(
    `INSERT INTO engagements (firm_id, id, client_id, title, start_date, end_date, currency, status)
     SELECT $1, pg_temp.id('engagement', $2 + n), pg_temp.id('client', $2 + n), 'Agreement ' || n, '2024-01-01', '2026-12-31', 'EUR', 'in_progress'
     FROM generate_series(0, $3::int - 1) n`,
    clients,
  );
  await run(
    `INSERT INTO engagement_lines (firm_id, id, line_id, engagement_id, title, model, position)
     SELECT $1, pg_temp.id('line', $2 + n), pg_temp.id('line', $2 + n), pg_temp.id('engagement', $2 + n), 'Agreement ' || n,
       'time_and_material', 1 FROM generate_series(0, $3::int - 1) n`,
    clients,
  );
  await run(
    `WITH cards AS (INSERT INTO rate_cards (firm_id, id, level, engagement_id, owner_id, currency)
         SELECT $1, pg_temp.id('card', $2 + n), 'engagement', pg_temp.id('engagement', $2 + n), pg_temp.id('engagement', $2 + n), 'EUR'
         FROM generate_series(0, $3::int - 1) n),
       versions AS (INSERT INTO rate_card_versions (firm_id, id, card_id)
         SELECT $1, pg_temp.id('prices', $2 + n), pg_temp.id('card', $2 + n) FROM generate_series(0, $3::int - 1) n)
     INSERT INTO rate_card_lines (firm_id, id, version_id, role, hourly_rate)
     SELECT $1, uuidv7(), pg_temp.id('prices', $2 + n), 'Consultant', 100 + n % 50 FROM generate_series(0, $3::int - 1) n`,
    clients,
  );
  await run(
    `INSERT INTO projects (firm_id, id, client_id, engagement_id, name, start_date, end_date)
     SELECT $1, pg_temp.id('project', $2 + n), pg_temp.id('client', $2 + n % $4), pg_temp.id('engagement', $2 + n % $4),
       'Project ' || n, '2024-01-01', '2026-12-31' FROM generate_series(0, $3::int - 1) n`,
    projects,
    clients,
  );
  await run(
    `INSERT INTO project_members (firm_id, project_id, membership_id, role)
     SELECT $1, pg_temp.id('project', $2 + (m * 4 + p) % $4), pg_temp.id('member', $2 + m), 'Consultant'
     FROM generate_series(0, $3::int - 1) m, generate_series(0, 19) p`,
    people,
    projects,
  );
}

/** Hours number `from` to `to`, written by day as a firm would, over the three years to November 2026. */
export async function seedEntries(client, { firm = FIRM, size = LARGE, offset = 0, from, to }) {
  await client.query(
    `INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, task, note, billable, status,
       role, hourly_rate, rate_source, submitted_at, decided_by, decided_at)
     SELECT $1, uuidv7(), pg_temp.id('member', $2 + m), pg_temp.id('project', $2 + (m * 4 + n % 20) % $3), day,
       900 + (n % 8) * 900, 'Task ' || n % 7, 'What was done in entry ' || n, n % 9 <> 0, status, 'Consultant', 100 + m % 50, 'engagement',
       CASE WHEN status <> 'draft' THEN day + interval '7 days' END,
       CASE WHEN status IN ('approved', 'invoiced') AND m <> 0 THEN pg_temp.id('member', $2) END,
       CASE WHEN status IN ('approved', 'invoiced') THEN day + interval '9 days' END
     FROM (SELECT n, m, day, CASE WHEN day < '2026-07-01' THEN 'invoiced' WHEN day < '2026-10-01' THEN 'approved'
             WHEN day < '2026-11-01' THEN 'submitted' ELSE 'draft' END AS status
           FROM (SELECT n, n / $4::int AS m, DATE '2024-01-01' + (n % $4::int) * 1065 / $4::int AS day
                 FROM generate_series($5::int, $6::int - 1) n) numbered) dated
     ORDER BY day, n`,
    [firm, offset, size.projects, size.entriesEach, from, to],
  );
}

/** Approved hours of October that no other entry of those projects has. */
export async function seedBilledHours(client) {
  await client.query(
    `INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, task, note, status, role, hourly_rate, rate_source)
     SELECT $1, uuidv7(), pg_temp.id('member', 1 + n % 50), pg_temp.id('project', p), DATE '2026-10-01' + n % 31, 1800,
       'Task ' || n % 7, 'Billed entry ' || n, 'approved', 'Consultant', 100, 'engagement'
     FROM generate_series(0, $2::int) p, generate_series(1, $3::int) n WHERE p < $2 OR n <= $4`,
    [FIRM, BILLED.projects, BILLED.entries, BILLED.smallEntries],
  );
}

/** Two hundred thousand records of what people did. */
export async function seedAudit(client) {
  await client.query(
    `INSERT INTO audit_entries (firm_id, id, at, actor_type, actor_id, actor_name, action, object_type, object_id, request_id)
     SELECT $1, uuidv7(), now() - (n || ' minutes')::interval, 'member', pg_temp.id('member', n % 500), 'Person',
       (ARRAY['invoice.issued', 'project.updated', 'client.updated'])[1 + n % 3], (ARRAY['invoice', 'project', 'client'])[1 + n % 3],
       pg_temp.id('client', n % 200), 'bench' FROM generate_series(1, 200000) n`,
    [FIRM],
  );
  await client.query(
    'INSERT INTO audit_queue (firm_id, at, entry_id) SELECT firm_id, at, id FROM audit_entries',
  );
}
